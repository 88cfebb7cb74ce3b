#!/usr/bin/python3
"""Writes the constellation and star names of Tulpar: constellations.csv, constellation_lines.csv, star_names.csv
and star_designations.csv in resources/sky (columns: core/sky/constellations.h).

  resources/tools/make_constellations.py

Figures, places of the labels, Latin and Russian names, star names by HIP: npm's d3-celestial (BSD-3-Clause).
Kazakh names, and Russian ones that d3-celestial lacks: the translations of KStars in Debian's kstars-data
(GPL-2.0-or-later, 79 MB). A star without a Kazakh name there repeats its Russian one: proper names of stars are
written alike in both.
"""

from sky_sources import Sources, plain, ra_dec

IAU_NAME = {"Corona Austrina": "Corona Australis"}

GREEK = dict(zip("αβγδεζηθικλμνξοπρστυφχψω", (
    "Alpha Beta Gamma Delta Epsilon Zeta Eta Theta Iota Kappa Lambda Mu Nu Xi Omicron Pi Rho Sigma Tau Upsilon Phi Chi Psi "
    "Omega").split()))


def main():
    sources = Sources(__file__, __doc__)
    kazakh = sources.translations("kk")
    russian = sources.translations("ru")

    rows = []
    for feature in sources.celestial("constellations.json")["features"]:
        names = feature["properties"]
        ra, dec = ra_dec(feature["geometry"]["coordinates"]).split()
        latin = plain(names["name"])
        latin = IAU_NAME.get(latin, latin)
        rows.append([names["desig"], latin, plain(names["ru"]), kazakh.constellation(latin), ra, dec])
    sources.write("constellations.csv", "Names from d3-celestial (en, ru) and KStars (kk)",
                  "abbreviation,en,ru,kk,label_ra_deg,label_dec_deg", rows)

    rows = []
    for feature in sources.celestial("constellations.lines.json")["features"]:
        abbreviation = feature["id"][:3]
        for line in feature["geometry"]["coordinates"]:
            rows.append([abbreviation, ";".join(ra_dec(point) for point in line)])
    sources.write("constellation_lines.csv", "Figures from d3-celestial", "abbreviation,points", rows)

    rows = []
    for hip, names in sources.celestial("starnames.json").items():
        name = plain(names["name"])
        if not name:
            continue
        in_russian = plain(names.get("ru", "")) or russian.star(name) or name
        rows.append([hip, name, in_russian, kazakh.star(name) or in_russian])
    sources.write("star_names.csv", "Names from d3-celestial (en, ru) and KStars (kk)", "hip,en,ru,kk",
                  sorted(rows, key=lambda row: int(row[0])))

    genitives = {f["properties"]["desig"]: plain(f["properties"]["gen"]) for f in sources.celestial("constellations.json")["features"]}
    rows = []
    for hip, star in sources.celestial("starnames.json").items():
        own = []
        bayer, flamsteed, variable = (star.get(key, "") for key in ("bayer", "flam", "var"))
        letter = GREEK.get(bayer[:1])
        if bayer:
            own.append(f"{bayer} {star['c']}")
        if flamsteed:
            own.append(f"{flamsteed} {star['c']}")
        if letter:
            own.append(f"{letter}{bayer[1:]} {genitives.get(star['c'], star['c'])}")
        elif variable:
            own.append(f"{variable} {star['c']}")
        if own:
            rows.append([hip, ";".join(plain(name) for name in own)])
    sources.write("star_designations.csv", "Bayer, Flamsteed and variable stars' names from d3-celestial", "hip,designations",
                  sorted(rows, key=lambda row: int(row[0])))


if __name__ == "__main__":
    main()
