"""Verbs that attribute: "said", "told AFP", "vowed to", "called for", "is expected to"; with subject and complement.

Method: reporting verbs and their arguments in a dependency tree (as GenderGapTracker and Citron do for clauses), with one
list of verbs for each construction, so that a common verb attributes only where its construction says so.
"""

from rashomon.extract.annotation import Annotation, Token
from rashomon.extract.attribution.drafts import Draft, Marks, Range, cut, edges, trim, trimmed
from rashomon.extract.attribution.words import AttributionLexicon, Verb
from rashomon.model import Stance

_SUBJECTS = ("nsubj", "csubj")
_RELATIVES = frozenset({"who", "which", "that", "whom"})
_BEFORE_CUE = frozenset({"aux", "auxpass", "neg", "advmod"})
# What may follow a verb before its clause without ending its group: "told reporters on Friday, ‘…".
_AFTER_VERB = frozenset({"dobj", "dative", "npadvmod", "prep", "advmod", "prt", "agent", "punct", "oprd", "tmod"})
_PAUSES = frozenset({",", "-", "–", "—", "--", "―", "(", ";"})


def verb_draft(token: Token, annotation: Annotation, lexicon: AttributionLexicon, marks: Marks) -> Draft | None:
    """Read one verb as a cue; None if it attributes nothing here."""
    verb = lexicon.verbs.get(token.lower)
    if verb is None or token.tag[:2] != "VB" or token.dep in ("aux", "auxpass", "amod", "compound"):
        return None
    frame = VerbFrame(token, verb, annotation, lexicon, marks)
    return frame.read()


class VerbFrame:
    """One verb with what hangs on it."""

    def __init__(
        self, token: Token, verb: Verb, annotation: Annotation, lexicon: AttributionLexicon, marks: Marks
    ) -> None:
        """Gather the arguments."""
        self.token, self.verb, self.annotation, self.lexicon, self.marks = token, verb, annotation, lexicon, marks
        self.kids = annotation.children(token.index)
        self.is_passive = any(kid.dep in ("nsubjpass", "auxpass") for kid in self.kids) or (
            token.tag == "VBN" and token.dep == "acl"
        )
        self.own = next((kid for kid in self.kids if kid.dep in _SUBJECTS), None)
        self.sentence = annotation.sentence_of(token.index)

    def read(self) -> Draft | None:
        """The attribution, by the first construction that fits."""
        if self.is_passive:
            return self._passive()
        frames = self.verb.frames
        readers = (
            ("clause", self._clause),
            ("clause", self._parenthesis),
            ("quote", self._quoted),
            ("clause", self._quoted),
            ("infinitive", self._infinitive),
            ("object", self._object),
        )
        if self.verb.particles and (draft := self._prepositional()):
            return draft
        for name, reader in readers:
            if name in frames and (draft := reader()):
                return draft
        return None

    # ------------------------------------------------------------ parts

    def cue(self) -> Range:
        """The verb with auxiliaries and adverbs right before it, and with the verbs that lend it their time."""
        first = self.token.index
        verb = self.token
        while verb.dep == "xcomp" and self._raises(self.annotation.tokens[verb.head]):
            verb = self.annotation.tokens[verb.head]
            first = verb.index
        before = {
            kid.index
            for head in (self.token, verb)
            for kid in self.annotation.children(head.index)
            if kid.dep in _BEFORE_CUE and not kid.text.startswith(",")
        }
        while first - 1 in before and first > self.sentence.first:
            first -= 1
        stop = self.token.index + 1
        return first, stop

    def _raises(self, head: Token) -> bool:
        verb = self.lexicon.verbs.get(head.lower)
        return verb is not None and "raising" in verb.frames and head.index < self.token.index

    def subject(self) -> Token | None:
        """Who the verb is said of: its own subject, or that of the verb above."""
        if self.own is not None:
            if self.own.lower in _RELATIVES and self.token.dep in ("relcl", "ccomp"):
                head = self.annotation.tokens[self.token.head]
                return head if head.index < self.token.index and head.tag[:2] in ("NN", "PR", "CD", "DT") else self.own
            return self.own
        current = self.token
        for _ in range(4):
            head = self.annotation.tokens[current.head]
            if head.index == current.index or current.dep not in (
                "conj",
                "xcomp",
                "advcl",
                "acl",
                "pcomp",
                "prep",
                "relcl",
                "dep",
                "ccomp",
                "parataxis",
            ):
                return None
            if current.dep == "ccomp" and current.tag != "VBG":
                return None
            if current.dep in ("acl", "relcl") and head.tag[:2] in ("NN", "PR", "CD"):
                return head
            for kid in self.annotation.children(head.index):
                if kid.dep in (*_SUBJECTS, "nsubjpass"):
                    return kid
            current = head
        return None

    def speaker(self, subject: Token | None) -> Range | None:
        """The words of a subject."""
        if subject is None or (subject.lower in ("it", "there") and subject.dep == "expl"):
            return None
        first, stop = edges(self.annotation, subject.index)
        for kid in self.annotation.children(subject.index):
            below = edges(self.annotation, kid.index)
            if below[0] <= self.token.index < below[1] or (
                kid.dep in ("relcl",) and kid.index > subject.index and self.own is None
            ):
                stop = min(stop, below[0])
        if first <= self.token.index < stop:
            first, stop = (
                (first, self.token.index) if subject.index < self.token.index else (self.token.index + 1, stop)
            )
        if subject.index < self.token.index:
            stop = min(stop, max(subject.index + 1, self.cue()[0]))
        return trim(self.annotation, (first, stop))

    def _draft(
        self,
        content: tuple[Range, ...],
        rule: str,
        *,
        cue: tuple[Range, ...] | None = None,
        relay: tuple[Range, ...] = (),
        subject: Token | None = None,
        stance: Stance | None = None,
    ) -> Draft | None:
        cues = cue or (self.cue(),)
        subject = subject or self.subject()
        speaker = self.speaker(subject)
        holes = [*cues, *([speaker] if speaker else [])]
        pieces = trimmed(self.annotation, [piece for part in content for piece in cut(part, holes)])
        if not pieces:
            return None
        return Draft(
            head=self.token.index,
            cue=cues,
            speaker=speaker,
            subject=subject.index if subject and speaker else None,
            content=pieces,
            stance=stance or self._stance(pieces),
            rule=rule,
            relay=relay or self._relay(),
        )

    def _stance(self, content: tuple[Range, ...]) -> Stance:
        cue = self.cue()
        for index in range(*cue):
            stance = self.lexicon.stance_of(self.annotation.tokens[index].lower)
            if index != self.token.index and stance is Stance.CLAIMS:
                return stance
        return self.verb.stance

    def _relay(self) -> tuple[Range, ...]:
        """Whom it was told to: "told AFP", "said in a statement to Reuters", "reported on X"."""
        found = []
        for kid in self.kids:
            if kid.dep in ("dobj", "dative") and self.verb.lemma in ("tell", "inform") and kid.index > self.token.index:
                found.append(edges(self.annotation, kid.index))
            elif kid.dep == "prep" and kid.lower in ("to", "on", "via", "in", "by") and kid.index > self.token.index:
                found += [
                    edges(self.annotation, low.index)
                    for low in self.annotation.children(kid.index)
                    if low.dep == "pobj"
                ]
        return tuple(found)

    # ------------------------------------------------------------ constructions

    def _complement(self) -> Token | None:
        return next((kid for kid in self.kids if kid.dep == "ccomp"), None)

    def _is_marked(self, clause: Token) -> bool:
        first = self.annotation.tokens[edges(self.annotation, clause.index)[0]]
        return (
            first.lower in ("that", "whether", "if", "how", "why", "what")
            or clause.index < self.token.index
            or any(first.index <= index for index in (self.marks.around(clause.index) or ()))
        )

    def _clause(self) -> Draft | None:
        clause = self._complement()
        if clause is None or ("marked_only" in self.verb.frames and not self._is_marked(clause)):
            return None
        first, stop = edges(self.annotation, clause.index)
        if clause.index > self.token.index:
            first = max(first, self.token.index + 1)
            return self._draft((self.marks.whole((first, stop)),), "clause")
        return self._before("clause_before", first)

    def _before(self, rule: str, first: int) -> Draft | None:
        """What is said stands before the cue, and may go on behind it."""
        group = self._group()
        if self.token.dep == "ROOT":
            first = self.sentence.first
        if first >= group[0]:
            return None
        pieces = [self.marks.whole((first, group[0]))]
        rest = self._rest(group[1])
        return self._draft((*pieces, *([rest] if rest else [])), rule)

    def _group(self) -> Range:
        cue = self.cue()
        speaker = self.speaker(self.subject())
        parts = [cue, *([speaker] if speaker and self.own is not None else [])]
        return min(first for first, _ in parts), max(stop for _, stop in parts)

    def _rest(self, index: int) -> Range | None:
        """What goes on behind the cue: "…, he added, while …"."""
        tokens = self.annotation.tokens
        while index < self.sentence.stop and tokens[index].dep in ("npadvmod", "advmod"):
            index += 1
        if index + 2 >= self.sentence.stop or tokens[index].lower not in _PAUSES:
            return None
        follower = tokens[index + 1]
        head = tokens[follower.head]
        is_clause = follower.dep == "mark" or (follower.dep in ("cc",) and head.index != self.token.index)
        if not is_clause and self.token.dep == "ROOT" and not (self.marks.around(index + 1)):
            return None
        return index + 1, self.sentence.stop

    def _parenthesis(self) -> Draft | None:
        """The verb hangs on what is said: "The delay, they explained, is due to …"."""
        if self.own is None or any(kid.dep in ("dobj", "ccomp", "xcomp") for kid in self.kids):
            return None
        group = self._group()
        tokens = self.annotation.tokens
        before = group[0] - 1
        if before < self.sentence.first or not (tokens[before].lower in _PAUSES or self.marks.around(before)):
            return None
        if self.token.dep in ("parataxis", "advcl", "ccomp", "dep", "appos", "relcl", "acl"):
            head = tokens[self.token.head]
            first, stop = edges(self.annotation, head.index)
            first = max(first, self.sentence.first)
            pieces = [(first, group[0])] if first < group[0] else []
            own_stop = edges(self.annotation, self.token.index)[1]
            if own_stop < stop and tokens[min(group[1], stop - 1)].lower in _PAUSES:
                pieces.append((group[1], stop))
            return self._draft(tuple(self.marks.whole(piece) for piece in pieces), "parenthesis") if pieces else None
        if self.token.dep == "ROOT" and self._is_last(group[1]):
            return self._draft((self.marks.whole((self.sentence.first, group[0])),), "after_clause")
        return None

    def _is_last(self, index: int) -> bool:
        """Whether nothing but time, place and addressee follow in the sentence."""
        return all(
            token.tag[:2] not in ("VB", "MD") or token.tag == "VBG"
            for token in self.annotation.tokens[index : self.sentence.stop]
        )

    def _quoted(self) -> Draft | None:
        """A quotation stands beside the cue, whatever the parser made of it."""
        group = self._group()
        tokens = self.annotation.tokens
        before = group[0] - 1
        if before >= 0 and tokens[before].lower == ",":
            before -= 1
        quote = self.marks.around(before) if before >= 0 else None
        if (
            quote
            and quote[1] == before + 1
            and tokens[quote[0]].sentence >= self.token.sentence - 12
            and self.subject()
        ):
            first = quote[0]
            start = self.annotation.sentence_of(first).first
            if not self.marks.around(start) and all(
                tokens[i].lower not in self.lexicon.verbs for i in range(start, first)
            ):
                first = start
            return self._draft(((first, quote[1]),), "quote_before")
        for index in range(group[1], min(group[1] + 14, self.sentence.stop)):
            follow = self.marks.around(index)
            if follow and follow[0] == index:
                return self._draft((follow,), "quote_after")
            if tokens[index].lower == ":" and index + 1 < self.sentence.stop:
                return self._draft((self.marks.whole((index + 1, self.sentence.stop)),), "colon")
            if tokens[index].tag[:2] in ("VB", "MD"):
                return None
        return None

    def _infinitive(self) -> Draft | None:
        clause = next(
            (kid for kid in self.kids if kid.dep in ("xcomp", "ccomp") and kid.index > self.token.index), None
        )
        if clause is None or not any(kid.tag == "TO" for kid in self.annotation.children(clause.index)):
            return None
        first, stop = edges(self.annotation, clause.index)
        addressee = next(
            (kid for kid in self.kids if kid.dep in ("dobj", "dative") and self.token.index < kid.index < first), None
        )
        if addressee is not None:
            first = edges(self.annotation, addressee.index)[0]
        return self._declined(clause) or self._draft(((max(first, self.token.index + 1), stop),), "infinitive")

    def _declined(self, clause: Token) -> Draft | None:
        """ "Declined to comment on …": what is not commented on is the content."""
        if self.verb.stance is not Stance.DECLINES_TO_COMMENT or not self.lexicon.has("comments", clause.lower):
            return None
        cue_first = self.cue()[0]
        for kid in self.annotation.children(clause.index):
            if kid.dep == "prep":
                stop = edges(self.annotation, kid.index)[1]
                return self._draft(((kid.index + 1, stop),), "declines", cue=((cue_first, kid.index + 1),))
            if kid.dep in ("dobj", "ccomp"):
                return self._draft(
                    (edges(self.annotation, kid.index),), "declines", cue=((cue_first, clause.index + 1),)
                )
        return None

    def _object(self) -> Draft | None:
        target = next(
            (kid for kid in self.kids if kid.dep in ("dobj", "oprd", "dative") and kid.index > self.token.index), None
        )
        if target is None or (
            target.lower in ("that", "which", "who", "what", "so", "it", "this") and "complex" not in self.verb.frames
        ):
            return None
        first, stop = edges(self.annotation, target.index)
        if "complex" in self.verb.frames:
            for kid in self.kids:
                if (
                    kid.index > target.index
                    and kid.dep in ("prep", "oprd", "xcomp", "ccomp", "prt", "acl")
                    and kid.tag != "VBG"
                ):
                    stop = max(stop, edges(self.annotation, kid.index)[1])
        stance = None if self.verb.stance is not Stance.DECLINES_TO_COMMENT else Stance.DENIES
        return self._draft((self.marks.whole((first, stop)),), "object", stance=stance)

    def _prepositional(self) -> Draft | None:
        for kid in self.kids:
            if (
                kid.lower not in self.verb.particles
                or kid.index < self.token.index
                or kid.dep not in ("prep", "prt", "advmod", "agent", "acomp")
            ):
                continue
            first, stop = edges(self.annotation, kid.index)
            if kid.index + 1 < stop:
                content: tuple[Range, ...] = ((kid.index + 1, stop),)
            else:
                below = [
                    other for other in self.kids if other.index > kid.index and other.dep in ("dobj", "ccomp", "xcomp")
                ]
                content = (edges(self.annotation, below[0].index),) if below else ()
            xcomp = next((other for other in self.kids if other.dep == "xcomp" and other.index > kid.index), None)
            if content and xcomp is not None and kid.dep == "prep":
                content = ((content[0][0], edges(self.annotation, xcomp.index)[1]),)
            if not content:
                continue
            cue_first, cue_stop = self.cue()
            cue = (
                ((cue_first, kid.index + 1),)
                if kid.index <= cue_stop
                else ((cue_first, cue_stop), (kid.index, kid.index + 1))
            )
            return self._draft((self.marks.whole(content[0]),), "prepositional", cue=cue, relay=())
        return None

    def _passive(self) -> Draft | None:
        """ "X is expected to …", "X was accused by Y of …"."""
        if "passive" not in self.verb.frames:
            return None
        patient = next((kid for kid in self.kids if kid.dep == "nsubjpass"), None)
        agent = next((kid for kid in self.kids if kid.dep == "agent"), None)
        speaker = (
            next((kid for kid in self.annotation.children(agent.index) if kid.dep == "pobj"), None) if agent else None
        )
        parts: list[Range] = []
        if patient is None and self.token.dep == "acl":
            patient = self.annotation.tokens[self.token.head]
        if patient is not None and patient.lower not in ("it", *_RELATIVES) and self.token.dep != "acl":
            first, stop = edges(self.annotation, patient.index)
            parts.append((first, min(stop, self.cue()[0])) if first < self.cue()[0] else (first, stop))
        parts += [
            edges(self.annotation, kid.index)
            for kid in self.kids
            if kid.index > self.token.index and kid.dep in ("xcomp", "ccomp", "oprd", "prep", "dobj", "attr", "acomp")
        ]
        rest = [part for part in parts if part[0] > self.token.index]
        if not parts or (not rest and speaker is None):
            return None
        cue_first, cue_stop = self.cue()
        if agent is not None and agent.index == cue_stop and speaker is not None:
            cue_stop += 1
        pieces = trimmed(self.annotation, [piece for part in parts for piece in cut(part, [(cue_first, cue_stop)])])
        if not pieces:
            return None
        return Draft(
            head=self.token.index,
            cue=((cue_first, cue_stop),),
            speaker=trim(self.annotation, edges(self.annotation, speaker.index)) if speaker else None,
            subject=speaker.index if speaker else None,
            content=pieces,
            stance=self.verb.stance,
            rule="passive",
        )
