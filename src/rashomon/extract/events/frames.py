"""What tells an event: verbs, nouns, adjectives and superlatives, with who does it to whom.

Method: predicate–argument reading of a dependency tree. Passive subjects are patients, "by" phrases agents; a verb
without a subject of its own takes that of the verb it is coordinated with or governed by.
"""

from dataclasses import dataclass

from rashomon.extract.annotation import Annotation, Token
from rashomon.extract.events.words import EventLexicon
from rashomon.extract.negation import is_none
from rashomon.model import Span
from rashomon.values import Modality

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_OBJECTS = frozenset({"dobj", "obj", "attr"})
# Prepositions whose object a verb or noun acts on.
_PATIENT_PREPOSITIONS = frozenset(
    {"on", "against", "into", "in", "through", "from", "at", "of", "near", "to", "towards"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A predicate and its arguments, as token indices.

    Attributes:
        head: the word that tells the event.
        name: the class of the event.
        form: what the word is: verb, noun, adjective, superlative.
        content: the words of the event; None where they are what hangs on the head.
    """

    head: int
    name: str
    form: str
    agent: int | None
    patient: int | None
    is_negated: bool
    modality: Modality = Modality.FACTUAL
    content: Span | None = None


def read_frame(token: Token, annotation: Annotation, lexicon: EventLexicon) -> Frame | None:
    """The event that a word tells, if it is of a class."""
    if (tie := _adjective_frame(token, annotation, lexicon)) is not None:
        return tie
    if token.tag.startswith("VB") and token.dep not in ("aux", "auxpass", "amod"):
        lemma = lexicon.lemmas.get(token.lower)
        name = _verb_class(token, lemma, annotation, lexicon) if lemma else None
        return _verb_frame(token, name, annotation, lexicon) if name else None
    if token.tag in ("NN", "NNS") and token.dep not in ("compound", "amod"):
        if _light_object(annotation.tokens[token.head], annotation, lexicon) == token:
            return None
        name = lexicon.noun_classes.get(token.lower)
        return _noun_frame(token, name, annotation) if name else None
    return None


def _verb_class(token: Token, lemma: str, annotation: Annotation, lexicon: EventLexicon) -> str | None:
    children = annotation.children(token.index)
    own = lexicon.verb_classes.get(lemma)
    if own and not _has_its_sense(token, lemma, own, annotation, lexicon):
        return None
    if (deed := _light_object(token, annotation, lexicon)) is not None:
        return lexicon.noun_classes[deed.lower]
    is_transitive = any(child.dep in _OBJECTS for child in children)
    for child in sorted(children, key=lambda child: child.dep == "prep"):
        if child.dep in ("prt", "prep", "advmod", "dobj") and (name := lexicon.particles.get((lemma, child.lower))):
            if _brings_out(token, annotation, lexicon):
                return "rescue"
            # Who pushes somebody into a place does not go there.
            return own if own and is_transitive and child.dep == "prep" else name
    is_passive = any(child.dep in ("nsubjpass", "auxpass", "agent") for child in children) or token.dep == "acl"
    return own if is_transitive or is_passive else lexicon.intransitive.get(lemma, own)


def _has_its_sense(verb: Token, lemma: str, name: str, annotation: Annotation, lexicon: EventLexicon) -> bool:
    """Whether a verb of several senses tells an event of its class here."""
    if lemma in lexicon.lists["leaving"]:
        return _goes_away(verb, annotation, lexicon)
    children = annotation.children(verb.index)
    if lemma in lexicon.lists["taking"]:
        objects = [child.lower for child in children if child.dep in _OBJECTS]
        return not any(word in lexicon.lists["taken"] and (lemma, word) not in lexicon.particles for word in objects)
    if name in lexicon.lists["willed"]:
        # Storms hit and trains hit, but attack nobody.
        return not any(child.dep in _SUBJECTS and child.lower in lexicon.lists["will_less"] for child in children)
    return True


def _goes_away(verb: Token, annotation: Annotation, lexicon: EventLexicon) -> bool:
    """Whether somebody leaves a place: not "left 14 missing", "left their rifles behind", "will not leave it alive"."""
    for child in annotation.children(verb.index):
        if child.dep in ("oprd", "acomp", "ccomp", "xcomp") or child.lower in lexicon.lists["staying"]:
            return False
        if child.dep in _OBJECTS:
            behind = annotation.tokens[child.index + 1 : child.index + 2]
            if any(one.lower in lexicon.lists["staying"] for one in behind):
                return False
            return child.tag.startswith("NNP") or child.lower in lexicon.lists["left_places"]
    return True


def _brings_out(verb: Token, annotation: Annotation, lexicon: EventLexicon) -> bool:
    """Whether those pulled out are survivors: "were pulled out alive", "pulled out of the rubble"."""
    return any(annotation.tokens[index].lower in lexicon.lists["rescued"] for index in annotation.subtree(verb.index))


def _light_object(verb: Token, annotation: Annotation, lexicon: EventLexicon) -> Token | None:
    """The noun that tells what a light verb only says took place ("launched air strikes")."""
    if lexicon.lemmas.get(verb.lower) not in lexicon.light:
        return None
    below = (child for child in annotation.children(verb.index) if child.dep in (*_OBJECTS, "nsubjpass"))
    return next((child for child in below if child.lower in lexicon.noun_classes), None)


def _verb_frame(token: Token, name: str, annotation: Annotation, lexicon: EventLexicon) -> Frame:
    children = annotation.children(token.index)
    is_passive = any(child.dep in ("nsubjpass", "auxpass") for child in children) or (
        token.tag == "VBN"
        and token.dep in ("acl", "relcl")
        and not any(child.dep in ("aux", "nsubj") for child in children)
    )
    subject = _subject(token, annotation)
    if is_passive or (name in lexicon.lists["transitive"] and _lacks_object(token, annotation)):
        agent, patient = _by_phrase(token, annotation), subject
    else:
        agent, patient = subject, _object(token, annotation, is_alone=name in lexicon.lists["unaccusative"])
    if (deed := _light_object(token, annotation, lexicon)) is not None:
        patient = _prepositional((*annotation.children(deed.index), *children), annotation)
    return Frame(
        head=token.index,
        name=name,
        form="verb",
        agent=agent,
        patient=patient,
        is_negated=_is_negated(token, annotation, lexicon),
        modality=_modality(token, annotation, lexicon),
    )


def _lacks_object(verb: Token, annotation: Annotation) -> bool:
    """Whether a verb that always has an object has none, so that it is passive: "5 killed", "gunmen killed in raid"."""
    if verb.tag not in ("VBD", "VBN"):
        return False
    for child in annotation.children(verb.index):
        if child.dep in (*_OBJECTS, "aux", "ccomp") or (child.dep == "conj" and child.tag.startswith("VB")):
            return False
    return verb.dep != "conj"


def _subject(token: Token, annotation: Annotation) -> int | None:
    """The verb's own subject, the noun it modifies, or the subject of the verb it hangs on."""
    current = token
    for _ in range(4):
        for child in annotation.children(current.index):
            if child.dep in _SUBJECTS:
                return _antecedent(child, current)
        head = annotation.tokens[current.head]
        if current.dep in ("relcl", "acl") and head.tag.startswith(("NN", "PRP", "CD")):
            return head.index
        if current.dep not in ("conj", "xcomp", "advcl", "ccomp") or head.index == current.index:
            return None
        if not head.tag.startswith(("VB", "JJ")):
            return None
        current = head
    return None


def _antecedent(subject: Token, verb: Token) -> int:
    if subject.tag in ("WDT", "WP") and verb.dep == "relcl":
        return verb.head
    return subject.index


def _by_phrase(token: Token, annotation: Annotation) -> int | None:
    for child in annotation.children(token.index):
        if child.dep == "agent" or child.lower == "by":
            return next((below.index for below in annotation.children(child.index) if below.dep == "pobj"), None)
    return None


def _object(token: Token, annotation: Annotation, *, is_alone: bool) -> int | None:
    """What a verb acts on; where it acts on nothing ("collapsed in the old town"), what follows is only its place."""
    children = annotation.children(token.index)
    for child in children:
        if child.dep in _OBJECTS:
            return child.index
    return None if is_alone else _prepositional(children, annotation)


def _prepositional(children: tuple[Token, ...], annotation: Annotation) -> int | None:
    for child in children:
        if child.dep == "prep" and child.lower in _PATIENT_PREPOSITIONS:
            for below in annotation.children(child.index):
                if below.dep == "pobj":
                    return below.index
    return None


def _noun_frame(token: Token, name: str, annotation: Annotation) -> Frame | None:
    """A noun of an event class, if it has an argument ("air strikes on Kel", "the withdrawal of the army")."""
    children = annotation.children(token.index)
    agent = next((child.index for child in children if child.dep == "poss"), None) or _by_phrase(token, annotation)
    if agent is None:
        agent = next((child.index for child in children if _names_doer(child, annotation)), None)
    patient = _prepositional(children, annotation)
    if agent is None and patient is None:
        return None
    is_negated = any(child.lower == "no" for child in children)
    return Frame(
        head=token.index,
        name=name,
        form="noun",
        agent=agent,
        patient=patient,
        is_negated=is_negated,
        modality=Modality.FACTUAL,
    )


def _names_doer(child: Token, annotation: Annotation) -> bool:
    """Whether what stands before a noun says who did it ("Norlandic raids", "rebel attack") and not how it was."""
    if child.dep not in ("amod", "compound"):
        return False
    opens = child.index == annotation.sentence_of(child.index).first
    return child.tag in ("NNP", "NNPS", "NNS") or (child.tag == "JJ" and child.text[:1].isupper() and not opens)


def _adjective_frame(token: Token, annotation: Annotation, lexicon: EventLexicon) -> Frame | None:
    """An adjective that ties somebody to another ("groups close to Norland", "troops are loyal to the mayor")."""
    if token.lower not in lexicon.tying:
        return None
    for child in annotation.children(token.index):
        name = lexicon.adjectives.get((token.lower, child.lower)) if child.dep == "prep" else None
        if name is None:
            continue
        return Frame(
            head=token.index,
            name=name,
            form="adjective",
            agent=_described(token, annotation),
            patient=next((below.index for below in annotation.children(child.index) if below.dep == "pobj"), None),
            is_negated=_is_negated(token, annotation, lexicon),
            modality=_modality(token, annotation, lexicon),
        )
    return None


def _described(token: Token, annotation: Annotation) -> int | None:
    """Whom an adjective describes: the noun it stands at, or the subject of the verb it follows."""
    head = annotation.tokens[token.head]
    if head.tag.startswith("NN"):
        return head.index
    return _subject(head, annotation) if head.tag.startswith("VB") else None


# ---------------------------------------------------------------- polarity and modality


def _is_negated(token: Token, annotation: Annotation, lexicon: EventLexicon) -> bool:
    negations = sum(child.lower in lexicon.negators for child in annotation.children(token.index))
    if token.dep in ("xcomp", "pcomp", "ccomp"):
        head = annotation.tokens[token.head]
        governor = annotation.tokens[head.head] if token.dep == "pcomp" else head
        negations += lexicon.lemmas.get(governor.lower) in lexicon.negating_heads
        negations += any(child.lower in lexicon.negators for child in annotation.children(governor.index)) * (
            token.dep == "xcomp"
        )
    for child in annotation.children(token.index):
        if child.dep in _SUBJECTS or child.dep in _OBJECTS:
            negations += is_none(child, annotation)
    return negations % 2 == 1


def _modality(token: Token, annotation: Annotation, lexicon: EventLexicon) -> Modality:
    for child in annotation.children(token.index):
        if child.dep in ("aux", "advmod", "mark") and child.lower in lexicon.modals:
            return lexicon.modals[child.lower]
    if token.dep == "advcl" and any(child.tag == "TO" for child in annotation.children(token.index)):
        return Modality.PLANNED  # a purpose: "struck to push back rebels"
    current = token
    for head in annotation.ancestors(token.index):
        if current.dep not in ("xcomp", "ccomp", "conj", "advcl"):
            break
        lemma = lexicon.lemmas.get(head.lower, head.lower)
        if current.dep in ("xcomp", "ccomp") and lemma in lexicon.modals:
            return lexicon.modals[lemma]
        if current.dep == "advcl":
            break
        current = head
    return Modality.FACTUAL
