"""From a cue to the nouns it counts, by the dependency tree; and whether the text says that it happened.

Method: passive subjects, objects of active verbs, antecedents of relative and reduced clauses, subjects shared by
coordinated verbs, "of" phrases of nouns. Headlines drop the auxiliary ("nine killed in"): a verb without an object
counts its subject.
"""

from collections.abc import Iterator, Mapping

from rashomon.extract.annotation import Annotation, Token
from rashomon.extract.figures.words import CueRole, FigureLexicon
from rashomon.extract.quantities import QuantityMention

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
_OBJECTS = frozenset({"dobj", "obj"})
_NOMINAL = ("NN", "CD", "PRP", "DT", "JJ")
_BEING = frozenset({"was", "were", "is", "are", "been"})
# Verbs above a cue whose subject it may share.
_MAX_CLIMB = 4


def counted_nouns(cue: Token, role: CueRole, annotation: Annotation, lexicon: FigureLexicon) -> tuple[int, ...]:
    """The tokens that head what a cue counts, without their conjuncts.

    Args:
        cue: the verb, adjective or noun.
        role: where what it counts stands.
        annotation: the tree.
        lexicon: the words of the language.

    Returns:
        Token indices; empty if the tree shows nothing.
    """
    match role:
        case CueRole.OBJECT:
            return _of_transitive(cue, annotation, lexicon)
        case CueRole.SUBJECT:
            return _subjects_of(cue, annotation)
        case CueRole.STATE:
            return _of_state(cue, annotation)
        case CueRole.NOUN | CueRole.HEAD | CueRole.CROWD:
            return _of_noun(cue, annotation, lexicon)
        case CueRole.LIVES:
            return _of_lives(cue, annotation, lexicon)
    return ()


def _of_transitive(cue: Token, annotation: Annotation, lexicon: FigureLexicon) -> tuple[int, ...]:
    if cue.tag.startswith("NN"):
        # A verb that the tagger took for a noun keeps its object: "hit a market killing 26".
        taken = tuple(child.index for child in annotation.children(cue.index) if child.dep in _OBJECTS)
        return taken or _of_noun(cue, annotation, lexicon)
    if cue.tag == "JJ":
        return _of_state(cue, annotation)
    children = annotation.children(cue.index)
    if not is_passive(cue, children):
        objects = tuple(child.index for child in children if child.dep in _OBJECTS)
        objects = objects or _shared_objects(children, annotation)
        if objects or cue.tag in ("VBG", "VB"):
            return objects or _of_noun(cue, annotation, lexicon)[: cue.tag == "VBG"]
    if cue.dep == "amod":
        return (cue.head,)
    return _subjects_of(cue, annotation)


def _subjects_of(verb: Token, annotation: Annotation) -> tuple[int, ...]:
    """All that the tree gives a verb as subjects; where it gives two, the first is often a date before the clause."""
    own = [child for child in annotation.children(verb.index) if child.dep in _SUBJECTS and child.index < verb.index]
    if len(own) > 1:
        return tuple(_antecedent(child, verb, annotation) for child in own)
    subject = subject_of(verb, annotation)
    return () if subject is None else (subject,)


def _shared_objects(children: tuple[Token, ...], annotation: Annotation) -> tuple[int, ...]:
    """The object of the next verb in a row: "killed and crucified five civilians"."""
    for child in children:
        if child.dep == "conj" and child.tag.startswith("VB"):
            return tuple(below.index for below in annotation.children(child.index) if below.dep in _OBJECTS)
    return ()


def is_passive(verb: Token, children: tuple[Token, ...]) -> bool:
    """Whether a verb is passive, with or without its auxiliary."""
    if any(child.dep in ("nsubjpass", "auxpass", "csubjpass") for child in children):
        return True
    has_own = any(child.dep in ("aux", "dobj") for child in children)
    return verb.tag == "VBN" and verb.dep in ("acl", "relcl", "amod", "advcl", "conj", "ROOT", "ccomp") and not has_own


def subject_of(verb: Token, annotation: Annotation) -> int | None:
    """The verb's own subject, the noun it modifies, or the subject of the verb it hangs on."""
    current = verb
    for _ in range(_MAX_CLIMB):
        for child in annotation.children(current.index):
            if child.dep in _SUBJECTS:
                return _antecedent(child, current, annotation)
        head = annotation.tokens[current.head]
        if current.dep in ("relcl", "acl") and head.tag.startswith(_NOMINAL):
            return head.index
        if current.dep == "pcomp" and head.lower == "as":
            return _described(head, annotation)
        if head.index == current.index or current.dep not in ("conj", "xcomp", "ccomp", "advcl", "oprd", "acomp"):
            return None
        if not head.tag.startswith(("VB", "JJ")):
            return head.index if head.tag.startswith(_NOMINAL) and current.dep == "conj" else None
        if current.dep == "xcomp" and (controller := _controller(current, head, annotation)) is not None:
            return controller
        if current.dep == "conj" and any(token.tag == "CD" for token in annotation.tokens[head.index : current.index]):
            # "12 were killed and up to 30 injured": the number between is the subject the parser missed.
            return None
        current = head
    return None


def _controller(infinitive: Token, verb: Token, annotation: Annotation) -> int | None:
    """Who is made to do it: the object before an infinitive, "forced 13,000 residents to flee"."""
    is_infinitive = any(child.lower == "to" and child.dep == "aux" for child in annotation.children(infinitive.index))
    objects = [child.index for child in annotation.children(verb.index) if child.dep in _OBJECTS]
    between = [index for index in objects if verb.index < index < infinitive.index]
    return between[0] if is_infinitive and between else None


def _described(preposition: Token, annotation: Annotation) -> int | None:
    """Of whom "as having been killed" is told: the object of the verb before it, or the noun which it modifies."""
    verb = annotation.tokens[preposition.head]
    objects = [child.index for child in annotation.children(verb.index) if child.dep in (*_OBJECTS, "nsubjpass")]
    return objects[0] if objects else (verb.head if verb.dep == "acl" else None)


def _antecedent(subject: Token, verb: Token, annotation: Annotation) -> int:
    is_relative = subject.tag in ("WDT", "WP") or subject.lower == "that"
    if is_relative and verb.dep == "relcl":
        return verb.head
    if is_relative and verb.dep == "conj" and annotation.tokens[verb.head].dep == "relcl":
        return annotation.tokens[verb.head].head
    return subject.index


def _of_state(cue: Token, annotation: Annotation) -> tuple[int, ...]:
    head = annotation.tokens[cue.head]
    is_phrase = cue.dep == "pobj" and head.lower == "on"
    if is_phrase or (cue.dep == "advmod" and cue.tag in ("IN", "RB") and not head.tag.startswith("JJ")):
        return _of_adverb(head if is_phrase else cue, annotation)
    own = tuple(child.index for child in annotation.children(cue.index) if child.dep in _SUBJECTS)
    if own and cue.dep not in ("oprd", "ccomp", "advmod"):
        # "Five were killed and seven injured": the second has a subject of its own.
        return own
    if cue.dep in ("amod", "acl", "relcl", "npadvmod") and head.index != cue.index:
        return (head.index,) if head.tag.startswith(_NOMINAL) else ()
    if cue.dep == "conj":
        is_other = any(token.tag == "CD" for token in annotation.tokens[head.index : cue.index])
        is_shared = head.index != cue.index and head.tag in ("JJ", "VBN") and not is_other
        return _of_state(head, annotation) if is_shared else ()
    if not own and cue.dep in ("oprd", "ccomp", "advmod") and head.tag.startswith("VB"):
        objects = tuple(child.index for child in annotation.children(head.index) if child.dep in _OBJECTS)
        if objects:
            return objects
    if own:
        return own
    if cue.dep in ("acomp", "attr", "oprd", "xcomp", "prep", "advmod") and head.tag.startswith("VB"):
        subject = subject_of(head, annotation)
        return () if subject is None else (subject,)
    return (head.index,) if cue.dep == "prep" and head.tag.startswith(_NOMINAL) else ()


def _of_adverb(cue: Token, annotation: Annotation) -> tuple[int, ...]:
    """Who is aboard, or on board: the noun, the subject of "were", or the object of "had"."""
    head = annotation.tokens[cue.head]
    if head.tag.startswith(_NOMINAL):
        return (head.index,)
    children = annotation.children(head.index)
    if head.lower in _BEING:
        return tuple(child.index for child in children if child.dep in _SUBJECTS)
    return tuple(child.index for child in children if child.dep in _OBJECTS)


def _of_noun(cue: Token, annotation: Annotation, lexicon: FigureLexicon) -> tuple[int, ...]:
    """Who stands behind "of"; of "the death and injury of 12" it is told of both."""
    children = annotation.children(cue.index)
    if cue.dep == "conj":
        children += tuple(child for child in annotation.children(cue.head) if child.index > cue.index)
    for child in children:
        if child.dep == "prep" and child.lower in lexicon.lists["noun_links"]:
            below = tuple(token.index for token in annotation.children(child.index) if token.dep == "pobj")
            if below:
                return below
    return (cue.index,)


def _of_lives(cue: Token, annotation: Annotation, lexicon: FigureLexicon) -> tuple[int, ...]:
    """What is counted in "claimed 12 lives", "cost the lives of 12 people", "12 people lost their lives"."""
    lives = next(
        (
            child
            for child in annotation.children(cue.index)
            if child.dep in (*_OBJECTS, "nsubjpass", "nsubj") and child.lower in lexicon.lists["life_nouns"]
        ),
        None,
    )
    has_object = any(child.dep in _OBJECTS for child in annotation.children(cue.index))
    if lives is None:
        return _of_claimed(cue, annotation, lexicon)
    if lives.dep == "nsubj" and has_object:
        return ()
    if any(child.dep == "poss" and child.tag == "PRP$" for child in annotation.children(lives.index)):
        subject = subject_of(cue, annotation)
        return () if subject is None else (subject,)
    return _of_noun(lives, annotation, lexicon)


def _of_claimed(cue: Token, annotation: Annotation, lexicon: FigureLexicon) -> tuple[int, ...]:
    """What is counted in "claiming eight and injuring 14": a bare number, where other harm stands beside it."""
    if cue.lower not in lexicon.lists["claiming_lives"]:
        return ()
    for child in annotation.children(cue.index):
        if child.dep in _OBJECTS and child.tag == "CD":
            beside = (*annotation.children(cue.index), *annotation.children(child.index))
            if any(one.dep == "conj" and one.lower in lexicon.lists["woundings"] for one in beside):
                return (child.index,)
    return ()


def whole_of(head: int, annotation: Annotation, lexicon: FigureLexicon) -> int:
    """The noun that a noun behind "including" is a part of; the noun itself elsewhere."""
    current = annotation.tokens[head]
    for above in annotation.ancestors(head):
        if current.dep not in ("conj", "pobj", "dobj", "appos"):
            return head
        if above.lower in lexicon.lists["including"]:
            return above.head if annotation.tokens[above.head].tag.startswith(_NOMINAL) else head
        current = above
    return head


def is_depicted(head: int, annotation: Annotation, lexicon: FigureLexicon) -> bool:
    """Whether only names or pictures of the counted are told of: "the names of nine killed"."""
    token = annotation.tokens[head]
    above = annotation.tokens[token.head]
    while token.dep == "pobj" and above.lower == "of":
        token = annotation.tokens[above.head]
        if token.lower in lexicon.lists["depictions"]:
            return True
        if token.tag.startswith("NN"):
            return False
        # "The names of some of the nine killed".
        above = annotation.tokens[token.head]
    return False


def is_part_of_told(head: int, cue: Token, annotation: Annotation, mentions: Mapping[int, QuantityMention]) -> bool:
    """Whether a number picks some of those told of: "14 of the dead", "six of those killed"."""
    mention = mentions.get(head) or mentions.get(cue.index)
    if mention is None or mention.value.unit == "share":
        return False
    behind = annotation.tokens[mention.number + 1 : mention.number + 3]
    is_partitive = len(behind) == 2 and behind[0].lower == "of" and behind[1].tag in ("DT", "PRP$")
    return is_partitive and (cue.tag.startswith(("NN", "JJ")) or cue.dep in ("acl", "amod", "relcl", "pobj"))


# ---------------------------------------------------------------- did it happen


def is_unreal(cue: Token, annotation: Annotation, lexicon: FigureLexicon) -> bool:
    """Whether the text says that it did not happen, might, or was only meant to: "did not kill", "plans to kill"."""
    return any(_is_unreal_verb(verb, annotation, lexicon) for verb in _asserting_verbs(cue, annotation))


def _asserting_verbs(cue: Token, annotation: Annotation) -> Iterator[Token]:
    """The verbs that say whether it happened: the cue, the one it completes ("is dead"), "there were 12 dead"."""
    above = annotation.tokens[cue.head]
    if cue.tag.startswith("VB"):
        yield cue
    elif cue.dep in ("acomp", "attr", "oprd") and above.tag.startswith("VB"):
        yield above
    is_behind = cue.dep in ("amod", "acl") and (cue.index > above.index or above.dep == "attr")
    verb = annotation.tokens[above.head]
    if is_behind and above.dep in ("attr", "dobj") and verb.tag.startswith("VB"):
        yield verb


def _is_unreal_verb(verb: Token, annotation: Annotation, lexicon: FigureLexicon) -> bool:
    lists = lexicon.lists
    if verb.dep == "ccomp" and annotation.tokens[verb.head].lower in lists["hoping"]:
        return True
    is_infinitive = is_perfect = False
    for child in annotation.children(verb.index):
        if child.dep == "neg" or (child.lower in lists["negators"] and child.dep in ("advmod", "neg")):
            return True
        if child.dep == "mark" and child.lower in lists["unreal_governors"]:
            return True
        if child.dep == "aux":
            is_perfect = is_perfect or child.lower in ("have", "has", "had", "'ve", "’ve")
            if child.lower in lists["unreal_auxiliaries"]:
                return True
            is_infinitive = is_infinitive or child.lower == "to"
    if not is_infinitive:
        return False
    if verb.dep == "xcomp" and any(child.dep == "neg" for child in annotation.children(verb.head)):
        # "Was not reported to have been killed."
        return True
    return not is_perfect and annotation.tokens[verb.head].lower not in lists["real_governors"]
