#!/usr/bin/env python3
"""places.py full|gone [ROUNDS]: the place is full (tmpfs of every size, few inodes, an
ext4, xfs and btrfs filled up to the last blocks), or is taken away (read-only while
in use, unmounted, immutable, another owner). The probe saves before, during and
after; nothing shown as saved may be lost, the reason must be the right one, and the
first save after the place is well again must work. A trial is one in which the place
refused a save. Needs root for mounting."""

import os
import shutil
import stat
import subprocess
import sys

import rig

FULL, AWAY = {"NoSpace"}, {"FolderGone", "NotFound"}
MAKE = {"ext4": ["mkfs.ext4", "-q", "-F", "-b", "1024"], "xfs": ["mkfs.xfs", "-q", "-f"], "btrfs": ["mkfs.btrfs", "-q", "-f", "-M"]}
NOBODY = 65534


def run(*call):
    subprocess.run([str(c) for c in call], check=True, capture_output=True)


def fill(d, leave):
    """Takes all space of the place but about `leave` bytes."""
    ballast = d / "ballast"
    with open(ballast, "wb", buffering=0) as f:
        f.write(b"\1" * leave)
        os.fsync(f.fileno())
    with open(d / "fill", "wb", buffering=0) as f:
        for size in (1 << 20, 1 << 14, 1 << 10):
            try:
                while True:
                    f.write(b"\1" * size)
            except OSError:
                pass
    ballast.unlink()
    run("sync", "-f", d)


class Places:
    """Probes on places that go bad."""

    def __init__(self, box, row):
        self.box, self.count, self.probe = box, rig.Count(row), rig.probe()

    def begin(self, data, state, pad=2000, before=(), saves=0):
        steps = rig.Steps(self.box, self.probe, data, state, pad=pad, before=before)
        for _ in range(saves):
            steps.save()
        return steps

    def saved(self, name, saves=1, before=(), owner=None):
        """A folder with a running probe in it."""
        data, state = self.box.folder(name), self.box.folder(f"{name}.state")
        if owner is not None:
            for d in (data, state):
                os.chown(d, owner, owner)
        return data, state, self.begin(data, state, before=before, saves=saves)

    def judge(self, data, state, steps, what, kinds, during, after):
        """`during`: the answers while the place was bad; `after`: the one when it was
        well again, nothing where the probe could not even begin."""
        steps.close()
        died = [w[0] for w in steps.said if w[0] in ("GONE", "HUNG")]
        if after is None:
            # It could not begin: it must say so and end, with nothing shown as saved.
            self.count.add(lost=bool(rig.acknowledged(steps.said)[0]), hung="HUNG" in died,
                           unreadable=steps.child.returncode != 3, why=f"{what}: {steps.said} {steps.child.returncode}")
            return
        acked, safe = rig.acknowledged(steps.said)
        here, anywhere, main = rig.check(self.probe, data, state)
        refused = [w for w in during if w[0] != "ACK"]
        wrong = [w for w in refused if not kinds & set(w)]
        self.count.add(lost=here < acked or anywhere < safe, hung="HUNG" in died, trials=int(bool(refused)),
                       unreadable=main == "unreadable" or bool(wrong) or "GONE" in died or after[0] != "ACK",
                       why=f"{what}: found {here} {anywhere} {main}; said {steps.said}; wrong {wrong}")

    # ---- full ---------------------------------------------------------------

    def small(self, d, data, state, pad, options, grown, what):
        """A tmpfs that is too small until it grows."""
        self.box.mount("-t", "tmpfs", "-o", options, "none", at=d)
        steps = self.begin(data, state, pad=pad)
        first = steps.said[0]
        during = [steps.save() for _ in range(3)] if first[0] != "GONE" else []
        run("mount", "-o", f"remount,{grown}", d)
        after = steps.save() if during else None
        self.judge(data, state, steps, what, FULL, [first, *during], after)
        rig.unmount(d)

    def full(self):
        for pages in range(4, 80, 2):
            for inodes in (0, 1, 2, 3, 5):
                d = self.box.folder(f"t{pages}.{inodes}")
                # The folders themselves take inodes too. A third copy never fits, a second sometimes.
                few = f",nr_inodes={inodes + 4}" if inodes else ""
                pad = pages * (600, 900, 1000)[pages // 2 % 3]
                self.small(d, d, self.box.dir / f"s{pages}.{inodes}", pad, f"size={pages * 4}k{few}",
                           f"size=20m{',nr_inodes=100' if few else ''}", f"tmpfs of {pages} pages, {inodes} inodes")
            # Data and state on one full disk: nothing may be shown as saved that is not.
            d = self.box.folder(f"b{pages}")
            self.small(d, d / "data", d / "state", 12000, f"size={pages * 4}k", "size=20m", f"everything in {pages} pages")
        # With a previous generation there is something to give up for room, without one there is not.
        for fs, megabytes, step in (("ext4", 8, 512), ("xfs", 320, 4096), ("btrfs", 120, 4096)):
            d = self.box.folder(fs)
            image = self.box.dir / f"{fs}.img"
            with open(image, "wb") as f:
                f.truncate(megabytes << 20)
            run(*MAKE[fs], image)
            self.box.mount("-o", "loop", image, at=d)
            for left in range(0, 45000, step):
                data, state = d / f"d{left}", self.box.dir / f"s{fs}{left}"
                steps = self.begin(data, state, pad=12000, saves=left // step % 4 == 0)
                fill(d, left)
                during = [steps.save() for _ in range(3)]
                (d / "fill").unlink()
                run("sync", "-f", d)
                self.judge(data, state, steps, f"{fs} with {left} bytes left", FULL, during, steps.save())
                shutil.rmtree(data)
            rig.unmount(d)

    # ---- taken away ---------------------------------------------------------

    def bad(self, made, what, kinds, spoil, mend):
        """Saves while the place is spoilt, and one when it is mended."""
        data, state, steps = made
        spoil()
        during = [steps.save() for _ in range(2)]
        stray = list((data / "sessions").iterdir()) if kinds == AWAY and (data / "sessions").is_dir() else []
        mend()
        after = steps.save()
        if stray:
            self.count.add(lost=True, why=f"{what}: written into another folder: {stray}", trials=0)
        self.judge(data, state, steps, what, kinds, during, after)

    def unmounted(self, turn):
        d = self.box.folder(f"lazy{turn}")
        self.box.mount("-t", "tmpfs", "-o", "size=20m", "none", at=d)
        state = self.box.folder(f"lazy{turn}.state")
        steps = self.begin(d, state, saves=turn % 5)
        run("umount", "-l", d)
        during = [steps.save() for _ in range(3)]
        steps.close()
        _, safe = rig.acknowledged(steps.said)
        stray = [x for x in d.rglob("*") if x.is_file()]
        _, anywhere, _ = rig.check(self.probe, d, state)
        wrong = [w for w in during if w[0] != "SAFE" or not AWAY & set(w)]
        self.count.add(lost=anywhere < safe or bool(stray), unreadable=bool(wrong), why=f"unmounted while in use: {stray} {wrong} {anywhere}")

    def gone(self, rounds):
        for turn in range(rounds):
            real, d = self.box.folder(f"real{turn}"), self.box.folder(f"bind{turn}")
            self.box.mount("--bind", real, at=d)
            state = self.box.folder(f"bind{turn}.state")
            self.bad((d, state, self.begin(d, state, saves=turn % 5)), "read-only while in use", {"ReadOnly"},
                     lambda d=d: run("mount", "-o", "remount,ro,bind", d), lambda d=d: run("mount", "-o", "remount,rw,bind", d))
            rig.unmount(d)
            self.unmounted(turn)
            for what in ("file", "folder"):
                made = self.saved(f"immutable.{what}{turn}")
                s = made[0] / "sessions"
                target = s if what == "folder" else next(s.glob("*.json"))
                self.bad(made, f"immutable {what}", {"Denied"}, lambda t=target: run("chattr", "+i", t), lambda t=target: run("chattr", "-i", t))
            for other in (False, True):
                made = self.saved(f"moved{other}{turn}")
                s, away = made[0] / "sessions", made[0] / "away"

                def spoil(s=s, away=away, other=other):
                    s.rename(away)
                    if other:
                        s.mkdir()

                def mend(s=s, away=away, other=other):
                    if other:
                        s.rmdir()
                    away.rename(s)

                self.bad(made, "another folder under the same path" if other else "folder renamed while in use", AWAY, spoil, mend)

    def as_somebody(self, rounds):
        """Root may write everywhere, so modes are tried as another user."""
        who = ["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups"]
        for turn in range(rounds):
            for mode in (0o555, 0o000):
                made = self.saved(f"m{turn}.{mode}", before=who, owner=NOBODY)
                s = made[0] / "sessions"
                self.bad(made, f"folder with mode {mode:o}", {"Denied", "FolderGone"}, lambda s=s, m=mode: s.chmod(m), lambda s=s: s.chmod(0o700))
            # A folder everybody may write to, where a file belongs to its owner.
            made = self.saved(f"sticky{turn}", saves=0, before=who, owner=NOBODY)
            s = made[0] / "sessions"
            file = next(s.glob("*.json"))

            def spoil(s=s, file=file):
                os.chown(s, 0, 0)
                s.chmod(0o1777)
                os.chown(file, 0, 0)
                file.chmod(0o644)

            def mend(s=s, file=file):
                os.chown(s, NOBODY, NOBODY)
                s.chmod(stat.S_IRWXU)
                os.chown(file, NOBODY, NOBODY)

            self.bad(made, "a file of another owner", {"Denied", "Other"}, spoil, mend)


def reachable(box):
    """Lets somebody else come to the folder of the row and to the probe."""
    probe = box.dir / "probe"
    shutil.copy(rig.probe(), probe)
    os.environ["ASESOR_PROBE"] = str(probe)
    for d in [box.dir, *box.dir.parents]:
        if not d.stat().st_mode & stat.S_IXOTH:
            rig.lacking(f"others may not enter {d}; set ASESOR_FAULTS_WORK to a folder they may")


def main():
    part = sys.argv[1]
    rig.need("mount", "mkfs.ext4", "mkfs.xfs", "mkfs.btrfs", "chattr", "setpriv")
    with rig.Rig(f"places-{part}") as box:
        places = Places(box, f"places_{part}")
        if part == "full":
            places.full()
        else:
            rounds = int((sys.argv[2:] or ["5"])[0])
            # Said before the first trial, where it cannot be done.
            reachable(box)
            places.probe = rig.probe()
            try:
                places.gone(rounds)
            finally:
                for x in box.dir.rglob("*"):
                    subprocess.run(["chattr", "-i", str(x)], capture_output=True, check=False)
            places.as_somebody(rounds)
        return places.count.end()


if __name__ == "__main__":
    sys.exit(main())
