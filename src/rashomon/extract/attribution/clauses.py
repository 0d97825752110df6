"""What is said in clauses and quotations: behind the cue, before it, and around it.

Method: reporting verbs and their clausal complements in a dependency tree (as GenderGapTracker and Citron do), helped
where the parser errs by quotation marks, commas and the end of the sentence.
"""

from rashomon.extract.annotation import Token
from rashomon.extract.attribution.arguments import VerbFrame
from rashomon.extract.attribution.drafts import Draft, Range, edges
from rashomon.model import Stance

_PAUSES = frozenset({",", "-", "–", "—", "--", "―", "(", ";"})
_DASHES = frozenset({"-", "–", "—", "--", "―"})
_CLAUSE_OPENERS = frozenset({"that", "whether", "if", "how", "why", "what"})
# Dependencies of a verb that stands inside what it says: "The delay, they explained, is due to …".
_INSERTED = frozenset({"parataxis", "advcl", "ccomp", "dep", "appos", "relcl", "acl"})
# Tokens between a cue and the quotation it opens: "told reporters in the capital on Friday: “…".
MAX_BEFORE_QUOTE = 14
# Sentences of a quotation before its cue.
MAX_QUOTED_SENTENCES = 12


def speech(frame: VerbFrame) -> Draft | None:
    """What is said in a clause or a quotation, behind the verb, before it, or around it."""
    return clause(frame) or parenthesis(frame) or quoted(frame)


# ---------------------------------------------------------------- clauses


def clause(frame: VerbFrame) -> Draft | None:
    """Read "X said (that) …", "…, X said"."""
    complement = _complement(frame) or _far_clause(frame)
    if frame.speaker is None and frame.token.tag in ("VBD", "VBN") and frame.token.dep != "xcomp":
        # "In May alleged strikes hit the town": a participle taken for a verb.
        return None
    if complement is None or ("marked_only" in frame.verb.frames and not _is_marked(frame, complement)):
        return None
    first, stop = edges(frame.annotation, complement.index)
    if complement.index > frame.token.index:
        first = max(_lost_subject(frame, complement, first), frame.token.index + 1)
        stop = _until_next_cue(frame, complement, _with_second_that(frame, stop))
        return frame.draft((frame.marks.whole((first, stop)),), "clause")
    return _before(frame, first)


def _complement(frame: VerbFrame) -> Token | None:
    """The clause that a verb governs; of two on its sides the one behind it if a semicolon parts the other."""
    found = [kid for kid in frame.kids if kid.dep == "ccomp"]
    behind = [kid for kid in found if kid.index > frame.token.index]
    before = frame.annotation.tokens[max(frame.group[0] - 1, 0)].text
    is_parted = before in (";", ":") or (before in _DASHES and any(_is_told(frame, kid) for kid in found))
    if is_parted and frame.group[0] > frame.sentence.first:
        return behind[0] if behind else None
    return found[0] if found else None


def _is_told(frame: VerbFrame, clause_: Token) -> bool:
    """Whether a clause has a cue and a speaker of its own: "sources quoted the ministry – they did not say where"."""
    verb = frame.lexicon.verbs.get(clause_.lower)
    has_subject = any(kid.dep == "nsubj" for kid in frame.annotation.children(clause_.index))
    return verb is not None and has_subject and bool({"clause", "relaying"} & verb.frames)


def _lost_subject(frame: VerbFrame, complement: Token, first: int) -> int:
    """Where a clause begins whose subject the parser took for the verb's object: "said the fighting had stopped"."""
    taken = frame.kid("dobj")
    if frame.lexicon.has("telling", frame.verb.lemma):
        # "Told the Sarn Post the shooting happened …": what is told begins with what stands beside whom it is told.
        told = frame.kid("dative", "dobj")
        kids = frame.annotation.children(told.index) if told is not None else ()
        taken = next((kid for kid in kids if kid.dep == "appos" and kid.index > frame.token.index), None)
    if taken is None or taken.index > complement.index:
        return first
    kids = frame.annotation.children(complement.index)
    is_finite = complement.tag in ("VBD", "VBZ", "VBP") or any(kid.tag in ("MD", "VBD", "VBZ", "VBP") for kid in kids)
    has_subject = any(kid.dep in ("nsubj", "nsubjpass", "expl") for kid in kids)
    is_marked = any(kid.dep == "mark" for kid in kids)
    begin, end = edges(frame.annotation, taken.index)
    # "Said around 40 people mostly civilians were killed": the subject stands twice.
    is_beside = end == first and taken.tag[:2] == "NN"
    return begin if is_finite and not is_marked and (is_beside or not has_subject) else first


def _far_clause(frame: VerbFrame) -> Token | None:
    """The "that" clause the parser hung on a word in between: "said in a statement posted online that …"."""
    if not frame.lexicon.has("final", frame.verb.lemma):
        return None
    tokens = frame.annotation.tokens
    for index in range(frame.token.index + 1, min(frame.token.index + MAX_BEFORE_QUOTE, frame.sentence.stop)):
        if tokens[index].lower == "that" and tokens[index].dep == "mark":
            head = tokens[tokens[index].head]
            verb = frame.lexicon.verbs.get(tokens[head.head].lower)
            # Not the clause of another cue: "said after the army announced that …".
            is_free = verb is None or tokens[head.head].index == frame.token.index or "final" not in verb.frames
            return head if head.dep in ("ccomp", "advcl", "acl", "relcl") and is_free else None
        if tokens[index].text in _PAUSES and index > frame.token.index + 1:
            return None
    return None


def _until_next_cue(frame: VerbFrame, complement: Token, stop: int) -> int:
    """Where a clause ends: before a cue coordinated with this one that the parser took into it."""
    tokens = frame.annotation.tokens
    for index in range(complement.index + 1, stop):
        token = tokens[index]
        verb = frame.lexicon.verbs.get(token.lower) if token.dep == "conj" else None
        if verb is not None:
            other = VerbFrame(token, verb, frame.annotation, frame.lexicon, frame.marks)
            if other.rejoined is not None and other.rejoined.index == frame.token.index:
                return other.cue[0]
        if _opens_other_speech(frame, index) or _goes_on(frame, index):
            return index
        if is_disowned(frame, index):
            return edges(frame.annotation, index)[0]
    return stop


def _with_second_that(frame: VerbFrame, stop: int) -> int:
    """Where a content ends that a second "that" continues, hung by the parser on the cue: "said that … and that …"."""
    for kid in frame.kids:
        opener = frame.annotation.tokens[edges(frame.annotation, kid.index)[0]]
        if kid.dep == "conj" and kid.index > stop and opener.lower == "that" and opener.dep == "mark":
            stop = edges(frame.annotation, kid.index)[1]
    return stop


def _goes_on(frame: VerbFrame, index: int) -> bool:
    """Whether a participle opens the speaker's next words: "argued that a fence would help, saying it was time"."""
    token = frame.annotation.tokens[index]
    if token.tag != "VBG" or token.dep != "advcl" or frame.annotation.tokens[index - 1].text != ",":
        return False
    verb = frame.lexicon.verbs.get(token.lower)
    is_cue = verb is not None and "participles" in verb.frames and not frame.marks.around(index)
    return is_cue and any(kid.dep == "ccomp" for kid in frame.annotation.children(index))


def is_disowned(frame: VerbFrame, index: int) -> bool:
    """Whether a noun opens what another one says of these words: "said it had fallen, a claim the army denied"."""
    tokens = frame.annotation.tokens
    noun = frame.lexicon.nouns.get(tokens[index].lower)
    if noun is None or tokens[index].tag != "NN" or frame.marks.around(index):
        return False
    if tokens[edges(frame.annotation, index)[0] - 1].text != ",":
        return False
    verbs = (frame.lexicon.verbs.get(kid.lower) for kid in frame.annotation.children(index) if kid.dep == "relcl")
    return any(verb is not None and verb.stance is Stance.DENIES for verb in verbs)


def _opens_other_speech(frame: VerbFrame, index: int) -> bool:
    """Whether "as", "while" opens what somebody else says: "… had entered the city, as a monitor said that …"."""
    token = frame.annotation.tokens[index]
    if token.dep != "mark" or not frame.lexicon.has("contrasts", token.lower) or frame.marks.around(index):
        return False
    verb = frame.lexicon.verbs.get(frame.annotation.tokens[token.head].lower)
    is_cue = verb is not None and any(frame.lexicon.has(name, verb.lemma) for name in ("final", "counting"))
    kids = frame.annotation.children(token.head)
    return is_cue and any(kid.dep == "nsubj" and kid.tag[:2] == "NN" for kid in kids)


def _is_marked(frame: VerbFrame, complement: Token) -> bool:
    first = frame.annotation.tokens[edges(frame.annotation, complement.index)[0]]
    return (
        first.lower in _CLAUSE_OPENERS
        or complement.index < frame.token.index
        or frame.marks.around(complement.index) is not None
    )


def _before(frame: VerbFrame, first: int) -> Draft | None:
    """What is said stands before the cue, and may go on behind it."""
    if frame.token.dep == "ROOT" or _ends_a_row(frame, first):
        first = frame.sentence.first
    first = _behind_told(frame, first)
    if first >= frame.group[0]:
        return None
    rest = _rest(frame)
    return frame.draft((frame.marks.whole((first, frame.group[0])), *([rest] if rest else [])), "clause_before")


def _behind_told(frame: VerbFrame, first: int) -> int:
    """Where the words of this cue begin behind a semicolon that ends another one's: "police said …; …, they said"."""
    tokens = frame.annotation.tokens
    for index in range(frame.group[0] - 1, first, -1):
        if tokens[index].text == ";" and frame.marks.around(index) is None:
            verbs = (frame.lexicon.verbs.get(token.lower) for token in tokens[first:index] if token.tag[:2] == "VB")
            is_told = any(verb is not None and frame.lexicon.has("final", verb.lemma) for verb in verbs)
            return index + 1 if is_told else first
    return first


def _ends_a_row(frame: VerbFrame, first: int) -> bool:
    """Whether a cue closes a row of clauses and was taken for the last of them: "9 died, and 2 are lost, he said"."""
    tokens, head = frame.annotation.tokens, frame.annotation.tokens[frame.token.head]
    if frame.token.dep != "conj" or head.dep != "ROOT" or tokens[frame.group[0] - 1].text not in _PAUSES:
        return False
    before = tokens[frame.sentence.first : first]
    return all(
        (token.lower not in frame.lexicon.verbs or not token.tag.startswith("VB"))
        and not frame.marks.around(token.index)
        for token in before
    )


def _rest(frame: VerbFrame) -> Range | None:
    """What goes on behind the cue: "…, he added, while …"."""
    tokens, stop = frame.annotation.tokens, frame.sentence.stop
    index = frame.group[1]
    while index < stop and tokens[index].dep in ("npadvmod", "advmod"):
        index += 1
    if index + 2 >= stop or tokens[index].text not in _PAUSES:
        return None
    quote = frame.marks.around(frame.group[0] - 1)
    if quote is not None and quote[1] == frame.group[0] and frame.marks.around(index + 1) is None:
        # "“…,” said Ann Lee, head of the mill": who she is belongs to nobody's words.
        return None
    follower = tokens[index + 1]
    is_clause = follower.dep == "mark" or (follower.dep == "cc" and follower.head != frame.token.index)
    if not is_clause and frame.token.dep == "ROOT" and frame.marks.around(index + 1) is None:
        return None
    return index + 1, stop


def parenthesis(frame: VerbFrame) -> Draft | None:
    """The verb hangs on what is said: "The delay, they explained, is due to …"."""
    is_told = frame.lexicon.has("telling", frame.verb.lemma)
    if (frame.own is None and not frame.is_ending) or any(
        kid.dep in ("ccomp", "xcomp") or (kid.dep == "dobj" and not is_told) for kid in frame.kids
    ):
        return None
    tokens, group = frame.annotation.tokens, frame.group
    before = group[0] - 1
    is_naming = any(kid.lower in ("as", "to") and kid.index == frame.token.index + 1 for kid in frame.kids)
    is_spoken = frame.lexicon.has("final", frame.verb.lemma)
    if before < frame.sentence.first or (is_naming and not is_spoken):
        # "Norland, often described as a haven, …", "in May, crews respond to a fire" say nothing.
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
    if frame.token.dep == "ROOT" and group[1] == frame.token.index + 1 and _is_opening(frame, group):
        return frame.draft(((frame.sentence.first, group[0]), (group[1], frame.sentence.stop)), "parenthesis")
    return _at_end(frame) if frame.token.dep in ("ROOT", "conj") or frame.is_ending else None


def _is_opening(frame: VerbFrame, group: Range) -> bool:
    """Whether a cue between commas follows a few words of what is said: "In fact, he said, if they wait, they lose"."""
    tokens = frame.annotation.tokens
    before = tokens[frame.sentence.first : group[0]]
    after = tokens[group[1] : frame.sentence.stop]
    return (
        any(token.text == "," for token in after[:1])
        and all(token.tag[:2] not in ("VB", "MD") for token in before)
        and any(token.tag in ("VBD", "VBZ", "VBP", "MD") for token in after)
        and not any(index in frame.marks.of for index in range(frame.sentence.first, frame.sentence.stop))
    )


def _at_end(frame: VerbFrame) -> Draft | None:
    """Speaker and cue end a sentence that says something, with or without a comma before them."""
    if frame.speaker is None or frame.token.tag not in ("VBD", "VBZ", "VBP", "VBN") or not _is_last(frame):
        return None
    tokens = frame.annotation.tokens
    rest = range(frame.group[1], frame.sentence.stop)
    if any(tokens[index].text == ":" or index in frame.marks.of for index in rest):
        return None
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


def disowned(frame: VerbFrame) -> Draft | None:
    """Read "…, a claim the army denied": what is denied stands before the noun that sums it up."""
    annotation = frame.annotation
    noun = annotation.tokens[frame.token.head]
    if frame.token.dep != "relcl" or not is_disowned(frame, noun.index):
        return None
    host = annotation.tokens[noun.head]
    clause_ = next((kid for kid in annotation.children(host.index) if kid.dep == "ccomp"), host)
    first, stop = edges(annotation, clause_.index)[0], edges(annotation, noun.index)[0]
    return frame.draft(((first, stop),), "disowned") if first < stop and frame.own is not None else None


# ---------------------------------------------------------------- quotations


def quoted(frame: VerbFrame) -> Draft | None:
    """A quotation stands beside the cue, whatever the parser made of it; one of the same sentence goes first."""
    found = _behind_quote(frame)
    is_earlier = found is not None and found.stop <= frame.sentence.first
    return (_before_quote(frame) or found) if is_earlier else (found or _before_quote(frame))


def _behind_quote(frame: VerbFrame) -> Draft | None:
    tokens = frame.annotation.tokens
    before = frame.group[0] - 1
    if before >= 0 and tokens[before].text == ",":
        before -= 1
    quote = frame.marks.around(before) if before >= 0 else None
    if quote is None or quote[1] != before + 1 or frame.speaker is None:
        return None
    opening = frame.annotation.sentence_of(quote[0])
    is_near = tokens[quote[0]].sentence >= frame.token.sentence - MAX_QUOTED_SENTENCES
    if not is_near or opening.paragraph != frame.sentence.paragraph:
        return None
    first = quote[0]
    start = opening.first
    if frame.marks.around(start) is None and all(
        tokens[i].lower not in frame.lexicon.verbs for i in range(start, first)
    ):
        first = start
    return frame.draft(((first, quote[1]),), "quote_before")


def _before_quote(frame: VerbFrame) -> Draft | None:
    tokens, stop = frame.annotation.tokens, frame.sentence.stop
    cited = frame.kid("dobj") if "relaying" in frame.verb.frames else None
    if cited is not None and frame.marks.around(cited.index) is None:
        # "KNA said, citing a doctor: “…”": who is cited stands behind "citing", the quotation belongs to "said".
        return None
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
