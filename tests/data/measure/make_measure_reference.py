#!/usr/bin/env python3
"""Writes measure_stars.csv, measure_apertures.csv and measure_between.csv beside itself: what astropy and photutils
(Debian python3-astropy, python3-photutils, python3-scipy) measure on star frames made by the formula of
tests/core/measure/support_star_frames.h. Run once; the tests read the tables and need none of these packages."""

import csv
import math
import pathlib
import sys
import warnings

import astropy
import numpy as np
import photutils
import scipy
from astropy.modeling import fitting, models
from astropy.stats import SigmaClip
from photutils.aperture import (ApertureStats, CircularAnnulus, CircularAperture, EllipticalAperture,
                                RectangularAperture)
from photutils.centroids import centroid_2dg
from scipy.ndimage import map_coordinates

HERE = pathlib.Path(__file__).parent
warnings.simplefilter("ignore")


def light(star, x, y):
    angle = math.radians(star["angle_deg"])
    c, s = math.cos(angle), math.sin(angle)
    dx, dy = x - star["x"], y - star["y"]
    u = 2 * (c * dx + s * dy) / star["fwhm_major"]
    v = 2 * (c * dy - s * dx) / star["fwhm_minor"]
    q = u * u + v * v
    if star["model"] == "gauss":
        return star["peak"] * np.exp2(-q)
    return star["peak"] * np.power(1 + (np.exp2(1 / star["beta"]) - 1) * q, -star["beta"])


def frame(star):
    """FITS pixels: the first centre is (1, 1); array[y - 1, x - 1]."""
    side = star["side"]
    y, x = np.mgrid[1:side + 1, 1:side + 1].astype(float)
    bright = light(star, x, y)
    value = star["sky"] + bright
    if star["scatter"] > 0:
        draws = np.random.RandomState(star["seed"]).randint(0, 2**32, size=(side, side, 12), dtype=np.uint32)
        noise = np.full((side, side), -6.0)
        for i in range(12):
            noise = noise + draws[:, :, i] / 4294967296.0
        value = value + noise * np.sqrt(star["scatter"] ** 2 + bright / star["gain"])
    return np.floor(value + 0.5)


def check(data):
    """A sum that notices a pixel that is wrong or out of place."""
    flat = data.astype(np.int64).ravel()
    return int((flat * (np.arange(flat.size) % 9973 + 1)).sum())


def fitted(star, data):
    y, x = np.mgrid[1:star["side"] + 1, 1:star["side"] + 1].astype(float)
    width = (star["fwhm_major"] * star["fwhm_minor"]) ** 0.5
    near = np.hypot(x - star["x"], y - star["y"]) <= 4 * width + 3
    fitter = fitting.LevMarLSQFitter()
    if star["model"] == "gauss":
        start = models.Gaussian2D(star["peak"] * 0.8, star["x"] + 0.3, star["y"] - 0.3, width / 2.2, width / 2.5, 0.1)
    else:
        gamma = width / 2 / math.sqrt(2 ** (1 / 3) - 1)
        start = models.Moffat2D(star["peak"] * 0.8, star["x"] + 0.3, star["y"] - 0.3, gamma, 3)
    best = fitter(start + models.Const2D(star["sky"]), x[near], y[near], data[near], maxiter=2000, acc=1e-10)[0]
    if star["model"] == "gauss":
        fwhm = math.sqrt(abs(best.x_stddev.value * best.y_stddev.value)) * 2 * math.sqrt(2 * math.log(2))
        return best.x_mean.value, best.y_mean.value, fwhm
    return best.x_0.value, best.y_0.value, abs(best.fwhm)


def stars():
    rows = []
    chance = np.random.RandomState(2026)
    for model, beta in (("moffat", 2.5), ("moffat", 3.0), ("moffat", 4.5), ("gauss", 0.0)):
        for fwhm in (2.0, 2.6, 3.4, 5.0, 8.0, 14.0):
            for scatter, peak in ((0.0, 20000.0), (12.0, 20000.0), (12.0, 1500.0)):
                if peak < 2000 and fwhm > 8:
                    continue
                half = int(6.5 * fwhm) + 15
                dx, dy = chance.randint(-500, 500, size=2) / 1000
                rows.append({"model": model, "side": 2 * half + 1, "x": half + 1 + dx, "y": half + 1 + dy, "peak": peak,
                             "sky": 1000.0, "beta": beta, "fwhm_major": fwhm, "fwhm_minor": fwhm, "angle_deg": 0.0,
                             "scatter": scatter, "gain": 1.5, "seed": len(rows) + 1})
    for angle in (-60.0, 0.0, 25.0, 80.0):  # astropy has no elliptical Moffat
        half = 50
        rows.append({"model": "gauss", "side": 2 * half + 1, "x": half + 1.27, "y": half + 0.61, "peak": 15000.0,
                     "sky": 1000.0, "beta": 0.0, "fwhm_major": 6.4, "fwhm_minor": 4.1, "angle_deg": angle,
                     "scatter": 12.0, "gain": 1.5, "seed": len(rows) + 1})
    with open(HERE / "measure_stars.csv", "w", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        shares = ["0.5", "1", "1.5", "2", "3"]
        names = list(rows[0])
        out.writerow(names + ["check", "fit_x", "fit_y", "fit_fwhm", "gauss_x", "gauss_y"]
                     + [f"energy_{s}" for s in shares])
        for star in rows:
            data = frame(star)
            width = (star["fwhm_major"] * star["fwhm_minor"]) ** 0.5
            x, y, fwhm = fitted(star, data)
            reach = int(3 * width) + 2
            cx, cy = round(star["x"]) - 1, round(star["y"]) - 1
            cut = data[cy - reach:cy + reach + 1, cx - reach:cx + reach + 1] - star["sky"]
            gx, gy = centroid_2dg(cut)
            centre = (star["x"] - 1, star["y"] - 1)
            sums = [CircularAperture(centre, r * width).do_photometry(data - star["sky"], method="exact")[0][0]
                    for r in (0.5, 1, 1.5, 2, 3, 4)]
            out.writerow([star[n] if isinstance(star[n], (str, int)) else repr(round(star[n], 6)) for n in names]
                         + [check(data), f"{x:.5f}", f"{y:.5f}", f"{fwhm:.5f}", f"{gx + cx - reach + 1:.5f}",
                            f"{gy + cy - reach + 1:.5f}"] + [f"{s / sums[-1]:.6f}" for s in sums[:-1]])


FIELD = {"model": "moffat", "side": 101, "x": 50.3, "y": 48.8, "peak": 9000.0, "sky": 800.0, "beta": 3.0,
         "fwhm_major": 6.0, "fwhm_minor": 4.5, "angle_deg": 30.0, "scatter": 9.0, "gain": 1.5, "seed": 4711}


def apertures():
    data = frame(FIELD)
    shapes = []
    for x, y in ((50.3, 48.8), (51.0, 49.0), (40.512, 61.25)):
        for r in (0.4, 1.0, 2.5, 5.0, 11.37, 25.0):
            shapes.append(("circle", x, y, r, 0, 0, CircularAperture((x - 1, y - 1), r)))
        for a, b in ((3.2, 5.1), (10, 18.5)):
            shapes.append(("annulus", x, y, a, b, 0, CircularAnnulus((x - 1, y - 1), a, b)))
        for a, b, t in ((4, 2, 0), (9.3, 3.1, 35), (5, 12, -70), (0.6, 0.3, 20)):
            shapes.append(("ellipse", x, y, a, b, t, EllipticalAperture((x - 1, y - 1), a, b, math.radians(t))))
        for w, h, t in ((6, 4, 0), (20.4, 5.5, 33), (7, 30.2, -12)):
            shapes.append(("box", x, y, w, h, t, RectangularAperture((x - 1, y - 1), w, h, math.radians(t))))
    shapes.append(("circle", 2.2, 99.4, 6.0, 0, 0, CircularAperture((1.2, 98.4), 6.0)))  # over the corner
    with open(HERE / "measure_apertures.csv", "w", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(["shape", "x", "y", "a", "b", "turn_deg", "sum", "area", "pixels", "mean", "median", "deviation",
                      "minimum", "maximum", "clipped_pixels", "clipped_median", "clipped_deviation"])
        for name, x, y, a, b, t, aperture in shapes:
            stats = ApertureStats(data, aperture, sum_method="exact")
            area = aperture.do_photometry(np.ones_like(data), method="exact")[0][0]
            inside = aperture.to_mask(method="center").get_values(data)
            clipped = SigmaClip(sigma=3, maxiters=5, cenfunc="median")(inside, masked=False) if inside.size else inside
            if inside.size:
                rest = [f"{v:.6f}" for v in (stats.mean, stats.median, stats.std, stats.min, stats.max)]
                rest += [clipped.size, f"{np.median(clipped):.6f}", f"{np.std(clipped):.6f}"]
            else:
                rest = [0] * 8
            out.writerow([name, x, y, a, b, t, f"{stats.sum:.6f}", f"{area:.8f}", inside.size]
                         + rest)


def between():
    data = frame(FIELD)
    chance = np.random.RandomState(5)
    with open(HERE / "measure_between.csv", "w", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(["x", "y", "bilinear"])
        for x, y in 1 + chance.randint(0, 100000, size=(60, 2)) / 1000:
            out.writerow([x, y, f"{map_coordinates(data, [[y - 1], [x - 1]], order=1)[0]:.6f}"])


if __name__ == "__main__":
    print(f"python {sys.version.split()[0]}, numpy {np.__version__}, scipy {scipy.__version__}, "
          f"astropy {astropy.__version__}, photutils {photutils.__version__}")
    stars()
    apertures()
    between()
    print("check of the field:", check(frame(FIELD)))
