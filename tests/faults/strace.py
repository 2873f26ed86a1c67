#!/usr/bin/env python3
"""strace.py [SAVES]: every file call of a run of saves fails, the first time, the
second time and so on, once or for good, or is the moment of a SIGKILL. Afterwards a
fresh process must find what was shown as saved, and saving must work again."""

import re
import shutil
import subprocess
import sys

import rig

CALLS = ["openat", "read", "write", "fsync", "rename", "linkat", "unlink", "statx", "fstat",
         "newfstatat", "mkdir", "close", "flock", "readlink", "getdents64", "chmod", "lseek"]
WAYS = ["once:EIO", "once:ENOSPC", "once:EINTR", "once:EACCES", "forever:EIO", "forever:ENOSPC", "kill"]
NAME = "62.12_2019-02-22_099a8057.json"
ID = "01890a5d-ac96-774b-bcce-b302099a8057"


def paths(data, state):
    s, r = data / "sessions", state / "recovery"
    files = [s / NAME, s / f".{NAME}.tmp", s / f"{NAME}.prev", r / f"{ID}.json", r / f".{ID}.json.tmp", r / f"{ID}.json.prev"]
    return [data, s, state, r, state / "locks", state / "locks" / f"{ID}.lock", *files]


def inject(call, way, n):
    kind, _, error = way.partition(":")
    if kind == "kill":
        return f"inject={call}:signal=KILL:when={n}"
    return f"inject={call}:error={error}:when={n}{'+' if kind == 'forever' else ''}"


def one(count, probe, d, call, way, n, saves):
    """One fault. False when the run had no such call any more."""
    data, state, trace = d / "data", d / "state", d / "trace"
    for x in (data, state):
        shutil.rmtree(x, ignore_errors=True)
    (data / "sessions").mkdir(parents=True)
    watched = [a for p in paths(data, state) for a in ("-P", str(p))]

    def write(times, *before):
        done = subprocess.run([*before, probe, "write", data, "--state", state, "--saves", str(times)],
                              capture_output=True, text=True, timeout=rig.HANG, check=False)
        return [line.split() for line in done.stdout.splitlines()], done.stderr

    # The first save without a fault, so that there is something to lose.
    said, _ = write(0)
    hung, errors = False, ""
    try:
        more, errors = write(saves, "strace", "-f", "-qq", "-o", trace, *watched, "-e", f"trace={call}", "-e", inject(call, way, n))
        said += more
    except subprocess.TimeoutExpired:
        hung = True
    if not hung and not re.search(r"INJECTED|killed by SIGKILL", trace.read_text()):
        return False
    acked, safe = rig.acknowledged(said)
    here, anywhere, main = rig.check(probe, data, state)
    again, _ = write(1)
    works = again and again[-1][0] == "ACK"
    count.add(lost=here < acked or anywhere < safe, unreadable=main == "unreadable" or not works or "panicked" in errors, hung=hung,
              why=f"{call} {way} {n}: shown as saved {acked}, safe {safe}, found {here} {anywhere} {main}, then {again}")
    return True


def main():
    rig.need("strace", root=False)
    saves = int((sys.argv[1:] or ["3"])[0])
    count, probe = rig.Count("strace"), rig.probe()
    with rig.Rig("strace") as box:
        for call in CALLS:
            for way in WAYS:
                n = 1
                while one(count, probe, box.dir, call, way, n, saves):
                    n += 1
    return count.end()


if __name__ == "__main__":
    sys.exit(main())
