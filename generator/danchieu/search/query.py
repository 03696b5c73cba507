"""What somebody typed, read as words, quoted phrases and exclusions. The browser's query.js reads it the same way."""

from __future__ import annotations

import re
from dataclasses import dataclass

from danchieu.search.words import is_accented, spellings

# More than anybody types; a page that was pasted whole would load the index whole.
MOST_CHARACTERS = 300
MOST_SYLLABLES = 24

_QUOTES = re.compile("[“”„«»″]")
_PIECE = re.compile(r'(?P<minus>(?<!\S)-(?=["\w]))?(?:"(?P<phrase>[^"]*)"?|(?P<words>[^\s"]+))')


@dataclass(frozen=True, slots=True)
class Group:
    """Syllables that were typed together; `is_glued` says of each that no white space stands before it."""

    syllables: tuple[str, ...]
    is_phrase: bool = False
    is_excluded: bool = False
    is_glued: tuple[bool, ...] = ()

    @property
    def is_accented(self) -> bool:
        """Whether these are meant with just these accents; without any, all accents are meant."""
        return is_accented(self.syllables)


@dataclass(frozen=True, slots=True)
class Query:
    """A query's groups; `is_unfinished` says that its last syllable may go on, `is_cut` that it was too long."""

    groups: tuple[Group, ...]
    is_unfinished: bool = False
    is_cut: bool = False


def parse(text: str, *, typing: bool = False) -> Query:
    """A query read: 'chuyển đổi số -"kinh phí"' is a group of three syllables and an excluded phrase of two.

    `typing` says that somebody is still at it, so that the last word may be the beginning of a longer one.
    """
    kept = _QUOTES.sub('"', text[:MOST_CHARACTERS])
    groups = _joined([group for match in _PIECE.finditer(kept) if (group := _group(match)).syllables])
    whole = _limited(groups)
    last = whole[-1] if whole else None
    is_open = last is not None and not last.is_phrase and not last.is_excluded and kept[-1:].isalpha()
    is_cut = len(text) > MOST_CHARACTERS or whole != groups
    return Query(tuple(whole), typing and is_open and not is_cut, is_cut)


def _group(match: re.Match[str]) -> Group:
    # In "35 -NQ/TW" the dash belongs to the number.
    follows_number = match.string[: match.start()].rstrip()[-1:].isdecimal()
    is_excluded = match["minus"] is not None and not follows_number
    is_phrase = match["phrase"] is not None
    syllables = spellings(match["phrase"] if is_phrase else match["words"])
    is_glued = tuple(place > 0 for place in range(len(syllables)))
    return Group(syllables, is_phrase or (is_excluded and len(syllables) > 1), is_excluded, is_glued)


def _joined(groups: list[Group]) -> list[Group]:
    """Words that nothing stands between are one group."""
    joined: list[Group] = []
    for group in groups:
        plain = not group.is_phrase and not group.is_excluded
        if plain and joined and not joined[-1].is_phrase and not joined[-1].is_excluded:
            last = joined.pop()
            joined.append(Group(last.syllables + group.syllables, is_glued=last.is_glued + group.is_glued))
        else:
            joined.append(group)
    return joined


def _limited(groups: list[Group]) -> list[Group]:
    room = MOST_SYLLABLES
    kept = []
    for group in groups:
        if room > 0:
            kept.append(Group(group.syllables[:room], group.is_phrase, group.is_excluded, group.is_glued[:room]))
        room -= len(group.syllables)
    return kept
