"""Checksums of the packaged files that are fitted, into `models/checksums.py`.

    python training/checksums.py [--write]

The program takes no such file with another checksum, so run it with `--write` after each one that
was fitted anew. Without, it says which differ.
"""

from __future__ import annotations

import argparse
import hashlib
from pathlib import Path

PACKAGE = Path(__file__).parents[1] / "src" / "briefing_qa"
TABLE = PACKAGE / "models" / "checksums.py"
FITTED = ("calibration.json", "reader-*.json", "words.safetensors")

HEAD = '''\
"""What the packaged files that were fitted are. Written by `training/checksums.py --write`."""

SHA256 = {
'''


def table(data: Path) -> str:
    """The module that holds the checksums of the files of a folder."""
    found = sorted(path for pattern in FITTED for path in data.glob(pattern))
    lines = [
        f'    "{path.name}": "{hashlib.sha256(path.read_bytes()).hexdigest()}",\n' for path in found
    ]
    return HEAD + "".join(lines) + "}\n"


def main() -> int:
    """Write the table, or say whether it is as it should be."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--write", action="store_true", help="write the table")
    options = parser.parse_args()
    before, now = TABLE.read_text(encoding="utf-8"), table(PACKAGE / "data")
    if options.write:
        TABLE.write_text(now, encoding="utf-8")
    elif before != now:
        changed = set(now.splitlines()) - set(before.splitlines())
        print("\n".join(["changed, write them with --write:", *sorted(changed)]))
    return int(before != now and not options.write)


if __name__ == "__main__":
    raise SystemExit(main())
