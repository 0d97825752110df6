"""From a claim to its sentence: links, and sentences with the claim's words marked."""

from dataclasses import dataclass

from rashomon.model import STATEMENT, Claim, Finding, Span, SpanRole, TextField
from rashomon.report.labels import bare_words, said_quantity, said_sign, word_list
from rashomon.report.view.index import Index
from rashomon.values import Quantity, Statement

# Words that make a clause.
CLAUSE = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimLink:
    """A link to the words of a claim.

    Attributes:
        text: what is written; `sign` the same in the shorthand of the grid.
        href: "#a8-c2".
        number: "8.1", article 8, sentence 1.
        title: the number, outlet and hour in words.
    """

    text: str
    sign: str
    href: str
    number: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of a sentence; the claim's own words are linked."""

    text: str
    link: ClaimLink | None = None


def sentence_number(index: Index, claim: Claim, span: Span | None = None) -> str:
    """The number of the sentence a claim stands in: "8.1"; only the article's where it stands in the title."""
    article = index.numbers[claim.article]
    sentence = index.sentence(claim.article, span or claim.anchor)
    return f"{article}.{sentence.number}" if sentence and sentence.number else f"{article}"


def claim_href(index: Index, claim: Claim) -> str:
    """The fragment of the claim's mark, else of its sentence."""
    if anchor := index.anchors.get(claim.id):
        return f"#{anchor}"
    number = sentence_number(index, claim)
    return f"#a{number.replace('.', '-s')}"


def claim_words(claim: Claim) -> str:
    """What a statement or an event says, without the marks around it."""
    return "" if isinstance(claim.value, Quantity) else bare_words(claim.value.text)


def is_whole_clause(claim: Claim) -> bool:
    """Whether a reader understands the words of a claim alone: a clause with its subject.

    No phrase ("its role in the deal"), and nothing that begins with its verb ("was hurt in it", "to leave the town") or
    with a word that ties it to what stands before ("whose men had left").
    """
    if not isinstance(claim.value, Statement) or claim.is_phrase:
        return False
    words = bare_words(claim.value.text).split()
    if len(words) < CLAUSE:
        return False
    first, second = claim.value.text.strip("“”„\"' ").split()[0], words[1].casefold()
    if first.casefold() in word_list("trim", "tied"):
        return False
    is_participle = first.endswith("ed") and second in word_list("trim", "prepositions")
    return not is_participle and not (first.islower() and first.endswith("ing"))


def topic(index: Index, finding: Finding) -> str:
    """What accounts of a question about words are about: the shortest clause among them that is one."""
    told = [claim for claim in index.held(finding) if isinstance(claim.value, Statement)]
    clauses = [claim for claim in told if len(claim_words(claim).split()) >= CLAUSE]
    if not clauses:
        return bare_words(finding.question.topic or "") or (claim_words(told[0]) if told else "")
    return claim_words(min(clauses, key=_topic_order))


def _topic_order(claim: Claim) -> tuple[bool, bool, int, str]:
    words = claim_words(claim)
    is_negated = isinstance(claim.value, Statement) and claim.value.is_negated
    return is_negated, claim.kind != STATEMENT, len(words), words


def said_span(claim: Claim) -> Span:
    """The words that a card underlines: a figure's value, else the whole content."""
    if isinstance(claim.value, Quantity):
        return claim.anchor
    return next(iter(claim.spans_of(SpanRole.CONTENT)), claim.anchor)


def claim_link(index: Index, claim: Claim, text: str | None = None) -> ClaimLink:
    """A link to a claim, written as its value or as the text given."""
    article = index.by_id[claim.article]
    number = sentence_number(index, claim)
    hour = index.clock.long(article.published, exact=article.is_published_exact)
    figure = isinstance(claim.value, Quantity)
    written = " ".join(article.quote(claim.anchor).split())
    words = said_quantity(claim.value, written) if isinstance(claim.value, Quantity) else claim_words(claim)
    sign = said_sign(claim.value, written) if isinstance(claim.value, Quantity) else words
    return ClaimLink(
        text=text or words,
        sign=sign if figure else (text or words),
        href=claim_href(index, claim),
        number=number,
        title=f"Sentence {number}, {index.outlet(claim.article)}, {hour}",
    )


def quoted_sentence(index: Index, claim: Claim) -> tuple[Piece, ...]:
    """The whole sentence of a claim (or the sentences, where its words run on), its own words linked."""
    article = index.by_id[claim.article]
    span = said_span(claim)
    link = claim_link(index, claim, article.quote(span))
    first = index.sentence(claim.article, span)
    last = index.sentence(claim.article, Span(start=span.end - 1, end=span.end, field=span.field))
    if first is None or last is None:
        return (Piece(text=article.quote(span), link=link),)
    start, end = min(first.span.start, span.start), max(last.span.end, span.end)
    source = article.text if span.field is TextField.TEXT else article.title or ""
    pieces = (
        Piece(text=source[start : span.start]),
        Piece(text=source[span.start : span.end], link=link),
        Piece(text=source[span.end : end]),
    )
    return tuple(piece for piece in pieces if piece.text)
