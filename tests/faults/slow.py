#!/usr/bin/env python3
"""slow.py KEYS: a key on a disk that takes half a second a flush, against a key on
the same disk without. Two programs side by side in one run, a key each in turn, ten a
second; a key counts from its writing until the frame with it has come. Afterwards
every key must be in the file. Prints the ratio of the medians, at most 1.2, and how
many keys waited for half a flush or longer: at most one in a hundred more than
without. Each key on the slow disk is a trial."""

import json
import re
import statistics
import subprocess
import sys
import time

import rig
from terminal import FRAME_END, Terminal, environment, finish, new

MOST = 1.2
FLUSH = 0.5  # seconds
PAUSE = 0.1  # seconds between two keys


class Writer:
    """Somebody who types a note."""

    def __init__(self, box, name, fault):
        self.home, self.control = box.folder(name), box.dir / f"{name}.faults"
        at = self.home / "slow"
        at.mkdir()
        box.faultfs(box.folder(f"{name}.behind"), at, self.control)
        self.places = {"ASESOR_DATA_DIR": str(self.home / "slow/data"), "ASESOR_STATE_DIR": str(self.home / "slow/state")}
        self.session = new(self.home, self.places)
        self.t = Terminal(self.home, ["open", self.session], more=self.places)
        self.t.until(b"TINGKAT")
        self.t.type("c")
        self.t.until(b"MENCATAT")
        time.sleep(1.5)
        self.t.read()
        self.control.write_text(fault, encoding="ascii")
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


    def waited(self):
        """Keys whose frame took half a flush or longer."""
        return sum(t >= FLUSH / 2 for t in self.times)

    def flushes(self):
        """Flushes of a file since the fault began."""
        seen = self.control.with_name(self.control.name + ".seen")
        for _ in range(50):
            # It is being written while it is read.
            found = re.search(r"\bfsync=(\d+)", seen.read_text(encoding="ascii"))
            if found:
                return int(found[1])
            time.sleep(0.02)
        return 0

    def end(self):
        """Leaves; (exit code, what the note holds)."""
        self.control.write_text("ok", encoding="ascii")
        rc = finish(self.t, "esc")
        out = subprocess.run([rig.program(), "show", self.session, "--json"], env={**environment(self.home), **self.places},
                             capture_output=True, text=True, check=False)
        return rc, "".join(json.loads(out.stdout)["questions"][0].get("note", "").split()) if out.returncode == 0 else ""


def main():
    keys = int(sys.argv[1])
    rig.need_fuse()
    count = rig.Count("slow")
    with rig.Rig("slow") as box:
        quick, late = writers = [Writer(box, "quick", "ok"), Writer(box, "late", f"slow={FLUSH}")]
        for i in range(keys):
            began = time.monotonic()
            for w in writers if i % 2 else reversed(writers):
                w.key("abcdefghij"[i % 10])
            time.sleep(max(0.0, PAUSE - (time.monotonic() - began)))
        ratio = statistics.median(late.times) / statistics.median(quick.times)
        flushes = late.flushes()
        rig.note(f"key to frame: ratio of medians {ratio:.2f}; waited for half a flush: {quick.waited()} of {keys} keys without, "
                 f"{late.waited()} of {keys} with {flushes} slow flushes")
        for w in writers:
            rc, found = w.end()
            count.add(lost=found != w.typed, hung=rc is None or w.stuck > 0, trials=keys if w is late else 0,
                      why=f"{w.stuck} keys without a frame, {len(w.typed)} typed, {len(found)} found, {rc}")
        wrong = [f"a key takes {ratio:.2f} times as long"] if ratio > MOST else []
        if late.waited() > quick.waited() + keys / 100:
            wrong.append("keys wait for the disk")
        if not flushes:
            wrong.append("nothing was flushed")
        for why in wrong:
            count.add(hung=True, trials=0, why=why)
    return count.end()


if __name__ == "__main__":
    sys.exit(main())
