#!/usr/bin/env python3
"""kill.py TRIALS [SAVER]: SIGKILL at a random moment of saving, then a fresh
process looks. Two trials in three go on in the folder the last one left, so that
what a kill leaves behind is met again. Only a kill of a running probe that had shown
something as saved is a trial. A careless saver must be caught."""

import shutil
import subprocess
import sys
import time

import rig


def main():
    trials, saver = int(sys.argv[1]), (sys.argv[2:] or ["careful"])[0]
    careful = saver == "careful"
    r, count, probe = rig.dice(), rig.Count("kill"), rig.probe()
    with rig.Rig("kill") as box:
        data, state, acks = box.dir / "data", box.dir / "state", box.dir / "acks"
        acked = 0
        for _ in range(trials * 3):
            if count.trials == trials:
                break
            if not careful or r.random() < 0.34:
                shutil.rmtree(data, ignore_errors=True)
                shutil.rmtree(state, ignore_errors=True)
                (data / "sessions").mkdir(parents=True)
                acked = 0
            with open(acks, "w", encoding="ascii") as out:
                call = [probe, "write", data, "--state", state, "--saver", saver, "--pad", str(r.choice([200, 2000, 20000]))]
                p = subprocess.Popen(call, stdout=out, stderr=subprocess.DEVNULL)
                time.sleep(r.random() * 0.09)
                running = p.poll() is None
                p.kill()
                p.wait()
            now, _ = rig.acknowledged(line.split() for line in acks.read_text(encoding="ascii").splitlines())
            acked = max(acked, now)
            # From the data folder alone, as on another laptop.
            here, anywhere, main = rig.check(probe, data)
            count.add(lost=here < acked, unreadable=main == "unreadable", trials=int(running and acked > 0),
                      why=f"shown as saved {acked}, found {here} {anywhere} {main}")
    if careful:
        return count.end()
    print(f"CAUGHT kill {saver} lost={count.lost} unreadable={count.unreadable} of {count.trials}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
