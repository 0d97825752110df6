"""Reviews in words, and what they change: the machine's reading and the reviewed one beside each other."""

from collections.abc import Iterable, Mapping, Sequence

from rashomon.errors import InputError
from rashomon.model import Claim, ClaimId, Finding, StoryId
from rashomon.report.labels import is_figure, kind_label, question_title, status_label
from rashomon.run.amending import SPOTS, Amendments, corrected
from rashomon.run.regrouping import Regrouping
from rashomon.run.views import StoryLook
from rashomon.store import Session
from rashomon.store.reviews import Review, ReviewAction, standing
from rashomon.values import Quantity, caption


def standing_reviews(session: Session, *, count: bool) -> tuple[Review, ...]:
    """The reviews that are to count: those that stand, or none where the machine's own view is asked for."""
    return standing(session.reviews.all()) if count else ()


def review_record(review: Review, gone: frozenset[int] = frozenset()) -> dict[str, object]:
    """A review, as JSON-able values; `words` says it in a sentence."""
    return {
        "seq": review.seq,
        "at": review.at.isoformat(),
        "author": review.author,
        "action": review.action.value,
        "target": review.target,
        "targets": review.target.split() if review.action is not ReviewAction.UNDO else [],
        "is_on_story": _is_on_story(review),
        "detail": dict(review.detail),
        "note": str(review.detail.get("note") or ""),
        "words": review_words(review),
        "undoes": review.undoes,
        "stands": review.seq not in gone,
    }


def _is_on_story(review: Review) -> bool:
    # A note on claims remembers their places.
    is_note = review.action is ReviewAction.NOTE and SPOTS not in review.detail
    return is_note or review.action in (ReviewAction.MERGE, ReviewAction.SPLIT)


_WORDS = {
    ReviewAction.CONFIRM: "confirms the reading",
    ReviewAction.REJECT: "rejects the reading",
    ReviewAction.LINK: "says that two claims answer one question",
    ReviewAction.UNLINK: "says that two claims answer different questions",
    ReviewAction.MERGE: "tells two stories as one",
    ReviewAction.NOTE: "notes",
}


def review_words(review: Review) -> str:
    """What a review says, without its note: "reads it as at least 10, by the harbour police"."""
    match review.action:
        case ReviewAction.CORRECT:
            return f"reads it as {_correction(review.detail)}"
        case ReviewAction.SPLIT:
            articles = review.detail.get("articles")
            count = len(articles) if isinstance(articles, list) else 0
            return f"takes {count} article{'' if count == 1 else 's'} out into a story of their own"
        case ReviewAction.UNDO:
            return f"takes back review {review.undoes}"
    return _WORDS[review.action]


def _correction(detail: Mapping[str, object]) -> str:
    lower, upper = str(detail.get("lower") or ""), str(detail.get("upper") or "")
    parts = []
    if lower and upper:
        parts.append(lower if lower == upper else f"{lower} to {upper}")
    elif lower or upper:
        parts.append(f"at least {lower}" if lower else f"at most {upper}")
    if counted := detail.get("counted"):
        parts.append(f"{counted} counted")
    if origin := detail.get("origin"):
        parts.append(f"said by {origin}")
    return ", ".join(parts) or "something else"


def reading(claim: Claim, said: Amendments) -> dict[str, object] | None:
    """How people read a claim, beside what the machine read; None if nobody has said anything that counts.

    `happened` is "confirmed", "rejected" or "corrected".
    """
    review = said.words.get(claim.id)
    if review is None:
        return None
    happened = {ReviewAction.CONFIRM: "confirmed", ReviewAction.REJECT: "rejected"}.get(review.action, "corrected")
    now = claim
    if review.action is ReviewAction.CORRECT:
        try:
            now = corrected(claim, review.detail)
        except InputError:
            happened = "confirmed"
    origin = now.origin
    return {
        "happened": happened,
        "author": review.author,
        "at": review.at.isoformat(),
        "seq": review.seq,
        "value": caption(now.value) if isinstance(now.value, Quantity) else "",
        "machine": caption(claim.value) if isinstance(claim.value, Quantity) else "",
        "counted": now.counted,
        "origin": origin.name if origin and review.detail.get("origin") else None,
    }


def readings(claims: Iterable[Claim], said: Amendments) -> dict[ClaimId, dict[str, object]]:
    """The claims that people have said something about."""
    found = {claim.id: reading(claim, said) for claim in claims if claim.id in said.words}
    return {name: one for name, one in found.items() if one}


def differences(look: StoryLook) -> list[dict[str, object]]:
    """The questions to which the machine's answer and the reviewed one differ, side by side."""
    before = {one.id: one for one in (look.machine.findings if look.machine else ())}
    after = {one.id: one for one in look.report.findings}
    left = [one for name, one in before.items() if name not in after or _said(after[name]) != _said(one)]
    right = [one for name, one in after.items() if name not in before or _said(before[name]) != _said(one)]
    rows = [(one, [other for other in right if _claims(one) & _claims(other)]) for one in left]
    paired = {other.id for _, others in rows for other in others}
    made: list[dict[str, object]] = [
        {"machine": finding_words(one), "reviewed": [finding_words(other) for other in others]} for one, others in rows
    ]
    alone = [one for one in right if one.id not in paired]
    return made + [{"machine": None, "reviewed": [finding_words(one)]} for one in alone]


def _claims(finding: Finding) -> set[ClaimId]:
    return {claim for position in finding.positions for claim in position.claims}


def _said(finding: Finding) -> tuple[object, ...]:
    return finding.status, finding.positions, finding.counts


def finding_words(finding: Finding) -> dict[str, object]:
    """A finding in a few words: the question, its status, every value with its origins."""
    label = status_label(finding.status)
    question = question_title(finding.question) or kind_label(finding.question.kind)
    return {
        "id": finding.id,
        "question": question,
        "status": label.id,
        "sign": label.sign,
        "word": label.word,
        "is_figure": is_figure(finding.question.kind),
        "positions": [
            {
                "value": caption(position.value),
                "claims": list(position.claims),
                "origins": list(position.origins),
            }
            for position in finding.positions
        ],
    }


def grouping_record(story: str, regrouping: Regrouping, machine: Sequence[str]) -> dict[str, object] | None:
    """How people's grouping of a story differs from the machine's; None if it does not."""
    members = regrouping.members.get(StoryId(story))
    if members is None:
        return None
    return {
        "machine": list(machine),
        "added": [one for one in members if one not in machine],
        "taken_out": [one for one in machine if one not in members],
        "merged": sorted(one for one, into in regrouping.into.items() if into == story),
    }
