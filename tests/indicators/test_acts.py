from __future__ import annotations

from indicators.acts import Act


def test_an_act_is_written_in_an_address_without_spaces() -> None:
    assert Act.SIGN_OFF.slug == "sign-off"
    assert Act.SAVE.slug == "save"


def test_every_act_says_what_it_is_what_follows_and_that_it_is_done() -> None:
    for said in ("label", "consequence", "done"):
        assert len({getattr(act, said) for act in Act}) == len(Act)
