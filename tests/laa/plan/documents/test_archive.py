from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

from laa.plan.documents.archive import dated
from tests.laa.plan.documents.examples import MADE


def test_every_file_in_it_has_the_documents_time_and_its_own_words() -> None:
    written = BytesIO()
    with ZipFile(written, "w") as archive:
        archive.writestr("one.xml", "<one/>")
        archive.writestr("folder/two.xml", "<two/>")

    again = ZipFile(BytesIO(dated(written.getvalue(), MADE)))

    assert again.namelist() == ["one.xml", "folder/two.xml"]
    assert again.read("folder/two.xml") == b"<two/>"
    assert {entry.date_time for entry in again.infolist()} == {(2008, 10, 20, 9, 30, 0)}
