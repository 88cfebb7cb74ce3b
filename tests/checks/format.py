#!/usr/bin/env python3
"""Every source stands as clang-format writes it. Exit status 77 (skipped) where clang-format-16 is absent."""

import re
import shutil
import subprocess
import sys

from sources import Findings, ROOT, files

program = shutil.which("clang-format-16")
if not program:
    print("SKIPPED: clang-format-16 is not installed (resources/packages.txt, after [test])")
    sys.exit(77)
found = Findings()
paths = list(files("core", "widgets", "app", "tests"))
told = subprocess.run([program, "--dry-run", *map(str, paths)], capture_output=True, text=True, check=False)
if told.returncode != 0:
    print(told.stderr)
    sys.exit(1)
first = {}
for path, line in re.findall(r"^(\S+?):(\d+):\d+: warning: code should be clang-formatted", told.stderr, re.M):
    first.setdefault(path, int(line))
for path, line in first.items():
    found.add(ROOT / path, line, "not formatted", f"clang-format-16 -i {(ROOT / path).relative_to(ROOT)}")
found.end(len(paths))
