#!/usr/bin/env python3
"""Row flakey: a device whose writes fail for a while (dm-flakey), under ext4,
vfat, xfs and btrfs in a user-mode Linux.

    flakey.py [ROUNDS]

In each round the probe saves while the device goes bad at a random moment of a
save; it heals after some saves, and none to three more follow. A second flush after a failed one says Ok there and the
data is gone, and on three of the four the page cache still shows it: so the file
system is unmounted and mounted again before a fresh process reads it. Everything
acknowledged must be there, in the folder itself, and everything called safe here
or in the state folder (a tmpfs). Each refused save is a trial; every file system must
have refused some.

At the end, for the record, a device that says Ok and drops every write: no
program can survive that, and nothing of it is counted.
"""

import contextlib
import pathlib
import random
import re
import subprocess
import sys
import threading
import time

import guest
import rig

SYSTEMS = {"ext4": ["-q", "-F"], "vfat": [], "xfs": ["-q", "-f"], "btrfs": ["-q", "-f"]}
#: MiB; xfs takes no less.
DISK = 320
#: Modules for the device mapper and what is mounted.
MODULES = ("dm-flakey", "vfat", "nls_cp437", "nls_ascii", "nls_iso8859-1", "nls_utf8", "ext4", "xfs", "btrfs")
COUNTS = re.compile(r"ROUND (?P<fs>\S+) saves=(?P<saves>\d+) failed=(?P<failed>\d+) lost=(?P<lost>\d+) unreadable=(?P<unreadable>\d+) hung=(?P<hung>\d+) ")
#: Seconds for everything.
LIMIT = 900

INIT = """#!/bin/sh
export PATH=/usr/sbin:/usr/bin:/sbin:/bin PYTHONDONTWRITEBYTECODE=1 ASESOR_PROBE=@PROBE@
mount -t proc none /proc
mount -t sysfs none /sys
mount -t devtmpfs none /dev
mount -t tmpfs none /tmp
mount -t tmpfs none /run
for m in @LOAD@; do insmod $m; done
@PYTHON@ @SCRIPT@ --inside @ROUNDS@ 2>&1
busybox poweroff -f
"""


# ---- in the guest -----------------------------------------------------------


def run(*call, **how):
    return subprocess.run([str(c) for c in call], check=True, capture_output=True, text=True, timeout=60, **how)


class Device:
    """/dev/mapper/flaky over the guest's disk; good, failing or lying."""

    def __init__(self):
        self.size = run("blockdev", "--getsz", "/dev/ubda").stdout.strip()
        self.dm("create", "flaky", table=self.table("good"))
        run("dmsetup", "mknodes")

    def table(self, how):
        if how == "good":
            return f"0 {self.size} linear /dev/ubda 0"
        # Up for 0 seconds of every 600: bad until told otherwise.
        return f"0 {self.size} flakey /dev/ubda 0 0 600 1 {how}"

    def dm(self, *call, table=None):
        run("dmsetup", call[0], "--noudevsync", *call[1:], input=table)

    def turn(self, how):
        """`good`, `error_writes` or `drop_writes`, at once, even in mid-write."""
        run("dmsetup", "suspend", "--nolockfs", "--noudevsync", "flaky")
        self.dm("reload", "flaky", table=self.table(how))
        self.dm("resume", "flaky")


class Round:
    """One file system through one bad time of its device."""

    def __init__(self, fs, number, device):
        self.fs, self.device = fs, device
        self.mount = pathlib.Path("/tmp/mounted")
        self.mount.mkdir(exist_ok=True)
        self.state = pathlib.Path(f"/tmp/state-{fs}-{number}")
        self.random = random.Random(f"{fs} {number}")
        self.acked = self.safe = 0
        self.lines = []

    def attach(self):
        for _ in range(20):
            done = subprocess.run(
                ["mount", "-t", self.fs, "/dev/mapper/flaky", str(self.mount)], check=False, capture_output=True
            )
            if done.returncode == 0:
                return
            time.sleep(0.2)
        raise RuntimeError(f"{self.fs} does not mount again: {done.stderr!r}")

    def detach(self):
        for _ in range(20):
            if subprocess.run(["umount", str(self.mount)], check=False, capture_output=True).returncode == 0:
                return
            time.sleep(0.2)
        raise RuntimeError(f"{self.fs} does not unmount")

    def save(self, steps):
        line = steps.save()
        self.lines.append(line)
        if line[0] == "ACK":
            self.acked = self.safe = int(line[1])
        elif line[0] == "SAFE":
            self.safe = int(line[1])

    def some(self, steps, least, most):
        for _ in range(self.random.randint(least, most)):
            self.save(steps)

    def go(self, bad):
        """Returns (hung, newest here, newest anywhere, the file itself)."""
        run(f"mkfs.{self.fs}", *SYSTEMS[self.fs], "/dev/mapper/flaky")
        self.attach()
        with Children() as box:
            steps = rig.Steps(box, rig.probe(), self.mount, self.state)
            self.some(steps, 1, 4)
            turning = threading.Timer(self.random.uniform(0, 0.2), self.device.turn, [bad])
            turning.start()
            self.some(steps, 2, 5)
            turning.join()
            self.some(steps, 1, 5)
            self.device.turn("good")
            self.some(steps, 0, 0 if bad == "drop_writes" else 3)
            steps.close()
        self.detach()
        self.attach()
        here, anywhere, main = rig.check(rig.probe(), self.mount, self.state)
        self.detach()
        return any(line[0] in ("HUNG", "GONE") for line in self.lines), here, anywhere, main


class Children(contextlib.ExitStack):
    """As much of a rig as a guest needs that is thrown away as a whole."""

    def start(self, *call, **how):
        child = subprocess.Popen([str(c) for c in call], start_new_session=True, **how)
        self.callback(rig.end, child)
        return child


def lies(fs, device):
    r = Round(fs, "lies", device)
    try:
        _, here, anywhere, _ = r.go("drop_writes")
        found = f"found {here}, with the safety copy on another disk {anywhere}"
    except RuntimeError as e:
        found = str(e).partition(":")[0]
    print(f"LIES {fs} acknowledged {r.acked}; after mounting again: {found}", flush=True)


def inside(rounds):
    device = Device()
    for fs in SYSTEMS:
        for number in range(rounds):
            r = Round(fs, number, device)
            hung, here, anywhere, main = r.go("error_writes")
            failed = [line for line in r.lines if line[0] in ("SAFE", "ERR")]
            lost = here < r.acked or anywhere < r.safe
            kinds = ",".join(sorted({line[2] for line in failed}))
            print(
                f"ROUND {fs} saves={len(r.lines)} failed={len(failed)} lost={int(lost)} unreadable={int(here == 0)} "
                f"hung={int(hung)} acked={r.acked} safe={r.safe} found={here},{anywhere},{main} kinds={kinds}",
                flush=True,
            )
        lies(fs, device)
    print("ALL ROUNDS", flush=True)


# ---- on this machine --------------------------------------------------------


def main():
    if sys.argv[1:2] == ["--inside"]:
        return inside(int(sys.argv[2]))
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 18
    rig.need("linux.uml", "dmsetup", "busybox", *(f"mkfs.{fs}" for fs in SYSTEMS))
    top = next(pathlib.Path("/usr/lib/uml/modules").iterdir(), None)
    if not top:
        rig.lacking("user-mode Linux has no modules here; tests/faults/guests_setup.sh installs it")
    load = " ".join(str(p) for p in guest.modules(MODULES, top))
    with rig.Rig("flakey") as box:
        said = boot(box, load, rounds)
    for line in said:
        if line.startswith(("ROUND", "LIES")):
            rig.note(line)
    if "ALL ROUNDS" not in said:
        raise RuntimeError("the guest did not get to the end: " + "\n".join(said[:40]))
    rows = [found for line in said if (found := COUNTS.match(line))]
    easy = [fs for fs in SYSTEMS if not any(int(row["failed"]) for row in rows if row["fs"] == fs)]
    total = {name: sum(int(row[name]) for row in rows) for name in ("saves", "failed", "lost", "unreadable", "hung")}
    rig.note(f"{len(rows)} rounds, {total['saves']} saves, of which {total['failed']} were refused by the device")
    for fs in easy:
        rig.note(f"{fs} refused nothing")
    return rig.safety("flakey", total["failed"], total["lost"], total["unreadable"], total["hung"]) or min(len(easy), 1)


def boot(box, load, rounds):
    """Runs the guest; returns what it printed."""
    disk, init = box.dir / "disk", box.dir / "init"
    with open(disk, "wb") as f:
        f.truncate(DISK << 20)
    text = INIT
    words = {"PROBE": rig.probe(), "LOAD": load, "ROUNDS": rounds, "PYTHON": sys.executable, "SCRIPT": __file__}
    for name, word in words.items():
        text = text.replace(f"@{name}@", str(word))
    init.write_text(text, encoding="ascii")
    init.chmod(0o755)
    call = ["linux.uml", "mem=512M", "root=/dev/root", "rootfstype=hostfs", "rootflags=/", "ro", f"init={init}"]
    call += [f"ubda={disk}", "con=null", "con0=null,fd:1", "quiet", f"uml_dir={box.folder('uml')}"]
    child = box.start(*call, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    limit = threading.Timer(LIMIT, rig.end, [child])
    box.callback(limit.cancel)
    limit.start()
    return [line.decode(errors="replace").strip() for line in child.stdout]


if __name__ == "__main__":
    sys.exit(main())
