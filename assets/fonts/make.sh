#!/usr/bin/env bash
# Cuts the fonts of the PDF export out of Noto Sans (Debian: fonts-noto-core; OFL 1.1,
# see OFL.txt): Latin, Greek, Cyrillic and punctuation,
# and arrows and signs out of Noto Sans Math. Needs pyftsubset
# (pip install fonttools).
set -euo pipefail
cd "$(dirname "$0")"
from=${1:-/usr/share/fonts/truetype/noto}
ranges="U+0020-007E,U+00A0-024F,U+0259,U+02B0-02FF,U+0300-036F,U+0370-03FF,U+0400-052F,U+1E00-1EFF,U+1F00-1FFF"
ranges+=",U+2000-206F,U+2070-209F,U+20A0-20C0,U+2100-214F,U+2150-218B,U+2190-21FF,U+2200-22FF,U+25A0-25FF,U+2713,U+FFFD"
for face in Regular Bold Italic; do
    pyftsubset "$from/NotoSans-$face.ttf" --unicodes="$ranges" --layout-features='' --no-hinting \
        --name-IDs='1,2,3,4,6,13,14' --output-file="NotoSans-$face.ttf"
done
signs="U+2190-21FF,U+2200-22FF,U+2300-23FF,U+25A0-25FF"
pyftsubset "$from/NotoSansMath-Regular.ttf" --unicodes="$signs" --layout-features='' --no-hinting \
    --name-IDs='1,2,3,4,6,13,14' --output-file=NotoSansMath-Regular.ttf
