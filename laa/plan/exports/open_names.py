"""Elements of OpenDocument by their usual names."""

from __future__ import annotations

from xml.etree import ElementTree

_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
NAMESPACES = {
    "office": f"{_OASIS}:office:1.0",
    "table": f"{_OASIS}:table:1.0",
    "text": f"{_OASIS}:text:1.0",
    "style": f"{_OASIS}:style:1.0",
    "number": f"{_OASIS}:datastyle:1.0",
    "meta": f"{_OASIS}:meta:1.0",
    "fo": f"{_OASIS}:xsl-fo-compatible:1.0",
    "config": f"{_OASIS}:config:1.0",
}
for _prefix, _address in NAMESPACES.items():
    ElementTree.register_namespace(_prefix, _address)


def element(
    called: str, *children: ElementTree.Element, **attributes: str
) -> ElementTree.Element:
    """ "table:table-row", with attributes such as `table__style_name`."""
    made = ElementTree.Element(
        whole(called),
        {
            whole(key.replace("__", ":").replace("_", "-")): value
            for key, value in attributes.items()
        },
    )
    made.extend(children)
    return made


def whole(called: str) -> str:
    prefix, _, local = called.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"
