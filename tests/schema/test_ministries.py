import pytest

from rashomon.schema.ministries import find_ministries, read_ministry


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("norland s defence ministry", ("norland", "defence")),
        ("russian defense ministry", ("russia", "defence")),
        ("ministry of health", ("", "health")),
        ("the ministry", ("", "")),
        ("foreign affairs ministry", ("", "foreign")),
        ("city council", None),
        ("", None),
    ],
)
def test_a_ministry_is_read_by_owner_and_field(words, expected):
    assert read_ministry(words) == expected


def test_the_ministry_is_the_one_its_article_names():
    found = find_ministries([("a", "norland s defence ministry"), ("b", "education ministry")])

    assert found.name_for("a", "the ministry") == "defence ministry"
    assert found.name_for("b", "ministry") == "education ministry"
    assert found.name_for("c", "ministry") == ""


def test_the_ministries_of_two_states_stay_two():
    found = find_ministries([("a", "norland s defence ministry"), ("a", "sudland s defence ministry")])

    assert found.name_for("a", "norland s defence ministry") == "norland defence ministry"
    assert found.name_for("a", "defence ministry") == ""
