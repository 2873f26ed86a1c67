#!/usr/bin/env bash
# Fetches by package name what the CI part of the fault harness needs and this
# machine lacks. Guests have their own: guests_setup.sh.
set -euo pipefail

lacking=()
want() { command -v "$1" >/dev/null 2>&1 || lacking+=("$2"); }
want strace strace
want faketime faketime
want mkfs.ext4 e2fsprogs
want mkfs.xfs xfsprogs
want mkfs.btrfs btrfs-progs
want fusermount fuse
want setpriv util-linux
ldconfig -p 2>/dev/null | grep -q 'libfuse\.so\.2' || lacking+=(libfuse2)
if [ "${#lacking[@]}" -gt 0 ] && command -v apt-get >/dev/null 2>&1; then
    apt-get update -qq || true
    for p in "${lacking[@]}"; do
        DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "$p" >/dev/null || echo "not installed: $p" >&2
    done
fi
python3 -c 'import fuse' 2>/dev/null || python3 -m pip install --quiet fusepy || echo "not installed: fusepy" >&2
