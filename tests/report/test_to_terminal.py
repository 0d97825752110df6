import io
from dataclasses import replace

from rich.console import Console

from rashomon.report import report, to_terminal
from rashomon.run.pipeline import reductions
from tests.report import factory


def test_the_summary_names_figures_differences_copies_and_rejections():
    text = report(factory.report(), format="terminal")

    for words in ("Fire on the ferry", "more than 20", "≠ Disputed", "Who copies whom", "rejected: x.bin", "set aside"):
        assert words in text


def test_a_pipe_gets_no_colour():
    file = io.StringIO()

    to_terminal(factory.report(), console=Console(file=file))

    assert "\x1b" not in file.getvalue()


def test_square_brackets_in_a_text_are_no_markup():
    made = factory.lone_report("x", title="A [red]title[/] [bold]")

    assert "A [red]title[/] [bold]" in report(made, format="terminal")


def test_what_a_policy_makes_of_a_question_stands_below_its_figures():
    made = replace(factory.report(), policy="acled")

    text = report(replace(made, reductions=reductions(made)), format="terminal")

    assert "acled: " in text
    assert "acled: " not in report(factory.report(), format="terminal")
