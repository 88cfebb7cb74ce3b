"""Fetches the packages that the makers of this folder read, with the ordinary tools of Debian and npm.

Nothing is installed. apt asks the mirrors that this machine's own apt is set to, for sources as well as for packages,
but keeps its lists in the given folder; the machine's own settings and lists are not touched. npm asks its own registry.
"""

import pathlib
import re
import subprocess
import tarfile

APT = pathlib.Path("/etc/apt")


def with_sources(text):
    """The apt source list `text`, one-line or deb822, with every mirror asked for packages and for sources."""
    lines = []
    for line in text.splitlines():
        if re.match(r"Types:", line):
            line = "Types: deb deb-src"
        lines.append(line)
        if re.match(r"deb\s", line):
            lines.append(re.sub(r"^deb\b", "deb-src", line))
    return "\n".join(lines) + "\n"


def _mirrors(folder):
    """Copies the machine's source lists into `folder`, each asking for sources too."""
    folder.mkdir(parents=True, exist_ok=True)
    lists = [APT / "sources.list", *sorted((APT / "sources.list.d").glob("*"))]
    lists = [path for path in lists if path.is_file() and path.suffix in (".list", ".sources")]
    if not lists:
        raise SystemExit(f"no source list in {APT}: which mirror is this machine to ask?")
    for path in lists:
        (folder / path.name).write_text(with_sources(path.read_text()))
    return folder


def _apt(folder):
    folder.mkdir(parents=True, exist_ok=True)
    lists = folder / "lists"
    (lists / "partial").mkdir(parents=True, exist_ok=True)
    options = [
        "-o", "Dir::Etc::sourcelist=/dev/null", "-o", f"Dir::Etc::sourceparts={_mirrors(folder / 'mirrors')}",
        "-o", f"Dir::State::lists={lists}", "-o", f"Dir::Cache::pkgcache={folder / 'pkgcache.bin'}",
        "-o", f"Dir::Cache::srcpkgcache={folder / 'srcpkgcache.bin'}",
    ]
    subprocess.run(["apt-get", *options, "-qq", "update"], cwd=folder, check=True)
    return ["apt-get", *options, "-qq"]


def _only(folder, pattern):
    found = sorted(folder.glob(pattern))
    if not found:
        raise SystemExit(f"{pattern} did not arrive in {folder}")
    return found[-1]


def debian_source(name, pattern, folder):
    """Downloads the Debian source package `name` into `folder`; returns its file that matches `pattern`."""
    folder = pathlib.Path(folder)
    if not list(folder.glob(pattern)):
        subprocess.run([*_apt(folder), "source", "--download-only", name], cwd=folder, check=True)
    return _only(folder, pattern)


def debian_package(name, folder):
    """Downloads and unpacks the Debian package `name`; returns the root of its tree."""
    folder = pathlib.Path(folder)
    tree = folder / name
    if not tree.exists():
        subprocess.run([*_apt(folder), "download", name], cwd=folder, check=True)
        subprocess.run(["dpkg-deb", "-x", str(_only(folder, f"{name}_*.deb")), str(tree)], check=True)
    return tree


def npm_package(name, folder):
    """Downloads and unpacks the npm package `name`; returns the root of its tree."""
    folder = pathlib.Path(folder)
    tree = folder / name
    if not tree.exists():
        folder.mkdir(parents=True, exist_ok=True)
        subprocess.run(["npm", "pack", "--silent", name], cwd=folder, check=True, stdout=subprocess.DEVNULL)
        with tarfile.open(_only(folder, f"{name}-*.tgz")) as archive:
            archive.extractall(tree)
    return tree / "package"
