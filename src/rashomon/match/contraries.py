"""Whether two claims tell one proposition, the one as not so or as ahead, the other as a fact.

A denial needs the same predicate and arguments that agree as far as both tell them; a shared word is none. The same
holds for what was expected and is then told as done.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from rashomon.match.acts import Act
from rashomon.match.clauses import Proposition, clauses_of, is_content, notion_of, times_of
from rashomon.match.lexicon import Lexicon
from rashomon.match.profile import Profile, Profiles
from rashomon.match.reach import ahead_in, denied_in, has_negation, negated_in, told_in
from rashomon.match.statements import statement_of
from rashomon.model import EVENT, Stance
from rashomon.values import Modality, Relation, relate

# Moods in which nothing is told as a fact.
_UNREAL = frozenset({Modality.EXPECTED, Modality.PLANNED, Modality.WANTED, Modality.CONDITIONAL})
_PRESENCE = "enter"
# Fewer words are cut off from what they belong to.
_LEAST_WORDS = 3
# An event told in one word of content ("that were hurt") has its subject, and perhaps its negation, elsewhere.
_LEAST_CONTENT = 2
# Of what the denied clause says, by weight, so much must stand in the other. 0–1. On 286 natural stories .2 to .6 was
# tried: the same cards from .4 on, one more and false below.
_LEAST_SHARED = 0.4
# The same for a thing that is said not to be there: its name is all that is told, so most of it. Not tuned.
_LEAST_OF_THING = 0.6


@dataclass(frozen=True, slots=True, kw_only=True)
class Contrary:
    """That one claim says what another tells is not so.

    Attributes:
        words: the clauses at odds, for the reader.
        is_so_far: whether it is only not so up to when it is told: a later account may tell it without a denial.
    """

    words: str
    is_so_far: bool = False


def contrary(denier: Profile, teller: Profile, profiles: Profiles) -> Contrary | None:
    """What of one claim says that what another tells is not so; None where they are of two things.

    Args:
        denier: the claim that negates or denies.
        teller: the claim that asserts.
        profiles: those of the story.
    """
    if not _may_tell(teller) or _are_elsewhere(denier, teller):
        return None
    lexicon = profiles.lexicon
    for denied in _denied(denier, lexicon):
        for told in _told(teller, denied, lexicon):
            if not _are_other_times(denied.times, told.times) and _is_one(denied, told, denier, teller, profiles):
                is_so_far = denied.is_so_far and denier.claim.stance is not Stance.DENIES
                return Contrary(words=f"“{denied.text}” against “{told.text}”", is_so_far=is_so_far)
    words = f"“{statement_of(denier).text}” against “{statement_of(teller).text}”"
    if _rejects_charge(denier, teller, lexicon):
        return Contrary(words=words)
    if _deny_one_act(denier, teller, lexicon):
        is_denied = denier.claim.stance is Stance.DENIES
        return Contrary(words=words, is_so_far=not is_denied and any(one.is_so_far for one in _denied(denier, lexicon)))
    return None


def fulfilled(ahead: Profile, teller: Profile, profiles: Profiles) -> str:
    """The words by which what one claim puts ahead is told as done by another; empty where they are of two things."""
    if not _may_tell(teller) or _are_elsewhere(ahead, teller) or ahead.claim.is_phrase:
        return ""
    lexicon = profiles.lexicon
    text = statement_of(ahead).text
    is_infinitive = ahead.claim.stance in (Stance.EXPECTS, Stance.PROMISES)
    for expected in ahead_in(text, lexicon, is_infinitive=is_infinitive):
        for told in _told(teller, expected, lexicon):
            if told.is_done and _is_one(expected, told, ahead, teller, profiles):
                return f"“{expected.text}”, then “{told.text}”"
    return ""


def both_negate(left: Profile, right: Profile, lexicon: Lexicon) -> bool:
    """Whether the words of both hold a negation, so that one may only seem to assert what the other negates."""
    return all(
        one.claim.stance is Stance.DENIES or has_negation(statement_of(one).text, lexicon) for one in (left, right)
    )


# ---------------------------------------------------------------- what is denied, and what is told


def _may_tell(teller: Profile) -> bool:
    """Whether a claim tells something as a fact: no wish, and no bare phrase, gerund or infinitive."""
    words = statement_of(teller).text.casefold().split()
    if len(words) < _LEAST_WORDS or words[0] == "to" or words[0].endswith("ing"):
        return False
    if teller.claim.is_phrase or statement_of(teller).modality in _UNREAL:
        return False
    return teller.claim.stance not in (Stance.DENIES, Stance.DECLINES_TO_COMMENT)


def _are_elsewhere(left: Profile, right: Profile) -> bool:
    """Whether two claims speak of other places or other days."""
    if left.claim.where and right.claim.where and relate(left.claim.where, right.claim.where) is Relation.DISJOINT:
        return True
    if not (left.tells_time and right.tells_time) or None in (left.day_from, left.day_to, right.day_from, right.day_to):
        return False
    return max(left.day_from or 0, right.day_from or 0) - min(left.day_to or 0, right.day_to or 0) > 1


def _are_other_times(denied: frozenset[str], told: frozenset[str]) -> bool:
    """Whether what is not so is only not so at one time, or what is told is of another year."""
    return not denied <= told or any(time.isdigit() for time in told - denied)


def _denied(denier: Profile, lexicon: Lexicon) -> Iterator[Proposition]:
    text = statement_of(denier).text
    if denier.claim.stance is not Stance.DENIES:
        yield from negated_in(text, lexicon)
    elif denier.claim.kind == EVENT and not statement_of(denier).is_negated:
        return  # it only stands in the words of a denial: "denied bail to the man charged in the raid"
    elif not denier.claim.is_phrase and not has_negation(text, lexicon):
        yield from denied_in(text, lexicon)


def _told(teller: Profile, denied: Proposition, lexicon: Lexicon) -> Iterator[Proposition]:
    text = statement_of(teller).text
    if denied.is_presence and lexicon.side_of(denied.predicate):
        yield from told_in(text, _PRESENCE, lexicon)
    yield from told_in(text, denied.predicate, lexicon, is_noun=denied.is_presence)


def _rejects_charge(denier: Profile, teller: Profile, lexicon: Lexicon) -> bool:
    """Whether a speaker denies, in a phrase, the guilt that another puts on that very speaker.

    "Denied any role in the raid" answers "accused the company of the raid": the one who denies is named by the other,
    in words that charge, and what the phrase names besides is there too.
    """
    text = statement_of(teller).text
    if denier.claim.stance is not Stance.DENIES or denier.claimant is None or has_negation(text, lexicon):
        return False
    words = {word for clause in clauses_of(text, lexicon) for word in clause.words}
    notions = {notion_of(word, lexicon) for word in words if is_content(word, lexicon)}
    rejected = _words(statement_of(denier).text, lexicon)
    guilt = {notion_of(word, lexicon) for word in lexicon.clauses["guilt"]}
    if not rejected & guilt or not words & lexicon.clauses["charging"] or words & lexicon.polarity["denials"]:
        return False
    names = _words(" ".join(sorted(denier.claimant.names | denier.claimant.wholes)), lexicon)
    return bool(names & notions) and (rejected <= guilt or bool((rejected - guilt) & notions))


# ---------------------------------------------------------------- one proposition


def _is_one(first: Proposition, second: Proposition, left: Profile, right: Profile, profiles: Profiles) -> bool:
    """Whether two propositions of one predicate agree in who does it and to whom, as far as both tell."""
    lexicon = profiles.lexicon
    doer_first = first.doer | {first.predicate} if second.predicate != first.predicate else first.doer
    if first.numbers and second.numbers and not first.numbers & second.numbers:
        return False
    heads = [(one.heads | one.object_heads) - lexicon.clauses["persons"] for one in (first, second)]
    names = first.names | second.names
    agreed = [_agree(doer_first, second.doer, names, lexicon), _agree(first.done_to, second.done_to, names, lexicon)]
    if False in agreed or _have_other_doers(left, right) or _have_other_heads(first, second, lexicon):
        return False
    if first.is_presence and first.predicate == second.predicate:
        return _is_there(first, second, profiles)
    if True not in agreed:
        return _acts_agree(left, right, lexicon)
    shared = first.notions & second.notions
    if all(heads) and not shared & (heads[0] | heads[1]) and not _share_a_place(first, second, lexicon):
        return _acts_agree(left, right, lexicon)  # they share no more than what is said of two things
    if shared - {first.predicate} <= lexicon.of_figures and first.done_to & second.done_to:
        return _acts_agree(left, right, lexicon)
    if _share_a_place(first, second, lexicon):
        shared |= first.done_to & lexicon.places
    whole = profiles.weight(first.notions)
    return _acts_agree(left, right, lexicon) or profiles.weight(shared) >= _LEAST_SHARED * whole


def _share_a_place(first: Proposition, second: Proposition, lexicon: Lexicon) -> bool:
    """Whether both name a place by a general word: "the city", "two districts"."""
    return bool(first.done_to & lexicon.places and second.done_to & lexicon.places)


def _is_there(first: Proposition, second: Proposition, profiles: Profiles) -> bool:
    """Whether what is not there by the one is there by the other, by most of the words that tell what it is."""
    shared = profiles.weight(first.notions & second.notions)
    return len(first.notions & second.notions) > 1 and shared >= _LEAST_OF_THING * profiles.weight(first.notions)


def _agree(first: frozenset[str], second: frozenset[str], names: frozenset[str], lexicon: Lexicon) -> bool | None:
    """Whether two arguments are one: None where one is not told, or is a name and the other a description."""
    if not first or not second:
        return None
    if first & second:
        return True
    places = lexicon.places
    if first & places and second & places:
        return True
    core_first, core_second = first - places - names, second - places - names
    if core_first and core_second:
        sides = {lexicon.side_of(" ".join(one)) for one in (core_first, core_second)}
        return len(sides) == 1 and None not in sides
    return None if core_first or core_second or first & places or second & places else False


def _have_other_heads(first: Proposition, second: Proposition, lexicon: Lexicon) -> bool:
    """Whether the nouns of both subjects, or of both objects, are two things.

    "The road is closed" and "the inn at the road is closed" are; a name and a description need not be.
    """
    subjects, objects = (first.heads, second.heads), (first.object_heads, second.object_heads)
    if not first.is_presence and _are_two(*subjects, first, second, lexicon):
        return True
    return _are_two(*objects, first, second, lexicon)


def _are_two(
    left: frozenset[str], right: frozenset[str], first: Proposition, second: Proposition, lexicon: Lexicon
) -> bool:
    heads = left | right
    if not left or not right or lexicon.places >= heads:
        return False
    if left & second.notions and right & first.notions:
        return False
    sides = {lexicon.side_of(head) for head in heads}
    if len(sides) == 1 and None not in sides:
        return False
    is_name_for = heads & (first.names | second.names) and not heads & first.notions & second.notions
    return not is_name_for


def _have_other_doers(left: Profile, right: Profile) -> bool:
    """Whether both acts have an agent who is known, and they are two."""
    first, second = left.act, right.act
    if first.side and second.side and first.side != second.side:
        return True
    if first.side and first.side == second.side:
        return False
    return bool(first.agent and second.agent) and not first.has_agent_of(second)


def _acts_agree(left: Profile, right: Profile, lexicon: Lexicon) -> bool:
    """Whether both tell an event of one class, by one agent or side, or to one patient."""
    first, second = left.act, right.act
    if first.predicate is None or first.predicate != second.predicate:
        return False
    if (_words(first.patient, lexicon) & _words(second.patient, lexicon)) - lexicon.of_figures:
        return True
    is_one_side = first.side is not None and first.side == second.side
    is_other = _agree(_patient(first, lexicon), _patient(second, lexicon), frozenset(), lexicon) is False
    return (first.has_agent_of(second) or is_one_side) and not is_other


def _deny_one_act(denier: Profile, teller: Profile, lexicon: Lexicon) -> bool:
    """Whether both are events of one class and of one agent and patient, in whatever words."""
    if denier.claim.kind != EVENT or teller.claim.kind != EVENT or _have_other_doers(denier, teller):
        return False
    clauses = clauses_of(statement_of(teller).text, lexicon)
    words = {word for clause in clauses for word in clause.words}
    if sum(is_content(word, lexicon) for word in words) < _LEAST_CONTENT:
        return False
    unlike = lexicon.polarity["negations"] | lexicon.polarity["denials"] | lexicon.clauses["others"]
    if words & unlike or teller.is_wished or not _acts_agree(denier, teller, lexicon):
        return False
    times = frozenset(time for clause in clauses for time in times_of(clause, lexicon))
    if all(_are_other_times(denied.times, times) for denied in _denied(denier, lexicon)):
        return False
    first, second = _patient(denier.act, lexicon), _patient(teller.act, lexicon)
    return _agree(first, second, frozenset(), lexicon) is not False


def _patient(act: Act, lexicon: Lexicon) -> frozenset[str]:
    """The notions of what an act is done to, without names; a pronoun stands for itself."""
    if act.patient and act.patient.casefold() in lexicon.clauses["objects"]:
        return frozenset({act.patient.casefold()})
    names = {name for one in clauses_of(act.patient or "", lexicon) for name in one.names}
    return _words(act.patient, lexicon) - names


def _words(text: str | None, lexicon: Lexicon) -> frozenset[str]:
    words = (word for one in clauses_of(text or "", lexicon) for word in one.words)
    return frozenset(notion_of(word, lexicon) for word in words if is_content(word, lexicon))
