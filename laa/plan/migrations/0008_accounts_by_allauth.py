"""Addresses in lower case, and the table in which attempts to sign in are counted."""

from __future__ import annotations

from typing import Any

from django.db import migrations, models
from django.db.models.functions import Lower

# As `manage.py createcachetable` would make it.
MAKE_CACHE = """
CREATE TABLE plan_cache (
    cache_key varchar(255) NOT NULL PRIMARY KEY,
    value text NOT NULL,
    expires timestamp with time zone NOT NULL
);
CREATE INDEX plan_cache_expires ON plan_cache (expires);
"""


def lower_addresses(apps: Any, schema_editor: Any) -> None:
    people = apps.get_model("plan", "User").objects.exclude(email=Lower("email"))
    people.update(email=Lower("email"))


class Migration(migrations.Migration):
    dependencies = [("plan", "0007_people_of_a_plan")]

    operations = [
        migrations.RunPython(lower_addresses, migrations.RunPython.noop),
        migrations.RemoveConstraint("user", "user_email_is_unique"),
        migrations.AddConstraint(
            "user",
            models.CheckConstraint(
                condition=models.Q(email=Lower("email")),
                name="user_email_is_lower_case",
            ),
        ),
        migrations.RunSQL(MAKE_CACHE, "DROP TABLE plan_cache"),
    ]
