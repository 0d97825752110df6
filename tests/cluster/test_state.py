"""An index that was written and read goes on as if nothing had happened."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.cluster import ClusterOptions, StoryIndex
from rashomon.cluster.state import frequencies_record, restore_early, restore_frequencies, restore_index, vector_record
from rashomon.errors import StoreError
from rashomon.model import Article, ArticleId

WORDS = ("ferry", "fire", "Maren", "harbour", "dam", "breach", "Tolm", "valley", "strike", "miners", "Osk", "talks")


def an_article(number, words):
    return Article(
        id=ArticleId(f"a{number}"),
        title=" ".join(words[:3]).capitalize(),
        text=f"{' '.join(words)}. {' '.join(reversed(words))} on Tuesday in {words[0].capitalize()} with 12 people.",
        published=datetime(2031, 3, 1, tzinfo=UTC) + timedelta(hours=number),
    )


def written_and_read(index, frequencies, articles, since, options):
    records = json.loads(json.dumps([vector_record(index, article) for article in index.vectors]))
    places = [(article, story) for story, members in index.members.items() for article in members]
    again = restore_index(records, places, options=options)
    restore_frequencies(again, frequencies, since)
    if again.is_early:
        restore_early(again, articles)
    return again


@settings(max_examples=30, deadline=None)
@given(
    texts=st.lists(st.lists(st.sampled_from(WORDS), min_size=4, max_size=9), min_size=2, max_size=40),
    stop=st.integers(min_value=1, max_value=39),
    noted=st.integers(min_value=0, max_value=39),
    active=st.sampled_from([3, 8, 100]),
)
def test_a_restart_changes_nothing(texts, stop, noted, active):
    articles = [an_article(number, words) for number, words in enumerate(texts)]
    stop = min(stop, len(articles) - 1)
    noted = min(noted, stop)
    options = ClusterOptions(max_active_articles=active)
    index, frequencies = StoryIndex(options), None
    for number, article in enumerate(articles[:stop]):
        if number == noted:
            frequencies = frequencies_record(index)
        index.add(article)
    since = articles[noted:stop] if frequencies else articles[:stop]

    again = written_and_read(index, frequencies, articles[:stop], since, options)

    assert [again.add(article) for article in articles[stop:]] == [index.add(article) for article in articles[stop:]]
    assert again.members == index.members
    assert again.frequencies.counts == index.frequencies.counts


def test_vectors_of_an_earlier_version_ask_for_a_rebuild():
    index = StoryIndex()
    index.add(an_article(1, WORDS))
    record = {name: value for name, value in vector_record(index, ArticleId("a1")).items() if name != "lead_names"}

    with pytest.raises(StoreError, match="rashomon rebuild"):
        restore_index([record], [])
