"""What a claim is compared by: its words as weighted notions, its names, its place, its time and its speaker."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from rashomon.match.acts import Act, act_of
from rashomon.match.lexicon import Lexicon, load_lexicon
from rashomon.match.sentences import Sentences, sentences_of, words_in
from rashomon.match.telling import Telling, read_telling, rows_of
from rashomon.match.tolls import growth_word, tells_attackers_death, tells_growth, tells_new_toll
from rashomon.model import EVENT, Article, ArticleId, Claim, ClaimId, Span, SpanRole, TextField
from rashomon.schema.claimants import Claimant, claimants
from rashomon.schema.parties import with_parties
from rashomon.values import Modality, Quantity, Statement

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
SECONDS_A_DAY = 86_400


# Days. What is narrower is an hour of the clock.
_HOUR = 1 / 24


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """One claim, made ready to be compared.

    Attributes:
        id: the claim's, which is a hash: made once here.
        number: its place in the story's order: by time known, then article, then text.
        sentence, around: the words of its sentence; the same with the sentence before.
        act: what is done: predicate, agent, patient; a statement has those of the first event in its words.
        words: notions of what it says (statements: of their content; figures: of the sentence).
        context: notions of its sentence and the one before.
        names: capitalised words of its sentence, folded.
        words_weight, context_weight: the summed weights of both.
        known_day: day it could be known, as days since 1970; None without a date.
        day_from, day_to: the days it speaks of; None where the text does not say.
        tells_time: whether its sentence says when.
        claimant: who says it; None in the outlet's own voice.
        beside: the groups and numbers of the other figures of its kind in its article.
        speakers: everybody whom its article names for it; a headline's figure has those of the text.
        holds_figure: whether a figure claim stands in the words of a statement: the figures are compared themselves.
        is_growing: whether its article says that the toll still grows.
        is_renewed: whether its article says that its toll is a new one.
        is_attacker_dead: whether its article says that the attacker died, too.
        manners: how its sentence says that victims were hurt.
        is_of_one_place: whether its sentence says that it counts one place alone.
        telling: how a figure is told.
        bounds: a headline's figure as its article bounds it: 50 above "at least 50".
        is_wished: whether what it tells, or an event in its words, is wanted or meant and not done.
    """

    claim: Claim
    id: ClaimId
    number: int
    sentence: str
    around: str
    words: frozenset[str]
    context: frozenset[str]
    names: frozenset[str]
    words_weight: int = 0
    context_weight: int = 0
    known_day: float | None = None
    day_from: float | None = None
    day_to: float | None = None
    tells_time: bool = False
    claimant: Claimant | None = None
    speakers: tuple[Claimant, ...] = ()
    beside: tuple[tuple[str, float], ...] = ()
    holds_figure: bool = False
    is_growing: bool = False
    is_renewed: bool = False
    is_attacker_dead: bool = False
    manners: tuple[str, ...] = ()
    is_of_one_place: bool = False
    is_wished: bool = False
    telling: Telling = field(default_factory=Telling)
    bounds: Quantity | None = None
    act: Act = field(default_factory=Act)

    @property
    def article(self) -> ArticleId:
        """The article it stands in."""
        return self.claim.article

    @property
    def days_spanned(self) -> float | None:
        """How many days it speaks of; None where the text does not say, or gives an hour, which is no stretch."""
        if self.day_from is None or self.day_to is None or self.day_to - self.day_from < _HOUR:
            return None
        return self.day_to - self.day_from


@dataclass(frozen=True, slots=True, kw_only=True)
class Profiles:
    """The profiles of a story, how telling each notion is in it, and the numbers that a toll is said to have passed."""

    all: tuple[Profile, ...]
    weights: Mapping[str, int]
    lexicon: Lexicon
    by_id: Mapping[ClaimId, Profile]
    class_weights: Mapping[str, float]
    outgrown: frozenset[tuple[str, float]] = frozenset()

    def weight(self, notions: Iterable[str]) -> int:
        """The summed weight of notions."""
        return sum_weights(notions, self.weights)

    def similarity_of_words(self, left: Profile, right: Profile) -> float:
        """Weighted overlap of what two claims say: shared weight over the geometric mean of both, 0–1."""
        shared = left.words & right.words
        return self._share(shared, left.words_weight * right.words_weight) if shared else 0.0

    def similarity_of_context(self, left: Profile, right: Profile) -> float:
        """The same for the sentences two claims stand in, with the ones before."""
        shared = left.context & right.context
        return self._share(shared, left.context_weight * right.context_weight) if shared else 0.0

    def _share(self, shared: frozenset[str], product: int) -> float:
        return self.weight(shared) / math.sqrt(product) if product else 0.0


def sum_weights(notions: Iterable[str], weights: Mapping[str, int]) -> int:
    """The summed weight of notions; whole numbers, so that the order of a set cannot show in a sum."""
    return sum([weights.get(notion, 0) for notion in notions])


def make_profiles(articles: Sequence[Article], claims: Sequence[Claim]) -> Profiles:
    """Profile every claim of a story whose article is given, in the story's order."""
    lexicon = load_lexicon()
    texts = {article.id: sentences_of(article) for article in articles}
    known = [(claim, claim.id) for claim in claims if claim.article in texts]
    known.sort(key=lambda one: (one[0].known_at or _EPOCH, one[0].article, one[0].anchor, one[0].kind, one[1]))
    told = [claim for claim, _ in known]
    speakers = with_parties(claimants(told), told)
    bags: dict[str, frozenset[str]] = {}
    growing = frozenset(name for name, fields in texts.items() if tells_growth(fields, lexicon))
    dead_attackers = frozenset(name for name, fields in texts.items() if tells_attackers_death(fields, lexicon))
    renewed = frozenset(name for name, fields in texts.items() if tells_new_toll(fields, lexicon))
    words = _Words(
        lexicon=lexicon,
        bags=bags,
        weights=_weights(texts.values(), lexicon, bags),
        growing=growing,
        renewed=renewed,
        dead_attackers=dead_attackers,
    )
    profiles = tuple(
        replace(_profile(claim, texts[claim.article], speakers.get(name), words), id=name, number=number)
        for number, (claim, name) in enumerate(known)
    )
    profiles = with_acts(_with_rows(_with_bounds(_with_figures(_with_speakers(profiles))), articles, lexicon), lexicon)
    return Profiles(
        all=profiles,
        weights=words.weights,
        lexicon=lexicon,
        by_id={one.id: one for one in profiles},
        class_weights=_class_weights(profiles),
        outgrown=_outgrown(profiles, lexicon),
    )


def _outgrown(profiles: Sequence[Profile], lexicon: Lexicon) -> frozenset[tuple[str, float]]:
    """The numbers, by kind, that stand beside words for a toll that has grown."""
    return frozenset(
        (profile.claim.kind, profile.claim.value.lower)
        for profile in profiles
        if isinstance(profile.claim.value, Quantity) and growth_word(profile.around, lexicon)
    )


def _with_speakers(profiles: Sequence[Profile]) -> tuple[Profile, ...]:
    """Give each figure the speakers that its article names for the same number."""
    told: dict[tuple[object, ...], dict[str, Claimant]] = defaultdict(dict)
    for profile in profiles:
        if profile.claimant and isinstance(profile.claim.value, Quantity):
            told[_number_key(profile)].setdefault(profile.claimant.name, profile.claimant)
    groups: dict[tuple[str, str], dict[tuple[str, float], None]] = defaultdict(dict)
    for profile in profiles:
        if isinstance(profile.claim.value, Quantity) and not profile.claim.value.is_range:
            counted = (profile.claim.counted or "all", profile.claim.value.lower)
            groups[(profile.article, profile.claim.kind)][counted] = None
    return tuple(
        replace(
            profile,
            speakers=tuple(told[_number_key(profile)].values()),
            beside=tuple(groups[(profile.article, profile.claim.kind)]),
        )
        if isinstance(profile.claim.value, Quantity)
        else replace(profile, speakers=(profile.claimant,) if profile.claimant else ())
        for profile in profiles
    )


def _with_bounds(profiles: Sequence[Profile]) -> tuple[Profile, ...]:
    """Give the number of a headline the bound that its article puts to it: "50 dead" above "at least 50 died"."""
    bounds: dict[tuple[object, ...], list[Profile]] = defaultdict(list)
    for profile in profiles:
        value = profile.claim.value
        if isinstance(value, Quantity) and value.lower != value.upper == math.inf:
            bounds[(*_number_key(profile), profile.claim.counted)].append(profile)
    found = ((one, _bound_of(one, bounds.get((*_number_key(one), one.claim.counted), ()))) for one in profiles)
    return tuple(profile if bound is None else replace(profile, bounds=bound) for profile, bound in found)


def _bound_of(profile: Profile, told: Sequence[Profile]) -> Quantity | None:
    """The first bound that the outlet, or the speaker of a headline's bare number, puts to it in the text."""
    value = profile.claim.value
    is_headline = profile.claim.anchor.field is TextField.TITLE
    if not is_headline or not isinstance(value, Quantity) or value.lower != value.upper:
        return None
    for one in told:
        is_one_voice = profile.claimant is None or one.claimant is None or profile.claimant.names & one.claimant.names
        if is_one_voice and isinstance(one.claim.value, Quantity):
            return one.claim.value
    return None


def _with_rows(profiles: Sequence[Profile], articles: Sequence[Article], lexicon: Lexicon) -> tuple[Profile, ...]:
    """Mark the figures that an article tells in a row with another of their kind."""
    told: dict[tuple[ArticleId, str], list[Claim]] = defaultdict(list)
    for profile in profiles:
        if isinstance(profile.claim.value, Quantity):
            told[(profile.article, profile.claim.kind)].append(profile.claim)
    by_id = {article.id: article for article in articles}
    rows = {(name, kind): rows_of(claims, by_id[name], lexicon) for (name, kind), claims in told.items()}
    return tuple(
        replace(profile, telling=replace(profile.telling, is_in_row=True))
        if profile.claim.anchor in rows.get((profile.article, profile.claim.kind), ())
        else profile
        for profile in profiles
    )


def _with_figures(profiles: Sequence[Profile]) -> tuple[Profile, ...]:
    figures: dict[str, list[Span]] = defaultdict(list)
    for profile in profiles:
        if isinstance(profile.claim.value, Quantity):
            figures[profile.article].append(profile.claim.anchor)
    return tuple(
        replace(profile, holds_figure=True)
        if isinstance(profile.claim.value, Statement)
        and any(_holds(profile.claim, span) for span in figures[profile.article])
        else profile
        for profile in profiles
    )


def _holds(claim: Claim, figure: Span) -> bool:
    return any(span.overlaps(figure) for span in claim.spans_of(SpanRole.CONTENT) or (claim.anchor,))


def with_acts(profiles: Sequence[Profile], lexicon: Lexicon) -> tuple[Profile, ...]:
    """Give each event its act, and each statement that of the first event in its words."""
    events: dict[str, list[Profile]] = defaultdict(list)
    for profile in profiles:
        if profile.claim.kind == EVENT:
            events[profile.article].append(profile)
    made: list[Profile] = []
    for profile in profiles:
        if not isinstance(profile.claim.value, Statement):
            made.append(profile)
            continue
        tellers = [profile] if profile.claim.kind == EVENT else _events_in(profile, events[profile.article])
        acts = [act_of(one.claim.value, lexicon) for one in tellers if isinstance(one.claim.value, Statement)]
        is_wished = any(_is_wish(one.claim) for one in (profile, *tellers))
        act = acts[0] if acts else Act()
        made.append(replace(profile, act=act, is_wished=is_wished) if acts or is_wished else profile)
    return tuple(made)


_WISHES = frozenset({Modality.WANTED, Modality.PLANNED, Modality.CONDITIONAL})


def _is_wish(claim: Claim) -> bool:
    return isinstance(claim.value, Statement) and claim.value.modality in _WISHES


def _events_in(profile: Profile, events: Sequence[Profile]) -> list[Profile]:
    """The events in the words of a statement; the first tells what it is about."""
    pieces = profile.claim.spans_of(SpanRole.CONTENT)
    inside = [one for one in events if any(piece.overlaps(one.claim.anchor) for piece in pieces)]
    return sorted(inside, key=lambda one: one.claim.anchor)


def _number_key(profile: Profile) -> tuple[object, ...]:
    value = profile.claim.value
    point = value.lower if isinstance(value, Quantity) else None
    return profile.article, profile.claim.kind, point


# A class of events is fully telling from this rareness on: one event in so many.
_RARE_CLASS = 12


def _class_weights(profiles: Sequence[Profile]) -> dict[str, float]:
    """How telling each class of events is in the story, 0–1."""
    counts = Counter(one.act.predicate for one in profiles if one.claim.kind == EVENT and one.act.predicate)
    total = counts.total()
    full = math.log(1 + _RARE_CLASS)
    return {name: min(1.0, math.log(1 + total / count) / full) for name, count in counts.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Words:
    """The lexicon, the texts read so far, and the weights of the story."""

    lexicon: Lexicon
    bags: dict[str, frozenset[str]]
    weights: Mapping[str, int]
    growing: frozenset[str]
    renewed: frozenset[str]
    dead_attackers: frozenset[str]


def _profile(claim: Claim, texts: Mapping[TextField, Sentences], claimant: Claimant | None, known: _Words) -> Profile:
    lexicon, bags = known.lexicon, known.bags
    sentences = texts[claim.anchor.field]
    sentence = sentences.around(claim.anchor)
    notions = notions_of(sentence, lexicon, bags)
    content = claim.value.text if isinstance(claim.value, Statement) else None
    is_figure = isinstance(claim.value, Quantity)
    spoken = words_in(sentence) if is_figure else frozenset[str]()
    words = notions_of(content, lexicon, bags) if content else notions - lexicon.of_figures
    sentence_before = sentences.before(claim.anchor)
    before = notions_of(sentence_before, lexicon, bags) - lexicon.of_figures
    context = (notions - lexicon.of_figures) | before
    return Profile(
        claim=claim,
        id=ClaimId(""),
        number=0,
        sentence=sentence,
        around=f"{sentence_before} {sentence}",
        words=words,
        context=context,
        names=names_of(sentence),
        words_weight=sum_weights(words, known.weights),
        context_weight=sum_weights(context, known.weights),
        known_day=_day(claim.known_at),
        day_from=_day(claim.when.earliest) if claim.when else None,
        day_to=_day(claim.when.latest) if claim.when else None,
        tells_time=any(sentences.share_one(claim.anchor, span) for span in claim.spans_of(SpanRole.TIME)),
        claimant=claimant,
        is_growing=claim.article in known.growing,
        is_renewed=claim.article in known.renewed,
        is_attacker_dead=claim.article in known.dead_attackers,
        telling=read_telling(claim, sentences, lexicon) if is_figure else Telling(),
        manners=lexicon.manners_in(spoken) if is_figure else (),
        is_of_one_place=is_figure and bool(spoken & lexicon.counts["alone"]),
    )


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
) -> dict[str, int]:
    """Inverse frequency over the distinct sentences of the story: a reprint does not make a word common."""
    distinct = sorted({text for fields in texts for sentences in fields.values() for text in sentences.texts})
    counts = Counter(notion for text in distinct for notion in notions_of(text, lexicon, bags))
    total = max(1, len(distinct))
    return {notion: round(1000 * math.log(1 + total / count)) for notion, count in counts.items()}
