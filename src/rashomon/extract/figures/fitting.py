"""Whether an ambiguous cue tells of a count: "captured 63 soldiers", "seven were shot", "lost two brothers"."""

from rashomon.extract.annotation import Annotation, Token
from rashomon.extract.figures.counting import Basis, Count, Counter
from rashomon.extract.figures.frames import is_passive
from rashomon.extract.figures.words import CueRole, FigureLexicon

_PERSON_SUFFIXES = ("ists", "men", "ers", "ors", "ees", "ians", "ans", "is")


def fits_cue(count: Count, cue: Token, kind: str, role: CueRole, counter: Counter) -> bool:
    """Whether an ambiguous cue tells of a count: "captured 63 soldiers", not "63 soldiers captured it"."""
    lists, is_number = counter.lexicon.lists, count.basis is Basis.NUMBER
    if kind in counter.lexicon.units:
        return True
    if kind in lists["numbered_kinds"] and not (is_number and not _gets_away(cue, counter)):
        return False
    if cue.lower in lists["numbered_verbs"] and kind in lists["numbered_verb_kinds"]:
        return is_number and _is_numbered_verb(cue, count, counter)
    if cue.lower in lists["armed_only"]:
        return is_number and count.group in lists["armed_groups"]
    if cue.lower in lists["unarmed_only"]:
        return is_number and count.group not in lists["armed_groups"]
    if cue.lower in lists["bereaving"] or (cue.lower in lists["losing"] and role is CueRole.OBJECT):
        return is_number and count.first > cue.index and _is_mourned(count, cue, counter)
    if cue.lower in lists["persons_only"]:
        is_object = count.first > cue.index or is_passive(cue, counter.annotation.children(cue.index))
        is_person = count.mention is not None and count.mention.group is not None
        return is_object and is_person and count.value.unit == "person"
    return True


def _is_numbered_verb(cue: Token, count: Count, counter: Counter) -> bool:
    """Whether "shot" and "taken to hospital" tell of the living: not "shot at", not of bodies."""
    tokens, lists = counter.annotation.tokens, counter.lexicon.lists
    is_aimed = any(token.lower in lists["aiming"] for token in tokens[cue.index + 1 : cue.index + 2])
    told = tokens[count.first : cue.index] if count.first < cue.index else ()
    has_dead = any(
        kind in lists["fatal_kinds"] for token in told for kind, _ in counter.lexicon.cues.get(token.lower, ())
    )
    is_of_dead = has_dead or tokens[count.head].lower in lists["remains"]
    return cue.tag.startswith("VB") and not is_aimed and not is_of_dead


def _gets_away(cue: Token, counter: Counter) -> bool:
    """Whether who flees only makes off: "fled the scene", "fled in a silver car"."""
    tokens = counter.annotation.tokens
    if cue.lower not in counter.lexicon.lists["fleeing"]:
        return False
    behind = " ".join(token.lower for token in tokens[cue.index + 1 : cue.index + 4])
    return any(behind == phrase or behind.startswith(f"{phrase} ") for phrase in counter.lexicon.lists["getaways"])


def _is_mourned(count: Count, cue: Token, counter: Counter) -> bool:
    """Whether they were lost to death: soldiers, fighters, relatives; members and workers may only leave."""
    lists, tokens = counter.lexicon.lists, counter.annotation.tokens
    if count.group in lists["armed_groups"]:
        return True
    noun = tokens[count.head].lower
    if cue.lower in lists["bereaving"] and noun in lists["bereaved_of"]:
        return True
    is_kin = {noun, noun.removesuffix("s")} & lists["kin"] or noun == "children"
    return bool(is_kin) or any(tokens[index].lower == "family" for index in range(count.first, count.stop))


def is_personal(count: Count, annotation: Annotation, lexicon: FigureLexicon) -> bool:
    """Whether a count can be one of persons: a noun of persons, no noun at all, or a people's name."""
    unit = count.value.unit
    if unit in ("person", "item", "share"):
        return True
    head = annotation.tokens[count.head]
    if head.tag in ("NNP", "NNPS"):
        return head.lower not in lexicon.lists["not_persons"]
    is_thing = head.lower in lexicon.lists["things"]
    return head.tag == "NNS" and head.lower.endswith(_PERSON_SUFFIXES) and not is_thing
