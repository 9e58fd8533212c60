from __future__ import annotations

from laa.plan.digests import digest_of


def test_a_digest_is_the_same_for_the_same_secret_and_tells_nothing_of_it() -> None:
    assert digest_of("one") == (
        "7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed"
    )
    assert digest_of("one") != digest_of("two")
