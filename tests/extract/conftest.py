"""Hand-made trees for tests: "mayors/NNS/nsubj/1 met/VBD/ROOT/1": word, tag, dependency, head, all in one sentence."""

from collections.abc import Callable

import pytest

from rashomon.extract.annotation import Annotation, Sentence, Token

_NO_SPACE_BEFORE = frozenset({",", ".", "’s"})


@pytest.fixture(scope="session")
def tree() -> Callable[[str], Annotation]:
    """Makes the annotation of one sentence; words are joined as in print."""
    return _tree


def _tree(notation: str) -> Annotation:
    tokens: list[Token] = []
    text = ""
    for part in notation.split():
        word, tag, dependency, head = part.rsplit("/", 3)
        text += " " if text and word not in _NO_SPACE_BEFORE else ""
        start = len(text)
        text += word
        tokens.append(Token(len(tokens), start, len(text), word, word.lower(), tag, dependency, int(head), 0))
    return Annotation(text=text, tokens=tuple(tokens), sentences=(Sentence(0, len(tokens), 0),), entities=())
