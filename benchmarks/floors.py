"""Hold the measured quality against the floors of `floors.toml`; floors only rise.

    python benchmarks/floors.py EVALUATION_FOLDER

Without the folder there is nothing to measure, and that is said. Large sets are sampled, so that a check stays short;
the floors are those of the sample.
"""

import sys
import tempfile
import tomllib
from pathlib import Path

from measure import EXTRACTION, GROUPING, Figures, measure_cluster, measure_extraction, measure_findings


def measure(evaluation: Path, name: str, every: int, work: Path) -> Figures:
    if name in EXTRACTION:
        return measure_extraction(evaluation, name, work, every)[0]
    if name in GROUPING or name == "copies":
        return measure_cluster(evaluation, "grouping" if name in GROUPING else "copies", name, work)[0]
    return measure_findings(evaluation, name, work)[0]


def main() -> int:
    evaluation = Path(sys.argv[1])
    if not (evaluation / "data").is_dir():
        print(f"floors: no evaluation data at {evaluation}: not measured")
        return 0
    floors = tomllib.loads((Path(__file__).parent / "floors.toml").read_text(encoding="utf-8"))
    failures = 0
    with tempfile.TemporaryDirectory() as work:
        for name, part in floors.items():
            figures = measure(evaluation, name, part.get("every", 1), Path(work))
            for figure, floor in part["floors"].items():
                value = figures.get(figure)
                is_kept = value is not None and (
                    value <= floor if figure in part.get("ceilings", ()) else value >= floor
                )
                failures += not is_kept
                shown = "missing" if value is None else f"{value:.3f}"
                print(f"{'kept ' if is_kept else 'BROKEN'} {name}: {figure} {shown} (floor {floor})")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
