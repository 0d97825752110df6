"""The parser's embedding layer, worked out once a word instead of once a token.

The layer (spaCy's `MultiHashEmbed`) looks a token's features up in tables of hashed embeddings (Svenstrup et al. 2017),
puts the rows side by side and mixes them: one product with a matrix, the maximum of each three numbers (Goodfellow et
al. 2013), layer normalisation (Ba et al. 2016). Up to the maximum all of it is linear. So each table goes through its
own columns of the matrix when the model loads, and mixing is then a sum of rows: no matrix product is left whose last
digits would depend on how many words there are. What comes out depends on the token's features alone and can be kept.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.vectors import Vectors
    from thinc.api import Model
    from thinc.types import Floats2d, Ints2d

# Words kept, those with a blank after them apart from those without. When there are more, all are forgotten and come
# again.
MAX_WORDS = 65_536


@dataclass(frozen=True, slots=True, kw_only=True)
class HashTable:
    """A table of hashed embeddings after its part of the mixing matrix: rows × mixed width."""

    rows: "Floats2d"
    seed: int


class WordEmbedding:
    """What the embedding layer makes of each token, from tables made of the layer's own weights.

    Its rows agree with the layer's to about six digits: sums are taken in another order.
    """

    def __init__(self, layer: "Model", vectors: "Vectors") -> None:
        """Fold the weights of a layer.

        Args:
            layer: a `MultiHashEmbed` with static vectors, of any attributes and sizes.
            vectors: the model's static vectors.
        """
        nodes = list(layer.walk())
        [extractor] = [node for node in nodes if node.name == "extract_features"]
        [static] = [node for node in nodes if node.name == "static_vectors"]
        [mixing] = [node for node in nodes if node.name == "maxout"]
        [self._normalise] = [node for node in nodes if node.name == "layernorm"]
        hashed = [node for node in nodes if node.name == "hashembed"]
        self._ops = layer.ops
        self._vectors = vectors
        self._attributes = [*extractor.attrs["columns"], "ORTH"]
        self._width, self._pieces, joined = mixing.get_param("W").shape
        weights = mixing.get_param("W").reshape(-1, joined)
        self._tables: list[HashTable] = []
        start = 0
        for node in hashed:
            stop = start + node.get_dim("nO")
            rows = node.get_param("E") @ weights[:, start:stop].T
            self._tables.append(HashTable(rows=rows, seed=node.attrs["seed"]))
            start = stop
        # One more row, of zeros and the last: the vectors give words that they do not know the row -1.
        self._static = self._ops.alloc2f(len(vectors.data) + 1, len(weights))
        self._static[:-1] = vectors.data @ static.get_param("W").T @ weights[:, start:].T
        self._static += mixing.get_param("b").reshape(-1)
        # Threads of a server read side by side; what one learns the others use.
        self._lock = Lock()
        self._known: dict[bytes, int] = {}
        self._rows = self._ops.alloc2f(MAX_WORDS, self._width)

    def embed(self, docs: Sequence["Doc"]) -> list["Floats2d"]:
        """The rows of each document's tokens: tokens × width, in 32-bit floats."""
        features = self._ops.xp.concatenate([doc.to_array(self._attributes) for doc in docs])
        keys = features.view(f"V{features.itemsize * features.shape[1]}").ravel().tolist()
        with self._lock:
            self._learn(keys, features)
            rows = self._rows[[self._known[key] for key in keys]]
        split: list[Floats2d] = self._ops.unflatten(rows, self._ops.asarray1i([len(doc) for doc in docs]))
        return split

    def _learn(self, keys: Sequence[bytes], features: "Ints2d") -> None:
        """Make rows for the words that have none."""
        new = {key: index for index, key in enumerate(keys) if key not in self._known}
        if len(self._known) + len(new) > MAX_WORDS:
            self._known.clear()
            new = {key: index for index, key in enumerate(keys)}
        if new:
            first = len(self._known)
            self._rows[first : first + len(new)] = self._work_out(features[list(new.values())])
            self._known.update(zip(new, range(first, first + len(new)), strict=True))

    def _work_out(self, features: "Ints2d") -> "Floats2d":
        """The rows of words with these features, the key of their static vector the last: words × width."""
        mixed = self._static[self._vectors.find(keys=features[:, -1])]
        for column, table in enumerate(self._tables):
            keys = self._ops.hash(self._ops.as_contig(features[:, column]), table.seed) % len(table.rows)
            mixed += self._ops.gather_add(table.rows, keys)
        best, _ = self._ops.maxout(mixed.reshape(len(mixed), self._width, self._pieces))
        return self._normalise.predict(best)
