from __future__ import annotations

import hashlib

import pytest

from laa.plan.chain import Broken, Link, Noted, digest_of, last_of


def chain(*texts: str) -> list[Link]:
    links, before = [], ""
    for number, text in enumerate(texts, 1):
        before = digest_of(text, before)
        links.append(Link(number, before, number * 10, text))
    return links


THREE = chain("one", "two", "three")


def test_a_digest_is_of_the_one_before_and_the_entry() -> None:
    first = hashlib.sha256(b"\none").hexdigest()

    assert digest_of("one") == first
    assert (
        digest_of("two", first) == hashlib.sha256(f"{first}\ntwo".encode()).hexdigest()
    )


def test_an_unbroken_chain_says_where_it_ends() -> None:
    assert last_of([]) == Noted(0, "")
    assert last_of(THREE) == Noted(3, THREE[-1].digest or "")


@pytest.mark.parametrize(
    ("links", "words"),
    [
        (
            [THREE[0], THREE[1]._replace(sealed="2"), THREE[2]],
            "entry 2 is not as it was",
        ),
        ([THREE[0], THREE[2]], "entry 2 is missing: after 1 comes 3"),
        ([THREE[0], THREE[1]._replace(sealed=None)], "entry 2 is missing: only its"),
        ([*THREE, Link(None, None, 31, "new")], "the key 31 is not part of the chain"),
        ([*THREE, Link(4, None, 31, "new")], "the key 31 is not part of the chain"),
    ],
)
def test_the_first_break_is_named(links: list[Link], words: str) -> None:
    with pytest.raises(Broken, match=words):
        last_of(links)


def test_what_was_noted_earlier_still_holds_when_the_chain_has_grown() -> None:
    noted = Noted(2, THREE[1].digest or "")

    assert last_of(THREE, noted).number == 3


def test_a_cut_off_end_is_noticed_by_what_was_noted() -> None:
    noted = last_of(THREE)

    with pytest.raises(Broken, match="ends with entry 2, and entry 3 was noted"):
        last_of(THREE[:2], noted)


def test_a_chain_written_anew_is_noticed_by_what_was_noted() -> None:
    noted = last_of(THREE)

    with pytest.raises(Broken, match="the entries up to it were written anew"):
        last_of(chain("one", "zwei", "three"), noted)
