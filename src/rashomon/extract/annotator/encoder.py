"""The parser's convolutions over neighbouring words, in few passes over memory.

What spaCy's `MaxoutWindowEncoder` computes: some residual blocks, each of which joins every row with its neighbours',
multiplies by a matrix, takes the maximum of each few numbers and normalises. Here the matrix is laid out so that the
maximum is taken between whole stretches of a row, and sums go where the numbers already are.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from thinc.api import Model
    from thinc.types import Floats1d, Floats2d

# As in thinc's layer normalisation.
_EPSILON = 1e-8


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """The weights of one residual block; `weights` is joined width × pieces of width."""

    window: int
    width: int
    pieces: int
    weights: "Floats2d"
    bias: "Floats1d"
    gain: "Floats1d"
    shift: "Floats1d"


class WindowEncoder:
    """What the encoder makes of rows of words; its numbers agree with the layer's to about six digits."""

    def __init__(self, layer: "Model") -> None:
        """Lay out the weights of a layer, a `MaxoutWindowEncoder` of any width, window, depth and number of pieces."""
        self._ops = layer.ops
        self._pad: int = layer.attrs["pad"]
        self._blocks = [_read_block(block) for block in layer.layers[0].layers]

    def encode(self, documents: Sequence["Floats2d"]) -> list["Floats2d"]:
        """Encode the rows of each document (tokens × width), with as many rows of zeros between as a word can see."""
        rows = self._ops.flatten(documents, pad=self._pad)
        for block in self._blocks:
            rows += self._apply(block, rows)
        lengths = self._ops.asarray1i([len(document) for document in documents])
        split: list[Floats2d] = self._ops.unflatten(rows, lengths, pad=self._pad)
        return split

    def _apply(self, block: Block, rows: "Floats2d") -> "Floats2d":
        joined = self._ops.alloc2f(len(rows), (2 * block.window + 1) * block.width)
        for place, shift in enumerate(range(-block.window, block.window + 1)):
            columns = slice(place * block.width, (place + 1) * block.width)
            joined[max(0, -shift) : len(rows) - max(0, shift), columns] = rows[
                max(0, shift) : len(rows) + min(0, shift)
            ]
        mixed = joined @ block.weights
        mixed += block.bias
        pieces = mixed.reshape(len(rows), block.pieces, block.width)
        best = self._ops.xp.max(pieces, axis=1)
        best -= best.mean(axis=1, keepdims=True)
        variance = self._ops.xp.einsum("ij,ij->i", best, best) / block.width + _EPSILON
        best *= (variance**-0.5)[:, None]
        best *= block.gain
        best += block.shift
        return best


def _read_block(residual: "Model") -> Block:
    nodes = {node.name: node for node in residual.walk()}
    mixing, normalising = nodes["maxout"], nodes["layernorm"]
    weights = mixing.get_param("W")
    width, pieces, joined = weights.shape
    ops = mixing.ops
    return Block(
        window=nodes["expand_window"].attrs["window_size"],
        width=width,
        pieces=pieces,
        weights=ops.as_contig(weights.transpose(1, 0, 2).reshape(pieces * width, joined).T),
        bias=mixing.get_param("b").T.reshape(-1),
        gain=normalising.get_param("G"),
        shift=normalising.get_param("b"),
    )
