"""An independent validator (python-jsonschema) reads what the program writes.

Usage: schema.py PATH-TO-ASESOR. A file that our schema calls wrong would be a
file that nobody else can trust.
"""
import json
import os
import pathlib
import subprocess
import sys
import tempfile

import jsonschema


def valid(value: object, schema: dict) -> None:
    for error in jsonschema.Draft202012Validator(schema).iter_errors(value):
        sys.exit(f"schema: {'/'.join(map(str, error.absolute_path))}: {error.message[:200]}")


def main(program: str) -> None:
    program = os.path.abspath(program)
    schemas = pathlib.Path(__file__).parents[2] / "assets" / "schemas"
    load = lambda name: json.loads((schemas / f"{name}.schema.json").read_text())
    with tempfile.TemporaryDirectory() as home:
        env = {
            "HOME": home,
            "PATH": os.environ["PATH"],
            "ASESOR_DATA_DIR": f"{home}/data",
            "ASESOR_STATE_DIR": f"{home}/state",
            "XDG_CONFIG_HOME": f"{home}/config",
            "ASESOR_LANG": "id",
        }

        def run(*args: str) -> str:
            return subprocess.run([program, *args], env=env, check=True, capture_output=True, text=True).stdout

        instrument = json.loads(run("instrument", "show", "smart-city-2019", "--json"))
        valid(instrument, load("instrument"))
        session = run("new", "--region", "62.12", "--assessor", "Uji Coba", "--institution", "Universitas Indonesia").strip()
        run("set", session, "1.1", "--level", "3", "--note", "catatan", "--evidence", "1=seen:188/2018")
        run("set", session, "3.2", "--unverified")
        run("set", session, "7.8", "--level", "0", "--support", "statement", "--flag", "disputed")
        run("finalize", session, "--yes")
        files = list(pathlib.Path(home, "data", "sessions").glob("*.json"))
        assert len(files) == 1, files
        envelope = json.loads(files[0].read_text())
        valid(envelope, load("session"))
        valid(envelope["instrument"], load("instrument"))
    print("schemas: instrument and session valid")


main(sys.argv[1])
