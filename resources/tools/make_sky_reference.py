#!/usr/bin/python3
"""Writes the reference values of the tests of core/sky: tests/data/sky_{stars,bodies,crossings,positions,events}.csv.

  resources/tools/make_sky_reference.py

Stars and frames: astropy (Debian's python3-astropy 5.2.1), 200 random directions at 4 instants seen from the Assy-Turgen
observatory; without air (AltAz, pressure 0), in the equator and equinox of date (TETE), and with air by ERFA's one-shot
atco13. Sun, Moon and planets: JPL DE405 from Debian's casacore-data-jpl-de405 (public domain), light time and the site's
own place allowed for. UT1-UTC is the value in the file, polar motion zero, nothing is downloaded by astropy.

sky_positions.csv: 10 000 random stars with proper motions and 200 times all bodies, at random times 2024-2030, apparent
and without air. Here UT1-UTC is a random value up to 0.2 s, and polar motion is not zero but x 0.20", y 0.40" (about its
mean of these years), because Tulpar leaves polar motion out and the test is to feel that.

sky_events.csv: rise, upper culmination and set of fixed directions (also those that never rise or set, and those that
culminate north of the zenith) and of Sun, Moon and planets.
"""

import argparse
import pathlib
import random
import sys
import tempfile
import warnings

import erfa
import numpy as np
from astropy import units as u
from astropy.coordinates import AltAz, EarthLocation, ICRS, SkyCoord, TETE
from astropy.time import Time
from astropy.utils import iers

import packages

POLAR_MOTION = [(0.0, 0.0)]  # x and y of the pole, radians

iers.conf.auto_download = False
iers.conf.auto_max_age = None
warnings.filterwarnings("ignore", "ERFA function .*dubious year")  # leap seconds after 2026 are not known yet
for module in list(sys.modules.values()):
    if getattr(module, "__name__", "").startswith("astropy.coordinates") and hasattr(module, "get_polar_motion"):
        module.get_polar_motion = lambda time: POLAR_MOTION[0]

LATITUDE, LONGITUDE, HEIGHT_M = 43.2249, 77.8710, 2750.0
SITE = EarthLocation.from_geodetic(LONGITUDE * u.deg, LATITUDE * u.deg, HEIGHT_M * u.m)
PRESSURE_HPA, TEMPERATURE_C, HUMIDITY, WAVELENGTH_UM = 730.0, -5.0, 0.4, 0.62
INSTANTS = [
    ("2020-10-15T22:50:13", -0.1745),
    ("2022-10-09T14:11:34", -0.0120),
    ("2026-11-22T00:00:00", -0.0588),
    ("2030-06-01T18:30:00", 0.2500),
]
AU_KM = 149597870.7
LIGHT_AU_PER_DAY = 299792.458 * 86400 / AU_KM


class De405:
    """JPL's Chebyshev coefficients as casacore keeps them: 1143 rows of 1018 doubles, 32 days each."""

    POINTERS = {"Mercury": (3, 14, 4), "Venus": (171, 10, 2), "Barycentre": (231, 13, 2), "Mars": (309, 11, 1),
                "Jupiter": (342, 8, 1), "Saturn": (366, 7, 1), "Uranus": (387, 6, 1), "Neptune": (405, 6, 1),
                "Moon of Earth": (441, 13, 8), "Sun": (753, 11, 2)}
    FIRST_JD, DAYS, ROWS = 2436912.5, 32.0, 1143
    EARTH_MOON_RATIO = 81.30056

    def __init__(self, tree):
        path = tree / "usr/share/casacore/data/ephemerides/DE405/table.f0i"
        raw = np.fromfile(path, np.uint8)
        self._rows = [raw[28 + 8160 * i:28 + 8160 * i + 8144].view("<f8") for i in range(self.ROWS)]

    def _polynomial(self, name, jd):
        pointer, terms, parts = self.POINTERS[name]
        row, rest = divmod(jd - self.FIRST_JD, self.DAYS)
        part, x = divmod(rest / self.DAYS * parts, 1)
        start = pointer - 3 + 3 * terms * int(part)
        terms_xyz = self._rows[int(row)][start:start + 3 * terms].reshape(3, terms)
        return np.array([np.polynomial.chebyshev.chebval(2 * x - 1, terms) for terms in terms_xyz]) / AU_KM

    def place(self, name, jd):
        """From the solar system's barycentre, au, ICRS axes."""
        if name in ("Earth", "Moon"):
            moon = self._polynomial("Moon of Earth", jd)
            earth = self._polynomial("Barycentre", jd) - moon / (1 + self.EARTH_MOON_RATIO)
            return earth if name == "Earth" else earth + moon
        return self._polynomial(name, jd)


def moment(text, dut1):
    time = Time(text, scale="utc", location=SITE)
    time.delta_ut1_utc = dut1
    return time


def from_site(ephemeris, name, time):
    """From the site to where the light left the body, au."""
    site = SITE.get_gcrs_posvel(time)[0].xyz.to_value(u.au)
    jd = time.tdb.jd
    here = ephemeris.place("Earth", jd) + site
    vector = ephemeris.place(name, jd) - here
    for _ in range(4):
        vector = ephemeris.place(name, jd - np.linalg.norm(vector) / LIGHT_AU_PER_DAY) - here
    return vector


def direction(vector):
    return SkyCoord(np.arctan2(vector[1], vector[0]) * u.rad, np.arcsin(vector[2] / np.linalg.norm(vector)) * u.rad, frame=ICRS())


def direction_of(vectors):
    lengths = np.linalg.norm(vectors, axis=1)
    return SkyCoord(np.arctan2(vectors[:, 1], vectors[:, 0]) * u.rad, np.arcsin(vectors[:, 2] / lengths) * u.rad, frame=ICRS())


def altaz(coordinates, time):
    return coordinates.transform_to(AltAz(obstime=time, location=SITE))


def write(path, header, rows):
    lines = ["# Made by resources/tools/make_sky_reference.py; see tests/data/SOURCES.md", header]
    path.write_text("\n".join(lines + [",".join(row) for row in rows]) + "\n")
    print(f"{path}: {len(rows)} rows")


def number(value):
    return f"{float(value):.7f}"


def star_rows():
    generator = random.Random(2)
    ra = np.array([generator.uniform(0, 360) for _ in range(200)])
    dec = np.degrees(np.arcsin([generator.uniform(-1, 1) for _ in range(200)]))
    stars = SkyCoord(ra * u.deg, dec * u.deg, frame=ICRS())
    rows = []
    for text, dut1 in INSTANTS:
        time = moment(text, dut1)
        seen = altaz(stars, time)
        date = stars.transform_to(TETE(obstime=time, location=SITE))
        utc1, utc2 = erfa.dtf2d("UTC", *erfa_date(text))
        az, zd = erfa.atco13(np.radians(ra), np.radians(dec), 0, 0, 0, 0, utc1, utc2, dut1, np.radians(LONGITUDE),
                             np.radians(LATITUDE), HEIGHT_M, 0, 0, PRESSURE_HPA, TEMPERATURE_C, HUMIDITY, WAVELENGTH_UM)[:2]
        for i in range(len(ra)):
            rows.append([text, f"{dut1:.4f}", number(ra[i]), number(dec[i]), number(seen.az.deg[i]), number(seen.alt.deg[i]),
                         number(date.ra.deg[i]), number(date.dec.deg[i]), number(np.degrees(az[i])), number(90 - np.degrees(zd[i]))])
    return rows


def erfa_date(text):
    day, clock = text.split("T")
    return (*map(int, day.split("-")), *map(int, clock.split(":")))


def body_rows(ephemeris):
    rows = []
    for text, dut1 in INSTANTS + [(f"20{year}-{month:02}-17T03:00:00", 0.0) for year in range(24, 35, 2) for month in (2, 5, 8, 11)]:
        time = moment(text, dut1)
        sun = from_site(ephemeris, "Sun", time)
        for name in ("Sun", "Moon", "Mercury", "Venus", "Mars", "Jupiter", "Saturn", "Uranus", "Neptune"):
            vector = from_site(ephemeris, name, time)
            place = direction(vector)
            seen = altaz(place, time)
            towards = sun - vector
            lit = 1.0 if name == "Sun" else (1 + np.dot(towards, -vector) / np.linalg.norm(towards) / np.linalg.norm(vector)) / 2
            rows.append([name, text, f"{dut1:.4f}", number(place.ra.deg), number(place.dec.deg), number(seen.az.deg),
                         number(seen.alt.deg), number(np.linalg.norm(vector)), number(lit)])
    return rows


STARS = {"Sirius": (101.28715, -16.71612), "Vega": (279.23473, 38.78369), "Betelgeuse": (88.79294, 7.40706),
         "GRB 221009A": (288.2645, 19.7735), "GRB 201015A": (354.3208, 53.4146), "Galactic centre": (266.41683, -29.00781)}


def crossing(altitude_at, level, start, rising):
    """The first time within a day after `start` at which the altitude passes `level`; steps, then bisection to 1 ms."""
    step = 300.0
    for i in range(int(86400 / step)):
        low, high = i * step, (i + 1) * step
        below, above = altitude_at(low) - level, altitude_at(high) - level
        if (below < 0 <= above) if rising else (above < 0 <= below):
            while high - low > 1e-3:
                middle = (low + high) / 2
                if (altitude_at(middle) >= level) == rising:
                    high = middle
                else:
                    low = middle
            return (start + high * u.s).isot
    return ""


def crossing_rows(ephemeris):
    rows = []
    for text, dut1 in INSTANTS[1:3]:
        start = moment(text, dut1)
        start.precision = 3

        def shifted(s):
            time = start + s * u.s
            time.delta_ut1_utc = dut1
            return time

        cases = [(name, level, lambda time, place=SkyCoord(*place, unit="deg"): place)
                 for name, place in STARS.items() for level in (15.0, 40.0)]
        cases += [("Sun", level, lambda time: direction(from_site(ephemeris, "Sun", time))) for level in (-50 / 60, -12.0, -18.0)]
        cases += [("Moon", 0.0, lambda time: direction(from_site(ephemeris, "Moon", time)))]
        for name, level, place in cases:
            for rising in (True, False):
                found = crossing(lambda s: altaz(place(shifted(s)), shifted(s)).alt.deg, level, start, rising)
                ra, dec = STARS.get(name, (0, 0))
                rows.append([name, text, f"{dut1:.4f}", number(ra), number(dec), number(level), "rising" if rising else "setting", found])
    return rows


EPOCH = "2024-01-01T00:00:00"
STARS_OF_TABLE, BODY_TIMES = 10000, 200
BODIES = ("Sun", "Moon", "Mercury", "Venus", "Mars", "Jupiter", "Saturn", "Uranus", "Neptune")


def short(value, digits):
    """A decimal without needless zeros; "-0" is 0."""
    text = f"{float(value):.{digits}f}".rstrip("0").rstrip(".")
    return "0" if text in ("", "-0") else text


def position_rows(ephemeris):
    """name, seconds of UTC since 2024 (no leap second since), DUT1, J2000 place, proper motion, apparent place."""
    generator = random.Random(5)
    pole = np.radians(np.array([0.20, 0.40]) / 3600)
    POLAR_MOTION[0] = (pole[0], pole[1])
    days = (Time("2031-01-01") - Time(EPOCH)).jd
    # Rounded first, so that both sides start from the same numbers.
    when = np.array([generator.randrange(int(days * 86400)) for _ in range(STARS_OF_TABLE)])
    dut1 = np.array([round(generator.uniform(-0.2, 0.2), 3) for _ in when])
    ra = np.array([round(generator.uniform(0, 359.99999), 5) for _ in when])
    dec = np.array([round(float(np.degrees(np.arcsin(generator.uniform(-1, 1)))), 5) for _ in when])
    fast = [generator.choice((20, 20, 20, 200, 5000)) for _ in when]  # mas a year: most stars, near ones, the nearest
    pm_ra = np.array([round(generator.gauss(0, f)) for f in fast])
    pm_dec = np.array([round(generator.gauss(0, f)) for f in fast])
    time = Time(EPOCH, scale="utc", location=SITE) + when * u.s
    time = Time(time.utc.jd1, time.utc.jd2, format="jd", scale="utc", location=SITE)
    time.delta_ut1_utc = dut1
    stars = SkyCoord(ra * u.deg, dec * u.deg, pm_ra_cosdec=pm_ra * u.mas / u.yr, pm_dec=pm_dec * u.mas / u.yr,
                     obstime=Time("J2000"), frame="icrs")
    moved = stars.apply_space_motion(new_obstime=time)
    moved = SkyCoord(moved.ra, moved.dec, frame=ICRS())
    seen = altaz(moved, time)
    rows = [["", str(when[i]), short(dut1[i], 3), short(ra[i], 5), short(dec[i], 5), str(pm_ra[i]), str(pm_dec[i]),
             short(seen.az.deg[i], 6), short(seen.alt.deg[i], 6)] for i in range(len(when))]
    for _ in range(BODY_TIMES):
        seconds, late = generator.randrange(int(days * 86400)), round(generator.uniform(-0.2, 0.2), 3)
        moment_of = Time(EPOCH, scale="utc", location=SITE) + seconds * u.s
        moment_of = Time(moment_of.utc.jd1, moment_of.utc.jd2, format="jd", scale="utc", location=SITE)
        moment_of.delta_ut1_utc = late
        for name in BODIES:
            place = altaz(direction(from_site(ephemeris, name, moment_of)), moment_of)
            rows.append([name, str(seconds), short(late, 3), "", "", "", "", short(place.az.deg, 6), short(place.alt.deg, 6)])
    POLAR_MOTION[0] = (0.0, 0.0)
    return rows


EVENT_STARS = {"Vega": (279.23473, 38.78369), "Sirius": (101.28715, -16.71612), "Capella, culminates near the zenith": (79.17233, 45.99799),
               "Dubhe, never sets": (165.93196, 61.75103), "Polaris, never sets": (37.95456, 89.26411), "grazes the southern horizon": (96.0, -46.4), "Canopus, never rises": (95.98796, -52.69566),
               "Achernar, never rises": (24.42852, -57.23675), "Galactic centre": (266.41683, -29.00781), "celestial equator": (10.0, 0.0)}


def hour_angle(place, time):
    """Apparent, west positive, degrees: from the place in the equator and equinox of date and the sidereal time."""
    of_date = place.transform_to(TETE(obstime=time, location=SITE))
    sidereal = time.sidereal_time("apparent", longitude=LONGITUDE * u.deg)
    return ((sidereal.deg - of_date.ra.deg + 180) % 360) - 180


def event_rows(ephemeris):
    """Rise and set through the airless horizon (Sun -50', others 0) and upper culmination after a start; empty where there is none."""
    rows = []
    for text, dut1 in (("2026-11-22T10:00:00", -0.0588), ("2028-05-03T22:15:00", 0.05)):
        start = moment(text, dut1)

        def shifted(s):
            time = start + s * u.s
            time = Time(time.utc.jd1, time.utc.jd2, format="jd", scale="utc", location=SITE)
            time.delta_ut1_utc = dut1
            time.precision = 3
            return time

        # 10-minute steps over 25 h (a lunar day is longer than 24), then the secant to a millisecond.
        steps = np.arange(0.0, 90001.0, 600.0)
        whole_day = shifted(steps)
        for name in (*EVENT_STARS, *BODIES):
            level = -50 / 60 if name == "Sun" else 0.0
            if name in EVENT_STARS:
                fixed = SkyCoord(*EVENT_STARS[name], unit="deg")
                places = fixed
            else:
                fixed = None
                vectors = np.array([from_site(ephemeris, name, time) for time in whole_day])
                places = direction_of(vectors)

            def above(s):
                time = shifted(s)
                return float(altaz(fixed or direction(from_site(ephemeris, name, time)), time).alt.deg) - level

            def angle(s):
                time = shifted(s)
                return float(hour_angle(fixed or direction(from_site(ephemeris, name, time)), time))

            altitudes = altaz(places, whole_day).alt.deg - level
            angles = hour_angle(places, whole_day)

            def found(value_at, low, high):
                a, b = value_at(low), value_at(high)
                for _ in range(30):
                    middle = low - a * (high - low) / (b - a)
                    if abs(high - low) < 1e-3 or middle in (low, high):
                        break
                    value = value_at(middle)
                    if abs(value) < 1e-8:
                        break
                    if (value < 0) == (a < 0):
                        low, a = middle, value
                        b = b / 2 if value != 0 else b  # Illinois: no end stands still
                    else:
                        high, b = middle, value
                        a = a / 2
                return shifted(middle).isot

            answers = {"rise": "", "culmination": "", "set": ""}
            for low, high, a, b, ha, hb in zip(steps, steps[1:], altitudes, altitudes[1:], angles, angles[1:]):
                if a < 0 <= b and not answers["rise"]:
                    answers["rise"] = found(above, low, high)
                if b < 0 <= a and not answers["set"]:
                    answers["set"] = found(above, low, high)
                if ha < 0 <= hb and hb - ha < 90 and not answers["culmination"]:
                    answers["culmination"] = found(angle, low, high)
            ra, dec = EVENT_STARS.get(name, (0, 0))
            rows.append([name.replace(",", ":"), text, f"{dut1:.4f}", number(ra), number(dec), number(level), answers["rise"],
                         answers["culmination"], answers["set"]])
    return rows


def main():
    project = pathlib.Path(__file__).resolve().parents[2]
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--output", type=pathlib.Path, default=project / "tests/data")
    options.add_argument("--cache", type=pathlib.Path, default=pathlib.Path(tempfile.gettempdir()) / "tulpar-packages")
    given = options.parse_args()
    given.output.mkdir(parents=True, exist_ok=True)
    ephemeris = De405(packages.debian_package("casacore-data-jpl-de405", given.cache))
    write(given.output / "sky_stars.csv",
          "utc,dut1_s,ra_deg,dec_deg,az_deg,alt_deg,ra_date_deg,dec_date_deg,az_air_deg,alt_air_deg", star_rows())
    write(given.output / "sky_bodies.csv", "body,utc,dut1_s,ra_deg,dec_deg,az_deg,alt_deg,distance_au,illuminated", body_rows(ephemeris))
    write(given.output / "sky_crossings.csv", "name,utc,dut1_s,ra_deg,dec_deg,alt_deg,sense,crossing_utc", crossing_rows(ephemeris))
    write(given.output / "sky_positions.csv", "body,utc_since_2024_s,dut1_s,ra_deg,dec_deg,pm_ra_mas,pm_dec_mas,az_deg,alt_deg", position_rows(ephemeris))
    write(given.output / "sky_events.csv", "name,utc,dut1_s,ra_deg,dec_deg,alt_deg,rise_utc,culmination_utc,set_utc", event_rows(ephemeris))


if __name__ == "__main__":
    main()
