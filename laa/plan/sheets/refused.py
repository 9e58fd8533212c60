"""Why a file is not read, in one sentence for whoever sent it."""

from __future__ import annotations

from laa.plan.refusals import Refusal, Refused


class SheetsRefused(Refused):
    """A file that is not read at all. Nothing of it was kept."""

    def __init__(self, words: str) -> None:
        super().__init__(Refusal(words, field="file"))


def damaged() -> SheetsRefused:
    return SheetsRefused(
        "The file is damaged or was not sent whole: open it, save it again, "
        "and send that file"
    )
