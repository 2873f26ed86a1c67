#!/bin/sh
# Fuzzes one target with plain stable Rust; cargo-fuzz need not be installed.
#
#   fuzz.sh TARGET SECONDS          session instrument table event keys
#   fuzz.sh --keep TARGET           the smallest set of the findings so far becomes seeds
#   fuzz.sh --seeds                 writes the seeds that are made from code anew
#   fuzz.sh --build                 builds every target, runs none
#
# FUZZ_TARGET_DIR  where to build       (usual: target/fuzz)
# FUZZ_WORK        where findings go    (usual: FUZZ_TARGET_DIR/work)
#
# The last line is a row for the table of safety:
#   SAFETY fuzz_TARGET trials=N lost=0 unreadable=CRASHES hung=TIMEOUTS
# A crash, a hang, or too much memory ends the run with 1 and the path of the input.
set -eu

here=$(cd "$(dirname "$0")/../.." && pwd)
fuzz=$here/tests/fuzz
export CARGO_TARGET_DIR="${FUZZ_TARGET_DIR:-$here/target/fuzz}"
work=${FUZZ_WORK:-$CARGO_TARGET_DIR/work}
host=$(rustc -vV | sed -n 's/^host: //p')

usage() { sed -n '2,15p' "$0" | sed 's/^# \{0,1\}//'; exit 2; }

# What cargo-fuzz passes without a sanitizer. The target triple must be named, or
# build scripts would be instrumented as well and would not link.
build() {
    flags="--cfg fuzzing -Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4"
    flags="$flags -Cllvm-args=-sanitizer-coverage-inline-8bit-counters"
    flags="$flags -Cllvm-args=-sanitizer-coverage-pc-table"
    flags="$flags -Cllvm-args=-sanitizer-coverage-trace-compares"
    (cd "$fuzz" && RUSTFLAGS="$flags" nice cargo build --locked --release --quiet --target "$host" "$@")
}

binary() { echo "$CARGO_TARGET_DIR/$host/release/$1"; }

case "${1:-}" in
    --build) build --bin session --bin instrument --bin table --bin event --bin keys; exit 0 ;;
    --seeds) (cd "$fuzz" && nice cargo run --locked --quiet --bin seeds -- "$fuzz/corpus"); exit 0 ;;
    --keep) keep=1; target=${2:-} ;;
    *) keep=0; target=${1:-}; seconds=${2:-} ;;
esac
[ -f "$fuzz/targets/$target.rs" ] && [ "$target" != seeds ] || usage
seeds=$fuzz/corpus/$target
found=$work/$target/corpus
crashes=$work/$target/crashes
mkdir -p "$found" "$crashes"
build --bin "$target"

if [ "$keep" = 1 ]; then
    # Small inputs only: the seeds of all targets together stay under a megabyte.
    small=$(mktemp -d)
    "$(binary "$target")" -merge=1 -max_len=4096 -rss_limit_mb=2048 -timeout=10 "$small" "$seeds" "$found"
    # The seeds made from code stay; of the others the 40 smallest.
    ls -Sr "$small" | head -n 40 | while read -r name; do
        cmp -s "$small/$name" "$seeds/$name" || cp "$small/$name" "$seeds/"
    done
    rm -r "$small"
    exit 0
fi

case "$seconds" in ''|*[!0-9]*) usage ;; esac
log=$work/$target/log
failed=0
"$(binary "$target")" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 -max_len=16384 -len_control=0 \
    -print_final_stats=1 -artifact_prefix="$crashes/" "$found" "$seeds" > "$log" 2>&1 || failed=1
trials=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log" | tail -n 1)
unreadable=0
hung=0
if [ "$failed" = 1 ]; then
    input=$(sed -n 's/.*Test unit written to //p' "$log" | tail -n 1)
    grep -E "panicked|SUMMARY|ERROR" -A 2 "$log" | head -n 20 >&2 || true
    echo "fuzz_$target: ${input:-no input; see $log}" >&2
    if grep -q "ERROR: libFuzzer: timeout" "$log"; then hung=1; else unreadable=1; fi
fi
echo "SAFETY fuzz_$target trials=${trials:-0} lost=0 unreadable=$unreadable hung=$hung"
exit "$failed"
