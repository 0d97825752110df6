"""Where a place stands for those who govern it: "Moscow said", "brokered by Turkey", "Iran-backed"."""

from rashomon.extract.annotation import Annotation, Token
from rashomon.extract.places.reader import Candidate
from rashomon.extract.places.words import PlaceTables

# Tokens. How far into a sentence a dateline's last place may stand.
MAX_BEFORE_DATELINE = 4

_SUBJECT = frozenset({"nsubj", "csubj"})
_VERB = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ"})
_HYPHENS = frozenset({"-", "–", "‑"})


def is_metonym(annotation: Annotation, candidate: Candidate, tables: PlaceTables) -> bool:
    """Whether a state or capital acts, speaks or is spoken to here."""
    tokens = annotation.tokens
    if _is_backer(annotation, candidate.stop, tables):
        return True
    if _has_direction(tokens, candidate.first, tables) or is_dateline(annotation, candidate):
        return False
    head = _first_conjunct(annotation, _head(annotation, candidate))
    if head.dep in _SUBJECT:
        return _acts(annotation, head, tables)
    if head.dep in {"nsubjpass", "dobj", "dative", "obj"}:
        return tokens[head.head].lower in tables.state_objects
    if head.dep == "pobj":
        return _is_governed(annotation, head, tables)
    if head.dep == "poss":
        return _possesses(annotation, head, tables)
    return False


def _head(annotation: Annotation, candidate: Candidate) -> Token:
    inside = range(candidate.first, candidate.stop)
    for index in inside:
        if annotation.tokens[index].head not in inside or annotation.tokens[index].head == index:
            return annotation.tokens[index]
    return annotation.tokens[candidate.stop - 1]


def _first_conjunct(annotation: Annotation, token: Token) -> Token:
    while token.dep == "conj" and token.head != token.index:
        token = annotation.tokens[token.head]
    return token


def _is_backer(annotation: Annotation, stop: int, tables: PlaceTables) -> bool:
    tokens = annotation.tokens
    if stop < len(tokens) and tokens[stop].text in _HYPHENS:
        stop += 1
    elif stop < len(tokens) and tokens[stop].text[:1] in _HYPHENS:
        return tokens[stop].lower[1:] in tables.backing
    else:
        return False
    return stop < len(tokens) and tokens[stop].lower in tables.backing


def _has_direction(tokens: tuple[Token, ...], first: int, tables: PlaceTables) -> bool:
    return first > 0 and tokens[first - 1].lower in tables.directions


def is_dateline(annotation: Annotation, candidate: Candidate) -> bool:
    """Whether it says where a report was filed: "BEIRUT (AP)", "MOSCOW, Russia —", at the start of a sentence."""
    tokens, stop = annotation.tokens, candidate.stop
    if candidate.first - annotation.sentence_of(candidate.first).first > MAX_BEFORE_DATELINE:
        return False
    return (
        stop < len(tokens)
        and tokens[stop].text in {"(", "—", "--", "–", "-"}
        and tokens[stop].start > tokens[stop - 1].end
    )


def _acts(annotation: Annotation, subject: Token, tables: PlaceTables) -> bool:
    tokens = annotation.tokens
    verb = tokens[subject.head]
    if verb.tag not in _VERB:
        return False
    if verb.lower not in tables.place_verbs:
        return True
    # "Tehran is another ally", "Russia has pledged": the noun or the participle tells.
    return any(
        child.dep in {"attr", "acomp"} and child.lower in tables.agentive_heads
        for child in annotation.children(verb.index)
    )


def _is_governed(annotation: Annotation, token: Token, tables: PlaceTables) -> bool:
    """Whether it is the object of a preposition that takes an agent: "by Russia", "ally of Damascus"."""
    tokens = annotation.tokens
    preposition = tokens[token.head]
    above = tokens[preposition.head]
    if preposition.dep == "agent":
        return True
    if preposition.lower == "by":
        return above.tag in {"VBN", "NN", "NNS"}
    if preposition.lower == "to" and preposition.index and tokens[preposition.index - 1].lower in tables.citing:
        return True
    if above.lower == "to" and above.index and tokens[above.index - 1].lower in tables.citing:
        return True
    if preposition.lower not in tables.state_prepositions:
        return False
    return above.lower in tables.state_nouns or (
        preposition.lower in {"with", "against", "on"} and above.lower in tables.state_objects
    )


def _possesses(annotation: Annotation, token: Token, tables: PlaceTables) -> bool:
    """Whether it has what only a state has: "Moscow's forces", not "Syria's north"."""
    return annotation.tokens[token.head].lower in tables.state_possessions
