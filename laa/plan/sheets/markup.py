"""Reading the XML of a workbook bit by bit, and nothing from outside it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any
from xml.parsers import expat

from laa.plan.sheets.refused import SheetsRefused, damaged

Attributes = dict[str, str]
Start = Callable[[Attributes], None]
End = Callable[[], None]
_LONGEST_TAG = 1_000_000
_NO_ATTRIBUTES: Attributes = {}
# Far more than any program writes: for each the parser takes memory.
_DEEPEST = 100
_MOST_NAMES = 10_000
_LONGEST_NAME = 255
_TOLD_APART = {"calcext", "xmlns"}


class Listener:
    """
    Told of each element by its local name; a subclass listens to what it needs. One
    that hears millions says once which of its methods to call for a name, if any.
    """

    def start_of(self, name: str) -> Start | None:
        return partial(self.start, name)

    def end_of(self, name: str) -> End | None:
        return partial(self.end, name)

    def start(self, name: str, attributes: Attributes) -> None:
        """An element opens; its attributes too go by their local names."""

    def end(self, name: str) -> None:
        """An element closes."""

    def text(self, text: str) -> None:
        """Some of the text inside it."""


class _Nobody(Listener):
    def start_of(self, name: str) -> None:
        return None

    def end_of(self, name: str) -> None:
        return None


def looked_through(chunks: Iterable[bytes]) -> None:
    """
    Refuse a part that is not XML, or that declares a document type or entities. Some
    programs write parts with nothing in them.
    """
    heard(chunks, _Nobody())


def listened(chunks: Iterable[bytes], listener: Listener) -> Iterator[None]:
    """Give a turn after each bit, so that what was heard can be taken away."""
    starts = _Names(lambda name: listener.start_of(_local(name)))
    ends = _Names(lambda name: listener.end_of(_local(name)))
    keys = _Names(_local)
    depth = 0

    def start(name: str, attributes: Attributes) -> None:
        nonlocal depth
        depth += 1
        if depth > _DEEPEST:
            raise damaged()
        local = (
            {keys[key]: value for key, value in attributes.items()}
            if attributes
            else _NO_ATTRIBUTES
        )
        if handle := starts[name]:
            handle(local)

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        if handle := ends[name]:
            handle()

    parser = _parser()
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = listener.text
    return _fed(parser, chunks)


class _Names(dict[str, Any]):
    """What is worked out of a name, once. The parser too keeps each name to its end."""

    def __init__(self, work_out: Callable[[str], Any]) -> None:
        self._work_out = work_out

    def __missing__(self, name: str) -> Any:
        if len(self) == _MOST_NAMES or len(name) > _LONGEST_NAME:
            raise damaged()
        self[name] = found = self._work_out(name)
        return found


def heard(chunks: Iterable[bytes], listener: Listener) -> None:
    """All of it at once."""
    for _ in listened(chunks, listener):
        pass


def _local(name: str) -> str:
    """LibreOffice's own attributes repeat the standard's: they are told apart."""
    prefix, _, local = name.rpartition(":")
    return f"{prefix}-{local}" if prefix in _TOLD_APART else local


def _parser() -> Any:
    # Prefixes stay as they are written: those that it resolves it would keep as well.
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse
    return parser


def _refuse(*declared: Any) -> None:
    raise SheetsRefused(
        "The file declares a document type or entities in its XML, which are never "
        "read here: open it, save it again, and send that file"
    )


def _fed(parser: Any, chunks: Iterable[bytes]) -> Iterator[None]:
    fed = 0
    try:
        for chunk in chunks:
            parser.Parse(chunk, False)
            fed += len(chunk)
            # A tag that never ends is read again from its start with each bit.
            if fed - parser.CurrentByteIndex > _LONGEST_TAG:
                raise damaged()
            yield
        if fed:
            parser.Parse(b"", True)
    except expat.ExpatError:
        raise damaged() from None
    yield
