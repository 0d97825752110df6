"""From the claims of a story to its matches: which claims answer one question, and what each pair is to the other."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from rashomon.match.contests import find_contests, find_reversals
from rashomon.match.counterparts import keep_counterparts
from rashomon.match.figures import judge
from rashomon.match.joining import Pair, join_questions
from rashomon.match.meeting import meet, point_of, quantity_of
from rashomon.match.options import MatchOptions
from rashomon.match.polarity import judge_statements
from rashomon.match.profile import Profile, Profiles, make_profiles
from rashomon.match.statements import gather_topics
from rashomon.match.sums import check_sums
from rashomon.match.tallies import check_tallies
from rashomon.match.weights import weigh
from rashomon.match.wholes import tells_whole
from rashomon.model import (
    Article,
    Claim,
    ClaimId,
    Comparison,
    Copy,
    Match,
    Question,
    Story,
    Verdict,
)
from rashomon.values import Place, Quantity, Statement, TimeExpression, caption

# Notions that more figures than this share are no keys of the index.
_LONGEST_POSTING = 60


def match(
    story: Story,
    articles: Sequence[Article],
    claims: Sequence[Claim],
    copies: Sequence[Copy],  # noqa: ARG001  # part of the stage's contract; who copied whom is weighed in reconcile
    *,
    options: MatchOptions | None = None,
) -> tuple[Match, ...]:
    """Align the claims of one story by the question they answer.

    Args:
        story: the story.
        articles: its articles.
        claims: their claims.
        copies: who shares whose words.
        options: how alike is alike enough.

    Returns:
        Matches in the order of their first claim; every claim is in exactly one. A comparison whose right claim is of
        another question stands in the match of its left claim.
    """
    options = options or MatchOptions()
    profiles = make_profiles(articles, claims)
    figures, weights = _compare_figures(profiles, options)
    statements = _compare_statements(profiles, options)
    comparisons = [*figures, *statements]
    leader = join_questions(
        {profile.id: profile.number for profile in profiles.all},
        weights | {(one.left, one.right): 1.0 for one in statements if one.verdict is not Verdict.DIFFERENT_QUESTION},
    )
    told = [profile for profile in profiles.all if isinstance(profile.claim.value, Statement)]
    settled = [_settled(one, leader, profiles) for one in comparisons]
    return _matches(
        story,
        profiles,
        leader,
        settled,
        (*find_contests(told, profiles.lexicon), *find_reversals(told, profiles.lexicon)),
    )


# ---------------------------------------------------------------- pairs


def _compare_figures(profiles: Profiles, options: MatchOptions) -> tuple[list[Comparison], dict[Pair, float]]:
    """The comparisons of figures, and how much each pair speaks for one question."""
    kinds: dict[tuple[str, str], list[Profile]] = defaultdict(list)
    for profile in profiles.all:
        if isinstance(profile.claim.value, Quantity):
            kinds[(profile.claim.kind, profile.claim.value.unit)].append(profile)
    made = [
        judge(meet(left, right, profiles), profiles, least_points=options.figure_evidence)
        for _, members in sorted(kinds.items())
        for left, right in _figure_pairs(members, profiles, options)
    ]
    compared = keep_counterparts(made, {profile.id: profile.article for profile in profiles.all})
    weights = {
        (one.left, one.right): weigh(judged, one.verdict, profiles, least_points=options.figure_evidence)
        for judged, one in zip(made, compared, strict=True)
    }
    compared += [one for members in kinds.values() for one in check_sums(members, profiles.lexicon)]
    compared += check_tallies(kinds, profiles, least_points=options.figure_evidence)
    return compared, weights


def _figure_pairs(
    members: Sequence[Profile], profiles: Profiles, options: MatchOptions
) -> Iterable[tuple[Profile, Profile]]:
    """Pairs that a reader could lay side by side: equal numbers, one article, words in common, a part and a whole."""
    by_value: dict[float, list[int]] = defaultdict(list)
    by_article: dict[str, list[int]] = defaultdict(list)
    index: dict[str, list[int]] = defaultdict(list)
    wholes: list[int] = []
    parts: list[int] = []
    for number, profile in enumerate(members):
        same, other_side = (wholes, parts) if tells_whole(profile, profiles.lexicon) else (parts, wholes)
        value = point_of(quantity_of(profile))
        near = set(by_value[value]) | set(by_article[profile.article])
        shared: Counter[int] = Counter()
        for notion in profile.context:
            for other in index[notion][-_LONGEST_POSTING:]:
                shared[other] += profiles.weights.get(notion, 0)
        near.update(
            other for other, _ in sorted(shared.items(), key=lambda item: (-item[1], item[0]))[: options.candidates]
        )
        near.update(other_side[-options.candidates :])
        same.append(number)
        for other in sorted(near):
            yield members[other], profile
        by_value[value].append(number)
        by_article[profile.article].append(number)
        for notion in profile.context:
            index[notion].append(number)


def _compare_statements(profiles: Profiles, options: MatchOptions) -> list[Comparison]:
    told = [profile for profile in profiles.all if isinstance(profile.claim.value, Statement)]
    return [
        judge_statements(left, right, profiles)
        for topic in gather_topics(told, profiles, options)
        for number, right in enumerate(topic)
        for left in topic[:number]
        if not _are_one_passage(left, right) and not (left.holds_figure and right.holds_figure)
    ]


def _are_one_passage(left: Profile, right: Profile) -> bool:
    return left.article == right.article and left.claim.anchor.overlaps(right.claim.anchor)


# ---------------------------------------------------------------- matches


def _matches(
    story: Story,
    profiles: Profiles,
    leader: Mapping[ClaimId, ClaimId],
    comparisons: Sequence[Comparison],
    contests: Sequence[Comparison],
) -> tuple[Match, ...]:
    """Gather what was joined; contests stand across questions and join nothing."""
    members: dict[ClaimId, list[Profile]] = defaultdict(list)
    for profile in profiles.all:
        members[leader[profile.id]].append(profile)
    within: dict[ClaimId, list[Comparison]] = defaultdict(list)
    contested = {(one.left, one.right) for one in contests}
    for comparison in (*contests, *(one for one in comparisons if (one.left, one.right) not in contested)):
        within[leader[comparison.left]].append(comparison)
    return tuple(
        Match(
            story=story.id,
            question=_question(found),
            claims=tuple(profile.id for profile in found),
            comparisons=tuple(within[name]),
        )
        for name, found in members.items()
    )


def _settled(one: Comparison, leader: Mapping[ClaimId, ClaimId], profiles: Profiles) -> Comparison:
    """The verdict on a pair of figures, once it is known that all accounts together make two questions of it."""
    left, right = profiles.by_id[one.left].claim, profiles.by_id[one.right].claim
    if leader[one.left] == leader[one.right] or not isinstance(left.value, Quantity):
        return one
    if one.verdict in (Verdict.AGREED, Verdict.DIFFERENT_QUESTION):
        return one
    if one.verdict is Verdict.DISPUTED and (left.kind, left.counted) != (right.kind, right.counted):
        return one  # a part that exceeds its whole
    reason = "other figures that each of the two goes with tell them apart"
    return replace(one, verdict=Verdict.DIFFERENT_QUESTION, reasons=(*one.reasons, reason))


def _question(members: Sequence[Profile]) -> Question:
    first = members[0].claim
    places = [profile.claim.where for profile in members if profile.claim.where]
    times = [profile.claim.when for profile in members if profile.claim.when]
    place = _commonest_place(places)
    longest = max(times, key=_length) if times else None
    return Question(
        kind=first.kind,
        counted=_commonest(profile.claim.counted for profile in members),
        place=caption(place) if place else None,
        period=caption(longest) if longest else None,
        accumulation=_commonest(profile.claim.accumulation for profile in members),
        topic=first.value.text if isinstance(first.value, Statement) else None,
    )


def _commonest_place(places: Sequence[Place]) -> Place | None:
    """The place that most accounts give; of several the widest, of those the first."""
    named = Counter(place.id or place.name for place in places)
    return min(places, key=lambda place: (-named[place.id or place.name], len(place.within)), default=None)


def _length(time: TimeExpression) -> float:
    if time.earliest is None or time.latest is None:
        return float("inf")
    return (time.latest - time.earliest).total_seconds()


def _commonest[T](values: Iterable[T | None]) -> T | None:
    found = Counter(value for value in values if value is not None)
    return found.most_common(1)[0][0] if found else None
