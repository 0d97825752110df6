"""Whether one article credits another: a credit line that names the other's outlet, however either is written."""

from urllib.parse import urlsplit

from rashomon.cluster.lexicon import agencies
from rashomon.model import Article

# Labels of a host name that do not name the outlet.
_HOST_LABELS = frozenset({"www", "com", "org", "net", "edu", "gov", "info", "news", "co", "uk", "m", "en", "english"})
# A name that is part of another must have so many letters: "AP" is in "Snapshot".
MIN_PART_LETTERS = 5


def credited_source(article: Article, other: Article) -> str | None:
    """The credit of an article that names the outlet of the other; None if there is none."""
    outlets = _outlet_names(other)
    own = _outlet_names(article)
    for credit in article.credits:
        name = source_key(credit.name)
        if name and not _meets(name, own) and _meets(name, outlets):
            return credit.name
    return None


def is_one_wire(left: Article, right: Article) -> bool:
    """Whether both credit the same wire or press release."""
    return bool({source_key(c.name) for c in left.credits} & {source_key(c.name) for c in right.credits} - {""})


def source_key(name: str) -> str:
    """A name of a source without case, spaces and marks, under its agency where it is one."""
    letters = "".join(mark for mark in name.casefold() if mark.isalnum()).removeprefix("the")
    return agencies().get(letters, letters)


def _outlet_names(article: Article) -> frozenset[str]:
    names = {source_key(article.outlet)} if article.outlet else set()
    hosts = [urlsplit(article.url).hostname or ""] if article.url else []
    if article.outlet and "." in article.outlet:
        hosts.append(article.outlet)
    for host in hosts:
        names |= {source_key(label) for label in host.casefold().split(".") if label not in _HOST_LABELS}
    return frozenset(names - {""})


def _meets(name: str, outlets: frozenset[str]) -> bool:
    return any(
        name == outlet
        or (len(outlet) >= MIN_PART_LETTERS and outlet in name)
        or (len(name) >= MIN_PART_LETTERS and name in outlet)
        for outlet in outlets
    )
