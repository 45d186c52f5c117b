"""Large documents cut down where only malice is that large: attributes, depth, children, texts of small fields."""

from __future__ import annotations

from typing import Any

import msgspec
from lxml import etree

from connectors.sources.feeds.mend import Mended

DEEPEST = 250  # elements; libxml2 itself stops at 256
MOST_ATTRIBUTES = 64
MOST_CHILDREN = 400  # of an item
LARGEST_TREE = 10_000_000  # characters
LONGEST_FIELD = 8_192  # characters of what is no text of the article
_TEXTS = "description summary content encoded body div p text value"

_DEEP: Any = etree.XPath("boolean(" + "/*" * DEEPEST + ")")  # one step a level: each element is met once
_WIDE: Any = etree.XPath(f"//*[count(@*) > {MOST_ATTRIBUTES}]")
_LONG: Any = etree.XPath(f"//*[string-length(text()) > {LONGEST_FIELD} and not(*)]")
_CROWDED: Any = etree.XPath(f"//*[(local-name()='item' or local-name()='entry') and count(*) > {MOST_CHILDREN}]")


def shorn(mended: Mended, root: Any) -> tuple[Mended, str]:
    """The document without what is too much, and why it cannot be read at all ("" where it can)."""
    if _DEEP(root):
        return mended, f"elements nested deeper than {DEEPEST}"
    if len(mended.text) > LARGEST_TREE:
        return mended, ""  # libxml2 ends a text at 10 million characters: such a tree is not whole
    changed = _attributes(root) + _fields(root) + _children(root)
    if not changed:
        return mended, ""
    return msgspec.structs.replace(mended, text=etree.tostring(root, encoding="unicode")), ""


def _attributes(root: Any) -> int:
    found = _WIDE(root)
    for element in found:
        for name in list(element.attrib)[MOST_ATTRIBUTES:]:
            del element.attrib[name]
    return len(found)


def _fields(root: Any) -> int:
    long = [one for one in _LONG(root) if etree.QName(one).localname.lower() not in _TEXTS.split()]
    for element in long:
        element.text = element.text[:LONGEST_FIELD]
    return len(long)


def _children(root: Any) -> int:
    found = _CROWDED(root)
    for element in found:
        del element[MOST_CHILDREN:]
    return len(found)
