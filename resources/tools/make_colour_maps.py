#!/usr/bin/env python3
"""Makes core/image/colour_tables.cpp: the perceptually even colour maps as 256 colours each.

From matplotlib's _cm_listed.py as Debian's package python3-matplotlib 3.6.3 has it (viridis, magma, inferno, plasma by
N. Smith, S. van der Walt and E. Firing, given to the public domain by CC0 at github.com/BIDS/colormap; cividis by
J. Nunez, C. Anderton and R. Renslow 2018, PLoS ONE 13, e0199239; matplotlib's licence is BSD-like):

    apt-get download python3-matplotlib && dpkg-deb -x python3-matplotlib_*.deb matplotlib
    resources/tools/make_colour_maps.py matplotlib/usr/lib/python3/dist-packages/matplotlib/_cm_listed.py
"""

import ast
import pathlib
import sys

MAPS = ["viridis", "magma", "inferno", "plasma", "cividis"]
OUTPUT = pathlib.Path(__file__).resolve().parents[2] / "core/image/colour_tables.cpp"


def tables(source: str) -> dict:
    found = {}
    for node in ast.parse(source).body:
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.List):
            name = node.targets[0].id.removeprefix("_").removesuffix("_data")
            if name in MAPS:
                found[name] = ast.literal_eval(node.value)
    return found


def main() -> None:
    found = tables(pathlib.Path(sys.argv[1]).read_text(encoding="utf-8"))
    lines = ["// Made by resources/tools/make_colour_maps.py; not to be edited.", "",
             '#include "core/image/colour_tables.h"', "", "namespace tulpar {", "", "// clang-format off", ""]
    for name in MAPS:
        rows = found[name]
        if len(rows) != 256:
            sys.exit(f"{name} has {len(rows)} colours, not 256")
        colours = ["0xff" + "".join(f"{int(channel * 255 + 0.5):02x}" for channel in row) for row in rows]
        lines.append(f"const ColourTable k{name.capitalize()}{{")
        for i in range(0, 256, 8):
            lines.append("    " + ", ".join(colours[i:i + 8]) + ",")
        lines[-1] = lines[-1].removesuffix(",") + "};"
        lines.append("")
    lines += ["// clang-format on", "", "} // namespace tulpar", ""]
    OUTPUT.write_text("\n".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
