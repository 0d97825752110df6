"""What two claims of one topic are to each other: agreed, sharpened, updated, disputed or denied."""

from rashomon.match.contests import undone
from rashomon.match.lexicon import Lexicon
from rashomon.match.profile import Profile, Profiles
from rashomon.match.statements import is_negative, statement_of
from rashomon.model import EVENT, Comparison, Stance, Verdict
from rashomon.schema.claimants import Kinship
from rashomon.values import Modality, Relation

# Of two wordings, one says more when it has this share of notions beyond the other's.
_SAYS_MORE = 0.5
_AHEAD = frozenset({Modality.EXPECTED, Modality.PLANNED})


def judge_statements(left: Profile, right: Profile, profiles: Profiles) -> Comparison:
    """What two claims of one topic are to each other."""
    negative_left, negative_right = is_negative(left), is_negative(right)
    if negative_left != negative_right and not _only_names_it(left, right):
        if _share_only_a_verb(left, right, profiles.lexicon):
            return _comparison(left, right, Relation.INCOMPARABLE, Verdict.DIFFERENT_QUESTION, _ONLY_A_VERB)
        return _judge_opposed(left, right, negative_left=negative_left)
    if reason := undone(left, right, profiles.lexicon):
        return _comparison(left, right, Relation.DISJOINT, Verdict.DISPUTED, reason)
    if _is_ahead(left) != _is_ahead(right) and not _is_one_utterance(left, right):
        if _share_only_a_verb(left, right, profiles.lexicon) or _are_other_acts(left, right, profiles.lexicon):
            return _comparison(left, right, Relation.INCOMPARABLE, Verdict.DIFFERENT_QUESTION, _ONLY_A_VERB)
        return _judge_expected(left, right)
    return _judge_same(left, right, profiles)


_ONLY_A_VERB = "they have no more than a verb in common"


def _share_only_a_verb(left: Profile, right: Profile, lexicon: Lexicon) -> bool:
    """Whether one shared notion is all, and who acts, or on what, shows that they tell of two things.

    "The toll reaches 132" and "no rebel reached the city"; "they left their rifles" and "will not leave them alive".
    """
    if len(left.words & right.words) > 1:
        return False
    if not (_may_be_of_a_side(left, lexicon) and _may_be_of_a_side(right, lexicon)):
        return True
    patients = [_notions(statement_of(one).patient, lexicon) for one in (left, right)]
    return all(patients) and not patients[0] & patients[1] and not all(one & _WHERE for one in patients)


# Notions of what can be entered or held: two accounts may call one place by two of them.
_WHERE = frozenset({"city", "village", "neighborhood"})


def _may_be_of_a_side(profile: Profile, lexicon: Lexicon) -> bool:
    """Whether somebody may act in it: a name, a side or a pronoun for one; in a whole statement always."""
    agent = statement_of(profile).agent
    if not agent:
        return profile.claim.kind != EVENT
    is_named = any(word[:1].isupper() for word in agent.split())
    return is_named or agent.split()[0].casefold() in lexicon.common or lexicon.side_of(agent) is not None


def _notions(words: str | None, lexicon: Lexicon) -> frozenset[str]:
    plain = (word.strip(".,;:“”\"'’").casefold() for word in (words or "").split())
    return frozenset(lexicon.notion(word) for word in plain if word and word not in lexicon.common)


def _are_other_acts(left: Profile, right: Profile, lexicon: Lexicon) -> bool:
    """Whether what is expected is of another kind than what is told as done."""
    first, second = left.act.predicate, right.act.predicate
    return (first or second) is not None and first != second and not lexicon.tell_alike(first, second)


def _only_names_it(left: Profile, right: Profile) -> bool:
    """Whether one speaker negates something and elsewhere only names it: "would not accept the closure"."""
    return _kinship(left, right) >= Kinship.PART and "event.noun" in (left.claim.rule, right.claim.rule)


def _judge_opposed(left: Profile, right: Profile, *, negative_left: bool) -> Comparison:
    denier, teller = (left, right) if negative_left else (right, left)
    who = denier.claimant.name if denier.claimant else "the outlet itself"
    verb = "denies" if denier.claim.stance is Stance.DENIES else "says the contrary of"
    reason = f"{who} {verb} what {teller.claimant.name if teller.claimant else 'the outlet itself'} tells"
    kinship = _kinship(left, right)
    if kinship >= Kinship.PART and _known_later(denier, teller) > 0:
        return _comparison(left, right, Relation.DISJOINT, Verdict.UPDATED, f"{who} first denied it and later says it")
    inside = ("one article carries both",) if left.article == right.article else ()
    return _comparison(left, right, Relation.DISJOINT, Verdict.DENIED, reason, *inside)


def _judge_expected(left: Profile, right: Profile) -> Comparison:
    ahead, told = (left, right) if _is_ahead(left) else (right, left)
    if ahead.article == told.article and _told_before(told, ahead):
        reason = "the article expects what it also tells as done"
        return _comparison(left, right, Relation.DISJOINT, Verdict.DISPUTED, reason)
    if _known_later(ahead, told) >= 0:
        return _comparison(left, right, Relation.OVERLAPS, Verdict.UPDATED, "first expected, then told as done")
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
