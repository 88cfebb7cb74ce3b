#!/usr/bin/env python3
"""Words that the house does not use, and why."""

import re

from sources import Findings, ROOT, code_lines, files, rooms

CLOCKS = {"core/runtime/system_clock.cpp"}
# Measures a latency and must not fall in step with the broker's fetches.
OUT_OF_STEP = {"tests/core/feeds/test_kafka_feed.cpp"}
# A one-line reason each; `where` limits the rule to paths that match, `but` frees files.
RULES = [
    (r"\b(currentDateTime(Utc)?|currentMSecsSinceEpoch|steady_clock::now|system_clock::now|clock_gettime|std::time\()",
     "time is an argument or comes from a Clock", r"^(core|widgets|app)/", CLOCKS),
    (r"\bQTimer::singleShot\b", "a timer belongs to someone and can be stopped", r"^(core|widgets|app)/", set()),
    (r"\bqWait\s*\(|\bQThread::m?u?sleep\b|std::this_thread::sleep", "wait for what happens, not for time",
     r"^(core|widgets|app|tests)/", OUT_OF_STEP),
    (r"\binstance\s*\(\s*\)\s*->", "nothing is global", r"^(core|widgets|app)/", set()),
    (r"\bstd::rand\b|\brand\s*\(\s*\)|random_device", "chance is a seeded generator handed in", r"^(core|widgets|app)/", set()),
    (r"std::(uniform|normal|poisson|exponential)_\w*distribution", "distributions differ between libraries", r"^core/", set()),
    (r"\btr\s*\(", "the kernel holds no words for people", r"^KERNEL", set()),
    (r"\b(TODO|FIXME|XXX|HACK)\b", "do it or write it down for people", r"^(core|widgets|app|tests)/", set()),
    (r"^\s*static\s+(?!const\b|constexpr\b|consteval\b|inline\b|_|.*\()[\w:<>,\s]+\s+\w+\s*(=|;|\{)",
     "no hidden state", r"^(core|widgets|app)/", {"core/base/check.cpp"}),
    (r"\b(SIGNAL|SLOT)\s*\(", "connect by pointer to member, with a context object", r"^(core|widgets|app|tests)/", set()),
    (r"\bf?printf\s*\(|std::c(out|err)\b", "the kernel speaks to nobody", r"^KERNEL", {"core/base/check.cpp"}),
    (r"\bconst_cast\b", "what is const stays so", r"^widgets/", set()),
    (r"\bQDialog\b|\bQMessageBox\b|\bexec\(\)\s*==\s*QDialog", "nothing modal during operation", r"^widgets/", set()),
]
RESULT = re.compile(r"^\s*(?:virtual\s+|static\s+|friend\s+|inline\s+|constexpr\s+)*Result<.*>\s+\w+\s*\(")

found = Findings()
kernel = {folder for folder, (ring, _, _) in rooms().items() if ring == "kernel"}
checked = 0
for path in files("core", "widgets", "app", "tests"):
    name = str(path.relative_to(ROOT))
    in_kernel = str(path.relative_to(ROOT).parent) in kernel
    checked += 1
    previous = ""
    for number, line in code_lines(path):
        for pattern, why, where, but in RULES:
            applies = in_kernel if where == "^KERNEL" else re.match(where, name)
            if applies and name not in but and re.search(pattern, line):
                found.add(path, number, line.strip()[:80], why)
        if path.suffix == ".h" and RESULT.match(line) and "[[nodiscard]]" not in line\
                and not previous.rstrip().endswith("[[nodiscard]]"):
            found.add(path, number, line.strip()[:80], "a Result must be [[nodiscard]]: an alias cannot carry it")
        previous = line
found.end(checked)
