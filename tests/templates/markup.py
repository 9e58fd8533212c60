"""HTML as a tree that two writings of the same markup share, and the expected ones."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

from django.conf import settings

VOID = {"input", "br", "hr", "img", "link", "meta"}


@dataclass
class Element:
    """Classes in alphabetical order, text with its runs of white space made one."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Element | str] = field(default_factory=list)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open = [Element("document")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        if "class" in attributes:
            attributes["class"] = " ".join(sorted(attributes["class"].split()))
        element = Element(tag, attributes)
        self.open[-1].children.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        closed = self.open.pop()
        assert closed.tag == tag, f"</{tag}> closes <{closed.tag}>"

    def handle_data(self, data: str) -> None:
        text = " ".join(data.split())
        if text:
            self.open[-1].children.append(text)


def tree(html: str) -> list[Element | str]:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    [document] = reader.open
    return document.children


def elements(html: str, tag: str) -> list[Element]:
    """Every element of that name, in the order of the page."""
    found: list[Element] = []
    waiting = [child for child in tree(html) if isinstance(child, Element)]
    while waiting:
        element = waiting.pop(0)
        if element.tag == tag:
            found.append(element)
        inner = [child for child in element.children if isinstance(child, Element)]
        waiting = inner + waiting
    return found


def fixture(component: str, name: str) -> tuple[dict[str, Any], str]:
    """The design system's own example: what it was made from, and its HTML."""
    path = settings.VAR / "govuk-fixtures" / f"{component}.json"
    for example in json.loads(path.read_text())["fixtures"]:
        if example["name"] == name:
            return example["options"], example["html"]
    raise ValueError(f"'{name}' is not an example of {component} in {path.name}")
