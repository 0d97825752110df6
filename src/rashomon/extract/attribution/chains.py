"""From drafts to attributions: who the speaker is, who passes the words on, and how surely they are said.

The chain reads outlet ← agency ← … ← origin. A medium that reports what somebody else says is an agency of that chain;
one that reports in its own name is its origin.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from rashomon.extract.annotation import Annotation
from rashomon.extract.attribution.drafts import Draft, Range, edges
from rashomon.extract.attribution.mentions import addressed_in, is_called_medium, media_in, reporters_in
from rashomon.extract.attribution.speakers import Speaker, Speakers
from rashomon.extract.attribution.stances import refined_stance
from rashomon.extract.attribution.words import AttributionLexicon
from rashomon.extract.negation import is_none
from rashomon.model import Article, Attribution, Form, Link, LinkRole, Quotation, Span
from rashomon.schema.media import Medium, find_medium, named_medium
from rashomon.values import ActorType

if TYPE_CHECKING:
    from rashomon.extract.actors import ActorMention

# Credits that speak for the whole article; "AFP contributed reporting" speaks for a part nobody can tell.
WHOLE_ARTICLE = frozenset(
    {"dateline", "byline", "date stamp", "author field", "metadata", "closing credit", "source line"}
)
# Share of an outer content that an inner one must cover for the outer medium to be a mere relay.
MIN_RELAYED = 0.5


_MEDIA_TYPES = frozenset({ActorType.AGENCY, ActorType.MEDIA})
# Sentences after the first in which an agency's own report makes the whole article one of that agency's.
LEAD_SENTENCES = 1


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
        self.speakers = Speakers(annotation, actors, lexicon, self.speech)
        self.credits: tuple[Link, ...] = tuple(_credit_links(article))
        self.previous: tuple[Speaker, tuple[Link, ...], Span] | None = None

    def attributions(self, drafts: Sequence[Draft]) -> tuple[Attribution, ...]:
        """All attributions, in the order of their contents."""
        found: list[Attribution] = []
        told = (part for draft in drafts for part in draft.content)
        self.speakers.told = frozenset(index for part in told for index in range(*part))
        for draft, outer in self._relayed(drafts):
            found.append(self._attribution(draft, outer))
            self._note_lead(draft, found[-1])
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

    def _media(self, part: Range) -> tuple[tuple[Medium, Range], ...]:
        """The media that a stretch is: listed ones, what the article calls one ("MPA"), acronyms nobody knows ("KNA").

        The acronym of an organisation has an article ("told the KFO"), that of a medium mostly none.
        """
        if listed := media_in(self.annotation, part, whole=True):
            return listed
        head = self.annotation.head_of(self.annotation.span(*part))
        if head is not None and is_called_medium(self.annotation, part):
            # "The KNA news agency".
            kids = self.annotation.children(head.index)
            head = next((kid for kid in kids if kid.dep == "compound" and kid.tag == "NNP"), head)
        mention = self.speakers.actor_at.get(head.index) if head else None
        if mention is None or mention.form not in ("name", "acronym"):
            return ()
        is_unknown = mention.form == "acronym" and mention.value.type is ActorType.OTHER
        is_bare = self.annotation.tokens[part[0]].tag != "DT" or is_called_medium(self.annotation, part)
        if mention.value.type not in _MEDIA_TYPES and not (is_unknown and is_bare):
            return ()
        inside = self.annotation.tokens_in(mention.span)
        return ((named_medium(mention.value.name), (inside[0], inside[-1] + 1)),)

    def _relayed(self, drafts: Sequence[Draft]) -> Sequence[tuple[Draft, tuple[Range, ...]]]:
        """Each draft with the speakers of the drafts that only pass it on; those are left out."""
        annotation, lexicon = self.annotation, self.lexicon
        media = {n for n, draft in enumerate(drafts) if draft.speaker and self._media(draft.speaker)}
        called = {n for n, draft in enumerate(drafts) if draft.speaker and is_called_medium(annotation, draft.speaker)}
        relays = media | {n for n in called if self._is_outlet(drafts[n])}
        outer_of: dict[int, int] = {}
        cited: dict[int, int] = {}
        for number in sorted(media | called):
            for other in _beside(annotation, drafts, number):
                inner = drafts[other]
                verb = lexicon.verbs.get(annotation.tokens[inner.head].lower)
                if inner.rule == "object" and verb is not None and "relaying" in verb.frames:
                    cited[number] = other
                elif number in relays and other not in relays and _is_passed_on(inner, drafts[number]):
                    outer_of[other] = number
        dropped = {*outer_of.values(), *cited.values()}
        found: list[tuple[Draft, tuple[Range, ...]]] = []
        for number, draft in enumerate(drafts):
            if number in dropped:
                continue
            outer = drafts[outer_of[number]] if number in outer_of else None
            source = drafts[cited[number]] if number in cited else None
            more = [part for other in (outer, source) if other is not None for part in other.cue]
            content = outer.content if outer is not None and _wraps(draft, outer) else draft.content
            sources = source.content[:1] if source else ()
            made = replace(draft, cue=(*draft.cue, *more), content=content, sources=sources)
            if source is None and number in media | called:
                made = _with_trailing_source(annotation, made, lexicon)
            found.append((made, (outer.speaker,) if outer and outer.speaker else ()))
        return found

    def _is_outlet(self, draft: Draft) -> bool:
        head = self.annotation.head_of(self.annotation.span(*draft.speaker)) if draft.speaker else None
        return head is not None and self.lexicon.has("outlets", head.lower)

    def _note_lead(self, draft: Draft, attribution: Attribution) -> None:
        """An article whose lead is an agency's report passes that agency on: what follows comes through it."""
        origin = attribution.chain[-1] if attribution.chain else None
        if self.annotation.tokens[draft.head].sentence > LEAD_SENTENCES or origin is None or origin.actor is None:
            return
        if origin.role is LinkRole.ORIGIN and origin.actor.type is ActorType.AGENCY:
            self.credits = (*self.credits, replace(origin, role=LinkRole.AGENCY, basis="lead"))

    def _content(self, draft: Draft) -> tuple[Span, ...]:
        """The longest piece first, then the others in text order."""
        pieces = [self.annotation.span(*part) for part in draft.content]
        main = max(pieces, key=lambda piece: (piece.end - piece.start, -piece.start))
        return (main, *(piece for piece in pieces if piece != main))

    def _voices(self, draft: Draft, outer: Sequence[Range]) -> tuple[Speaker | None, tuple[Link, ...], Span | None]:
        speaking = self.lexicon.lists["speaking"]
        told = addressed_in(self.annotation, draft.speaker, speaking) if draft.speaker else ()
        relays = tuple(link for span in (*outer, *draft.relay, *told) for link in self._relay_links(span))
        if draft.speaker:
            for part in reporters_in(self.annotation, draft.speaker, self.lexicon.lists["reported"]):
                relays = (*relays, *(self._relay_links(part) or self._named_link(part)))
        if draft.speaker is None and draft.rule in ("free_quotation", "inherited", "quote_before") and self.previous:
            origin, before, content = self.previous
            return origin, before, content
        if draft.speaker is None or draft.subject is None or self._is_nobody(draft.subject):
            return None, relays, None
        origin = self.speakers.resolve(draft.speaker, draft.subject)
        for sources in draft.sources:
            citing = self._citing_links(draft.speaker, origin)
            head = self.annotation.head_of(self.annotation.span(*sources))
            origin = self.speakers.resolve(sources, head.index if head else sources[0])
            relays = (*citing, *relays)
        if not relays and self.previous and origin.is_anaphor and self.previous[0].name == origin.name:
            relays = self.previous[1]
        return origin, relays, None

    def _is_nobody(self, subject: int) -> bool:
        """Whether what has no speaker is told: "no one has claimed responsibility"."""
        token = self.annotation.tokens[subject]
        return self.lexicon.has("nobody", token.lower) and is_none(token, self.annotation)

    def _relay_links(self, part: Range) -> tuple[Link, ...]:
        """Who passes words on: media by name, or by what they are ("state television", "the newspaper")."""
        if media := self._media(part):
            return tuple(self._medium_link(medium, name, "relay") for medium, name in media)
        head = self.annotation.head_of(self.annotation.span(*part))
        if head is None or not self.lexicon.has("outlets", head.lower):
            return ()
        medium = self.speakers.trace(part, head.index)
        if not medium.is_medium and self.lexicon.has("definites", self.annotation.tokens[part[0]].lower):
            return ()
        span = self.annotation.span(*part)
        named = medium.is_named
        return (
            Link(role=LinkRole.AGENCY, name=medium.name, actor=medium.actor, is_named=named, span=span, basis="relay"),
        )

    def _citing_links(self, part: Range, speaker: Speaker) -> tuple[Link, ...]:
        """Who cites somebody, by its own name where it has one."""
        if media := self._media(part):
            return tuple(self._medium_link(medium, name, "citing") for medium, name in media[:1])
        span, named = self.annotation.span(*part), speaker.is_named
        link = Link(
            role=LinkRole.AGENCY, name=speaker.name, actor=speaker.actor, is_named=named, span=span, basis="citing"
        )
        return (link,)

    def _named_link(self, part: Range) -> tuple[Link, ...]:
        """Whoever reported it first is a medium, if it has a name."""
        head = self.annotation.head_of(self.annotation.span(*part))
        if head is None or head.tag not in ("NNP", "NNPS"):
            return ()
        span = self.annotation.span(*part)
        return (self._medium_link(named_medium(self.annotation.text[span.start : span.end]), part, "relay"),)

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
        credited = [link for link in self.credits if origin is not None or link.basis != "lead"]
        for link in (*credited, *relays):
            if link.name.casefold() not in names and not self._is_outlet_itself(link.name):
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

    def _is_outlet_itself(self, name: str) -> bool:
        """Whether an outlet means itself by a part of its name: "told the Herald" in the Capital Herald."""
        outlet = (self.article.outlet or "").casefold().split()
        short = name.casefold().split()
        return bool(short) and len(short) < len(outlet) and outlet[-len(short) :] == short

    def _form(self, content: tuple[Span, ...], draft: Draft) -> Form:
        if draft.rule == "inherited":
            return Form.INHERITED
        spans = [span for span in self.speech if any(span.overlaps(piece) for piece in content)]
        if not spans:
            return Form.INDIRECT
        text = self.annotation.text
        said = {at for piece in content for at in range(piece.start, piece.end) if text[at].isalnum()}
        quoted = {at for span in spans for at in range(span.start, span.end)} & said
        if not quoted:
            return Form.INDIRECT
        return Form.MIXED if quoted < said else Form.DIRECT_QUOTE


def _credit_links(article: Article) -> Sequence[Link]:
    links = []
    for credit in article.credits:
        medium = find_medium(credit.name)
        if credit.basis in WHOLE_ARTICLE and medium is not None and not medium.is_platform:
            links.append(
                Link(role=LinkRole.AGENCY, name=medium.name, actor=medium.actor, span=credit.span, basis=credit.basis)
            )
    return links


def _with_trailing_source(annotation: Annotation, draft: Draft, lexicon: AttributionLexicon) -> Draft:
    """What a medium says without the participle at its end that names the source: "…, citing a police source"."""
    tokens = annotation.tokens
    for number, (first, stop) in enumerate(draft.content):
        for index in range(first + 2, stop):
            verb = lexicon.verbs.get(tokens[index].lower) if tokens[index].tag == "VBG" else None
            if verb is None or "relaying" not in verb.frames or tokens[index - 1].text != ",":
                continue
            named = next((child for child in annotation.children(index) if child.dep == "dobj"), None)
            if named is None:
                continue
            pieces = (*draft.content[:number], (first, index - 1), *draft.content[number + 1 :])
            source = edges(annotation, named.index)
            return replace(draft, content=pieces, cue=(*draft.cue, (index, index + 1)), sources=(source,))
    return draft


def _beside(annotation: Annotation, drafts: Sequence[Draft], number: int) -> Sequence[int]:
    """The other drafts with a cue in the same sentence; drafts stand in the order of their cues."""
    sentence = annotation.tokens[drafts[number].head].sentence
    found = []
    for step in (-1, 1):
        other = number + step
        while 0 <= other < len(drafts) and annotation.tokens[drafts[other].head].sentence == sentence:
            found.append(other)
            other += step
    return found


def _is_passed_on(inner: Draft, outer: Draft) -> bool:
    return inner.speaker is not None and (_covers(outer, inner) or _wraps(inner, outer))


def _covers(outer: Draft, inner: Draft) -> bool:
    """Whether all that one draft reports is what another one says, and who says it."""
    said = sum(_shared(part, whole) for part in inner.content for whole in outer.content)
    group = [*inner.cue, *([inner.speaker] if inner.speaker else [])]
    named = sum(_shared(part, whole) for part in group for whole in outer.content)
    return said >= inner.size - 1 and inner.size >= MIN_RELAYED * (outer.size - named) and inner.cue != outer.cue


def _wraps(inner: Draft, outer: Draft) -> bool:
    """Whether the parser hung the origin on the medium's verb: "Norda reported that …, according to a doctor"."""
    if inner.rule != "according":
        return False
    group = [*outer.content, *outer.cue, *([outer.speaker] if outer.speaker else [])]
    return all(any(low <= first and stop <= high for low, high in inner.content) for first, stop in group)


def _shared(part: Range, whole: Range) -> int:
    return max(0, min(part[1], whole[1]) - max(part[0], whole[0]))
