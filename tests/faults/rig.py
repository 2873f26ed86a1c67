"""What the fault scripts share: a work folder, the probe and the program, children
and mounts that never outlive the script, and the one line each row ends with."""

import contextlib
import os
import pathlib
import queue
import random
import re
import secrets
import shutil
import signal
import subprocess
import sys
import threading
import time

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
TARGET = "x86_64-unknown-linux-gnu"
#: Seconds after which a step of the probe counts as hung.
HANG = 30
ANSWER = re.compile(r"here (\d+) anywhere (\d+) main (\S+)")


#: Exit code of a row that this machine cannot run.
MISSING = 77


def lacking(sentence):
    """The machine cannot run this row. To be said before the first trial: what was
    found until then would be lost with it."""
    print(f"SKIPPED {sentence}", flush=True)
    sys.exit(MISSING)


def need(*programs, root=True):
    """Skips the row where a program or the right to mount is missing."""
    os.environ["PATH"] += ":/usr/sbin:/sbin"
    for p in programs:
        if not shutil.which(p):
            lacking(f"the program {p} is not on this machine; tests/faults/guests_setup.sh installs it")
    if root and os.geteuid():
        lacking("mounting needs root")


def need_fuse():
    """Skips the row where FUSE cannot be used from Python."""
    need("fusermount")
    if not os.path.exists("/dev/fuse"):
        lacking("this kernel has no /dev/fuse")
    try:
        import fuse  # noqa: F401
    except (ImportError, OSError):
        lacking("fusepy or libfuse2 is missing; tests/faults/guests_setup.sh installs them")


def target():
    """Where cargo builds."""
    return pathlib.Path(os.environ.get("CARGO_TARGET_DIR") or ROOT / "target").resolve()


def work():
    """The folder for everything that is made while running."""
    path = pathlib.Path(os.environ.get("ASESOR_FAULTS_WORK") or target() / "faults").resolve()
    path.mkdir(parents=True, exist_ok=True)
    return path


def probe(static=False):
    """The path of the probe, built where no environment variable names it: one
    for this machine, one without shared libraries for guests."""
    given = os.environ.get("ASESOR_PROBE_STATIC" if static else "ASESOR_PROBE")
    if given:
        return pathlib.Path(given).resolve()
    env, call = dict(os.environ), ["cargo", "build", "--quiet", "--release", "--locked", "--example", "probe"]
    folder = target()
    if static:
        folder = folder / "guest"
        env |= {"CARGO_TARGET_DIR": str(folder), "RUSTFLAGS": "-C target-feature=+crt-static"}
        call += ["--target", TARGET]
        folder = folder / TARGET
    subprocess.run(call, cwd=ROOT, env=env, check=True)
    return folder / "release" / "examples" / "probe"


def program():
    """The path of the program itself, built where no environment variable names it."""
    given = os.environ.get("ASESOR_PROGRAM")
    if given:
        return pathlib.Path(given).resolve()
    subprocess.run(["cargo", "build", "--quiet", "--release", "--locked", "--bin", "asesor"], cwd=ROOT, check=True)
    return target() / "release" / "asesor"


def dice():
    """A generator with a seed that is told, so that a failure can be repeated."""
    seed = int(os.environ.get("ASESOR_SEED") or random.SystemRandom().randrange(1, 1 << 31))
    note(f"ASESOR_SEED={seed}")
    return random.Random(seed)


class Count:
    """Trials of a row and what went wrong in them; for several threads."""

    def __init__(self, row):
        self.row, self.trials, self.lost, self.unreadable, self.hung = row, 0, 0, 0, 0
        self.lock = threading.Lock()

    def add(self, lost=False, unreadable=False, hung=False, why="", trials=1):
        with self.lock:
            self.trials += trials
            self.lost += bool(lost)
            self.unreadable += bool(unreadable)
            self.hung += bool(hung)
            if lost or unreadable or hung:
                note(f"{self.row}: {why}")

    def end(self):
        return safety(self.row, self.trials, self.lost, self.unreadable, self.hung)


def safety(row, trials, lost, unreadable=0, hung=0):
    """The line a row ends with, and the exit code it means."""
    print(f"SAFETY {row} trials={trials} lost={lost} unreadable={unreadable} hung={hung}", flush=True)
    return 1 if lost or unreadable or hung or not trials else 0


def note(text):
    """Something to know that is not the result."""
    print(f"  {text}", flush=True)


class Rig(contextlib.ExitStack):
    """A folder of a random name, and everything that must be gone afterwards.
    An interrupted script cleans up as well."""

    def __init__(self, name):
        super().__init__()
        for number in (signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, lambda n, _: sys.exit(128 + n))
        self.dir = work() / f"{name}-{os.getpid()}-{secrets.token_hex(3)}"
        self.dir.mkdir()
        self.callback(self.remove)

    def remove(self):
        if os.environ.get("ASESOR_FAULTS_KEEP"):
            return
        # Never through a mount that could not be undone.
        if not any(str(self.dir) in line for line in open("/proc/self/mounts", encoding="utf-8")):
            shutil.rmtree(self.dir, ignore_errors=True)

    def folder(self, name):
        path = self.dir / name
        path.mkdir(exist_ok=True)
        return path

    def mount(self, *args, at):
        """Mounts; returns the system's complaint, empty when it worked."""
        done = subprocess.run(["mount", *args, str(at)], capture_output=True, text=True, check=False)
        if done.returncode == 0:
            self.callback(unmount, at)
        return "" if done.returncode == 0 else (done.stderr.strip() or "mount failed")

    def start(self, *call, **how):
        """A child in a group of its own that ends with the script."""
        child = subprocess.Popen([str(c) for c in call], start_new_session=True, **how)
        self.callback(end, child)
        return child

    def faultfs(self, backing, at, control):
        """A pass-through folder with switchable faults; returns its process."""
        control.write_text("ok", encoding="ascii")
        server = self.start(sys.executable, HERE / "faultfs.py", backing, at, control)
        self.callback(unmount, at)
        wait_for(lambda: os.path.ismount(at), "the FUSE mount")
        return server


def unmount(at):
    """Unmounts; by force where a dead server or a busy file is in the way."""
    for call in (["umount"], ["umount"], ["umount", "-l"]):
        if not mounted(at):
            return
        subprocess.run([*call, str(at)], capture_output=True, check=False)
        if mounted(at):
            time.sleep(0.2)


def mounted(at):
    with open("/proc/self/mounts", encoding="utf-8") as f:
        return any(line.split()[1] == str(at) for line in f)


def end(child):
    """Ends a child and what it started."""
    if child.poll() is None:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(child.pid, signal.SIGTERM)
        with contextlib.suppress(subprocess.TimeoutExpired):
            child.wait(5)
    with contextlib.suppress(ProcessLookupError):
        os.killpg(child.pid, signal.SIGKILL)
    child.wait()


def wait_for(ready, what, seconds=30):
    """Waits until `ready()`."""
    until = time.monotonic() + seconds
    while not ready():
        if time.monotonic() > until:
            raise RuntimeError(f"{what} did not come")
        time.sleep(0.05)


def check(program, data, state="none"):
    """What a fresh process finds: (newest here, newest anywhere, the file itself)."""
    out = subprocess.run(
        [str(program), "check", str(data), "--state", str(state)],
        capture_output=True, text=True, timeout=HANG, check=False,
    ).stdout
    found = ANSWER.search(out)
    if not found:
        raise RuntimeError(f"no answer from the probe: {out!r}")
    return int(found[1]), int(found[2]), found[3]


def acknowledged(lines):
    """Of lines as words: the newest generation shown as saved, and the newest said
    to be on the laptop at least."""
    acked = safe = 0
    for w in lines:
        if len(w) > 1 and w[0] in ("ACK", "SAFE") and w[1].isdigit():
            safe = max(safe, int(w[1]))
            acked = max(acked, int(w[1])) if w[0] == "ACK" else acked
    return acked, safe


class Steps:
    """A probe that saves once for every line it is given."""

    def __init__(self, rig, program, data, state="none", saver="careful", pad=2000, before=()):
        call = [*before, program, "write", data, "--state", state, "--step", "--saver", saver, "--pad", pad]
        self.said = []
        self.child = rig.start(*call, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1)
        self.lines = queue.Queue()
        threading.Thread(target=self.listen, daemon=True).start()
        self.answer()

    def listen(self):
        for line in self.child.stdout:
            self.lines.put(line.split())
        self.lines.put(["GONE"])

    def answer(self):
        """The next line as words: ACK, SAFE, ERR, GONE (it died) or HUNG."""
        try:
            line = self.lines.get(timeout=HANG)
        except queue.Empty:
            line = ["HUNG"]
        self.said.append(line)
        return line

    def save(self):
        with contextlib.suppress(BrokenPipeError):
            self.child.stdin.write("\n")
        return self.answer()

    def close(self):
        with contextlib.suppress(BrokenPipeError):
            self.child.stdin.close()
        end(self.child)
