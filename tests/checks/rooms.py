#!/usr/bin/env python3
"""A room does what its name says in at most some 400 lines; every header guards itself; names are snake_case."""

import re

from sources import Findings, ROOT, files

SOME_400 = 450

found = Findings()
checked = 0
for path in files("core", "widgets", "app"):
    checked += 1
    lines = path.read_text(encoding="utf-8").splitlines()
    if len(lines) > SOME_400:
        found.add(path, len(lines), f"{len(lines)} lines", "two rooms in one")
    if path.suffix == ".h" and "#pragma once" not in lines[:1]:
        found.add(path, 1, "no #pragma once in the first line", "every header guards itself")
    if not re.fullmatch(r"[a-z0-9_]+\.(h|cpp)", path.name):
        found.add(path, 1, path.name, "files are snake_case")
    if lines and not path.read_text(encoding="utf-8").endswith("\n"):
        found.add(path, len(lines), "no newline at the end", "text files end with one")
found.end(checked)
