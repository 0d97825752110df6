"""Verbs that attribute: "said", "told AFP", "vowed to", "called for", "is expected to"; one reader a construction.

Which verb attributes in which construction is data, so that a common verb does only where its construction says so.
"""

from collections.abc import Callable
from types import MappingProxyType

from rashomon.extract.annotation import Annotation, Token
from rashomon.extract.attribution.arguments import VerbFrame
from rashomon.extract.attribution.clauses import disowned, quoted, speech
from rashomon.extract.attribution.complements import gerund, infinitive, objective, passive, prepositional, quoted_as
from rashomon.extract.attribution.drafts import Draft, Marks
from rashomon.extract.attribution.words import AttributionLexicon
from rashomon.model import Stance


def verb_draft(token: Token, annotation: Annotation, lexicon: AttributionLexicon, marks: Marks) -> Draft | None:
    """Read one verb as a cue; None if it attributes nothing here."""
    verb = lexicon.verbs.get(token.lower)
    if verb is None or token.tag[:2] != "VB" or token.dep in ("aux", "auxpass", "amod", "compound"):
        return None
    frame = VerbFrame(token, verb, annotation, lexicon, marks)
    if token.tag == "VB" and token.index == frame.sentence.first and token.dep == "ROOT":
        # "Thank you for reading", "View all": the reader is asked, nobody is told of.
        return None
    if lexicon.has("quoted_as", verb.lemma) and (draft := quoted_as(frame)):
        return draft
    if verb.stance is Stance.DENIES and (draft := disowned(frame)):
        return draft
    if frame.is_passive:
        return passive(frame) if "passive" in verb.frames else None
    for name, reader in _READERS.items():
        if name in verb.frames and (draft := reader(frame)):
            return draft
    return None


_READERS: MappingProxyType[str, Callable[[VerbFrame], Draft | None]] = MappingProxyType(
    {
        "clause": speech,
        "prepositional": prepositional,
        "quote": quoted,
        "infinitive": infinitive,
        "gerund": gerund,
        "object": objective,
    }
)
