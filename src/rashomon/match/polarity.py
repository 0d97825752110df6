"""What two claims of one topic are to each other: agreed, sharpened, updated, disputed or denied."""

from rashomon.match.contests import undone
from rashomon.match.contraries import both_negate, contrary, fulfilled
from rashomon.match.profile import Profile, Profiles
from rashomon.match.statements import is_negative, statement_of
from rashomon.model import Comparison, Stance, Verdict
from rashomon.schema.claimants import Kinship
from rashomon.values import Modality, Relation

# Of two wordings, one says more when it has this share of notions beyond the other's.
_SAYS_MORE = 0.5
_AHEAD = frozenset({Modality.EXPECTED, Modality.PLANNED})


def judge_statements(left: Profile, right: Profile, profiles: Profiles) -> Comparison:
    """What two claims of one topic are to each other."""
    negative_left, negative_right = is_negative(left), is_negative(right)
    if negative_left != negative_right:
        denier, teller = (left, right) if negative_left else (right, left)
        return _judge_opposed(denier, teller, left, right, profiles)
    if reason := undone(left, right, profiles.lexicon):
        return _comparison(left, right, Relation.DISJOINT, Verdict.DISPUTED, reason)
    if _is_ahead(left) != _is_ahead(right) and not _is_one_utterance(left, right):
        ahead, told = (left, right) if _is_ahead(left) else (right, left)
        return _judge_expected(ahead, told, left, right, profiles)
    return _judge_same(left, right, profiles)


_NO_CONTRARY = "the one negates something else than the other tells"
_NOT_FULFILLED = "what the one expects is something else than the other tells"


def _judge_opposed(denier: Profile, teller: Profile, left: Profile, right: Profile, profiles: Profiles) -> Comparison:
    """A denial where both speak of one proposition and by two voices; of one voice, what is taken back later."""
    found = contrary(denier, teller, profiles)
    if found is None:
        if _are_alike(left, right, profiles) and both_negate(left, right, profiles.lexicon):
            return _judge_same(left, right, profiles)
        return _comparison(left, right, Relation.INCOMPARABLE, Verdict.DIFFERENT_QUESTION, _NO_CONTRARY)
    who, other = (one.claimant.name if one.claimant else "the outlet itself" for one in (denier, teller))
    if _is_one_voice(denier, teller):
        if denier.article == teller.article or abs(_known_later(denier, teller)) < _LATER:
            return _comparison(left, right, Relation.INCOMPARABLE, Verdict.DIFFERENT_QUESTION, _ONE_VOICE)
        is_taken_back = _known_later(denier, teller) > 0
        order = (
            f"{who} first denied it and later says it" if is_taken_back else f"{who} first said it and later denies it"
        )
        return _comparison(left, right, Relation.DISJOINT, Verdict.UPDATED, order, found.words)
    if found.is_so_far and _known_later(denier, teller) >= _LATER:
        reason = f"not so at first, told later: {found.words}"
        return _comparison(left, right, Relation.DISJOINT, Verdict.UPDATED, reason)
    verb = "denies" if denier.claim.stance is Stance.DENIES else "says the contrary of"
    reason = f"{who} {verb} what {other} tells: {found.words}"
    inside = ("one article carries both",) if left.article == right.article else ()
    return _comparison(left, right, Relation.DISJOINT, Verdict.DENIED, reason, *inside)


_ONE_VOICE = "one speaker is handed on in two wordings"
# A speaker takes back what was known so much earlier. Days.
_LATER = 1 / 24


def _is_one_voice(left: Profile, right: Profile) -> bool:
    """Whether one speaker, or one outlet in its own voice, says both."""
    if left.claimant is None and right.claimant is None:
        return left.article == right.article
    return _kinship(left, right) >= Kinship.PART


def _are_alike(left: Profile, right: Profile, profiles: Profiles) -> bool:
    """Whether neither of two wordings says much beyond the other."""
    return all(
        profiles.weight(one.words - other.words) < _SAYS_MORE * (one.words_weight or 1)
        for one, other in ((left, right), (right, left))
    )


def _judge_expected(ahead: Profile, told: Profile, left: Profile, right: Profile, profiles: Profiles) -> Comparison:
    words = fulfilled(ahead, told, profiles)
    if not words:
        if _are_alike(left, right, profiles):
            return _judge_same(left, right, profiles)
        return _comparison(left, right, Relation.INCOMPARABLE, Verdict.DIFFERENT_QUESTION, _NOT_FULFILLED)
    if ahead.article == told.article and _told_before(told, ahead):
        reason = "the article expects what it also tells as done"
        return _comparison(left, right, Relation.DISJOINT, Verdict.DISPUTED, reason, words)
    if _known_later(ahead, told) >= 0:
        return _comparison(
            left, right, Relation.OVERLAPS, Verdict.UPDATED, f"first expected, then told as done: {words}"
        )
    return _comparison(left, right, Relation.OVERLAPS, Verdict.SHARPENED, "told as done, and expected to go on")


def _told_before(told: Profile, ahead: Profile) -> bool:
    return told.day_to is not None and ahead.day_to is not None and told.day_to < ahead.day_to


def _judge_same(left: Profile, right: Profile, profiles: Profiles) -> Comparison:
    only_left, only_right = left.words - right.words, right.words - left.words
    share_left = profiles.weight(only_left) / (left.words_weight or 1)
    share_right = profiles.weight(only_right) / (right.words_weight or 1)
    if share_left < _SAYS_MORE and share_right < _SAYS_MORE:
        relation = Relation.EQUAL if left.words == right.words else Relation.OVERLAPS
        return _comparison(
            left, right, relation, Verdict.AGREED, "one thing in alike words", _speaker_rule(left, right)
        )
    relation = Relation.WITHIN if share_left > share_right else Relation.CONTAINS
    more = left if share_left > share_right else right
    beyond = ", ".join(sorted(only_left if more is left else only_right)[:6])
    return _comparison(left, right, relation, Verdict.SHARPENED, f"one says more: {beyond}", _speaker_rule(left, right))


def _speaker_rule(left: Profile, right: Profile) -> str:
    """How two names come to be one speaker; empty where they are not, or bear one name."""
    first, second = left.claimant, right.claimant
    if first is None or second is None or first.name == second.name:
        return next((one.resolved_by for one in (first, second) if one and one.resolved_by), "")
    match first.kinship(second):
        case Kinship.SAME:
            return f"{first.name} and {second.name} are names of one speaker"
        case Kinship.PART:
            whole, part = (first, second) if first.names & second.wholes else (second, first)
            return f"{part.name} speaks for {whole.name}"
    return ""


def _is_ahead(profile: Profile) -> bool:
    return statement_of(profile).modality in _AHEAD


def _is_one_utterance(left: Profile, right: Profile) -> bool:
    """Whether one speaker of one day is handed on twice: what one account tells as hoped, another tells as wanted."""
    return _kinship(left, right) >= Kinship.PART and abs(_known_later(left, right)) <= 1


def _kinship(left: Profile, right: Profile) -> Kinship:
    if left.claimant is None or right.claimant is None:
        return Kinship.NONE
    return left.claimant.kinship(right.claimant)


def _known_later(first: Profile, second: Profile) -> float:
    """Days from when the first was known to when the second was; 0 where that is not known."""
    if first.known_day is None or second.known_day is None:
        return 0.0
    return second.known_day - first.known_day


def _comparison(left: Profile, right: Profile, relation: Relation, verdict: Verdict, *reasons: str) -> Comparison:
    return Comparison(
        left=left.id,
        right=right.id,
        relation=relation,
        verdict=verdict,
        reasons=tuple(reason for reason in reasons if reason),
    )
