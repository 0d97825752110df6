"""One utterance in its wordings: what several outlets make of the same words of one speaker."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.model import STATEMENT, Claim, Finding, Form
from rashomon.report.labels import word_list
from rashomon.report.view.index import Index
from rashomon.report.view.links import ClaimLink, claim_link, claim_words
from rashomon.report.view.sayings import is_party, origin_name

# Utterances that stand open, and wordings of one utterance.
OPEN_UTTERANCES, WORDINGS = 4, 6
# Words that make a wording.
LEAST_WORDS = 3

_WORD = re.compile(r"[\w’'-]+")
_FORMS = {
    Form.DIRECT_QUOTE: "direct speech",
    Form.MIXED: "partly quoted",
    Form.INDIRECT: "indirect speech",
    Form.INHERITED: "indirect speech",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Words of a wording; `is_shared` where all wordings have them."""

    text: str
    is_shared: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """One wording and who prints it."""

    stretches: tuple[Stretch, ...]
    is_quoted: bool
    form: str
    carriers: tuple[ClaimLink, ...]
    hour: str
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Utterance:
    """What one speaker said once, as several outlets give it."""

    id: str
    speaker: str
    is_party: bool
    wordings: tuple[Wording, ...]
    more: int
    reasons: tuple[str, ...]
    outlets: int


def utterances(index: Index) -> tuple[Utterance, ...]:
    """Statements of one named speaker that two outlets or more carry, the most widely carried first."""
    found = [
        finding for finding in index.findings if finding.question.kind == STATEMENT and _is_utterance(index, finding)
    ]
    found.sort(key=lambda finding: (-len(_carriers(index, finding)), -len(_texts(index, finding)), finding.id))
    return tuple(
        _utterance(index, finding, f"{index.prefix}u{number}") for number, finding in enumerate(found, start=1)
    )


def _is_utterance(index: Index, finding: Finding) -> bool:
    claims = _statements(index, finding)
    is_quoted = any(claim.form in (Form.DIRECT_QUOTE, Form.MIXED) for claim in claims)
    return _speaker(claims) is not None and is_quoted and len(_carriers(index, finding)) > 1


def _speaker(claims: Sequence[Claim]) -> Claim | None:
    """A claim of the one who speaks: all others name him or what he belongs to (Peskov, the Kremlin, Russia)."""
    spoken = [claim for claim in claims if claim.origin]
    for claim in spoken:
        origin = claim.origin
        assert origin is not None
        wholes = {name.casefold() for name in (origin.name, *(origin.actor.part_of if origin.actor else ()))}
        if origin.is_named and all(other.origin and other.origin.name.casefold() in wholes for other in spoken):
            return claim
    return None


def _statements(index: Index, finding: Finding) -> list[Claim]:
    """The statements of a finding; single words held at a distance are no wording of it."""
    return [
        claim
        for claim in index.held(finding)
        if claim.kind == STATEMENT and claim.origin and len(_WORD.findall(claim_words(claim))) >= LEAST_WORDS
    ]


def _carriers(index: Index, finding: Finding) -> frozenset[str]:
    return frozenset(index.outlet(claim.article) for claim in _statements(index, finding))


def _texts(index: Index, finding: Finding) -> dict[str, list[Claim]]:
    """Claims by their words, in order of publication; the same words in other typography are one wording."""
    texts: dict[str, list[Claim]] = {}
    for claim in sorted(
        _statements(index, finding), key=lambda claim: (index.numbers[claim.article], claim.anchor.start)
    ):
        folded = " ".join(_WORD.findall(claim_words(claim).casefold()))
        texts.setdefault(folded, []).append(claim)
    return texts


def _utterance(index: Index, finding: Finding, fragment: str) -> Utterance:
    texts = _texts(index, finding)
    groups = list(texts.values())
    quoted = [text for text, claims in texts.items() if claims[0].form is Form.DIRECT_QUOTE]
    shared = _shared([_WORD.findall(text) for text in (quoted if len(quoted) > 1 else texts)])
    named = _speaker([claim for group in groups for claim in group])
    assert named is not None
    return Utterance(
        id=fragment,
        speaker=origin_name(index, named) or "",
        is_party=is_party(index, named),
        wordings=tuple(_wording(index, group, shared) for group in groups[:WORDINGS]),
        more=max(0, len(groups) - WORDINGS),
        reasons=finding.reasons,
        outlets=len(_carriers(index, finding)),
    )


def _shared(wordings: Sequence[Sequence[str]]) -> frozenset[str]:
    """Words that every wording has; none where there is only one wording."""
    if len(wordings) < 2:
        return frozenset()
    common = frozenset(wordings[0]).intersection(*wordings[1:])
    return common - frozenset(word_list("stopwords", "words"))


def _wording(index: Index, claims: Sequence[Claim], shared: frozenset[str]) -> Wording:
    first = claims[0]
    article = index.by_id[first.article]
    links = {
        index.outlet(claim.article): claim_link(index, claim, index.outlet(claim.article)) for claim in reversed(claims)
    }
    return Wording(
        stretches=_stretches(claim_words(first), shared),
        is_quoted=first.form is Form.DIRECT_QUOTE,
        form=_FORMS.get(first.form, "") if first.form else "",
        carriers=tuple(reversed(links.values())),
        hour=index.clock.instant(article.published, exact=article.is_published_exact),
        claims=tuple(claims),
    )


def _stretches(text: str, shared: frozenset[str]) -> tuple[Stretch, ...]:
    stretches: list[Stretch] = []
    position = 0
    for match in _WORD.finditer(text):
        if match.group().casefold() in shared:
            if position < match.start():
                stretches.append(Stretch(text=text[position : match.start()], is_shared=False))
            stretches.append(Stretch(text=match.group(), is_shared=True))
            position = match.end()
    if position < len(text):
        stretches.append(Stretch(text=text[position:], is_shared=False))
    return tuple(stretches)
