"""What a claim is compared by: its words as weighted notions, its names, its place, its time and its speaker."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from rashomon.match.lexicon import Lexicon, load_lexicon
from rashomon.match.sentences import Sentences, sentences_of
from rashomon.model import Article, Claim, TextField
from rashomon.schema.claimants import Claimant, claimants
from rashomon.values import Statement

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
SECONDS_A_DAY = 86_400


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """One claim, made ready to be compared.

    Attributes:
        number: its place in the story's order: by time known, then article, then text.
        sentence: the words of its sentence.
        words: notions of what it says (statements: of their content; figures: of the sentence).
        context: notions of its sentence and the one before.
        names: capitalised words of its sentence, folded.
        known_day: day it could be known, as days since 1970; None without a date.
        day_from, day_to: the days it speaks of; None where the text does not say.
        claimant: who says it; None in the outlet's own voice.
        side: the side that acts in it, if words name one.
    """

    claim: Claim
    number: int
    sentence: str
    words: frozenset[str]
    context: frozenset[str]
    names: frozenset[str]
    known_day: float | None = None
    day_from: float | None = None
    day_to: float | None = None
    claimant: Claimant | None = None
    side: str | None = None

    @property
    def article(self) -> str:
        """The article it stands in."""
        return self.claim.article

    @property
    def days_spanned(self) -> float | None:
        """How many days it speaks of; None where the text does not say."""
        if self.day_from is None or self.day_to is None:
            return None
        return self.day_to - self.day_from


@dataclass(frozen=True, slots=True, kw_only=True)
class Profiles:
    """The profiles of a story, and how telling each notion is in it."""

    all: tuple[Profile, ...]
    weights: Mapping[str, float]
    lexicon: Lexicon

    def weight(self, notions: Iterable[str]) -> float:
        """The summed weight of notions."""
        return sum(self.weights.get(notion, 0.0) for notion in sorted(notions))

    def similarity(self, left: frozenset[str], right: frozenset[str]) -> float:
        """Weighted overlap of two sets of notions: shared weight over the geometric mean of both, 0–1."""
        shared = left & right
        if not shared:
            return 0.0
        both = math.sqrt(self.weight(left) * self.weight(right))
        return self.weight(shared) / both if both else 0.0


def make_profiles(articles: Sequence[Article], claims: Sequence[Claim]) -> Profiles:
    """Profile every claim of a story whose article is given, in the story's order."""
    lexicon = load_lexicon()
    texts = {article.id: sentences_of(article) for article in articles}
    known = [claim for claim in claims if claim.article in texts]
    known.sort(key=lambda claim: (claim.known_at or _EPOCH, claim.article, claim.anchor, claim.kind, claim.id))
    speakers = claimants(known)
    bags: dict[str, frozenset[str]] = {}
    profiles = tuple(
        _profile(claim, number, texts[claim.article], speakers.get(claim.id), (lexicon, bags))
        for number, claim in enumerate(known)
    )
    return Profiles(all=profiles, weights=_weights(texts.values(), lexicon, bags), lexicon=lexicon)


type _Memo = tuple[Lexicon, dict[str, frozenset[str]]]


def _profile(
    claim: Claim, number: int, texts: Mapping[TextField, Sentences], claimant: Claimant | None, memo: _Memo
) -> Profile:
    lexicon, bags = memo
    sentences = texts[claim.anchor.field]
    sentence = sentences.around(claim.anchor)
    notions = notions_of(sentence, lexicon, bags)
    content = claim.value.text if isinstance(claim.value, Statement) else None
    words = notions_of(content, lexicon, bags) if content else notions - lexicon.of_figures
    before = notions_of(sentences.before(claim.anchor), lexicon, bags) - lexicon.of_figures
    known_day = _day(claim.known_at)
    return Profile(
        claim=claim,
        number=number,
        sentence=sentence,
        words=words,
        context=(notions - lexicon.of_figures) | before,
        names=names_of(sentence),
        known_day=known_day,
        day_from=_day(claim.when.earliest) if claim.when else None,
        day_to=_day(claim.when.latest) if claim.when else None,
        claimant=claimant,
        side=_side(claim, lexicon),
    )


def _side(claim: Claim, lexicon: Lexicon) -> str | None:
    if isinstance(claim.value, Statement):
        return lexicon.side_of(claim.value.agent)
    return lexicon.side_of(claim.cause.name) if claim.cause else None


def _day(moment: datetime | None) -> float | None:
    return None if moment is None else (moment - _EPOCH).total_seconds() / SECONDS_A_DAY


def notions_of(text: str, lexicon: Lexicon, bags: dict[str, frozenset[str]]) -> frozenset[str]:
    """The notions of a text without common words; `bags` remembers texts seen before."""
    if text not in bags:
        words = (found.lower() for found in _WORD.findall(text))
        bags[text] = frozenset(
            lexicon.notion(word.removesuffix("’s").removesuffix("'s")) for word in words if word not in lexicon.common
        )
    return bags[text]


def names_of(sentence: str) -> frozenset[str]:
    """Capitalised words that do not open the sentence, folded."""
    found = [match for match in _WORD.finditer(sentence) if match.group()[0].isupper()]
    return frozenset(match.group().lower() for match in found if match.start() > 0)


def _weights(
    texts: Iterable[Mapping[TextField, Sentences]], lexicon: Lexicon, bags: dict[str, frozenset[str]]
) -> dict[str, float]:
    """Inverse frequency over the distinct sentences of the story: a reprint does not make a word common."""
    distinct = sorted({text for fields in texts for sentences in fields.values() for text in sentences.texts})
    counts = Counter(notion for text in distinct for notion in notions_of(text, lexicon, bags))
    total = max(1, len(distinct))
    return {notion: math.log(1 + total / count) for notion, count in counts.items()}
