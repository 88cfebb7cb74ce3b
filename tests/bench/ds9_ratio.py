#!/usr/bin/env python3
"""The same frames in DS9 and in Tulpar's viewer, side by side: milliseconds until the screen has changed.

Both run on a display of their own (Xvfb). A command goes to the program, and a place in the middle of its picture is read
from the X server a thousand times a second: the first picture is there when that place is as bright as it will be, the
whole one when it does not change any more. DS9 is told
by XPA over a local socket from within this process, the viewer by a line on its input: neither pays for a process that tells.
Without DS9 (Debian: saods9) it says so and ends; nothing else needs it.

usage: ds9_ratio.py [--viewer build/release/bench/open_frames] [--runs 15]
"""
import argparse
import ctypes
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

KINDS = (("1024_u16", "1024x1024, 16 bits"), ("4096_u16", "4096x4096, 16 bits"),
         ("8192_f32", "8192x8192, floats"), ("4096_rice", "4096x4096, RICE"))
PATIENCE_S = 30
SETTLED_S = 0.8  # without a change: the picture is whole
SIDE = 24  # of the place that is looked at
NEAR = 8  # levels of 255, of its mean: the picture that is waited for
LOOK_S = 0.001


class Display:
    """A display of its own, and what is on it."""

    def __init__(self, number):
        self.name = f":{number}"
        self.server = subprocess.Popen(
            ["Xvfb", self.name, "-screen", "0", "1400x1100x24", "-nolisten", "tcp"], stderr=subprocess.DEVNULL)
        self.x11 = ctypes.CDLL("libX11.so.6")
        self.x11.XOpenDisplay.restype = ctypes.c_void_p
        self.x11.XOpenDisplay.argtypes = [ctypes.c_char_p]
        self.x11.XDefaultRootWindow.restype = ctypes.c_ulong
        self.x11.XDefaultRootWindow.argtypes = [ctypes.c_void_p]
        self.x11.XGetImage.restype = ctypes.c_void_p
        self.x11.XGetImage.argtypes = [
            ctypes.c_void_p, ctypes.c_ulong, ctypes.c_int, ctypes.c_int, ctypes.c_uint, ctypes.c_uint,
            ctypes.c_ulong, ctypes.c_int]
        self.x11.XDestroyImage.argtypes = [ctypes.c_void_p]
        for _ in range(100):
            self.display = self.x11.XOpenDisplay(self.name.encode())
            if self.display:
                break
            time.sleep(0.05)
        else:
            sys.exit("Xvfb does not answer")
        self.root = self.x11.XDefaultRootWindow(self.display)
        self.environment = dict(os.environ, DISPLAY=self.name, QT_QPA_PLATFORM="xcb", XPA_METHOD="local", TZ="UTC")

    def pixels(self, x, y, width, height):
        image = self.x11.XGetImage(self.display, self.root, x, y, width, height, ctypes.c_ulong(-1).value, 2)
        # XImage: width, height, xoffset, format, then the data's address.
        data = ctypes.cast(image + 16, ctypes.POINTER(ctypes.c_void_p))[0]
        bytes_ = ctypes.string_at(data, width * height * 4)
        self.x11.XDestroyImage(image)
        return bytes_

    def end(self):
        self.server.terminate()
        self.server.wait()


class Ds9:
    def __init__(self, display):
        self.name = "DS9"
        self.display = display
        self.xpa = ctypes.CDLL("libxpa.so.1")
        os.environ["XPA_METHOD"] = "local"
        self.program = subprocess.Popen(
            [shutil.which("saods9") or shutil.which("ds9"), "-title", f"bench{os.getpid()}", "-geometry",
             "1200x900", "-zscale"], env=display.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.target = f"bench{os.getpid()}".encode()
        end = time.monotonic() + PATIENCE_S
        while not self.tell(b"frame 1"):
            if time.monotonic() > end:
                raise RuntimeError("DS9 does not answer")
            time.sleep(0.2)

    def tell(self, words):
        names = (ctypes.c_char_p * 1)()
        messages = (ctypes.c_char_p * 1)()
        count = self.xpa.XPASet(
            None, ctypes.c_char_p(self.target), ctypes.c_char_p(words), ctypes.c_char_p(b"ack=false"), None,
            ctypes.c_size_t(0), names, messages, 1)
        return count > 0 and not messages[0]

    def show(self, path):
        self.tell(b"fits " + path.encode())

    def end(self):
        self.program.terminate()
        self.program.wait()


class Viewer:
    def __init__(self, display, program, how):
        self.name = f"viewer ({how})"
        self.display = display
        self.how = how
        self.program = subprocess.Popen(
            [program, "show"], stdin=subprocess.PIPE, text=True, env=display.environment)

    def show(self, path):
        self.program.stdin.write(f"{self.how} {path}\n")
        self.program.stdin.flush()

    def end(self):
        self.program.terminate()
        self.program.wait()


def brightness(pixels):
    return statistics.fmean(pixels[1::4])  # green


def place_and_brightness(program, dark, bright):
    """Where the bright middle appears, the middle of what changes between two pictures; and how bright both are there."""
    width, height = 1300, 1000
    shots = []
    for path in (dark, bright, dark, bright):
        program.show(path)
        time.sleep(4)
        shots.append(program.display.pixels(0, 0, width, height))
    before, after = shots[-2], shots[-1]
    columns, rows = [], []
    for y in range(0, height, 4):
        for x in range(0, width, 4):
            at = 4 * (y * width + x)
            if abs(before[at + 1] - after[at + 1]) > 40:
                columns.append(x)
                rows.append(y)
    if len(columns) < 50:
        raise RuntimeError(f"{program.name} does not show the difference of two frames")
    area = (int(statistics.median(columns)) - SIDE // 2, int(statistics.median(rows)) - SIDE // 2, SIDE, SIDE)
    program.show(dark)
    time.sleep(4)
    dark_level = brightness(program.display.pixels(*area))
    program.show(bright)
    time.sleep(4)
    return area, dark_level, brightness(program.display.pixels(*area))


def timed(program, path, area, level):
    """Milliseconds to the first and to the whole picture."""
    began = time.perf_counter()
    program.show(path)
    first = changed = last = None
    while True:
        now = program.display.pixels(*area)
        at = time.perf_counter()
        if first is None and abs(brightness(now) - level) < NEAR:
            first = at
        if now != last:
            last, changed = now, at
        if first is not None and at - changed > SETTLED_S:
            return (first - began) * 1e3, (changed - began) * 1e3
        if at - began > PATIENCE_S:
            raise RuntimeError(f"{program.name} does not show {path}")
        time.sleep(LOOK_S)


def measure(program, folder, runs):
    results = {}
    for kind, _ in KINDS:
        dark, bright = (os.path.join(folder, f"{kind}_{light}.fits") for light in ("dark", "bright"))
        area, dark_level, bright_level = place_and_brightness(program, dark, bright)
        if abs(dark_level - bright_level) < 3 * NEAR:
            raise RuntimeError(f"{program.name}: the frames cannot be told apart")
        results[kind] = []
        for _ in range(runs):
            results[kind].append(timed(program, dark, area, dark_level))
            results[kind].append(timed(program, bright, area, bright_level))
    return results


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--viewer", default="build/release/bench/open_frames")
    parser.add_argument("--runs", type=int, default=8, help="of each pair of frames")
    arguments = parser.parse_args()
    if not (shutil.which("saods9") or shutil.which("ds9")):
        print("SKIPPED: DS9 is not installed (Debian: apt-get install saods9)")
        return
    if not os.access(arguments.viewer, os.X_OK):
        sys.exit(f"no {arguments.viewer}: build the targets open_frames and tulpar-fits")
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([arguments.viewer, "make", folder], check=True)
        number = 1000 + os.getpid() % 5000
        measured = {}
        for i, start in enumerate((lambda d: Ds9(d), lambda d: Viewer(d, arguments.viewer, "live"),
                                   lambda d: Viewer(d, arguments.viewer, "open"))):
            display = Display(number + i)
            program = start(display)
            try:
                measured[program.name] = measure(program, folder, arguments.runs)
            finally:
                program.end()
                display.end()
    print(f"milliseconds until the screen changed, median (best, worst) of {2 * arguments.runs}; "
          "first picture / whole picture")
    ds9 = measured["DS9"]
    for kind, title in KINDS:
        print(title)
        for name, results in measured.items():
            first, whole = zip(*results[kind])
            ratio = statistics.median(f for f, _ in ds9[kind]) / statistics.median(first)
            print(f"  {name:<14} {statistics.median(first):7.1f} ({min(first):.1f}, {max(first):.1f}) / "
                  f"{statistics.median(whole):7.1f}   {ratio:.1f} times DS9's speed")


if __name__ == "__main__":
    main()
