"""Run the stages on an evaluation set and score what comes out with that set's own scorer.

An evaluation folder holds `data/SET/articles.jsonl`, gold files, `score_extract.py` and `score_stories.py`; none of it
is part of this project.
"""

import json
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

from rashomon.cluster import cluster
from rashomon.config import Config
from rashomon.model import Article, Rejection
from rashomon.report import report
from rashomon.run.local import extract_all
from rashomon.run.pipeline import View, compare_articles, read_inputs
from rashomon.schema.records import claim_record, copy_record, membership_record, mention_record

EXTRACTION = ("seeds", "fa-kes", "polnear", "tempeval3", "geo-lgl", "geo-geovirus", "airwars-gaza", "muc4")
GROUPING = ("news-cluster", "longtail-2013-2016")
FINDINGS = ("syria-groups", "seed-stories")

type Figures = dict[str, float]


def read_set(evaluation: Path, name: str, every: int = 1) -> tuple[list[Article], list[Rejection]]:
    """The articles of a set, in its order; every n-th of them."""
    articles, rejections = read_inputs([evaluation / "data" / name / "articles.jsonl"], config=Config())
    return articles[::every], rejections


def write_lines(path: Path, records: Iterable[Mapping[str, object]]) -> None:
    with path.open("w", encoding="utf-8") as file:
        for record in records:
            file.write(json.dumps(record, ensure_ascii=False) + "\n")


def run_script(*arguments: object) -> dict:
    """Run one scorer; its last line is one JSON object."""
    done = subprocess.run([sys.executable, *map(str, arguments)], capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{arguments[0]} failed:\n{done.stderr}")
    return json.loads(done.stdout.strip().splitlines()[-1])


def gold_folder(evaluation: Path, name: str, articles: list[Article], every: int, work: Path) -> Path:
    """The gold folder, or a copy of it cut to the articles of a sample."""
    folder = evaluation / "data" / name
    if every == 1:
        return folder
    kept = {article.id for article in articles}
    sample = work / f"gold-{name}"
    sample.mkdir(exist_ok=True)
    for file in sorted(folder.iterdir()):
        text = file.read_text(encoding="utf-8")
        if file.name in ("articles.jsonl", "gold.jsonl"):
            lines = [line for line in text.splitlines() if line and json.loads(line)["id"] in kept]
            text = "\n".join(lines) + "\n"
        (sample / file.name).write_text(text, encoding="utf-8")
    return sample


def flatten(figures: Mapping[str, object]) -> Figures:
    """One number a figure: F1 where there is one, else the accuracy, else the value."""
    flat: Figures = {}
    for name, figure in figures.items():
        if isinstance(figure, Mapping):
            value = next((figure[key] for key in ("f1", "accuracy", "value") if key in figure), None)
        else:
            value = figure
        if isinstance(value, int | float) and not isinstance(value, bool):
            flat[name] = float(value)
    return flat


def measure_extraction(evaluation: Path, name: str, work: Path, every: int = 1) -> tuple[Figures, Figures]:
    """Our figures and those of the baseline on the same articles."""
    articles, _ = read_set(evaluation, name, every)
    by_id = {article.id: article for article in articles}
    predicted = work / f"{name}.jsonl"
    extractions = extract_all(articles, workers=Config().extract.workers)
    write_lines(
        predicted,
        (
            record
            for extraction in extractions
            for record in (
                *(mention_record(mention, by_id[mention.article]) for mention in extraction.mentions),
                *(claim_record(claim, by_id[claim.article]) for claim in extraction.claims),
            )
        ),
    )
    gold = gold_folder(evaluation, name, articles, every, work)
    baseline = work / f"{name}-baseline.jsonl"
    with baseline.open("w", encoding="utf-8") as file:
        script = evaluation / "baselines_extract.py"
        subprocess.run([sys.executable, script, gold / "articles.jsonl"], stdout=file, check=True)
    scorer = evaluation / "score_extract.py"
    ours, floor = (
        flatten(run_script(scorer, name, "--gold", gold, "--pred", file)["figures"]) for file in (predicted, baseline)
    )
    return ours, floor


def measure_cluster(evaluation: Path, task: str, name: str, work: Path) -> tuple[Figures, Figures]:
    """Grouping or copies: our figures and those of the baseline to beat."""
    articles, _ = read_set(evaluation, name)
    clustering = cluster(articles)
    predicted = work / f"{name}-cluster.jsonl"
    write_lines(
        predicted,
        (*map(membership_record, clustering.memberships), *map(copy_record, clustering.copies)),
    )
    gold = evaluation / "data" / name
    baseline = work / f"{name}-cluster-baseline.jsonl"
    method = "tfidf" if task == "grouping" else "containment"
    subprocess.run(
        [
            sys.executable,
            evaluation / "baselines_stories.py",
            task,
            "--method",
            method,
            "--articles",
            gold / "articles.jsonl",
            "--out",
            baseline,
        ],
        check=True,
        capture_output=True,
    )
    scorer = evaluation / "score_stories.py"
    ours, floor = (flatten(run_script(scorer, task, "--gold", gold, "--pred", file)) for file in (predicted, baseline))
    return ours, floor


def measure_findings(evaluation: Path, name: str, work: Path) -> tuple[Figures, Figures]:
    """Findings: our figures and those of arithmetic that is handed the gold figures."""
    articles, rejections = read_set(evaluation, name)
    made = compare_articles(articles, rejections, config=Config(), view=View())
    document = work / f"{name}-compare.json"
    document.write_text(report(made, format="json"), encoding="utf-8")
    gold = evaluation / "data" / name
    baseline = work / f"{name}-baseline.json"
    subprocess.run(
        [
            sys.executable,
            evaluation / "baselines_stories.py",
            "verdicts",
            "--method",
            "later",
            "--gold",
            gold,
            "--out",
            baseline,
        ],
        check=True,
        capture_output=True,
    )
    scorer = evaluation / "score_stories.py"
    ours, floor = (
        flatten(run_script(scorer, "findings", "--gold", gold, "--pred", file)) for file in (document, baseline)
    )
    return ours, floor
