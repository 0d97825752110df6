"""Numbers beside a cue that count no victims of it: those set free since, charges, wounds, arrests of long ago."""

from collections.abc import Sequence

from rashomon.extract.annotation import Annotation, Token
from rashomon.extract.figures.counting import Count
from rashomon.extract.figures.words import FigureLexicon

# Kinds that are over once their victims are free.
_HELD = frozenset({"abducted", "detained", "missing"})
_DESCRIBING = frozenset({"acl", "relcl", "amod"})
_FREED = frozenset({"nsubjpass", "nsubj", "dobj"})
# Tokens from a participle to the verb of a headline, at most.
_VERB_REACH = 8


def is_undone(cue: Token, kind: str, counts: Sequence[Count], annotation: Annotation, lexicon: FigureLexicon) -> bool:
    """Whether a cue only describes those who are told to be free: "21 girls abducted by the group were released"."""
    if kind not in _HELD or not any(count.first < cue.index for count in counts):
        return False
    freeing = lexicon.lists["freeing"]
    noun = annotation.tokens[cue.head]
    if cue.dep in _DESCRIBING and (_governor(noun, annotation).lower in freeing):
        return True
    return cue.tag in ("VBN", "VBD", "NNP") and _is_freed_behind(cue, annotation, freeing)


def _governor(noun: Token, annotation: Annotation) -> Token:
    """What a noun is subject or object of: "were released", "the release of 21 girls"; itself where it is neither."""
    above = annotation.tokens[noun.head]
    if noun.dep == "pobj" and above.lower == "of":
        return annotation.tokens[above.head]
    return above if noun.dep in _FREED else noun


def _is_freed_behind(cue: Token, annotation: Annotation, freeing: frozenset[str]) -> bool:
    """Whether a headline goes on to the verb of its subject: "21 girls kidnapped from school released"."""
    limit = min(annotation.sentence_of(cue.index).stop, cue.index + 1 + _VERB_REACH)
    for token in annotation.tokens[cue.index + 1 : limit]:
        if token.lower in freeing:
            return annotation.tokens[token.index - 1].tag not in ("PRP", "WP", "WDT", "TO")
        if token.tag in ("CC", ",", ".", ":", "VBZ", "VBP", "VBD", "MD"):
            return False
    return False


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
