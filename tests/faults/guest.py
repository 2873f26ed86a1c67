"""A guest: Debian's kernel in qemu (in software: it needs no right to the
processor's own virtual machines), a small root of busybox and the probe.

The guest runs one shell script. What it prints and reads goes over the second
serial line, so that messages of the kernel never fall into a line of it; those
stand in console.log beside its files."""

import pathlib
import shutil
import socket
import subprocess
import time

import rig

#: The modules a root of this kind needs for discs that are files of the host.
DISKS = ("virtio_pci", "virtio_blk")
FILE_SYSTEMS = {
    "vfat": ("vfat", "nls_cp437", "nls_ascii", "nls_iso8859-1"),
    "exfat": ("exfat", "nls_utf8"),
}
USB = ("xhci_pci", "usb_storage", "sd_mod")

INIT = """#!/bin/sh
export PATH=/bin
mount -t proc none /proc
mount -t sysfs none /sys
mount -t devtmpfs none /dev
mount -t tmpfs none /tmp
for m in $(cat /modules/order); do insmod /modules/$m || echo "no module $m"; done
stty -F /dev/ttyS1 raw -echo
sh /script < /dev/ttyS1 > /dev/ttyS1 2>/dev/console
sync
poweroff -f
"""


def kernel():
    """The unpacked kernel package's folder."""
    folder = rig.work() / "guest" / "kernel"
    if not (folder / "done").exists():
        rig.lacking("there is no kernel for guests; run tests/faults/guests_setup.sh")
    return folder


def modules(names, top=None):
    """Paths of these modules and all that they need, in loading order; of the
    guest's kernel, or of the one whose modules are in `top`."""
    top = top or next((kernel() / "lib" / "modules").iterdir())
    needs = {}
    for line in (top / "modules.dep").read_text(encoding="utf-8").splitlines():
        path, _, rest = line.partition(":")
        needs[stem(path)] = (path, [stem(p) for p in rest.split()])
    built_in = {stem(p) for p in (top / "modules.builtin").read_text(encoding="utf-8").split()}
    order = []

    def add(name):
        if name in built_in:
            return
        path, others = needs[name]
        for other in reversed(others):
            add(other)
        if top / path not in order:
            order.append(top / path)

    for name in names:
        add(name.replace("-", "_"))
    return order


def stem(path):
    return pathlib.Path(path).name.split(".")[0].replace("-", "_")


class Guest:
    """A running guest. `drives` are qemu's own words."""

    def __init__(self, box, name, script, module_names, options=()):
        rig.need("qemu-system-x86_64", "cpio", "gzip", "busybox")
        self.dir = box.folder(name)
        self.monitor_path = self.dir / "monitor"
        self.pack(script, modules(module_names))
        image = next((kernel() / "boot").glob("vmlinuz-*"))
        call = ["qemu-system-x86_64", "-accel", "tcg", "-m", "384", "-display", "none", "-no-reboot", "-nic", "none"]
        call += ["-kernel", image, "-initrd", self.dir / "root.gz"]
        call += ["-append", "console=ttyS0 quiet loglevel=4 panic=-1"]
        call += ["-serial", f"file:{self.dir}/console.log", "-serial", "stdio"]
        call += ["-monitor", f"unix:{self.monitor_path},server,nowait", *options]
        self.child = box.start(*call, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)

    def pack(self, script, paths):
        root = self.dir / "root"
        for name in ("bin", "proc", "sys", "dev", "tmp", "mnt", "modules"):
            (root / name).mkdir(parents=True)
        busybox = shutil.which("busybox")
        shutil.copy(busybox, root / "bin" / "busybox")
        names = subprocess.run([busybox, "--list"], capture_output=True, text=True, check=True).stdout.split()
        for name in set(names) - {"busybox"}:
            (root / "bin" / name).symlink_to("busybox")
        shutil.copy(rig.probe(static=True), root / "bin" / "probe")
        for path in paths:
            shutil.copy(path, root / "modules" / path.name)
        (root / "modules" / "order").write_text("\n".join(p.name for p in paths), encoding="ascii")
        (root / "script").write_text(script, encoding="ascii")
        (root / "init").write_text(INIT, encoding="ascii")
        (root / "init").chmod(0o755)
        pack = "find . | cpio -o -H newc --quiet | gzip -1 > ../root.gz"
        subprocess.run(pack, shell=True, cwd=root, check=True)

    def lines(self):
        """What the script prints, until the guest ends."""
        for line in self.child.stdout:
            yield line.decode(errors="replace").strip()

    def ask(self, line):
        """A line for the script to read; returns the next that it prints."""
        self.say(line)
        return self.listen()

    def listen(self):
        """The next line that the script prints; empty when the guest ended."""
        return self.child.stdout.readline().decode(errors="replace").strip()

    def say(self, line):
        """A line for the script to read."""
        self.child.stdin.write(f"{line}\n".encode())
        self.child.stdin.flush()

    def monitor(self, command):
        """A command for qemu; returns what it answers."""
        with socket.socket(socket.AF_UNIX) as s:
            s.connect(str(self.monitor_path))
            s.settimeout(10)
            answer = b""
            for text in ("", command + "\n"):
                s.sendall(text.encode())
                until = time.monotonic() + 10
                answer = b""
                while not answer.endswith(b"(qemu) ") and time.monotonic() < until:
                    answer += s.recv(4096)
            return answer.decode(errors="replace")

    def complaints(self):
        """The last words of the guest's kernel."""
        try:
            return (self.dir / "console.log").read_text(errors="replace")[-600:]
        except OSError:
            return ""
