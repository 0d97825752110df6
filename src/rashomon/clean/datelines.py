"""The place, date and agency that open a dispatch: "MAREN, 11 March (Norda) –"."""

import re
from dataclasses import dataclass

from rashomon.schema.boilerplate import load_boilerplate

_NAME = r"[A-Z][\w.'/-]*(?:[ ]+(?:[A-Z][\w.'/-]*|de|la|el|al|del|di|da|of|the|on|am|an|sur|AT|ON)){0,4}"
_MONTH = r"(?i:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[A-Za-z]{0,6}\.?"
_DATE = (
    rf"(?:(?:(?i:mon|tue|wed|thu|fri|sat|sun)[a-z]{{0,6}}\.?,? )?"
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)? {_MONTH}|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?)(?:,? \d{{4}}| \d{{2}})?)"
)

# Place, more of the place, a date, an agency in brackets or after a comma, and the dash that ends it.
_DATELINE = re.compile(
    rf"(?P<place>{_NAME})?"
    rf"(?P<more>(?:[,/] ?(?!{_DATE}){_NAME}){{0,3}})"
    rf"(?:,? ?(?P<date>{_DATE}))?"
    rf"(?:,? ?[(\[](?!{_DATE})(?P<agency>[A-Z][^()\[\]]{{1,40}})[)\]])?"
    r"\s*(?P<dash>-{1,3}|_|:)(?P<gap>\s*)"
)

# Characters. A dateline is short; what is longer is a sentence with a dash in it.
LONGEST = 110


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """The dateline that opens a paragraph.

    Attributes:
        end: where it ends, its dash included, in the text it was read from.
        place: the place as written.
        date: the date as written; None where there is none.
        agency: the agency as written, with its span; None where there is none.
    """

    end: int
    place: str | None
    date: str | None
    agency: str | None
    agency_start: int = 0


def read_dateline(folded: str, *, is_upper: bool) -> Dateline | None:
    """The dateline at the start of a folded paragraph.

    Args:
        folded: with plain hyphens and quotes, so that one dash stands for all.
        is_upper: whether the whole text is in capitals, so that capitals show nothing.

    Returns:
        The dateline; None if the paragraph opens with its first sentence.
    """
    agency_first = re.match(r"\((?P<agency>[A-Z][\w /.&-]{1,30})\)\s*(?=[A-Z(])", folded)
    skipped = agency_first.end() if agency_first and not folded[agency_first.end() :].startswith("(") else 0
    found = _DATELINE.match(folded, skipped) or _DATELINE.match(folded)
    if found is None or found.end() > LONGEST:
        return None
    if agency_first and found.start() == 0:
        agency_first = None
    agency = found["agency"] or (agency_first["agency"] if agency_first else None)
    if not _is_dateline(found, agency, is_upper=is_upper):
        return None
    start = found.start("agency") if found["agency"] else (agency_first.start("agency") if agency_first else 0)
    agency, start, place = _after_comma(found, agency, start)
    return Dateline(end=found.end("dash"), place=place, date=found["date"], agency=agency, agency_start=start)


def _after_comma(found: re.Match[str], agency: str | None, start: int) -> tuple[str | None, int, str | None]:
    """The agency after a comma ("Damascus, SANA -"): in capitals where the place is not."""
    place, more = found["place"], found["more"] or ""
    last = more.rpartition(",")[2].strip()
    if agency is None and place and not place.isupper() and last.isupper() and 2 <= len(last) <= 8:
        return last, found.start("more") + more.rindex(last), place
    return agency, start, (place + more if place else None)


def _is_dateline(found: re.Match[str], agency: str | None, *, is_upper: bool) -> bool:
    place, more = found["place"] or "", found["more"] or ""
    if found["dash"] == "-" and not found["gap"] and not (agency or found["date"]):
        return False
    if place.rstrip(":").upper() in load_boilerplate().not_places:
        return False
    if found["dash"] == ":" and not (agency and place):
        return False
    if agency or found["date"]:
        return bool(place or agency)
    has_capitals = place.isupper() and len(place) > 2 and not is_upper
    tail = more.rpartition(",")[2].strip()
    return has_capitals or (not is_upper and tail.isupper() and len(tail) > 2 and "." not in tail)
