"""The bundled example is there and shows what it says it shows."""

from rashomon.examples import answers_path, example_path


def test_example_is_a_folder_of_mixed_inputs() -> None:
    """Plain text, pages, JSON Lines, and metadata beside the text are all shown."""
    endings = {"".join(path.suffixes[-2:]) for path in example_path().iterdir()}

    assert endings >= {".txt", ".html", ".jsonl", ".meta.json", ".meta.toml"}


def test_answers_are_no_input() -> None:
    """The answers lie beside the folder, so that comparing the folder does not read them."""
    assert answers_path().is_file()
    assert example_path() not in answers_path().parents
