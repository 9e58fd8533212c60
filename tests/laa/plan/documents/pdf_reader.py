"""A PDF read back: its words without white space, and the tree of its tags."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from pypdf import PdfReader


def opened(file: bytes) -> PdfReader:
    return PdfReader(BytesIO(file))


def squeezed(text: str) -> str:
    """Without white space: where a line ends on paper is the page's own affair."""
    return "".join(text.split())


def words_of(file: bytes) -> str:
    return squeezed("".join(page.extract_text() for page in opened(file).pages))


def root_of(file: bytes) -> Any:
    return opened(file).trailer["/Root"]


def tags(file: bytes) -> list[Any]:
    """Every tag of the document, in the order of reading."""
    return list(_tags(root_of(file)["/StructTreeRoot"]))


def _tags(node: Any) -> Iterator[Any]:
    inner = node.get("/K", [])
    for child in inner if isinstance(inner, list) else [inner]:
        found = child.get_object()
        if hasattr(found, "get"):
            if "/S" in found:
                yield found
            yield from _tags(found)
