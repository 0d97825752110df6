"""One story: all that the report has, as known at any instant, recounted without any source, under any policy."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, HTTPException, Query, Request, Response

from rashomon.config import Config
from rashomon.errors import InputError
from rashomon.model import StoryId
from rashomon.reconcile import POLICIES
from rashomon.reconcile.origins import UNATTRIBUTED
from rashomon.report.to_html import context_of_view
from rashomon.report.view import view_report
from rashomon.run.pipeline import View
from rashomon.run.regrouping import regroup
from rashomon.run.views import StoryLook, look_at
from rashomon.schema.document import document_record
from rashomon.schema.families import family_of
from rashomon.schema.fields import is_plain_date, read_instant
from rashomon.serve.answers import Context, kept_answer, wants_json
from rashomon.serve.reviewed import differences, grouping_record, readings, review_record, standing_reviews
from rashomon.store import Session
from rashomon.store.articles import StoredArticle
from rashomon.store.reviews import Review, ReviewAction
from rashomon.store.users import Role

# Origins offered for a recount: the most quoted ones; any other can be named in the address.
MAX_OFFERED = 40
# Stories offered for a merge: the last changed ones; any other can be named by its address.
MAX_MERGEABLE = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a view of a story asks for; all of it stands in the address.

    Attributes:
        at: as known at, as written; "" for now.
        without: sources left out of the count.
        families: publisher families left out.
        is_without_party: whether the parties are left out.
        policy: how figures are reduced.
        counts_reviews: whether reviews change what is shown; else it is the machine's own.
    """

    at: str
    without: tuple[str, ...]
    families: tuple[str, ...]
    is_without_party: bool
    policy: str
    counts_reviews: bool

    def config(self, config: Config) -> Config:
        """The configuration with the recount that is asked for."""
        recount = replace(
            config.reconcile,
            without=self.without,
            without_families=self.families,
            without_party=self.is_without_party,
        )
        return replace(config, reconcile=recount)

    def view(self) -> View:
        """The policy and instant.

        Raises:
            HTTPException: 422, the instant or the policy cannot be understood.
        """
        try:
            moment = read_instant(self.at, is_end=is_plain_date(self.at)) if self.at else None
            return View(policy=self.policy, as_known_at=moment)
        except InputError as err:
            raise HTTPException(422, str(err)) from err

    @property
    def is_plain(self) -> bool:
        """Whether the story is asked for as it stands now, with everybody counted."""
        return not (self.at or self.without or self.families or self.is_without_party)


Names = Annotated[list[str] | None, Query(max_length=300)]


def router(context: Context) -> APIRouter:
    """The view of a story."""
    routes = APIRouter(tags=["stories"])

    # Decorators work from the bottom up: the twin comes first, else ".json" would be taken for a part of the id.
    @routes.get("/stories/{story}")
    @routes.get("/stories/{story}.json")
    def show(  # noqa: PLR0913, PLR0917  (each is one part of the address)
        request: Request,
        story: str,
        at: Annotated[str, Query(max_length=40)] = "",
        without: Names = None,
        without_family: Names = None,
        without_party: bool = False,
        policy: Annotated[str, Query(max_length=40)] = "show_all",
        reviews: bool = True,
    ) -> Response:
        """A story: figures, conflicts, chains, copies, wordings, places and articles; as the address asks for it."""
        visitor = context.guard.require(request, Role.READER)
        asked = Asked(
            at=at,
            without=tuple(without or ()),
            families=tuple(without_family or ()),
            is_without_party=without_party,
            policy=policy,
            counts_reviews=reviews,
        )
        view = asked.view()

        def build(session: Session) -> tuple[str, dict[str, object]]:
            return "board.html", _data(session, story, asked, view, context.config, is_json=wants_json(request))

        return kept_answer(request, context, visitor, build)

    return routes


def _data(
    session: Session, story: str, asked: Asked, view: View, config: Config, *, is_json: bool
) -> dict[str, object]:
    said = standing_reviews(session, count=True)
    look = look_at(session, story, config=asked.config(config), view=view, reviews=said if asked.counts_reviews else ())
    if look is None:
        raise _gone(session, story, said)
    shared = {"asked": _asked_record(asked), "reviewed": _reviewed(story, look, asked, said)}
    if is_json:
        return {**document_record(look.report), **shared}
    return {
        **context_of_view(view_report(look.report)),
        **shared,
        "story_id": story,
        "report": look.report,
        "outlets": {str(one.id): one.outlet or str(one.id) for one in look.report.articles},
        "controls": _controls(session, look, asked),
        "others": _others(session, story, look),
    }


def _gone(session: Session, story: str, reviews: tuple[Review, ...]) -> HTTPException:
    """Where a story has gone: into another one, or nowhere."""
    home = regroup(session, reviews).into.get(StoryId(story))
    if home:
        return HTTPException(307, "told as one with another", headers={"Location": f"/stories/{home}"})
    return HTTPException(404, f"there is no story {story!r}; it may have been merged into another")


def _asked_record(asked: Asked) -> dict[str, object]:
    return {
        "at": asked.at,
        "without": list(asked.without),
        "without_family": list(asked.families),
        "without_party": asked.is_without_party,
        "policy": asked.policy,
        "reviews": asked.counts_reviews,
    }


def _reviewed(story: str, look: StoryLook, asked: Asked, said: tuple[Review, ...]) -> dict[str, object]:
    """What people put on record about this story and its claims, and what it changes."""
    grouping = look.regrouping.reviews.get(StoryId(story), ())
    on_story = [one for one in said if (one.action is ReviewAction.NOTE and one.target == story) or one in grouping]
    about = sorted({one.seq: one for one in (*on_story, *look.said.reviews)}.values(), key=lambda one: one.seq)
    machine = look.machine.story.articles if look.machine else ()
    return {
        "reviews": [review_record(one) for one in about],
        "claims": readings(look.machine_claims, look.said),
        "grouping": grouping_record(story, look.regrouping, machine),
        "differences": differences(look) if asked.is_plain and asked.counts_reviews and about else [],
    }


def _controls(session: Session, look: StoryLook, asked: Asked) -> dict[str, object]:
    """What the form above a story offers: instants, origins, families, policies."""
    names = [one.article for one in look.report.memberships]
    members = session.articles.get(names if not asked.at or not look.machine else look.machine.story.articles)
    instants = sorted({one.known_at for one in members})
    origins: dict[str, int] = {}
    for finding in (look.machine or look.report).findings:
        for position in finding.positions:
            for origin in position.origins:
                if origin != UNATTRIBUTED:
                    origins[origin] = origins.get(origin, 0) + len(position.claims)
    offered = sorted(origins, key=lambda name: (-origins[name], name))[:MAX_OFFERED]
    return {
        "instants": [(moment.isoformat(), _hour(moment)) for moment in instants],
        "origins": offered + [name for name in asked.without if name not in offered],
        "families": _families(members, asked),
        "policies": list(POLICIES),
    }


def _families(members: tuple[StoredArticle, ...], asked: Asked) -> list[str]:
    """Publisher families of several outlets of this story; a family of one outlet is that outlet."""
    outlets = sorted({outlet for one in members if (outlet := one.article.outlet)})
    by_family: dict[str, list[str]] = {}
    for outlet in outlets:
        by_family.setdefault(family_of(outlet), []).append(outlet)
    several = [name for name, found in by_family.items() if len(found) > 1]
    return sorted({*several, *asked.families})


def _hour(moment: datetime) -> str:
    return f"{moment:%a %-d %b %Y, %H:%M}"


def _others(session: Session, story: str, look: StoryLook) -> list[dict[str, str]]:
    """Stories that this one could be told as one with."""
    hidden = {*look.regrouping.into, story}
    found = session.stories.list(limit=MAX_MERGEABLE + len(hidden))
    return [{"id": one.id, "title": one.title} for one in found if one.id not in hidden][:MAX_MERGEABLE]
