#!/usr/bin/env python3
"""Arrows point down only: every #include against the table core/rooms.txt."""

import re

from sources import Findings, ROOT, files, rooms

# Libraries by the start of what is included; a room must link what it includes.
LIBRARY_OF = [
    (r"Q(Widget|Painter|MainWindow|Label|Push|Tool|Table(?!Mod)|Dialog|Layout|HBox|VBox|Grid|Stacked|Splitter|Menu|Action|Style|Scroll|Header|Tab|Frame|Dock|Abstract(Button|Scroll|ItemView)|Application|Pixmap|Image|Font|Color|Pen|Brush|Palette|Icon|Key|Mouse|Wheel|Paint|Polygon|Transform|Clipboard|GuiApplication|Screen)", {"qtwidgets"}),
    (r"QSql", {"qtsql"}),
    (r"QRemoteObject|QtRo", {"qtremote"}),
    (r"Q(Network|Local(Server|Socket)|Tcp|Ssl|HostAddress)", {"qtnetwork"}),
    (r"Q[A-Z]", {"qtcore", "qtwidgets"}),
    (r"librdkafka/", {"rdkafka"}),
    (r"(libindi/)?(base(client|device)|indi[a-z]*)\.h|libindi/", {"indiclient"}),
    (r"fitsio", {"cfitsio"}),
    (r"wcslib/", {"wcs"}),
    (r"healpix_cxx/", {"healpix"}),
    (r"zlib\.h", {"zlib"}),
    (r"libpq-fe\.h", {"postgresql"}),
    (r"erfa", {"erfa"}),
    (r"libnova", {"nova"}),
    (r"pugixml", {"pugixml"}),
    (r"simdjson", {"simdjson"}),
    (r"nlohmann", {"json"}),
    (r"qcustomplot", {"qcustomplot"}),
]
# The kernel has no input or output, no thread and no clock of its own.
FORBIDDEN_IN_KERNEL = {
    "iostream", "fstream", "thread", "mutex", "condition_variable", "future", "filesystem", "unistd.h", "random_device",
    "sys/socket.h", "ctime", "time.h",
}
# core/runtime/system_clock is the one place that reads the machine's clocks.

found = Findings()
table = rooms()
checked = 0
for path in files("core", "widgets"):
    folder = str(path.relative_to(ROOT).parent)
    if folder not in table:
        found.add(path, 1, f"{folder} is no room", "name it in core/rooms.txt")
        continue
    ring, allowed, links = table[folder]
    checked += 1
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        include = re.match(r'\s*#\s*include\s*([<"])([^>"]+)', line)
        if not include:
            continue
        kind, name = include.groups()
        if kind == '"':
            target = name.rsplit("/", 1)[0]
            if "/" not in name:
                if not (name.startswith("rep_") or name.endswith(".moc") or name.startswith("moc_")):
                    found.add(path, number, f'"{name}"', "includes start at the project's root")
            elif target != folder and target not in allowed:
                found.add(path, number, f"{folder} includes {target}", "not allowed by core/rooms.txt")
            continue
        if re.match(r"Qt[A-Z]\w*/", name):
            found.add(path, number, f"<{name}>", "use the short form, so that a wrong module does not compile")
        if ring == "kernel" and name in FORBIDDEN_IN_KERNEL:
            found.add(path, number, f"<{name}>", "the kernel has no input, output, thread or clock")
        for pattern, libraries in LIBRARY_OF:
            if re.match(pattern, name):
                if not libraries & links:
                    found.add(path, number, f"<{name}>", f"{folder} does not link {' or '.join(sorted(libraries))}")
                break
found.end(checked)
