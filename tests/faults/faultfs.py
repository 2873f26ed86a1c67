#!/usr/bin/env python3
"""A folder whose faults are switched while a program uses it.

    faultfs.py BACKING MOUNT CONTROL

passes everything at MOUNT through to BACKING (FUSE, in the foreground; ends when
MOUNT is unmounted) and reads the small text file CONTROL before every call, so a
fault begins and ends by writing that file. Words in CONTROL, any number of them:

    ok               nothing (so does an empty or missing file)
    CALL=ERR         every CALL fails with ERR: `rename=EACCES`, `fsync=EIO`
    CALL=ERR~        the call is carried out and fails all the same: an answer
                     that a network lost
    ...@N            only the N-th such call since CONTROL last changed
    ...@N+           that one and all later ones
    slow=SECONDS     every flush of a file takes so much longer
    slowdir=SECONDS  every flush of a folder
    hang=SECONDS     every call
    short            a write takes half of the bytes it was given

CALL: stat names open create read write fsync fsyncdir flush unlink rename link
mkdir chmod truncate, or `all`. After every change the number of calls of each
kind since the change, and how many of them a fault hit, stand in CONTROL.seen.

What this is not: a network share, macOS or Windows. It answers with their error
codes and nothing else of theirs.

Needs fusepy (Python's registry) and libfuse2 (Debian).
"""

import collections
import errno
import os
import sys
import threading
import time

from fuse import FUSE, FuseOSError, Operations

STAT = ("st_atime", "st_ctime", "st_gid", "st_ino", "st_mode", "st_mtime", "st_nlink", "st_size", "st_uid")


class Switch:
    """The faults that CONTROL asks for at this moment."""

    def __init__(self, control):
        self.control = control
        self.lock = threading.Lock()
        self.text = None
        self.calls = collections.Counter()
        self.hits = 0

    def look(self, call):
        """Sleeps where asked to; returns (error or 0, whether to act first, whether to write short)."""
        with self.lock:
            words = self.read()
            self.calls[call] += 1
            self.calls["all"] += 1
            wait, error, after, short = 0.0, 0, False, False
            for word in words:
                key, _, value = word.partition("=")
                if key == "hang" or (key, call) in (("slow", "fsync"), ("slowdir", "fsyncdir")):
                    wait += float(value)
                elif key == "short":
                    short = call == "write"
                    self.hits += short
                elif key in (call, "all"):
                    value, _, which = value.partition("@")
                    if self.due(which, self.calls[key]):
                        error, after = getattr(errno, value.rstrip("~")), value.endswith("~")
                        self.hits += 1
            self.tell()
        if wait:
            time.sleep(wait)
        return error, after, short

    def read(self):
        try:
            with open(self.control, encoding="ascii") as f:
                text = f.read()
        except FileNotFoundError:
            text = "ok"
        if text != self.text:
            self.text, self.hits = text, 0
            self.calls.clear()
        return text.split()

    def due(self, which, count):
        if not which:
            return True
        n = int(which.rstrip("+"))
        return count >= n if which.endswith("+") else count == n

    def tell(self):
        counts = " ".join(f"{k}={v}" for k, v in sorted(self.calls.items()))
        with open(self.control + ".seen", "w", encoding="ascii") as f:
            f.write(f"hits={self.hits} {counts}\n")


class Faulty(Operations):
    """Every call: what the switch says, then the same call on the backing folder."""

    def __init__(self, backing, switch):
        self.backing = backing
        self.switch = switch

    def real(self, path):
        return self.backing + path

    def do(self, call, act):
        error, after, _ = self.switch.look(call)
        if error and not after:
            raise FuseOSError(error)
        result = act()
        if error:
            raise FuseOSError(error)
        return result

    def getattr(self, path, fh=None):
        def act():
            st = os.lstat(self.real(path))
            return {k: getattr(st, k) for k in STAT}

        return self.do("stat", act)

    def readdir(self, path, fh):
        return self.do("names", lambda: [".", "..", *os.listdir(self.real(path))])

    def open(self, path, flags):
        return self.do("open", lambda: os.open(self.real(path), flags))

    def create(self, path, mode, fi=None):
        return self.do("create", lambda: os.open(self.real(path), os.O_RDWR | os.O_CREAT | os.O_EXCL, mode))

    def read(self, path, size, offset, fh):
        return self.do("read", lambda: os.pread(fh, size, offset))

    def write(self, path, data, offset, fh):
        error, after, short = self.switch.look("write")
        if error and not after:
            raise FuseOSError(error)
        done = os.pwrite(fh, data[: max(1, len(data) // 2)] if short else data, offset)
        if error:
            raise FuseOSError(error)
        return done

    def fsync(self, path, datasync, fh):
        return self.do("fsync", lambda: os.fsync(fh))

    def fsyncdir(self, path, datasync, fh):
        def act():
            folder = os.open(self.real(path), os.O_RDONLY | os.O_DIRECTORY)
            try:
                os.fsync(folder)
            finally:
                os.close(folder)

        return self.do("fsyncdir", act)

    def flush(self, path, fh):
        return self.do("flush", lambda: 0)

    def release(self, path, fh):
        os.close(fh)

    def unlink(self, path):
        return self.do("unlink", lambda: os.unlink(self.real(path)))

    def rename(self, old, new):
        return self.do("rename", lambda: os.rename(self.real(old), self.real(new)))

    def link(self, target, source):
        return self.do("link", lambda: os.link(self.real(source), self.real(target)))

    def mkdir(self, path, mode):
        return self.do("mkdir", lambda: os.mkdir(self.real(path), mode))

    def rmdir(self, path):
        os.rmdir(self.real(path))

    def chmod(self, path, mode):
        return self.do("chmod", lambda: os.chmod(self.real(path), mode))

    def truncate(self, path, length, fh=None):
        return self.do("truncate", lambda: os.truncate(self.real(path), length))

    def utimens(self, path, times=None):
        os.utime(self.real(path), times)

    def statfs(self, path):
        v = os.statvfs(self.backing)
        keys = ("f_bavail", "f_bfree", "f_blocks", "f_bsize", "f_frsize", "f_files", "f_ffree", "f_favail", "f_namemax")
        return {k: getattr(v, k) for k in keys}


def main():
    backing, mount, control = (os.path.abspath(a) for a in sys.argv[1:4])
    # No caching of names and sizes: a fault must be met when it is switched on,
    # and the numbers of the files must be those of the backing folder, since a
    # program may tell by them whether it is still the same folder.
    options = {"attr_timeout": 0, "entry_timeout": 0, "use_ino": True, "hard_remove": True, "big_writes": True}
    FUSE(Faulty(backing, Switch(control)), mount, foreground=True, fsname="faultfs", **options)


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    main()
