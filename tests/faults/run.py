#!/usr/bin/env python3
"""The fault harness.

    run.py ci             every row that belongs in CI, at its CI count
    run.py table [ROW…]   the rows at their full counts, into assets/safety.md: those
                          that are not there yet, or the ones named. Can be stopped
                          at any time and goes on where it was.
    run.py list           the rows

A row fails when anything was lost, unreadable or hung, or when too few trials were
counted. A row this machine cannot run says so and is left as it was; in CI that is a
failure, unless it needs what not every runner has (mounts, FUSE)."""

import concurrent.futures
import datetime
import json
import os
import re
import shutil
import subprocess
import sys
import threading

from rig import MISSING, ROOT, target, work
from rows import ROWS

TABLE = ROOT / "assets/safety.md"
PROGRESS = work() / "progress.json"
LINE = re.compile(r"SAFETY (\S+) trials=(\d+) lost=(\d+) unreadable=(\d+) hung=(\d+)")
HEAD = ["| Row | What is done | Trials | Lost | Unreadable | Hung | Date | Commit |", "|---|---|--:|--:|--:|--:|---|---|"]
LIMIT = 3600
said = threading.Lock()


def tell(text):
    with said:
        print(text, flush=True)


def run(row, n):
    """Runs a row; its counts, or a word on why there are none."""
    command = [a.replace("{n}", str(n)) for a in row.command]
    try:
        p = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=LIMIT)
    except subprocess.TimeoutExpired:
        return "took more than an hour", ""
    out = p.stdout + p.stderr
    found = [m for m in LINE.finditer(out) if m[1] == row.id]
    if p.returncode == MISSING:
        return "MISSING", out
    if not found:
        return "no result", out
    counts = [sum(int(m[i]) for m in found) for i in range(2, 6)]
    if p.returncode and not any(counts[1:]):
        return f"ended with {p.returncode}", out
    return counts, out


def verdict(counts, wanted):
    return counts[0] >= wanted and not any(counts[1:4])


def shown(row, counts):
    return f"{row.id}: {counts[0]} trials, {counts[1]} lost, {counts[2]} unreadable, {counts[3]} hung"


def build(at):
    """The programs, built once and put where no later build changes them."""
    subprocess.run(["cargo", "build", "--quiet", "--bins", "--example", "probe"], cwd=ROOT, check=True)
    for name, made in (("ASESOR_PROBE", target() / "debug/examples/probe"), ("ASESOR_PROGRAM", target() / "debug/asesor")):
        kept = work() / f"programs.{at}" / made.name
        kept.parent.mkdir(parents=True, exist_ok=True)
        if at == "ci" or not kept.exists():
            shutil.copy2(made, kept)
        os.environ[name] = str(kept)


def ci():
    """Two rows at a time, those that want to be alone at the end. False on failure."""
    build("ci")
    # The fuzzers take long to build and stand last: meanwhile the other rows run.
    fuzzers = subprocess.Popen(["bash", str(ROOT / "tests/faults/fuzz.sh"), "--build"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    rows = [r for r in ROWS if r.ci]
    bad, skipped = [], []

    def one(row):
        got, out = run(row, row.ci)
        if got == "MISSING":
            skipped.append(row.id)
            tell(f"{row.id}: NOT RUN HERE: {out.strip().splitlines()[-1] if out.strip() else ''}")
            if not row.mounts:
                bad.append(row.id)
        elif isinstance(got, str) or not verdict(got, row.least or row.ci):
            bad.append(row.id)
            tell(f"{row.id}: FAILED: {got}\n{out[-4000:]}")
        else:
            tell(shown(row, got))

    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        list(pool.map(one, [r for r in rows if not r.alone]))
    fuzzers.wait()
    for row in (r for r in rows if r.alone):
        one(row)
    good = len(rows) - len({*bad, *skipped})
    skips = f"; NOT RUN HERE: {', '.join(skipped)}" if skipped else ""
    tell(f"fault harness: {good} of {len(rows)} rows without a loss{skips}" + (f"; FAILED: {', '.join(bad)}" if bad else ""))
    return not bad


def commit():
    git = lambda *a: subprocess.run(["git", *a], cwd=ROOT, capture_output=True, text=True).stdout.strip()
    if git("status", "--porcelain", "src", "Cargo.toml", "Cargo.lock", "tests"):
        sys.exit("there are changes without a commit: a figure must belong to one")
    return git("rev-parse", "--short=8", "HEAD")


def read_table():
    """Row → its counts, date and commit."""
    out = {}
    for line in TABLE.read_text().splitlines() if TABLE.exists() else []:
        cells = [c.strip() for c in line.strip("|").split("|")]
        if len(cells) == 8 and cells[2].replace(",", "").isdigit():
            out[cells[0].strip("`")] = cells[2:]
    return out


def write_table(rows):
    lines = [f"| `{r.id}` | {r.fault} | {' | '.join(rows[r.id])} |" for r in ROWS if r.id in rows]
    text = "# What was done to it, and what was lost\n\nWritten by `tests/faults/run.py table`; each row with the day and the commit it was run at.\n\n"
    new = TABLE.with_suffix(".new")
    new.write_text(text + "\n".join(HEAD + lines) + "\n")
    os.replace(new, TABLE)


def table(names):
    at, today = commit(), datetime.date.today().isoformat()
    build(at)
    progress = json.loads(PROGRESS.read_text()) if PROGRESS.exists() else {}
    failed = []
    for row in ROWS:
        if names and row.id not in names or not names and row.id in read_table():
            continue
        # What was counted before with the same program goes on.
        counts = progress.get(row.id, {}).get(at, [0, 0, 0, 0, 0])
        while counts[4] < row.full:
            n = row.part or row.full
            got, out = run(row, n)
            if isinstance(got, str):
                tell(f"{row.id}: {got}\n{out[-3000:]}")
                failed.append(row.id)
                break
            counts = [a + b for a, b in zip(counts, [*got, n])]
            progress[row.id] = {at: counts}
            PROGRESS.write_text(json.dumps(progress))
            tell(f"{shown(row, counts)}")
            if any(counts[1:4]):
                tell(out[-3000:])
                break
        else:
            wanted = row.least or row.full
            if verdict(counts, wanted):
                if commit() != at:
                    sys.exit("another commit is checked out now: what was counted belongs to the one before")
                rows = read_table()
                rows[row.id] = [f"{counts[0]:,}", *map(str, counts[1:4]), today, at]
                write_table(rows)
                continue
            tell(f"{row.id}: FAILED, wanted {wanted} trials without a loss")
        if row.id not in failed:
            failed.append(row.id)
    tell(f"in the table: {len(read_table())} of {len(ROWS)} rows" + (f"; not: {', '.join(failed)}" if failed else ""))
    return not failed


def main():
    what = (sys.argv[1:] or ["list"])[0]
    if what == "ci":
        sys.exit(not ci())
    if what == "table":
        sys.exit(not table(sys.argv[2:]))
    for r in ROWS:
        print(f"{r.id:20} CI {r.ci:5}  table {r.full:6}  {r.fault}")


main()
