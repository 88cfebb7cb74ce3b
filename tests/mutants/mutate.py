#!/usr/bin/env python3
"""Plants the faults of mutants.toml, one at a time, and holds the named test to finding it.

  mutate.py plan                  one line a mutant, for CMake
  mutate.py plant ID FOLDER       the mutated copy of its file, below FOLDER
  mutate.py texts                 every old text stands exactly once in its file, every test exists
  mutate.py kill ID BUILD_FOLDER  builds mutant and test; the test must fail in the mutant and pass without it
"""

import os
import pathlib
import re
import subprocess
import sys
import tomllib

ROOT = pathlib.Path(__file__).resolve().parents[2]
MUTANTS = tomllib.loads((pathlib.Path(__file__).parent / "mutants.toml").read_text())["mutant"]
LIMIT_S = 120


def end(text):
    """A fault of the harness, not a verdict: said as such."""
    print(f"HARNESS: {text}")
    sys.exit(2)


def mutant(name):
    found = [m for m in MUTANTS if m["id"] == name]
    if len(found) != 1:
        end(f"{name} stands {len(found)} times in mutants.toml")
    return found[0]


def test_target(m):
    path = pathlib.PurePath(m["test"])
    folder = "_".join(path.parent.parts[1:])
    return f"test_{folder}_{path.stem.removeprefix('test_')}"


def mutated(m):
    text = (ROOT / m["file"]).read_text(encoding="utf-8")
    count = text.count(m["old"])
    if count != 1:
        end(f"{m['id']}: its old text stands {count} times in {m['file']}, not once:\n{m['old']}")
    if m["old"] == m["new"]:
        end(f"{m['id']}: changes nothing")
    return text.replace(m["old"], m["new"])


def plan():
    for m in MUTANTS:
        print("|".join([m["id"], m["file"], test_target(m), m["test"], " ".join(m.get("also", []))]))


def plant(name, folder):
    m = mutant(name)
    text = mutated(m)
    path = pathlib.Path(folder) / m["file"]
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists() or path.read_text(encoding="utf-8") != text:
        path.write_text(text, encoding="utf-8")


def texts():
    wrong = 0
    if len({m["id"] for m in MUTANTS}) != len(MUTANTS):
        end("an id stands twice")
    for m in MUTANTS:
        path, test = ROOT / m["file"], ROOT / m["test"]
        count = path.read_text(encoding="utf-8").count(m["old"]) if path.is_file() else 0
        body = test.read_text(encoding="utf-8") if test.is_file() else ""
        has_test = re.search(rf"void {m['function']}\(\)", body) is not None
        if count != 1 or not has_test:
            wrong += 1
            print(f"{m['id']}: old text {count} times in {m['file']}; {m['function']} "
                  f"{'found' if has_test else 'not found'} in {m['test']}")
    print(f"{len(MUTANTS)} mutants, {wrong} out of date")
    sys.exit(1 if wrong else 0)


def run(program, function):
    environment = dict(os.environ, QT_QPA_PLATFORM="offscreen", TZ="UTC")
    try:
        done = subprocess.run([program, function], capture_output=True, text=True, errors="replace", check=False,
                              timeout=LIMIT_S, env=environment)
    except subprocess.TimeoutExpired:
        end(f"{program.name} {function}: no end after {LIMIT_S} s")
    output = done.stdout + done.stderr
    if done.returncode < 0:
        end(f"{program.name} {function}: killed by signal {-done.returncode}\n{output[-2000:]}")
    verdicts = re.findall(rf"^(PASS   |FAIL!  |SKIP   ): \w+::{function}\(.*$", output, flags=re.M)
    if not verdicts:
        end(f"{program.name}: says nothing of {function}\n{output[-2000:]}")
    said = [line for line in output.splitlines() if re.match(rf"FAIL!  : \w+::{function}\(", line)]
    return {verdict.strip() for verdict in verdicts}, said


def kill(name, build):
    m = mutant(name)
    mutated(m)
    target = test_target(m)
    done = subprocess.run(["cmake", "--build", build, "--target", f"mutant_{name}", target], capture_output=True,
                          text=True, errors="replace", check=False)
    if done.returncode != 0:
        end(f"{name}: does not build\n{(done.stdout + done.stderr)[-3000:]}")
    tests = pathlib.Path(build) / "tests"
    sound, _ = run(tests / target, m["function"])
    if sound != {"PASS"}:
        end(f"{name}: {m['function']} does not pass without the mutant: {' '.join(sorted(sound))}")
    hurt, said = run(tests / "mutants" / f"mutant_{name}", m["function"])
    if "FAIL!" not in hurt:
        print(f"{name} LIVES: {m['title']}\n  {m['test']} {m['function']} does not notice it")
        sys.exit(1)
    print(f"{name} killed: {m['title']}\n  by {m['test']} {m['function']}\n  {said[0][:200]}")


if __name__ == "__main__":
    {"plan": plan, "plant": plant, "texts": texts, "kill": kill}[sys.argv[1]](*sys.argv[2:])
