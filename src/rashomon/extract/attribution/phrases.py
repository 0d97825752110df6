"""Attribution without a verb: "according to", "reportedly", "reports that", "Police: …"."""

from collections.abc import Iterator

from rashomon.extract.annotation import Annotation, Token
from rashomon.extract.attribution.drafts import Draft, Marks, Range, edges, trim, trim_name, trimmed
from rashomon.extract.attribution.words import AttributionLexicon
from rashomon.model import Stance
from rashomon.schema.media import MediaType, find_medium

# Tokens. A longer stretch before a colon is no speaker.
MAX_LABEL = 8
# Entities that can stand before the colon of a headline, and of any paragraph.
_HEADLINE_NAMES = frozenset({"PERSON", "ORG", "GPE", "NORP"})
_PERSON_NAMES = frozenset({"PERSON"})
_DASHES = frozenset({"—", "―", "–", "--"})
# What does not go on with a clause that an attribution parts.
_OPENING_TAGS = frozenset({"CC", "WDT", "WP", "IN", "VBG"})
_RELATIVE_TAGS = frozenset({"WDT", "WP", "WRB", "WP$"})


def according_draft(token: Token, annotation: Annotation, lexicon: AttributionLexicon, marks: Marks) -> Draft | None:
    """Read "According to X, …", "…, according to X"; the content is the sentence or clause it belongs to."""
    rest = next(
        (
            words
            for words in lexicon.according.get(token.lower, ())
            if tuple(t.lower for t in annotation.tokens[token.index + 1 : token.index + 1 + len(words)]) == words
        ),
        None,
    )
    if rest is None or (not rest and token.tag != "VBG"):
        return None
    stop = token.index + 1 + len(rest)
    sentence = annotation.sentence_of(token.index)
    speaker = _object_range(annotation, token, stop, sentence.stop)
    if speaker is None or speaker[0] >= sentence.stop:
        return None
    cue = (token.index, stop)
    content = _content(annotation, marks, (sentence.first, sentence.stop), (cue[0], speaker[1]))
    content = content or _quoted_before(annotation, marks, token)
    if not content:
        return None
    head = annotation.head_of(annotation.span(*speaker))
    return Draft(
        head=token.index,
        cue=(cue,),
        speaker=speaker,
        subject=head.index if head else speaker[0],
        content=content,
        stance=Stance.ASSERTS,
        rule="according",
    )


def _object_range(annotation: Annotation, token: Token, first: int, limit: int) -> Range | None:
    """The noun phrase behind a preposition: what hangs on its last word, no further than a clause's comma."""
    last = annotation.tokens[first - 1]
    below = [kid for kid in annotation.children(last.index) if kid.index >= first]
    below = below or [kid for kid in annotation.children(token.index) if kid.index >= first]
    if not below:
        return None
    low, high = edges(annotation, below[0].index)
    return trim(annotation, (max(low, first), min(high, limit)))


def _content(annotation: Annotation, marks: Marks, whole: Range, group: Range) -> tuple[Range, ...]:
    before = trim(annotation, (whole[0], group[0])) if whole[0] < group[0] else None
    after = trim(annotation, (group[1], whole[1])) if group[1] < whole[1] else None
    if before is None:
        return trimmed(annotation, [marks.whole(after)]) if after else ()
    comma = annotation.tokens[group[0] - 1].text == ","
    if after is not None and comma and annotation.tokens[max(group[0] - 2, 0)].tag == "CC":
        # "… whose age is not known but, according to the images, was twelve".
        return trimmed(annotation, [marks.whole(after)])
    start = _clause_start(annotation, before, group)
    pieces = [marks.whole((start, before[1]))]
    if (
        after is not None
        and start == before[0]
        and (annotation.tokens[after[0]].tag not in _OPENING_TAGS or _is_open(annotation, before[1] - 1, after[0]))
    ):
        pieces.append(marks.whole(after))
    return trimmed(annotation, pieces)


def _quoted_before(annotation: Annotation, marks: Marks, token: Token) -> tuple[Range, ...]:
    """The quotation right before a sentence that is nothing but "According to the letter."."""
    quote = marks.around(token.index - 1) if token.index else None
    sentence = annotation.sentence_of(token.index)
    if quote is None or quote[1] != sentence.first:
        return ()
    opening = annotation.sentence_of(quote[0])
    return (((opening.first, quote[1])),) if opening.paragraph == sentence.paragraph else ()


def _is_open(annotation: Annotation, last: int, following: int) -> bool:
    """Whether a stretch breaks off between an auxiliary and its verb: "he was, according to X, fighting"."""
    is_auxiliary = annotation.tokens[last].tag in ("VBD", "VBZ", "VBP", "VBN", "MD")
    return is_auxiliary and annotation.tokens[following].tag == "VBG"


def _clause_start(annotation: Annotation, before: Range, group: Range) -> int:
    """Where what is said begins: "The fighting, in which 255 people died, according to X, is …" gives one clause."""
    tokens = annotation.tokens
    if tokens[group[0] - 1].text == "," and group[1] < len(tokens) and tokens[group[1]].text == ",":
        comma = next((i for i in range(before[1] - 1, before[0], -1) if tokens[i].text == ","), None)
        if comma is not None:
            for index in (comma + 1, comma + 2):
                if tokens[index].tag in _RELATIVE_TAGS and index + 1 < before[1]:
                    return index + 1
    return before[0]


def adverb_draft(token: Token, annotation: Annotation, lexicon: AttributionLexicon) -> Draft | None:
    """Read "These forces reportedly entered …": nobody named says what the clause says."""
    verb = annotation.tokens[token.head]
    if token.lower not in lexicon.adverbs or token.tag != "RB" or verb.tag[:2] not in ("VB", "MD"):
        return None
    reporting = lexicon.verbs.get(verb.lower)
    if (
        reporting is not None
        and "clause" in reporting.frames
        and any(kid.dep in ("ccomp", "dobj") for kid in annotation.children(verb.index))
    ):
        return None
    first, stop = edges(annotation, verb.index)
    if verb.dep == "relcl":
        while first < token.index and annotation.tokens[first].tag in _RELATIVE_TAGS:
            first += 1
    content = trimmed(annotation, [(first, token.index), (token.index + 1, stop)])
    if not content:
        return None
    return Draft(
        head=token.index,
        cue=((token.index, token.index + 1),),
        speaker=None,
        subject=None,
        content=content,
        stance=lexicon.stance_of(token.lower),
        rule="adverb",
    )


def noun_draft(token: Token, annotation: Annotation, lexicon: AttributionLexicon, marks: Marks) -> Draft | None:
    """Read "Claims by the army that …", "unconfirmed reports that …", "a promise to …"."""
    noun = lexicon.nouns.get(token.lower)
    if noun is None or token.tag not in ("NN", "NNS"):
        return None
    kids = annotation.children(token.index)
    clause = next((kid for kid in kids if kid.dep in ("acl", "ccomp") and kid.index > token.index), None)
    if clause is None:
        return None
    first, stop = edges(annotation, clause.index)
    opener = annotation.tokens[first].lower
    if opener != "that" and not (opener == "to" and lexicon.has("intentions", noun)):
        return None
    content = trimmed(annotation, [marks.whole((first, stop))])
    if not content:
        return None
    distance = [kid.index for kid in kids if kid.index < token.index and lexicon.stance_of(kid.lower) is Stance.CLAIMS]
    cue = (min([token.index, *distance]), token.index + 1)
    speaker, subject = _noun_speaker(token, annotation, lexicon)
    if speaker is None and distance:
        # "Unconfirmed reports that …": nobody stands behind them but the reports themselves.
        speaker, subject = cue, token.index
    return Draft(
        head=token.index,
        cue=(cue,),
        speaker=speaker,
        subject=subject,
        content=content,
        stance=Stance.CLAIMS if distance else lexicon.stance_of(noun),
        rule="noun",
    )


def _noun_speaker(token: Token, annotation: Annotation, lexicon: AttributionLexicon) -> tuple[Range | None, int | None]:
    for kid in annotation.children(token.index):
        if kid.dep == "poss":
            first, stop = edges(annotation, kid.index)
            return (first, stop - (annotation.tokens[stop - 1].tag == "POS")), kid.index
        if kid.dep in ("prep", "agent") and kid.lower in ("by", "from"):
            for below in annotation.children(kid.index):
                if below.dep == "pobj":
                    return trim(annotation, edges(annotation, below.index)), below.index
    verb = annotation.tokens[token.head]
    known = lexicon.verbs.get(verb.lower)
    if known is not None and known.stance is Stance.DENIES:
        # Who rejects claims did not make them.
        return None, None
    if token.dep in ("dobj", "attr") and verb.index != token.index:
        for kid in annotation.children(verb.index):
            if kid.dep == "nsubj":
                return trim(annotation, edges(annotation, kid.index)), kid.index
    return None, None


def label_drafts(annotation: Annotation, lexicon: AttributionLexicon, marks: Marks) -> Iterator[Draft]:
    """Headlines and transcripts: "Police: Two arrested", "Two arrested: police", "SMITH: We will …"."""
    paragraph = -1
    for number, sentence in enumerate(annotation.sentences):
        if sentence.paragraph == paragraph:
            continue
        paragraph = sentence.paragraph
        draft = _label(annotation, lexicon, marks, number)
        if draft is not None:
            yield draft


def _label(annotation: Annotation, lexicon: AttributionLexicon, marks: Marks, number: int) -> Draft | None:
    sentence = annotation.sentences[number]
    tokens = annotation.tokens
    colons = [i for i in range(sentence.first + 1, sentence.stop - 1) if tokens[i].text == ":"]
    if not colons or (tokens[colons[0] - 1].text[-1].isdigit() and tokens[colons[0] + 1].text[0].isdigit()):
        return None
    before: Range = (sentence.first, colons[0])
    if sentence.paragraph and _is_credit(annotation, before):
        return None
    if _is_label(annotation, lexicon, before):
        stop = _paragraph_stop(annotation, number) if _is_capital(annotation, before) else sentence.stop
        return _labelled(annotation, marks, colons[0], before, (colons[0] + 1, stop))
    stop = sentence.stop - (not tokens[sentence.stop - 1].text[-1].isalnum())
    after: Range = (colons[-1] + 1, stop)
    is_headline = sentence.paragraph == 0 and after[0] < stop
    is_speaker = is_headline and lexicon.has("headline_speakers", tokens[stop - 1].lower)
    if is_speaker and _is_label(annotation, lexicon, after):
        return _labelled(annotation, marks, colons[-1], after, (sentence.first, colons[-1]))
    return None


def signature_drafts(annotation: Annotation, marks: Marks) -> Iterator[Draft]:
    """Read who signs a paragraph: "“We will rebuild.” — Ann Lee", "The road is shut — Ann Lee (@annlee) May 3"."""
    numbers = range(len(annotation.sentences))
    firsts = [n for n in numbers if not n or annotation.sentences[n].paragraph != annotation.sentences[n - 1].paragraph]
    for number in firsts:
        part = (annotation.sentences[number].first, _paragraph_stop(annotation, number))
        dash = next((i for i in range(part[1] - 1, part[0], -1) if annotation.tokens[i].text in _DASHES), None)
        if dash is None or dash + 1 >= part[1]:
            continue
        signed = _signed(annotation, (dash + 1, part[1]))
        quote = marks.around(dash - 1)
        is_quote = quote is not None and quote[1] == dash
        if signed is None or not (
            is_quote or "@" in annotation.text[annotation.tokens[dash].end : _end(annotation, part)]
        ):
            continue
        draft = _labelled(annotation, marks, dash, signed, (part[0], dash))
        if draft is not None:
            yield draft


def _end(annotation: Annotation, part: Range) -> int:
    return annotation.tokens[part[1] - 1].end


def _signed(annotation: Annotation, part: Range) -> Range | None:
    """The name that makes up the end of a paragraph, without the account and the day behind it."""
    words = annotation.tokens[part[0] : part[1]]
    stop = next((word.index for word in words if word.text in ("(", ",")), part[1])
    named = annotation.tokens[part[0] : stop]
    is_name = (
        bool(named) and len(named) <= MAX_LABEL and all(word.text[0].isupper() for word in named if word.tag != ".")
    )
    is_short = len(words) <= 2 * MAX_LABEL and not any(word.tag[:2] in ("VB", "MD") for word in words)
    return (part[0], stop) if is_name and is_short else None


def _is_label(annotation: Annotation, lexicon: AttributionLexicon, part: Range) -> bool:
    """Whether a few words are a name or a role and no clause."""
    words = annotation.tokens[part[0] : part[1]]
    if len(words) > MAX_LABEL or any(token.tag[:2] in ("VB", "MD", "IN", "WP", "WR") for token in words):
        return False
    if words[-1].tag[:2] not in ("NN", "CD", "JJ") or any(lexicon.has("rubrics", token.lower) for token in words):
        return False
    last = words[-1]
    if lexicon.has("headline_speakers", last.lower) or _is_capital(annotation, part):
        return True
    has_speaker = any(lexicon.has("headline_speakers", token.lower) for token in words)
    if has_speaker and last.tag.startswith("NNP"):
        return True
    # A name must be the last word: "Orlen council" speaks, "Orlen tram" is what is told of.
    wanted = _HEADLINE_NAMES if words[0].sentence == 0 else _PERSON_NAMES
    return any(
        entity.label in wanted and part[0] <= entity.first and entity.stop == part[1] for entity in annotation.entities
    )


def _is_credit(annotation: Annotation, part: Range) -> bool:
    """Whether an agency stands alone before a colon in the text: "AP: The quay" credits a picture."""
    medium = find_medium(" ".join(token.text for token in annotation.tokens[part[0] : part[1]]))
    return medium is not None and medium.type is MediaType.AGENCY


def _is_capital(annotation: Annotation, part: Range) -> bool:
    words = [token.text for token in annotation.tokens[part[0] : part[1]] if token.text.isalpha()]
    return bool(words) and all(word.isupper() for word in words)


def _paragraph_stop(annotation: Annotation, number: int) -> int:
    paragraph = annotation.sentences[number].paragraph
    while number < len(annotation.sentences) and annotation.sentences[number].paragraph == paragraph:
        number += 1
    return annotation.sentences[number - 1].stop


def _labelled(annotation: Annotation, marks: Marks, colon: int, speaker: Range, content: Range) -> Draft | None:
    stop = marks.whole(content)[1] if content[0] >= speaker[1] else content[1]
    pieces = trimmed(annotation, [(content[0], stop)])
    speaker = trim_name(annotation, speaker) or speaker
    head = annotation.head_of(annotation.span(*speaker))
    if not pieces or head is None:
        return None
    return Draft(
        head=colon,
        cue=((colon, colon + 1),),
        speaker=speaker,
        subject=head.index,
        content=pieces,
        stance=Stance.ASSERTS,
        rule="label",
    )
