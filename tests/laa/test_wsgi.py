from django.core.handlers.wsgi import WSGIHandler

from laa.wsgi import application


def test_a_web_server_finds_the_service() -> None:
    assert isinstance(application, WSGIHandler)
