"""One article, read from its words to its claims: the layers in order, then the rules that stand on them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from rashomon.extract.actors import ActorMention, ActorWords, find_actors
from rashomon.extract.annotation import Annotation
from rashomon.extract.annotator import Annotator, load_dictionary, paragraphs
from rashomon.extract.attribution import AttributionWords, find_attributions
from rashomon.extract.capitals import CapitalWords, Caser, capital_stretches
from rashomon.extract.events import EventWords, find_events
from rashomon.extract.figures import FigureWords, find_figures
from rashomon.extract.language import languages, load_language
from rashomon.extract.lexicon import load_lexicon
from rashomon.extract.places import PlaceMention, PlaceWords, find_places, load_gazetteer
from rashomon.extract.quantities import QuantityWords, find_quantities
from rashomon.extract.quotations import QuotationWords, find_quotations
from rashomon.extract.reading import Reading
from rashomon.extract.statements import find_statements
from rashomon.extract.times import TimeWords, find_times
from rashomon.model import (
    Article,
    Attribution,
    Claim,
    Extraction,
    Layer,
    Mention,
    PassageRole,
    Quotation,
    RoleSpan,
    Span,
    TextField,
    Voice,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The words of one language, a record for each layer."""

    times: TimeWords
    places: PlaceWords
    actors: ActorWords
    quotations: QuotationWords
    attribution: AttributionWords
    quantities: QuantityWords
    figures: FigureWords
    events: EventWords
    capitals: CapitalWords


@cache
def load_words(code: str) -> Words:
    """The words of a language, read from its file once.

    Raises:
        DataError: the file is missing or malformed.
    """
    language = load_language(code)
    return Words(
        times=TimeWords.from_table(language.section("times")),
        places=PlaceWords.from_table(language.section("places")),
        actors=ActorWords.from_table(language.section("actors")),
        quotations=QuotationWords.from_table(language.section("quotations")),
        attribution=AttributionWords.from_table(language.section("attribution")),
        quantities=QuantityWords.from_table(language.section("quantities"), persons=language.section("persons")),
        figures=FigureWords.from_table(language.section("figures"), persons=language.section("persons")),
        events=EventWords.from_table(language.section("events")),
        capitals=CapitalWords.from_table(language.section("capitals")),
    )


def language_of(article: Article) -> str | None:
    """The code of the language file that reads an article; None if there is none for its language."""
    code = (article.language or "en").split("-")[0].lower()
    return code if code in languages() else None


def extract(article: Article, *, annotator: Annotator) -> Extraction:
    """Read one article.

    Args:
        article: its passages say what is story; without passages every line is.
        annotator: the parser.

    Returns:
        Mentions and claims in text order, those of the title first; nothing if its language has no file.
    """
    code = language_of(article)
    if code is None:
        return Extraction(article=article.id, mentions=(), claims=())
    words = load_words(code)
    # Datelines tell nothing, but they name the place and day of what follows.
    read_too = PassageRole.DATELINE
    stretches = tuple(part.span for part in article.passages if part.role.is_story or part.role is read_too)
    texts = [(article.text, stretches or paragraphs(article.text)), *_title_apart(article)]
    parsed = annotator.annotate_all([(_cased(text, spans, words), spans) for text, spans in texts])
    body = read(article, parsed[0], words=words)
    mentions, claims = list(_mentions(body)), list(_claims(body, words))
    for title in parsed[1:]:
        headline = _read_title(article, title, words)
        mentions = [_in_title_mention(mention) for mention in _mentions(headline)] + mentions
        claims = [_in_title_claim(claim) for claim in _claims(headline, words)] + claims
    return Extraction(article=article.id, mentions=tuple(mentions), claims=tuple(claims))


def _cased(text: str, stretches: Sequence[Span], words: Words) -> str:
    """The text as it is parsed: passages in capitals as a newspaper would write them, letter for letter."""
    capital = capital_stretches(text, stretches)
    if not capital:
        return text
    caser = Caser(
        words=words.capitals, vocabulary=load_dictionary(), lexicon=load_lexicon(), gazetteer=load_gazetteer()
    )
    return caser.restored(text, capital)


def read(article: Article, annotation: Annotation, *, words: Words) -> Reading:
    """All layers below the claims, in the order in which they build on each other."""
    datelines = tuple(passage.span for passage in article.passages if passage.role is PassageRole.DATELINE)
    times = tuple(
        time
        for time in find_times(article.text, words.times, article.published)
        if annotation.tokens_in(time.span) or any(dateline.covers(time.span) for dateline in datelines)
    )
    quotations = find_quotations(annotation, words=words.quotations)
    places = find_places(annotation, words=words.places, gazetteer=load_gazetteer())
    actors = find_actors(annotation, places, words=words.actors)
    attributions = find_attributions(article, annotation, quotations, actors, words=words.attribution)
    quantities = find_quantities(annotation, times, words=words.quantities)
    return Reading(
        article=article,
        annotation=annotation,
        times=times,
        places=places,
        actors=actors,
        quotations=quotations,
        attributions=attributions,
        quantities=quantities,
    )


def _claims(reading: Reading, words: Words) -> tuple[Claim, ...]:
    made = (
        *find_figures(reading, words=words.figures),
        *find_statements(reading, words=words.attribution),
        *find_events(reading, words=words.events),
    )
    known_at = reading.article.known_from
    unique = {claim.id: replace(claim, known_at=known_at) for claim in made}
    in_order = sorted(unique.items(), key=lambda one: (one[1].anchor.start, one[1].kind, one[0]))
    return tuple(claim for _, claim in in_order)


# ---------------------------------------------------------------- mentions


def _mentions(reading: Reading) -> tuple[Mention, ...]:
    article = reading.article.id
    found = [Mention(article=article, layer=Layer.TIME, span=time.span, value=time.value) for time in reading.times]
    found += [
        Mention(article=article, layer=Layer.PLACE, span=place.span, value=place.value, form=place.form)
        for place in reading.places
        if not _is_actor(place, reading.actors)
    ]
    found += [
        Mention(
            article=article,
            layer=Layer.ACTOR,
            span=actor.span,
            value=actor.value,
            form=actor.form,
            voice=voice_at(actor.span, reading.attributions, reading.quotations),
        )
        for actor in reading.actors
    ]
    found += [
        Mention(article=article, layer=Layer.QUANTITY, span=quantity.span, value=quantity.value)
        for quantity in reading.quantities
    ]
    found += [
        Mention(article=article, layer=Layer.QUOTATION, span=quotation.span, value=None)
        for quotation in reading.quotations
        if quotation.is_speech
    ]
    return tuple(sorted(found, key=lambda mention: (mention.span, mention.layer)))


def _is_actor(place: PlaceMention, actors: tuple[ActorMention, ...]) -> bool:
    return place.is_metonym or any(actor.form == "metonym" and actor.span == place.span for actor in actors)


def voice_at(span: Span, attributions: tuple[Attribution, ...], quotations: tuple[Quotation, ...]) -> Voice:
    """In whose voice the words at a span stand."""
    if any(quotation.inner.covers(span) for quotation in quotations):
        return Voice.QUOTED
    if any(piece.covers(span) for attribution in attributions for piece in attribution.content):
        return Voice.REPORTED
    return Voice.OUTLET


# ---------------------------------------------------------------- the title given apart from the text


def _title_apart(article: Article) -> tuple[tuple[str, tuple[Span, ...]], ...]:
    title = article.title
    return ((title, paragraphs(title)),) if title and title not in article.text[: len(title) + 200] else ()


def _read_title(article: Article, annotation: Annotation, words: Words) -> Reading:
    alone = replace(article, text=article.title or "", title=None, passages=(), credits=())
    return read(alone, annotation, words=words)


def _titled(span: Span) -> Span:
    return replace(span, field=TextField.TITLE)


def _in_title_mention(mention: Mention) -> Mention:
    return replace(mention, span=_titled(mention.span))


def _in_title_claim(claim: Claim) -> Claim:
    spans = tuple(RoleSpan(role=part.role, span=_titled(part.span)) for part in claim.spans)
    chain = tuple(replace(link, span=_titled(link.span)) if link.span else link for link in claim.chain)
    return replace(claim, spans=spans, chain=chain, part_of=None, adds_to=None)
