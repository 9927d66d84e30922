"""A reader for the fault harness: ``reader.py DB`` reads a data file and every record of it, and writes nothing.

Exit 0 for a file that can be read, whatever is set aside in it; 2 and ``path:line:column: message`` for any other.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from store.file.errors import FileProblem
from store.file.reader import read_image


def main(path: str) -> int:
    """Reads the file."""
    try:
        image = read_image(path)
    except FileProblem as problem:
        print(problem, file=sys.stderr)
        return 2
    for wrong in (*image.quarantined, *filter(None, image.check())):
        print(f"{path}:{wrong.line}:{wrong.column}: {wrong.why}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
