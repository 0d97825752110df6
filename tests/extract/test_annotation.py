"""Annotations: what stands highest in a span."""

from rashomon.model import Span


def test_a_quotation_mark_is_not_the_head_of_what_it_opens(tree):
    """The mark hangs on the verb of saying, as the quoted verb does."""
    annotation = tree("“/``/punct/4 Nobody/NN/nsubj/2 came/VBD/ccomp/4 ”/''/punct/4 said/VBD/ROOT/4 Lund/NNP/nsubj/4")

    quoted = annotation.head_of(Span(start=0, end=annotation.text.index(" said")))

    assert quoted is not None
    assert quoted.text == "came"


def test_the_head_of_a_mere_mark_is_the_mark(tree):
    """Nothing else stands there."""
    annotation = tree("Nobody/NN/nsubj/1 came/VBD/ROOT/1 ,/,/punct/1")

    start = annotation.text.index(",")

    head = annotation.head_of(Span(start=start, end=start + 1))
    assert head is not None
    assert head.text == ","
