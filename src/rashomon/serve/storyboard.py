"""One story: all that the report has, as known at any instant, recounted without any source, under any policy."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, HTTPException, Query, Request, Response

from rashomon.config import Config
from rashomon.errors import InputError
from rashomon.model import Report
from rashomon.reconcile import POLICIES
from rashomon.reconcile.origins import UNATTRIBUTED
from rashomon.report.to_html import context_of_view
from rashomon.report.view import view_report
from rashomon.run.pipeline import View
from rashomon.run.views import story_report
from rashomon.schema.document import document_record
from rashomon.schema.fields import is_plain_date, read_instant
from rashomon.serve.answers import Context, answer, wants_json
from rashomon.store import Session
from rashomon.store.reviews import standing
from rashomon.store.users import Role

# Origins offered for a recount: the most quoted ones; any other can be named in the address.
MAX_OFFERED = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a view of a story asks for; all of it stands in the address.

    Attributes:
        at: as known at, as written; "" for now.
        without: sources left out of the count.
        families: publisher families left out.
        is_without_party: whether the parties are left out.
        policy: how figures are reduced.
    """

    at: str
    without: tuple[str, ...]
    families: tuple[str, ...]
    is_without_party: bool
    policy: str

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
            InputError: the instant or the policy cannot be understood.
        """
        moment = read_instant(self.at, is_end=is_plain_date(self.at)) if self.at else None
        return View(policy=self.policy, as_known_at=moment)


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
    ) -> Response:
        """A story: figures, conflicts, chains, copies, wordings, places and articles; as the address asks for it."""
        visitor = context.guard.require(request, Role.READER)
        asked = Asked(
            at=at,
            without=tuple(without or ()),
            families=tuple(without_family or ()),
            is_without_party=without_party,
            policy=policy,
        )
        try:
            view = asked.view()
        except InputError as err:
            raise HTTPException(422, str(err)) from err
        with context.store.read() as session:
            report = story_report(session, story, config=asked.config(context.config), view=view)
            if report is None:
                raise HTTPException(404, f"there is no story {story!r}; it may have been merged into another")
            controls = _controls(session, story, asked)
            reviews = _reviews(session, report)
        if wants_json(request):
            data = {**document_record(report), "asked": controls["asked"], "reviews": reviews}
            return answer(request, "story.html", data, visitor=visitor)
        page = {
            **context_of_view(view_report(report)),
            "story_id": story,
            "report": report,
            "controls": controls,
            "reviews": reviews,
        }
        return answer(request, "board.html", page, visitor=visitor)

    return routes


def _controls(session: Session, story: str, asked: Asked) -> dict[str, object]:
    """What the form above a story offers: instants, origins, policies."""
    result = session.stories.get(story)
    members = session.articles.get(result.story.articles) if result else ()
    instants = sorted({one.known_at for one in members})
    origins: dict[str, int] = {}
    for finding in result.findings if result else ():
        for position in finding.positions:
            for origin in position.origins:
                if origin == UNATTRIBUTED:
                    continue
                origins[origin] = origins.get(origin, 0) + len(position.claims)
    offered = sorted(origins, key=lambda name: (-origins[name], name))[:MAX_OFFERED]
    return {
        "asked": {
            "at": asked.at,
            "without": list(asked.without),
            "without_family": list(asked.families),
            "without_party": asked.is_without_party,
            "policy": asked.policy,
        },
        "instants": [(moment.isoformat(), _hour(moment)) for moment in instants],
        "origins": offered + [name for name in asked.without if name not in offered],
        "policies": list(POLICIES),
    }


def _hour(moment: datetime) -> str:
    return f"{moment:%a %-d %b %Y, %H:%M}"


def _reviews(session: Session, report: Report) -> list[dict[str, object]]:
    """The reviews that stand on this story or on a claim of it."""
    targets = {*(story.id for story in report.stories), *(claim.id for claim in report.claims)}
    return [
        {
            "seq": review.seq,
            "at": review.at.isoformat(),
            "author": review.author,
            "action": review.action.value,
            "target": review.target,
            "detail": dict(review.detail),
        }
        for review in standing(session.reviews.all())
        if _is_about(review.target.split(), targets)
    ]


def _is_about(named: Sequence[str], targets: set[str]) -> bool:
    return any(name in targets for name in named)
