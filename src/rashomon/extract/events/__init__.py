"""Events: who did what to whom, where and when, whether it is negated, and how sure it is made."""

from rashomon.extract.events.find import find_events
from rashomon.extract.events.words import EventWords

__all__ = ["EventWords", "find_events"]
