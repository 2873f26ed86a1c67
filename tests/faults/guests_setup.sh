#!/bin/bash
# Installs what the long fault rows need, by package name, and unpacks a Debian
# kernel into the work folder: guests have vfat, exFAT and USB, this kernel may not.
# Safe to run again. Ends with 77 and a sentence where something is not to be had.
set -u
lacking() { echo "SKIPPED $1"; exit 77; }

root=$(cd "$(dirname "$0")/../.." && pwd)
work=${ASESOR_FAULTS_WORK:-$root/target/faults}
packages="fuse libfuse2 exfat-fuse dosfstools exfatprogs xfsprogs btrfs-progs mtools
          user-mode-linux qemu-system-x86 busybox-static cpio dmsetup kmod"

missing=""
for p in $packages; do dpkg -s "$p" >/dev/null 2>&1 || missing="$missing $p"; done
kernel=$work/guest/kernel
if [ -n "$missing" ] || [ ! -e "$kernel/done" ]; then
  [ "$(id -u)" = 0 ] || lacking "installing packages needs root"
  apt-get update -qq || lacking "the package lists cannot be fetched"
fi
if [ -n "$missing" ]; then
  # shellcheck disable=SC2086
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null \
    || lacking "not installable:$missing"
fi
python3 -c 'import fuse' 2>/dev/null || python3 -m pip install -q fusepy || lacking "fusepy is not installable"

if [ ! -e "$kernel/done" ]; then
  # The package linux-image-amd64 depends on the kernel that is current.
  name=$(apt-cache depends linux-image-amd64 | sed -n 's/.*Depends: \(linux-image-[0-9].*\)/\1/p' | head -1)
  [ -n "$name" ] || lacking "no kernel package is known"
  rm -rf "$work/guest" && mkdir -p "$kernel/deb" || exit 1
  # apt fetches as a user of its own, who may not write here; copying is what it falls back to.
  (cd "$kernel/deb" && apt-get download -qq "$name") || lacking "$name cannot be fetched"
  dpkg -x "$kernel"/deb/*.deb "$kernel" || lacking "$name cannot be unpacked"
  rm -r "$kernel/deb"
  depmod -b "$kernel" "$(basename "$kernel"/lib/modules/*)" || lacking "depmod failed"
  touch "$kernel/done"
fi
echo "ready: $(ls "$kernel"/boot/vmlinuz-*)"
