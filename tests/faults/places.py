#!/usr/bin/env python3
"""places.py full|gone [ROUNDS]: the place is full (tmpfs of every size, few inodes, an
ext4, xfs and btrfs filled up to the last blocks), or is taken away (read-only while
in use, unmounted, immutable, another owner). The probe saves before, during and
after; nothing shown as saved may be lost, the reason must be the right one, and the
first save after the place is well again must work. Needs root for mounting."""

import os
import pathlib
import shutil
import stat
import subprocess
import sys

from harness import Count, Seen, Stepper, attempt, finally_do, folder, missing, need, need_root, run

FULL, AWAY = {"NoSpace"}, {"FolderGone", "NotFound"}


def tmpfs(d, options):
    run("mount", "-t", "tmpfs", "-o", options, "none", d)
    finally_do(lambda: attempt("umount", "-l", d))


def image(d, fs, megabytes):
    """A file system in a file, mounted at `d`."""
    file = d.with_suffix(".img")
    with open(file, "wb") as f:
        f.truncate(megabytes << 20)
    run(*{"ext4": ["mkfs.ext4", "-q", "-F", "-b", "1024"], "xfs": ["mkfs.xfs", "-q", "-f"], "btrfs": ["mkfs.btrfs", "-q", "-f", "-M"]}[fs], file)
    run("mount", "-o", "loop", file, d)
    finally_do(lambda: attempt("umount", "-l", d))


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


def judge(count, data, state, p, what, kinds=None, during=(), after=None):
    """After the probe has ended."""
    acked, kept = p.end()
    seen = Seen(data, state)
    said = " | ".join(p.lines)
    count.met += any(not x.startswith("ACK") for x in during)
    wrong = [x for x in during if kinds and not x.startswith("ACK") and not any(f" {k}" in x for k in kinds)]
    works = after is None or after.startswith("ACK")
    count.add(lost=seen.here < acked or seen.anywhere < kept, unreadable=seen.main == "unreadable" or bool(wrong) or not works,
              hung=p.hung, why=f"{what}: {seen}; {said[-400:]}")


def a_full_place(count, r):
    for pages in range(4, 64, 2):
        for inodes in (0, 1, 2, 3, 5):
            d = r / f"t{pages}.{inodes}"
            d.mkdir()
            # The folders themselves take inodes too.
            tmpfs(d, f"size={pages * 4}k" + (f",nr_inodes={inodes + 4}" if inodes else ""))
            state = r / f"s{pages}.{inodes}"
            # A third copy never fits, a second one sometimes.
            p = Stepper(d, state, pad=pages * (600, 900, 1000)[pages // 2 % 3])
            first = p.read()
            during = [p.save() for _ in range(3)]
            run("mount", "-o", f"remount,size=20m{',nr_inodes=100' if inodes else ''}", d)
            after = p.save() if first else None
            if after is None:
                # Not even the folder could be made: nothing was shown, nothing lost.
                count.add(lost="ACK" in first, why=f"tmpfs {pages} {inodes}: {first}")
                p.end()
            else:
                judge(count, d, state, p, f"tmpfs of {pages} pages, {inodes} inodes", FULL, [first, *during], after)
            attempt("umount", "-l", d)
    for fs, megabytes, lefts in (("ext4", 8, range(0, 61440, 1024)), ("xfs", 320, range(0, 61440, 6144)), ("btrfs", 120, range(0, 131072, 16384))):
        d = r / fs
        d.mkdir()
        image(d, fs, megabytes)
        for left in lefts:
            data, state = d / f"d{left}", r / f"s{fs}{left}"
            p = Stepper(data, state, pad=12000)
            p.read()
            # With a previous generation there is something to give up for room.
            if left % 4096 == 0:
                p.save()
            fill(d, left)
            during = [p.save() for _ in range(3)]
            (d / "fill").unlink()
            run("sync", "-f", d)
            judge(count, data, state, p, f"{fs} with {left} bytes left", FULL, during, p.save())
            shutil.rmtree(data)
        attempt("umount", "-l", d)


def both_full(count, r):
    """Data and state on one full disk: nothing may be shown as saved that is not."""
    for pages in range(6, 60, 6):
        d = r / f"b{pages}"
        d.mkdir()
        tmpfs(d, f"size={pages * 4}k")
        p = Stepper(d / "data", d / "state", pad=12000)
        first = p.read()
        during = [p.save() for _ in range(3)]
        run("mount", "-o", "remount,size=20m", d)
        after = p.save() if first else None
        if after is None:
            count.add(lost="ACK" in first, why=first)
            p.end()
        else:
            judge(count, d / "data", d / "state", p, f"everything in {pages} pages", FULL, [first, *during], after)
        attempt("umount", "-l", d)


def saved(r, name, before=()):
    """A running probe with two saves behind it."""
    data, state = r / name, r / f"{name}.state"
    data.mkdir()
    p = Stepper(data, state, before=before)
    p.read()
    p.save()
    return data, state, p


def a_place_taken_away(count, r, rounds):
    for turn in range(rounds):
        real, d = r / f"real{turn}", r / f"bind{turn}"
        real.mkdir()
        d.mkdir()
        run("mount", "--bind", real, d)
        finally_do(lambda d=d: attempt("umount", "-l", d))
        p = Stepper(d, r / f"bs{turn}")
        p.read()
        for _ in range(turn):
            p.save()
        run("mount", "-o", "remount,ro,bind", d)
        during = [p.save() for _ in range(2)]
        run("mount", "-o", "remount,rw,bind", d)
        judge(count, d, r / f"bs{turn}", p, "read-only while in use", {"ReadOnly"}, during, p.save())
        attempt("umount", "-l", d)

        d = r / f"lazy{turn}"
        d.mkdir()
        tmpfs(d, "size=20m")
        p = Stepper(d, r / f"ls{turn}")
        p.read()
        for _ in range(turn):
            p.save()
        run("umount", "-l", d)
        during = [p.save() for _ in range(3)]
        _, kept = p.end()
        stray = [x for x in d.rglob("*") if x.is_file()]
        seen = Seen(d, r / f"ls{turn}")
        wrong = [x for x in during if not x.startswith("SAFE") or not any(k in x for k in AWAY)]
        count.add(lost=seen.anywhere < kept or bool(stray), unreadable=bool(wrong), hung=p.hung,
                  why=f"unmounted while in use: {stray} {wrong} {seen}")

        for what in ("file", "folder"):
            data, state, p = saved(r, f"immutable.{what}{turn}")
            s = data / "sessions"
            target = s if what == "folder" else next(s.glob("*.json"))
            if not attempt("chattr", "+i", target):
                missing("chattr +i does not work here")
            during = [p.save() for _ in range(2)]
            run("chattr", "-i", target)
            judge(count, data, state, p, f"immutable {what}", {"Denied"}, during, p.save())

        data, state, p = saved(r, f"moved{turn}")
        (data / "sessions").rename(data / "away")
        during = [p.save() for _ in range(2)]
        (data / "away").rename(data / "sessions")
        judge(count, data, state, p, "folder renamed while in use", AWAY, during, p.save())

        data, state, p = saved(r, f"other{turn}")
        (data / "sessions").rename(data / "away")
        (data / "sessions").mkdir()
        during = [p.save() for _ in range(2)]
        stray = list((data / "sessions").iterdir())
        (data / "sessions").rmdir()
        (data / "away").rename(data / "sessions")
        count.add(lost=bool(stray), why=f"written into another folder: {stray}")
        judge(count, data, state, p, "another folder under the same path", AWAY, during, p.save())


def as_somebody(count, r, rounds):
    """Root may write everywhere, so modes are tried as another user."""
    need("setpriv")
    who = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]
    base = pathlib.Path("/tmp") / f"asesor-places.{os.getpid()}"
    base.mkdir(mode=0o777)
    base.chmod(0o1777)
    finally_do(lambda: shutil.rmtree(base, ignore_errors=True))
    probe = base / "probe"
    shutil.copy(Stepper.__init__.__globals__["PROBE"], probe)
    probe.chmod(0o755)
    Stepper.__init__.__globals__["PROBE"] = str(probe)
    for turn in range(rounds):
        for mode in (0o555, 0o000):
            data = base / f"m{turn}.{mode}"
            data.mkdir()
            os.chown(data, 65534, 65534)
            state = base / f"ms{turn}.{mode}"
            state.mkdir()
            os.chown(state, 65534, 65534)
            p = Stepper(data, state, before=who)
            p.read()
            p.save()
            (data / "sessions").chmod(mode)
            during = [p.save() for _ in range(2)]
            (data / "sessions").chmod(0o700)
            judge(count, data, state, p, f"folder with mode {mode:o}", {"Denied", "FolderGone"}, during, p.save())
        # A folder everybody may write to, where a file belongs to its owner.
        data, state = base / f"sticky{turn}", base / f"stickystate{turn}"
        for x in (data, state):
            x.mkdir()
            os.chown(x, 65534, 65534)
        p = Stepper(data, state, before=who)
        p.read()
        s = data / "sessions"
        file = next(s.glob("*.json"))
        os.chown(s, 0, 0)
        s.chmod(0o1777)
        os.chown(file, 0, 0)
        file.chmod(0o644)
        during = [p.save() for _ in range(2)]
        os.chown(s, 65534, 65534)
        s.chmod(stat.S_IRWXU)
        os.chown(file, 65534, 65534)
        judge(count, data, state, p, "a file of another owner", {"Denied", "Other"}, during, p.save())


def main():
    need("mount", "mkfs.ext4", "mkfs.xfs", "mkfs.btrfs", "chattr")
    need_root()
    part = sys.argv[1]
    r = folder("places")
    count = Count("places_full" if part == "full" else "places_gone")
    if part == "full":
        a_full_place(count, r)
        both_full(count, r)
    else:
        rounds = int((sys.argv[2:] or ["5"])[0])
        a_place_taken_away(count, r, rounds)
        as_somebody(count, r, rounds)
    print(f"the place refused a save in {count.met} of {count.trials} trials")
    if count.met * 3 < count.trials:
        sys.exit("hardly a trial met its fault: this shows nothing")
    count.end()


main()
