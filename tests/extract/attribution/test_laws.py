"""What holds of any text and any tree: no crash, spans inside, the same twice."""

from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.extract.annotation import Annotation, Sentence, Token
from rashomon.extract.attribution import AttributionWords, find_attributions
from rashomon.extract.language import load_language
from rashomon.extract.quotations import QuotationWords, find_quotations
from rashomon.model import Article, ArticleId

_ATTRIBUTION = AttributionWords.from_table(load_language("en").section("attribution"))
_QUOTATIONS = QuotationWords.from_table(load_language("en").section("quotations"))
_SAYING = ("said", "told", "denied", "expected", "citing", "reportedly", "called", "according", "reports", "that")
_OTHER = ("AFP", "he", "the", "army", "to", "by", "who", "will", "Olin", "has", "for", "not", "é", "\u200f")
_MARKS = ("“", "”", ",", ":", ".")
_VERB_TAGS = ("VBD", "VBN", "VBG", "VBZ", "MD")
_TAGS = (*_VERB_TAGS, "NN", "NNP", "NNS", "PRP", "DT", "IN", "TO", "CD", "RB", "JJ", ",", "WDT", "WP")
_DEPENDENCIES = ("nsubj", "nsubjpass", "ccomp", "xcomp", "dobj", "prep", "pobj", "aux", "auxpass", "agent", "conj")
_MORE = ("relcl", "acl", "advcl", "parataxis", "punct", "advmod", "appos", "poss", "mark", "det", "prt", "oprd", "dep")
_TOKEN = st.tuples(
    st.sampled_from(_SAYING + _OTHER + _MARKS),
    st.sampled_from(_TAGS),
    st.sampled_from(_DEPENDENCIES + _MORE),
    st.integers(0, 30),
)


def _annotation(sentences: list[list[tuple[str, str, str, int]]]) -> Annotation:
    tokens: list[Token] = []
    bounds: list[Sentence] = []
    text = ""
    for number, sentence in enumerate(sentences):
        base = len(tokens)
        for position, (word, tag, dependency, offset) in enumerate(sentence):
            # A tree: the first token is the root, every other hangs on one before it or right behind the root.
            head = base + (offset % position if position else 0)
            start = len(text)
            text += word + " "
            dep = dependency if position else "ROOT"
            tokens.append(Token(len(tokens), start, start + len(word), word, word.lower(), tag, dep, head, number))
        bounds.append(Sentence(base, len(tokens), number // 2))
    return Annotation(text=text, tokens=tuple(tokens), sentences=tuple(bounds), entities=())


@settings(max_examples=150)
@given(st.lists(st.lists(_TOKEN, min_size=1, max_size=25), min_size=1, max_size=4))
def test_any_tree_is_read_and_every_span_lies_in_its_text(sentences: list[list[tuple[str, str, str, int]]]) -> None:
    """Odd trees are parsers' daily bread: nothing crashes, nothing points outside, nothing depends on a run."""
    annotation = _annotation(sentences)
    article = Article(id=ArticleId("a"), text=annotation.text)
    quotations = find_quotations(annotation, words=_QUOTATIONS)

    found = find_attributions(article, annotation, quotations, (), words=_ATTRIBUTION)

    ends = [span.end for one in found for span in (*one.content, *one.cue, *([one.speaker] if one.speaker else []))]
    assert all(end <= len(annotation.text) for end in ends)
    assert all(one.content for one in found)
    assert found == find_attributions(article, annotation, quotations, (), words=_ATTRIBUTION)
