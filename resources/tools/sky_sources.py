"""What the makers of resources/sky share: their packages, the reading of them, and how a table is written."""

import argparse
import gettext
import json
import pathlib
import tempfile
import unicodedata

import packages


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
    """KStars' names in one language."""

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


class Sources:
    """d3-celestial and KStars, downloaded into --cache unless they are there, and where the tables go."""

    def __init__(self, maker, description):
        project = pathlib.Path(__file__).resolve().parents[2]
        options = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
        options.add_argument("--output", type=pathlib.Path, default=project / "resources/sky")
        options.add_argument("--cache", type=pathlib.Path, default=pathlib.Path(tempfile.gettempdir()) / "tulpar-packages")
        given = options.parse_args()
        self._maker = pathlib.Path(maker).name
        self._output = given.output
        self._celestial = packages.npm_package("d3-celestial", given.cache) / "data"
        self._kstars = packages.debian_package("kstars-data", given.cache)

    def celestial(self, name):
        return load(self._celestial / name)

    def translations(self, language):
        return Translations(self._kstars, language)

    def write(self, name, source, header, rows):
        lines = [f"# {source}", f"# Made by resources/tools/{self._maker}; licences in resources/SOURCES.md", header]
        lines += [",".join(row) for row in rows]
        path = self._output / name
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        print(f"{path}: {len(rows)} rows, {path.stat().st_size} bytes")
