"""Measure quality on every evaluation set and write docs/quality.md: each figure beside its baseline and others'.

python benchmarks/quality.py EVALUATION_FOLDER
"""

import sys
import tempfile
import tomllib
from pathlib import Path

from measure import EXTRACTION, FINDINGS, GROUPING, Figures, measure_cluster, measure_extraction, measure_findings

ROOT = Path(__file__).parent.parent
HEAD = """# Quality

Written by `make eval`; do not edit.
Every figure stands beside a baseline that ran on the same articles with the same scorer: for extraction regular
expressions without a model, for stories TF-IDF that sees all articles at once, for copies five-word containment,
for findings arithmetic that is handed the gold figures.
The last column names the best other figure known, measured on the same data or published for its like, with its source.
F1 and shares are 0–1 unless said otherwise; none of the evaluation texts is part of this project.
"""


def table(name: str, ours: Figures, floor: Figures, published: dict[str, str]) -> list[str]:
    lines = [f"\n## {name}\n", "| figure | Rashomon | baseline | best other |", "| --- | ---: | ---: | --- |"]
    for figure, value in ours.items():
        beside = f"{floor[figure]:.3f}" if figure in floor else "–"
        lines.append(f"| {figure} | {value:.3f} | {beside} | {published.get(figure, '–')} |")
    return lines


def main() -> int:
    evaluation = Path(sys.argv[1])
    if not (evaluation / "data").is_dir():
        print(f"no evaluation data at {evaluation}", file=sys.stderr)
        return 2
    published = tomllib.loads((Path(__file__).parent / "published.toml").read_text(encoding="utf-8"))
    lines = [HEAD]
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        for name in EXTRACTION:
            print(name, file=sys.stderr, flush=True)
            lines += table(name, *measure_extraction(evaluation, name, work), published.get(name, {}))
        for name in (*GROUPING, "copies"):
            print(name, file=sys.stderr, flush=True)
            task = "copies" if name == "copies" else "grouping"
            lines += table(name, *measure_cluster(evaluation, task, name, work), published.get(name, {}))
        for name in FINDINGS:
            print(name, file=sys.stderr, flush=True)
            lines += table(name, *measure_findings(evaluation, name, work), published.get(name, {}))
    (ROOT / "docs" / "quality.md").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
