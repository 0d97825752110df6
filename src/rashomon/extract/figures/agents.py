"""Which verbs of a sentence may name who did it: the subject of "left 12 dead" does, of "mourned 12 dead" does not.

A verb above a cue has its own subject, who may only tell of the dead, look for them or talk while they die. It is
taken for the doer's verb where it attacks, where it brings about ("caused the deaths of"), or where its subject is that
of the cue too ("shelled the town, killing 12", "claimed to have killed 12").
"""

from collections.abc import Iterator
from itertools import pairwise

from rashomon.extract.annotation import Annotation, Token
from rashomon.extract.figures.frames import is_passive
from rashomon.extract.figures.words import FigureLexicon

# Relations that lead from a cue to the verbs of its clause.
_UPWARDS = frozenset(
    {"conj", "xcomp", "advcl", "acomp", "oprd", "dobj", "pobj", "prep", "amod", "attr", "acl", "ccomp"}
)
# Relations in which a verb without a subject has that of the verb above.
_CONTROLLED = frozenset({"conj", "xcomp", "advcl"})
# Clauses below a verb that tell how it came: "killed when a shell hit the house", "as rebels attacked".
_CIRCUMSTANCES = frozenset({"advcl", "ccomp"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
# Verbs above a cue that may name the cause.
_MAX_VERBS = 3


def verbs_of(cue: Token, annotation: Annotation) -> list[Token]:
    """The cue and the verbs it hangs on, up to the clause."""
    verbs = [cue]
    current = cue
    for head in annotation.ancestors(cue.index):
        # "Police shot dead three people" is read as an adverb.
        is_state = current == cue and cue.dep == "advmod" and cue.tag == "JJ"
        if (current.dep not in _UPWARDS and not is_state) or (current.dep == "ccomp" and current.tag.startswith("VB")):
            break
        if head.tag.startswith("VB"):
            verbs.append(head)
        current = head
        if len(verbs) >= _MAX_VERBS:
            break
    return verbs


def doing_verbs(cue: Token, annotation: Annotation, lexicon: FigureLexicon) -> list[Token]:
    """The verbs of `verbs_of` whose subject, or whose "by", may name who did it."""
    verbs = verbs_of(cue, annotation)
    made = verbs[:1]
    for below, verb in pairwise(verbs):
        is_shared = below in made and below.head == verb.index and _has_subject_of(below, annotation)
        is_shared = is_shared or (below == cue and is_stray(cue, annotation))
        is_doing = is_shared or verb.lower in lexicon.attack_verbs or verb.lower in lexicon.lists["bringing"]
        if is_doing and verb.lower not in lexicon.lists["undergoing"] | lexicon.lists["telling"]:
            made.append(verb)
    # A stray clause tells first what the verb above does: "blew himself up at the wedding of a guard killing 12".
    return made[1:] + made[:1] if is_stray(cue, annotation) else made


def is_stray(cue: Token, annotation: Annotation) -> bool:
    """Whether the parser hung "killing 12" on the last noun before it instead of its verb."""
    if cue.tag != "VBG":
        return False
    has_subject = any(child.dep in _SUBJECTS for child in annotation.children(cue.index))
    return cue.dep == "acl" or (cue.dep == "pcomp" and has_subject)


def _has_subject_of(verb: Token, annotation: Annotation) -> bool:
    """Whether a verb does what the subject of the verb above does: it has no subject of its own, and is active."""
    children = annotation.children(verb.index)
    if (
        not verb.tag.startswith("VB")
        or verb.dep not in _CONTROLLED
        or any(child.dep in _SUBJECTS for child in children)
    ):
        return False
    return verb.dep != "advcl" or not is_passive(verb, children)


def circumstances_of(verbs: list[Token], cue: Token, annotation: Annotation, lexicon: FigureLexicon) -> Iterator[Token]:
    """Active verbs of clauses behind a cue that tell how it came: "when a gunman opened fire", "as rebels attacked".

    What came later, or did not stop it, is no cause ("before police shot him"); nor is who tells ("after police say").
    """
    lists = lexicon.lists
    for holder in (*verbs, *(child for child in annotation.children(cue.index) if child.dep == "conj")):
        for child in annotation.children(holder.index):
            if child.dep not in _CIRCUMSTANCES or not child.tag.startswith("VB") or child.index <= cue.index:
                continue
            below = annotation.children(child.index)
            marks = {one.lower for one in below if one.dep in ("mark", "advmod", "prep")}
            if marks & lists["later_marks"] or is_passive(child, below):
                continue
            if child.lower not in lists["telling"]:
                yield child
