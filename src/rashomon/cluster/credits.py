"""On whose reports an article rests: credit lines, however a name is written, and agencies whose report it takes up."""

import re
from collections.abc import Iterator
from functools import cache
from urllib.parse import urlsplit

from rashomon.cluster.lexicon import agencies, agency_cues
from rashomon.model import Article

# Labels of a host name that do not name the outlet.
_HOST_LABELS = frozenset({"www", "com", "org", "net", "edu", "gov", "info", "news", "co", "uk", "m", "en", "english"})
# A name that is part of another must have so many letters: "AP" is in "Snapshot".
MIN_PART_LETTERS = 5
# Letters of the text that count as its lead: a long first paragraph.
LEAD_LETTERS = 400
# A name of so few letters in small ones is a word or a person: "Ria said".
MAX_ACRONYM_LETTERS = 3


def credited_source(article: Article, other: Article) -> str | None:
    """The credit of an article that names the outlet of the other; None if there is none."""
    return find_credit(article, own=outlet_names(article), outlet=outlet_names(other))


def find_credit(article: Article, *, own: frozenset[str], outlet: frozenset[str]) -> str | None:
    """The credit of an article that names an outlet, given by its names, and not the article's own one."""
    for credit in article.credits:
        name = source_key(credit.name)
        if name and not _meets(name, own) and _meets(name, outlet):
            return credit.name
    return None


def is_one_wire(left: Article, right: Article) -> bool:
    """Whether both credit the same wire or press release."""
    return bool({source_key(c.name) for c in left.credits} & {source_key(c.name) for c in right.credits} - {""})


def credited_wires(article: Article) -> frozenset[str]:
    """The agencies that an article credits, other than its own outlet."""
    own = {agencies().get(name, name) for name in outlet_names(article)}
    names = {source_key(credit.name) for credit in article.credits}
    return frozenset((names & frozenset(agencies().values())) - own)


def cited_wires(article: Article) -> frozenset[str]:
    """The agencies whose reports the lead takes up: "AFP reported". Further down one may be cited for one quotation."""
    lead = article.text[:LEAD_LETTERS]
    names = {name for pattern in _citations() for match in pattern.finditer(lead) for name in _readings(match)}
    keys = {source_key(name) for name in names if len(name) > MAX_ACRONYM_LETTERS or not name.istitle()}
    return frozenset(keys & frozenset(agencies().values()))


def _readings(match: re.Match[str]) -> Iterator[str]:
    """The names that may be meant: as many of the capitalised words as stand next to the cue."""
    words = match["name"].split()
    is_behind = match.lastgroup == "cue"
    for count in range(1, len(words) + 1):
        yield " ".join(words[-count:] if is_behind else words[:count])


@cache
def _citations() -> tuple[re.Pattern[str], ...]:
    before, behind = ("|".join(map(re.escape, cues)) for cues in agency_cues())
    name = r"(?P<name>(?:[A-Z][\w-]*|dpa)(?: (?:of )?[A-Z][\w-]*){0,3})"
    return (
        re.compile(rf"\b(?:{before}) (?:the )?(?:news agency )?{name}"),
        re.compile(rf"\b{name}(?: news agency)? (?P<cue>{behind})\b"),
    )


def source_key(name: str) -> str:
    """A name of a source without case, spaces and marks, under its agency where it is one."""
    letters = "".join(mark for mark in name.casefold() if mark.isalnum()).removeprefix("the")
    return agencies().get(letters, letters)


def outlet_names(article: Article) -> frozenset[str]:
    """The names of the outlet of an article, from its metadata and its address, as `source_key` gives them."""
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
