#!/usr/bin/env python3
"""Rows replay_ext4, _xfs, _btrfs, _vfat, _exfat: every state in which a power
cut can leave the disk.

    replay.py FS [SAVER] [SAVES] [SUBSETS]

Records what the probe's saves do to a block device: all writes, all flushes, and
the acknowledgements among them. ext4, xfs and btrfs are mounted here, vfat and
exFAT in a guest. Then, after every event, the disk is built anew as it may be
after a power cut there:

- all writes so far, in order;
- all writes up to the last flush and a random choice of those after it (half of
  them, all but one, or one alone), in half of the cases one of them torn at a
  boundary of 4 KiB: what a disk with a cache of its own may do.

A fresh process reads each such disk, after the file system has repaired itself
the way it does when mounted. vfat is read file by file by mtools, exFAT by the
guest's kernel. (exfat-fuse gives up a whole folder where the entry of one file
lies across two sectors of which one was written; the kernel passes over it.) Lost: less is found than was acknowledged. Unreadable: something was
acknowledged and nothing is found, or the disk does not mount. A disk that was
checked already does not count again.
"""

import collections
import hashlib
import os
import random
import re
import subprocess
import sys

import guest
import logfs
import rig

PAGE = 4096
MB = 1 << 20
#: MiB of the disk, saves, subsets after each event, options of mkfs.
SHAPES = {
    "ext4": (16, 30, 8, ["-q", "-F", "-J", "size=4"]),
    "xfs": (320, 70, 10, ["-q", "-f"]),
    "btrfs": (128, 12, 4, ["-q", "-f"]),
    "vfat": (64, 25, 6, ["-F", "32", "-s", "1"]),
    "exfat": (32, 20, 5, []),
}
HERE_MOUNTED = ("ext4", "xfs", "btrfs")
ACK = re.compile(r"ACK (\d+)")


class Pages:
    """A disk in memory; pages of zeros are not there."""

    def __init__(self, pages=None):
        self.pages = dict(pages or {})

    def copy(self):
        return Pages(self.pages)

    def put(self, offset, data):
        at = 0
        while at < len(data):
            number, inside = divmod(offset + at, PAGE)
            piece = data[at : at + PAGE - inside]
            if len(piece) < PAGE:
                old = bytearray(self.pages.get(number, bytes(PAGE)))
                old[inside : inside + len(piece)] = piece
                piece = bytes(old)
            if any(piece):
                self.pages[number] = bytes(piece)
            else:
                self.pages.pop(number, None)
            at += PAGE - inside

    def read_file(self, path):
        with open(path, "rb") as f:
            for number in range(os.path.getsize(path) // PAGE):
                self.put(number * PAGE, f.read(PAGE))
        return self

    def write_file(self, path, size):
        with open(path, "wb", buffering=MB) as f:
            # To nothing and back: the pages of the disk before are zeros again.
            f.truncate(size)
            for number in sorted(self.pages):
                f.seek(number * PAGE)
                f.write(self.pages[number])

    def digest(self):
        h = hashlib.blake2b(digest_size=16)
        for number in sorted(self.pages):
            h.update(number.to_bytes(8, "little"))
            h.update(self.pages[number])
        return h.digest()


def record(box, fs, saver, saves):
    """Returns the disk before and the list of events."""
    size, _, _, options = SHAPES[fs]
    image, base, log = box.dir / "image", box.dir / "base", box.dir / "log"
    with open(image, "wb") as f:
        f.truncate(size * MB)
    subprocess.run([f"mkfs.{fs}", *options, str(image)], check=True, capture_output=True)
    subprocess.run(["cp", "--sparse=always", str(image), str(base)], check=True)
    at = box.folder("logged")
    server = box.start(sys.executable, rig.HERE / "logfs.py", image, at, log)
    box.callback(rig.unmount, at)
    rig.wait_for(lambda: os.path.ismount(at), "the FUSE mount")
    if fs in HERE_MOUNTED:
        record_here(box, fs, at, saver, saves)
    else:
        record_in_guest(box, fs, at, saver, saves)
    rig.unmount(at)
    server.wait(30)
    return Pages().read_file(base), list(logfs.read_log(log))


def record_here(box, fs, at, saver, saves):
    mount = box.folder("mounted")
    if said := box.mount("-o", "loop", "-t", fs, str(at / "disk"), at=mount):
        rig.lacking(f"this machine cannot mount {fs}: {said}")
    subprocess.run(["sync", "-f", str(mount)], check=True)
    (at / "mark").write_text("START\n", encoding="ascii")
    call = [str(rig.probe()), "write", str(mount), "--state", "none", "--saves", str(saves), "--saver", saver]
    with open(at / "mark", "w", encoding="ascii") as mark:
        subprocess.run(call, stdout=mark, check=True, timeout=300)
    # What is written only now counts too: power may fail in between.
    rig.unmount(mount)
    (at / "mark").write_text("END\n", encoding="ascii")


def record_in_guest(box, fs, at, saver, saves):
    script = f"""
mount -t {fs} /dev/vda /mnt || {{ echo NOMOUNT; exit; }}
sync
probe mark START --device /dev/vdb
probe write /mnt --state none --saves {saves} --saver {saver} --device /dev/vdb || echo FAILED
umount /mnt
probe mark END --device /dev/vdb
echo DONE
"""
    drives = []
    for name in ("disk", "mark"):
        drives += ["-drive", f"file={at}/{name},format=raw,if=virtio,cache=writeback"]
    g = guest.Guest(box, "recorder", script, (*guest.DISKS, *guest.FILE_SYSTEMS[fs]), drives)
    said = [line for line in g.lines() if line]
    g.child.wait(60)
    if said != ["DONE"]:
        raise RuntimeError(f"the guest said {said}, its kernel {g.complaints()}")


class Replay:
    """Builds the states and checks each."""

    def __init__(self, box, fs, disk, events, subsets):
        self.disk, self.events, self.subsets = disk, events, subsets
        self.size = SHAPES[fs][0] * MB
        # In memory, since thousands of disks are written.
        self.image = rig.pathlib.Path("/dev/shm") / box.dir.name
        box.callback(lambda: self.image.unlink(missing_ok=True))
        self.reader = READERS.get(fs, Mounted)(box, fs, self.image)
        self.known, self.counts = {}, collections.Counter()
        self.bad = collections.defaultdict(set)
        self.examples = []
        self.random = random.Random(1)

    def run(self):
        start = self.events.index(("mark", "START"))
        end = self.events.index(("mark", "END"))
        for event in self.events[:start]:
            if event[0] == "write":
                self.disk.put(event[1], event[2])
        flushed, pending, acked = self.disk.copy(), [], 0
        for number, event in enumerate(self.events[start:end]):
            if event[0] == "mark":
                said = ACK.match(event[1])
                acked = int(said[1]) if said else acked
            elif event[0] == "flush":
                flushed, pending = self.disk.copy(), []
            else:
                self.disk.put(event[1], event[2])
                pending.append(event)
            self.verdict("in order", number, self.disk, acked)
            for _ in range(self.subsets if pending else 0):
                self.verdict("reordered", number, self.reordered(flushed, pending), acked)
        if not acked:
            raise RuntimeError("the probe acknowledged nothing")

    def reordered(self, flushed, pending):
        pick = self.random
        one = pick.choice(pending)
        kept = pick.choice((
            [w for w in pending if pick.random() < 0.5],
            [w for w in pending if w is not one],
            [one],
        ))
        disk = flushed.copy()
        torn = pick.choice(kept) if kept and pick.random() < 0.5 else None
        for write in kept:
            _, offset, data = write
            if write is not torn:
                disk.put(offset, data)
                continue
            for at in range(0, len(data), PAGE):
                if pick.random() < 0.5:
                    disk.put(offset + at, data[at : at + PAGE])
        return disk

    def verdict(self, how, number, disk, acked):
        key = disk.digest()
        if key not in self.known:
            self.known[key] = self.look(disk)
            self.counts[how] += 1
        here, main = self.known[key]
        for what, so in (
            ("lost", max(here, 0) < acked),
            ("unreadable", acked >= 1 and here <= 0),
            ("main-bad", acked >= 1 and not main.isdigit()),
        ):
            # The same disk may stand before and after an acknowledgement: one trial.
            if so:
                self.bad[what].add(key)
        if max(here, 0) < acked and len(self.examples) < 4:
            self.examples.append(f"{how}, event {number}: acknowledged {acked}, found {here}, the file itself: {main}")

    def look(self, disk):
        """(newest generation, the file itself); (-1, why) where it does not mount."""
        disk.write_file(self.image, self.size)
        return self.reader.read()


class Mounted:
    """Reads a disk through this machine's kernel."""

    def __init__(self, box, fs, image):
        self.fs, self.image, self.probe = fs, image, rig.probe()
        self.mount = box.folder("state")
        box.callback(rig.unmount, self.mount)

    def read(self):
        call = ["mount", "-o", "loop", "-t", self.fs, str(self.image), str(self.mount)]
        done = subprocess.run(call, capture_output=True, text=True, check=False)
        if done.returncode:
            return -1, done.stderr.strip() or "does not mount"
        try:
            here, _, main = rig.check(self.probe, self.mount)
            return here, main
        finally:
            rig.unmount(self.mount)


class Mtools:
    """Reads a FAT disk without any kernel, file by file: a broken one must not
    keep the others from being read."""

    def __init__(self, box, _, image):
        self.image, self.probe = image, rig.probe()
        self.copy = box.folder("copy")

    def read(self):
        env = os.environ | {"MTOOLS_SKIP_CHECK": "1"}
        folder = self.copy / "sessions"
        subprocess.run(["rm", "-rf", str(folder)], check=True)
        folder.mkdir()
        how = {"capture_output": True, "text": True, "env": env, "check": False, "stdin": subprocess.DEVNULL}
        names = subprocess.run(["mdir", "-a", "-b", "-i", str(self.image), "::sessions"], **how).stdout
        for name in names.splitlines():
            subprocess.run(["mcopy", "-n", "-i", str(self.image), name, str(folder)], **how)
        here, _, main = rig.check(self.probe, self.copy)
        return here, main


class InGuest:
    """Reads a disk through the guest's kernel; the file is the guest's disk and
    is written anew while nothing there has it open."""

    SCRIPT = """
echo READY
while read word; do
  if mount -t FS /dev/vda /mnt 2>/dev/null; then
    probe check /mnt --state none || echo FAILED
    umount /mnt
  else
    echo NOMOUNT
  fi
done
"""

    def __init__(self, box, fs, image):
        with open(image, "wb") as f:
            f.truncate(SHAPES[fs][0] * MB)
        drive = ["-drive", f"file={image},format=raw,if=virtio,cache=writeback"]
        script = self.SCRIPT.replace("FS", fs)
        self.guest = guest.Guest(box, "reader", script, (*guest.DISKS, *guest.FILE_SYSTEMS[fs]), drive)
        if self.guest.listen() != "READY":
            raise RuntimeError(f"the guest does not start: {self.guest.complaints()}")

    def read(self):
        answer = self.guest.ask("read")
        if answer == "NOMOUNT":
            return -1, "does not mount"
        found = rig.ANSWER.search(answer)
        if not found:
            raise RuntimeError(f"the guest said {answer!r}, its kernel {self.guest.complaints()}")
        return int(found[1]), found[3]


READERS = {"vfat": Mtools, "exfat": InGuest}


def main():
    fs = sys.argv[1] if len(sys.argv) > 1 else ""
    if fs not in SHAPES:
        sys.exit(__doc__)
    saver = sys.argv[2] if len(sys.argv) > 2 else "careful"
    saves = int(sys.argv[3]) if len(sys.argv) > 3 else SHAPES[fs][1]
    subsets = int(sys.argv[4]) if len(sys.argv) > 4 else SHAPES[fs][2]
    rig.need_fuse()
    rig.need(f"mkfs.{fs}", *(["mdir", "mcopy"] if fs == "vfat" else []))
    with rig.Rig(f"replay-{fs}") as box:
        disk, events = record(box, fs, saver, saves)
        replay = Replay(box, fs, disk, events, subsets)
        replay.run()
    kinds = collections.Counter(e[0] for e in events)
    c, bad = replay.counts, collections.Counter({what: len(keys) for what, keys in replay.bad.items()})
    rig.note(f"{fs} {saver}: {kinds['write']} writes, {kinds['flush']} flushes; {c['in order']} disks in order and "
             f"{c['reordered']} reordered; the file itself not readable in {bad['main-bad']}")
    for example in replay.examples:
        rig.note(f"lost {example}")
    trials = c["in order"] + c["reordered"]
    if saver == "careful":
        return rig.safety(f"replay_{fs}", trials, bad["lost"], bad["unreadable"])
    print(f"CAUGHT replay_{fs} {saver} lost={bad['lost']} of {trials}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
