#!/usr/bin/env python3
"""Bytes that chart, frames and desk cost over VNC, counted on the loopback connection.

Starts TigerVNC's Xvnc (Debian: tigervnc-standalone-server), a client that asks for incremental updates as a
viewer does and counts what it receives, and the chart in a window; then lets it idle, steps the telescope and pans.
The same with the frames: a new one, idle, and three a second over a link of --link kB/s.
With --desk DIR also the whole desk of the programs in DIR (tulpar, tulparctl) after a drill.

usage: vnc_bytes.py [--chart build/release/bench/vnc_chart] [--frames build/release/bench/vnc_viewer]
                    [--desk build/release/bin] [--seconds 180] [--link 4] [--encoding tight|zrle]
"""
import argparse
import os
import shutil
import socket
import statistics
import struct
import subprocess
import sys
import tempfile
import threading
import time

TIGHT, ZRLE, COPY, RAW = 7, 16, 1, 0
QUIET_S = 0.7  # without a byte: the update is over


class Viewer(threading.Thread):
    """An RFB 3.8 client: asks for the next incremental update when one has come, keeps no picture."""

    def __init__(self, port, encoding, buffer=None):
        super().__init__(daemon=True)
        self.socket = socket.socket()
        if buffer:  # before connecting: what this side holds beforehand would be no thin link
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, buffer)
        self.socket.connect(("127.0.0.1", port))
        self.received = 0
        self.updates = 0
        self.last = time.monotonic()
        self.encoding = encoding
        self.rate = None  # bytes a second that it takes; none: all
        self.began = self.taken = 0

    def limit(self, rate):
        """Takes no more than so many bytes a second from now on, as a thin link does."""
        self.began, self.taken, self.rate = time.monotonic(), 0, rate

    def take(self, count):
        data = bytearray()
        while len(data) < count:
            wanted = count - len(data)
            if self.rate:
                time.sleep(max(0, self.began + self.taken / self.rate - time.monotonic()))
                if time.monotonic() > self.began + self.taken / self.rate + 0.1:  # what was not used is gone
                    self.began, self.taken = time.monotonic(), 0
                wanted = min(wanted, 1024)
            part = self.socket.recv(wanted)
            if not part:
                raise ConnectionError("the server is gone")
            self.received += len(part)
            self.taken += len(part)
            self.last = time.monotonic()
            data += part
        return bytes(data)

    def numbers(self, form):
        return struct.unpack(">" + form, self.take(struct.calcsize(">" + form)))

    def begin(self):
        self.take(12)
        self.socket.sendall(b"RFB 003.008\n")
        kinds = self.take(self.take(1)[0])
        if 1 not in kinds:
            raise ConnectionError("the server wants a password")
        self.socket.sendall(b"\x01")
        if self.numbers("I")[0] != 0:
            raise ConnectionError("refused")
        self.socket.sendall(b"\x01")
        self.width, self.height = self.numbers("HH")
        self.take(16)
        self.take(self.numbers("I")[0])
        # 24 bits in 32, as TigerVNC's viewer asks at full colour; lossless, zlib level as its default.
        self.socket.sendall(struct.pack(">B3xBBBBHHHBBB3x", 0, 32, 24, 0, 1, 255, 255, 255, 16, 8, 0))
        kinds = [TIGHT if self.encoding == "tight" else ZRLE, COPY, RAW, -256 + 2]
        self.socket.sendall(struct.pack(">BxH", 2, len(kinds)) + b"".join(struct.pack(">i", k) for k in kinds))
        self.ask(False)

    def ask(self, isIncremental):
        self.socket.sendall(struct.pack(">BBHHHH", 3, int(isIncremental), 0, 0, self.width, self.height))

    def run(self):
        try:
            while True:
                kind = self.take(1)[0]
                if kind == 0:
                    (count,) = self.numbers("xH")
                    for _ in range(count):
                        self.rectangle()
                    self.updates += 1
                    self.ask(True)
                elif kind == 1:
                    _, count = self.numbers("xHH")
                    self.take(6 * count)
                elif kind == 3:
                    self.take(self.numbers("3xI")[0])
                elif kind != 2:
                    raise ConnectionError(f"message {kind}")
        except (ConnectionError, OSError) as wrong:
            self.failed = wrong

    def rectangle(self):
        _, _, w, h, encoding = self.numbers("HHHHi")
        if encoding == RAW:
            self.take(w * h * 4)
        elif encoding == COPY:
            self.take(4)
        elif encoding == ZRLE:
            self.take(self.numbers("I")[0])
        elif encoding == TIGHT:
            self.tight(w, h)
        else:
            raise ConnectionError(f"encoding {encoding}")

    def length(self):
        value = shift = 0
        while True:
            byte = self.take(1)[0]
            value |= (byte & (0x7F if shift < 14 else 0xFF)) << shift
            shift += 7
            if byte < 128 or shift > 14:
                return value

    def tight(self, w, h):
        control = self.take(1)[0] >> 4
        if control == 8:
            self.take(3)
        elif control == 9:
            self.take(self.length())
        else:
            bits = w * h * 24
            if control & 4:
                chosen = self.take(1)[0]
                if chosen == 1:
                    colours = self.take(1)[0] + 1
                    self.take(3 * colours)
                    bits = (w + 7) // 8 * 8 * h if colours == 2 else w * h * 8
            size = bits // 8
            self.take(size if size < 12 else self.length())

    def settle(self, patience=15):
        end = time.monotonic() + patience
        while time.monotonic() - self.last < QUIET_S and time.monotonic() < end:
            time.sleep(0.05)


class Screen:
    """Xvnc on a display of its own, its viewer, and what is shown on it."""

    def __init__(self, encoding, size="1600x1000"):
        program = shutil.which("Xvnc") or shutil.which("Xtigervnc")
        if not program:
            sys.exit("Xvnc is not installed: apt-get install tigervnc-standalone-server")
        number = 50 + os.getpid() % 900
        self.port = port = 5900 + number  # a VNC server's port is that of its display
        self.display = f":{number}"
        self.server = subprocess.Popen(
            [program, self.display, "-geometry", size, "-depth", "24", "-SecurityTypes", "None",
             "-rfbport", str(port), "-localhost", "-AlwaysShared"], stderr=subprocess.DEVNULL)
        for _ in range(100):
            try:
                self.viewer = Viewer(port, encoding)
                break
            except OSError:
                time.sleep(0.1)
        else:
            sys.exit("Xvnc does not answer")
        self.viewer.begin()
        self.viewer.start()
        # VNCDESKTOP as vncserver sets it for what it starts.
        self.environment = dict(os.environ, DISPLAY=self.display, QT_QPA_PLATFORM="xcb", VNCDESKTOP="bench")

    def end(self):
        self.server.terminate()
        self.server.wait()


def report(what, value, goal):
    print(f"{what:<46} {value:>10}   goal {goal}", flush=True)


def idle(screen, seconds):
    """kB a second over all of it, and the worst ten seconds."""
    viewer = screen.viewer
    started, windows = viewer.received, []
    updates = viewer.updates
    for _ in range(max(1, seconds // 10)):
        before = viewer.received
        time.sleep(10)
        windows.append((viewer.received - before) / 10e3)
    rate = (viewer.received - started) / (len(windows) * 10e3)
    return rate, max(windows), (viewer.updates - updates) / (len(windows) * 10)


def measure_chart(program, arguments):
    screen = Screen(arguments.encoding)
    chart = subprocess.Popen(
        [program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=screen.environment)

    def do(what):
        before = screen.viewer.received
        chart.stdin.write(what + "\n")
        chart.stdin.flush()
        chart.stdout.readline()
        screen.viewer.last = time.monotonic()
        screen.viewer.settle()
        return screen.viewer.received - before

    try:
        time.sleep(3)
        screen.viewer.settle()
        if not screen.viewer.is_alive():
            sys.exit(f"the viewer ended: {screen.viewer.failed}")
        report("first picture", f"{screen.viewer.received / 1e3:.1f} kB", "none")
        steps = sorted(do("step") for _ in range(12))
        report("telescope step, median of 12", f"{statistics.median(steps) / 1e3:.2f} kB", "< 2 kB")
        do("track")
        for name in ("whole sky", "field of 30 degrees"):
            do("home" if name == "whole sky" else "zoom")
            drags = sorted(do("drag") for _ in range(8))
            report(f"drag step, {name}, median of 8", f"{statistics.median(drags) / 1e3:.1f} kB", "< 28 kB")
            report("... when the hand lets go", f"{do('release') / 1e3:.1f} kB", "none")
        do("home")
        print(f"... a minute until the chart is idle, then {arguments.seconds} s", flush=True)
        time.sleep(65)
        rate, worst, updates = idle(screen, arguments.seconds)
        report("idle chart, tracking", f"{rate:.2f} kB/s", "< 0.5 kB/s")
        report("... worst ten seconds; updates a second", f"{worst:.2f}, {updates:.2f}", "updates <= 2")
    finally:
        chart.terminate()
        chart.wait()
        screen.end()


def measure_frames(program, arguments):
    screen = Screen(arguments.encoding, "1600x1270")
    viewer = screen.viewer
    frames = subprocess.Popen(
        [program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=screen.environment)

    def tell(what):
        frames.stdin.write(what + "\n")
        frames.stdin.flush()
        return frames.stdout.readline().strip()

    def do(what):
        before = viewer.received
        tell(what)
        viewer.last = time.monotonic()
        viewer.settle()
        return viewer.received - before

    def moving(seconds):
        """Three frames a second for a while: how many were shown, bytes a second, how late the last one is."""
        started, updates, words = viewer.received, viewer.updates, tell("moving").split()
        first, shown = int(words[3].rstrip(",")), int(words[4])
        time.sleep(seconds)
        words = tell("still").split()
        newest, count = int(words[3].rstrip(",")), int(words[4]) - shown
        print(f"... {newest - first} came, {count} shown, the last one shown {words[1]}, "
              f"link {words[7]} s a frame; {viewer.updates - updates} updates taken", flush=True)
        return (viewer.received - started) / seconds, count

    try:
        time.sleep(4)
        viewer.settle()
        report("frame of 1024x1024, full quality, median of 5",
               f"{statistics.median(do('frame') for _ in range(5)) / 1e3:.0f} kB", "none")
        do("remote")
        time.sleep(1.5)
        report("the same, remote", f"{statistics.median(do('frame') for _ in range(5)) / 1e3:.0f} kB", "< 275 kB")
        if arguments.seconds > 0:
            print(f"... a minute until the age is a time, then idle for {arguments.seconds} s", flush=True)
            time.sleep(65)
            rate, worst, updates = idle(screen, arguments.seconds)
            report("idle frames", f"{rate * 1e3:.1f} B/s", "0")
            report("... worst ten seconds; updates a second", f"{worst * 1e3:.1f}, {updates:.2f}", "none")
        rate, _ = moving(20)
        report("three frames a second, remote, any link", f"{rate / 1e3:.1f} kB/s", "none")
        viewer.settle()
        viewer.socket.close()
        viewer = screen.viewer = Viewer(screen.port, arguments.encoding, 1024)
        viewer.begin()
        viewer.start()
        time.sleep(1)
        viewer.settle(60)
        viewer.limit(arguments.link * 1000)
        rate, count = moving(40)
        report(f"... over a link of {arguments.link} kB/s", f"{rate / 1e3:.1f} kB/s", "none")
        report("... seconds a frame", f"{40 / max(1, count):.1f}", "as the link takes them")
    finally:
        frames.terminate()
        frames.wait()
        screen.end()


def measure_desk(folder, arguments):
    screen = Screen(arguments.encoding)
    with tempfile.TemporaryDirectory() as state:
        environment = dict(screen.environment, XDG_RUNTIME_DIR=state)
        drill = subprocess.Popen(
            [os.path.join(folder, "tulparctl"), "drill", "--keep", "--state", os.path.join(state, "drill"), "--session", "vnc"],
            stdout=subprocess.DEVNULL, env=dict(environment, QT_QPA_PLATFORM="offscreen"))
        time.sleep(4)
        desk = subprocess.Popen([os.path.join(folder, "tulpar"), "--attach", "vnc"], env=environment)
        try:
            print("... two minutes until the drill has its burst; then its response is stopped, and a minute more", flush=True)
            time.sleep(120)
            subprocess.run(
                [os.path.join(folder, "tulparctl"), "request", "--attach", "vnc", "stop_response"],
                check=True, stdout=subprocess.DEVNULL, env=dict(environment, QT_QPA_PLATFORM="offscreen"))
            time.sleep(75)
            if not screen.viewer.is_alive() or desk.poll() is not None:
                sys.exit("the desk or its viewer ended")
            rate, worst, updates = idle(screen, arguments.seconds)
            report("whole desk, idle", f"{rate:.2f} kB/s", "< 1 kB/s")
            report("... worst ten seconds; updates a second", f"{worst:.2f}, {updates:.2f}", "none")
        finally:
            for program in (desk, drill):
                program.terminate()
                program.wait()
            screen.end()


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--chart", default="build/release/bench/vnc_chart")
    parser.add_argument("--frames", default="build/release/bench/vnc_viewer")
    parser.add_argument("--link", type=int, default=4, help="kB/s that the thin link of the frames takes")
    parser.add_argument("--desk", metavar="DIR", help="programs of the desk, for example build/release/bin")
    parser.add_argument("--seconds", type=int, default=180, help="of idling; 0: none for the frames")
    parser.add_argument("--encoding", choices=("tight", "zrle"), default="tight")
    arguments = parser.parse_args()
    print(f"TigerVNC, 1600x1000, {arguments.encoding} without loss")
    for program, measure in ((arguments.chart, measure_chart), (arguments.frames, measure_frames)):
        if os.access(program, os.X_OK):
            measure(program, arguments)
        else:
            print(f"no {program}: build the target {os.path.basename(program)}")
    if arguments.desk:
        measure_desk(arguments.desk, arguments)


if __name__ == "__main__":
    main()
