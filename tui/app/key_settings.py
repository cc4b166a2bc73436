"""The keys that the reader has changed: which of them hold, and what is wrong with the others.

Textual takes an unknown id or key without a word, and lets a key of two bindings do one of them.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from difflib import get_close_matches

from textual.keys import KEY_NAME_REPLACEMENTS, Keys

from tui.app.keymap import KEYS, Keymap, shown_key
from tui.model import Problem
from tui.workspace.config import Config, KeySetting

_MODIFIERS = ("ctrl", "alt", "shift")
_NAMED = {key.value for key in Keys if "+" not in key.value and not key.value.startswith("<")}
_CHARACTERS = {chr(code) for code in range(33, 127)}
_TOGETHER = {
    "episode": {"list", "news", "text", "app"},
    "library": {"list", "app"},
    "page": {"text", "app"},
    "article": {"page", "text", "app"},
    "jump": {"app"},
    "pick": {"app"},
    "news": {"list", "app"},
    "list": {"app"},
    "text": {"app"},
    "select": {"text"},
}
"""Where keys apply, and what else applies there."""


def key_name(key: str) -> str | None:
    """A key by Textual's name for it ("slash" for "/"); None where there is no such key."""
    *modifiers, base = key.rsplit("+") if len(key) > 1 else [key]
    is_character = base in _CHARACTERS
    name = _character_name(base) if is_character else base
    if name not in _NAMED and name not in map(_character_name, _CHARACTERS):
        return None
    if not all(modifier in _MODIFIERS for modifier in modifiers):
        return None
    if is_character and modifiers and ("shift" in modifiers or base.isupper()):
        return None  # the terminal sends the character that comes of it
    return "+".join([*modifiers, name])


def _character_name(character: str) -> str:
    if character.isalnum():
        return character
    name = unicodedata.name(character).lower().replace("-", "_").replace(" ", "_")
    return KEY_NAME_REPLACEMENTS.get(name, name)


def own_keymap(config: Config) -> tuple[Keymap, list[Problem]]:
    """What the reader's settings make of the keys, by ids, and what is wrong with some of them."""
    settings: dict[str, KeySetting] = {}
    keymap: dict[str, tuple[str, ...]] = {}
    problems: list[Problem] = []
    for setting in config.keys:
        if wrong := _wrong(setting):
            problems.append(Problem(config.path, setting.line, wrong))
            continue
        settings[setting.action] = setting
        keymap[setting.action] = tuple(filter(None, map(key_name, setting.keys)))
    for action, clash in _without_clashes(keymap):
        problems.append(Problem(config.path, settings[action].line, clash))
    return keymap, problems


def _wrong(setting: KeySetting) -> str | None:
    """What is wrong with a setting by itself."""
    if setting.action not in KEYS:
        near = get_close_matches(setting.action, KEYS, 1, cutoff=0.0)[0]
        return f"No key does {setting.action}; the nearest that there is: {near}."
    for key in setting.keys:
        if key_name(key) is None:
            return f"{key} is no key; a key is named so: j, J, /, ctrl+d, f5, pagedown, space."
        if setting.action.startswith(("jump.", "pick.")) and len(key) == 1:
            return f"{key} is a letter of what is typed there; {setting.action} keeps its keys."
    return None


def _without_clashes(keymap: dict[str, tuple[str, ...]]) -> Iterator[tuple[str, str]]:
    """Take out of a keymap what would leave a key with two things to do; tells each and why."""
    while clash := next(_clashes(keymap), None):
        del keymap[clash[0]]
        yield clash


def _clashes(keymap: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, str]]:
    for action in reversed(list(keymap)):
        for other, default in KEYS.items():
            if other == action or not _apply_together(action, other):
                continue
            taken = [key for key in keymap[action] if key in keymap.get(other, default)]
            for key in taken:
                if other in keymap or key not in KEYS[action]:
                    shown = shown_key(key)
                    yield action, f"{shown} does {other} already; {action} keeps its keys."


def _apply_together(one: str, other: str) -> bool:
    first, second = (action.partition(".")[0] for action in (one, other))
    together = _TOGETHER.get(first, set()), _TOGETHER.get(second, set())
    return first == second or second in together[0] or first in together[1]
