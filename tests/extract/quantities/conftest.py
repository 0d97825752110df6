"""Hand-made annotations: words with their tags, so that no model is needed."""

import pytest

from rashomon.extract.annotation import Annotation, Sentence, Token
from rashomon.extract.language import load_language
from rashomon.extract.quantities import QuantityWords


def annotate(tagged):
    """ "Some/DT 400/CD rebels/NNS" as an annotation without a tree; "~" glues a word to the one before."""
    tokens, text = [], ""
    for index, part in enumerate(tagged.split()):
        word, tag = part.rsplit("/", 1)
        glued = word.startswith("~")
        word = word.removeprefix("~")
        text += "" if glued or not text else " "
        start = len(text)
        text += word
        tokens.append(Token(index, start, len(text), word, word.lower(), tag, "dep", index, 0))
    return Annotation(text=text, tokens=tuple(tokens), sentences=(Sentence(0, len(tokens), 0),), entities=())


@pytest.fixture(scope="session")
def english():
    language = load_language("en")
    return QuantityWords.from_table(language.section("quantities"), persons=language.section("persons"))
