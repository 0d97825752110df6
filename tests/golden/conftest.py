"""`make golden` runs these tests with `--write-golden`: the files are written anew instead of compared."""

import pytest


def pytest_addoption(parser):
    parser.addoption("--write-golden", action="store_true", help="write the golden files anew; read the difference")


@pytest.fixture
def is_writing(request):
    return request.config.getoption("--write-golden")
