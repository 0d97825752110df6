"""The bundled example: an invented attack on an invented city, told by eight invented outlets over three days.

`kelmar/` holds the inputs as a newsroom might have them: plain texts, some with metadata beside them, pages,
JSON Lines, one article on something else and one file that is no text. `kelmar.answers.toml` says what must be found.
"""

from importlib import resources
from pathlib import Path


def example_path() -> Path:
    """The folder of the bundled example's inputs."""
    return Path(str(resources.files("rashomon.examples") / "kelmar"))


def answers_path() -> Path:
    """The file that says what must be found in the bundled example."""
    return Path(str(resources.files("rashomon.examples") / "kelmar.answers.toml"))
