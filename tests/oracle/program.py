"""What the oracles share: the program in a home of its own, and how a result ends."""
import json
import os
import pathlib
import subprocess
import sys
import tempfile

PAPERS = ["notes", "minutes", "summary", "promises", "attendance"]


class Program(tempfile.TemporaryDirectory):
    """`with Program(path) as asesor`: nothing of the person's own is read or written."""

    def __init__(self, path):
        super().__init__()
        self.path = os.path.abspath(path)
        self.home = pathlib.Path(self.name)
        self.env = {
            "HOME": self.name,
            "PATH": os.environ["PATH"],
            "ASESOR_DATA_DIR": f"{self.name}/data",
            "ASESOR_STATE_DIR": f"{self.name}/state",
            "XDG_CONFIG_HOME": f"{self.name}/config",
            "ASESOR_LANG": "id",
        }

    def __enter__(self):
        return self

    def run(self, *args):
        """What a command prints; one that fails ends the oracle."""
        done = subprocess.run([self.path, *args], env=self.env, capture_output=True, text=True, check=False)
        if done.returncode:
            sys.exit(f"{args}: {done.stderr[:300]}")
        return done.stdout

    def sessions(self):
        """Ids of the sessions there are, newest first."""
        return [s["session"] for s in json.loads(self.run("list", "--json"))["sessions"]]

    def papers(self, sessions, formats):
        """Every paper of `sessions`, in both languages and for both audiences: (language,
        audience, folder) of each export."""
        for lang in ("id", "en"):
            for audience in ("panel", "region"):
                for s in sessions:
                    out = self.home / "out" / lang / audience / s
                    self.run("--lang", lang, "export", s, "--format", formats, "--for", audience,
                             "--document", ",".join(PAPERS), "--out", str(out))
                    yield lang, audience, out


def ended(what, counted, bad):
    """Says what was found wrong and what was counted; the exit code. Nothing counted is
    wrong too."""
    bad = bad + [f"{name}: none" for name, n in counted.items() if not n]
    for line in bad[:20]:
        print(line, file=sys.stderr)
    print(f"{what}: {', '.join(f'{n} {name}' for name, n in counted.items())}, {len(bad)} wrong")
    return 1 if bad else 0
