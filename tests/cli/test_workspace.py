"""The commands of a workspace as a user calls them: what they print, and that a wrong call is named."""

from io import BytesIO
from pathlib import Path

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from rashomon.cli.app import run
from rashomon.store import open_store

from ..run.desk import read_lightly  # noqa: TID252  # a light reader
from ..run.feed_server import FeedServer, page  # noqa: TID252  # a feed on this machine

FERRY = "Ferry fire off Maren. 9 people died when a ferry burned off Maren, the harbour police said on Tuesday."
DAM = "Dam breach at Tolm. 4 people died when the dam above Tolm broke in the night, its mayor told reporters."


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    """A folder of its own, and a reader without a parser."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("RASHOMON_WORKSPACE", raising=False)
    monkeypatch.setattr("rashomon.run.workspace.extract_all", read_lightly)
    return tmp_path


@pytest.fixture
def printed(capsys):
    """Runs a command; gives its status, what it printed, and its complaints."""

    def call(*arguments):
        status = run([str(one) for one in arguments])
        out, err = capsys.readouterr()
        return status, out, err

    return call


@pytest.fixture
def filled(here, printed):
    """A workspace of two stories."""
    for name, text in (("ferry.txt", FERRY), ("dam.txt", DAM)):
        (here / name).write_text(text, encoding="utf-8")
    assert printed("add", "ferry.txt", "dam.txt")[0] == 0


def test_adding_the_same_twice_changes_nothing(filled, printed):
    assert printed("add", "ferry.txt")[1] == "0 new captures: 0 articles, 0 unchanged; 0 rejected\n"
    assert printed("changes")[1].count("story_opened") == 2


def test_an_archive_can_be_added(here, printed):
    with Path("pages.warc.gz").open("wb") as file:
        writer = WARCWriter(file, gzip=True)
        for number, lead in enumerate(("9 people died.", "14 people died.")):
            headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.0")
            url, body = f"https://norda.example/{number}", BytesIO(page(title=f"Ferry fire {number}", lead=lead))
            writer.write_record(writer.create_warc_record(url, "response", payload=body, http_headers=headers))

    assert printed("add", "pages.warc.gz")[1].startswith("2 new captures: 2 articles")
    assert "Ferry fire 1" in printed("search", "--number", "14")[1]
    assert printed("check")[1] == "all is well\n"


def test_stories_are_listed_with_their_counts(filled, printed):
    lines = printed("stories")[1].splitlines()

    assert len(lines) == 2
    assert all(" 1 article " in line and " 0 origins " in line and " 0 conflicts " in line for line in lines)


def test_a_story_is_named_by_the_beginning_of_its_id(filled, printed):
    story = printed("stories")[1].split()[0]

    assert printed("show", story[:6])[0] == 0
    assert printed("changes", "--story", story[:6])[1].count("\n") == 1


def test_search_says_where_a_hit_stands_and_when_there_is_none(filled, printed):
    story = printed("search", "Tolm")[1].partition("[story ")[2][:16]
    assert story in printed("stories")[1]

    assert printed("search", "unheard")[1:] == ("", "nothing found\n")


def test_rebuilding_leaves_the_stories_as_they_were(filled, printed):
    before = printed("stories")[1]

    assert printed("rebuild", "--quiet")[1] == "2 articles read anew\n"
    assert printed("stories")[1] == before


def test_a_workspace_goes_through_a_file(filled, printed):
    assert printed("export", "all.jsonl")[0] == 0
    assert printed("import", "all.jsonl", "--workspace", "other")[1] == "2 new captures: 2 articles\n"
    assert printed("stories", "--workspace", "other")[1] == printed("stories")[1]


def test_feeds_are_shown_with_their_last_error(here, printed):
    with FeedServer() as server:
        server.routes = {
            "/good": server.feed(f"{server.root}/a"),
            "/a": server.html(),
            "/broken": (500, {}, b"no"),
        }
        Path("rashomon.toml").write_text("[acquire]\nallow_loopback = true\n[watch]\nhost_pause_s = 0.0\n")
        Path("feeds.txt").write_text(f"{server.root}/broken\n{server.root}/good\n")
        status, out, _ = printed("watch", "feeds.txt", "--once")
        assert status == 0
        assert "1 new capture, 1 article" in out

        broken, good = printed("feeds")[1].splitlines()

    assert broken.startswith("failing")
    assert "1 failure: " in broken
    assert "500" in broken
    assert good.startswith("ok")


@pytest.mark.parametrize(
    "arguments",
    [
        ["stories"],
        ["show", "x"],
        ["search", "ferry"],
        ["changes"],
        ["feeds"],
        ["check"],
        ["rebuild"],
        ["export", "x.jsonl"],
        ["watch"],
        ["watch", "not-there.opml"],
        ["import", "not-there.jsonl"],
        ["add", "not-there.txt"],
    ],
)
def test_where_nothing_is_a_call_is_named_wrong_and_makes_nothing_up(arguments, printed, here):
    status, out, err = printed(*arguments)

    assert (status, out, err.count("\n")) == (2, "", 1)
    assert arguments[0] in ("watch", "add") or list(here.iterdir()) == []


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["show", "zzz"], "no story begins with 'zzz'"),
        (["show", ""], "2 stories begin with ''"),
        (["show", "zzz", "--policy", "guess"], "no policy 'guess'"),
        (["changes", "--since", "2031"], "not a date or time"),
        (["changes", "--story", "zzz"], "no story begins with"),
        (["search"], "search for what?"),
        (["search", "--kind", "eaten"], "there are: "),
        (["search", "--number", "nan"], "must be a number"),
        (["stories", "--workspace", "mysql://desk@db/x"], "not a workspace"),
        (["stories", "--workspace", "postgresql://desk@localhost:1/x"], "does not answer"),
        (["import", "ferry.txt"], "not JSON"),
    ],
)
def test_a_wrong_call_is_named_in_one_line(arguments, reason, filled, printed):
    status, out, err = printed(*arguments)

    assert (status, out, err.count("\n")) == (2, "", 1)
    assert reason in err


def test_a_feed_list_that_is_no_list_is_named(filled, printed):
    Path("feeds.opml").write_bytes(b"<opml><body><outline")

    status, _, err = printed("watch", "feeds.opml")

    assert (status, err.count("\n")) == (2, 1)


def test_a_file_that_is_no_database_is_named(here, printed):
    Path("workspace").mkdir()
    Path("workspace/rashomon.db").write_bytes(b"something else entirely, and longer than a header" * 4)

    status, _, err = printed("stories")

    assert (status, err.count("\n")) == (2, 1)


def test_damage_is_reported_with_its_status(filled, printed):
    store = open_store("workspace")
    with store._engine.begin() as connection:
        connection.exec_driver_sql("UPDATE articles SET hash = 'x' WHERE seq = 1")
    store.close()

    status, out, err = printed("check")

    assert status == 2
    assert "its text does not give its hash" in out
    assert "1 problem found" in err
