"""What the checks of the house share: the files, the rooms table, and how a finding is printed."""

import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]


def files(*folders, suffixes=(".h", ".cpp")):
    for folder in folders:
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix in suffixes and path.is_file():
                yield path


def rooms():
    """folder -> (ring, allowed folders, libraries) from core/rooms.txt"""
    table = {}
    for line in (ROOT / "core/rooms.txt").read_text().splitlines():
        if not re.match(r"(kernel|shell|desk) ", line):
            continue
        ring, folder, uses, links = [part.strip() for part in line.split("|")]
        table[folder] = (ring, set(uses.split()), set(links.split()))
    return table


def code_lines(path):
    """(number, line) without comments and without the insides of string literals"""
    text = path.read_text(encoding="utf-8")
    text = re.sub(r"/\*.*?\*/", lambda m: "\n" * m.group().count("\n"), text, flags=re.S)
    for number, line in enumerate(text.splitlines(), 1):
        if line.lstrip().startswith("#include"):
            yield number, line
            continue
        line = re.sub(r'"(\\.|[^"\\])*"', '""', line)
        yield number, re.sub(r"//.*", "", line)


class Findings:
    def __init__(self):
        self.count = 0

    def add(self, path, number, what, why):
        self.count += 1
        print(f"{path.relative_to(ROOT)}:{number}: {what} ({why})")

    def end(self, checked):
        if checked == 0:
            print("nothing was checked: is this the right folder?")
            sys.exit(1)
        print(f"{checked} files checked, {self.count} findings")
        sys.exit(1 if self.count else 0)
