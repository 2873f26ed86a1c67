#!/usr/bin/env python3
"""slow.py KEYS: a key on a disk that takes half a second a flush, against a key on
the same disk without. Two programs side by side in one run, a key each in turn, ten a
second; a key counts from its writing until the frame with it has come. Afterwards
every key must be in both files. Prints the ratio of the medians: at most 1.2."""

import json
import os
import statistics
import subprocess
import sys
import time

from harness import PROGRAM, Count, attempt, finally_do, folder, missing, need
from terminal import FRAME_END, Terminal, environment, finish

MOST = 1.2
PAUSE = 0.1  # seconds between two keys


def place(base, name, fault):
    """A home whose data and state lie on a folder with faults to be switched on."""
    home, behind, control = base / name, base / f"{name}.behind", base / f"{name}.faults"
    home.mkdir()
    behind.mkdir()
    control.write_text("ok")
    at = home / "slow"
    at.mkdir()
    p = subprocess.Popen([sys.executable, os.path.join(os.path.dirname(os.path.abspath(__file__)), "faultfs.py"), behind, at, control])
    finally_do(lambda: (attempt("umount", "-l", at), p.terminate()))
    end = time.monotonic() + 10
    while not os.path.ismount(at):
        if time.monotonic() > end or p.poll() is not None:
            missing("FUSE does not work here")
        time.sleep(0.05)
    return home, control, fault


class Writer:
    """Somebody who types a note."""

    def __init__(self, base, name, fault):
        self.home, self.control, fault = place(base, name, fault)
        self.places = {"ASESOR_DATA_DIR": str(self.home / "slow/data"), "ASESOR_STATE_DIR": str(self.home / "slow/state")}
        self.session = new_in(self.home, self.places)
        self.t = Terminal(self.home, ["open", self.session], more=self.places)
        self.t.until(b"TINGKAT")
        self.t.type("c")
        self.t.until(b"MENCATAT")
        time.sleep(1.5)
        self.t.read()
        self.control.write_text(fault)
        self.typed, self.times, self.stuck = "", [], 0

    def key(self, c):
        self.t.read()
        began = time.monotonic()
        self.t.type(c)
        self.typed += c
        if self.t.until(FRAME_END, 10):
            self.times.append(time.monotonic() - began)
        else:
            self.stuck += 1


def new_in(home, places):
    out = subprocess.run([PROGRAM, "new", "--region", "62.12", "--assessor", "Uji", "--institution", "UI"],
                         env={**environment(home), **places}, capture_output=True, text=True, check=True)
    return out.stdout.strip()


def main():
    keys = int(sys.argv[1])
    need("fusermount")
    base, count = folder("slow"), Count("slow")
    writers = [Writer(base, "quick", "ok"), Writer(base, "late", "slow=0.5")]
    for i in range(keys):
        began = time.monotonic()
        for w in writers if i % 2 else reversed(writers):
            w.key("abcdefghij"[i % 10])
        time.sleep(max(0.0, PAUSE - (time.monotonic() - began)))
    quick, late = (statistics.median(w.times) for w in writers)
    p99 = [statistics.quantiles(w.times, n=100)[98] for w in writers]
    print(f"key to frame: ratio of medians {late / quick:.2f}, of the 99th percentile {p99[1] / p99[0]:.2f}", flush=True)
    for w in writers:
        w.control.write_text("ok")
        rc = finish(w.t, "esc")
        out = subprocess.run([PROGRAM, "show", w.session, "--json"], env={**environment(w.home), **w.places}, capture_output=True, text=True)
        found = "".join(json.loads(out.stdout)["questions"][0].get("note", "").split()) if out.returncode == 0 else ""
        count.add(lost=found != w.typed, hung=rc is None or w.stuck > 0, trials=keys, why=f"{w.stuck} keys without a frame, {len(w.typed)} typed, {len(found)} found, {rc}")
    if late / quick > MOST:
        count.add(hung=True, why=f"a slow disk makes a key {late / quick:.2f} times as long")
    count.end()


main()
