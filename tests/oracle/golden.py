"""What other readers find in the Word files, workbooks and PDFs of the sample session,
against what they found when a person last looked at them.

Usage: golden.py FOLDER [--write]. FOLDER (target/golden) is written by
`cargo test --test it -- golden`. python-docx, openpyxl and poppler read text and
structure; no byte is compared. `--write` takes what is found as right: look at the
difference, and at the papers, before that is committed.
"""
import datetime
import difflib
import pathlib
import re
import subprocess
import sys

import docx
import openpyxl
from docx.table import Table

from program import ended

GOLDEN = pathlib.Path(__file__).resolve().parent.parent / "it" / "export" / "golden"


def said(text: object) -> str:
    """One line of a text of several."""
    return str(text).replace("\n", "⏎")


def word(path: pathlib.Path) -> list[str]:
    d = docx.Document(str(path))
    out = [f"properties: {d.core_properties.title} | {d.core_properties.subject} | {d.core_properties.author}"]
    for section in d.sections:
        for where, part in (("header", section.header), ("footer", section.footer)):
            out += [f"{where}: {said(p.text)}" for p in part.paragraphs if p.text.strip()]
    for block in d.iter_inner_content():
        if isinstance(block, Table):
            head = "<w:tblHeader/>" in block._tbl.xml
            out.append(f"table {len(block.rows)} x {len(block.columns)}{' with a head' if head else ''}")
            out += ["| " + " | ".join(said(c.text) for c in row.cells) for row in block.rows]
            continue
        numbered = " (list)" if block._p.pPr is not None and block._p.pPr.numPr is not None else ""
        picture = " (picture)" if "<w:drawing>" in block._p.xml else ""
        if block.text.strip() or picture:
            out.append(f"{block.style.name}{numbered}{picture}: {said(block.text)}")
    return out


def book(path: pathlib.Path) -> list[str]:
    b = openpyxl.load_workbook(path)
    out = [f"properties: {b.properties.title} | {b.properties.subject} | {b.properties.creator}"]
    for sheet in b:
        charts = "".join(f", {type(c).__name__}" for c in sheet._charts)
        print_ = sheet.page_setup
        out.append(f"sheet {sheet.title}: {sheet.dimensions}, filter {sheet.auto_filter.ref}, stays {sheet.freeze_panes}, "
                   f"paper {print_.paperSize} {print_.orientation}, again {sheet.print_title_rows}{charts}")
        for row in sheet.iter_rows():
            cells = []
            for c in row:
                kind = "" if c.value is None or c.data_type == "s" else f"{c.data_type}[{c.number_format}] "
                value = c.value.isoformat() if isinstance(c.value, (datetime.date, datetime.time)) else c.value
                cells.append("" if value is None else kind + said(value))
            if any(cells):
                out.append("| " + " | ".join(cells))
    return out


def pdf(path: pathlib.Path) -> list[str]:
    def tool(*args: str) -> str:
        return subprocess.run([*args], capture_output=True, check=True).stdout.decode(errors="replace")

    info = dict(re.findall(r"^([\w ]+?):\s+(.*)$", tool("pdfinfo", str(path)), re.M))
    out = [f"{key}: {info.get(key)}" for key in ("Title", "Subject", "Author", "Tagged", "Page size", "Pages")]
    fonts = sorted(line.split()[0].split("+")[-1] for line in tool("pdffonts", str(path)).splitlines()[2:])
    out.append(f"fonts: {' '.join(fonts)}")
    # Parts of the tree and the texts in them, a line of text as it was broken being
    # nobody's business: lines of one part are joined.
    text: list[str] = []
    for line in tool("pdfinfo", "-struct-text", str(path)).splitlines():
        if found := re.match(r'^\s*"(.*)"$', line):
            text.append(found[1])
            continue
        if text:
            out.append("  " + re.sub(r"\s+", " ", "".join(text)).strip())
            text = []
        if line.strip():
            out.append(re.sub(r"\s*\(inline\)|\s*\(block\)", "", line.strip()))
    if text:
        out.append("  " + re.sub(r"\s+", " ", "".join(text)).strip())
    return out


READERS = {".docx": word, ".xlsx": book, ".pdf": pdf}


def main(folder: str, write: bool) -> int:
    bad: list[str] = []
    counted = {"files": 0, "lines": 0}
    files = sorted(f for f in pathlib.Path(folder).iterdir() if f.suffix in READERS)
    GOLDEN.mkdir(exist_ok=True)
    for file in files:
        found = READERS[file.suffix](file)
        counted["files"] += 1
        counted["lines"] += len(found)
        kept = GOLDEN / f"{file.name}.txt"
        if write:
            kept.write_text("\n".join(found) + "\n", encoding="utf-8")
        before = kept.read_text(encoding="utf-8").splitlines() if kept.exists() else []
        if changed := [l for l in difflib.unified_diff(before, found, lineterm="", n=0) if not l.startswith(("---", "+++"))]:
            bad.append(f"{file.name}: says something else than before\n" + "\n".join(changed[:20]))
    left = {f.name for f in GOLDEN.glob("*.txt")} - {f"{f.name}.txt" for f in files}
    bad += [f"{name}: there is no such paper any more" for name in sorted(left)]
    return ended("golden", counted, bad)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], "--write" in sys.argv[2:]))
