#!/usr/bin/env python3
"""Draws the response table (core/response/response_table.h) as a Mermaid graph into core/README.md.

    table_graph.py           writes the graph between its marks
    table_graph.py --check   exit status 1 when the picture there is stale
    table_graph.py --print   the graph on standard output
"""

import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
TABLE = ROOT / "core/response/response_table.h"
PAGE = ROOT / "core/README.md"
BEGIN = "<!-- response table: drawn by resources/tools/table_graph.py -->"
END = "<!-- end of the response table -->"


def rows():
    """(from, event, to, action) of every row, in the table's order."""
    found = re.findall(r"ResponseRow\{(\w+), E::(\w+), (\w+), A::(\w+)\}", TABLE.read_text(encoding="utf-8"))
    written = TABLE.read_text(encoding="utf-8").count("ResponseRow{")
    if not found or len(found) != written:
        raise SystemExit(f"{TABLE.name}: {written} rows written, {len(found)} understood")
    return found


def words(name):
    """OperatorStop -> operator stop"""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).lower()


def graph():
    arrows = {}  # (from, to, action) -> events: rows that differ only in their event are one arrow
    for start, event, end, action in rows():
        arrows.setdefault((start, end, action), []).append(words(event))
    lines = ["```mermaid", "stateDiagram-v2", "    [*] --> Idle"]
    for (start, end, action), events in arrows.items():
        lines.append(f"    {start} --> {end}: {', '.join(events)} / {words(action)}")
    return "\n".join([*lines, "```"])


def with_graph(page):
    if page.count(BEGIN) != 1 or page.count(END) != 1:
        raise SystemExit(f"{PAGE.name} must hold each mark once:\n{BEGIN}\n{END}")
    before, rest = page.split(BEGIN)
    return f"{before}{BEGIN}\n{graph()}\n{END}{rest.split(END)[1]}"


def main(arguments):
    if arguments == ["--print"]:
        print(graph())
        return 0
    page = PAGE.read_text(encoding="utf-8")
    drawn = with_graph(page)
    if arguments == ["--check"]:
        if drawn != page:
            print("core/README.md:1: the picture of the response table is stale (run resources/tools/table_graph.py)")
        return int(drawn != page)
    if arguments:
        print(__doc__, file=sys.stderr)
        return 2
    PAGE.write_text(drawn, encoding="utf-8")
    return 0


sys.exit(main(sys.argv[1:]))
