"""What acquire turns away: one function that words it."""

from rashomon.model import Rejection, Stage


def turn_away(location: str, code: str, message: str) -> Rejection:
    """A rejection of this stage."""
    return Rejection(stage=Stage.ACQUIRE, code=code, message=message, location=location)
