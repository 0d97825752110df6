import pytest

from rashomon.errors import DataError
from rashomon.extract.language import load_language
from rashomon.extract.times import TimeWords


def table() -> dict[str, object]:
    return dict(load_language("en").section("times"))


def test_a_missing_table_is_named():
    broken = {name: part for name, part in table().items() if name != "months"}

    with pytest.raises(DataError, match=r"times\.months"):
        TimeWords.from_table(broken)


def test_a_value_that_is_no_number_or_string_is_named():
    with pytest.raises(DataError, match="january"):
        TimeWords.from_table({**table(), "months": {"january": [1]}})


def test_an_unknown_role_is_named():
    roles = {**table()["roles"], "whenever": ["x"]}

    with pytest.raises(DataError, match="whenever"):
        TimeWords.from_table({**table(), "roles": roles})


def test_a_list_of_cues_must_hold_words():
    with pytest.raises(DataError, match="future"):
        TimeWords.from_table({**table(), "future": [1]})
