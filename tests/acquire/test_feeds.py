"""RSS and Atom: entries with their own source kept; nothing hidden is followed."""

from pathlib import Path

from rashomon.acquire import acquire
from rashomon.model import Capture, Rejection

RSS = """<?xml version="1.0"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Sound Watch</title>
<item><title>Nine dead</title><link>https://norda.example/9</link><guid>n9</guid>
<pubDate>Tue, 11 Mar 2025 09:52:00 +0100</pubDate><source url="https://norda.example">Norda</source>
<description>short</description><content:encoded><![CDATA[<p>Nine people died.</p>]]></content:encoded></item>
<item><title>Eleven dead</title><description>Eleven people died, the hospital said.</description></item>
<item><title>Nothing in it</title></item>
</channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Quayside</title>
<entry><id>q1</id><title>Toll rises</title><link rel="self" href="https://q.example/self"/>
<link href="https://q.example/1"/><published>2025-03-12T10:00:00Z</published><updated>2025-03-12T11:00:00Z</updated>
<summary>Seventeen people died.</summary><source><title>Kanal 6</title></source></entry></feed>"""


def read(path: Path, body: str) -> list[Capture | Rejection]:
    path.write_text(body, encoding="utf-8")
    return list(acquire([str(path)]))


def test_rss_items(tmp_path: Path) -> None:
    """The fullest text, the entry's own source as outlet, else the feed's title; an entry without text is named."""
    first, second, third = read(tmp_path / "a.rss", RSS)

    assert isinstance(first, Capture)
    assert isinstance(second, Capture)
    assert isinstance(third, Rejection)
    assert (first.body, first.media_type) == (b"<p>Nine people died.</p>", "text/html")
    assert first.metadata["outlet"] == "Norda"
    assert first.metadata["published"] == "Tue, 11 Mar 2025 09:52:00 +0100"
    assert first.metadata["url"] == "https://norda.example/9"
    assert second.metadata["outlet"] == "Sound Watch"
    assert third.code == "no_text"


def test_atom_entries(tmp_path: Path) -> None:
    """The alternate link, both dates, the source's title."""
    (entry,) = read(tmp_path / "a.xml", ATOM)

    assert isinstance(entry, Capture)
    assert entry.metadata == {
        "id": "q1",
        "title": "Toll rises",
        "outlet": "Kanal 6",
        "published": "2025-03-12T10:00:00Z",
        "revised": "2025-03-12T11:00:00Z",
        "url": "https://q.example/1",
        "feed": "Quayside",
    }


def test_entities_are_refused(tmp_path: Path) -> None:
    """A feed that declares entities is not read: they can hide files and bombs."""
    bomb = '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaa">]><rss><channel><title>&a;</title></channel></rss>'

    (made,) = read(tmp_path / "a.rss", bomb)

    assert isinstance(made, Rejection)
    assert made.code == "invalid_feed"


def test_broken_feed_is_rejected(tmp_path: Path) -> None:
    """XML that does not close."""
    (made,) = read(tmp_path / "a.rss", "<rss><channel>")

    assert isinstance(made, Rejection)
    assert made.code == "invalid_feed"


def test_feed_that_is_fetched_gives_its_entries() -> None:
    """A URL may name a feed."""
    page = Capture(location="https://q.example/feed", body=ATOM.encode(), media_type="text/xml")

    made = list(acquire(["https://q.example/feed"], fetch=lambda _: page))

    assert [one.metadata["title"] for one in made if isinstance(one, Capture)] == ["Toll rises"]
