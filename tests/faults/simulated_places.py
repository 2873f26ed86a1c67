#!/usr/bin/env python3
"""Row simulated_places: the errors of SMB, NFS, sshfs, macOS, Windows, full and
failing disks, switched on and off in the middle of an interview.

For every kind of error: it strikes every call of two saves, then only the n-th
call of its kind, for every n that a save has; each time it ends again. After each
moment a fresh process reads the backing folder (what is on the server), and three
things must hold: what was acknowledged is there, a save works again, and the
kind of the message is one that fits. Only the codes are simulated: no share, no
other system was there.
"""

import sys

import rig

ANY = {"Denied", "NoSpace", "ReadOnly", "NotFound", "FolderGone", "Exists", "Other"}
#: Faults that a save survives: the place lacks a call, or takes it slowly.
SURVIVED = {
    "link=EPERM": "FAT, exFAT",
    "link=EOPNOTSUPP": "SMB, exFAT on macOS",
    "link=EMLINK": "shares that allow one name a file",
    "link=ENOTTY": "a FUSE file system with a code of its own",
    "fsync=EINVAL": "a share that cannot flush",
    "fsync=EOPNOTSUPP": "a share that cannot flush",
    "fsyncdir=EINVAL": "SMB, sshfs",
    "fsyncdir=EOPNOTSUPP": "SMB on macOS",
    "fsyncdir=EACCES": "a folder that may be written, not read",
    "short": "half of every write",
    "slow=0.05": "a slow key",
    "link=EPERM slow=0.05": "a slow FAT key",
    "flush=EIO": "an error on closing, after the flush was good",
}
#: Faults that a save must not survive, with the kinds that the message may be of.
REFUSED = {
    "rename=EACCES": ({"Denied"}, "Windows, SMB: a scanner holds the file"),
    "rename=EBUSY": ({"Other"}, "SMB: the file is open elsewhere"),
    "rename=EEXIST": ({"Exists"}, "SMB servers without replacing renames"),
    "rename=EXDEV": ({"Other"}, "overlays"),
    "rename=EIO": ({"Other"}, "a failing disk"),
    "rename=ENOSPC": ({"NoSpace"}, "a full disk"),
    "link=EPERM rename=EACCES": ({"Denied"}, "a FAT key under a scanner"),
    "link=EIO": ({"Other"}, "a failing disk"),
    "unlink=EACCES": ({"Denied"}, "a sticky folder of another owner"),
    "unlink=EBUSY": ({"Other"}, "SMB: the file is open elsewhere"),
    "create=EACCES": ({"Denied"}, "rights withdrawn"),
    "create=EROFS": ({"ReadOnly"}, "a disk that went read-only after an error"),
    "create=ENOSPC": ({"NoSpace"}, "no inodes left"),
    "create=EDQUOT": ({"NoSpace"}, "a quota"),
    "create=EMFILE": ({"Other"}, "too many open files"),
    "write=EIO": ({"Other"}, "a failing disk"),
    "write=ENOSPC": ({"NoSpace"}, "a full disk"),
    "write=EDQUOT": ({"NoSpace"}, "a quota on a share"),
    "write=EFBIG": ({"Other"}, "a limit of the file system"),
    "write=ESTALE": ({"FolderGone"}, "NFS: the server was restarted"),
    "short write=ENOSPC@2+": ({"NoSpace"}, "a disk that fills up in mid-write"),
    "fsync=EIO": ({"Other"}, "a failing disk"),
    "fsync=ENOSPC": ({"NoSpace"}, "delayed allocation on a full disk"),
    "fsync=EDQUOT": ({"NoSpace"}, "NFS tells of the quota when flushing"),
    "fsyncdir=EIO": ({"Other"}, "a failing disk"),
    "fsyncdir=ENOSPC": ({"NoSpace"}, "a full disk"),
    "stat=EACCES": ({"Denied", "FolderGone"}, "rights of the folder withdrawn"),
    "stat=ESTALE": ({"FolderGone"}, "NFS: the export was moved"),
    "all=EIO": ({"FolderGone", "Other"}, "a pulled stick"),
    "all=ENOSPC": ({"FolderGone", "NoSpace"}, "a pulled FAT stick"),
    "all=ENODEV": ({"FolderGone", "Other"}, "a pulled stick"),
    "all=ESTALE": ({"FolderGone"}, "NFS"),
    "all=ENOTCONN": ({"FolderGone", "Other"}, "sshfs after its server died"),
    "all=ETIMEDOUT": ({"FolderGone", "Other"}, "a soft NFS mount"),
    "all=EHOSTDOWN": ({"FolderGone", "Other"}, "SMB, the notebook was asleep"),
    "all=ENOENT": ({"FolderGone", "NotFound"}, "the folder was moved away"),
    "all=EACCES": ({"FolderGone", "Denied"}, "macOS: the right was withdrawn"),
}
#: Carried out, but the answer was an error: a network lost it and asked again.
LIES = ("rename=ENOENT~", "rename=EIO~", "link=EEXIST~", "unlink=ENOENT~", "create=EEXIST~", "fsync=EIO~", "write=EIO~")
#: Calls of one kind in a save, at most: as many moments are tried.
MOMENTS = 12


class Place:
    """One kind of error on one folder with one running program."""

    def __init__(self, run, number, with_state):
        self.run = run
        self.dir = run.rig.folder(f"p{number}{'s' if with_state else ''}")
        self.backing, self.mount = self.dir / "backing", self.dir / "mount"
        self.backing.mkdir()
        self.mount.mkdir()
        self.control = self.dir / "control"
        self.state = self.dir / "state" if with_state else "none"
        self.server = run.rig.faultfs(self.backing, self.mount, self.control)
        self.steps = rig.Steps(run.rig, run.probe, self.mount, self.state)
        self.acked = self.safe = 1

    def switch(self, words):
        self.control.write_text(words, encoding="ascii")

    def save(self):
        """One save; returns ACK, SAFE, ERR, GONE or HUNG and the kind of message."""
        a = self.steps.save()
        if a[0] in ("HUNG", "GONE"):
            return a[0], a[0]
        generation = int(a[1])
        if a[0] == "ACK":
            self.acked = self.safe = generation
        elif a[0] == "SAFE":
            self.safe = generation
        return a[0], a[2] if len(a) > 2 else "main"

    def hits(self):
        try:
            return int((self.dir / "control.seen").read_text(encoding="ascii").split()[0].partition("=")[2])
        except (OSError, ValueError, IndexError):
            return 0

    def close(self):
        self.switch("ok")
        self.steps.close()
        rig.unmount(self.mount)
        rig.end(self.server)


class Run:
    """All kinds; counts what went wrong."""

    def __init__(self, box):
        self.rig, self.probe = box, rig.probe()
        self.trials = self.lost = self.unreadable = self.hung = self.wrong = 0

    def complain(self, words, what):
        self.wrong += 1
        rig.note(f"WRONG {words}: {what}")

    def trial(self, place, words, saved, kinds):
        """A fault strikes for two saves and ends. `saved`: whether they must be
        acknowledged, None for either. Returns whether it struck the first."""
        place.switch(words)
        during = [place.save()]
        hit = place.hits() > 0 or "slow" in words
        during.append(place.save())
        struck = hit or place.hits() > 0
        place.switch("ok")
        after = [place.save() for _ in range(2)]
        self.trials += struck
        said = {word for word, _ in during + after}
        self.hung += "HUNG" in said
        if "GONE" in said:
            self.complain(words, "the program died")
        self.look(place, words)
        for word, kind in during:
            if saved is not None and (word == "ACK") != saved:
                self.complain(words, f"{word} {kind} during the fault")
            elif word in ("SAFE", "ERR") and kind not in kinds:
                self.complain(words, f"the message is of kind {kind}")
        # The first save after a fault may still meet what the system kept of it.
        if after[1][0] != "ACK":
            self.complain(words, f"no save afterwards: {after[1]}")
        if any(kind == "diverted" for _, kind in during + after):
            self.complain(words, "took its own save for somebody else's")
        return hit

    def look(self, place, words):
        here, anywhere, main = rig.check(self.probe, place.backing, place.state)
        self.unreadable += here == 0
        if here < place.acked or anywhere < place.safe:
            self.lost += 1
            rig.note(f"LOST {words}: acknowledged {place.acked}, safe {place.safe}, found {here} {anywhere} {main}")

    def kind(self, number, words, saved, kinds, with_state):
        place = Place(self, number, with_state)
        try:
            # From the third save on there is a generation before to take away.
            place.save()
            place.save()
            if not self.trial(place, words, saved, kinds):
                self.complain(words, "never struck")
            if "=E" in words.split()[-1] and "@" not in words:
                for n in range(1, MOMENTS + 1):
                    if not self.trial(place, f"{words}@{n}", None, ANY):
                        break
        finally:
            place.close()

    def all(self):
        """Every kind, without a state folder and with one; returns how many kinds."""
        every = [(w, True, ANY) for w in SURVIVED] + [(w, None, ANY) for w in LIES]
        every += [(w, False, kinds) for w, (kinds, _) in REFUSED.items()]
        for number, kind in enumerate(every):
            for with_state in (False, True):
                self.kind(number, *kind, with_state)
        return len(every)


def main():
    rig.need_fuse()
    with rig.Rig("places") as box:
        run = Run(box)
        kinds = run.all()
    rig.note(f"{kinds} kinds of error, {run.trials} moments, {run.wrong} times a wrong message or outcome")
    return rig.safety("simulated_places", run.trials, run.lost, run.unreadable, run.hung) or min(run.wrong, 1)


if __name__ == "__main__":
    sys.exit(main())
