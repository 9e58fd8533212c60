"""
Triggers that nothing in a session can switch off.

Every trigger of django-pgtrigger first asks a setting of the session whether it is to
be ignored, and anybody who can send SQL may set it. These ask nothing. Their functions
run as the role that migrates, find tables in the public schema only (a temporary table
of the same name misleads none of them), and nobody else may hang them on a table.
"""

from __future__ import annotations

from typing import Any

import pgtrigger
from django.db import models
from pgtrigger import compiler


class FirmSql(compiler.UpsertTriggerSql):
    """Migrations name this class: a change of the template is a class of its own."""

    def get_template(self) -> str:
        return """
            CREATE OR REPLACE FUNCTION {pgid}()
            RETURNS TRIGGER AS $$
                {declare}
                BEGIN
                    {func}
                END;
            $$ LANGUAGE plpgsql SECURITY DEFINER
               SET search_path = pg_catalog, public, pg_temp
               SET timezone = 'UTC';
            REVOKE ALL ON FUNCTION {pgid}() FROM PUBLIC;

            DROP TRIGGER IF EXISTS {pgid} ON {table};
            CREATE {constraint} TRIGGER {pgid}
                {when} {operation} ON {table}
                {timing}
                {referencing}
                FOR EACH {level} {condition}
                EXECUTE PROCEDURE {execute};

            COMMENT ON TRIGGER {pgid} ON {table} IS '{hash}';
        """


class Trigger(pgtrigger.Trigger):
    """All that pgtrigger's own trigger can do, but for being ignored."""

    def compile(self, model: models.Model) -> compiler.Trigger:
        said: dict[str, Any] = dict(super().compile(model).sql.kwargs)
        del said["ignore_func_name"]
        said["func"] = self.format_sql(said["func"])
        return compiler.Trigger(name=self.name, sql=FirmSql(**said))


class Protect(Trigger, pgtrigger.Protect):
    pass


class ReadOnly(Trigger, pgtrigger.ReadOnly):
    pass


class FSM(Trigger, pgtrigger.FSM):
    pass
