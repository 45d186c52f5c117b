"""Large documents cut down where only malice is that large: attributes, depth, children, texts of small fields."""

from __future__ import annotations

from typing import Any

import msgspec
from lxml import etree

from connectors.sources.feeds.mend import Mended

DEEPEST = 250  # elements; libxml2 itself stops at 256
MOST_ATTRIBUTES = 64
MOST_CHILDREN = 400  # of an item
LONGEST_FIELD = 8_192  # characters of what is no text of the article
_TEXTS = "description summary content encoded body div p text value"

_WIDE: Any = etree.XPath(f"//*[count(@*) > {MOST_ATTRIBUTES}]")
_LONG: Any = etree.XPath(f"//*[string-length(text()) > {LONGEST_FIELD} and not(*)]")
_CROWDED: Any = etree.XPath(f"//*[(local-name()='item' or local-name()='entry') and count(*) > {MOST_CHILDREN}]")


def shorn(mended: Mended, root: Any) -> tuple[Mended, str]:
    """The document without what is too much, and why it cannot be read at all ("" where it can)."""
    if _depth(root) >= DEEPEST:
        return mended, f"elements nested deeper than {DEEPEST}"
    changed = _attributes(root) + _fields(root) + _children(root)
    if not changed:
        return mended, ""
    return msgspec.structs.replace(mended, text=etree.tostring(root, encoding="unicode")), ""


def _depth(root: Any) -> int:
    """How deep the tree goes, looked at along its first and last children: malice nests in a line."""
    deepest = 0
    for pick in (0, -1):
        element, depth = root, 1
        while len(element):
            element, depth = element[pick], depth + 1
        deepest = max(deepest, depth)
    return deepest


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
