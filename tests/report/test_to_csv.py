import csv
import io
from dataclasses import replace

from rashomon.report.to_csv import COLUMNS, to_csv
from tests.report import factory


def rows(report):
    return list(csv.DictReader(io.StringIO(to_csv(report))))


def test_there_is_a_row_for_each_figure():
    made = rows(factory.report())

    assert len(made) == sum(claim.kind not in ("statement", "event") for claim in factory.claims().values())
    assert set(made[0]) == set(COLUMNS)


def test_offsets_lead_to_the_words():
    for row in rows(factory.report()):
        text = factory.ARTICLES[row["article"]].text
        assert text[int(row["start"]) : int(row["end"])] == row["words"]


def test_an_open_bound_is_empty():
    row = next(row for row in rows(factory.report()) if row["words"] == "More than 20")

    assert (row["lower"], row["upper"], row["origin"], row["status"]) == ("21", "", "Seafarers’ Union", "disputed")


def test_a_cell_that_a_spreadsheet_would_run_is_kept_as_text():
    made = factory.report()
    articles = tuple(replace(article, outlet="=cmd()") for article in made.articles)

    assert rows(replace(made, articles=articles))[0]["outlet"] == "'=cmd()"
