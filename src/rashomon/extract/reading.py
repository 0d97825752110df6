"""What has been read of one article so far: the layers that the rules for claims stand on."""

from collections.abc import Iterator
from dataclasses import dataclass

from rashomon.extract.actors import ActorMention
from rashomon.extract.annotation import Annotation
from rashomon.extract.places import PlaceMention
from rashomon.extract.quantities import QuantityMention
from rashomon.extract.times import TimeMention
from rashomon.model import Article, Attribution, Quotation, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One article with every layer below the claims, each in text order; spans point into `article.text`."""

    article: Article
    annotation: Annotation
    times: tuple[TimeMention, ...]
    places: tuple[PlaceMention, ...]
    actors: tuple[ActorMention, ...]
    quotations: tuple[Quotation, ...]
    attributions: tuple[Attribution, ...]
    quantities: tuple[QuantityMention, ...]

    def attributions_of(self, span: Span) -> Iterator[Attribution]:
        """The attributions whose content covers a span, the innermost (shortest content) first."""
        covering = [
            (piece.end - piece.start, number, attribution)
            for number, attribution in enumerate(self.attributions)
            for piece in attribution.content
            if piece.covers(span)
        ]
        yield from (attribution for _, _, attribution in sorted(covering, key=lambda item: item[:2]))
