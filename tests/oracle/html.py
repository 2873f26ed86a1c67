"""Independent readers open the pages and tables that the program exports.

Usage: html.py PATH-TO-ASESOR. Every paper of the example sessions in both
languages and for both audiences: html5lib parses each page strictly and python's csv module each table. A
page that only one browser forgives, or a table that a spreadsheet runs, is found here.
"""
import base64
import csv
import hashlib
import io
import json
import re
import sys

import html5lib

from program import PAPERS, Program, ended

FORMULA = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20"
NUMBER = re.compile(r"[+-]?\d+([.,]\d+)?")
bad = []


def check(holds: object, where: str, what: str) -> None:
    if not holds:
        bad.append(f"{where}: {what}")


def page(where: str, text: str) -> None:
    parser = html5lib.HTMLParser(strict=False, namespaceHTMLElements=False)
    tree = parser.parse(text)
    check(not parser.errors, where, f"parse errors {parser.errors[:3]}")
    policy = [m.get("content") for m in tree.iter("meta") if m.get("http-equiv") == "Content-Security-Policy"]
    check(len(policy) == 1 and policy[0].startswith("default-src 'none';"), where, f"policy {policy}")
    styles = ["".join(s.itertext()) for s in tree.iter("style")]
    check(len(styles) == 1, where, "one style sheet")
    for s in styles:
        digest = base64.b64encode(hashlib.sha256(s.encode()).digest()).decode()
        check(f"style-src 'sha256-{digest}'" in policy[0], where, "the hash of the style sheet")
        check("url(" not in s and "@import" not in s, where, "the style sheet loads something")
    check(tree.get("lang") in ("id", "en"), where, "lang")
    check(tree.findtext("head/title"), where, "title")
    depth = 0
    ids = []
    for e in tree.iter():
        if not isinstance(e.tag, str):
            check(False, where, "a comment")
            continue
        for name in e.keys():
            check(name not in ("src", "href", "style", "srcset", "action") and not str(name).startswith("on"), where, f"{e.tag} {name}")
            check("url(" not in e.get(name), where, f"{e.tag} {name} url(")
        ids += [e.get("id")] if e.get("id") else []
        if re.fullmatch("h[1-6]", e.tag):
            level = int(e.tag[1])
            check(level <= depth + 1, where, f"{e.tag} after h{depth}: {''.join(e.itertext())[:40]}")
            depth = level
        check(e.tag not in ("script", "link", "img", "iframe", "object", "embed", "form", "a"), where, e.tag)
        if e.tag == "table":
            heads = list(e.iter("th"))
            check(heads and all(h.get("scope") == "col" for h in heads), where, "heads of columns")
            check(e.find("caption") is not None, where, "caption")
            widths = {len(r) for r in e.iter("tr")}
            check(widths == {len(heads)}, where, f"cells in a row {widths}")
    check(len(ids) == len(set(ids)), where, "ids are unique")
    check(len(list(tree.iter("h1"))) == 1, where, "one h1")


def table(where: str, data: bytes, questions: int | None) -> None:
    text = data.decode()
    check(text.endswith("\r\n"), where, "the last line ends")
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=";", strict=True))
    check(questions is None or len(rows) == questions + 1, where, f"{len(rows)} rows for {questions} questions")
    check(len({len(r) for r in rows}) == 1, where, "as many fields in every row")
    for r in rows:
        for cell in r:
            first = cell.lstrip(" \u00a0\u3000")[:1]
            check(not first or first not in FORMULA or NUMBER.fullmatch(cell.strip(" ")), where, f"a formula {cell[:40]!r}")


def main(path: str) -> int:
    counted = {"pages": 0, "tables": 0}
    with Program(path) as asesor:
        asesor.run("demo", "--regions", "2")
        sessions = asesor.sessions()
        # One of them with what somebody could type to do harm.
        mine = asesor.run("new", "--region", "62.12", "--assessor", "=Uji <b>", "--institution", "@Univ").strip()
        asesor.run("set", mine, "1.1", "--level", "3", "--note",
                   "=cmd|' /C calc'!A0 <script>alert(1)</script> \u0645\u0644\u0627\u062d\u0638\u0629")
        sessions.append(mine)
        questions = {s: json.loads(asesor.run("show", s, "--json"))["total"] for s in sessions}
        for lang, audience, out in asesor.papers(sessions, "csv,html"):
            for f in sorted(out.iterdir()):
                where = f"{lang} {audience} {f.name}"
                if f.suffix == ".html":
                    page(where, f.read_text(encoding="utf-8"))
                    counted["pages"] += 1
                else:
                    notes = f.name.startswith(("Catatan", "Notes"))
                    table(where, f.read_bytes(), questions[out.name] if notes else None)
                    counted["tables"] += 1
    want = len(sessions) * 4 * len(PAPERS)
    check(set(counted.values()) == {want}, "all", f"{counted} instead of {want} of each")
    return ended("html", counted, bad)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
