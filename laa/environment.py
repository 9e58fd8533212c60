"""Reading the settings that the environment gives; what cannot be is refused."""

import os
from datetime import date
from pathlib import Path

from laa import once


def env_flag(name: str) -> bool:
    value = os.environ.get(name, "")
    if value not in {"", "0", "1"}:
        raise ValueError(f"{name} is {value!r}: set it to 1 or 0")
    return value == "1"


def env_list(name: str, default: str) -> list[str]:
    return [item for item in os.environ.get(name, default).split(",") if item]


def env_choice(name: str, *choices: str) -> str:
    """One of these; the first, if it is unset."""
    value = os.environ.get(name) or choices[0]
    if value not in choices:
        raise ValueError(f"{name} is {value!r}: set it to {' or '.join(choices)}")
    return value


def env_count(name: str, default: int) -> int:
    value = os.environ.get(name) or str(default)
    if not value.isdecimal():
        raise ValueError(f"{name} is {value!r}: set it to a whole number, such as 1")
    return int(value)


def env_date(name: str) -> date | None:
    value = os.environ.get(name)
    return date.fromisoformat(value) if value else None


def secret_key(given: str, https: bool, kept_in: Path) -> str:
    """In earnest it is given; else all processes of this clone share one of its own."""
    if https and not given:
        raise ValueError(
            "LAA_SECRET_KEY is not set: with LAA_HTTPS=1 set it to a long random text, "
            "the same for every process, and keep it from everybody"
        )
    return given or once.word(kept_in)
