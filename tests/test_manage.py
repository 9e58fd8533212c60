import pytest

import manage


def test_a_command_runs(capsys: pytest.CaptureFixture[str]) -> None:
    manage.main(["manage.py", "check"])

    assert "no issues" in capsys.readouterr().out
