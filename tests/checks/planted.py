#!/usr/bin/env python3
"""Each check finds a fault planted in a small house, and nothing in the same house without it."""

import pathlib
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
HOUSE = {
    "core/rooms.txt": "kernel | core/base | | expected\nkernel | core/sky | core/base | erfa\n"
                      "shell | core/feeds | core/base | qtcore rdkafka\n",
    "core/base/one.h": "#pragma once\n\nint one();\n",
    "core/sky/two.h": "#pragma once\n\n#include \"core/base/one.h\"\n\n#include <erfa.h>\n\n[[nodiscard]] Result<int> two();\n",
    "resources/packages.txt": "g++ # compiler\ncmake\nliberfa-dev\npython3\nqt6-base-dev\n",
    "CMakeLists.txt": "find_package(Python3)\npkg_check_modules(ERFA REQUIRED erfa)\n",
}
# check, file, what is put in place of its text (None: appended to it), what must be said of it
FAULTS = [
    ("layers", "core/base/one.h", "#include \"core/sky/two.h\"", "core/base includes core/sky"),
    ("layers", "core/base/one.h", "#include <fstream>", "the kernel has no input"),
    ("layers", "core/base/one.h", "#include <QString>", "does not link"),
    ("layers", "core/base/one.h", "#include <QtCore/QString>", "short form"),
    ("layers", "core/attic/three.h", "#pragma once", "core/attic is no room"),
    ("words", "core/sky/two.h", "Result<int> three();", "a Result must be [[nodiscard]]"),
    ("words", "core/feeds/four.cpp", "auto t = std::chrono::steady_clock::now();", "time is an argument"),
    ("words", "core/feeds/four.cpp", "static int count = 0;", "no hidden state"),
    ("words", "core/sky/two.cpp", "auto text = tr(\"Sun\");", "no words for people"),
    ("words", "tests/core/sky/test_two.cpp", "QTest::qWait(100);", "wait for what happens"),
    ("words", "app/core.cpp", "connect(a, SIGNAL(b()), c, SLOT(d()));", "pointer to member"),
    ("rooms", "core/sky/Two.h", "#pragma once", "snake_case"),
    ("rooms", "core/sky/three.h", "int three();", "no #pragma once"),
    ("rooms", "core/sky/three.cpp", "int n;\n" * 500, "two rooms in one"),
    ("packages", "core/sky/two.h", "#include <pugixml.hpp>", "needs libpugixml-dev"),
    ("packages", "core/sky/two.h", "#include <boost/asio.hpp>", "does not know its package"),
    ("packages", "CMakeLists.txt", "find_library(NOVA_LIBRARY nova REQUIRED)", "needs libnova-dev"),
    ("format", "core/sky/two.cpp", "int  f( ){return 1 ;}", "not formatted"),
]


def said(house, check):
    done = subprocess.run([sys.executable, house / f"tests/checks/{check}.py"], capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


def main():
    wrong = 0
    for check, file, fault, words in [(check, None, None, None) for check in dict.fromkeys(f[0] for f in FAULTS)] + FAULTS:
        with tempfile.TemporaryDirectory() as folder:
            house = pathlib.Path(folder)
            shutil.copytree(HERE, house / "tests/checks", ignore=shutil.ignore_patterns("__pycache__"))
            shutil.copy(ROOT / ".clang-format", house)
            for name, text in HOUSE.items():
                (house / name).parent.mkdir(parents=True, exist_ok=True)
                (house / name).write_text(text)
            if file:
                (house / file).parent.mkdir(parents=True, exist_ok=True)
                with open(house / file, "a", encoding="utf-8") as planted:
                    planted.write(fault + "\n")
            code, output = said(house, check)
        if code == 77:
            print(f"{check}: {output.strip()}")
        elif (file is None and code != 0) or (file and (code != 1 or words not in output)):
            wrong += 1
            print(f"{check}: {'sound house' if file is None else file + ': ' + fault[:60]}\n{output}")
    print(f"{len(FAULTS)} faults planted, {wrong} checks wrong")
    return int(wrong > 0)


sys.exit(main())
