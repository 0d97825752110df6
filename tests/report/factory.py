"""A small invented event, with records made by hand: a fire on a ferry, four outlets, six articles."""

from datetime import UTC, datetime, timedelta

from rashomon.model import (
    Accumulation,
    Article,
    ArticleId,
    Claim,
    Collapse,
    CollapseRule,
    Comparison,
    Copy,
    CopyBasis,
    Counts,
    Credit,
    Finding,
    Form,
    Layer,
    Link,
    LinkRole,
    Membership,
    Mention,
    Passage,
    PassageRole,
    Position,
    Question,
    Rejection,
    Report,
    RoleSpan,
    SharedPassage,
    Span,
    SpanRole,
    Stage,
    Stance,
    Status,
    Story,
    StoryId,
    Verdict,
    Voice,
)
from rashomon.values import (
    Actor,
    ActorType,
    Granularity,
    Place,
    Quantity,
    Relation,
    Statement,
    TimeExpression,
    TimeType,
)

INF = float("inf")
STORY = StoryId("ferry")


def at(text):
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def article(name, outlet, published, title, text, **more):
    return Article(
        id=ArticleId(name),
        outlet=outlet,
        published=at(published) if published else None,
        title=title,
        text=text,
        language="en",
        **more,
    )


TEXTS = (
    (
        "norda-1",
        "Norda",
        "2025-03-11T09:52",
        "Nine dead in ferry fire off Maren",
        "MAREN, 11 March (Norda) –\n"
        "Nine people died when fire broke out aboard the ferry Lady Orsin, the harbour police said at 09:30.\n"
        "The ferry carried 112 people, a spokesman for Vessa Lines said.\n"
        "“We will search until the last name has been called,” said Captain Ilse Verhane.",
    ),
    (
        "sund-1",
        "Sund24",
        "2025-03-11T10:31",
        "Ferry blaze kills nine",
        "Nine people died when fire broke out aboard the ferry Lady Orsin.\nRead more: Our live coverage",
    ),
    (
        "quay-1",
        "Quayside",
        "2025-03-11T20:40",
        "More than 20 dead, says union",
        "More than 20 people died on the Lady Orsin, the Seafarers’ Union said at 20:00 on Tuesday. "
        "More than 140 people were on board, it said. The owners were warned in February, it added.",
    ),
    (
        "norda-2",
        "Norda",
        "2025-03-12T11:15",
        "Toll rises to 17; operator denies sprinkler fault",
        "The number of dead rose to 17, the harbour police said at 11:00 on Wednesday. "
        "Vessa Lines denied that the sprinklers had failed. Four children were treated at Lisk.",
    ),
    (
        "kanal-1",
        "Kanal 6",
        "2025-03-12T19:05",
        "Inferno at sea",
        "The inferno killed 17, police said. "
        "Police would search “until the last name is accounted for”, Verhane said. "
        "The sprinklers had failed, union bosses claim. Four children were treated at Maren.",
    ),
)

MAREN = Place(name="Maren", id="x:1", lat=58.1, lon=9.2)
LISK = Place(name="Lisk", id="x:2", lat=58.3, lon=9.9)
POLICE = Actor(name="Harbour police", type=ActorType.POLICE)
UNION = Actor(name="Seafarers’ Union", type=ActorType.UNION, is_party=True)
LINES = Actor(name="Vessa Lines", type=ActorType.COMPANY, is_party=True)
VERHANE = Actor(name="Ilse Verhane", type=ActorType.PERSON)


def articles():
    made = []
    for name, outlet, published, title, text in TEXTS:
        passages = ()
        credited = ()
        if name == "norda-1":
            passages = (Passage(span=Span(start=0, end=25), role=PassageRole.DATELINE, reason="dateline"),)
        if name == "sund-1":
            start = text.index("Read more")
            passages = (Passage(span=Span(start=start, end=len(text)), role=PassageRole.BOILERPLATE, reason="more"),)
        if name == "kanal-1":
            credited = (Credit(name="Norda", span=None, basis="metadata"),)
        made.append(article(name, outlet, published, title, text, passages=passages, credits=credited))
    return tuple(made)


ARTICLES = {one.id: one for one in articles()}


def span(name, words):
    start = ARTICLES[name].text.index(words)
    return Span(start=start, end=start + len(words))


def hour(text):
    instant = at(text)
    return TimeExpression(
        type=TimeType.TIME, timex=text, earliest=instant, latest=instant, granularity=Granularity.MINUTE
    )


def day(text):
    instant = at(text)
    last = instant + timedelta(days=1, seconds=-1)
    return TimeExpression(type=TimeType.DATE, timex=text, earliest=instant, latest=last, granularity=Granularity.DAY)


def chain(name, origin, agency=None):
    links = [Link(role=LinkRole.OUTLET, name=ARTICLES[name].outlet)]
    if agency:
        links.append(Link(role=LinkRole.AGENCY, name=agency))
    if origin:
        links.append(Link(role=LinkRole.ORIGIN, name=origin.name, actor=origin))
    return tuple(links)


def figure(name, words, kind, bounds, *, origin=None, agency=None, when=None, where=None, speaker=None, counted="all"):
    spans = [RoleSpan(role=SpanRole.VALUE, span=span(name, words))]
    if speaker:
        spans.append(RoleSpan(role=SpanRole.SPEAKER, span=span(name, speaker)))
    return Claim(
        article=ArticleId(name),
        kind=kind,
        spans=tuple(spans),
        value=Quantity(lower=bounds[0], upper=bounds[1], unit="person"),
        counted=counted,
        accumulation=Accumulation.CUMULATIVE,
        when=when,
        where=where,
        chain=chain(name, origin, agency),
        known_at=ARTICLES[name].published,
        rule="hand",
    )


def said(
    name, words, *, origin=None, kind="statement", form=Form.INDIRECT, stance=Stance.ASSERTS, negated=False, when=None
):
    return Claim(
        article=ArticleId(name),
        kind=kind,
        spans=(RoleSpan(role=SpanRole.CONTENT, span=span(name, words)),),
        value=Statement(text=words, is_negated=negated),
        chain=chain(name, origin),
        form=form,
        stance=stance,
        when=when,
        known_at=ARTICLES[name].published,
        rule="hand",
    )


def claims():
    return {
        "nine": figure(
            "norda-1", "Nine", "killed", (9, 9), origin=POLICE, when=hour("2025-03-11T09:30"), where=MAREN,
            speaker="the harbour police",
        ),
        "nine copied": figure("sund-1", "Nine", "killed", (9, 9)),
        "twenty": figure("quay-1", "More than 20", "killed", (21, INF), origin=UNION, when=hour("2025-03-11T20:00")),
        "seventeen": figure(
            "norda-2", "17", "killed", (17, 17), origin=POLICE, when=hour("2025-03-12T11:00"), where=MAREN
        ),
        "seventeen again": figure("kanal-1", "17", "killed", (17, 17), origin=POLICE, agency="Norda"),
        "aboard": figure("norda-1", "112", "aboard", (112, 112), origin=LINES),
        "aboard union": figure("quay-1", "More than 140", "aboard", (141, INF), origin=UNION),
        "children lisk": figure("norda-2", "Four", "injured", (4, 4), counted="children", where=LISK),
        "children maren": figure("kanal-1", "Four", "injured", (4, 4), counted="children", where=MAREN),
        "failed": said("kanal-1", "The sprinklers had failed", origin=UNION, stance=Stance.CLAIMS),
        "not failed": said("norda-2", "that the sprinklers had failed", origin=LINES, stance=Stance.DENIES),
        "search": said(
            "norda-1", "We will search until the last name has been called", origin=VERHANE, form=Form.DIRECT_QUOTE
        ),
        "search again": said("kanal-1", "until the last name is accounted for", origin=VERHANE, form=Form.MIXED),
        "fire": said(
            "norda-1", "fire broke out aboard the ferry Lady Orsin", kind="event", when=day("2025-03-11T00:00")
        ),
    }  # fmt: skip


def compared(left, right, relation, verdict, *reasons):
    made = claims()
    return Comparison(left=made[left].id, right=made[right].id, relation=relation, verdict=verdict, reasons=reasons)


def position(*names):
    made = [claims()[name] for name in names]
    origins = tuple(dict.fromkeys(one.origin.name for one in made if one.origin))
    return Position(value=made[0].value, claims=tuple(one.id for one in made), origins=origins)


def finding(status, question, positions, counts, *reasons, collapses=()):
    return Finding(
        story=STORY,
        question=question,
        status=status,
        positions=positions,
        counts=Counts(**dict(zip(Counts.__dataclass_fields__, counts, strict=True))),
        reasons=reasons,
        collapses=collapses,
    )


def findings():
    made = claims()
    copied = Collapse(
        left=made["nine copied"].id, right=made["nine"].id, rule=CollapseRule.COPIED_PASSAGE, reason="the same words"
    )
    return (
        finding(
            Status.DISPUTED,
            Question(kind="killed", counted="all", accumulation=Accumulation.CUMULATIVE),
            (position("nine", "nine copied"), position("twenty"), position("seventeen", "seventeen again")),
            (5, 4, 4, 1, 2, 1),
            "17 and more than 20 exclude each other",
            collapses=(copied,),
        ),
        finding(
            Status.DISPUTED,
            Question(kind="aboard", counted="all"),
            (position("aboard"), position("aboard union")),
            (2, 2, 2, 1, 2, 0),
            "no number is both 112 and more than 140",
        ),
        finding(
            Status.UNATTRIBUTED,
            Question(kind="injured", counted="children", place="Lisk"),
            (position("children lisk"),),
            (1, 1, 1, 0, 0, 0),
        ),
        finding(
            Status.UNATTRIBUTED,
            Question(kind="injured", counted="children", place="Maren"),
            (position("children maren"),),
            (1, 1, 1, 0, 0, 0),
        ),
        finding(
            Status.DENIED,
            Question(kind="statement", topic="the sprinklers had failed"),
            (position("failed"), position("not failed")),
            (2, 2, 2, 0, 2, 0),
            "Vessa Lines denies what the union claims",
        ),
        finding(
            Status.SINGLE_ORIGIN,
            Question(kind="statement"),
            (position("search", "search again"),),
            (2, 2, 2, 0, 1, 1),
            "one speaker, one promise",
        ),
        finding(Status.UNATTRIBUTED, Question(kind="event"), (position("fire"),), (1, 1, 1, 0, 0, 0)),
    )


def comparisons():
    return (
        compared("seventeen", "twenty", Relation.DISJOINT, Verdict.DISPUTED, "no value satisfies both"),
        compared("aboard", "aboard union", Relation.DISJOINT, Verdict.DISPUTED, "no value satisfies both"),
        compared("failed", "not failed", Relation.DISJOINT, Verdict.DENIED, "the one is denied by the other"),
        compared(
            "children lisk",
            "children maren",
            Relation.EQUAL,
            Verdict.DIFFERENT_QUESTION,
            "Lisk and Maren are two places",
        ),
    )


def mentions():
    found = (
        ("norda-1", "a spokesman for Vessa Lines", LINES, "role", Voice.OUTLET),
        ("norda-2", "Vessa Lines", LINES, "name", Voice.OUTLET),
        ("quay-1", "The owners", LINES, "label", Voice.OUTLET),
        ("quay-1", "the Seafarers’ Union", UNION, "name", Voice.OUTLET),
        ("kanal-1", "union bosses", UNION, "label", Voice.REPORTED),
    )
    return tuple(
        Mention(article=ArticleId(name), layer=Layer.ACTOR, span=span(name, words), value=actor, form=form, voice=voice)
        for name, words, actor, form, voice in found
    )


def copies():
    words = "Nine people died when fire broke out aboard the ferry Lady Orsin"
    shared = SharedPassage(span=span("sund-1", words), of=span("norda-1", words))
    return (
        Copy(
            article=ArticleId("sund-1"), of=ArticleId("norda-1"), share=0.86, basis=CopyBasis.PASSAGE,
            passages=(shared,), direction="earlier",
        ),
    )  # fmt: skip


def report(**changes):
    members = tuple(one.id for one in articles())
    aside = article("off", "The Tolve Post", "2025-03-12T08:00", "Ferry timetables", "Sailings resume on Monday.")
    fields = {
        "articles": (*articles(), aside),
        "rejections": (Rejection(stage=Stage.CLEAN, code="binary", message="this is no text", location="x.bin"),),
        "stories": (
            Story(id=STORY, title="Fire on the ferry Lady Orsin", articles=members),
            Story(id=StoryId("lone"), title="Ferry timetables", articles=(ArticleId("off"),)),
        ),
        "memberships": tuple(Membership(article=name, story=STORY) for name in members),
        "copies": copies(),
        "mentions": mentions(),
        "claims": tuple(claims().values()),
        "comparisons": comparisons(),
        "findings": findings(),
    }
    return Report(**(fields | changes))


def lone_report(text="Nothing is said here.", *, title=None, published=None, outlet=None):
    """One article and nothing read from it."""
    only = article("only", outlet, published, title, text)
    story = Story(id=StoryId("only"), title=title or "A lone article", articles=(only.id,))
    empty = dict.fromkeys(("rejections", "memberships", "copies", "mentions", "claims", "comparisons", "findings"), ())
    return Report(articles=(only,), stories=(story,), **empty)
