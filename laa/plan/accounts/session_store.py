"""Sessions that know when they began and when they were last used."""

from __future__ import annotations

import time

from django.contrib.sessions.backends import db

BEGAN, SEEN = "began", "seen"


class SessionStore(db.SessionStore):
    def cycle_key(self) -> None:
        """Signing in gives a session a new key; with it, it begins."""
        super().cycle_key()
        self[BEGAN] = self[SEEN] = time.time()
