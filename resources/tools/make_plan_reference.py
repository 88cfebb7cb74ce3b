#!/usr/bin/python3
"""Plans of astroplan's schedulers, as something to be better than: tests/data/plan_astroplan.csv.

Needs Debian's python3-astroplan and no network: the tables of the Earth's rotation that astropy brings are used. Every
instance is a piece of a night at Assy-Turgen with random targets (random.Random(seed)), each wanting one exposure: air
mass at most 2, Sun at most 12 degrees below the horizon, 30 degrees from the Moon. The priority counts up from 1 in the
file; astroplan's counts down, so it is handed 21 minus it. Its transitions are slews of 15 degrees a second without
acceleration, cheaper than the planner's. Takes some ten minutes.

    resources/tools/make_plan_reference.py > tests/data/plan_astroplan.csv
"""

import random
import sys
import time

import astroplan
import astropy
import astropy.units as u
import numpy
from astropy.coordinates import EarthLocation, SkyCoord
from astropy.time import Time
from astropy.utils import iers
from astroplan import (AirmassConstraint, AtNightConstraint, FixedTarget, MoonSeparationConstraint, Observer,
                       ObservingBlock, PriorityScheduler, Schedule, SequentialScheduler, Transitioner)

iers.conf.auto_download = False
iers.conf.auto_max_age = None
iers.conf.iers_degraded_accuracy = "ignore"  # the Earth turns a second or less otherwise than foreseen

# Instance: a moment before the dawn, hours of darkness before it, targets, seconds of exposure from and to. All end an
# hour after the dawn: where a schedule ends in the dark, SequentialScheduler puts its last block over the end and fails.
INSTANCES = [
    ("2026-12-10T18:00:00", 4.0, 14, 300, 1800), ("2027-01-15T18:00:00", 4.5, 18, 300, 1500),
    ("2027-02-20T18:00:00", 5.0, 16, 600, 2400), ("2027-03-14T18:00:00", 4.0, 20, 300, 1200),
    ("2027-04-20T17:00:00", 3.5, 14, 300, 1800), ("2026-09-18T18:00:00", 4.5, 18, 300, 1800),
    ("2026-10-26T18:00:00", 4.0, 14, 600, 1800), ("2026-11-24T18:00:00", 4.5, 20, 300, 1500),
]


def start_of(schedule, name, begin):
    for slot in schedule.slots:
        if slot.block is not None and hasattr(slot.block, "target") and slot.block.target.name == name:
            return f"{(slot.block.start_time - begin).sec:.3f}"
    return ""


def main():
    site = Observer(EarthLocation.from_geodetic(77.8710 * u.deg, 43.2249 * u.deg, 2750 * u.m), name="Assy-Turgen")
    print("# Made by resources/tools/make_plan_reference.py with "
          f"astroplan {astroplan.__version__}, astropy {astropy.__version__}, numpy {numpy.__version__}, "
          f"Python {sys.version.split()[0]}")
    print("# Starts of PriorityScheduler and SequentialScheduler in seconds after begin_utc; empty: not scheduled")
    print("instance,begin_utc,hours,name,ra_deg,dec_deg,exposure_s,priority,priority_start_s,sequential_start_s")
    for number, (before, dark, count, low, high) in enumerate(INSTANCES, 1):
        chance = random.Random(number)
        dawn = site.twilight_morning_nautical(Time(before), which="next")
        begin = Time((dawn - dark * u.hour).utc.strftime("%Y-%m-%dT%H:%M:00"))
        hours = dark + 1
        end = begin + hours * u.hour
        targets = []
        meridian = site.local_sidereal_time(begin + hours / 2 * u.hour).deg
        for i in range(count):
            place = SkyCoord(((meridian + chance.uniform(-70, 70)) % 360) * u.deg, chance.uniform(0, 75) * u.deg)
            exposure = float(round(chance.uniform(low, high)))
            targets.append((FixedTarget(place, name=f"T{i}"), exposure, chance.randint(1, 20)))
        constraints = [AirmassConstraint(max=2, boolean_constraint=False),
                       AtNightConstraint(max_solar_altitude=-12 * u.deg),
                       MoonSeparationConstraint(min=30 * u.deg)]
        made = {}
        for kind in (PriorityScheduler, SequentialScheduler):
            # A new block each: the schedulers write into them.
            blocks = [ObservingBlock(target, exposure * u.s, 21 - priority) for target, exposure, priority in targets]
            began = time.monotonic()
            options = {"time_resolution": 60 * u.s} if kind is PriorityScheduler else {}
            made[kind] = kind(constraints=constraints, observer=site, **options,
                              transitioner=Transitioner(slew_rate=15 * u.deg / u.s))(blocks, Schedule(begin, end))
            print(f"instance {number}: {kind.__name__} {time.monotonic() - began:.1f} s", file=sys.stderr)
        for target, exposure, priority in targets:
            print(f"{number},{begin.isot[:19]}Z,{hours},{target.name},{target.coord.ra.deg:.6f},{target.coord.dec.deg:.6f},"
                  f"{exposure:.0f},{priority},{start_of(made[PriorityScheduler], target.name, begin)},"
                  f"{start_of(made[SequentialScheduler], target.name, begin)}", flush=True)


main()
