#!/usr/bin/env bash
# Installs the base package into a fresh virtual environment, prints what it adds, and fails above DESIGN's limit.
set -euo pipefail
cd "$(dirname "$0")/.."
limit=600
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
megabytes() { du --summarize --block-size=1000000 "$folder" | cut -f1; }

"$(.ci/setup.sh python)" -m venv "$folder"
empty=$(megabytes)
"$folder/bin/python" -m pip --disable-pip-version-check --quiet install .
size=$(($(megabytes) - empty))
du --block-size=1000000 --max-depth=1 "$folder"/lib/python*/site-packages | sort -rn | sed -n '2,10s#/.*/##p' | grep -v 'pip$'
echo "base install: $size MB (limit $limit MB)"
((size <= limit))
