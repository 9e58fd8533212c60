#!/usr/bin/env python3
"""Django's command line."""

import os
import sys
from collections.abc import Sequence

from django.core.management import execute_from_command_line

from laa import localdb
from laa.plan import recording


def main(words: Sequence[str]) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "laa.settings")
    localdb.start_for(words[1:], os.environ)
    with recording.command(words):
        execute_from_command_line(list(words))


if __name__ == "__main__":
    main(sys.argv)
