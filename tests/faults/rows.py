"""The rows of the safety table: what is done to the program, how often it must be
done in CI and for the table, and by which command. `{n}` is the number of trials."""

import dataclasses
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))


@dataclasses.dataclass(frozen=True)
class Row:
    id: str
    fault: str  # in words, as it stands in the table
    command: tuple
    ci: int = 0  # trials in CI; 0: not there
    full: int = 0  # trials for the table
    part: int = 0  # trials a run for the table, so that it can be cut short and go on
    least: int = 0  # trials that must be counted, where a run does not count what it is given
    alone: bool = False  # disturbed by others, or disturbing them
    mounts: bool = False  # needs mounts or FUSE, which not every runner of CI allows


def script(name, *args):
    return (sys.executable, os.path.join(HERE, name), *args)


def test(kind, name):
    return ("cargo", "test", "--quiet", *kind, name, "--", "--nocapture", "--test-threads=1")


LIB, IT = ("--lib",), ("--test", "it")

ROWS = [
    Row("simulator", "power cut after every file call, simulated on three models of a disk, with and without errors before it",
        test(LIB, "crash::"), full=1, least=1_000_000),
    Row("machine", "random lives of a session: answers, undo, failing saves, deaths, recovery, reopening, against a plain map",
        test(LIB, "machine::"), full=1, least=10_000),
    Row("kill", "SIGKILL at a random moment of saving", script("kill.py", "{n}"), ci=500, full=10_000, part=1000),
    Row("kill_program", "SIGKILL of the whole program while somebody types in a terminal", test(IT, "kill::"), full=1, least=100),
    Row("strace", "every file call of a save fails (EIO, ENOSPC, EINTR, EACCES, once or for good) or is the moment of a SIGKILL",
        script("strace.py", "{n}"), ci=1, full=3, part=3, least=700),
    Row("places_full", "disk full: tmpfs of every size, few inodes, ext4, xfs and btrfs filled to the last blocks",
        script("places.py", "full"), ci=1, full=1, least=200, mounts=True),
    Row("places_gone", "place taken away in mid-session: read-only, unmounted, immutable, renamed, another folder or owner",
        script("places.py", "gone", "{n}"), ci=4, full=20, part=20, least=30, mounts=True),
    Row("simulated_places", "errors of network shares and other systems, simulated: EACCES, EPERM, ESTALE, EINVAL, short writes",
        script("simulated_places.py"), ci=1, full=1, least=200, mounts=True),
    Row("replay_ext4", "power cut at every block write, ext4: what was written so far, and reordered and torn",
        script("replay.py", "ext4", "careful"), full=1, least=100),
    Row("replay_xfs", "the same, xfs", script("replay.py", "xfs", "careful"), full=1, least=30),
    Row("replay_btrfs", "the same, btrfs", script("replay.py", "btrfs", "careful"), full=1, least=50),
    Row("replay_vfat", "the same, vfat (a stick), Linux 6.1 in a guest", script("replay.py", "vfat", "careful"), full=1, least=100, alone=True),
    Row("replay_exfat", "the same, exFAT, Linux 6.1 in a guest", script("replay.py", "exfat", "careful"), full=1, least=100, alone=True),
    Row("flakey", "the device answers with errors and heals again, so that a second flush would lie (ext4, vfat, xfs, btrfs)",
        script("flakey.py"), full=1, least=200, alone=True),
    Row("usb", "USB stick pulled while saving and put in again (vfat, Linux 6.1 in a guest)",
        script("usb.py", "{n}", "vfat"), full=8, part=8, alone=True),
    Row("usb_exfat", "the same, exFAT", script("usb.py", "{n}", "exfat"), full=6, part=6, alone=True),
    Row("terminal", "the terminal dies or changes while somebody types: closed, HUP, TERM, INT, QUIT, stopped, resized, killed",
        script("terminal.py", "{n}"), ci=200, full=1000, part=250),
    Row("slow", "half a second a flush: keys typed while the disk is slow", script("slow.py", "{n}"), ci=300, full=5000, part=5000, alone=True, mounts=True),
    Row("clock", "the clock is wrong or jumps: a year back, before 1970, after 2100, summer time",
        script("clock.py", "{n}"), ci=10, full=100, part=50),
    Row("child", "the process that reads foreign files crashes, hangs, eats memory, answers nonsense", test(IT, "child::"), full=1, least=10),
    Row("strings_widgets", "hostile strings in every text, on every screen", test(IT, "strings::widgets"), full=1, least=971),
    Row("strings_commands", "hostile strings as arguments, names and contents, through every command", test(IT, "strings::commands"), full=1, least=971),
    Row("hostile_names", "hostile names of files, regions, events and bundle entries: written outside the folder", test(IT, "strings::names"), full=1, least=200),
    Row("json", "JSONTestSuite and our own broken documents: wrong verdict or crash", test(IT, "strings::json"), full=1, least=1800),
    Row("byte_flips", "every single byte of a final file changed: unnoticed", test(LIB, "flip"), full=1, least=20_000),
] + [
    Row(f"fuzz_{t}", f"{what}, by a coverage-guided fuzzer for twenty minutes",
        ("bash", os.path.join(HERE, "fuzz.sh"), t, "{n}"), ci=60, full=1200, part=1200, least=100)  # it ran at all: how fast is the machine's affair
    for t, what in (("session", "session files made up"), ("instrument", "instruments made up"), ("table", "answer tables and rosters made up"),
                    ("event", "events, claims, panels, settings and bundles made up"), ("keys", "keys, pastes and sizes made up"))
]
