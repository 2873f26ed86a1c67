#!/usr/bin/env python3
"""kill.py TRIALS [SAVER]: SIGKILL at a random moment of saving, then a fresh
process looks. Two trials in three go on in the folder the last one left, so that
what a kill leaves behind is met again. A careless saver must be caught."""

import shutil
import subprocess
import sys
import time

from harness import PROBE, Count, Seen, acknowledged, clean_up, folder, rng


def main():
    trials, saver = int(sys.argv[1]), (sys.argv[2:] or ["careful"])[0]
    careful = saver == "careful"
    r, count, d = rng(), Count("kill"), folder("kill")
    data, state, acks = d / "data", d / "state", d / "acks"
    data.mkdir()
    acked = 0
    for i in range(trials):
        if not careful or r.random() < 0.34:
            shutil.rmtree(data, ignore_errors=True)
            shutil.rmtree(state, ignore_errors=True)
            (data / "sessions").mkdir(parents=True)
            acked = 0
        with open(acks, "w") as out:
            p = subprocess.Popen([PROBE, "write", data, "--state", state, "--saver", saver, "--pad", str(r.choice([200, 2000, 20000]))],
                                 stdout=out, stderr=subprocess.DEVNULL)
            time.sleep(r.random() * 0.09)
            p.kill()
            p.wait()
        now, _ = acknowledged(open(acks).read().split("\n"))
        acked = max(acked, now)
        # Once from the data folder alone, as on another laptop.
        seen = Seen(data)
        count.add(lost=seen.here < acked, unreadable=seen.main == "unreadable",
                  why=f"trial {i}: shown as saved {acked}, found {seen}")
    if careful:
        count.end()
    print(f"CAUGHT kill {saver} lost={count.lost} unreadable={count.unreadable} of {count.trials}", flush=True)
    clean_up()


main()
