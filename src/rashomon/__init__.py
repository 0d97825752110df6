"""Rashomon: one event, many accounts. Who says what, on whose word, since when; no verdict.

The public face is one function:

    >>> import rashomon
    >>> report = rashomon.compare(articles)  # doctest: +SKIP
"""

__version__ = "0.1.0"
