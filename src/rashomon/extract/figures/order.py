"""Figures by the order of words, where the tree shows nothing: headlines and texts that lost their punctuation."""

from collections.abc import Sequence
from itertools import pairwise

from rashomon.extract.annotation import Annotation, Token
from rashomon.extract.figures.words import CueRole, FigureLexicon
from rashomon.extract.quantities import QuantityMention

# Tokens that may stand between a quantity and its cue, at most.
_MAX_GAP = 5
# Tokens between "toll" and its number, at most.
_TOLL_REACH = 30
# Tokens that a list of parts may take between a figure and its verb, at most.
_PARTS_REACH = 45
# Tokens between a counted noun and the word that opens its parts, at most.
_NAMES_REACH = 16
# Tokens from a wound to "to death", and from "to" to "hospital", at most.
_DEATH_REACH, _GAP_REACH = 9, 8
# Tokens from "revised" to the "to" of its number, at most.
_REVISION_REACH = 4
_FINITE = ("VBD", "VBP", "VBZ", "MD")
_OPENERS = frozenset({",", "(", "–", "—", "-"})
_VERBAL = ("VBN", "VBD", "JJ", "VB", "VBZ", "NN")
_ACTIVE = ("VBD", "VBZ", "VBG", "VBP", "VB", "VBN", "NNS", "NNP", "NNPS")
_LIGHT = frozenset({"DT", "RB", "PRP$", "IN", "JJ", "RP"})
# The last hour of the clock.
_HOURS = 24


def cue_behind(mention: QuantityMention, annotation: Annotation, lexicon: FigureLexicon) -> list[tuple[Token, str]]:
    """Cues right behind a quantity ("12 people were reportedly killed"), with their kinds."""
    tokens, limit = annotation.tokens, annotation.sentence_of(mention.first).stop
    behind = tokens[mention.number + 1 : mention.number + 3]
    if len(behind) == 2 and behind[0].lower == "of" and behind[1].lower in ("the", "those", "these"):
        return []
    own = [
        (tokens[index], kind)
        for index in range(mention.first, mention.stop)
        for kind, role in lexicon.cues.get(tokens[index].lower, ())
        if (
            role in (CueRole.STATE, CueRole.NOUN)
            or (role is CueRole.OBJECT and tokens[index].tag in ("VBN", "JJ", "NN"))
        )
        and has_words_behind(tokens[index], kind, annotation, lexicon)
    ]
    if own:
        return own
    start = _behind_parts(mention.stop, limit, annotation, lexicon)
    for index in range(start, min(limit, start + _MAX_GAP + 1)):
        token = tokens[index]
        found = [
            (token, kind)
            for kind, role in lexicon.cues.get(token.lower, ())
            if (token.tag in _VERBAL or role is CueRole.STATE)
            and _fits_behind(token, role, index == start)
            and has_words_behind(token, kind, annotation, lexicon)
        ]
        if found:
            return [] if _has_object(token, annotation, lexicon) else found + _joined_cue(index, limit, tokens, lexicon)
        if token.lower not in lexicon.lists["copulas"]:
            return []
    return []


def _joined_cue(index: int, limit: int, tokens: Sequence[Token], lexicon: FigureLexicon) -> list[tuple[Token, str]]:
    """The second cue of a number told of two kinds at once: "88 killed & injured"."""
    behind = tokens[index + 1 : min(limit, index + 4)]
    if len(behind) < 2 or behind[0].lower not in lexicon.lists["joiners"] or behind[0].text == ",":
        return []
    if behind[1].tag not in ("VBN", "VBD", "JJ") or (len(behind) == 3 and behind[2].tag == "CD"):
        return []
    return [(behind[1], kind) for kind, role in lexicon.cues.get(behind[1].lower, ()) if role is CueRole.OBJECT]


def _behind_parts(stop: int, limit: int, annotation: Annotation, lexicon: FigureLexicon) -> int:
    """Where the verb of a noun phrase is to be looked for: behind ", including three children and a woman,".

    What stands between the noun and its parts may tell who they were (", all of the Orlan family, including"), but
    holds no verb of its own.
    """
    tokens = annotation.tokens
    opener = stop
    while opener < min(limit, stop + _NAMES_REACH) and tokens[opener].lower not in lexicon.lists["including"]:
        if tokens[opener].tag in _FINITE:
            return stop
        opener += 1
    if opener >= limit or tokens[opener].lower not in lexicon.lists["including"]:
        return stop
    for index in range(opener + 1, min(limit, opener + _PARTS_REACH)):
        if tokens[index].tag in _FINITE:
            return index if tokens[index].lower in lexicon.lists["copulas"] else stop
    return stop


def _fits_behind(token: Token, role: CueRole, is_next: bool) -> bool:
    if role in (CueRole.SUBJECT, CueRole.STATE):
        return True
    return role is CueRole.OBJECT and (token.tag in ("VBN", "VBD", "JJ") or is_next) and not token.lower.endswith("ing")


def _has_object(token: Token, annotation: Annotation, lexicon: FigureLexicon) -> bool:
    """Whether a verb has an object behind it: "12 militants killed three soldiers".

    In "two killed 37 others injured" the seeming object belongs to the next cue.
    """
    for child in annotation.children(token.index):
        if child.dep in ("dobj", "obj") and child.index > token.index:
            behind = annotation.tokens[child.index + 1 : child.index + 2]
            return not (behind and behind[0].tag in ("VBN", "VBD", "JJ") and behind[0].lower in lexicon.cues)
    return False


def cue_before(mention: QuantityMention, annotation: Annotation, lexicon: FigureLexicon) -> list[tuple[Token, str]]:
    """Cues right before a quantity ("killing at least 12", "kills six", "killed the family's three children")."""
    tokens, first = annotation.tokens, annotation.sentence_of(mention.first).first
    for index in range(mention.first - 1, max(first, mention.first - 4) - 1, -1):
        token = tokens[index]
        is_behind_preposition = index == mention.first - 2 and tokens[index + 1].lower in lexicon.lists["noun_links"]
        found = [
            (token, kind)
            for kind, role in lexicon.cues.get(token.lower, ())
            if ((role is CueRole.OBJECT and token.tag in _ACTIVE) or (role is CueRole.NOUN and is_behind_preposition))
            and has_words_behind(token, kind, annotation, lexicon)
        ]
        if found:
            return found
        # "Two were killed while two guards fled": another clause begins.
        is_other = token.lower == "by" or token.lower in lexicon.lists["later_marks"]
        if token.tag not in _LIGHT or is_other or (token.lower == "at" and _is_hour(mention)):
            return []
    return []


def _is_hour(mention: QuantityMention) -> bool:
    """Whether a bare number may be one of the clock: "killed at seven"."""
    return mention.head is None and mention.value.upper <= _HOURS


def _is_fatal(cue: Token, annotation: Annotation, lexicon: FigureLexicon) -> bool:
    """Whether a wound was deadly: "fatally shot", "stabbed two guards to death", "shot dead"."""
    tokens, limit = annotation.tokens, annotation.sentence_of(cue.index).stop
    if cue.index and tokens[cue.index - 1].lower in lexicon.lists["fatally"]:
        return True
    words = [token.lower for token in tokens[cue.index + 1 : min(limit, cue.index + _DEATH_REACH)]]
    if cue.lower in lexicon.lists["felling"]:
        return words[:1] == ["down"]
    return words[:1] == ["dead"] or ("to", "death") in pairwise(words)


def _opens_gapped(phrase: tuple[str, ...], start: int, limit: int, tokens: Sequence[Token]) -> bool:
    """Whether a phrase with a gap stands at a token: "to … hospital" fits "to two local hospitals" if so listed."""
    if len(phrase) != 3 or phrase[1] != "…" or start >= limit or tokens[start].lower != phrase[0]:
        return False
    for token in tokens[start + 1 : min(limit, start + _GAP_REACH)]:
        if token.lower == phrase[2]:
            return True
        if token.tag.startswith(("VB", "IN", "MD")) or not token.text[0].isalnum():
            return False
    return False


def toll_noun(cue: Token, annotation: Annotation, lexicon: FigureLexicon) -> Token | None:
    """The noun of a toll told in other words: "the number of civilians killed", "the number of deaths"."""
    current = cue
    for above in annotation.ancestors(cue.index):
        if current.dep not in ("acl", "pobj", "pcomp", "prep", "amod", "compound", "nsubj", "conj"):
            return None
        if above.lower in lexicon.lists["toll_nouns"]:
            is_definite = any(child.lower == "the" for child in annotation.children(above.index))
            return above if is_definite else None
        current = above
    return None


def toll_number(
    toll: Token,
    annotation: Annotation,
    lexicon: FigureLexicon,
    numbers: dict[int, QuantityMention],
    *,
    is_strict: bool = False,
) -> QuantityMention | None:
    """The number behind a toll: "the toll rose from 12 to 17" is 17, "a toll of 30", "death toll hits 112".

    Where `is_strict`, only a number right behind a word that brings it ("to", "at", "reached").
    """
    tokens = annotation.tokens
    sentence = annotation.sentence_of(toll.index)
    movers = lexicon.lists["toll_movers"]
    if (revised := _revised(toll.index, sentence.stop, tokens, lexicon, numbers)) is not None:
        return revised
    seen: list[QuantityMention] = []
    for index in range(toll.index + 1, min(sentence.stop, toll.index + _TOLL_REACH)):
        mention = numbers.get(index)
        if mention is None and tokens[index].lower in lexicon.lists["toll_doubts"]:
            return None
        if mention is None or mention in seen or mention.value.unit not in ("person", "item"):
            continue
        if _word_before(mention.first, tokens) in movers:
            return mention
        seen.append(mention)
    return seen[0] if seen and not is_strict else None


def _revised(
    index: int, limit: int, tokens: Sequence[Token], lexicon: FigureLexicon, numbers: dict[int, QuantityMention]
) -> QuantityMention | None:
    """The last number that a toll was corrected to: "the toll, first put at 12, was revised to 15"."""
    for at in range(index + 1, min(limit, index + _TOLL_REACH)):
        if tokens[at].lower in lexicon.lists["revising"]:
            mention = revised_to(at, limit, tokens, numbers)
            if mention is not None and mention.value.unit in ("person", "item"):
                return mention
    return None


def revised_to(
    verb: int, limit: int, tokens: Sequence[Token], numbers: dict[int, QuantityMention]
) -> QuantityMention | None:
    """The number behind "revised upwards to"; None where other words stand between."""
    for at in range(verb + 1, min(limit - 1, verb + _REVISION_REACH)):
        if tokens[at].lower == "to":
            return numbers.get(at + 1)
        if not tokens[at].tag.startswith(("RB", "RP", "JJ", "IN", "NN")):
            return None
    return None


def _word_before(index: int, tokens: tuple[Token, ...]) -> str:
    """The word before a token, whatever quotation mark stands between."""
    before = tokens[index - 2 : index] if index > 1 else tokens[:index]
    return before[0].lower if before[-1].tag in ("``", "''") else before[-1].lower


def toll_group(cue: Token, annotation: Annotation, lexicon: FigureLexicon) -> str | None:
    """The group that the words of a toll set apart: "the number of soldiers killed", "the toll among civilians"."""
    noun = toll_noun(cue, annotation, lexicon) or cue
    for index in annotation.subtree(noun.index):
        token = annotation.tokens[index]
        if token.index > cue.index + 2 or token.tag == "CD":
            break
        group = lexicon.persons.get(token.lower)
        if group not in (None, "all") and token.tag.startswith("NN"):
            return group
    return None


def has_words_behind(cue: Token, kind: str, annotation: Annotation, lexicon: FigureLexicon) -> bool:
    """Whether the words that a cue needs to tell of a kind stand around it: "fell in battle", "on board"."""
    tokens, start = annotation.tokens, cue.index + 1
    lists = lexicon.lists
    if cue.lower in lists["fatally"]:
        # "Four were shot, three fatally": no verb of its own behind it.
        behind = annotation.tokens[cue.index + 1 : cue.index + 2]
        return not behind or not behind[0].tag.startswith(("VB", "JJ", "NN"))
    if cue.lower in lists["fatal_only"] and _is_fatal(cue, annotation, lexicon) is not (kind in lists["fatal_kinds"]):
        return False
    if cue.lower in lexicon.lists["after_on"] and (cue.index == 0 or tokens[cue.index - 1].lower != "on"):
        return False
    phrases = lexicon.behind.get((kind, cue.lower))
    if phrases is None:
        return True
    limit = annotation.sentence_of(cue.index).stop
    if any(_opens_gapped(phrase, start, limit, tokens) for phrase in phrases):
        return True
    while start < limit:
        words = [token.lower for token in tokens[start : min(limit, start + max(map(len, phrases)))]]
        if any(words[: len(phrase)] == list(phrase) for phrase in phrases):
            return True
        if tokens[start].tag not in ("RB", "JJ", "DT", "PRP$") or tokens[start].lower == "no":
            return False
        start += 1
    return False
