"""The one door to the parser: spaCy with the packaged English model, turned into `Annotation` records."""

from rashomon.extract.annotator.dictionary import Dictionary, load_dictionary
from rashomon.extract.annotator.parser import Annotator, SpacyAnnotator
from rashomon.extract.annotator.stretches import paragraphs

__all__ = ["Annotator", "Dictionary", "SpacyAnnotator", "load_dictionary", "paragraphs"]
