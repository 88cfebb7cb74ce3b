#!/usr/bin/env bash
# Proves anew what is on record in resources/safety_proof.json: explores every state, plants every mutant, and writes
# the record only if all properties are kept and all mutants are found, of the very sources that it saw.
#   tests/proof/prove.sh [BUILD_FOLDER]     (build/release)
set -euo pipefail
cd "$(dirname "$0")/../.."
build="${1:-build/release}"
export CMAKE_BUILD_PARALLEL_LEVEL="${CMAKE_BUILD_PARALLEL_LEVEL:-$(nproc)}"
fingerprint() { cmake -DROOT="$PWD" -DMODE=print -P core/safety/proven_record.cmake; }

[ -f "$build/CMakeCache.txt" ] || cmake --preset release -B "$build" >/dev/null
before=$(fingerprint)
cmake --build "$build" --target safety_proof -- --quiet
cmake --build "$build" --target mutants -- --quiet -k 0 || true # one that does not build is said below
python3 tests/mutants/mutate.py texts
mutants=0
living=0
for id in $(python3 tests/mutants/mutate.py plan | cut -d'|' -f1); do
    if python3 tests/mutants/mutate.py kill "$id" "$build"; then mutants=$((mutants + 1)); else living=$((living + 1)); fi
done
echo "$mutants mutants killed, $living not"
if [ "$living" -gt 0 ]; then exit 1; fi
version=$(sed -n 's/^project(tulpar VERSION \([0-9.]*\).*/\1/p' CMakeLists.txt)
if [ "$(fingerprint)" != "$before" ]; then
    echo "the sources changed meanwhile: nothing is proven of them" >&2
    exit 1
fi
"$build/bin/safety_proof" --write resources/safety_proof.json "$version" "$(date -u +%Y-%m-%dT%H:%M:%SZ)" "$before" "$mutants"
cmake -DROOT="$PWD" -DMODE=check -P core/safety/proven_record.cmake
