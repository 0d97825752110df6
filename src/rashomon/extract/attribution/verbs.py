"""Verbs that attribute: "said", "told AFP", "vowed to", "called for", "is expected to"; one reader a construction.

Method: reporting verbs and their complements in a dependency tree (as GenderGapTracker and Citron do for clauses), with
one list of verbs for each construction, so that a common verb attributes only where its construction says so.
"""

from collections.abc import Callable
from types import MappingProxyType

from rashomon.extract.annotation import Annotation, Token
from rashomon.extract.attribution.arguments import RELATIVES, VerbFrame
from rashomon.extract.attribution.drafts import Draft, Marks, Range, cut, edges, trim_name, trimmed
from rashomon.extract.attribution.words import AttributionLexicon
from rashomon.model import Stance

_PAUSES = frozenset({",", "-", "–", "—", "--", "―", "(", ";"})
_CLAUSE_OPENERS = frozenset({"that", "whether", "if", "how", "why", "what"})
# Dependencies of a verb that stands inside what it says: "The delay, they explained, is due to …".
_INSERTED = frozenset({"parataxis", "advcl", "ccomp", "dep", "appos", "relcl", "acl"})
# Words that open what a passive says of its noun: "described by Norda as a success", "accused of theft".
_TELLING = frozenset({"as", "of", "to"})
_COMPLEMENTS = frozenset({"prep", "oprd", "xcomp", "ccomp", "prt", "acl"})
# Tokens between a cue and the quotation it opens: "told reporters in the capital on Friday: “…".
MAX_BEFORE_QUOTE = 14
# Sentences of a quotation before its cue.
MAX_QUOTED_SENTENCES = 12


def verb_draft(token: Token, annotation: Annotation, lexicon: AttributionLexicon, marks: Marks) -> Draft | None:
    """Read one verb as a cue; None if it attributes nothing here."""
    verb = lexicon.verbs.get(token.lower)
    if verb is None or token.tag[:2] != "VB" or token.dep in ("aux", "auxpass", "amod", "compound"):
        return None
    frame = VerbFrame(token, verb, annotation, lexicon, marks)
    if frame.is_passive:
        return passive(frame) if "passive" in verb.frames else None
    for name, reader in _READERS.items():
        if name in verb.frames and (draft := reader(frame)):
            return draft
    return None


def speech(frame: VerbFrame) -> Draft | None:
    """What is said in a clause or a quotation, behind the verb, before it, or around it."""
    return clause(frame) or parenthesis(frame) or quoted(frame)


# ---------------------------------------------------------------- clauses


def clause(frame: VerbFrame) -> Draft | None:
    """Read "X said (that) …", "…, X said"."""
    complement = next((kid for kid in frame.kids if kid.dep == "ccomp"), None)
    if complement is None or ("marked_only" in frame.verb.frames and not _is_marked(frame, complement)):
        return None
    first, stop = edges(frame.annotation, complement.index)
    if complement.index > frame.token.index:
        first = max(first, frame.token.index + 1)
        return frame.draft((frame.marks.whole((first, _until_next_cue(frame, complement, stop))),), "clause")
    return _before(frame, first)


def _until_next_cue(frame: VerbFrame, complement: Token, stop: int) -> int:
    """Where a clause ends: before a cue coordinated with this one that the parser took into it."""
    for kid in frame.annotation.children(complement.index):
        verb = frame.lexicon.verbs.get(kid.lower) if kid.dep == "conj" else None
        if verb is not None and "clause" in verb.frames:
            other = VerbFrame(kid, verb, frame.annotation, frame.lexicon, frame.marks)
            if other.rejoined is not None and other.rejoined.index == frame.token.index:
                return min(stop, other.cue[0])
    return stop


def _is_marked(frame: VerbFrame, complement: Token) -> bool:
    first = frame.annotation.tokens[edges(frame.annotation, complement.index)[0]]
    return (
        first.lower in _CLAUSE_OPENERS
        or complement.index < frame.token.index
        or frame.marks.around(complement.index) is not None
    )


def _before(frame: VerbFrame, first: int) -> Draft | None:
    """What is said stands before the cue, and may go on behind it."""
    if frame.token.dep == "ROOT":
        first = frame.sentence.first
    if first >= frame.group[0]:
        return None
    rest = _rest(frame)
    return frame.draft((frame.marks.whole((first, frame.group[0])), *([rest] if rest else [])), "clause_before")


def _rest(frame: VerbFrame) -> Range | None:
    """What goes on behind the cue: "…, he added, while …"."""
    tokens, stop = frame.annotation.tokens, frame.sentence.stop
    index = frame.group[1]
    while index < stop and tokens[index].dep in ("npadvmod", "advmod"):
        index += 1
    if index + 2 >= stop or tokens[index].text not in _PAUSES:
        return None
    follower = tokens[index + 1]
    is_clause = follower.dep == "mark" or (follower.dep == "cc" and follower.head != frame.token.index)
    if not is_clause and frame.token.dep == "ROOT" and frame.marks.around(index + 1) is None:
        return None
    return index + 1, stop


def parenthesis(frame: VerbFrame) -> Draft | None:
    """The verb hangs on what is said: "The delay, they explained, is due to …"."""
    if frame.own is None or any(kid.dep in ("dobj", "ccomp", "xcomp") for kid in frame.kids):
        return None
    tokens, group = frame.annotation.tokens, frame.group
    before = group[0] - 1
    if before < frame.sentence.first:
        return None
    if not (tokens[before].text in _PAUSES or frame.marks.around(before)):
        return _at_end(frame)
    if frame.token.dep in _INSERTED:
        first, stop = edges(frame.annotation, frame.token.head)
        first = max(first, frame.sentence.first)
        pieces = [(first, group[0])] if first < group[0] else []
        own_stop = edges(frame.annotation, frame.token.index)[1]
        goes_on = own_stop < stop or tokens[min(group[1] + 1, stop - 1)].dep == "mark"
        if goes_on and tokens[min(group[1], stop - 1)].text in _PAUSES:
            pieces.append((group[1], stop))
        return frame.draft(tuple(frame.marks.whole(piece) for piece in pieces), "parenthesis") if pieces else None
    return _at_end(frame) if frame.token.dep == "ROOT" else None


def _at_end(frame: VerbFrame) -> Draft | None:
    """Speaker and cue end a sentence that says something, with or without a comma before them."""
    if frame.speaker is None or frame.token.tag not in ("VBD", "VBZ", "VBP", "VBN") or not _is_last(frame):
        return None
    tokens = frame.annotation.tokens
    has_comma = tokens[frame.group[0] - 1].text in _PAUSES
    is_report = frame.lexicon.has("final", frame.verb.lemma) and frame.speaker[1] <= frame.cue[0]
    part = (frame.sentence.first, frame.group[0])
    tells = any(tokens[i].tag in ("VBD", "VBZ", "VBP", "VBN", "MD") for i in range(*part))
    if not tells or not (has_comma or is_report):
        return None
    return frame.draft((frame.marks.whole(part),), "after_clause")


def _is_last(frame: VerbFrame) -> bool:
    """Whether nothing but time, place and addressee follow in the sentence."""
    rest = frame.annotation.tokens[frame.group[1] : frame.sentence.stop]
    return all(token.tag[:2] not in ("VB", "MD") or token.tag in ("VBG", "VBN") for token in rest)


# ---------------------------------------------------------------- quotations


def quoted(frame: VerbFrame) -> Draft | None:
    """A quotation stands beside the cue, whatever the parser made of it."""
    return _behind_quote(frame) or _before_quote(frame)


def _behind_quote(frame: VerbFrame) -> Draft | None:
    tokens = frame.annotation.tokens
    before = frame.group[0] - 1
    if before >= 0 and tokens[before].text == ",":
        before -= 1
    quote = frame.marks.around(before) if before >= 0 else None
    if quote is None or quote[1] != before + 1 or frame.speaker is None:
        return None
    if tokens[quote[0]].sentence < frame.token.sentence - MAX_QUOTED_SENTENCES:
        return None
    first = quote[0]
    start = frame.annotation.sentence_of(first).first
    if frame.marks.around(start) is None and all(
        tokens[i].lower not in frame.lexicon.verbs for i in range(start, first)
    ):
        first = start
    return frame.draft(((first, quote[1]),), "quote_before")


def _before_quote(frame: VerbFrame) -> Draft | None:
    tokens, stop = frame.annotation.tokens, frame.sentence.stop
    for index in range(frame.group[1], min(frame.group[1] + MAX_BEFORE_QUOTE, stop)):
        follow = frame.marks.around(index)
        if follow is not None and follow[0] == index:
            is_introduced = tokens[index - 1].text in (":", ",") or index == frame.group[1]
            return frame.draft((follow,), "quote_after") if is_introduced else None
        if tokens[index].text == ":" and index + 1 < stop and frame.lexicon.has("colons", frame.verb.lemma):
            return frame.draft((frame.marks.whole((index + 1, stop)),), "colon")
        if tokens[index].tag[:2] in ("VB", "MD"):
            return None
    return None


# ---------------------------------------------------------------- infinitives, objects, prepositions


def infinitive(frame: VerbFrame) -> Draft | None:
    """Read "X vowed to …", "X asked Y to …"."""
    complement = frame.kid("xcomp", "ccomp")
    if complement is None or not any(kid.tag == "TO" for kid in frame.annotation.children(complement.index)):
        return None
    first, stop = edges(frame.annotation, complement.index)
    addressee = frame.kid("dobj", "dative")
    if addressee is not None and addressee.index < first:
        first = edges(frame.annotation, addressee.index)[0]
    declined = frame.verb.stance is Stance.DECLINES_TO_COMMENT
    if declined and frame.lexicon.has("comments", complement.lower):
        return _declined(frame, complement)
    stance = Stance.DENIES if declined else None
    return frame.draft((frame.marks.whole((max(first, frame.cue[1]), stop)),), "infinitive", stance=stance)


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
    first, stop = edges(frame.annotation, target.index)
    if is_complex:
        for kid in frame.kids:
            if kid.index > target.index and kid.dep in _COMPLEMENTS and kid.tag != "VBG":
                stop = max(stop, edges(frame.annotation, kid.index)[1])
    stance = Stance.DENIES if frame.verb.stance is Stance.DECLINES_TO_COMMENT else None
    return frame.draft((frame.marks.whole((first, stop)),), "object", stance=stance)


def _is_labelled(frame: VerbFrame, target: Token | None) -> bool:
    """Whether a verb of naming says what it calls its object: "called the vote a farce", not "called the office"."""
    return target is not None and (
        target.dep == "oprd"
        or any(kid.dep in ("oprd", "ccomp", "xcomp") for kid in frame.kids)
        or any(kid.dep in ("appos", "oprd", "acl") for kid in frame.annotation.children(target.index))
        or any(index in frame.marks.all for index in range(*edges(frame.annotation, target.index)))
    )


def prepositional(frame: VerbFrame) -> Draft | None:
    """Read "X called for Y", "X pointed out Y"."""
    for kid in frame.kids:
        if kid.index < frame.token.index or kid.lower not in frame.verb.particles or kid.dep == "mark":
            continue
        content = _behind_particle(frame, kid)
        if content is None:
            continue
        cue_first, cue_stop = frame.cue
        beside = kid.index <= cue_stop
        cue = ((cue_first, kid.index + 1),) if beside else ((cue_first, cue_stop), (kid.index, kid.index + 1))
        return frame.draft((frame.marks.whole(content),), "prepositional", cue=cue)
    return None


def _behind_particle(frame: VerbFrame, particle: Token) -> Range | None:
    stop = edges(frame.annotation, particle.index)[1]
    if particle.index + 1 < stop:
        infinitive_ = next((kid for kid in frame.kids if kid.dep == "xcomp" and kid.index >= stop), None)
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


def _described_noun(frame: VerbFrame) -> Range | None:
    first = edges(frame.annotation, frame.token.head)[0]
    return (first, frame.cue[0]) if first < frame.cue[0] else None


def _patient(frame: VerbFrame) -> Range | None:
    patient = next((kid for kid in frame.kids if kid.dep == "nsubjpass"), None)
    if patient is None or patient.lower == "it" or patient.lower in RELATIVES:
        return None
    first, stop = edges(frame.annotation, patient.index)
    return (first, min(stop, frame.cue[0])) if first < frame.cue[0] else (first, stop)


_READERS: MappingProxyType[str, Callable[[VerbFrame], Draft | None]] = MappingProxyType(
    {
        "clause": speech,
        "prepositional": prepositional,
        "quote": quoted,
        "infinitive": infinitive,
        "object": objective,
    }
)
