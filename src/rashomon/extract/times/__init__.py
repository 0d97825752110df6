"""Time expressions: found in plain text, read as TIMEX3 values with the instants they allow."""

from rashomon.extract.times.recognise import TimeMention, find_times
from rashomon.extract.times.words import TimeWords

__all__ = ["TimeMention", "TimeWords", "find_times"]
