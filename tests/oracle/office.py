"""Independent readers open the Word files and workbooks that the program exports.

Usage: office.py PATH-TO-ASESOR. One example session, every paper, both languages and
audiences: python-docx reads headings and tables, openpyxl numbers, days, filters and
charts, openxml-audit checks both against the schemas of Office Open XML.
"""
import datetime
import pathlib
import subprocess
import sys

import docx
import openpyxl

from program import Program, ended

bad = []
counted = {"docx": 0, "xlsx": 0, "tables": 0, "numbers": 0, "days": 0, "charts": 0}


def check(holds: object, where: str, what: str) -> None:
    if not holds:
        bad.append(f"{where}: {what}")


def word(path: pathlib.Path, md: str) -> None:
    where, d = path.name, docx.Document(str(path))
    counted["docx"] += 1
    heads = [p for p in d.paragraphs if p.style.name.lower().startswith("heading")]
    # Every heading of the Markdown of the same paper, in its order.
    wanted = [line.lstrip("#").strip() for line in md.splitlines() if line.startswith("##")]
    plain = [w.replace("\\", "") for w in wanted]
    check([h.text for h in heads] == plain, where, f"headings {[h.text for h in heads][:5]} instead of {plain[:5]}")
    titles = [p.text for p in d.paragraphs if p.style.name == "Title"]
    check(len(titles) == 1 and titles[0] == d.core_properties.title, where, f"title {titles}")
    tables = [t for t in d.tables if "<w:tblHeader/>" in t._tbl.xml]
    counted["tables"] += len(tables)
    piped = sum(line.startswith("|---") for line in md.splitlines())
    check(len(tables) == piped, where, f"{len(tables)} tables with a head instead of {piped}")
    check("PAGE" in d.sections[0].footer._element.xml, where, "no page number")


def book(path: pathlib.Path) -> None:
    where, b = path.name, openpyxl.load_workbook(path)
    counted["xlsx"] += 1
    for sheet in b:
        counted["charts"] += len(sheet._charts)
        for row in sheet.iter_rows():
            for cell in row:
                check(cell.data_type != "f", where, f"{sheet.title} {cell.coordinate} is a formula")
                counted["numbers"] += cell.data_type == "n" and cell.value is not None
                counted["days"] += isinstance(cell.value, datetime.datetime)
        if sheet.auto_filter.ref:
            check(sheet.freeze_panes == "A2", where, f"{sheet.title}: the head does not stay")
            check(all(c.value for c in sheet[1]), where, f"{sheet.title}: a column without a head")
    check(any(s.auto_filter.ref for s in b), where, "no table to count with")
    if path.name.startswith(("Ringkasan", "Summary")) and "daerah" not in path.name and "region" not in path.name:
        check(sum(len(s._charts) for s in b) == 2, where, "two charts are missing")


def main(path: str) -> int:
    with Program(path) as asesor:
        asesor.run("demo", "--regions", "1")
        for _, _, out in asesor.papers(asesor.sessions()[:1], "md,docx,xlsx"):
            for file in sorted(out.glob("*.docx")):
                word(file, file.with_suffix(".md").read_text(encoding="utf-8"))
            for file in sorted(out.glob("*.xlsx")):
                book(file)
            audit = subprocess.run(["openxml-audit", str(out), "--recursive"], capture_output=True, text=True, check=False)
            check(audit.returncode == 0, str(out), (audit.stdout + audit.stderr)[-600:])
    return ended("office", counted, bad)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
