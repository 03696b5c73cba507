"""What a syllable may have been meant for: one typing mistake away, or longer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

# Each is one more list to load; further ones are too rare to be meant.
MOST_MISTAKES, MOST_COMPLETIONS = 3, 6

# A slip in "tư" leads to half the language.
_SHORTEST = 3


def meant(syllable: str, vocabulary: Mapping[str, int]) -> list[str]:
    """What a syllable that no document holds was meant for: one letter is wrong, or the rest is missing.

    >>> meant("tuyne", {"tuyen": 9, "truyen": 9})
    ['tuyen']
    """
    if len(syllable) < _SHORTEST or syllable.isdecimal():
        return []
    near = (word for word in vocabulary if _is_near(syllable, word))
    return _most_frequent(near, vocabulary, MOST_MISTAKES) or completed(syllable, vocabulary)


def completed(beginning: str, vocabulary: Mapping[str, int]) -> list[str]:
    """The syllable itself if there is one, and the most frequent ones that begin so."""
    longer = (word for word in vocabulary if word != beginning and word.startswith(beginning))
    itself = [beginning] if beginning in vocabulary else []
    return [*itself, *_most_frequent(longer, vocabulary, MOST_COMPLETIONS - len(itself))]


def _most_frequent(words: Iterable[str], vocabulary: Mapping[str, int], count: int) -> list[str]:
    return sorted(words, key=lambda word: (-vocabulary[word], word))[:count]


def _is_near(one: str, other: str) -> bool:
    if abs(len(one) - len(other)) > 1:
        return False
    start = next(_differences(one, other), min(len(one), len(other)))
    first, second = one[start:], other[start:]
    exchanged = first[1::-1] == second[:2] and first[2:] == second[2:]
    return first[1:] == second[1:] or first[1:] == second or first == second[1:] or exchanged


def _differences(one: str, other: str) -> Iterator[int]:
    return (place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b)
