"""Fetches the packages that the makers of this folder read, with the ordinary tools of Debian and npm.

Nothing is installed. apt keeps its lists in the given folder; the machine's own source list is not touched.
"""

import pathlib
import subprocess
import tarfile

DEBIAN = "[signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] http://deb.debian.org/debian bookworm main"


def _apt(folder, kind):
    folder.mkdir(parents=True, exist_ok=True)
    lists = folder / "lists"
    (lists / "partial").mkdir(parents=True, exist_ok=True)
    sources = folder / "sources.list"
    sources.write_text(f"{kind} {DEBIAN}\n")
    options = [
        "-o", f"Dir::Etc::sourcelist={sources}", "-o", "Dir::Etc::sourceparts=/dev/null",
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
        subprocess.run([*_apt(folder, "deb-src"), "source", "--download-only", name], cwd=folder, check=True)
    return _only(folder, pattern)


def debian_package(name, folder):
    """Downloads and unpacks the Debian package `name`; returns the root of its tree."""
    folder = pathlib.Path(folder)
    tree = folder / name
    if not tree.exists():
        subprocess.run([*_apt(folder, "deb"), "download", name], cwd=folder, check=True)
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
