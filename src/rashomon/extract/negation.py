"""Whether what a verb is said of is none: "no leak", "nobody", "neither side", "not one of them"."""

from rashomon.extract.annotation import Annotation, Token

# English.
_NONE = frozenset({"no", "neither", "none", "nobody", "nothing", "nowhere"})


def is_none(argument: Token, annotation: Annotation) -> bool:
    """Whether an argument of a verb is none, and so negates the verb."""
    children = annotation.children(argument.index)
    is_not_one = argument.lower == "one" and any(child.lower == "not" for child in children)
    return is_not_one or argument.lower in _NONE or any(child.lower in _NONE for child in children)
