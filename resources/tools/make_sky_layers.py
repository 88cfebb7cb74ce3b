#!/usr/bin/python3
"""Writes the layers of the fixed sky beside stars and figures: milky_way.csv, constellation_borders.csv and deep_sky.csv
in resources/sky (columns: core/sky/{milky_way,constellation_borders,deep_sky}.h).

  resources/tools/make_sky_layers.py

All from npm's d3-celestial (BSD-3-Clause); Kazakh names from KStars in Debian's kstars-data (GPL-2.0-or-later) where it
has them, else the Russian ones. Outlines of the Milky Way are thinned to 0.15 degrees and small patches left out. Borders
run along circles of right ascension and declination of 1875: points are added there and brought to J2000 (precession of
Lieske 1977). Deep sky: all of Messier, NGC, IC and Caldwell brighter than 13.5, and what has a name of its own.
"""

import math
import re

from sky_sources import Sources, plain, ra_dec

THINNED_DEG = 0.15
LEAST_PATCH_DEG = 1.5
FAINTEST = 13.5
STEP_DEG = 2.0  # between added points of a border
KINDS = {"gg": "galaxy_cluster", "g": "galaxy", "s": "galaxy", "s0": "galaxy", "sd": "galaxy", "i": "galaxy", "e": "galaxy",
         "oc": "open_cluster", "gc": "globular_cluster", "bn": "nebula", "sfr": "nebula", "rn": "nebula", "en": "nebula",
         "pn": "planetary_nebula", "snr": "supernova_remnant", "pos": "open_cluster"}
# Where KStars has no Kazakh name: this project's own translations of the best known.
KAZAKH = {"Pleiades": "Үркер", "Large Magellanic Cloud": "Үлкен Магеллан бұлты", "Small Magellanic Cloud": "Кіші Магеллан бұлты",
          "Orion Nebula": "Орион тұмандығы", "Triangulum Galaxy": "Үшбұрыш галактикасы", "Ring Nebula": "Сақина тұмандығы",
          "Dumbbell Nebula": "Гантель тұмандығы", "Lagoon Nebula": "Лагуна тұмандығы", "Eagle Nebula": "Бүркіт тұмандығы",
          "Omega Nebula": "Омега тұмандығы", "Sombrero Galaxy": "Сомбреро галактикасы", "Cigar Galaxy": "Сигара галактикасы",
          "Whirlpool Galaxy": "Құйын галактикасы", "Crab Nebula": "Краб тұмандығы", "Hyades": "Гиадалар",
          "Horsehead Nebula": "Жылқыбас тұмандығы", "North America Nebula": "Солтүстік Америка тұмандығы"}
KEPT = re.compile(r"(NGC|IC|C|M|Cr) ?\d+$")


def vector(point):
    ra, dec = math.radians(point[0]), math.radians(point[1])
    return (math.cos(dec) * math.cos(ra), math.cos(dec) * math.sin(ra), math.sin(dec))


def direction(v):
    return (math.degrees(math.atan2(v[1], v[0])), math.degrees(math.atan2(v[2], math.hypot(v[0], v[1]))))


def cross(a, b):
    return (a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0])


def dot(a, b):
    return sum(x * y for x, y in zip(a, b))


def length(a):
    return math.sqrt(dot(a, a))


def between(a, b):
    return math.degrees(math.atan2(length(cross(a, b)), dot(a, b)))


def off_line(p, a, b):
    """Distance of p from the arc a-b, degrees."""
    normal = cross(a, b)
    size = length(normal)
    if size < 1e-12:
        return between(p, a)
    if dot(cross(normal, a), p) < 0 or dot(cross(b, normal), p) < 0:
        return min(between(p, a), between(p, b))
    return abs(math.degrees(math.asin(max(-1.0, min(1.0, dot(p, normal) / size)))))


def thinned(points, tolerance):
    """Douglas and Peucker on the sphere; first and last stay."""
    vectors = [vector(p) for p in points]
    kept = {0, len(points) - 1}
    stack = [(0, len(points) - 1)]
    while stack:
        first, last = stack.pop()
        worst, at = 0.0, -1
        for i in range(first + 1, last):
            away = off_line(vectors[i], vectors[first], vectors[last])
            if away > worst:
                worst, at = away, i
        if worst > tolerance:
            kept.add(at)
            stack += [(first, at), (at, last)]
    return [points[i] for i in sorted(kept)]


def ring_thinned(ring, tolerance):
    ring = ring[:-1] if ring[0] == ring[-1] else ring
    # Two ends far from each other, so that a closed line is two open ones.
    vectors = [vector(p) for p in ring]
    far = max(range(len(ring)), key=lambda i: between(vectors[0], vectors[i]))
    return thinned(ring[:far + 1], tolerance)[:-1] + thinned(ring[far:] + ring[:1], tolerance)[:-1]


def extent(ring):
    vectors = [vector(p) for p in ring]
    return max(between(vectors[0], v) for v in vectors)


def turned(v, matrix):
    return tuple(dot(row, v) for row in matrix)


def precession_to_1875():
    """J2000 to the mean equator and equinox of B1875 (Lieske 1977, A&A 58, 1)."""
    t = (2405889.258550 - 2451545.0) / 36525
    zeta, z, theta = (math.radians(s / 3600) for s in ((2306.2181 + (0.30188 + 0.017998 * t) * t) * t,
                                                      (2306.2181 + (1.09468 + 0.018203 * t) * t) * t,
                                                      (2004.3109 - (0.42665 + 0.041833 * t) * t) * t))
    c, s = math.cos, math.sin
    return ((c(zeta) * c(theta) * c(z) - s(zeta) * s(z), -s(zeta) * c(theta) * c(z) - c(zeta) * s(z), -s(theta) * c(z)),
            (c(zeta) * c(theta) * s(z) + s(zeta) * c(z), -s(zeta) * c(theta) * s(z) + c(zeta) * c(z), -s(theta) * s(z)),
            (c(zeta) * s(theta), -s(zeta) * s(theta), c(theta)))


def along_1875(points):
    """The line with points added where it runs along a parallel of 1875."""
    forth = precession_to_1875()
    back = tuple(zip(*forth))
    old = [direction(turned(vector(p), forth)) for p in points]
    out = [points[0]]
    for (ra0, dec0), (ra1, dec1), corner in zip(old, old[1:], points[1:]):
        turn = (ra1 - ra0 + 180) % 360 - 180
        parts = max(1, math.ceil(max(abs(turn) * math.cos(math.radians((dec0 + dec1) / 2)), abs(turn) / 15) / STEP_DEG))
        if abs(dec1 - dec0) > 0.1:  # a meridian is a straight line
            parts = 1
        for i in range(1, parts):
            f = i / parts
            out.append(direction(turned(vector((ra0 + turn * f, dec0 + (dec1 - dec0) * f)), back)))
        out.append(corner)
    return out


def axes(text):
    """"30.9x12.4" or "26": major and minor axis in arcminutes."""
    found = re.findall(r"\d+(?:\.\d+)?", text)
    sizes = sorted((float(x) for x in found[:2]), reverse=True)
    return (sizes + sizes)[:2] if sizes else None


def number(value):
    return f"{value:.2f}".rstrip("0").rstrip(".")


def magnitude_of(feature):
    try:
        value = float(feature["properties"]["mag"])
    except ValueError:
        return None
    return value if value < 30 else None


def deep_sky(sources):
    kazakh = sources.translations("kk")
    names = sources.celestial("dsonames.json")
    messier = {}
    rows = {}
    for feature in sources.celestial("messier.json")["features"]:
        messier[int(feature["id"][1:])] = feature
    by_messier = {}
    for feature in sources.celestial("dsos.14.json")["features"]:
        designation = feature["id"]
        said = re.fullmatch(r"M (\d+)", feature["properties"]["desig"])
        if said:
            by_messier[int(said[1])] = designation
        rows[designation] = feature
    for n, feature in messier.items():
        if n not in by_messier:
            other = re.sub(r"/.*", "", feature["properties"]["desig"]) or f"M {n}"
            by_messier[n] = other
            rows.setdefault(other, feature)
        # The list by Messier's numbers is rounded to a minute of time; the other has slips of the pen.
        here, there = rows[by_messier[n]]["geometry"]["coordinates"], feature["geometry"]["coordinates"]
        if between(vector(here), vector(there)) > 1.0:
            print(f"M {n}: {by_messier[n]} stands {between(vector(here), vector(there)):.1f} degrees off, the place of messier.json taken")
            rows[by_messier[n]]["geometry"] = feature["geometry"]
    number_of = {designation: n for n, designation in by_messier.items()}
    out = []
    for designation, feature in rows.items():
        kind = KINDS.get(feature["properties"]["type"])
        n = number_of.get(designation, 0)
        own = names.get(designation) or (names.get(f"M {n}") if n else None)
        v = magnitude_of(messier[n] if n else feature)
        if kind is None or not (n or own or (KEPT.match(designation) and v is not None and v < FAINTEST)):
            continue
        sizes = axes(str(feature["properties"]["dim"])) or (axes(str(messier[n]["properties"]["dim"])) if n else None)
        english = plain(own["name"]) if own else (plain(messier[n]["properties"]["alt"]) if n else "")
        russian = plain(own.get("ru", "")) if own else ""
        in_kazakh = (kazakh.object(english) or KAZAKH.get(english) or russian) if english else ""
        ra, dec = ra_dec(feature["geometry"]["coordinates"]).split()
        out.append((v if v is not None else 99.0,
                    [designation, str(n) if n else "", kind, ra, dec, number(v) if v is not None else "",
                     number(sizes[0]) if sizes else "", number(sizes[1]) if sizes and sizes[1] != sizes[0] else "",
                     english.replace("´", "'").replace("’", "'"), russian, in_kazakh]))
    out.sort(key=lambda row: (row[0], row[1][0]))
    return [row for _, row in out]


def main():
    sources = Sources(__file__, __doc__)

    rows = []
    for feature in sources.celestial("mw.json")["features"]:
        for polygon in feature["geometry"]["coordinates"]:
            for ring in polygon:
                if len(ring) < 4 or extent(ring) < LEAST_PATCH_DEG:
                    continue
                points = ring_thinned(ring, THINNED_DEG)
                if len(points) >= 3:
                    rows.append([feature["id"][2:], ";".join(f"{ra % 360:.2f} {dec:.2f}".replace("360.00 ", "0.00 ") for ra, dec in points)])
    sources.write("milky_way.csv", "Outlines from d3-celestial", "level,points", rows)

    rows = []
    for feature in sources.celestial("constellations.borders.json")["features"]:
        first, second = feature["ids"].split(",")
        for line in feature["geometry"]["coordinates"]:
            rows.append([first, second, ";".join(ra_dec(point) for point in along_1875(line))])
    sources.write("constellation_borders.csv", "Borders from d3-celestial", "first,second,points", rows)

    sources.write("deep_sky.csv", "Objects from d3-celestial; Kazakh names from KStars",
                  "designation,messier,kind,ra_deg,dec_deg,magnitude,major_arcmin,minor_arcmin,en,ru,kk", deep_sky(sources))


if __name__ == "__main__":
    main()
