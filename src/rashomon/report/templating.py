"""The one door to Jinja2: templates with autoescape always on, and undefined names that are errors."""

from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jinja2 import Environment


@cache
def environment(*packages: str) -> "Environment":
    """An environment of the templates of some packages; the first that has a template gives it."""
    from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined  # noqa: PLC0415

    return Environment(
        loader=ChoiceLoader([PackageLoader(package, "templates") for package in packages]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def render(template: str, context: Mapping[str, object]) -> str:
    """A template filled in; everything in it is escaped, but for what `safe_markup` made."""
    return environment("rashomon.report").get_template(template).render(context)


def safe_markup(markup: str) -> str:
    """Markup that this package drew itself (with every value escaped) and that templates must not escape again."""
    from markupsafe import Markup  # noqa: PLC0415

    return Markup(markup)


@cache
def sheet() -> str:
    """The style sheet of the report."""
    return resources.files("rashomon.report").joinpath("static", "rashomon.css").read_text(encoding="utf-8")
