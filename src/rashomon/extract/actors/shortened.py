"""Long names cut to their last word: "the Front" behind "the Sarn Liberation Front", "the Council's envoy"."""

from collections.abc import Mapping
from dataclasses import replace

from rashomon.extract.actors.mention import Found
from rashomon.extract.annotation import Annotation, Token
from rashomon.extract.folding import fold
from rashomon.values import Actor, ActorType

_NO_ORGANISATIONS = frozenset({ActorType.PERSON, ActorType.UNNAMED})


def with_shortened(annotation: Annotation, taken: Mapping[int, Found], words: frozenset[str]) -> dict[int, Found]:
    """The names of an article by token, with capitalised last words of longer names read as those.

    Args:
        annotation: the article.
        taken: the names found, by each of their tokens.
        words: last words that stand for a whole name: "Front", "Council".

    Returns:
        All names; where several longer names end in the word, it keeps what it was.
    """
    found = dict(taken)
    for token in annotation.tokens:
        if not _stands_for_name(token, annotation, words):
            continue
        held = found.get(token.index)
        actor = _called(token, taken)
        if actor is None:
            continue
        if held is None or held.stop - held.first == 1:
            found[token.index] = Found(token.index, token.index + 1, "name", actor)
        elif held.first == token.index and held.actor is not None and _owns(token, annotation):
            # "The Front's military office" is a part of the Front.
            owned = replace(held, actor=replace(held.actor, part_of=(actor.name, *actor.part_of)))
            found.update(dict.fromkeys(range(held.first, held.stop), owned))
    return found


def _stands_for_name(token: Token, annotation: Annotation, words: frozenset[str]) -> bool:
    """Whether it is "the Front" and not "the Front Range": capitalised, behind "the", before no other name."""
    if token.lower not in words or not token.text[:1].isupper() or token.text.isupper() or token.index == 0:
        return False
    behind = annotation.tokens[token.index + 1 : token.index + 2]
    is_last = not behind or not behind[0].tag.startswith("NNP")
    return is_last and annotation.tokens[token.index - 1].lower == "the"


def _called(token: Token, taken: Mapping[int, Found]) -> Actor | None:
    """The one organisation named before whose longer name ends in a word."""
    named: dict[str, Actor] = {}
    for index, one in taken.items():
        actor = one.actor
        if index >= token.index or actor is None or actor.type in _NO_ORGANISATIONS:
            continue
        if any(fold(name).endswith(f" {token.lower}") for name in (actor.name, *actor.aliases)):
            named[actor.name] = actor
    return next(iter(named.values())) if len(named) == 1 else None


def _owns(token: Token, annotation: Annotation) -> bool:
    behind = annotation.tokens[token.index + 1 : token.index + 2]
    return bool(behind) and behind[0].tag == "POS"
