"""An independent validator (python-jsonschema) reads what the program writes.

Usage: schema.py PATH-TO-ASESOR. A file that our schema calls wrong would be a
file that nobody else can trust.
"""
import json
import pathlib
import sys

import jsonschema

from program import Program, ended

SCHEMAS = pathlib.Path(__file__).parents[2] / "assets" / "schemas"
bad = []
counted = {}


def valid(value: object, name: str) -> None:
    counted[name] = counted.get(name, 0) + 1
    schema = json.loads((SCHEMAS / f"{name}.schema.json").read_text(encoding="utf-8"))
    for error in jsonschema.Draft202012Validator(schema).iter_errors(value):
        bad.append(f"{name}: {'/'.join(map(str, error.absolute_path))}: {error.message[:200]}")


def main(path: str) -> int:
    with Program(path) as asesor:
        valid(json.loads(asesor.run("instrument", "show", "smart-city-2019", "--json")), "instrument")
        session = asesor.run("new", "--region", "62.12", "--assessor", "Uji Coba", "--institution", "Universitas Indonesia").strip()
        asesor.run("set", session, "1.1", "--level", "3", "--note", "catatan", "--evidence", "1=seen:188/2018")
        asesor.run("set", session, "3.2", "--unverified")
        asesor.run("set", session, "7.8", "--level", "0", "--support", "statement", "--flag", "disputed")
        asesor.run("finalize", session, "--yes")
        files = list((asesor.home / "data" / "sessions").glob("*.json"))
        assert len(files) == 1, files
        envelope = json.loads(files[0].read_text(encoding="utf-8"))
        valid(envelope, "session")
        valid(envelope["instrument"], "instrument")
        for _, _, out in asesor.papers([session], "json"):
            for file in out.iterdir():
                # Session notes have a shape of their own.
                if not file.name.startswith(("Catatan", "Notes")):
                    valid(json.loads(file.read_text(encoding="utf-8")), "document")
    return ended("schemas", counted, bad)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
