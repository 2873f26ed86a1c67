#!/usr/bin/env python3
"""terminal.py TRIALS: the real program in a pty, somebody typing a note, and then the
terminal dies: Esc and out, HUP, TERM, INT, QUIT, the window closed with and without a
hang-up signal, stopped and continued, a storm of other sizes, SIGKILL. Every key the
program had taken must be in the file (after SIGKILL: every key shown as saved), the
program must end as that way of dying ends it, and no process may stay behind."""

import concurrent.futures
import fcntl
import json
import os
import pty
import random
import select
import shutil
import signal
import struct
import subprocess
import sys
import termios
import time

import rig

MODES = ["esc", "hup", "term", "int", "quit", "close", "closenohup", "stop", "resize", "kill"]
FRAME_END = b"\x1b[?2026l"
SAVED = "√ Tersimpan ".encode()
SIGNALS = {"hup": signal.SIGHUP, "term": signal.SIGTERM, "int": signal.SIGINT, "quit": signal.SIGQUIT, "kill": signal.SIGKILL}
#: Exit codes that a way of dying may end with; 0 for every other way.
ENDS = {"hup": {129}, "term": {143}, "int": {130}, "quit": {131}, "kill": {-signal.SIGKILL}, "close": {129}, "closenohup": {0, 129}}


def environment(home):
    return {"PATH": os.environ["PATH"], "HOME": str(home), "TERM": "xterm-256color", "LANG": "id_ID.UTF-8", "ASESOR_LANG": "id",
            "TZ": "Asia/Jakarta", "ASESOR_DATA_DIR": str(home / "data"), "ASESOR_STATE_DIR": str(home / "state"),
            "XDG_CONFIG_HOME": str(home / "config")}


class Terminal:
    """The program in a pty of its own, as the leader of a session."""

    def __init__(self, home, args, nohup=False, more=None, size=(24, 80)):
        self.m, s = pty.openpty()
        fcntl.ioctl(s, termios.TIOCSWINSZ, struct.pack("HHHH", *size, 0, 0))

        def before():
            fcntl.ioctl(0, termios.TIOCSCTTY, 0)
            if nohup:
                signal.signal(signal.SIGHUP, signal.SIG_IGN)

        self.p = subprocess.Popen([rig.program(), *args], stdin=s, stdout=s, stderr=s, start_new_session=True,
                                  preexec_fn=before, env={**environment(home), **(more or {})})
        os.close(s)
        self.seen = b""

    def read(self, wait=0.0):
        """Takes in what the program wrote; answers when asked for the cursor."""
        while select.select([self.m], [], [], wait)[0]:
            try:
                b = os.read(self.m, 65536)
            except OSError:
                return False
            if not b:
                return False
            self.seen += b
            if b"\x1b[6n" in b:
                os.write(self.m, b"\x1b[1;1R")
            wait = 0
        return True

    def until(self, wanted, limit=30.0):
        end = time.monotonic() + limit
        while wanted not in self.seen:
            if time.monotonic() > end or not self.read(0.05):
                return False
        return True

    def type(self, text):
        self.seen = b""
        os.write(self.m, text.encode())

    def size(self, rows, cols):
        fcntl.ioctl(self.m, termios.TIOCSWINSZ, struct.pack("HHHH", rows, cols, 0, 0))

    def gone(self, limit=20.0, drain=True):
        """The exit code, or nothing when it does not end."""
        end = time.monotonic() + limit
        while time.monotonic() < end:
            if self.p.poll() is not None:
                return self.p.returncode
            if drain:
                self.read(0.02)
            else:
                time.sleep(0.02)
        self.p.kill()
        self.p.wait()
        return None


def note(home, session):
    out = subprocess.run([rig.program(), "show", session, "--json"], env=environment(home), capture_output=True, text=True, check=False)
    try:
        return json.loads(out.stdout)["questions"][0].get("note", "")
    except (ValueError, KeyError, IndexError):
        return None


def new(home, more=None):
    """Makes a session; its name for other commands."""
    out = subprocess.run([rig.program(), "new", "--region", "62.12", "--assessor", "Uji", "--institution", "UI"],
                         env={**environment(home), **(more or {})}, capture_output=True, text=True, check=True)
    return out.stdout.strip()


def one(count, base, mode, seed):
    r = random.Random(seed)
    home = base / str(seed)
    home.mkdir()
    session = new(home)
    t = Terminal(home, ["open", session], nohup=mode == "closenohup")
    if not t.until("TINGKAT".encode()):
        t.p.kill()
        return count.add(hung=True, why=f"{mode} {seed}: no interview on the screen")
    t.type("c")
    t.until(b"MENCATAT")
    typed, sure = "", ""
    keys = r.randint(6, 30)
    for i in range(keys):
        c = "abcdefghij"[i % 10]
        t.type(c)
        typed += c
        if mode == "resize":
            for _ in range(5):
                t.size(r.randint(12, 60), r.randint(40, 200))
        if mode == "stop" and i % 10 == 5:
            stop(t.p.pid)
        time.sleep(r.random() * 0.02)
        t.read()
    if mode == "resize":
        # Keys in a window that shows nothing are refused on purpose, so none is typed.
        for _ in range(100):
            t.size(r.randint(1, 30), r.randint(1, 100))
        t.size(24, 80)
    if mode == "kill":
        # What was shown as saved must be there; what is typed after it may be.
        t.type("k")
        typed += "k"
        if t.until(SAVED, 10):
            sure = typed
        else:
            count.add(hung=True, trials=0, why=f"{mode} {seed}: never shown as saved")
        for c in "lmnop":
            t.type(c)
            time.sleep(r.random() * 0.2)
    else:
        # Keys still in the terminal's own queue were never taken.
        end = time.monotonic() + 0.25
        while time.monotonic() < end:
            t.read(0.05)
    rc = finish(t, mode)
    found = (note(home, session) or "").rstrip("\n")
    wanted = sure if mode == "kill" else typed
    left = note(home, session) is None or rc not in ENDS.get(mode, {0}) | {None}
    count.add(lost=not found.startswith(wanted), unreadable=left, hung=rc is None,
              why=f"{mode} {seed}: typed {wanted!r}, found {found!r}, ended with {rc}")
    shutil.rmtree(home, ignore_errors=True)


def stop(pid):
    """Stops the program as nothing can prevent, until it stands, and lets it go on."""
    os.kill(pid, signal.SIGSTOP)
    rig.wait_for(lambda: open(f"/proc/{pid}/stat", encoding="ascii").read().rpartition(")")[2].split()[0] == "T", "the stop")
    os.kill(pid, signal.SIGCONT)


def finish(t, mode):
    """Ends the program in one of the ways; its exit code, nothing when it hangs."""
    if mode in SIGNALS:
        os.kill(t.p.pid, SIGNALS[mode])
        rc = t.gone()
    elif mode.startswith("close"):
        os.close(t.m)
        return t.gone(drain=False)
    else:
        for key in ("\x1b", "q", "q"):
            t.type(key)
            end = time.monotonic() + 0.4
            while time.monotonic() < end:
                t.read(0.05)
        rc = t.gone()
    os.close(t.m)
    return rc


def main():
    trials = int(sys.argv[1])
    count, seed = rig.Count("terminal"), rig.dice().randrange(1 << 20)
    rig.program()
    with rig.Rig("terminal") as box, concurrent.futures.ThreadPoolExecutor(3) as pool:
        done = [pool.submit(one, count, box.dir, MODES[i % len(MODES)], seed + i) for i in range(trials)]
        for d in done:
            d.result()
    return count.end()


if __name__ == "__main__":
    sys.exit(main())
