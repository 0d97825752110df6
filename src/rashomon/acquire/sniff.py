"""What bytes are: whether they are text at all, and if not, what they seem to be."""

import codecs

# First bytes of what people most often save under the name of a text, and what to do about it.
_MAGIC = (
    (b"%PDF-", "a PDF; save its text, for example with pdftotext"),
    (b"PK\x03\x04", "a ZIP archive or an office document; save it as plain text"),
    (b"\xd0\xcf\x11\xe0", "an old office document; save it as plain text"),
    (b"\x89PNG", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"GIF8", "a picture (GIF)"),
    (b"RIFF", "a sound, video or picture (RIFF)"),
    (b"\x1f\x8b", "compressed with gzip; unpack it first"),
    (b"SQLite format 3\x00", "a database"),
    (b"\x7fELF", "a program"),
)

# Control characters that text does hold: tab, line feed, form feed, carriage return, escape (teleprinter copy).
_TEXT_CONTROLS = frozenset(b"\t\n\x0b\x0c\r\x1b")

# Share of other control bytes above which bytes are no text; a stray one or two happen in wire copy.
MAX_CONTROL_SHARE = 0.02

_UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def describe_binary(body: bytes) -> str | None:
    """What non-text bytes seem to be; None for what may be text."""
    for magic, name in _MAGIC:
        if body.startswith(magic):
            return name
    if body.startswith(_UTF16_MARKS):
        return None
    sample = body[:65_536]
    if b"\x00" in sample:
        return "binary data"
    controls = sum(byte < 32 and byte not in _TEXT_CONTROLS for byte in sample)
    return "binary data" if controls > MAX_CONTROL_SHARE * len(sample) else None


def describe_undecodable(body: bytes) -> str | None:
    """Where bytes stop being UTF-8 (or UTF-16 with its mark); None if they are."""
    encoding = "utf-16" if body.startswith(_UTF16_MARKS) else "utf-8"
    try:
        body.decode(encoding)
    except UnicodeDecodeError as err:
        return (
            f"not valid {encoding.upper()} at byte {err.start}; save it as UTF-8, "
            "for example with: iconv -f WINDOWS-1252 -t UTF-8"
        )
    return None


def decode(body: bytes) -> str:
    """Text of bytes that `describe_undecodable` has nothing against; UTF-8 marks stay, newlines too."""
    return body.decode("utf-16" if body.startswith(_UTF16_MARKS) else "utf-8")
