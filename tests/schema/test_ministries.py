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
    found = find_ministries([("a", ["norland s defence ministry"]), ("b", ["education ministry"])])

    assert found.name_for("a", "the ministry") == "defence ministry"
    assert found.name_for("b", "ministry") == "education ministry"
    assert found.name_for("c", "ministry") == ""


def test_the_ministries_of_two_states_stay_two():
    found = find_ministries([("a", ["norland s defence ministry"]), ("a", ["sudland s defence ministry"])])

    assert found.name_for("a", "norland s defence ministry") == "norland defence ministry"
    assert found.name_for("a", "defence ministry") == ""


def test_the_ministry_is_that_of_the_spokesman_whom_its_article_names():
    found = find_ministries(
        [("a", ["ann lee", "defence ministry"]), ("b", ["ann lee"]), ("b", ["ministry"]), ("c", ["education ministry"])]
    )

    assert found.name_for("b", "ministry") == "defence ministry"


def test_the_spokesman_of_the_ministry_is_that_of_the_only_one_his_article_names():
    found = find_ministries(
        [
            ("a", ["defence ministry"]),
            ("a", ["ann lee", "ministry"]),
            ("b", ["ann lee"]),
            ("c", ["education ministry"]),
        ]
    )

    assert found.name_for("b", "ministry") == "defence ministry"


def test_a_spokesman_names_his_ministry():
    found = find_ministries([("a", ["defence ministry s spokesman"]), ("b", ["education ministry"])])

    assert found.name_for("a", "ministry") == "defence ministry"
