"""Index, range, proposal and rank, worked out again by somebody else.

Usage: rank.py PATH-TO-ASESOR [COHORTS [SEED]]. Makes random cohorts (several
assessors, N/A, unverified, gaps, ties, drafts; the built-in instrument and small
ones with weights, conditions and percent), writes them as answer tables, has the program import
them, and compares what it says with what follows from the tables by the rules of
`domain.md` (6, 7, 12, 13), in exact fractions. Only the standard library; nothing
is taken from the program except the instrument it prints.
"""
import csv
import io
import json
import os
import pathlib
import random
import subprocess
import sys
import tempfile
import threading
from fractions import Fraction

REGIONS = ["34.04", "62.12", "32.73", "35.10", "11.01", "12.12", "63.07", "16.09"]
NAMES = ["Ayu Lestari", "Budi Santoso", "Citra Dewi"]
HEAD = "region_code,event,question,stage,level,reason,explanation,evidence,note,assessor,institution".split(",")


# --- the rules, from the page, not from the program -------------------------------

def scale_of(instrument, question):
    values = [level["value"] for level in instrument["scales"][question["scale"]]["levels"]]
    return min(values), max(values)


def worth(instrument, question, level):
    """Rule 6: the level itself, or its place on its scale in percent."""
    low, high = scale_of(instrument, question)
    if instrument["index"] == "percent":
        return Fraction(100 * (level - low), high - low)
    return Fraction(level)


def mean(pairs):
    pairs = list(pairs)
    weight = sum(w for w, _ in pairs)
    return sum((w * v for w, v in pairs), Fraction(0)) / weight if weight else None


def score(instrument, ratings, applies):
    """Rule 6. `ratings`: question id -> int, "na", "tbv"; absent = not asked."""
    out = {"aspects": {}, "counted": 0, "asked": 0, "total": 0}
    rows = []
    for aspect in instrument["aspects"]:
        counted, low, high = [], [], []
        for q in aspect["questions"]:
            if q["kind"] != "level" or not applies(q):
                continue
            weight, rating = q.get("weight", 1), ratings.get(q["id"])
            na, (least, most) = q.get("na", "excluded"), scale_of(instrument, q)
            out["total"] += 1
            out["asked"] += rating is not None
            if isinstance(rating, int) or (rating == "na" and na == "lowest"):
                value = worth(instrument, q, least if rating == "na" else rating)
                for part in (counted, low, high):
                    part.append((weight, value))
                out["counted"] += 1
            elif rating == "na" and na == "excluded":
                pass
            else:
                low.append((weight, worth(instrument, q, least)))
                high.append((weight, worth(instrument, q, most)))
        rows.append((aspect, mean(counted), mean(low), mean(high)))
        out["aspects"][aspect["id"]] = mean(counted)
    for name, n in (("index", 1), ("lower", 2), ("upper", 3)):
        out[name] = mean((r[0]["weight"], r[n]) for r in rows if r[n] is not None)
    return out


def holds(when, ratings):
    """Rule 7, as far as the instruments made below use it."""
    if when is None:
        return True
    level = ratings.get(when["question"])
    return isinstance(level, int) and level >= int(when["value"])


def propose(values):
    """Rule 12: (proposal, spread, method, asked)."""
    given = [v for v in values if v is not None]
    levels = sorted(v for v in given if isinstance(v, int))
    na = "na" in given
    spread = levels[-1] - levels[0] if levels else None
    if levels and na:
        return None, spread, "open", True
    if levels:
        method = {0: "unanimous", 1: "median"}.get(spread, "open")
        return levels[(len(levels) - 1) // 2], spread, method, True
    return ("na", None, "unanimous", True) if na else (None, None, None, bool(given))


def alpha(units):
    """Krippendorff's ordinal alpha by coincidences, or why there is none."""
    units = [u for u in units if len(u) > 1]
    if not units:
        return "no_pairs"
    categories = sorted({v for u in units for v in u})
    seen = {c: {k: Fraction(0) for k in categories} for c in categories}
    for u in units:
        for i, a in enumerate(u):
            for j, b in enumerate(u):
                if i != j:
                    seen[a][b] += Fraction(1, len(u) - 1)
    n = {c: sum(seen[c].values()) for c in categories}

    def apart(c, k):
        c, k = min(c, k), max(c, k)
        return (sum(n[g] for g in categories if c <= g <= k) - (n[c] + n[k]) / 2) ** 2

    expected = sum(n[c] * n[k] * apart(c, k) for c in categories for k in categories if c != k)
    if expected == 0:
        return "no_variation"
    observed = sum(seen[c][k] * apart(c, k) for c in categories for k in categories if c != k)
    return 1 - (sum(n.values()) - 1) * observed / expected


def two(fraction, places=2):
    """Half up, away from zero."""
    scaled = abs(fraction) * 10**places + Fraction(1, 2)
    whole = scaled.numerator // scaled.denominator
    sign = "-" if fraction < 0 and whole else ""
    return f"{sign}{whole // 10**places}.{whole % 10**places:0{places}}"


# --- random cohorts ---------------------------------------------------------------

def small_instrument(rng, number):
    text = lambda s: {"id": s, "en": s}
    percent = rng.random() < 0.4
    scales = {"s05": (0, 5), "s14": (1, 4)} if percent else {"s05": (0, 5)}
    aspects, first = [], None
    for a in range(rng.randint(2, 4)):
        questions = []
        for k in range(rng.randint(1, 5)):
            name = rng.choice(list(scales))
            low, high = scales[name]
            q = {
                "id": f"Q{a}{k}", "kind": "level", "title": text("t"), "text": text("?"), "scale": name,
                "anchors": [{"level": v, "text": text("a")} for v in range(low, high + 1)],
                "evidence": [{"id": f"Q{a}{k}a", "title": text("e")}],
                "weight": rng.randint(1, 4), "na": rng.choice(["excluded", "lowest", "forbidden"]),
            }
            if first and rng.random() < 0.15:
                q["when"] = {"question": first, "op": ">=", "value": "2"}
            first = first or q["id"]
            questions.append(q)
        aspects.append({"id": f"aspek-{a}", "title": text("A"), "short": text("A"), "weight": rng.randint(1, 5),
                        "questions": questions})
    levels = lambda low, high: {"levels": [{"value": v, "name": text(f"L{v}")} for v in range(low, high + 1)]}
    return {
        "format": "asesor-instrument", "version": 1, "id": f"kecil-{number}", "revision": 1, "title": text("Kecil"),
        "languages": ["id", "en"], "default_language": "id", "licence": "MIT", "notice": text("uji"),
        "scales": {name: levels(*bounds) for name, bounds in scales.items()},
        "index": "percent" if percent else "scale", "predicates": [], "context": [], "aspects": aspects,
    }


def cohort(rng, instrument):
    """region -> assessor -> question -> rating, for the interview; and who is final."""
    questions = [q for a in instrument["aspects"] for q in a["questions"]]
    out, before = {}, None
    for region in REGIONS[: rng.randint(4, 6)]:
        people = NAMES[: rng.choice([1, 2, 2, 3, 3, 3])]
        gaps, off = rng.choice([0, 0.05, 0.4]), rng.random()
        sheet = {}
        for person in people:
            ratings = {}
            for q in questions:
                low, high = scale_of(instrument, q)
                dice = rng.random()
                if dice < gaps:
                    continue
                if dice < gaps + 0.05:
                    ratings[q["id"]] = "tbv"
                elif dice < gaps + 0.15 and q["na"] != "forbidden":
                    ratings[q["id"]] = "na"
                else:
                    middle = low + off * (high - low)
                    ratings[q["id"]] = max(low, min(high, round(middle + rng.choice([-2, -1, 0, 0, 0, 1, 2]) * 0.7)))
            sheet[person] = ratings
        # Equal regions, and some equal in the index alone, must share a rank or
        # be parted by their aspects.
        if before and rng.random() < 0.3:
            sheet = {p: dict(r) for p, r in before.items()}
            people = list(sheet)
            if rng.random() < 0.5 and len(instrument["aspects"]) > 1:
                swap_aspects(rng, instrument, sheet)
        out[region] = sheet
        before = sheet
    return out


def swap_aspects(rng, instrument, sheet):
    """Two questions of the same weight, scale and policy in aspects of the same
    weight and make change their places: the index stays, the aspects may not."""
    shape = lambda a: (a["weight"], [(q.get("weight", 1), q["scale"], q["na"]) for q in a["questions"]])
    pairs = [(a, b) for n, a in enumerate(instrument["aspects"]) for b in instrument["aspects"][n + 1:] if shape(a) == shape(b)]
    if not pairs:
        return
    a, b = rng.choice(pairs)
    for ratings in sheet.values():
        for x, y in zip(a["questions"], b["questions"]):
            one, other = ratings.pop(x["id"], None), ratings.pop(y["id"], None)
            ratings.update({k: v for k, v in ((x["id"], other), (y["id"], one)) if v is not None})


def table(rng, event, data, broken):
    """The cohort as an answer table in one of the forms spreadsheets write."""
    head = HEAD[:]
    rng.shuffle(head)
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, head, delimiter=rng.choice(",;"), lineterminator=rng.choice(["\n", "\r\n"]))
    writer.writeheader()
    cell = lambda v: {"na": rng.choice(["NA", "na"]), "tbv": "TBV"}.get(v, v)
    rows = []
    for region, sheet in data.items():
        for person, ratings in sheet.items():
            for q, v in ratings.items():
                rows.append({"region_code": region, "event": event, "question": q, "stage": "interview",
                             "level": cell(v), "assessor": person, "institution": "Uji",
                             "note": rng.choice(["", "", "catatan; dengan, tanda"])})
                if rng.random() < 0.1:  # a desk rating must change nothing
                    rows.append(rows[-1] | {"stage": "desk", "level": "1"})
    rng.shuffle(rows)
    for n in sorted(rng.sample(range(len(rows) + 1), 3), reverse=True) if broken else []:
        rows.insert(n, {"region_code": rng.choice(["99.99", REGIONS[0]]), "event": event, "question": "TIDAK-ADA",
                        "stage": "interview", "level": "1", "assessor": NAMES[0]})
    writer.writerows(rows)
    text = ("\ufeff" if rng.random() < 0.5 else "") + buffer.getvalue()
    return text.encode()


# --- the comparison ---------------------------------------------------------------

class Program:
    def __init__(self, path, home):
        self.path = path
        self.env = {"HOME": home, "PATH": os.environ["PATH"], "ASESOR_DATA_DIR": f"{home}/data",
                    "ASESOR_STATE_DIR": f"{home}/state", "XDG_CONFIG_HOME": f"{home}/config", "ASESOR_LANG": "en"}

    def run(self, *args, codes=(0,)):
        done = subprocess.run([self.path, *map(str, args)], env=self.env, capture_output=True, text=True)
        assert done.returncode in codes, (args, done.returncode, done.stdout[-2000:], done.stderr[-2000:])
        return done.stdout

    def json(self, *args, codes=(0,)):
        return json.loads(self.run(*args, "--json", codes=codes))


def same(what, got, want):
    assert got == want, f"{what}: the program says {got!r}, the rules say {want!r}"


def same_score(what, shown, want):
    for name in ("index", "lower", "upper"):
        same(f"{what} {name}", shown.get(name), None if want[name] is None else two(want[name]))
    same(f"{what} exact", shown.get("index_exact"), None if want["index"] is None else str(want["index"]))
    for name in ("counted", "asked", "total"):
        same(f"{what} {name}", shown[name], want[name])


def rating_of(shown):
    return {"na": "na", "unverified": "tbv"}.get(shown) if isinstance(shown, str) else shown["level"]


def check(path, number, seed, counts):
    rng = random.Random(seed * 1000 + number)
    with tempfile.TemporaryDirectory() as home:
        program, event = Program(path, home), f"uji-{number}"
        name = "smart-city-2019"
        if number % 5:
            made = small_instrument(rng, number)
            folder = pathlib.Path(home, "data", "instruments")
            folder.mkdir(parents=True)
            (folder / "kecil.json").write_text(json.dumps(made))
            name = made["id"]
        instrument = program.json("instrument", "show", name)
        data = cohort(rng, instrument)
        absent = [r for r in REGIONS if r not in data][:1]
        select = rng.randint(1, 4)
        program.run("event", "new", "--id", event, "--title", "Uji", "--date", "2019-02-21", "--select", select,
                    "--instrument", name)
        roster = pathlib.Path(home, "roster.csv")
        roster.write_text("code;note\n" + "".join(f"{r};\n" for r in [*data, *absent]))
        program.run("event", "roster", event, roster)
        broken = rng.random() < 0.3
        sheet = pathlib.Path(home, "jawaban.csv")
        sheet.write_bytes(table(rng, event, data, broken))
        before = sheet.read_bytes()
        (report,) = program.json("import", sheet, codes=(1,) if broken else (0,))["files"]
        same("refused", len(report["refused"]), 3 if broken else 0)
        same("sessions made", len(report["made"]), sum(bool(r) for s in data.values() for r in s.values()))
        if number % 3 == 0:
            (again,) = program.json("import", sheet, codes=(1,) if broken else (0,))["files"]
            same("twice", (again["changed"], again["made"], again["updated"]), (0, [], []))
        assert sheet.read_bytes() == before
        sessions = {(s["region"]["code"], s["assessor"]): s["session"] for s in program.json("list")["sessions"]}
        chance = {region: rng.choice([0, 0, 0.5, 1]) for region in data}
        final = [k for k in sorted(sessions) if rng.random() < chance[k[0]]][:7]
        for key in final:
            program.run("finalize", sessions[key], "--yes")

        results = {}
        for region, people in data.items():
            held = {p: r for p, r in sorted(people.items()) if (region, p) in sessions}
            done = {p: r for p, r in held.items() if (region, p) in final}
            results[region] = (done or held, "provisional" if done else "draft")

        def panel(region):
            used, _ = results[region]
            questions = [q for a in instrument["aspects"] for q in a["questions"]]
            asked = lambda q, r: holds(q.get("when"), r)
            values = {q["id"]: [r.get(q["id"]) if asked(q, r) else None for r in used.values()] for q in questions}
            proposals = {q: propose(v) for q, v in values.items()}
            open_or = lambda p: p[0] if p[0] is not None else ("tbv" if p[3] else None)
            ratings = {q: open_or(p) for q, p in proposals.items() if open_or(p) is not None}
            card = score(instrument, ratings, lambda q: any(asked(q, r) for r in used.values()))
            units = [[worth(instrument, q, v) for v in values[q["id"]] if isinstance(v, int)] for q in questions]
            return used, values, proposals, card, alpha(units)

        cards = {r: panel(r)[3] for r in data if results[r][0]}
        key = lambda r: (cards[r]["index"], [Fraction(-1) if v is None else v for v in cards[r]["aspects"].values()])
        ranked = [r for r in cards if cards[r]["index"] is not None]
        shown = program.json("rank", "--event", event)
        same("event and number", (shown["format"], shown["event"], shown["select"]), ("asesor-rank/1", event, select))
        rows = {r["code"]: r for r in shown["regions"]}
        same("regions", sorted(rows), sorted([*data, *absent]))
        for region, row in rows.items():
            if region not in cards:
                same(f"{region} not assessed", (row["result"], "index" in row, "rank" in row), ("not_assessed", False, False))
                continue
            card = cards[region]
            same_score(region, row, card)
            for a, v in card["aspects"].items():
                same(f"{region} {a}", row["aspects"].get(a), None if v is None else two(v))
                same(f"{region} {a} exact", row["aspects_exact"].get(a), None if v is None else str(v))
            bands = [p for p in instrument["predicates"] if card["index"] is not None and card["index"] >= Fraction(p["from"])]
            same(f"{region} predicate", row.get("predicate"), bands[0]["title"]["en"] if bands else None)
            same(f"{region} result", row["result"], results[region][1])
            place = 1 + sum(key(other) > key(region) for other in ranked) if region in ranked else None
            same(f"{region} rank", row.get("rank"), place)
            same(f"{region} selected", row.get("selected"), None if place is None else place <= select)
        order = [r["rank"] for r in shown["regions"] if "rank" in r]
        same("order", order, sorted(order))
        counts["ties"] += len(order) - len(set(order))
        indexes = [cards[r]["index"] for r in ranked]
        counts["ties parted"] += (len(indexes) - len(set(indexes))) - (len(order) - len(set(order)))

        for region in rng.sample(sorted(cards), min(2, len(cards))):
            used, values, proposals, card, agreement = panel(region)
            said = program.json("panel", region, "--event", event, "show")
            same_score(f"panel {region}", said, card)
            same("members", sorted(a["name"] for a in said["assessors"] if a["counted"]), sorted(used))
            for q in said["questions"]:
                proposal, spread, method, _ = proposals[q["id"]]
                given = {p: v for p, v in zip(used, values[q["id"]]) if v is not None}
                same(f"{region} {q['id']} values", {p: rating_of(v) for p, v in q["values"].items()}, given)
                got = rating_of(q["proposal"]) if "proposal" in q else None
                same(f"{region} {q['id']}", (got, q.get("spread"), q.get("method")), (proposal, spread, method))
                counts["proposals"] += 1
            if isinstance(agreement, str):
                same(f"{region} alpha", (said.get("alpha_undefined"), "alpha" in said), (agreement, False))
                counts["no alpha"] += 1
            else:
                same(f"{region} alpha", (said["alpha"], said["alpha_exact"]), (two(agreement, 3), str(agreement)))

        for region, person in rng.sample(sorted(sessions), min(2, len(sessions))):
            ratings = data[region][person]
            said = program.json("show", sessions[region, person])
            same_score(f"{region} {person}", said, score(instrument, ratings, lambda q: holds(q.get("when"), ratings)))
        counts["cohorts"] += 1


def main(path, cohorts=50, seed=20190221):
    counts = {"cohorts": 0, "proposals": 0, "ties": 0, "ties parted": 0, "no alpha": 0}
    todo, failed, lock = list(range(cohorts)), [], threading.Lock()

    def work():
        while not failed:
            with lock:
                if not todo:
                    return
                number = todo.pop(0)
            try:
                check(os.path.abspath(path), number, seed, counts)
            except BaseException as e:  # told by the main thread, with the number to repeat it
                failed.append((number, e))

    threads = [threading.Thread(target=work) for _ in range(2)]
    [t.start() for t in threads]
    [t.join() for t in threads]
    for number, e in failed:
        raise AssertionError(f"cohort {number} of seed {seed}") from e
    assert counts["ties"] and counts["proposals"] and counts["cohorts"] == cohorts, counts
    print("ranks:", ", ".join(f"{v} {k}" for k, v in counts.items()), "agree")


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:]))
