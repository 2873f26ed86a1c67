"""Independent readers (qpdf, poppler) read the PDF papers of example sessions.

Usage: pdf.py PATH-TO-ASESOR. Needs `qpdf` and poppler's `pdfinfo`, `pdffonts`,
`pdftotext`. What they do not find, a person who prints, copies or listens to the
paper does not get. The texts expected, cells of tables among them, are those of the
same paper as Markdown, once by the pages and once by the tree of parts.
"""
import json
import pathlib
import re
import subprocess
import sys
import unicodedata

from program import Program, ended

PAGE = {"id": r"Halaman (\d+) dari (\d+)", "en": r"Page (\d+) of (\d+)"}
bad = []


def wrong(name: str, what: str) -> None:
    bad.append(f"pdf: {name}: {what}")


def tool(*args: str) -> str:
    done = subprocess.run(args, capture_output=True)
    # Poppler 22 wants a dictionary where ISO 32000-1, table 321, asks for a boolean.
    said = [l for l in done.stderr.decode().splitlines() if "Suspects" not in l]
    if done.returncode or said:
        wrong(" ".join(args), f"{done.returncode} {said[:3]}")
    # Titles of the tree of parts come out as UTF-16 among UTF-8.
    return done.stdout.decode(errors="replace")


def squeezed(text: str) -> str:
    """Without blanks, without `/` (Markdown writes it between the lines of a cell)
    and without what is read from the right: readers turn it around."""
    away = ("R", "AL", "AN", "LRE", "RLE", "PDF", "LRI", "RLI", "PDI", "FSI")
    kept = (c for c in text if not c.isspace() and c != "/" and unicodedata.bidirectional(c) not in away)
    return unicodedata.normalize("NFC", "".join(kept))


def unescaped(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text).replace("&#124;", "|").replace("\u00a0", " ")


def texts(markdown: str) -> list[str]:
    """The texts of a paper: lines and cells without their markup."""
    out = []
    # Signatures and centred lines have Markdown signs of their own: not looked at.
    for line in re.sub(r"^```.*?^```$", "", markdown, flags=re.M | re.S).split("\n"):
        # Rules, and the lines on which is signed.
        if re.fullmatch(r"(\|---:?)+\||(\\?_)+\\?|---|", line):
            continue
        if line.startswith("| "):
            out += [unescaped(c) for c in re.split(r" \| ", line.removeprefix("| ").removesuffix(" |"))]
            continue
        line = re.sub(r"^(> ?|#+ |- |\d+\. | {2,3})", "", line).removesuffix("\\")
        line = re.sub(r"^— ", "", re.sub(r"^\*\*(.*?):\*\* ?", "\\1\0", line)).replace("**", "")
        out += [unescaped(part) for part in line.split("\0")]
    return [t for t in out if t.strip(" |")]


def pages(raw: str, lang: str, name: str) -> str:
    """The text without heads and feet; each page must say which it is."""
    out = []
    split = raw.split("\f")[:-1]
    for n, page in enumerate(split, 1):
        # The check code may stand on the same line.
        foot = r"^(.*-[0-9A-Z]{4} )?" + PAGE[lang] + "$"
        feet = [f[1:] for f in re.findall(foot, page, re.M)]
        if feet[-1:] != [(str(n), str(len(split)))]:
            wrong(name, f"page {n} does not say which it is: {page[-80:]!r}")
        page = re.sub(foot, "", page, flags=re.M)
        out.append(re.sub(r"^(DATA CONTOH|PRACTICE DATA|SEMENTARA|PROVISIONAL|[ ·])+$", "", page, flags=re.M))
    return "\n".join(out)


def in_order(wanted: list[str], text: str, name: str) -> int:
    rest, at = squeezed(text), 0
    for t in wanted:
        found = rest.find(squeezed(t), at)
        if found < 0:
            wrong(name, f"not found in order: {t[:100]!r} after {rest[max(0, at - 60):at]!r}")
            return 0
        at = found + len(squeezed(t))
    return len(wanted)


def whole_words(wanted: list[str], text: str, name: str) -> int:
    """Who searches for a word finds it: none is broken, save at a hyphen or slash."""
    have = set(text.split())
    words = {w for t in wanted for w in t.split() if re.fullmatch(r"[^\W_]{2,18}[.,:;)]?", w) and w.isascii()}
    if words - have:
        wrong(name, f"words torn or lost: {sorted(words - have)[:10]}")
    return len(words)


def objects(path: str) -> list[dict]:
    whole = json.loads(tool("qpdf", "--json", path))
    every = whole["qpdf"][1] if "qpdf" in whole else whole["objects"]
    found = (o.get("value", o) for o in every.values() if isinstance(o, dict))
    return [o for o in found if isinstance(o, dict)]


def check(path: str, markdown: str, lang: str) -> tuple[int, int, int]:
    name = "/".join(pathlib.Path(path).parts[-3:])
    tool("qpdf", "--check", path)
    info = dict(re.findall(r"^([\w ]+?):\s+(.*)$", tool("pdfinfo", path), re.M))
    title = re.search(r"^# (.*)$", markdown, re.M)
    expected = {"Tagged": "yes", "Page size": "595.28 x 841.89 pts (A4)"}
    if title:
        expected["Title"] = unescaped(title.group(1))
    for key, value in expected.items():
        if info.get(key) != value:
            wrong(name, f"{key} is {info.get(key)!r}, not {value!r}")
    catalogue = [o for o in objects(path) if o.get("/Type") == "/Catalog"]
    if [c.get("/Lang", "").removeprefix("u:")[:2] for c in catalogue] != [lang] or "/Outlines" not in catalogue[0]:
        wrong(name, "language or outline")
    if "<pdfuaid:part>1</pdfuaid:part>" not in tool("pdfinfo", "-meta", path):
        wrong(name, "does not say that it is PDF/UA-1")
    fonts = [line.split() for line in tool("pdffonts", path).splitlines()[2:]]
    if not fonts or any(f[-5:-2] != ["yes"] * 3 or not re.match(r"[A-Z]{6}\+", f[0]) for f in fonts):
        wrong(name, f"fonts {fonts}")
    wanted = texts(markdown)
    raw = pages(tool("pdftotext", "-raw", path, "-"), lang, name)
    count = in_order(wanted, raw, name)
    # What a screen reader says follows the tree of parts, not the pages.
    structure = tool("pdfinfo", "-struct-text", path)
    in_order(wanted, "\n".join(re.findall(r'^\s*"(.*)"$', structure, re.M)), f"{name} (tree of parts)")
    cells = len(re.findall(r"^\s*T[HD]\b", structure, re.M))
    lines = [l for l in markdown.split("\n") if l.startswith("| ")]
    if cells != sum(len(re.split(r"(?<= )\|(?= )|^\||\|$", l)) - 2 for l in lines):
        wrong(name, f"{cells} cells in the tree of parts, not those of the tables")
    return int(info["Pages"]), count, whole_words(wanted, raw, name)


def main(path: str) -> int:
    counted = dict.fromkeys(("files", "pages", "texts in order", "words whole"), 0)
    with Program(path) as asesor:
        asesor.run("demo", "--regions", "1")
        for lang, _, out in asesor.papers(asesor.sessions()[:1], "md,pdf"):
            for file in sorted(out.glob("*.pdf")):
                found = check(str(file), file.with_suffix(".md").read_text(encoding="utf-8"), lang)
                for name, n in zip(counted, (1, *found)):
                    counted[name] += n
    return ended("pdf", counted, bad)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
