"""Adding to a list in a YAML text that a person wrote: every other line stays as it is, comments too."""

from collections.abc import Iterable, Mapping

from writer.library.yamlfile import ListNode, MapNode, Node, ScalarNode, dump, read_mapping

_INDENT = "  "


def add_items(text: str, path: str, group: str, key: str, items: Iterable[str]) -> str:
    """``text``, a mapping, with ``items`` added to the list ``group: {key: […]}``, those that it has left out.

    ``path`` is for errors. Raises ``FileError`` if the text is no YAML.
    """
    node = read_mapping(text, path)
    inner = node.get(group)
    found = inner.get(key) if isinstance(inner, MapNode) else None
    new = [item for item in dict.fromkeys(items) if item not in _texts(found)]
    if not new:
        return text
    end = "\r\n" if "\r\n" in text else "\n"
    if isinstance(found, ListNode) and found.items:
        return _into_list(text, found, new, end)
    if found is not None:
        written = _flow([*_texts(found), *new])
        return text[: found.span.begin] + (" " if found.span.begin == found.span.end else "") + written + (
            text[found.span.end :]
        )  # fmt: skip
    if isinstance(inner, MapNode) and inner.entries:
        return _into_group(text, inner, f"{key}: {_flow(new)}", end)
    if inner is not None:
        at = inner.span
        return f"{text[: at.begin].rstrip(' ')} {{{key}: {_flow(new)}}}{text[at.end :]}"
    gap = end if text and not text.endswith("\n") else ""
    return f"{text}{gap}{group}:{end}{_INDENT}{key}: {_flow(new)}{end}"


def add_entries(text: str, path: str, group: str, values: Mapping[str, str]) -> str:
    """``text``, a mapping, with ``values`` put before the entries of its mapping ``group``, which has some.

    ``path`` is for errors. Raises ``FileError`` if the text is no YAML.
    """
    end = "\r\n" if "\r\n" in text else "\n"
    for key, value in reversed(tuple(values.items())):
        inner = read_mapping(text, path).get(group)
        assert isinstance(inner, MapNode)  # noqa: S101  whoever calls has looked
        text = _into_group(text, inner, dump({key: value}, flow=True).strip()[1:-1], end)
    return text


def _texts(node: Node | None) -> list[str]:
    nodes = node.items if isinstance(node, ListNode) else (node,)
    return [one.text for one in nodes if isinstance(one, ScalarNode) and not one.empty]


def _flow(items: list[str]) -> str:
    return dump(list(items), flow=True).rstrip("\n")


def _into_list(text: str, found: ListNode, new: list[str], end: str) -> str:
    last = found.items[-1].span.end
    if text[found.span.begin] == "[":
        return f"{text[:last]}, {_flow(new)[1:-1]}{text[last:]}"
    first = found.items[0].span.begin
    dash = text[text.rfind("\n", 0, first) + 1 : first]
    at = text.find("\n", last)
    gap = "" if at >= 0 else end
    at = len(text) if at < 0 else at + 1
    return text[:at] + gap + "".join(f"{dash}{_flow([item])[1:-1]}{end}" for item in new) + text[at:]


def _into_group(text: str, group: MapNode, entry: str, end: str) -> str:
    first = group.entries[0][0].span.begin
    if text[group.span.begin] == "{":
        return f"{text[:first]}{entry}, {text[first:]}"
    indent = text[text.rfind("\n", 0, first) + 1 : first]
    return f"{text[:first]}{entry}{end}{indent}{text[first:]}"
