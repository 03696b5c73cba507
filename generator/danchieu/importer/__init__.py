"""Files from an office become records in `content/`, with every word of them, or findings that say why not."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from pathlib import Path

from danchieu.diagnostics import Diagnostic
from danchieu.importer.opening import Opened, open_file
from danchieu.importer.recording import blank
from danchieu.importer.session import Imported, Session

__all__ = ["Imported", "Opened", "blank", "files_in", "import_files", "open_file"]

# Starting processes costs more than a few files.
_WORTH_PROCESSES = 8


def files_in(paths: Iterable[Path]) -> Iterator[Path | Diagnostic]:
    """The files that these paths name, those of folders in order; a link out of its folder is a finding."""
    for path in paths:
        if not path.is_dir():
            yield path
            continue
        faults: list[OSError] = []
        for folder, folders, names in os.walk(path, onerror=faults.append):
            folders.sort()
            yield from (_inside(Path(folder) / name, path) for name in sorted(names))
        for fault in faults:
            yield Diagnostic("I002", str(fault.filename), values={"reason": fault.strerror})


def _inside(file: Path, folder: Path) -> Path | Diagnostic:
    leads_out = file.is_symlink() and not file.resolve().is_relative_to(folder.resolve())
    return Diagnostic("I013", str(file)) if leads_out else file


def import_files(
    files: Sequence[Path | Diagnostic], content: Path, jobs: int = 1, *, ocr: bool = False
) -> Iterator[Imported]:
    """Imports files into the content folder, one result a file, in their order.

    A file that was imported before changes nothing; where a person has edited its record since, the new version is
    laid beside it.
    """
    session = Session(content)
    opened = _opened([file for file in files if isinstance(file, Path)], jobs, partial(open_file, ocr=ocr))
    for file in files:
        if isinstance(file, Diagnostic):
            yield Imported(file.path, None, (file,))
        else:
            yield session.take(next(opened))


def _opened(files: Sequence[Path], jobs: int, work: Callable[[Path], Opened]) -> Iterator[Opened]:
    if jobs < 2 or len(files) < _WORTH_PROCESSES:
        yield from map(work, files)
        return
    done = 0
    try:
        with ProcessPoolExecutor(jobs) as pool:
            for opened in pool.map(work, files, chunksize=4):
                done += 1
                yield opened
    except BrokenProcessPool:
        yield from (_opened_alone(file, work) for file in files[done:])


def _opened_alone(file: Path, work: Callable[[Path], Opened]) -> Opened:
    """The file opened in a process of its own: one that ends its process must not end the import."""
    try:
        with ProcessPoolExecutor(1) as pool:
            return pool.submit(work, file).result()
    except BrokenProcessPool:
        return Opened(file, findings=(Diagnostic("I014", str(file)),))
