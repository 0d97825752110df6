"""Numbers beside a cue that count no victims of it: those set free since, charges, wounds, arrests of long ago."""

from collections.abc import Sequence

from rashomon.extract.annotation import Annotation, Token
from rashomon.extract.figures.candidate import Candidate
from rashomon.extract.figures.counting import Count, Counter
from rashomon.extract.figures.words import FigureLexicon

# Kinds that are over once their victims are free.
_HELD = frozenset({"abducted", "detained", "missing"})
_DESCRIBING = frozenset({"acl", "relcl", "amod"})
_FREED = frozenset({"nsubjpass", "nsubj", "dobj"})


def is_undone(cue: Token, kind: str, found: Sequence[Candidate], counter: Counter) -> bool:
    """Whether a cue only describes those who are told to be free: "21 girls abducted by the group were released"."""
    if kind not in _HELD or cue.dep not in _DESCRIBING:
        return False
    tokens, freeing = counter.annotation.tokens, counter.lexicon.lists["freeing"]
    noun = tokens[cue.head]
    is_freed = noun.dep in _FREED and tokens[noun.head].lower in freeing
    return is_freed and any(
        one.count.head == noun.index or one.count.first <= noun.index < one.count.stop for one in found
    )


def is_no_person(count: Count, annotation: Annotation, lexicon: FigureLexicon) -> bool:
    """Whether a number counts charges, wounds or old arrests: "seven counts of murder", "three prior arrests"."""
    if count.mention is None or count.mention.head is None:
        return False
    noun = annotation.tokens[count.head]
    if noun.lower in lexicon.lists["countless"]:
        return True
    return any(child.lower in lexicon.lists["bygone"] for child in annotation.children(noun.index))


def is_wound(cue: Token, annotation: Annotation, lexicon: FigureLexicon) -> bool:
    """Whether a plural tells of wounds, not of the wounded: "with injuries", "suffered injuries"."""
    if cue.lower not in lexicon.lists["wounds"]:
        return False
    above = annotation.tokens[cue.head]
    return cue.dep in ("pobj", "dobj") and above.lower in lexicon.lists["wounded_by"]
