#!/usr/bin/python3
"""Writes the constellation and star names of Tulpar: constellations.csv, constellation_lines.csv, star_names.csv
and star_designations.csv in resources/sky (columns: core/sky/constellations.h).

  resources/tools/make_constellations.py

Figures, places of the labels, Latin and Russian names, star names by HIP: npm's d3-celestial (BSD-3-Clause).
Kazakh names, and Russian ones that d3-celestial lacks: the translations of KStars in Debian's kstars-data
(GPL-2.0-or-later, 79 MB). A star without a Kazakh name there repeats its Russian one: proper names of stars are
written alike in both. Both packages are downloaded into --cache unless they are there.
"""

import argparse
import gettext
import json
import pathlib
import tempfile
import unicodedata

import packages

IAU_NAME = {"Corona Austrina": "Corona Australis"}

GREEK = dict(zip("αβγδεζηθικλμνξοπρστυφχψω", (
    "Alpha Beta Gamma Delta Epsilon Zeta Eta Theta Iota Kappa Lambda Mu Nu Xi Omicron Pi Rho Sigma Tau Upsilon Phi Chi Psi "
    "Omega").split()))


def plain(name):
    """Ordinary blanks instead of typographic ones; no comma, which separates columns."""
    return " ".join(name.replace("\u2005", " ").replace("\u2009", " ").split()).replace(",", "")


def key(latin):
    letters = unicodedata.normalize("NFD", latin)
    return "".join(c for c in letters if not unicodedata.combining(c)).upper()


def ra_dec(point):
    return f"{round(point[0] % 360, 4) % 360:.7g} {round(point[1], 4):.7g}"


def load(path):
    return json.loads(path.read_text(encoding="utf-8"))


class Translations:
    def __init__(self, tree, language):
        path = tree / f"usr/share/locale/{language}/LC_MESSAGES/kstars.mo"
        with open(path, "rb") as file:
            self._messages = gettext.GNUTranslations(file)

    def constellation(self, latin):
        context = "Constellation name (optional)"
        name = self._messages.pgettext(context, key(latin))
        if name == key(latin):
            raise SystemExit(f"no translation of {latin}")
        return plain(name).capitalize()

    def star(self, name):
        found = self._messages.pgettext("star name", name)
        return "" if found == name else plain(found)

    def object(self, name):
        """A deep-sky object's name; KStars gives it with a context or without."""
        for found in (self._messages.pgettext("object name (optional)", name), self._messages.gettext(name)):
            if found != name:
                return plain(found)
        return ""


def write(path, source, header, rows):
    lines = [f"# {source}", "# Made by resources/tools/make_constellations.py; licences in resources/SOURCES.md", header]
    lines += [",".join(row) for row in rows]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{path}: {len(rows)} rows")


def main():
    project = pathlib.Path(__file__).resolve().parents[2]
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--output", type=pathlib.Path, default=project / "resources/sky")
    options.add_argument("--cache", type=pathlib.Path, default=pathlib.Path(tempfile.gettempdir()) / "tulpar-packages")
    given = options.parse_args()
    celestial = packages.npm_package("d3-celestial", given.cache) / "data"
    kstars = packages.debian_package("kstars-data", given.cache)
    kazakh = Translations(kstars, "kk")
    russian = Translations(kstars, "ru")

    rows = []
    for feature in load(celestial / "constellations.json")["features"]:
        names = feature["properties"]
        ra, dec = ra_dec(feature["geometry"]["coordinates"]).split()
        latin = plain(names["name"])
        latin = IAU_NAME.get(latin, latin)
        rows.append([names["desig"], latin, plain(names["ru"]), kazakh.constellation(latin), ra, dec])
    write(given.output / "constellations.csv", "Names from d3-celestial (en, ru) and KStars (kk)",
          "abbreviation,en,ru,kk,label_ra_deg,label_dec_deg", rows)

    rows = []
    for feature in load(celestial / "constellations.lines.json")["features"]:
        abbreviation = feature["id"][:3]
        for line in feature["geometry"]["coordinates"]:
            rows.append([abbreviation, ";".join(ra_dec(point) for point in line)])
    write(given.output / "constellation_lines.csv", "Figures from d3-celestial", "abbreviation,points", rows)

    rows = []
    for hip, names in load(celestial / "starnames.json").items():
        name = plain(names["name"])
        if not name:
            continue
        in_russian = plain(names.get("ru", "")) or russian.star(name) or name
        rows.append([hip, name, in_russian, kazakh.star(name) or in_russian])
    write(given.output / "star_names.csv", "Names from d3-celestial (en, ru) and KStars (kk)", "hip,en,ru,kk",
          sorted(rows, key=lambda row: int(row[0])))

    genitives = {f["properties"]["desig"]: plain(f["properties"]["gen"]) for f in load(celestial / "constellations.json")["features"]}
    rows = []
    for hip, star in load(celestial / "starnames.json").items():
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
    write(given.output / "star_designations.csv", "Bayer, Flamsteed and variable stars' names from d3-celestial", "hip,designations",
          sorted(rows, key=lambda row: int(row[0])))


if __name__ == "__main__":
    main()
