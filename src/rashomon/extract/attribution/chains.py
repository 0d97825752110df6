"""From drafts to attributions: who the speaker is, who passes the words on, and how surely they are said.

The chain reads outlet ← agency ← … ← origin. A medium that reports what somebody else says is an agency of that chain;
one that reports in its own name is its origin.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from rashomon.extract.annotation import Annotation
from rashomon.extract.attribution.drafts import Draft, Range
from rashomon.extract.attribution.mentions import media_in
from rashomon.extract.attribution.speakers import Speaker, Speakers
from rashomon.extract.attribution.stances import refined_stance
from rashomon.extract.attribution.words import AttributionLexicon
from rashomon.model import Article, Attribution, Form, Link, LinkRole, Quotation, Span
from rashomon.schema.media import Medium, find_medium

if TYPE_CHECKING:
    from rashomon.extract.actors import ActorMention

# Credits that speak for the whole article; "AFP contributed reporting" speaks for a part nobody can tell.
WHOLE_ARTICLE = frozenset(
    {"dateline", "byline", "date stamp", "author field", "metadata", "closing credit", "source line"}
)
# Share of an outer content that an inner one must cover for the outer medium to be a mere relay.
MIN_RELAYED = 0.5


class Chains:
    """Builds the attributions of one article in text order, remembering who spoke before."""

    def __init__(
        self,
        article: Article,
        annotation: Annotation,
        actors: Sequence["ActorMention"],
        lexicon: AttributionLexicon,
        quotations: Sequence[Quotation],
    ) -> None:
        """Take what is known of the article."""
        self.article, self.annotation, self.lexicon = article, annotation, lexicon
        self.speech = [quotation.span for quotation in quotations if quotation.is_speech]
        self.speakers = Speakers(annotation, actors, lexicon)
        self.credits = tuple(_credit_links(article))
        self.previous: tuple[Speaker, tuple[Link, ...], Span] | None = None

    def attributions(self, drafts: Sequence[Draft]) -> tuple[Attribution, ...]:
        """All attributions, in the order of their contents."""
        found: list[Attribution] = []
        for draft, outer in _relayed(self.annotation, drafts, self.lexicon):
            found.append(self._attribution(draft, outer))
        return tuple(sorted(found, key=lambda one: (one.content[0].start, one.content[0].end, one.rule)))

    def _attribution(self, draft: Draft, outer: Sequence[Range]) -> Attribution:
        origin, relays, inherited_from = self._voices(draft, outer)
        content = self._content(draft)
        if origin is not None and not origin.is_unknown:
            self.previous = (origin, relays, content[0])
        return Attribution(
            content=content,
            cue=tuple(self.annotation.span(*part) for part in draft.cue),
            speaker=self.annotation.span(*draft.speaker) if draft.speaker else None,
            chain=self._chain(origin, relays),
            stance=refined_stance(draft, self.annotation, self.lexicon),
            form=self._form(content, draft),
            rule=draft.rule,
            inherited_from=inherited_from,
        )

    def _content(self, draft: Draft) -> tuple[Span, ...]:
        """The longest piece first, then the others in text order."""
        pieces = [self.annotation.span(*part) for part in draft.content]
        main = max(pieces, key=lambda piece: (piece.end - piece.start, -piece.start))
        return (main, *(piece for piece in pieces if piece != main))

    def _voices(self, draft: Draft, outer: Sequence[Range]) -> tuple[Speaker | None, tuple[Link, ...], Span | None]:
        relays = tuple(
            self._medium_link(medium, part, "relay")
            for span in (*outer, *draft.relay)
            for medium, part in media_in(self.annotation, span, in_context=True)
        )
        if draft.speaker is None and draft.rule in ("free_quotation", "inherited", "quote_before") and self.previous:
            origin, before, content = self.previous
            return origin, before, content
        if draft.speaker is None or draft.subject is None:
            return None, relays, None
        origin = self.speakers.resolve(draft.speaker, draft.subject)
        for sources in draft.sources:
            if origin.is_medium:
                relay = Link(
                    role=LinkRole.AGENCY,
                    name=origin.name,
                    actor=origin.actor,
                    span=self.annotation.span(*draft.speaker),
                    basis="citing",
                )
                head = self.annotation.head_of(self.annotation.span(*sources))
                origin = self.speakers.resolve(sources, head.index if head else sources[0])
                relays = (relay, *relays)
        if not relays and self.previous and origin.is_anaphor and self.previous[0].name == origin.name:
            relays = self.previous[1]
        return origin, relays, None

    def _medium_link(self, medium: Medium, part: Range, basis: str) -> Link:
        return Link(
            role=LinkRole.AGENCY, name=medium.name, actor=medium.actor, span=self.annotation.span(*part), basis=basis
        )

    def _chain(self, origin: Speaker | None, relays: tuple[Link, ...]) -> tuple[Link, ...]:
        chain: list[Link] = []
        if self.article.outlet:
            medium = find_medium(self.article.outlet)
            actor = medium.actor if medium else None
            chain.append(Link(role=LinkRole.OUTLET, name=self.article.outlet, actor=actor, basis="metadata"))
        names = {link.name.casefold() for link in chain} | {
            medium.name.casefold() for link in chain if (medium := find_medium(link.name))
        }
        if origin is not None:
            names.add(origin.name.casefold())
        for link in (*self.credits, *relays):
            if link.name.casefold() not in names:
                names.add(link.name.casefold())
                chain.append(link)
        if origin is not None:
            chain.append(
                Link(
                    role=LinkRole.ORIGIN,
                    name=origin.name,
                    actor=origin.actor,
                    is_named=origin.is_named,
                    span=origin.span,
                    basis=origin.basis,
                )
            )
        return tuple(chain)

    def _form(self, content: tuple[Span, ...], draft: Draft) -> Form:
        if draft.rule == "inherited":
            return Form.INHERITED
        quoted = unquoted = 0
        for piece in content:
            inside = sum(
                max(0, min(piece.end, span.end) - max(piece.start, span.start))
                for span in self.speech
                if span.overlaps(piece)
            )
            quoted += inside
            unquoted += piece.end - piece.start - inside
        if not quoted:
            return Form.INDIRECT
        return Form.MIXED if unquoted > 2 else Form.DIRECT_QUOTE


def _credit_links(article: Article) -> Sequence[Link]:
    links = []
    for credit in article.credits:
        medium = find_medium(credit.name)
        if credit.basis in WHOLE_ARTICLE and medium is not None and not medium.is_platform:
            links.append(
                Link(role=LinkRole.AGENCY, name=medium.name, actor=medium.actor, span=credit.span, basis=credit.basis)
            )
    return links


def _relayed(
    annotation: Annotation, drafts: Sequence[Draft], lexicon: AttributionLexicon
) -> Sequence[tuple[Draft, tuple[Range, ...]]]:
    """Each draft with the speakers of the drafts that only pass it on; those are left out."""
    outer_of: dict[int, int] = {}
    dropped: set[int] = set()
    cited: dict[int, int] = {}
    for number, outer in enumerate(drafts):
        if outer.speaker is None or not media_in(annotation, outer.speaker, whole=True):
            continue
        for other, inner in enumerate(drafts):
            if other == number or annotation.tokens[inner.head].sentence != annotation.tokens[outer.head].sentence:
                continue
            if inner.rule == "object" and lexicon.verbs[annotation.tokens[inner.head].lower].lemma in ("cite", "quote"):
                cited[number] = other
                dropped.add(other)
            elif inner.speaker and not media_in(annotation, inner.speaker, whole=True) and _covers(outer, inner):
                outer_of[other] = number
                dropped.add(number)
    found = []
    for number, draft in enumerate(drafts):
        if number in dropped:
            continue
        parts: tuple[Range, ...] = ()
        if number in outer_of:
            outer = drafts[outer_of[number]]
            parts = (outer.speaker,) if outer.speaker else ()
            draft = replace(draft, cue=(*draft.cue, *outer.cue))
        if number in cited:
            inner = drafts[cited[number]]
            draft = replace(draft, cue=(*draft.cue, *inner.cue), sources=inner.content[:1])
        found.append((draft, parts))
    return found


def _covers(outer: Draft, inner: Draft) -> bool:
    inside = sum(
        max(0, min(stop, high) - max(first, low)) for first, stop in inner.content for low, high in outer.content
    )
    return inside >= 0.9 * inner.size and inner.size >= MIN_RELAYED * outer.size and inner.cue != outer.cue
