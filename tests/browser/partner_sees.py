"""All that a person can come to by following links, as the server sends it."""

from __future__ import annotations

import re
from html import unescape

from playwright.sync_api import Page

LINK = re.compile(r'<a [^>]*href="(/[^"#]*)"|<option value="(\d{4}-\d\d-q\d)"')
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="\w+"')
# Places on the paper of a drawing are numbers too, and say nothing.
# A file tells the time at which it was made. What one of a document says, its page says
# too; into all others looks tests/test_every_file.py.
FILE = re.compile(r"/(plan|data-package)\.\w+$|/files/[^/?]+\.\w+(\?|$)")
NOT_WORDS = re.compile(r'(?<!aria-label)="[^"]*"')


def all_pages(page: Page) -> dict[str, str]:
    """From home on, by address; without the token that differs in each answer."""
    waiting, found = ["/"], {}
    while waiting:
        address = waiting.pop()
        if address not in found:
            found[address] = TOKEN.sub("", page.request.get(address).text())
            waiting += _links(address, found[address])
    return found


def figures_in(pages: dict[str, str], *figures: int) -> list[tuple[str, str]]:
    """Where any of these figures stands in words, with what is written round it."""
    either = "|".join(map(str, figures))
    written = re.compile(rf".{{0,40}}(?<![\d.,])(?:{either})(?![\d.,]).{{0,40}}")
    return [
        (address, trace)
        for address, text in pages.items()
        for trace in written.findall(NOT_WORDS.sub("", text))
    ]


def _links(address: str, text: str) -> list[str]:
    path = address.partition("?")[0]
    return [
        unescape(link) or f"{path}?quarter={quarter}"
        for link, quarter in LINK.findall(text)
        if not FILE.search(link)
    ]
