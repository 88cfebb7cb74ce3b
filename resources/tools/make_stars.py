#!/usr/bin/python3
"""Packs the Tycho-2 catalogue for Tulpar (format: core/sky/catalogue.h).

  resources/tools/make_stars.py                        resources/sky/stars_v10.bin, V < 10 (committed)
  resources/tools/make_stars.py --limit 20 --output ~/.local/share/tulpar/stars.bin
                                                       all 2.6 million stars, 41 MB (not committed)

Reads Debian's source package tycho2 (Hog et al. 2000, A&A 355, L27; BSD-2-Clause, 121 MB) and npm's d3-celestial
(BSD-3-Clause, 11 MB), downloaded into --cache unless they are there. Needs numpy.

V = VT - 0.090 (BT - VT), B-V = 0.850 (BT - VT) (ReadMe note 7); VT alone where BT is missing and the other way
round. Stars of supplement 1 are moved from J1991.25 to J2000. Stars without a mean position keep the observed one
(about J1991.5) and no proper motion. Stars brighter than 3.5 without a companion of like brightness take V (and B-V
if they have none) from d3-celestial, because Tycho saturates there and supplement 1 gives Hp instead.
"""

import argparse
import json
import pathlib
import struct
import tarfile
import tempfile
import zlib

import numpy as np

import packages

BANDS = 360
# Stars between two of these magnitudes lie together (the last layer takes all that is fainter).
LAYERS = (5.0, 6.5, 7.0, 7.5, 8.0, 8.5, 9.0, 9.5, 10.0, 10.5, 11.0, 11.5, 12.0, 12.5, 19.0)
BLOCK = 4096  # records with a checksum of their own
BRIGHT = 3.5
FAINT_COMPANION = 2.0  # magnitudes fainter
COLUMNS = {"ra": (16, 27), "dec": (29, 40), "pm_ra": (42, 48), "pm_dec": (50, 56)}
MAIN = COLUMNS | {"bt": (111, 116), "vt": (124, 129), "hip": (143, 148), "ra_seen": (153, 164), "dec_seen": (166, 177)}
SUPPLEMENT = COLUMNS | {"bt": (84, 89), "vt": (97, 102), "hip": (116, 121)}


def read_table(data, columns):
    """The numeric columns (first and last byte, from 1) of a file of equally long lines; NaN where blank."""
    raw = np.frombuffer(data, np.uint8)
    lines = raw.reshape(-1, int(np.argmax(raw == 10)) + 1)
    table = {}
    for name, (first, last) in columns.items():
        cells = np.ascontiguousarray(lines[:, first - 1:last]).view(f"S{last - first + 1}").ravel()
        cells = np.char.strip(cells)
        table[name] = np.where(cells == b"", b"nan", cells).astype(float)
    return table


def read_main(data):
    table = read_table(data, MAIN)
    unknown = np.isnan(table["ra"])
    table["ra"] = np.where(unknown, table.pop("ra_seen"), table["ra"])
    table["dec"] = np.where(unknown, table.pop("dec_seen"), table["dec"])
    return table


def read_supplement(data):
    table = read_table(data, SUPPLEMENT)
    years = 2000.0 - 1991.25
    north = np.nan_to_num(table["pm_dec"]) * years / 3.6e6
    east = np.nan_to_num(table["pm_ra"]) * years / 3.6e6 / np.cos(np.radians(table["dec"]))
    table["ra"] = (table["ra"] + east) % 360
    table["dec"] = table["dec"] + north
    return table


def read_tycho(archive):
    parts = []
    with tarfile.open(archive) as files:
        for member in files:
            name = pathlib.PurePath(member.name).name
            if name.startswith("tyc2.dat"):
                parts.append(read_main(files.extractfile(member).read()))
            elif name == "suppl_1.dat":
                parts.append(read_supplement(files.extractfile(member).read()))
    return {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}


def magnitudes(stars):
    colour = stars["bt"] - stars["vt"]
    v = np.where(np.isnan(stars["vt"]), stars["bt"], np.where(np.isnan(colour), stars["vt"], stars["vt"] - 0.090 * colour))
    return v, 0.850 * colour


def correct_bright(hip, v, colour, bright):
    """Takes V of the naked-eye stars from `bright` (HIP -> V, B-V) unless a companion shines with them; returns how many."""
    order = np.lexsort((v, hip))
    sorted_hip = hip[order]
    changed = 0
    for number, (true_v, true_colour) in bright.items():
        low, high = np.searchsorted(sorted_hip, [number, number + 1])
        if high == low or true_v >= BRIGHT or (high - low > 1 and v[order[low + 1]] - v[order[low]] < FAINT_COMPANION):
            continue
        star = order[low]
        v[star] = true_v
        if np.isnan(colour[star]) and true_colour is not None:
            colour[star] = true_colour
        changed += 1
    return changed


def read_bright(package):
    features = json.loads((package / "data/stars.6.json").read_text(encoding="utf-8"))["features"]
    bright = {}
    for feature in features:
        colour = feature["properties"]["bv"]
        bright[int(feature["id"])] = (float(feature["properties"]["mag"]), float(colour) if colour not in ("", None) else None)
    return bright


def pack(stars, v, colour):
    def bits(values, low, high, shift):
        return np.clip(np.round(values), low, high).astype(np.uint64) << np.uint64(shift)

    dec_code = np.clip(np.round((stars["dec"] + 90) / 180 * 2**27), 0, 2**27 - 1)
    ra_code = np.round(stars["ra"] / 360 * 2**28) % 2**28
    # Bands and order follow the rounded values, as the reader sees them.
    band = np.clip(np.floor(dec_code * 180 / 2**27 * 2), 0, BANDS - 1).astype(int)
    v_code = np.clip(np.round((v + 2) * 100), 0, 2**11 - 1)
    layer = np.searchsorted(np.round((np.array(LAYERS) + 2) * 100), v_code, side="right")
    order = np.lexsort((v, ra_code, band, layer))
    colour_code = np.where(np.isnan(colour), 511, np.clip(np.round((np.nan_to_num(colour) + 1) * 100), 0, 510))
    place = bits(ra_code, 0, 2**28 - 1, 36) | bits(dec_code, 0, 2**27 - 1, 9) | bits(colour_code, 0, 511, 0)
    rest = (
        bits(np.nan_to_num(stars["pm_ra"]) + 16384, 0, 2**15 - 1, 49)
        | bits(np.nan_to_num(stars["pm_dec"]) + 16384, 0, 2**15 - 1, 34)
        | bits(v_code, 0, 2**11 - 1, 23)
        | bits(np.nan_to_num(stars["hip"]), 0, 2**17 - 1, 6)
    )
    records = np.empty((len(v), 2), "<u8")
    records[:, 0] = place[order]
    records[:, 1] = rest[order]
    used = int(layer.max()) + 1 if len(v) else 1
    key = (layer * BANDS + band)[order]
    index = b""
    for number in range(used):
        first = np.searchsorted(key, np.arange(number * BANDS, (number + 1) * BANDS + 1)).astype("<u4")
        index += struct.pack("<i", round(LAYERS[number] * 100)) + first.tobytes()
    for start in range(0, len(v), BLOCK):
        index += struct.pack("<I", zlib.crc32(records[start:start + BLOCK].tobytes()))
    return b"TULSTAR2" + struct.pack("<IIII", len(v), used, zlib.crc32(index), 0) + index + records.tobytes()


def main():
    project = pathlib.Path(__file__).resolve().parents[2]
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--limit", type=float, default=10.0, help="V magnitude of the faintest star (default 10)")
    options.add_argument("--output", type=pathlib.Path, default=project / "resources/sky/stars_v10.bin")
    options.add_argument("--cache", type=pathlib.Path, default=pathlib.Path(tempfile.gettempdir()) / "tulpar-packages")
    given = options.parse_args()

    archive = packages.debian_source("tycho2", "tycho2_*.orig.tar.xz", given.cache)
    bright = read_bright(packages.npm_package("d3-celestial", given.cache))

    stars = read_tycho(archive)
    v, colour = magnitudes(stars)
    changed = correct_bright(np.nan_to_num(stars["hip"]).astype(int), v, colour, bright)
    kept = np.isfinite(v) & (v < given.limit)
    stars = {name: column[kept] for name, column in stars.items()}
    data = pack(stars, v[kept], colour[kept])
    given.output.parent.mkdir(parents=True, exist_ok=True)
    # A desk may have the old file mapped: it keeps that until it is started again.
    fresh = given.output.with_name(given.output.name + ".new")
    fresh.write_bytes(data)
    fresh.replace(given.output)
    print(f"{given.output}: {np.count_nonzero(kept)} stars with V < {given.limit:g}, {len(data)} bytes; "
          f"{changed} bright magnitudes corrected; {np.count_nonzero(v < 6.5)} stars with V < 6.5")


if __name__ == "__main__":
    main()
