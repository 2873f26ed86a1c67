#!/usr/bin/env python3
"""A folder with two files whose history is kept.

    logfs.py IMAGE MOUNT LOG

MOUNT/disk is IMAGE; every write and every flush of it goes to LOG in the order
of arrival. What is written to MOUNT/mark goes to LOG in the same order: there a
program says what it has acknowledged. Ends when MOUNT is unmounted. `read_log`
reads a log.

Needs fusepy (Python's registry) and libfuse2 (Debian).
"""

import errno
import os
import stat
import struct
import sys

HEAD = struct.Struct("<cQI")
MARK_BYTES = 65536


def read_log(path):
    """Yields ("write", offset, bytes), ("flush",) and ("mark", text)."""
    with open(path, "rb") as f:
        while head := f.read(HEAD.size):
            kind, offset, length = HEAD.unpack(head)
            data = f.read(length)
            if kind == b"W":
                yield "write", offset, data
            elif kind == b"F":
                yield ("flush",)
            else:
                for line in data.replace(b"\0", b"").decode(errors="replace").splitlines():
                    yield "mark", line.strip()


def main():
    from fuse import FUSE, FuseOSError, Operations

    image, mount, log_path = (os.path.abspath(a) for a in sys.argv[1:4])
    disk = os.open(image, os.O_RDWR)
    log = open(log_path, "wb")

    def note(kind, offset=0, data=b""):
        log.write(HEAD.pack(kind, offset, len(data)))
        log.write(data)
        log.flush()

    class Logged(Operations):
        def getattr(self, path, fh=None):
            if path == "/":
                return {"st_mode": stat.S_IFDIR | 0o755, "st_nlink": 2}
            if path == "/disk":
                return {"st_mode": stat.S_IFREG | 0o600, "st_nlink": 1, "st_size": os.fstat(disk).st_size}
            if path == "/mark":
                return {"st_mode": stat.S_IFREG | 0o600, "st_nlink": 1, "st_size": MARK_BYTES}
            raise FuseOSError(errno.ENOENT)

        def readdir(self, path, fh):
            return [".", "..", "disk", "mark"]

        def truncate(self, path, length, fh=None):
            pass

        def read(self, path, size, offset, fh):
            return os.pread(disk, size, offset) if path == "/disk" else b"\0" * size

        def write(self, path, data, offset, fh):
            if path == "/disk":
                os.pwrite(disk, data, offset)
                note(b"W", offset, data)
            else:
                note(b"M", 0, data)
            return len(data)

        def fsync(self, path, datasync, fh):
            if path == "/disk":
                note(b"F")

        def destroy(self, path):
            log.close()

    # One thread: the order of arrival is the order in the log.
    FUSE(Logged(), mount, foreground=True, nothreads=True, fsname="logfs", big_writes=True, max_write=131072)


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    main()
