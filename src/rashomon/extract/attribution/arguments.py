"""A verb with what hangs on it: its cue words, its subject, and the words of its speaker."""

from functools import cached_property
from itertools import islice

from rashomon.extract.annotation import Annotation, Token
from rashomon.extract.attribution.drafts import Draft, Marks, Range, cut, edges, trim_name, trimmed
from rashomon.extract.attribution.words import AttributionLexicon, Verb
from rashomon.model import Stance

SUBJECTS = frozenset({"nsubj", "csubj"})
RELATIVES = frozenset({"who", "which", "that", "whom"})
_BEFORE_CUE = frozenset({"aux", "auxpass", "neg", "advmod"})
_NOMINAL = frozenset({"NN", "PR", "CD", "DT"})
# Dependencies over which a verb without a subject takes that of the one above.
_SHARED = frozenset({"conj", "xcomp", "advcl", "acl", "pcomp", "prep", "relcl", "dep", "ccomp", "parataxis"})
_PHRASE_TAGS = frozenset({"NN", "JJ", "CD", "PO", "HY", "IN"})
_LINKS = frozenset({"DT", "CC"})
# Dependencies of a verb on the noun that it is said of.
_DESCRIBING = frozenset({"acl", "relcl", "advcl"})
# Dependencies of verb forms that are parts of a name or noun: "the self-proclaimed government".
_INNER = frozenset({"amod", "compound", "nmod"})
# Short for "would", which the parser takes for an adverb at times.
_WOULD = frozenset({"'d", "’d", "'ll", "’ll"})
# Tokens of a speaker's phrase between a comma and its verb.
MAX_LISTED = 12
# Tokens of a speaker's phrase behind an inverted verb.
MAX_PHRASE = 8
# Steps up the tree in search of a subject.
MAX_CLIMB = 4


class VerbFrame:
    """One verb and its arguments; computed when asked for."""

    def __init__(
        self, token: Token, verb: Verb, annotation: Annotation, lexicon: AttributionLexicon, marks: Marks
    ) -> None:
        """Gather the dependents."""
        self.token, self.verb, self.annotation, self.lexicon, self.marks = token, verb, annotation, lexicon, marks
        self.kids = annotation.children(token.index)
        self.sentence = annotation.sentence_of(token.index)

    @cached_property
    def is_passive(self) -> bool:
        """Whether the verb is a passive: its subject is what is said or thought of."""
        return any(kid.dep in ("nsubjpass", "auxpass") for kid in self.kids) or (
            self.token.tag == "VBN"
            and self.token.dep in ("acl", "advcl")
            and not any(kid.dep in ("aux", "nsubj") for kid in self.kids)
        )

    @cached_property
    def own(self) -> Token | None:
        """The verb's own subject; of two side by side ("the head of the town, Ann Lee, said") the nearer one."""
        found = [kid for kid in self.kids if kid.dep in SUBJECTS]
        # "A text alert a few minutes later said".
        found = [kid for kid in found if kid.index not in self.marks.times] or found
        before = [kid for kid in found if kid.index < self.token.index]
        return before[-1] if before else (found[0] if found else None)

    def kid(self, *dependencies: str) -> Token | None:
        """The first dependent behind the verb with one of some relations."""
        return next((kid for kid in self.kids if kid.dep in dependencies and kid.index > self.token.index), None)

    @cached_property
    def cue(self) -> Range:
        """The verb with auxiliaries and adverbs right before it, the verb that lends it its time, and its particle."""
        first = self.token.index
        verb = self.token
        while verb.dep == "xcomp" and self._raises(self.annotation.tokens[verb.head]):
            verb = self.annotation.tokens[verb.head]
            first = verb.index
        before = {
            kid.index
            for head in (self.token, verb)
            for kid in self.annotation.children(head.index)
            if kid.dep in _BEFORE_CUE
        }
        while first - 1 in before and first > self.sentence.first:
            first -= 1
        stop = self.token.index + 1
        particle = self.kid("prt")
        if particle is not None and particle.index == stop and particle.lower in self.verb.particles:
            stop += 1
        return first, stop

    def _raises(self, head: Token) -> bool:
        verb = self.lexicon.verbs.get(head.lower)
        return verb is not None and "raising" in verb.frames and head.index < self.token.index

    @cached_property
    def subject(self) -> Token | None:
        """Who the verb is said of: its own subject, or that of the verb above."""
        if self.own is not None:
            is_before = self.own.index < self.token.index
            return self.bare[1] if is_before and self.bare is not None else self._antecedent(self.own)
        if (above := self.rejoined) is not None:
            return next((kid for kid in self.annotation.children(above.index) if kid.dep in SUBJECTS), None)
        if self.token.tag == "VBG" and (above := self._cue_above()) is not None:
            return self._antecedent(above)
        current = self.token
        for _ in range(MAX_CLIMB):
            head = self.annotation.tokens[current.head]
            if head.index == current.index or current.dep not in _SHARED:
                break
            if current.dep == "ccomp" and current.tag != "VBG":
                break
            if current.dep in _DESCRIBING and head.tag[:2] in _NOMINAL:
                return head
            for kid in self.annotation.children(head.index):
                if kid.dep in SUBJECTS or kid.dep == "nsubjpass":
                    return self._antecedent(kid)
            current = head
        return self._inverted() or (self.bare[1] if self.bare is not None else None)

    @cached_property
    def bare(self) -> tuple[Range, Token] | None:
        """The phrase right before a reporting verb and its head, where lost commas led the parser astray.

        "… near the border the Syrian Observatory said": the article that follows a noun opens the speaker's phrase.
        """
        if not self.lexicon.has("final", self.verb.lemma) or self.token.tag not in ("VBD", "VBZ", "VBP"):
            return None
        tokens, stop = self.annotation.tokens, self.cue[0]
        index = stop - 1
        is_dated = (
            self._ends_in_source(index, stop)
            and tokens[index].tag == "NNS"
            and tokens[index - 1].index in self.marks.times
        )
        if self.is_ending or is_dated:
            # "… on Monday activists said".
            return (index, stop), tokens[index]
        while index > max(self.sentence.first, stop - MAX_PHRASE) and tokens[index].tag[:2] in _PHRASE_TAGS:
            index -= 1
        if self.own is None and (listed := self._listed()) is not None:
            return listed
        if index <= self.sentence.first or tokens[index].tag != "DT":
            return None
        if tokens[index - 1].tag[:2] not in ("NN", "CD") and not self._ends_in_source(index, stop):
            return None
        if self.own is not None and self.own.index >= index:
            return None
        head = index + 1
        while head < stop and tokens[head].tag[:2] in _PHRASE_TAGS and tokens[head].tag != "IN":
            head += 1
        return ((index, stop), tokens[head - 1]) if tokens[head - 1].tag[:2] == "NN" else None

    def _ends_in_source(self, first: int, stop: int) -> bool:
        """Whether "there a monitor said", "wounded the army said" ends a sentence: a source, and no more to tell."""
        tokens = self.annotation.tokens
        if first <= self.sentence.first:
            return False
        before = tokens[first - 1]
        is_last = all(token.tag[:2] not in ("VB", "MD") for token in tokens[self.cue[1] : self.sentence.stop])
        # Behind a comma or "and" it belongs to who else speaks.
        is_apart = before.text[0].isalnum() and before.tag != "CC"
        return is_last and is_apart and any(self._is_source(token) for token in tokens[first:stop])

    def _is_source(self, token: Token) -> bool:
        names = ("unnamed", "institutions", "headline_speakers", "person_nouns")
        return any(self.lexicon.has(name, token.lower) for name in names)

    @cached_property
    def is_ending(self) -> bool:
        """Whether a sentence ends in ", witnesses claim": two words that the parser takes for verb and object."""
        tokens, index = self.annotation.tokens, self.cue[0] - 1
        if self.own is not None or index <= self.sentence.first or not self.lexicon.has("final", self.verb.lemma):
            return False
        is_last = all(not token.text[0].isalnum() for token in tokens[self.cue[1] : self.sentence.stop])
        return is_last and tokens[index - 1].text == "," and self.lexicon.has("unnamed", tokens[index].lower)

    @cached_property
    def rejoined(self) -> Token | None:
        """The cue that this one is coordinated with where the parser took it into the other's content.

        "The channel claimed that rebels had not entered the city and reported that …": both verbs have one tense, the
        content another.
        """
        tokens = self.annotation.tokens
        inner = tokens[self.token.head]
        while inner.dep == "conj":
            inner = tokens[inner.head]
        outer = tokens[inner.head]
        if self.token.dep != "conj" or inner.dep != "ccomp" or outer.tag != self.token.tag or self.own is not None:
            return None
        if inner.tag == outer.tag or outer.lower not in self.lexicon.verbs:
            return None
        if any(kid.tag == "MD" or kid.lower in _WOULD for kid in self.annotation.children(inner.index)):
            # "Said he would order a review and warned of more": no past stands under "would".
            return outer
        if inner.index != self.token.head:
            return None
        is_passive = any(kid.dep == "nsubjpass" for kid in self.annotation.children(inner.index))
        clause = self.kid("ccomp")
        if clause is None:
            # "… said that 31 were injured and called for donors": the injured do not call.
            return outer if is_passive and not self.is_passive else None
        return outer if self.annotation.tokens[edges(self.annotation, clause.index)[0]].lower == "that" else None

    def _listed(self) -> tuple[Range, Token] | None:
        """The phrase between the last comma and the verb, where the parser took it for one more of a list before it."""
        tokens, stop = self.annotation.tokens, self.cue[0]
        index = stop - 1
        while index > max(self.sentence.first, stop - MAX_LISTED) and tokens[index].tag[:2] in _PHRASE_TAGS | _LINKS:
            index -= 1
        if tokens[index].text != "," or stop - index < 2 or self.token.dep == "relcl":
            return None
        head = tokens[stop - 1]
        return ((index + 1, stop), head) if head.tag[:2] == "NN" else None

    def _cue_above(self) -> Token | None:
        """The subject of the cue that a participle continues: "The monitor confirmed a woman was killed, saying …"."""
        if self.token.dep != "advcl":
            return None
        for above in islice(self.annotation.ancestors(self.token.index), MAX_CLIMB):
            if above.tag[:2] not in ("VB", "MD"):
                return None
            verb = self.lexicon.verbs.get(above.lower)
            if verb is None or "clause" not in verb.frames or above.index > self.token.index:
                continue
            for kid in self.annotation.children(above.index):
                if kid.dep in SUBJECTS:
                    return kid
        return None

    def _antecedent(self, subject: Token) -> Token:
        verb = self.annotation.tokens[subject.head]
        if subject.lower not in RELATIVES or verb.dep not in ("relcl", "ccomp"):
            return subject
        head = self.annotation.tokens[verb.head]
        if head.index in self.marks.times:
            # "The list released on July 24th, which says that …": no day speaks.
            above = self.annotation.ancestors(head.index)
            head = next((one for one in above if one.tag[:2] == "NN" and one.index not in self.marks.times), head)
        return head if head.index < verb.index and head.tag[:2] in _NOMINAL else subject

    def _inverted(self) -> Token | None:
        """Read "“…,” asked the mayor": behind what is said the parser takes the speaker for an object."""
        follows = self._is_behind_quote(self.token.index - 1) or any(
            kid.dep == "ccomp" and kid.index < self.token.index for kid in self.kids
        )
        if self.token.tag not in ("VBD", "VBZ") or not follows:
            return None
        target = self.kid("dobj", "dep", "npadvmod", "oprd")
        if target is None or target.tag[:2] not in ("NN", "PR"):
            target = self._next_noun()
        return None if target is None or target.index in self.marks.times else target

    def _next_noun(self) -> Token | None:
        """The last noun of the phrase right behind the verb: "…" said the monitor adding that …."""
        last = None
        tokens = self.annotation.tokens
        for index in range(self.token.index + 1, min(self.sentence.stop, self.token.index + 1 + MAX_PHRASE)):
            tag = tokens[index].tag
            if tag[:2] == "NN" or tag == "PRP":
                last = tokens[index]
            elif tag not in ("DT", "JJ", "POS", "CD", "PRP$"):
                break
        return last

    def _is_behind_quote(self, index: int) -> bool:
        if index >= self.sentence.first and self.annotation.tokens[index].text == ",":
            index -= 1
        quote = self.marks.around(index) if index >= 0 else None
        return quote is not None and quote[1] == index + 1

    @cached_property
    def speaker(self) -> Range | None:
        """The words of the subject, without what the verb itself adds to it."""
        subject, verb = self.subject, self.token.index
        if subject is None or subject.dep == "expl" or subject.lower == "there":
            return None
        if self.bare is not None and subject is self.bare[1]:
            return trim_name(self.annotation, self.bare[0])
        first, stop = edges(self.annotation, subject.index)
        for other in self.kids:
            is_before = other.dep in SUBJECTS and other.index < subject.index
            if is_before and subject is self.own and other.lower not in RELATIVES:
                begin = edges(self.annotation, other.index)[0]
                between = self.annotation.tokens[begin : subject.index]
                tells = any(token.tag[:2] == "VB" and token.dep not in _INNER for token in between)
                # Where commas are lost, what is said can be taken for a second subject.
                first = first if tells else min(first, begin)
        for kid in self.annotation.children(subject.index):
            below = edges(self.annotation, kid.index)
            if below[0] <= verb < below[1]:
                stop = min(stop, below[0])
            if kid.dep == "prep" and below[1] < subject.index and self.annotation.tokens[below[1]].text == ",":
                # "At noon, the Sarn Post, quoting police, said …".
                first = max(first, below[1] + 1)
        if subject.index < verb:
            stop = min(stop, max(subject.index + 1, self.cue[0])) if self.cue[0] > subject.index else min(stop, verb)
            first = self._phrase_start(first, subject.index)
        else:
            first = max(first, verb + 1)
        return trim_name(self.annotation, (first, stop)) if first < stop else None

    def _phrase_start(self, first: int, head: int) -> int:
        """Where the speaker's phrase begins, if the parser took it for the end of a longer one.

        Where commas are lost, "killing 26 civilians a monitor said" has "26 civilians a monitor" for its subject.
        Titles that the parser split off ("Lt. Ann Lee") belong to the name.
        """
        tokens = self.annotation.tokens
        quote = self.marks.all.get(first)
        if quote is not None and quote[1] <= head:
            # "“It is huge” Ann Lee said": what is quoted is no part of a name.
            first = quote[1]
        for index in range(head, first, -1):
            before, here = tokens[index - 1], tokens[index]
            opens = here.tag == "DT" and before.tag[:2] in ("NN", "CD")
            if (
                here.tag == "NNS"
                and (before.index in self.marks.times or before.tag == "NNS")
                and self._is_source(here)
            ):
                # "… on Monday activists said", "… and hurt several others activists said".
                return index
            names = here.tag == "NNP" and before.tag == "NNS" and before.text.islower()
            if (opens or names) and not self.lexicon.has("person_nouns", before.lower.removesuffix("s")):
                return index
        while (
            first - 1 > self.sentence.first and tokens[first - 1].tag == "NNP" and tokens[first - 1].text.endswith(".")
        ):
            first -= 1
        return first

    @cached_property
    def group(self) -> Range:
        """Cue and speaker, where the speaker stands beside the cue."""
        parts = [self.cue]
        is_beside = self.own is not None or self.bare is not None
        if self.speaker and (is_beside or self.speaker[0] >= self.cue[1]):
            parts.append(self.speaker)
        return min(first for first, _ in parts), max(stop for _, stop in parts)

    def draft(
        self, content: tuple[Range, ...], rule: str, *, cue: tuple[Range, ...] = (), stance: Stance | None = None
    ) -> Draft | None:
        """A draft with this verb's cue and speaker; both are cut out of the content."""
        cues = cue or (self.cue,)
        holes = [*cues, *([self.speaker] if self.speaker else [])]
        pieces = trimmed(self.annotation, [piece for part in content for piece in cut(part, holes)])
        if not pieces:
            return None
        return Draft(
            head=self.token.index,
            cue=cues,
            speaker=self.speaker,
            subject=self.subject.index if self.subject and self.speaker else None,
            content=pieces,
            stance=stance or self.stance,
            rule=rule,
            relay=self._relay(),
        )

    @property
    def stance(self) -> Stance:
        """The stance of the verb, unless an adverb keeps it at a distance ("purportedly showed")."""
        for index in range(*self.cue):
            lower = self.annotation.tokens[index].lower
            if index != self.token.index and self.lexicon.stance_of(lower) is Stance.CLAIMS:
                return Stance.CLAIMS
        return self.verb.stance

    def _relay(self) -> tuple[Range, ...]:
        """Whom it was told, and where: "told AFP", "said in a statement to Reuters", "reported on X"."""
        found: list[Range] = []
        for kid in self.kids:
            if kid.index < self.token.index:
                continue
            if kid.dep in ("dobj", "dative") and self.lexicon.has("telling", self.verb.lemma):
                told = edges(self.annotation, kid.index)
                if found and found[-1][1] == told[0]:
                    # "Told the agency Norda": the parser takes them for two.
                    told = (found.pop()[0], told[1])
                found.append(told)
            elif kid.dep == "prep" and self.lexicon.has("relay_prepositions", kid.lower):
                found += self._objects(kid)
        for kid in self.kids:
            # "Speaking to AFP, the mayor said …", "…, as quoted by AFP, …".
            is_speaking = self.lexicon.has("speaking", kid.lower)
            is_passed_on = kid.tag == "VBN" and self.lexicon.has("reported", kid.lower)
            if kid.dep == "advcl" and (is_speaking or is_passed_on):
                for below in self.annotation.children(kid.index):
                    found += self._objects(below) if below.dep in ("prep", "agent") else []
            elif kid.dep == "prep" and kid.index < self.token.index:
                found += self._addressed(kid)
        return tuple(found)

    def _objects(self, preposition: Token) -> list[Range]:
        kids = self.annotation.children(preposition.index)
        own = [edges(self.annotation, kid.index) for kid in kids if kid.dep == "pobj"]
        return own + self._addressed(preposition)

    def _addressed(self, preposition: Token) -> list[Range]:
        """Who was spoken to on an occasion: "in an interview with AFP"."""
        return [
            edges(self.annotation, named.index)
            for kid in self.annotation.children(preposition.index)
            if kid.dep == "pobj" and self.lexicon.has("occasions", kid.lower)
            for below in self.annotation.children(kid.index)
            if below.dep == "prep" and self.lexicon.has("relay_prepositions", below.lower)
            for named in self.annotation.children(below.index)
            if named.dep == "pobj"
        ]
