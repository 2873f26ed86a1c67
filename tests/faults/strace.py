#!/usr/bin/env python3
"""strace.py [SAVES]: every file call of a run of saves fails, the first time, the
second time and so on, once or for good, or is the moment of a SIGKILL. Afterwards a
fresh process must find what was shown as saved, and saving must work again."""

import re
import shutil
import subprocess
import sys

from harness import LIMIT, PROBE, Count, Seen, acknowledged, folder, need

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


def one(count, d, call, way, n, saves):
    """One fault. False when the run had no such call any more."""
    data, state, trace = d / "data", d / "state", d / "trace"
    for x in (data, state):
        shutil.rmtree(x, ignore_errors=True)
    (data / "sessions").mkdir(parents=True)
    watched = [a for p in paths(data, state) for a in ("-P", str(p))]
    hung, out = False, ""
    # The first save without a fault, so that there is something to lose.
    first = subprocess.run([PROBE, "write", data, "--state", state, "--saves", "0"], capture_output=True, text=True).stdout
    try:
        out = subprocess.run(["strace", "-f", "-qq", "-o", trace, *watched, "-e", f"trace={call}", "-e", inject(call, way, n),
                              PROBE, "write", data, "--state", state, "--saves", str(saves)],
                             capture_output=True, text=True, timeout=LIMIT)
    except subprocess.TimeoutExpired:
        hung = True
    said = out.stdout if out else ""
    if not hung and not re.search(r"INJECTED|killed by SIGKILL", trace.read_text()):
        return False
    acked, kept = acknowledged((first + said).split("\n"))
    seen = Seen(data, state)
    again = subprocess.run([PROBE, "write", data, "--state", state, "--saves", "1"], capture_output=True, text=True).stdout
    works = "ACK" in again.strip().split("\n")[-1]
    panicked = out and "panicked" in out.stderr
    count.add(lost=seen.here < acked or seen.anywhere < kept, unreadable=seen.main == "unreadable" or not works or panicked,
              hung=hung, why=f"{call} {way} {n}: shown as saved {acked}, kept {kept}, found {seen}, then {again.strip()!r}")
    return True


def main():
    need("strace")
    saves = int((sys.argv[1:] or ["3"])[0])
    count, d = Count("strace"), folder("strace")
    for call in CALLS:
        for way in WAYS:
            n = 1
            while one(count, d, call, way, n, saves):
                n += 1
    count.end()


main()
