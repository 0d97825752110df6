"""The README's example runs and says what it should."""

import re
from pathlib import Path

import pytest

README = Path(__file__).parents[2] / "README.md"


@pytest.mark.model
def test_the_python_example_of_the_readme_runs(capsys):
    code = re.search(r"```python\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL).group(1)

    exec(compile(code, "README.md", "exec"), {})

    printed = capsys.readouterr().out
    assert "a 9 by harbour police" in printed
    assert "b at least 14 by harbour police" in printed


def test_every_page_the_readme_links_to_is_there():
    links = re.findall(r"\]\((docs/[^)]+)\)", README.read_text(encoding="utf-8"))

    assert links
    assert [link for link in links if not (README.parent / link).exists()] == []
