"""What is said in other complements: objects, infinitives, prepositional phrases, passives."""

from collections.abc import Iterator

from rashomon.extract.annotation import Token
from rashomon.extract.attribution.arguments import RELATIVES, VerbFrame
from rashomon.extract.attribution.drafts import Draft, Range, cut, edges, trim_name, trimmed
from rashomon.extract.negation import is_none
from rashomon.model import Stance

# Words that open what a passive says of its noun: "described by Norda as a success", "accused of theft".
_TELLING = frozenset({"as", "of", "to"})
_COMPLEMENTS = frozenset({"prep", "oprd", "xcomp", "ccomp", "prt", "acl"})


def quoted_as(frame: VerbFrame) -> Draft | None:
    """Read "The channel quoted the governor as saying …": the governor says it, the channel passes it on.

    "…, the channel quoted the governor as saying" has what is said before it.
    """
    if frame.is_passive:
        return _was_quoted(frame)
    speaker = frame.kid("dobj")
    link = next((kid for kid in frame.kids if kid.lower == "as" and kid.dep == "prep"), None)
    if speaker is None or link is None or frame.speaker is None:
        return None
    saying = next((kid for kid in frame.annotation.children(link.index) if kid.tag == "VBG"), None)
    if saying is None or saying.lower not in frame.lexicon.verbs:
        return None
    told = _told(frame, saying, frame.group[0])
    content = trimmed(frame.annotation, [frame.marks.whole(told)]) if told else None
    words = trim_name(frame.annotation, (edges(frame.annotation, speaker.index)[0], link.index))
    if not content or words is None:
        return None
    return Draft(
        head=frame.token.index,
        cue=(frame.cue, (link.index, saying.index + 1)),
        speaker=words,
        subject=speaker.index,
        content=content,
        stance=Stance.ASSERTS,
        rule="quoted_as",
        relay=(frame.speaker,),
    )


def _was_quoted(frame: VerbFrame) -> Draft | None:
    """Read "“…”, the governor was quoted as saying by the channel": what is said stands before, or behind "saying"."""
    tokens = frame.annotation
    speaker = next((kid for kid in frame.kids if kid.dep == "nsubjpass" and kid.index < frame.token.index), None)
    link = next((kid for kid in frame.kids if kid.lower == "as" and kid.dep == "prep"), None)
    saying = link and next((kid for kid in tokens.children(link.index) if kid.tag == "VBG"), None)
    if speaker is None or link is None or saying is None:
        return None
    first = edges(tokens, speaker.index)[0]
    told = _told(frame, saying, first)
    words = trim_name(tokens, (first, frame.cue[0]))
    content = trimmed(tokens, [frame.marks.whole(told)]) if told else None
    if not content or words is None:
        return None
    by = [kid for verb in (frame.token, saying) for kid in tokens.children(verb.index) if kid.lower == "by"]
    media = [edges(tokens, kid.index) for one in by for kid in tokens.children(one.index) if kid.dep == "pobj"]
    return Draft(
        head=frame.token.index,
        cue=((frame.cue[0], saying.index + 1),),
        speaker=words,
        subject=speaker.index,
        content=content,
        stance=Stance.ASSERTS,
        rule="quoted_as",
        relay=tuple(media),
    )


def _told(frame: VerbFrame, saying: Token, before: int) -> Range | None:
    """What "as saying" introduces: its clause or object, else the quotation or sentence before `before`."""
    tokens = frame.annotation
    kids = tokens.children(saying.index)
    below = next((kid for kid in kids if kid.dep in ("ccomp", "dobj") and kid.index > saying.index), None)
    if below is not None:
        first, stop = edges(tokens, below.index)[0], edges(tokens, saying.index)[1]
        return first, stop if below.dep == "dobj" else edges(tokens, below.index)[1]
    behind = frame.marks.around(before - 1) or frame.marks.around(max(0, before - 2))
    follow = next((q for i in range(saying.index + 1, saying.index + 4) if (q := frame.marks.around(i))), None)
    if follow is not None:
        return follow
    return behind or ((frame.sentence.first, before) if frame.sentence.first < before else None)


def infinitive(frame: VerbFrame) -> Draft | None:
    """Read "X vowed to …", "X asked Y to …"."""
    complement = frame.kid("xcomp", "ccomp")
    if complement is None or not any(kid.tag == "TO" for kid in frame.annotation.children(complement.index)):
        return None
    first, stop = edges(frame.annotation, complement.index)
    addressee = frame.kid("dobj", "dative")
    if addressee is not None and addressee.index < first:
        first = edges(frame.annotation, addressee.index)[0]
    if frame.lexicon.has("anonymity", complement.lower):
        return None
    declined = frame.verb.stance is Stance.DECLINES_TO_COMMENT
    if declined and frame.lexicon.has("comments", complement.lower):
        return _declined(frame, complement)
    stance = Stance.DENIES if declined else None
    return frame.draft((frame.marks.whole((max(first, frame.cue[1]), stop)),), "infinitive", stance=stance)


def gerund(frame: VerbFrame) -> Draft | None:
    """Read "X denied shelling the town": what somebody is said to have done, or not."""
    complement = frame.kid("xcomp", "ccomp")
    if complement is None or complement.tag != "VBG" or complement.index < frame.cue[1]:
        return None
    if any(kid.dep in ("nsubj", "nsubjpass") for kid in frame.annotation.children(complement.index)):
        return None
    return frame.draft((frame.marks.whole(edges(frame.annotation, complement.index)),), "gerund")


def _declined(frame: VerbFrame, complement: Token) -> Draft | None:
    """Read "Declined to comment on …": what is not commented on is the content."""
    for kid in frame.annotation.children(complement.index):
        below = edges(frame.annotation, kid.index)
        if kid.dep == "prep" and kid.index > complement.index and kid.index + 1 < below[1]:
            return frame.draft(((kid.index + 1, below[1]),), "declines", cue=((frame.cue[0], kid.index + 1),))
        if kid.dep in ("dobj", "ccomp"):
            return frame.draft((below,), "declines", cue=((frame.cue[0], complement.index + 1),))
    return None


def objective(frame: VerbFrame) -> Draft | None:
    """Read "X denounced Y", "X accused Y of …": the object is what is said or thought."""
    target = frame.kid("dobj", "oprd", "dative")
    if target is not None and frame.lexicon.has("idioms", f"{frame.verb.lemma} {target.lower}"):
        return None
    is_complex = "complex" in frame.verb.frames
    if frame.lexicon.has("labelling", frame.verb.lemma) and not _is_labelled(frame, target):
        return None
    if target is None or (target.tag in ("WDT", "WP", "PRP", "DT") and not is_complex):
        return None
    if frame.lexicon.has("counting", frame.verb.lemma) and not _is_count(frame, target):
        return None
    first, stop = edges(frame.annotation, target.index)
    if is_complex:
        for kid in frame.kids:
            if kid.index > target.index and kid.dep in _COMPLEMENTS and kid.tag != "VBG":
                stop = max(stop, edges(frame.annotation, kid.index)[1])
    stance = Stance.DENIES if frame.verb.stance is Stance.DECLINES_TO_COMMENT else None
    return frame.draft((frame.marks.whole((first, stop)),), "object", stance=stance)


def _is_count(frame: VerbFrame, target: Token) -> bool:
    """Whether a verb of counting has a toll or a number for its object: "put the losses at 12", "counted nine dead"."""
    if frame.lexicon.has("counts", target.lower):
        return True
    if frame.lexicon.has("counting_by_noun", frame.verb.lemma):
        return False
    return any(frame.annotation.tokens[index].tag == "CD" for index in frame.annotation.subtree(target.index))


def _is_labelled(frame: VerbFrame, target: Token | None) -> bool:
    """Whether a verb of naming says what it calls its object: "called the vote a farce", not "called the office"."""
    return target is not None and (
        target.dep == "oprd"
        or any(kid.dep in ("oprd", "ccomp", "xcomp") or (kid.lower == "as" and kid.dep == "prep") for kid in frame.kids)
        or any(kid.dep in ("appos", "oprd", "acl") for kid in frame.annotation.children(target.index))
        or any(index in frame.marks.all for index in range(*edges(frame.annotation, target.index)))
    )


def prepositional(frame: VerbFrame) -> Draft | None:
    """Read "X called for Y", "X pointed out Y"."""
    for kid in (*frame.kids, *_strayed(frame)):
        if kid.index < frame.token.index or kid.lower not in frame.verb.particles or kid.dep == "mark":
            continue
        content = _behind_particle(frame, kid)
        if content is None or _is_errand(frame, kid):
            continue
        cue_first, cue_stop = frame.cue
        beside = kid.index <= cue_stop
        cue = ((cue_first, kid.index + 1),) if beside else ((cue_first, cue_stop), (kid.index, kid.index + 1))
        stance = Stance.DECLINES_TO_COMMENT if _leaves_open(frame, kid) else None
        return frame.draft((frame.marks.whole(content),), "prepositional", cue=cue, stance=stance)
    return None


def _is_errand(frame: VerbFrame, particle: Token) -> bool:
    """Whether somebody comes instead of saying something: "officers responded to a shooting"."""
    if not frame.lexicon.has("answering", frame.verb.lemma):
        return False
    if frame.subject is not None and frame.lexicon.has("responders", frame.subject.lower):
        return True
    return any(frame.lexicon.has("scenes", below.lower) for below in frame.annotation.children(particle.index))


def _leaves_open(frame: VerbFrame, particle: Token) -> bool:
    """Whether a request is not answered: "did not respond to a request for comment", "neither replied to messages"."""
    asked = any(frame.lexicon.has("requests", below.lower) for below in frame.annotation.children(particle.index))
    if not asked or not frame.lexicon.has("answering", frame.verb.lemma):
        return False
    subject = frame.subject
    return any(kid.dep == "neg" for kid in frame.kids) or (subject is not None and is_none(subject, frame.annotation))


def _strayed(frame: VerbFrame) -> Iterator[Token]:
    """Particles that the parser hung on the time in between: "had spoken in the afternoon of seven dead"."""
    timed = {
        index
        for entity in frame.annotation.entities
        if entity.label in ("DATE", "TIME")
        for index in range(entity.first, entity.stop)
    }
    for kid in frame.kids:
        if kid.dep == "prep" and kid.index > frame.token.index:
            for time in frame.annotation.children(kid.index):
                if time.index in timed:
                    yield from (below for below in frame.annotation.children(time.index) if below.dep == "prep")


def _behind_particle(frame: VerbFrame, particle: Token) -> Range | None:
    stop = edges(frame.annotation, particle.index)[1]
    if particle.index + 1 < stop:
        # "Called on X to go", "referred to the brothers as heroes".
        goes_on = (kid for kid in frame.kids if kid.dep == "xcomp" or (kid.dep == "prep" and kid.lower == "as"))
        infinitive_ = next((kid for kid in goes_on if kid.index >= stop), None)
        if infinitive_ is not None:
            stop = edges(frame.annotation, infinitive_.index)[1]
        return particle.index + 1, stop
    target = next((k for k in frame.kids if k.index > particle.index and k.dep in ("dobj", "ccomp", "xcomp")), None)
    return edges(frame.annotation, target.index) if target is not None else None


# ---------------------------------------------------------------- passives


def passive(frame: VerbFrame) -> Draft | None:
    """Read "X is expected to …", "X was accused by Y of …": subject and complement are what is said."""
    annotation, token = frame.annotation, frame.token
    agent = next((kid for kid in frame.kids if kid.dep == "agent"), None)
    by = next((kid for kid in annotation.children(agent.index) if kid.dep == "pobj"), None) if agent else None
    if by is not None and frame.lexicon.has("idioms", f"{frame.verb.lemma} by {by.lower}"):
        return None
    if by is None and not frame.lexicon.has("impersonal", frame.verb.lemma):
        return None
    rest = [
        edges(annotation, kid.index)
        for kid in frame.kids
        if kid.index > token.index and kid.dep in ("xcomp", "ccomp", "oprd", "prep", "dobj", "attr", "acomp")
    ]
    patient = _patient(frame)
    if token.dep == "acl":
        # "The truce announced by Norda on Friday": the noun is what is announced, unless the verb says as what.
        rest = [part for part in rest if annotation.tokens[part[0]].lower in _TELLING]
        patient = None if rest else _described_noun(frame)
    parts = [*([patient] if patient else []), *rest]
    if not parts and by is None:
        return _thought_before(frame)
    if not parts or (not rest and by is None):
        return None
    first, stop = frame.cue
    if agent is not None and by is not None and agent.index == stop:
        stop += 1
    pieces = trimmed(annotation, [piece for part in parts for piece in cut(part, [(first, stop)])])
    if not pieces:
        return None
    return Draft(
        head=token.index,
        cue=((first, stop),),
        speaker=trim_name(annotation, edges(annotation, by.index)) if by else None,
        subject=by.index if by else None,
        content=pieces,
        stance=frame.verb.stance,
        rule="passive",
    )


def _thought_before(frame: VerbFrame) -> Draft | None:
    """Read ", it is believed" at the end of a sentence: nobody thinks what stands before."""
    tokens, patient = frame.annotation.tokens, next((kid for kid in frame.kids if kid.dep == "nsubjpass"), None)
    if patient is None or patient.lower != "it" or tokens[patient.index - 1].text != ",":
        return None
    is_last = all(not token.text[0].isalnum() for token in tokens[frame.cue[1] : frame.sentence.stop])
    told = trimmed(frame.annotation, [(frame.sentence.first, max(patient.index, frame.sentence.first))])
    if not is_last or not told:
        return None
    return Draft(
        head=frame.token.index,
        cue=(frame.cue,),
        speaker=None,
        subject=None,
        content=told,
        stance=frame.verb.stance,
        rule="passive",
    )


def _described_noun(frame: VerbFrame) -> Range | None:
    first = edges(frame.annotation, frame.token.head)[0]
    return (first, frame.cue[0]) if first < frame.cue[0] else None


def _patient(frame: VerbFrame) -> Range | None:
    patient = next((kid for kid in frame.kids if kid.dep == "nsubjpass"), None)
    if patient is None or patient.lower == "it" or patient.lower in RELATIVES:
        return None
    first, stop = edges(frame.annotation, patient.index)
    return (first, min(stop, frame.cue[0])) if first < frame.cue[0] else (first, stop)
