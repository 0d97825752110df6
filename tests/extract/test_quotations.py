"""Pairs of quotation marks, and which of them hold speech."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.extract.annotation import Annotation, Sentence, Token
from rashomon.extract.language import load_language
from rashomon.extract.quotations import QuotationWords, find_quotations, pairs

_WORDS = QuotationWords.from_table(load_language("en").section("quotations"))


def _flat(*paragraphs: str) -> Annotation:
    """Paragraphs of tokens cut at white space and at marks, without a tree."""
    text = "\n".join(paragraphs)
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    offset = 0
    for number, paragraph in enumerate(paragraphs):
        first = len(tokens)
        start = 0
        while start < len(paragraph):
            end = start + 1
            while paragraph[start].isalnum() and end < len(paragraph) and paragraph[end].isalnum():
                end += 1
            if not paragraph[start].isspace():
                word = paragraph[start:end]
                tag = "VBD" if word.endswith("ed") else "NNP" if word[0].isupper() else "NN"
                index = len(tokens)
                tokens.append(Token(index, offset + start, offset + end, word, word.lower(), tag, "dep", first, number))
            start = end
        if len(tokens) > first:
            sentences.append(Sentence(first, len(tokens), number))
        offset += len(paragraph) + 1
    numbered = [token._replace(sentence=n) for n, s in enumerate(sentences) for token in tokens[s.first : s.stop]]
    return Annotation(text=text, tokens=tuple(numbered), sentences=tuple(sentences), entities=())


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("He said “we wait for rain” today", ["we wait for rain"]),
        ('He said "we wait for rain" today', ["we wait for rain"]),
        ("He said „we wait for rain“ today", ["we wait for rain"]),
        ("He said „we wait for rain” today", ["we wait for rain"]),
        ("He said «we wait for rain» today", ["we wait for rain"]),
        ("He said ‘we wait for rain’ today", ["we wait for rain"]),
        ("He said “we wait for rain“ today", ["we wait for rain"]),
        ("The miners’ wives didn’t wait", []),
        ("It was the ’90s and rock ’n’ roll", []),
        ("a 6' 2\" man", []),
    ],
)
def test_marks_of_every_kind_pair_up(text: str, inner: list[str]) -> None:
    """Curly, straight, low, angled and mixed marks are pairs; apostrophes are not."""
    found = pairs(text, 0, len(text))

    assert [text[left + 1 : right - closed].strip() for left, right, closed in found] == inner


def test_a_quotation_within_a_quotation_is_a_pair_of_its_own() -> None:
    """The outer pair closes with its own mark."""
    text = "“They need “Norda” to answer,” he said"

    found = sorted(pairs(text, 0, len(text)))

    assert [text[left:right] for left, right, _ in found] == ["“They need “Norda” to answer,”", "“Norda”"]


def test_a_quotation_that_opens_again_reaches_the_end_of_its_paragraph() -> None:
    """Long quotations repeat the opening mark and close once."""
    annotation = _flat("“The river rose all night", "“and then it fell,” she said")

    found = find_quotations(annotation, words=_WORDS)

    assert [annotation.text[one.inner.start : one.inner.end] for one in found] == [
        "The river rose all night",
        "and then it fell,",
    ]


def test_a_single_mark_that_opens_again_does_so_too() -> None:
    """British papers open each paragraph of a long quotation with a single mark."""
    annotation = _flat("‘Ice melted and turned and showed its sides .", "‘It rotated , they noted .’")

    found = find_quotations(annotation, words=_WORDS)

    assert annotation.text[found[0].span.start : found[0].span.end].endswith("its sides .")
    assert len(found) == 2


@pytest.mark.parametrize(
    ("text", "is_speech"),
    [
        ("He said they “waited for the rain to stop”", True),
        ("He liked the “steady hand” of the crew", False),
        ("She said it was a “steady hand”", True),
        ("They talked of the slogan “steady hand”", False),
        ("The film “The Last Harvest” opened", False),
        ("They hailed the “volunteers” of the dam", False),
    ],
)
def test_names_and_words_at_a_distance_are_no_speech(text: str, is_speech: bool) -> None:
    """Capitals throughout are a name, a label for people is held at a distance, a few words need a cue."""
    found = find_quotations(_flat(text), words=_WORDS)

    assert [one.is_speech for one in found] == [is_speech]


_TEXTS = st.text(alphabet=st.sampled_from("aAbs .,!?“”„«»‘’'\"\u200f\u00e9😀([—"), max_size=80)


@given(st.lists(_TEXTS, max_size=4))
def test_spans_lie_in_the_text_whatever_it_holds(paragraphs: list[str]) -> None:
    """Unmatched and stray marks break nothing; the inner span lies in the outer one."""
    annotation = _flat(*(paragraph or "a" for paragraph in paragraphs))

    for one in find_quotations(annotation, words=_WORDS):
        assert one.span.covers(one.inner)
        assert one.span.end <= len(annotation.text)
