"""What a change does to a content folder, for those who review it: documents, citations, findings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from danchieu.corpus import Corpus
from danchieu.diagnostics import Diagnostic, Lang
from danchieu.linked import LinkedRecord
from danchieu.messages import say
from danchieu.model import Record
from danchieu.pages import names


@dataclass(frozen=True, slots=True)
class State:
    """A content folder at one time: all that it holds, and the open findings."""

    corpus: Corpus
    findings: Sequence[Diagnostic]


@dataclass(frozen=True, slots=True)
class Citing:
    """A citation that a document has gained or lost: who cites, the name of what is cited, how many times."""

    document: str
    target: str
    count: int = 1


@dataclass(frozen=True, slots=True)
class Changes:
    """What differs between two states; documents as (path, name), in order of path."""

    added: tuple[tuple[str, str], ...] = ()
    changed: tuple[tuple[str, str], ...] = ()
    removed: tuple[tuple[str, str], ...] = ()
    gained: tuple[Citing, ...] = ()
    lost: tuple[Citing, ...] = ()
    found: tuple[Diagnostic, ...] = ()
    mended: tuple[Diagnostic, ...] = ()


def changes(before: State, after: State) -> Changes:
    """What differs between two states of a content folder."""
    old, new = _records(before.corpus), _records(after.corpus)
    was, is_ = _cited(before.corpus), _cited(after.corpus)
    return Changes(
        _named(new[id_] for id_ in new.keys() - old.keys()),
        _named(new[id_] for id_ in new.keys() & old.keys() if new[id_] != old[id_]),
        _named(old[id_] for id_ in old.keys() - new.keys()),
        _citings(is_ - was),
        _citings(was - is_),
        _beyond(after.findings, before.findings),
        _beyond(before.findings, after.findings),
    )


def _records(corpus: Corpus) -> Mapping[str, Record]:
    """The records with their text, which `corpus.records` lack."""
    return {id_: document.record for id_, document in corpus.documents.items()}


def _named(found: Iterable[Record]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted((record.path, names.record_name(record)) for record in found))


def _cited(corpus: Corpus) -> Counter[tuple[str, str]]:
    """How often each document cites each other."""
    pairs = ((id_, target) for id_, document in corpus.documents.items() for target in _targets(document))
    return Counter((corpus.records[id_].path, names.target_name(corpus, target)) for id_, target in pairs)


def _targets(document: LinkedRecord) -> Iterator[str]:
    yield from (target for link in document.all_links for target in link.targets if target != document.record.id)


def _citings(found: Counter[tuple[str, str]]) -> tuple[Citing, ...]:
    return tuple(Citing(document, target, count) for (document, target), count in sorted(found.items()))


def _beyond(these: Iterable[Diagnostic], those: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Those of `these` that are not in `those`; a finding that only moved to another line is the same."""
    left = Counter(map(_sense, those))
    found = []
    for one in these:
        if left[_sense(one)] > 0:
            left[_sense(one)] -= 1
        else:
            found.append(one)
    return tuple(found)


def _sense(one: Diagnostic) -> tuple[str, str, str]:
    return one.code, one.path, one.message("en")


# --- its forms -----------------------------------------------------------------------------------------------------


def as_dict(found: Changes, lang: Lang) -> Mapping[str, object]:
    """The JSON of the changes."""
    return {
        **{name: [{"path": path, "name": named} for path, named in listed] for name, listed in _documents(found)},
        **{
            name: [{"path": one.document, "cites": one.target, "count": one.count} for one in listed]
            for name, listed in (("gained", found.gained), ("lost", found.lost))
        },
        **{name: [one.as_dict(lang) for one in listed] for name, listed in _findings(found)},
    }


def as_markdown(found: Changes, lang: Lang) -> Iterator[str]:
    """The changes as a comment on a proposal: a heading and a list for each kind that there is."""
    yield f"## {say('changes', lang)}"
    lines = [line for part in _parts(found, lang) for line in part]
    yield from lines or ["", say("changes-none", lang)]


def _parts(found: Changes, lang: Lang) -> Iterator[list[str]]:
    for name, listed in _documents(found):
        yield _part(name, [f"{_escaped(named)} (`{path}`)" for path, named in listed], lang)
    for name, citings in (("gained", found.gained), ("lost", found.lost)):
        yield _part(name, [_citing(one) for one in citings], lang)
    for name, findings in _findings(found):
        yield _part(name, [_finding(one, lang) for one in findings], lang)


def _documents(found: Changes) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    return ("added", found.added), ("changed", found.changed), ("removed", found.removed)


def _findings(found: Changes) -> tuple[tuple[str, tuple[Diagnostic, ...]], ...]:
    return ("found", found.found), ("mended", found.mended)


_MOST = 50  # lines of a list; who reviews more looks at the files


def _part(name: str, items: Sequence[str], lang: Lang) -> list[str]:
    shown = [f"- {item}" for item in items[:_MOST]]
    more = [f"- {say('changes-more', lang, count=len(items) - _MOST)}"] if len(items) > _MOST else []
    return ["", f"### {say(f'changes-{name}', lang, count=len(items))}", "", *shown, *more] if items else []


def _citing(one: Citing) -> str:
    times = f" ×{one.count}" if one.count > 1 else ""
    return f"`{one.document}` → {_escaped(one.target)}{times}"


def _finding(one: Diagnostic, lang: Lang) -> str:
    return f"**{one.code}** `{one.path}:{one.line}`: {_escaped(one.message(lang))}"


_MARKUP = str.maketrans({sign: f"\\{sign}" for sign in "\\`*_{}[]<>#|@"})


def _escaped(text: str) -> str:
    """A document's words, which must neither format the comment nor call anybody by an "@"."""
    return " ".join(text.split()).translate(_MARKUP)
