#!/usr/bin/env python3
"""Row usb: a USB stick is pulled while the probe saves on it, and plugged in again.

    usb.py [PULLS] [vfat|exfat]

A guest with Debian's kernel has a stick of its own; qemu takes it away as a hand
would. The state folder is the guest's own (a tmpfs). For every pull:

- until the stick is back the probe goes on saving: it must neither stop nor call
  anything saved that is not;
- the stick is mounted again without a repair, and a fresh process finds all that
  was acknowledged on it, and all that was called safe there or in the state folder;
- every second time the probe keeps running until the stick is back at its path;
- nothing may have been written into the bare folder under the mount.

The kinds of error that the pull causes are printed: FAT says "no space left".
"""

import collections
import random
import subprocess
import sys
import threading
import time

import guest
import rig

#: MiB of the stick.
SIZE = 64
MAKE = {"vfat": ["-F", "32", "-s", "1"], "exfat": []}
#: Lines of the probe that are waited for with the stick out.
AFTER = 8
#: Seconds in which anything waited for must come; the guest is slow.
PATIENCE = 120

SCRIPT = """
stick() {
  for n in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
    for d in /sys/block/sd*; do
      b=/dev/${d##*/}
      # The old one stays in the list as long as it is mounted.
      [ -e $b ] && dd if=$b of=/dev/null bs=512 count=1 2>/dev/null && { echo $b > /tmp/stick; return; }
    done
    sleep 0.5
  done
  echo NOSTICK
}
plug() { stick; mount -t FS $(cat /tmp/stick) /mnt || echo NOMOUNT; }
unplug() { umount -l /mnt; [ -z "$(ls -A /mnt)" ] || echo STRAY $(find /mnt); }

echo READY
while read round keep; do
  plug
  mkdir /tmp/state$round
  # A save every now and then, as a person makes them.
  (while echo; do usleep 20000; done) | probe write /mnt --state /tmp/state$round --step &
  p=$!
  read gone
  if [ $keep = keep ]; then
    unplug; read back; plug; echo MOUNTED; read enough; kill -9 $p
  else
    kill -9 $p; unplug; read back; plug; echo MOUNTED; read enough
  fi
  wait $p
  echo CHECK; probe check /mnt --state /tmp/state$round
  umount /mnt
  [ -z "$(ls -A /mnt)" ] || echo STRAY $(find /mnt)
  echo OUT
done
"""


class Stick:
    """The stick in qemu."""

    def __init__(self, box, fs):
        self.image, self.fs = box.dir / "stick", fs
        script = SCRIPT.replace("FS", fs)
        names = (*guest.USB, *guest.FILE_SYSTEMS[fs])
        self.guest = guest.Guest(box, "guest", script, names, ["-device", "qemu-xhci,id=x"])
        self.number = 0

    def make(self):
        """Empties it. A pull may leave clusters that belong to nothing, on which
        the kernel of the guest later turns the whole stick read-only."""
        with open(self.image, "wb") as f:
            f.truncate(SIZE << 20)
        subprocess.run([f"mkfs.{self.fs}", *MAKE[self.fs], str(self.image)], check=True, capture_output=True)

    def plug(self):
        self.number += 1
        n = self.number
        # The stick's file is free again a moment after the pull.
        self.tell(f"drive_add 0 if=none,id=drive{n},file={self.image},format=raw", "OK")
        self.tell(f"device_add usb-storage,drive=drive{n},id=stick{n},bus=x.0", "")

    def tell(self, command, good):
        for _ in range(50):
            answer = self.guest.monitor(command).replace("\r", "").split("\n")[1:-1]
            # It repeats the command, then says what it has to say.
            if (good in answer) if good else not any(answer):
                return
            time.sleep(0.2)
        raise RuntimeError(f"{command}: {answer}")

    def pull(self):
        self.guest.monitor(f"device_del stick{self.number}")


class Pull:
    """One pull: what the probe said, and what was found."""

    def __init__(self, number, stick, lines):
        self.stick, self.lines, self.number = stick, lines, number
        self.acked = self.safe = 0
        self.kinds, self.stray = collections.Counter(), []
        self.hung = False

    def take(self, seconds=rig.HANG):
        """The next line that is not the probe's, or a line of the probe as words."""
        try:
            words = self.lines.get(timeout=seconds).split()
        except rig.queue.Empty:
            return ["HUNG"]
        if words[:1] == ["ACK"]:
            self.acked = self.safe = int(words[1])
        elif words[:1] == ["SAFE"]:
            self.safe = int(words[1])
            self.kinds[" ".join(words[2:])] += 1
        elif words[:1] == ["ERR"]:
            self.kinds[" ".join(["not even safe:", *words[2:]])] += 1
        elif words[:1] == ["STRAY"]:
            self.stray.append(" ".join(words[1:]))
        elif words[:1] in (["NOMOUNT"], ["NOSTICK"]):
            raise RuntimeError(f"{words[0]}: {self.stick.guest.complaints()}")
        return words

    def until(self, first, least=1):
        """Takes lines until `least` of them began with one of `first`."""
        end = time.monotonic() + PATIENCE
        while least:
            words = self.take()
            if words == ["HUNG"] or time.monotonic() > end:
                self.hung = True
                return ["HUNG"]
            least -= words[:1] and words[0] in first
        return words

    def go(self, keep):
        say = self.stick.guest.say
        self.stick.make()
        self.stick.plug()
        say(f"{self.number} {'keep' if keep else 'end'}")
        self.until(["ACK"], random.randint(5, 40))
        time.sleep(random.uniform(0, 0.1))
        self.stick.pull()
        # Still running with the stick out.
        self.until(["SAFE", "ERR"], AFTER)
        say("gone")
        time.sleep(1)
        self.stick.plug()
        say("back")
        self.until(["MOUNTED"])
        if keep:
            self.until(["ACK", "SAFE", "ERR"], AFTER)
        say("enough")
        self.until(["CHECK"])
        found = rig.ANSWER.search(" ".join(self.until(["here"])))
        self.until(["OUT"])
        self.stick.pull()
        return found


def main():
    pulls = int(sys.argv[1]) if len(sys.argv) > 1 else 6
    fs = sys.argv[2] if len(sys.argv) > 2 else "vfat"
    rig.need(f"mkfs.{fs}")
    lost = unreadable = hung = strays = 0
    with rig.Rig("usb") as box:
        stick = Stick(box, fs)
        lines = rig.queue.Queue()
        threading.Thread(target=lambda: [lines.put(x) for x in stick.guest.lines()], daemon=True).start()
        if lines.get(timeout=120) != "READY":
            raise RuntimeError(f"the guest does not start: {stick.guest.complaints()}")
        for number in range(pulls):
            p = Pull(number, stick, lines)
            found = p.go(keep=number % 2 == 1)
            here, anywhere = (int(found[1]), int(found[2])) if found else (0, 0)
            gone = here < p.acked or anywhere < p.safe
            lost, unreadable, hung = lost + gone, unreadable + (here == 0), hung + p.hung
            strays += len(p.stray)
            rig.note(f"pull {number} {fs}: acknowledged {p.acked}, safe {p.safe}, found {here} on the stick and "
                     f"{anywhere} anywhere; errors {dict(p.kinds)} {p.stray or ''}")
            if p.hung:
                break
    row = "usb" if fs == "vfat" else f"usb_{fs}"
    return rig.safety(row, pulls, lost, unreadable, hung) or min(strays, 1)


if __name__ == "__main__":
    sys.exit(main())
