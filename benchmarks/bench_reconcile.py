"""Speed of match and reconcile: one story of 50, 200 and 800 articles on one core.

Each invented article tells of three incidents out of a pool that grows with the story, takes four figures and fifteen
statements from it in varying words, and names its sources; a third reprints another article.

Prints a line a size, and how the time and the pairs to be told grow from one size to the next as log-log slopes: 1 is
linear, and the slope of n log n stands beside them.
"""

import math
import random
import time
from datetime import UTC, datetime, timedelta

from rashomon.match import match
from rashomon.model import (
    Accumulation,
    Article,
    ArticleId,
    Claim,
    Form,
    Link,
    LinkRole,
    RoleSpan,
    Span,
    SpanRole,
    Story,
    StoryId,
)
from rashomon.reconcile import reconcile
from rashomon.values import Actor, ActorType, Quantity, Statement

SIZES = (50, 200, 800)
START = datetime(2025, 3, 11, tzinfo=UTC)
SYLLABLES = (
    "ka",
    "lo",
    "mi",
    "ren",
    "tos",
    "val",
    "dra",
    "shi",
    "bek",
    "nor",
    "pal",
    "gum",
    "sil",
    "yet",
    "oro",
    "fen",
)
VERBS = ("shelled", "entered", "closed", "evacuated", "rebuilt", "blocked", "searched", "guarded", "flooded", "lit")


def word(chance: random.Random) -> str:
    return "".join(chance.choice(SYLLABLES) for _ in range(3))


def sentence(chance: random.Random, nouns: list[str]) -> str:
    place = chance.choice(nouns).capitalize()
    first, second, third = chance.sample(nouns, 3)
    return f"{first} {chance.choice(VERBS)} the {second} and {third} in {place}"


def build(count: int) -> tuple[Story, list[Article], list[Claim]]:
    chance = random.Random(7)
    incidents = [[word(chance) for _ in range(30)] for _ in range(max(6, count // 8))]
    toll = [chance.randint(3, 90) for _ in incidents]
    articles: list[Article] = []
    claims: list[Claim] = []
    for number in range(count):
        is_reprint = number > 3 and chance.random() < 0.33
        seed = chance.randrange(number) if is_reprint else number
        one, found = write(number, random.Random(seed), incidents, toll)
        articles.append(one)
        claims += found
    return Story(id=StoryId("bench"), title="bench", articles=tuple(one.id for one in articles)), articles, claims


def write(
    number: int, chance: random.Random, incidents: list[list[str]], toll: list[int]
) -> tuple[Article, list[Claim]]:
    parts: list[tuple[str, int | None]] = []
    for pick in (chance.randrange(len(incidents)) for _ in range(3)):
        nouns = incidents[pick]
        dead = toll[pick] + chance.choice((0, 0, 0, 1, 4))
        parts.append((f"{dead} people died when {sentence(chance, nouns)}.", dead))
        parts += [(f"{sentence(chance, nouns)}.", None) for _ in range(5)]
    text = " ".join(part for part, _ in parts)
    one = Article(
        id=ArticleId(f"article {number}"),
        text=text,
        outlet=f"Outlet {number % 60}",
        published=START + timedelta(hours=number % 72),
    )
    claims, start = [], 0
    for part, dead in parts:
        speaker = Actor(name=f"Speaker {chance.randrange(9)}", type=ActorType.PERSON)
        chain = (Link(role=LinkRole.ORIGIN, name=speaker.name, actor=speaker),) if chance.random() < 0.6 else ()
        claims.append(claim(one, Span(start=start, end=start + len(part)), dead, chain))
        start += len(part) + 1
    return one, claims


def claim(one: Article, span: Span, dead: int | None, chain: tuple[Link, ...]) -> Claim:
    is_figure = dead is not None
    return Claim(
        article=one.id,
        kind="killed" if is_figure else "statement",
        spans=(RoleSpan(role=SpanRole.VALUE if is_figure else SpanRole.CONTENT, span=span),),
        value=Quantity(lower=dead, upper=dead, unit="person") if is_figure else Statement(text=one.quote(span)),
        counted="all" if is_figure else None,
        accumulation=Accumulation.CUMULATIVE if is_figure else None,
        chain=chain,
        form=Form.INDIRECT if chain else None,
        known_at=one.published,
    )


def main() -> None:
    before: tuple[int, int, float] | None = None
    for size in SIZES:
        story, articles, claims = build(size)
        start = time.process_time()
        matches = match(story, articles, claims, ())
        middle = time.process_time()
        findings = reconcile(story, matches, articles, claims, ())
        end = time.process_time()
        pairs = sum(len(one.comparisons) for one in matches)
        line = f"{size:4} articles {len(claims):6} claims {pairs:7} pairs {len(findings):6} findings"
        line += f"  match {middle - start:6.2f} s  reconcile {end - middle:6.2f} s"
        if before:
            line += f"  slopes: time {slope(before[0], len(claims), before[2], end - start):.2f}"
            line += f" pairs {slope(before[0], len(claims), before[1], pairs):.2f}"
            line += (
                f" n log n {slope(before[0], len(claims), *(n * math.log(n) for n in (before[0], len(claims)))):.2f}"
            )
        print(line, flush=True)
        before = (len(claims), pairs, end - start)


def slope(few: int, many: int, first: float, second: float) -> float:
    """How much faster than the claims something grows: 1 is linear."""
    return math.log(second / first) / math.log(many / few)


if __name__ == "__main__":
    main()
