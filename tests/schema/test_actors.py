"""The lexicon of actors is whole and free of double meanings."""

from rashomon.schema.actors import load_actors
from rashomon.values import ActorType


def test_the_lexicon_knows_the_world():
    lexicon = load_actors()

    assert len(lexicon.states) > 150
    assert len(lexicon.states) + len(lexicon.actors) > 400


def test_no_name_stands_for_two_actors_of_one_section():
    seen = {}
    for known in load_actors().actors:
        for name in {known.actor.name, *known.actor.aliases}:
            assert seen.setdefault((known.actor.type, name), known.actor.name) == known.actor.name


def test_what_an_actor_is_part_of_is_known():
    lexicon = load_actors()
    names = {known.actor.name for known in lexicon.actors} | {state.name for state in lexicon.states}

    unknown = {above for known in lexicon.actors for above in known.actor.part_of if above not in names}

    assert unknown == set()


def test_those_who_watch_are_never_parties():
    watching = {ActorType.MONITOR, ActorType.NGO, ActorType.INTERNATIONAL, ActorType.RESCUE}

    assert all(one.actor.is_party is False for one in load_actors().actors if one.actor.type in watching)


def test_states_are_no_names_of_others():
    lexicon = load_actors()

    assert not {state.name for state in lexicon.states} & set(lexicon.names_of_others)
