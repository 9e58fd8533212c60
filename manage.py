#!/usr/bin/env python3
"""Django's command line."""

import os
import sys

from django.core.management import execute_from_command_line

from laa import localdb

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "laa.settings")
    if not os.environ.get("DATABASE_URL") and localdb.needed_by(sys.argv[1:]):
        localdb.DURABLE.start()
    execute_from_command_line(sys.argv)
