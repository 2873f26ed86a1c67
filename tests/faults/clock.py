#!/usr/bin/env python3
"""clock.py ROUNDS: the clock is wrong or jumps: a year back in mid-session, before
1970, after 2100, over a change to summer time, to and fro while the program runs.
Same answers, same history, nothing dies. Needs libfaketime."""

import glob
import json
import os
import subprocess
import sys
import time

import rig
from terminal import Terminal, environment, finish, new, note

MOMENTS = ["2019-02-22 10:00:00", "2018-02-22 10:00:00", "1965-03-01 00:00:01", "2105-12-31 23:59:59", "2019-03-31 01:59:59",
           "2019-10-27 02:30:00", "2000-02-29 12:00:00", "2019-02-22 10:00:01", "1970-01-01 00:00:00", "2038-01-19 03:14:07"]


def library():
    found = glob.glob("/usr/lib/*/faketime/libfaketime.so.1")
    return found[0] if found else rig.lacking("libfaketime is not installed (apt install faketime)")


def faked(home, moment, zone):
    return {**environment(home), "LD_PRELOAD": library(), "FAKETIME": moment, "FAKETIME_DONT_RESET": "1", "TZ": zone}


def by_command(count, base, r, i):
    """A session filled by commands, each at another time."""
    home = base / f"c{i}"
    home.mkdir()

    def asesor(*args):
        zone = r.choice(["Asia/Jakarta", "Europe/Berlin", "UTC", "Pacific/Kiritimati"])
        return subprocess.run([rig.program(), *args], env=faked(home, r.choice(MOMENTS), zone), capture_output=True, text=True, check=False)

    made = asesor("new", "--region", "62.12", "--assessor", "Uji", "--institution", "UI")
    session, done, bad = made.stdout.strip(), {}, ""
    for n in range(12):
        q, level = r.choice(["K1", "K2", "P1", "V1"]), r.randint(0, 5)
        out = asesor("set", session, q, "--level", str(level), "--note", f"catatan {n}")
        if out.returncode == 0:
            done[q] = (level, f"catatan {n}")
        bad += out.stderr if out.returncode not in (0, 2) or "panicked" in out.stderr else ""
    end = asesor("finalize", session, "--yes")
    shown = asesor("show", session, "--json")
    checked = asesor("verify", session)
    try:
        rows = {x["id"]: x for x in json.loads(shown.stdout)["questions"]}
        wrong = [q for q, (level, text) in done.items() if (rows[q]["rating"].get("level"), rows[q].get("note")) != (level, text)]
    except (ValueError, KeyError) as e:
        wrong = [repr(e)]
    failed = [x.stderr for x in (end, shown, checked) if x.returncode]
    count.add(lost=bool(wrong), unreadable=bool(bad or failed or not done), why=f"{wrong} {bad} {failed} {done}")


def while_running(count, base, r, i):
    """The clock jumps under the running program."""
    home = base / f"r{i}"
    home.mkdir()
    session, stamp = new(home), home / "clock"
    stamp.write_text("@" + MOMENTS[0])
    t = Terminal(home, ["open", session], more={"LD_PRELOAD": library(), "FAKETIME_TIMESTAMP_FILE": str(stamp), "FAKETIME_NO_CACHE": "1",
                                                        "FAKETIME_DONT_FAKE_MONOTONIC": "1"})
    started = t.until(b"TINGKAT")
    t.type("c")
    t.until(b"MENCATAT")
    typed = ""
    for n in range(30):
        if n % 5 == 2:
            stamp.write_text("@" + r.choice(MOMENTS))
        c = "abcdefghij"[n % 10]
        t.type(c)
        typed += c
        time.sleep(0.02)
        t.read()
    rc = finish(t, "esc")
    found = (note(home, session) or "").strip()
    count.add(lost=found != typed, hung=rc is None or not started, unreadable=rc not in (0, None), why=f"typed {typed!r}, found {found!r}, {rc}")


def main():
    rounds, r = int(sys.argv[1]), rig.dice()
    library()
    count = rig.Count("clock")
    with rig.Rig("clock") as box:
        for i in range(rounds):
            by_command(count, box.dir, r, i)
            while_running(count, box.dir, r, i)
    return count.end()


if __name__ == "__main__":
    sys.exit(main())
