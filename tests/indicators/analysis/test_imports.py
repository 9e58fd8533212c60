from __future__ import annotations

import subprocess
import sys

EVERY_MODULE = """
import sys
from importlib import import_module
from pkgutil import walk_packages

from indicators import analysis

for found in walk_packages(analysis.__path__, "indicators.analysis."):
    import_module(found.name)
print(*{name.split(".")[0] for name in sys.modules}, "scipy.stats" in sys.modules)
"""


def test_the_analysis_imports_neither_tables_nor_pages_nor_a_database() -> None:
    answer = subprocess.run(
        [sys.executable, "-c", EVERY_MODULE], capture_output=True, text=True, check=True
    )

    imported = set(answer.stdout.split())
    assert "indicators" in imported
    assert not imported & {"pandas", "django", "psycopg2", "plotly", "True"}
