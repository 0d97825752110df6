"""Figures of every kind in a text: what each cue counts, by the tree, then by the order of words."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from rashomon.extract.annotation import Annotation, Token
from rashomon.extract.figures.among import find_members
from rashomon.extract.figures.candidate import Candidate
from rashomon.extract.figures.company import company_of
from rashomon.extract.figures.counting import Basis, Count, Counter, mentions_by_token, people_of
from rashomon.extract.figures.fitting import fits_cue, is_personal
from rashomon.extract.figures.frames import counted_nouns, is_depicted, is_part_of_told, is_unreal, whole_of
from rashomon.extract.figures.order import (
    cue_before,
    cue_behind,
    has_words_behind,
    revised_to,
    toll_group,
    toll_noun,
    toll_number,
)
from rashomon.extract.figures.rosters import find_parts
from rashomon.extract.figures.sums import with_sums
from rashomon.extract.figures.totals import find_totals
from rashomon.extract.figures.undone import is_no_person, is_undone, is_wound
from rashomon.extract.figures.words import CueRole, FigureLexicon
from rashomon.extract.quantities import QuantityMention
from rashomon.values import Quantity


def find_candidates(
    annotation: Annotation, mentions: tuple[QuantityMention, ...], lexicon: FigureLexicon
) -> list[Candidate]:
    """All figures of a text, in text order, one a kind and noun phrase."""
    by_token = mentions_by_token(mentions)
    counter = Counter(annotation=annotation, lexicon=lexicon, mentions=by_token, people=people_of(annotation))
    found: dict[tuple[int, str], Candidate] = {}
    barred: set[int] = set()
    for token in annotation.tokens:
        for kind, role in lexicon.cues.get(token.lower, ()):
            kind = _as_fatal(token, kind, annotation, lexicon)  # noqa: PLW2901
            made = list(_from_cue(token, kind, role, counter))
            if made and (is_unreal(token, annotation, lexicon) or _is_undone(token, kind, made, counter)):
                barred.update(candidate.count.first for candidate in made if candidate.count.value.upper > 0)
                continue
            for candidate in made:
                found.setdefault((candidate.count.first, kind), candidate)
    _add_parts(mentions, counter, found, barred)
    _add_revisions(counter, found, barred)
    taken = {first for first, _ in found} | barred
    for mention in mentions:
        if mention.first not in taken:
            for candidate in _by_order(mention, counter):
                found.setdefault((mention.first, candidate.kind), candidate)
    _add_members(mentions, counter, found, barred)
    for total in find_totals(counter, tuple(found.values())):
        found.setdefault((total.count.first, total.kind), replace(total, count=_as_person(total.count)))
    _join_before(mentions, counter, found, barred)
    _join_neighbours(mentions, counter, found, barred)
    found = _with_casualties(found, annotation, lexicon)
    found = _without_vague(found, lexicon)
    ordered = sorted(found.values(), key=lambda candidate: (candidate.count.first, candidate.kind))
    return _with_groups(_without_known_singles(with_sums(ordered, annotation, lexicon)))


def _as_fatal(cue: Token, kind: str, annotation: Annotation, lexicon: FigureLexicon) -> str:
    """The kind of a cue: that of the dead where a wound was deadly, "fatally wounded"."""
    before = annotation.tokens[cue.index - 1].lower if cue.index else ""
    is_deadly = cue.lower in lexicon.lists["woundings"] and before in lexicon.lists["fatally"]
    return next(iter(lexicon.lists["fatal_kinds"])) if is_deadly else kind


def _is_undone(cue: Token, kind: str, found: list[Candidate], counter: Counter) -> bool:
    return is_undone(cue, kind, [one.count for one in found], counter.annotation, counter.lexicon)


# Sentences that a whole may lie before its parts, where only the whole names its kind.
_WHOLE_REACH = 2
_QUOTES = ("``", "''")


def _add_parts(
    mentions: tuple[QuantityMention, ...], counter: Counter, found: dict[tuple[int, str], Candidate], barred: set[int]
) -> None:
    """Add what sentences of their own tell of the parts of a figure before them."""
    for part in find_parts(counter, mentions):
        kind = part.kind or _kind_of_told(part.cue, found, counter.lexicon)
        kinds = {one for first, one in found if first == part.count.first}
        if kind is not None and part.count.first not in barred and kinds <= {kind}:
            found[part.count.first, kind] = Candidate(
                kind=kind, cue=part.cue, count=part.count, rule=f"figure.{kind}.of_told", is_of_told=True
            )


def _add_revisions(counter: Counter, found: dict[tuple[int, str], Candidate], barred: set[int]) -> None:
    """Add the numbers that a figure told before was corrected to: "this was later updated to 82"."""
    annotation, lists = counter.annotation, counter.lexicon.lists
    for verb in annotation.tokens:
        if verb.lower not in lists["revising"] or not verb.tag.startswith("VB"):
            continue
        subjects = [one for one in annotation.children(verb.index) if one.dep in ("nsubj", "nsubjpass")]
        limit = annotation.sentence_of(verb.index).stop
        mention = revised_to(verb.index, limit, annotation.tokens, counter.mentions)
        if mention is None or mention.value.unit not in ("person", "item") or mention.first in barred:
            continue
        if not any(one.lower in lists["told_nouns"] | lists["told_pronouns"] for one in subjects):
            continue
        kind = _kind_of_told(verb, found, counter.lexicon)
        if kind is not None and not {one for first, one in found if first == mention.first}:
            count = _as_person(counter.number(mention))
            rule = f"figure.{kind}.revised"
            found[mention.first, kind] = Candidate(kind=kind, cue=verb, count=count, rule=rule)


def _add_members(
    mentions: tuple[QuantityMention, ...], counter: Counter, found: dict[tuple[int, str], Candidate], barred: set[int]
) -> None:
    """Add the parts that stand beside their whole: "six civilians were among 22 people killed"."""
    for member in find_members(counter, mentions):
        first = member.count.first
        wholes = {kind for at, kind in found if at == member.whole}
        kind = member.kind or (wholes.pop() if len(wholes) == 1 else None)
        if kind is None and member.whole is None:
            kind = _kind_of_told(member.cue, found, counter.lexicon)
        if kind is None or first in barred or {one for at, one in found if at == first} - {kind}:
            continue
        found[first, kind] = Candidate(
            kind=kind,
            cue=member.cue,
            count=member.count,
            rule=f"figure.{kind}.among",
            is_of_told=member.whole is None,
            whole=member.whole,
        )


def _kind_of_told(cue: Token, found: dict[tuple[int, str], Candidate], lexicon: FigureLexicon) -> str | None:
    """The kind of the figures last told before a cue, where they have one kind only; "the figure" is no "thousands"."""
    is_noun = cue.lower in lexicon.lists["told_nouns"]
    before = [
        one
        for one in found.values()
        if one.count.basis is Basis.NUMBER
        and one.count.value.unit == "person"
        and 0 < cue.sentence - one.cue.sentence <= _WHOLE_REACH
        and not (is_noun and one.count.value.approximate and one.count.value.lower != one.count.value.upper)
    ]
    last = max((one.cue.sentence for one in before), default=0)
    kinds = {one.kind for one in before if one.cue.sentence == last}
    return kinds.pop() if len(kinds) == 1 else None


def _with_groups(found: list[Candidate]) -> list[Candidate]:
    """Figures that name nobody beside one that does: "the loss of three villagers and wounds to nine others"."""
    named: list[Candidate] = []
    for candidate in found:
        count, before = candidate.count, named[-1] if named else None
        is_bare = count.mention is not None and count.mention.head is None and count.is_additional
        if is_bare and before is not None and before.cue.sentence == candidate.cue.sentence:
            named.append(replace(candidate, count=replace(count, group=before.count.group)))
        else:
            named.append(candidate)
    return named


def _with_casualties(
    found: dict[tuple[int, str], Candidate], annotation: Annotation, lexicon: FigureLexicon
) -> dict[tuple[int, str], Candidate]:
    """Figures told of two kinds at once ("88 killed and wounded") become one of the kind that joins them.

    "People were killed and wounded" tells of some of each; "dozens of dead and wounded" tells one number of both.
    """
    joined, cues = dict(found), {(one.cue.index, one.kind) for one in found.values()}
    for (first, kind), candidate in found.items():
        if (pair := lexicon.joint.get(kind)) is None or candidate.count.basis is Basis.PLURAL:
            continue
        other = found.get((first, pair[0]))
        if other is not None and _are_joined(candidate.cue, other.cue, annotation, lexicon):
            joined.pop((first, kind), None)
            joined.pop((first, pair[0]), None)
            joined[first, pair[1]] = replace(candidate, kind=pair[1], rule=f"figure.{pair[1]}.joint")
        elif other is None and _has_kind_behind(candidate, pair[0], annotation, lexicon, cues):
            joined.pop((first, kind), None)
            joined[first, pair[1]] = replace(candidate, kind=pair[1], rule=f"figure.{pair[1]}.joint")
    return joined


def _are_joined(one: Token, other: Token, annotation: Annotation, lexicon: FigureLexicon) -> bool:
    """Whether nothing but one "and" stands between two cues."""
    left, right = sorted((one.index, other.index))
    between = {token.lower for token in annotation.tokens[left + 1 : right]}
    return len(between) == 1 and between <= lexicon.lists["joiners"]


def _has_kind_behind(
    candidate: Candidate, kind: str, annotation: Annotation, lexicon: FigureLexicon, cues: set[tuple[int, str]]
) -> bool:
    """Whether a vague number and its noun are followed by a noun of another kind without a number of its own."""
    value, after = candidate.count.value, candidate.cue.index + 1
    behind = [token for token in annotation.tokens[after : after + 4] if token.tag not in _QUOTES]
    if value.lower == value.upper or len(behind) < 2 or behind[0].lower not in lexicon.lists["joiners"]:
        return False
    roles = {role for other, role in lexicon.cues.get(behind[1].lower, ()) if other == kind}
    is_noun = CueRole.NOUN in roles or (CueRole.OBJECT in roles and behind[1].tag in ("VBN", "JJ"))
    return is_noun and (behind[1].index, kind) not in cues


def _without_vague(found: dict[tuple[int, str], Candidate], lexicon: FigureLexicon) -> dict[tuple[int, str], Candidate]:
    """The figures without "shot" where the same words say what came of it: "were shot and killed", "shot dead"."""
    joined = {both: {one, other} for one, (other, both) in lexicon.joint.items()}
    told = {(first, kind) for first, kind in found}
    return {
        (first, kind): candidate
        for (first, kind), candidate in found.items()
        if not (candidate.cue.lower in lexicon.lists["numbered_verbs"] and kind in joined)
        or not any((first, other) in told for other in joined[kind])
    }


def _without_known_singles(found: list[Candidate]) -> list[Candidate]:
    """The figures without named or definite persons and bare plurals, where the text gives a number for their kind.

    "The driver" and "her two sons died" are no figures of their own beside "nine were killed": they are some of the
    nine, or were told of before. Beside "at least one was killed" a plural says more.
    """
    told: dict[str, set[Quantity]] = {}
    for one in found:
        if one.count.basis is Basis.NUMBER and one.count.value.upper > 1:
            told.setdefault(one.kind, set()).add(one.count.value)
    return [
        one
        for one in found
        if one.kind not in told
        or one.count.basis in (Basis.NUMBER, Basis.INDEFINITE)
        or (one.count.mention is not None and one.count.value in told[one.kind])
        or (one.count.basis is Basis.PLURAL and all(value.lower == 1 for value in told[one.kind]))
    ]


def _from_cue(token: Token, kind: str, role: CueRole, counter: Counter) -> Iterator[Candidate]:
    annotation, lexicon = counter.annotation, counter.lexicon
    is_crowd = role is CueRole.CROWD and not toll_noun(token, annotation, lexicon)
    if is_crowd or not has_words_behind(token, kind, annotation, lexicon):
        return
    if role is CueRole.TOLL or (role is not CueRole.HEAD and toll_noun(token, annotation, lexicon)):
        yield from _from_toll(token, kind, role, counter)
        return
    is_compound = token.dep == "compound" and annotation.tokens[token.head].lower not in lexicon.persons
    if is_compound or (role is not CueRole.NOUN and counter.is_nominal(token)):
        # "Four rescue units", "two murder cases" count no persons; "martyrs and wounded" are told of as a noun.
        return
    is_bare = role is CueRole.NOUN and not is_wound(token, annotation, lexicon)
    if is_bare and (bare := counter.bare_plural(token)) is not None:
        yield Candidate(kind=kind, cue=token, count=bare, rule=f"figure.{kind}.plural")
    is_counted = role is CueRole.STATE and token.index in counter.mentions  # "a doctor counted 12 dead"
    for head in (token.index,) if is_counted else counted_nouns(token, role, annotation, lexicon):
        if is_depicted(head, annotation, lexicon) or is_part_of_told(head, token, annotation, counter.mentions):
            continue
        for count in _counts_at(whole_of(head, annotation, lexicon), role, counter):
            if not _may_count(count, kind, role, head == token.index, lexicon, annotation):
                continue
            is_of_kind = kind in _own_kinds(count, kind, annotation, lexicon)
            if not is_of_kind or not fits_cue(count, token, kind, role, counter):
                continue
            count = count if kind in lexicon.units or role is CueRole.HEAD else _as_person(count)  # noqa: PLW2901
            made = Candidate(kind=kind, cue=token, count=count, rule=f"figure.{kind}.{role.value}")
            yield made
            yield from _company(made, role, counter)


def _company(one: Candidate, role: CueRole, counter: Counter) -> Iterator[Candidate]:
    """Those who died beside one person."""
    if role in (CueRole.OBJECT, CueRole.SUBJECT) and one.kind not in counter.lexicon.units:
        for count in company_of(one.cue, one.count, counter):
            yield replace(one, count=count, rule=f"figure.{one.kind}.company")


def _counts_at(head: int, role: CueRole, counter: Counter) -> tuple[Count, ...]:
    """What a noun counts; where a verb's noun counts nobody, the noun beside it."""
    return counter.at(head) or (counter.renamed(head) if role in (CueRole.OBJECT, CueRole.SUBJECT) else ())


def _from_toll(token: Token, kind: str, role: CueRole, counter: Counter) -> Iterator[Candidate]:
    """The number behind a toll, of the group that the toll is told of."""
    annotation, lexicon = counter.annotation, counter.lexicon
    mention = toll_number(token, annotation, lexicon, counter.mentions, is_strict=role is not CueRole.TOLL)
    if mention is None:
        return
    count = _as_person(counter.number(mention))
    if kind not in _own_kinds(count, kind, annotation, lexicon):
        # "The toll rose on Friday, with 100 others wounded".
        return
    if mention.head is None and (group := toll_group(token, annotation, lexicon)):
        count = replace(count, group=group)
    yield Candidate(kind=kind, cue=token, count=count, rule=f"figure.{kind}.toll")


def _own_kinds(count: Count, kind: str, annotation: Annotation, lexicon: FigureLexicon) -> set[str]:
    """The kinds that the words of a quantity themselves name ("12 wounded"); the given one if they name none."""
    own = (
        {kind_behind}
        if (kind_behind := _elliptic_kind(count, kind, annotation, lexicon))
        else {
            own_kind
            for index in range(count.first, count.stop)
            for own_kind, role in lexicon.cues.get(annotation.tokens[index].lower, ())
            if role not in (CueRole.HEAD, CueRole.CROWD)
            and own_kind not in lexicon.units
            and has_words_behind(annotation.tokens[index], own_kind, annotation, lexicon)
        }
    )
    return own or {kind}


def _elliptic_kind(count: Count, kind: str, annotation: Annotation, lexicon: FigureLexicon) -> str | None:
    """The other kind whose participle follows a number that seems an object: "two killed 37 others injured"."""
    tokens, limit = annotation.tokens, annotation.sentence_of(count.head).stop
    if count.mention is None or count.stop >= limit or not tokens[count.stop].tag.startswith(("VB", "JJ")):
        return None
    has_object = count.stop + 1 < limit and tokens[count.stop + 1].tag == "CD"
    roles = () if has_object else lexicon.cues.get(tokens[count.stop].lower, ())
    kinds = [other for other, role in roles if role is CueRole.OBJECT and other not in lexicon.units]
    return kinds[0] if kinds and kind not in kinds else None


def _may_count(
    count: Count,
    kind: str,
    role: CueRole,
    is_cue: bool,
    lexicon: FigureLexicon,
    annotation: Annotation,
) -> bool:
    """Whether a count has the unit of a kind."""
    if count.value.upper == 0 and annotation.tokens[count.head].lower in lexicon.lists["remains"]:
        # "No bodies have been recovered" counts nobody.
        return False
    if is_no_person(count, annotation, lexicon):
        return False
    if is_cue:
        is_event = annotation.tokens[count.head].lower in lexicon.lists["deadly_events"]
        return count.mention is not None and not is_event and (role is CueRole.HEAD or kind not in lexicon.units)
    if kind in lexicon.units:
        return count.value.unit in lexicon.units[kind]
    if count.is_share:
        return False
    return role is not CueRole.HEAD and is_personal(count, annotation, lexicon)


def _as_person(count: Count) -> Count:
    if count.is_share or count.value.unit == "person":
        return count
    return replace(count, value=replace(count.value, unit="person"))


def _by_order(mention: QuantityMention, counter: Counter) -> Iterator[Candidate]:
    annotation, lexicon = counter.annotation, counter.lexicon
    count = counter.number(mention)
    if is_depicted(count.head, annotation, lexicon):
        return
    pairs = cue_behind(mention, annotation, lexicon)
    rule = "behind"
    if not pairs:
        pairs, rule = cue_before(mention, annotation, lexicon), "before"
    for cue, kind in pairs:
        if (
            _may_count(count, kind, CueRole.OBJECT, False, lexicon, annotation)
            and fits_cue(count, cue, kind, CueRole.OBJECT, counter)
            and not is_unreal(cue, annotation, lexicon)
            and not is_undone(cue, kind, (count,), annotation, lexicon)
        ):
            made = count if kind in lexicon.units else _as_person(count)
            yield Candidate(kind=kind, cue=cue, count=made, rule=f"figure.{kind}.{rule}")


def _join_before(
    mentions: tuple[QuantityMention, ...], counter: Counter, found: dict[tuple[int, str], Candidate], barred: set[int]
) -> None:
    """Give the numbers before one whose cue stands behind it its kind: "23 civilians and 16 fighters dead"."""
    known = {first for first, _ in found} | barred
    numbers = {mention.first: at for at, mention in enumerate(mentions)}
    for (first, kind), candidate in sorted(found.items()):
        if (
            first not in numbers
            or candidate.cue.index < candidate.count.stop
            or candidate.whole
            or candidate.is_of_told
        ):
            continue
        for mention in _listed_before(mentions[: numbers[first]], first, counter):
            if mention.first in known:
                break
            rule = f"figure.{kind}.joined"
            found[mention.first, kind] = Candidate(
                kind=kind, cue=candidate.cue, count=counter.number(mention), rule=rule
            )


def _listed_before(before: tuple[QuantityMention, ...], start: int, counter: Counter) -> list[QuantityMention]:
    """The numbers of persons in a row that goes on at a token, nearest first, without parts behind "including"."""
    tokens, lists, found = counter.annotation.tokens, counter.lexicon.lists, list[QuantityMention]()
    for mention in reversed(before):
        word = tokens[mention.first - 1].lower if mention.first else ""
        if not _is_joined(mention, start, counter.annotation):
            break
        if word in lists["including"]:
            found.clear()
            start = mention.first - 1
            continue
        if mention.value.unit != "person" or word in lists["looking_back"]:
            break
        found.append(mention)
        start = mention.first
    return found


def _is_joined(mention: QuantityMention, start: int, annotation: Annotation) -> bool:
    """Whether only commas, dashes and "and" stand between a quantity and what goes on at a token."""
    between = annotation.tokens[mention.stop : start]
    is_near = annotation.tokens[mention.first].sentence == annotation.tokens[start].sentence
    return is_near and all(token.lower in _LIST_MARKS for token in between) and (bool(between) or mention.stop == start)


_LIST_MARKS = frozenset({",", "and", "&", "–", "—", "-"})


def _join_neighbours(
    mentions: tuple[QuantityMention, ...],
    counter: Counter,
    found: dict[tuple[int, str], Candidate],
    barred: set[int],
) -> None:
    """Give bare quantities behind "and" the kind of the one before: "killed 12 soldiers and five civilians"."""
    annotation, lexicon = counter.annotation, counter.lexicon
    kinds: dict[int, list[Candidate]] = {}
    for (first, _), candidate in sorted(found.items()):
        kinds.setdefault(first, []).append(candidate)
    for left, right in pairwise(mentions):
        if right.first in kinds or right.first in barred or not _continues_list(left, right, annotation):
            continue
        count = counter.number(right)
        for candidate in kinds.get(left.first, ()):
            if candidate.kind not in lexicon.units and candidate.cue.index < left.first:
                joined = Candidate(
                    kind=candidate.kind,
                    cue=candidate.cue,
                    count=_as_person(count),
                    rule=f"figure.{candidate.kind}.joined",
                )
                found[right.first, candidate.kind] = joined
                kinds.setdefault(right.first, []).append(joined)


def _continues_list(left: QuantityMention, right: QuantityMention, annotation: Annotation) -> bool:
    """Whether a quantity goes on with a list: "12 soldiers and five civilians", "45 in Kel and 22 in Sarn"."""
    tokens = annotation.tokens
    between = tokens[left.stop : right.first]
    if (
        not between
        or between[-1].lower not in (",", "and")
        or tokens[left.first].sentence != tokens[right.first].sentence
    ):
        return False
    if right.value.unit == "person":
        return {token.lower for token in between} <= {",", "and"}
    behind = tokens[right.stop].lower if right.stop < len(tokens) else ""
    has_place = right.head is None and right.value.unit == "item" and behind in ("in", "at", "near", "outside")
    return has_place and len(between) < 10 and not any(token.tag.startswith("VB") for token in between)
