"""Independent readers open the PDF files that the program exports.

Usage: pdf.py PATH-TO-ASESOR. One example session, every paper, both languages: qpdf
checks the file, pdfinfo tags and title, pdffonts that every font is embedded, and
pdftotext must find every word of the Markdown of the same paper, in its order.
"""
import os
import pathlib
import re
import subprocess
import sys
import tempfile

bad = []
counted = {"files": 0, "pages": 0, "words": 0}


def check(holds: object, where: str, what: str) -> None:
    if not holds:
        bad.append(f"{where}: {what}")


def said(*call: str) -> str:
    return subprocess.run(call, capture_output=True, text=True, check=False).stdout


def lines_of(md: str) -> list[str]:
    """Texts of the Markdown without its signs; tables and signatures stand in columns
    there, which a reader of pages puts beside each other, so lines of prose only."""
    out = []
    fenced = False
    for line in md.splitlines():
        if line.startswith("```"):
            fenced = not fenced
        if fenced or line.startswith(("|", "```", "---")):
            continue
        line = re.sub(r"^(#+|>|-|\d+[.)])\s", "", line.strip())
        line = line.replace("**", "").rstrip("\\").strip()
        line = re.sub(r"\\(.)", r"\1", line).replace("\u00a0", " ")
        if line.startswith("#") or len(line) < 4:
            continue
        out.append(line)
    return out


def page(path: pathlib.Path, md: str, lang: str) -> None:
    where = path.name
    counted["files"] += 1
    done = subprocess.run(["qpdf", "--check", str(path)], capture_output=True, text=True, check=False)
    check(done.returncode == 0, where, done.stdout + done.stderr)
    info = dict(line.split(":", 1) for line in said("pdfinfo", str(path)).splitlines() if ":" in line)
    counted["pages"] += int(info["Pages"])
    check(info.get("Tagged", "").strip() == "yes", where, "not tagged")
    title = re.sub(r"\\(.)", r"\1", next(line for line in md.splitlines() if line.startswith("# "))[2:])
    check(info.get("Title", "").strip() == title, where, f"title {info.get('Title')}")
    opened = subprocess.run(["qpdf", "--qdf", "--object-streams=disable", str(path), "-"], capture_output=True, check=False).stdout
    check(f"/Lang ({lang}".encode() in opened, where, "no language")
    fonts = said("pdffonts", str(path)).splitlines()[2:]
    check(fonts and all(f.split()[-5:-2] == ["yes", "yes", "yes"] for f in fonts), where, f"fonts {fonts}")
    text = re.sub(r"\s+", "", said("pdftotext", "-raw", "-nopgbrk", str(path), "-"))
    # What runs along the edges of every page is not part of the text.
    for edge in (r"Halaman\d+dari\d+", r"Page\d+of\d+", "DATACONTOH(?!:)", "PRACTICEDATA(?!:)", r"[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}"):
        text = re.sub(edge, "", text)
    for line in lines_of(md):
        for word in line.split():
            word = re.sub(r"[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}", "", word)
            # The sign between a label and its value is Markdown's.
            word = word.rstrip(":").strip("_—")
            counted["words"] += 1
            check(word in text, where, f"{word!r} of {line[:60]!r} is missing")
    # In their order: headings, which nothing stands beside.
    at = 0
    for head in (re.sub(r"\\(.)", r"\1", line.lstrip("#").strip()) for line in md.splitlines() if line.startswith("##")):
        found = text.find(re.sub(r"\s+", "", head), at)
        check(found >= 0, where, f"heading {head!r} is out of order")
        at = max(at, found)


def main() -> int:
    asesor = sys.argv[1]
    with tempfile.TemporaryDirectory() as top:
        home = pathlib.Path(top)
        env = {**os.environ, "ASESOR_DATA_DIR": f"{home}/d", "ASESOR_STATE_DIR": f"{home}/s", "XDG_CONFIG_HOME": f"{home}/c"}
        run = lambda *a: subprocess.run([asesor, *a], env=env, capture_output=True, text=True, check=True).stdout
        run("demo", "--regions", "1")
        session = run("list").splitlines()[1].split()[0]
        for lang in ("id", "en"):
            for audience in ("panel", "region"):
                out = home / lang / audience
                run("--lang", lang, "export", session, "--format", "md,pdf", "--for", audience, "--out", str(out),
                    "--document", "notes,minutes,summary,promises,attendance")
                for path in sorted(out.glob("*.pdf")):
                    page(path, path.with_suffix(".md").read_text(), lang)
    check(all(counted.values()), "counts", str(counted))
    for line in bad[:20]:
        print(line, file=sys.stderr)
    print(f"pdf: {counted}, {len(bad)} wrong")
    return 1 if bad else 0


sys.exit(main())
