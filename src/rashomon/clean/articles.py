"""A capture becomes an article: text, what is known of it, passages, credits; or a rejection with a reason."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

from rashomon.clean.credits import find_credits
from rashomon.clean.dates import Stamp, find_date, find_day, find_revision, read_date
from rashomon.clean.flags import find_flags
from rashomon.clean.language import guess_language, read_language
from rashomon.clean.lines import BLANK
from rashomon.clean.options import CleanOptions
from rashomon.clean.pages import read_page
from rashomon.clean.passages import Marked, mark_passages
from rashomon.model import Article, ArticleId, Capture, PassageRole, Rejection, Stage
from rashomon.schema.fold import fold
from rashomon.schema.media import find_medium
from rashomon.schema.metadata import read_metadata, read_text

_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
# JSON can hold half of a pair; it is no character, and nothing could store it.
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Content:
    text: str
    metadata: Mapping[str, str]


def clean(capture: Capture, *, options: CleanOptions | None = None) -> Article | Rejection:
    """Make an article of a capture.

    The text of plain input is the decoded text, to the character. What is said neither beside it nor in it stays None.

    Args:
        capture: bytes with their metadata.
        options: what an article needs to be used.

    Returns:
        The article, or why there is none.
    """
    options = options or CleanOptions()
    content = _read(capture, options)
    if isinstance(content, Rejection):
        return content
    text, metadata = content.text, content.metadata
    marked = mark_passages(text, metadata.get("title"))
    metadata = {**_stated(text, marked), **metadata}
    language = _language(text, marked, metadata)
    if problem := _problem(text, marked, language, options):
        return _reject(capture, *problem)
    published, unreadable = _published(marked, metadata, capture.fetched)
    return Article(
        id=ArticleId(metadata.get("id") or capture.location),
        text=text,
        title=metadata.get("title"),
        outlet=_outlet(metadata.get("outlet") or _host(metadata.get("url"))),
        published=published.moment if published else None,
        is_published_exact=published.is_exact if published else True,
        fetched=capture.fetched,
        revised=_revised(text, marked, metadata, published),
        language=language,
        url=metadata.get("url"),
        passages=tuple(part.passage for part in marked),
        credits=tuple(
            find_credits(
                text,
                marked,
                outlet=metadata.get("outlet"),
                given=metadata.get("credit"),
                author=metadata.get("author"),
            )
        ),
        flags=(*find_flags(text), *unreadable),
        version_of=ArticleId(version) if (version := metadata.get("version_of")) else None,
    )


def _reject(capture: Capture, code: str, message: str) -> Rejection:
    return Rejection(stage=Stage.CLEAN, code=code, message=message, location=capture.location)


# ---------------------------------------------------------------- text


def _read(capture: Capture, options: CleanOptions) -> _Content | Rejection:
    if len(capture.body) > options.max_bytes:
        message = f"{len(capture.body):,} bytes; one text may have {options.max_bytes:,} (max_bytes in [clean])"
        return _reject(capture, "too_large", message)
    if capture.media_type == "text/html":
        page = read_page(capture.body, capture.metadata.get("url"))
        if page is None:
            return _reject(capture, "no_main_text", "no main text was found in the page; is it an article, or a list?")
        return _Content(text=page.text, metadata={**page.metadata, **capture.metadata})
    if capture.media_type == "application/json":
        return _read_record(capture)
    if capture.media_type != "text/plain":
        return _reject(capture, "not_text", f"{capture.media_type} is neither plain text nor a page")
    try:
        text = capture.body.decode("utf-16" if capture.body.startswith(_UTF16_MARKS) else "utf-8")
    except UnicodeDecodeError as err:
        return _reject(capture, "undecodable", f"not valid UTF-8 at byte {err.start}; save it as UTF-8")
    return _Content(text=text, metadata=capture.metadata)


def _read_record(capture: Capture) -> _Content | Rejection:
    """One JSON record, its text untouched; what came beside it goes before what stands in it."""
    try:
        record = json.loads(capture.body)
    except (ValueError, RecursionError) as err:
        return _reject(capture, "invalid_json", f"not valid JSON: {str(err)[:120]}")
    text = read_text(record) if isinstance(record, Mapping) else None
    if text is None:
        return _reject(capture, "no_text", "the record has no field 'text'")
    metadata = read_metadata(record)
    for name, written in (("text", text), *metadata.items()):
        if half := _SURROGATE.search(written):
            message = f"{name} has half a surrogate pair at character {half.start()}; escape such characters in full"
            return _reject(capture, "undecodable", message)
    return _Content(text=text, metadata={**metadata, **capture.metadata})


def _problem(
    text: str, marked: Sequence[Marked], language: str | None, options: CleanOptions
) -> tuple[str, str] | None:
    """Why a text is no article; None if it is one."""
    if not text.strip(BLANK):
        return "empty", "the text is empty"
    if text.count("\x00") or sum(char < " " and char not in "\t\n\r\x0b\x0c\x1b" for char in text) > len(text) / 50:
        return "not_text", "control characters all over; it seems to be no text"
    if text.count("\ufffd") > len(text) / 20:
        return "not_text", "most of it cannot be decoded; it seems to be no text, or not in the encoding it declares"
    words = sum(len(_words(text, part)) for part in marked if part.passage.role.is_story)
    if words < options.min_words:
        return "too_short", f"{words} words of story; {options.min_words} are needed (min_words in [clean])"
    if language and options.languages and language.split("-")[0] not in options.languages:
        return "wrong_language", f"its language is {language}; there are: {', '.join(options.languages)}"
    return None


def _words(text: str, part: Marked) -> list[str]:
    words = text[part.passage.span.start : part.passage.span.end].split()
    return [word for word in words if any(char.isalnum() for char in word)]


# ---------------------------------------------------------------- what the text says of itself


def _stated(text: str, marked: Sequence[Marked]) -> dict[str, str]:
    """Title and outlet as the text states them, and the fields of header lines."""
    found: dict[str, str] = {}
    for part in marked:
        passage = part.passage
        if part.header:
            found.setdefault(*part.header)
        elif passage.role is PassageRole.HEADLINE:
            found.setdefault("title", text[passage.span.start : passage.span.end])
    return {name: value for name, value in found.items() if name != "location"}


def _outlet(name: str | None) -> str | None:
    """The outlet as it is called: of a site that stands for one ("edition.cnn.com"), the medium's name where known."""
    medium = find_medium(name) if name and "." in name and " " not in name else None
    return medium.name if medium else name


def _host(url: str | None) -> str | None:
    """The site of a URL stands in for the outlet's name: it is what is known."""
    try:
        host = urlsplit(url or "").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


def _language(text: str, marked: Sequence[Marked], metadata: Mapping[str, str]) -> str | None:
    if given := read_language(metadata.get("language", "")):
        return given
    spans = [part.passage.span for part in marked if part.passage.role.is_story]
    return guess_language("\n".join(text[span.start : span.end] for span in spans))


# ---------------------------------------------------------------- dates


def _published(
    marked: Sequence[Marked], metadata: Mapping[str, str], fetched: datetime | None
) -> tuple[Stamp | None, tuple[str, ...]]:
    """The date of publication, from metadata, a stamp or the dateline; and a flag for one that cannot be read."""
    written = metadata.get("published")
    given = read_date(written) if written else None
    flags = (f"unreadable date: {written[:60]}",) if written and given is None else ()
    stamped = next((part.stamp for part in marked if part.stamp and not part.stamp.is_revision), None)
    if given:
        # The same day, told to the minute in the text, is the better of the two.
        is_finer = stamped and stamped.is_exact and not given.is_exact
        return (stamped if stamped and is_finer and stamped.moment.date() == given.moment.date() else given), flags
    if stamped:
        return stamped, flags
    for part in marked:
        if part.dateline and part.dateline.date:
            return find_date(part.dateline.date) or find_day(part.dateline.date, fetched), flags
    # Where only the last change is dated, that is when this text came out.
    return next((part.stamp for part in marked if part.stamp), None), flags


def _revised(
    text: str, marked: Sequence[Marked], metadata: Mapping[str, str], published: Stamp | None
) -> datetime | None:
    """When the text was last changed: the latest of what metadata, stamps and corrections say."""
    moments = [part.stamp.moment for part in marked if part.stamp and part.stamp.is_revision]
    if stamp := read_date(metadata.get("revised", "")):
        moments.append(stamp.moment)
    for part in marked:
        if part.passage.role is PassageRole.CORRECTION:
            said = find_revision(fold(text[part.passage.span.start : part.passage.span.end]), published)
            moments += [said] if said else []
    # What is not after the publication is no revision: sites fill in the same instant, or one zone's for another's.
    first = published.moment if published else datetime.min.replace(tzinfo=UTC)
    later = [moment for moment in moments if moment > first + timedelta(seconds=59)]
    return max(later) if later else None
