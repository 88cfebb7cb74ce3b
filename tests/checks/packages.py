#!/usr/bin/env python3
"""Every program, library and header that the build asks for has its package in resources/packages.txt."""

import re

from sources import Findings, ROOT, files

# What find_package, pkg_check_modules, find_library and find_program ask for, and the Debian package that brings it.
PACKAGE_OF = {
    "PkgConfig": "pkg-config", "Threads": "g++", "Python3": "python3", "ccache": "ccache",
    "erfa": "liberfa-dev", "nova": "libnova-dev", "pugixml": "libpugixml-dev", "simdjson": "libsimdjson-dev",
    "nlohmann_json": "nlohmann-json3-dev", "libindi": "libindi-dev", "indiclient": "libindi-dev",
    "indidriver": "libindi-dev", "cfitsio": "libcfitsio-dev", "wcslib": "wcslib-dev", "rdkafka": "librdkafka-dev",
    "healpix_cxx": "libhealpix-cxx-dev", "zlib": "zlib1g-dev", "libpq": "libpq-dev",
    "benchmark": "libbenchmark-dev",
    "Qt6 Core": "qt6-base-dev", "Qt6 Network": "qt6-base-dev", "Qt6 Sql": "qt6-base-dev",
    "Qt6 Widgets": "qt6-base-dev", "Qt6 PrintSupport": "qt6-base-dev", "QCustomPlotQt6": "libqcustomplot-dev", "Qt6 Test": "qt6-base-dev", "Qt6 RemoteObjects": "qt6-remoteobjects-dev",
    "Qt6 LinguistTools": "qt6-tools-dev",
}
# Headers of others, by how their include begins.
PACKAGE_OF_HEADER = [
    (r"tl/expected", "libexpected-dev"), (r"toml\+\+/", "libtomlplusplus-dev"), (r"erfa", "liberfa-dev"),
    (r"libnova/", "libnova-dev"), (r"pugixml", "libpugixml-dev"), (r"simdjson", "libsimdjson-dev"),
    (r"nlohmann/", "nlohmann-json3-dev"), (r"fitsio", "libcfitsio-dev"), (r"wcslib/", "wcslib-dev"),
    (r"healpix_cxx/", "libhealpix-cxx-dev"), (r"zlib\.h", "zlib1g-dev"), (r"libpq-fe\.h", "libpq-dev"),
    (r"librdkafka/", "librdkafka-dev"), (r"benchmark/", "libbenchmark-dev"), (r"QRemoteObject|QtRo", "qt6-remoteobjects-dev"),
    (r"qcustomplot", "libqcustomplot-dev"), (r"Q[A-Zt]|qt|rep_", "qt6-base-dev"), (r"(libindi/)?(base|indi|default|parent|connection|shared|lilxml)\w*\.h", "libindi-dev"),
    # the C and C++ libraries and the system's own
    (r"[a-z_0-9]+$|(sys|linux|netinet|arpa)/|(unistd|fcntl|signal|sched|spawn|poll|netdb|errno|time|math|stdio|stdlib|string|pthread|pwd|malloc|threads|dlfcn)\.h", "g++"),
]
ASKS = re.compile(r"\b(find_package|pkg_check_modules|find_library|find_program)\s*\(([^)]*)\)")
CMAKE_WORDS = {"REQUIRED", "QUIET", "COMPONENTS", "IMPORTED_TARGET", "OPTIONAL_COMPONENTS", "CONFIG", "Interpreter"}

found = Findings()
packages = set()
for line in (ROOT / "resources/packages.txt").read_text(encoding="utf-8").splitlines():
    name = line.split("#")[0].strip()
    if name and not name.startswith("["):
        packages.add(name)


def wants(path, number, what, package):
    if package is None:
        found.add(path, number, what, "tests/checks/packages.py does not know its package")
    elif package not in packages:
        found.add(path, number, f"{what} needs {package}", "it is not in resources/packages.txt")


checked = 0
cmake_files = [ROOT / "CMakeLists.txt", *(path for folder in ("app", "resources", "tests", "translations")
                                          for path in sorted((ROOT / folder).rglob("CMakeLists.txt")))]
for path in cmake_files:
    checked += 1
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        for command, inside in ASKS.findall(line.split("#")[0]):
            names = [word for word in inside.split() if word not in CMAKE_WORDS and not re.match(r"[\d.]+$", word)]
            if command != "find_package":
                names = names[1:]  # the first is the variable
            elif names[0] == "Qt6":
                names = [f"Qt6 {component}" for component in names[1:]]
            else:
                names = names[:1]
            for name in names:
                wants(path, number, name, PACKAGE_OF.get(name))
for path in files("core", "widgets", "app", "tests"):
    checked += 1
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        include = re.match(r"\s*#\s*include\s*<([^>]+)>", line)
        if include:
            package = next((package for start, package in PACKAGE_OF_HEADER if re.match(start, include[1])), None)
            wants(path, number, f"<{include[1]}>", package)
found.end(checked)
