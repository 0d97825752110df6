"""A medium that names its source passes it on, in every order of words; the source stays the origin."""

import pytest

from rashomon.model import LinkRole

pytestmark = pytest.mark.model

_ORDERS = (
    "{medium}, citing a police source, put the number at 12.",
    "According to {medium}, which cited a police source, the number was 12.",
    "{medium} quoted a police source as saying 12 people died.",
    "A police source told {medium} that 12 people died.",
    "A police source, quoted by {medium}, said 12 people died.",
    "{medium} said, citing a police source, that 12 people died.",
    "Twelve people died, {medium} said, citing a police source.",
    "Twelve people died, {medium} reported, quoting police.",
    "Citing a police source, {medium} said 12 people died.",
    "{medium} said 12 people died, citing a police source.",
    "Twelve people died, according to a police source cited by {medium}.",
    "Twelve people died, a police source was quoted as saying by {medium}.",
    "Twelve people died, a police source said, according to {medium}.",
    "{medium} reported that 12 people had died, according to a police source.",
    "A police source who spoke to {medium} said 12 people died.",
    "The {medium} news agency, quoting police, reported that 12 people died.",
    "{medium} cited a police source as putting the toll at 12.",
    "{medium} cited police sources who said 12 people died.",
    "Police sources were cited by the {medium} agency as saying 12 people died.",
    "Twelve people died, said {medium}, which quoted a police source.",
    '{medium} reported, citing a police source: "Twelve people died in the blast."',
    '"Twelve people died in the blast," {medium} quoted the police source as saying.',
    '"Twelve people died in the blast," a police source told {medium}.',
    "Twelve people died, a police source told the {medium} news agency.",
    "In an interview with {medium}, the governor said 12 people died.",
    "{medium} reported the governor as saying that 12 people died.",
    "Twelve people died, {medium} cited a police source as saying.",
    "The police source said, as quoted by {medium}, that 12 people died.",
)
_NAMELESS = (
    "{medium} quoted a police source as saying 12 people died.",
    "A police source told {medium} that 12 people died.",
    "Twelve people died, according to a police source cited by {medium}.",
    "{medium} said 12 people died, citing a police source.",
    "{medium} reported that 12 people had died, according to a police source.",
)


@pytest.fixture
def chains(statements):
    """The links behind the outlet of every statement that tells of the dead."""

    def read(text):
        told = [claim for claim in statements(text) if "12" in claim.value.text or "welve" in claim.value.text]
        return [[(link.role, link.name.lower()) for link in claim.chain[1:]] for claim in told]

    return read


def _is_relayed(chain, medium):
    """Whether a chain is the medium and then the source."""
    agency, origin = chain
    names = agency[1] in medium.lower() and ("police source" in origin[1] or origin[1] in ("police", "governor"))
    return (agency[0], origin[0]) == (LinkRole.AGENCY, LinkRole.ORIGIN) and names


@pytest.mark.parametrize("medium", ["KNA", "the Norda Press Agency"])
@pytest.mark.parametrize("order", _ORDERS)
def test_the_source_is_the_origin_and_the_medium_passes_it_on(chains, order, medium):
    (chain,) = chains(order.replace("{medium}", medium))

    assert _is_relayed(chain, medium)


@pytest.mark.parametrize("order", _NAMELESS)
def test_a_medium_without_a_name_passes_on_too(chains, order):
    (chain,) = chains(order.replace("{medium}", "state television"))

    assert _is_relayed(chain, "state television")


def test_the_newspaper_is_the_one_named_before(chains):
    text = "The Norda Gazette said two bridges fell. A nurse told the newspaper that 12 people died."

    (chain,) = chains(text)

    assert chain == [(LinkRole.AGENCY, "norda gazette"), (LinkRole.ORIGIN, "nurse")]


@pytest.mark.parametrize("place", ["on Twitter", "in a post on Twitter"])
def test_where_it_was_posted_passes_it_on(chains, place):
    (chain,) = chains(f"The mayor said {place} that 12 people died.")

    assert chain == [(LinkRole.AGENCY, "x"), (LinkRole.ORIGIN, "mayor")]


def test_what_comes_before_a_medium_that_quotes_is_no_part_of_it(chains):
    (chain,) = chains(
        "At noon, Safa News, quoting the Ministry of the Interior, reported “12 people under the rubble.”"
    )

    assert chain == [(LinkRole.AGENCY, "safa news"), (LinkRole.ORIGIN, "ministry of the interior")]


def test_a_day_behind_a_report_is_no_medium(chains):
    (chain,) = chains("The Kelmar Fund said in a report Tuesday that 12 people died.")

    assert chain == [(LinkRole.ORIGIN, "kelmar fund")]


def test_an_outlet_that_means_itself_is_no_agency(chains):
    (chain,) = chains("A nurse told the Post that 12 people died.")

    assert chain == [(LinkRole.ORIGIN, "nurse")]


def test_an_organisation_with_an_article_is_told_and_passes_nothing_on(chains):
    (chain,) = chains("A police source told the KFO that 12 people died.")

    assert chain == [(LinkRole.ORIGIN, "police source")]
