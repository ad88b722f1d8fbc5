"""YAML files that people edit: read, validated, and reported with the line of an error."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

Model = TypeVar("Model", bound=BaseModel)

_GERMAN = {
    "missing": "fehlt",
    "extra_forbidden": "unbekannter Schlüssel",
    "string_type": "muss Text sein (in Anführungszeichen setzen)",
    "int_parsing": "muss eine ganze Zahl sein",
    "int_type": "muss eine ganze Zahl sein",
    "int_from_float": "muss eine ganze Zahl sein",
    "float_type": "muss eine Zahl sein",
    "finite_number": "muss eine Zahl sein",
    "greater_than_equal": "muss mindestens {ge} sein",
    "less_than_equal": "darf höchstens {le} sein",
    "bool_parsing": "muss true oder false sein",
    "bool_type": "muss true oder false sein",
    "list_type": "muss eine Liste sein",
    "tuple_type": "muss eine Liste sein",
    "too_short": "muss mindestens {min_length} Einträge haben",
    "too_long": "darf höchstens {max_length} Einträge haben",
    "dict_type": "muss Schlüssel und Werte haben",
    "model_type": "muss Schlüssel und Werte haben",
    "literal_error": "erlaubt ist nur {expected}",
}


class YamlError(ValueError):
    """The file is no valid YAML or breaks its contract; the message is German and names the line."""


def load(path: Path, model: type[Model]) -> Model:
    """The content of `path` as `model`; raises `YamlError`."""
    loader = yaml.CSafeLoader(_read(path))
    try:
        root = loader.get_single_node()
        duplicate = _duplicate(root)
        content = loader.construct_document(root) if root is not None else None
    except yaml.MarkedYAMLError as error:
        line = f", Zeile {error.problem_mark.line + 1}" if error.problem_mark else ""
        raise YamlError(f"{path.name}{line}: kein gültiges YAML ({error.problem})") from error
    if duplicate is not None:
        raise YamlError(f"{path.name}, Zeile {duplicate[1]}: «{duplicate[0]}» steht hier zum zweiten Mal")
    try:
        return model.model_validate(content)
    except ValidationError as error:
        raise YamlError(_message(path, root, error)) from error


def _read(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise YamlError(f"{path.name} kann nicht gelesen werden: {error}") from error


def _duplicate(node: yaml.Node | None) -> tuple[str, int] | None:
    """The first key that stands twice in one mapping, with its line: YAML would drop one silently."""
    if isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, _ in node.value:
            if key.value in seen:
                return key.value, key.start_mark.line + 1
            seen.add(key.value)
    children: Sequence[yaml.Node] = ()
    if isinstance(node, yaml.MappingNode):
        children = [value for _, value in node.value]
    elif isinstance(node, yaml.SequenceNode):
        children = node.value
    return next((found for child in children if (found := _duplicate(child))), None)


def error_at(path: Path, location: tuple[Any, ...], message: str) -> YamlError:
    """An error about the value at `location` (keys and indexes), with its line."""
    root = yaml.compose(_read(path), Loader=yaml.CSafeLoader)
    return YamlError(_problem(path, root, location, message))


def _message(path: Path, root: yaml.Node | None, error: ValidationError) -> str:
    return "\n".join(_problem(path, root, each["loc"], german(each)) for each in error.errors())


def _problem(path: Path, root: yaml.Node | None, location: tuple[Any, ...], message: str) -> str:
    where = " > ".join(str(part) for part in location)
    return f"{path.name}, Zeile {_line(root, location)}: {where}: {message}"


def german(error: ErrorDetails) -> str:
    """What is wrong with a value, in German."""
    if error["type"] == "value_error":
        return str(error["ctx"]["error"])
    context = {"expected": "", **error.get("ctx", {})}
    context["expected"] = str(context["expected"]).replace(" or ", " oder ")
    return _GERMAN.get(error["type"], error["msg"]).format_map(context)


def _line(root: yaml.Node | None, location: tuple[Any, ...]) -> int:
    """The line of the innermost node on the way to `location`."""
    node, line = root, 1
    for part in location:
        following = None
        if isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                if key.value == str(part):
                    following, line = value, key.start_mark.line + 1
        elif isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
            following = node.value[part]
            line = following.start_mark.line + 1
        if following is None:
            return line
        node = following
    return line
