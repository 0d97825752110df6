import json

import pytest

from rashomon.errors import ConfigError
from rashomon.report import FORMATS, report
from tests.report import factory


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_every_format_gives_the_same_text_twice(name):
    assert report(factory.report(), format=name) == report(factory.report(), format=name)


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_every_format_takes_a_lone_article_without_anything(name):
    assert report(factory.lone_report(), format=name)


def test_an_unknown_format_is_a_bad_call():
    with pytest.raises(ConfigError, match="docx"):
        report(factory.report(), format="docx")


def test_json_holds_every_record():
    document = json.loads(report(factory.report(), format="json"))

    assert len(document["claims"]) == len(factory.claims())
    assert len(document["findings"]) == len(factory.findings())
    assert document["rejections"][0]["location"] == "x.bin"
