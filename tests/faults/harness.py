"""What the fault scripts share: where things are, how a result is told, a probe
that is asked step by step, and places that are always cleaned up."""

import atexit
import os
import pathlib
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import threading

ROOT = pathlib.Path(__file__).resolve().parents[2]
TARGET = pathlib.Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))
WORK = pathlib.Path(os.environ.get("ASESOR_FAULTS_WORK", TARGET / "faults"))
PROBE = os.environ.get("ASESOR_PROBE", str(TARGET / "debug/examples/probe"))
PROGRAM = os.environ.get("ASESOR_PROGRAM", str(TARGET / "debug/asesor"))
MISSING = 77  # exit code: this machine cannot do it
LIMIT = 60  # seconds after which something that does not end counts as hung

_cleanups = []


def run(*args, **kw):
    """A command that must work."""
    return subprocess.run([str(a) for a in args], check=True, capture_output=True, text=True, **kw).stdout


def attempt(*args):
    """A command that may fail."""
    return subprocess.run([str(a) for a in args], capture_output=True, text=True).returncode == 0


def missing(sentence):
    """Ends: the machine lacks something."""
    print(f"MISSING {sentence}", flush=True)
    sys.exit(MISSING)


def need(*programs):
    lacking = [p for p in programs if shutil.which(p) is None]
    if lacking:
        missing(f"not installed: {', '.join(lacking)}")


def need_root():
    if os.geteuid() != 0:
        missing("mounting needs root")


def folder(name):
    """A new folder of our own, removed at the end."""
    WORK.mkdir(parents=True, exist_ok=True)
    d = pathlib.Path(tempfile.mkdtemp(prefix=f"{name}.", dir=WORK))
    finally_do(lambda: shutil.rmtree(d, ignore_errors=True))
    return d


def finally_do(f):
    """Done at the end, last first, whatever happens."""
    _cleanups.append(f)


def clean_up():
    while _cleanups:
        try:
            _cleanups.pop()()
        except Exception as e:  # the next one must still be done
            print(f"cleaning up: {e}", file=sys.stderr)


atexit.register(clean_up)
for _s in (signal.SIGTERM, signal.SIGHUP):
    signal.signal(_s, lambda n, _: sys.exit(128 + n))


class Count:
    """Trials of one row and what went wrong in them."""

    def __init__(self, row):
        self.row, self.trials, self.lost, self.unreadable, self.hung = row, 0, 0, 0, 0
        self.told, self.met, self.lock = 0, 0, threading.Lock()

    def add(self, lost=False, unreadable=False, hung=False, why="", trials=1):
        with self.lock:
            self.trials += trials
            self.lost += bool(lost)
            self.unreadable += bool(unreadable)
            self.hung += bool(hung)
            if (lost or unreadable or hung) and self.told < 10:
                self.told += 1
                print(f"  {self.row}: {why}", flush=True)

    def bad(self):
        return self.lost or self.unreadable or self.hung

    def end(self):
        """Prints the line `run.py` reads, and ends with 1 when anything failed."""
        print(f"SAFETY {self.row} trials={self.trials} lost={self.lost} "
              f"unreadable={self.unreadable} hung={self.hung}", flush=True)
        clean_up()
        sys.exit(1 if self.bad() else 0)


class Seen:
    """What a fresh process finds: generations in the data folder and anywhere, and
    the state of the file itself."""

    def __init__(self, data, state="none"):
        out = subprocess.run([PROBE, "check", str(data), "--state", str(state)],
                             capture_output=True, text=True, timeout=LIMIT).stdout.split()
        self.here, self.anywhere, self.main = (int(out[1]), int(out[3]), out[5]) if len(out) > 5 else (0, 0, "unreadable")

    def __str__(self):
        return f"here {self.here} anywhere {self.anywhere} main {self.main}"


def acknowledged(lines):
    """The newest generation shown as saved, and the newest said to be on the laptop."""
    acked = kept = 0
    for line in lines:
        w = line.split()
        if len(w) > 1 and w[0] == "ACK" and w[1].isdigit():
            acked = max(acked, int(w[1]))
        if len(w) > 1 and w[0] in ("ACK", "SAFE") and w[1].isdigit():
            kept = max(kept, int(w[1]))
    return acked, kept


class Stepper:
    """A probe that saves when told to."""

    def __init__(self, data, state="none", pad=2000, before=()):
        self.data, self.state, self.lines = data, state, []
        self.p = subprocess.Popen([*before, PROBE, "write", str(data), "--state", str(state), "--step", "--pad", str(pad)],
                                  stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        self.hung = False

    def read(self):
        """One line of the probe; nothing when it hangs or has ended."""
        alarm = threading.Timer(LIMIT, self._stuck)
        alarm.start()
        line = self.p.stdout.readline().strip()
        alarm.cancel()
        self.lines.append(line)
        return line

    def _stuck(self):
        self.hung = True
        self.p.kill()

    def save(self):
        try:
            self.p.stdin.write("\n")
            self.p.stdin.flush()
        except BrokenPipeError:
            return ""
        return self.read()

    def end(self):
        try:
            self.p.stdin.close()
        except BrokenPipeError:
            pass
        try:
            self.p.wait(LIMIT)
        except subprocess.TimeoutExpired:
            self._stuck()
        return acknowledged(self.lines)


def rng(seed=None):
    """A generator with a seed that is told, so that a failure can be repeated."""
    seed = seed if seed is not None else int(os.environ.get("ASESOR_SEED", "0")) or random.SystemRandom().randrange(1, 1 << 31)
    print(f"seed {seed}", flush=True)
    return random.Random(seed)
