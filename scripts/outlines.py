"""The coasts and borders of the map, from Natural Earth's countries as TopoJSON.

Usage: python scripts/outlines.py countries-50m.json

The input is in the npm package `world-atlas` (`npm pack world-atlas@2.0.2`). An arc that two countries share is a
border, one that a single country has is a coast. The output is committed: it changes only with the package.
"""

import gzip
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

OUTPUT = Path(__file__).parent.parent / "src" / "rashomon" / "report" / "pictures" / "outlines.json.gz"


def arcs_of(nested: list[object]) -> Iterator[int]:
    """The numbers of all arcs of one geometry, whichever way round they are drawn."""
    for part in nested:
        if isinstance(part, list):
            yield from arcs_of(part)
        elif isinstance(part, int):
            yield part if part >= 0 else ~part


def main(path: str) -> None:
    """Write the outlines of the countries in one TopoJSON file."""
    topology = json.loads(Path(path).read_text(encoding="utf-8"))
    used = Counter(
        arc
        for country in topology["objects"]["countries"]["geometries"]
        for arc in sorted(set(arcs_of(country.get("arcs", []))))
    )
    outlines = {
        "source": "Natural Earth 1:50m (public domain), through world-atlas 2.0.2",
        "transform": topology["transform"],
        "coasts": [topology["arcs"][arc] for arc in sorted(used) if used[arc] == 1],
        "borders": [topology["arcs"][arc] for arc in sorted(used) if used[arc] > 1],
    }
    written = json.dumps(outlines, separators=(",", ":")).encode()
    OUTPUT.write_bytes(gzip.compress(written, compresslevel=9, mtime=0))
    sys.stdout.write(f"{OUTPUT.name}: {len(outlines['coasts'])} coasts, {len(outlines['borders'])} borders\n")


if __name__ == "__main__":
    main(sys.argv[1])
