#!/usr/bin/env bash
# Installs what resources/packages.txt names and is not there yet. Usage: packages.sh [test]
# With "test" also the packages after the line "[test]". Needs root (or sudo) only when something is missing.
set -euo pipefail
list="$(dirname "$0")/../packages.txt"
wanted=$(sed -e 's/#.*//' "$list")
[ "${1:-}" = test ] || wanted=$(sed '/^\[test\]/,$d' <<<"$wanted")
missing=()
for package in $(grep -v '^\[' <<<"$wanted"); do
    [ "$(dpkg-query -W -f='${db:Status-Abbrev}' "$package" 2>/dev/null)" = "ii " ] || missing+=("$package")
done
[ ${#missing[@]} -eq 0 ] && exit 0
echo "Installing: ${missing[*]}" >&2
as_root=()
if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || { echo "These packages are missing; install them as root and start again." >&2; exit 1; }
    as_root=(sudo)
fi
# /usr/share/doc is not needed; recommended packages are not either.
"${as_root[@]}" apt-get update -qq >&2
DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" >&2
