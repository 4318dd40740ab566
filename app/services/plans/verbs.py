"""Verbs of office prose: where a duty's verb stands."""

import re
from functools import lru_cache

from app.services.plans.aligned import aligned_fold
from app.services.plans.phrases import PhraseTable, alternation, is_unmarked
from app.services.plans.phrases.clause_verbs import OPENING_ACTIONS, SETTLED_QUALITIES
from app.services.plans.phrases.not_verbs import NOUN_BEFORE_VERB, VERB_AS_NOUN
from app.services.plans.phrases.verbs import ACTIONS


@lru_cache(maxsize=1)
def _actions() -> PhraseTable:
    return PhraseTable(*ACTIONS)


@lru_cache(maxsize=1)
def _opening_actions() -> PhraseTable:
    return PhraseTable(*ACTIONS, *OPENING_ACTIONS)


@lru_cache(maxsize=1)
def _qualities() -> PhraseTable:
    return PhraseTable(*SETTLED_QUALITIES)


@lru_cache(maxsize=1)
def _nouns() -> PhraseTable:
    return PhraseTable(*VERB_AS_NOUN)


@lru_cache(maxsize=1)
def _noun_before() -> re.Pattern[str]:
    return re.compile(rf"(?:^|[\s,(])(?P<noun>{alternation(map(aligned_fold, NOUN_BEFORE_VERB))})\s+$")


@lru_cache(maxsize=1)
def _noun_words() -> PhraseTable:
    return PhraseTable(*NOUN_BEFORE_VERB)


def action_at(folded: str, original: str, position: int, *, inside: bool = False) -> int | None:
    """Where the action that begins at `position` ends; None where no duty's verb stands there.

    `inside`: not at the start of a clause, where fewer words are verbs.
    """
    end = (_actions() if inside else _opening_actions()).end(folded, original, position)
    if end is None or _nouns().end(folded, original, position) is not None:
        return None
    if inside and " " not in folded[position:end] and is_unmarked(original, max(position - 40, 0), end + 40):
        return None  # a single syllable of a text that has lost its marks may be anything
    return end


def quality_at(folded: str, original: str, position: int) -> int | None:
    """Where a verb that only says how ("bảo đảm", "góp phần") ends, when one begins at `position`."""
    return _qualities().end(folded, original, position)


_WORD = re.compile(r"[a-z0-9]+")


def next_action(folded: str, original: str, start: int, end: int, *, capitals: bool = False) -> int | None:
    """Where the next verb of a duty begins between `start` and `end`; None: there is none.

    A verb after "các", "ban", "tổ" … is a noun or a part of a name, and so is one with a capital letter
    unless `capitals` are to be read too (headings).
    """
    for word in _WORD.finditer(folded, start, end):
        place = word.start()
        if place and folded[place - 1].isalnum():
            continue
        if original[place].isupper() and not (capitals and place == start):
            continue
        if action_at(folded, original, place, inside=True) is None:
            continue
        noun = _noun_before().search(folded, max(0, place - 30), place)
        if noun is not None and _noun_words().end(folded, original, noun.start("noun")) is not None:
            continue  # with its own marks: "ban", not "bản", "quỹ", not "quý"
        return place
    return None
