"""The names that fields have for what we read, of wordlists/fields.txt."""

from collections.abc import Iterator
from functools import lru_cache

from tui.analysis.wordlists import read_wordlist, words_in


def _names(section: str) -> Iterator[str]:
    for name in words_in("fields", section):
        if name.startswith("@"):
            yield from _names(name[1:])
        else:
            yield name


FIELD_NAMES = {target: tuple(dict.fromkeys(_names(target))) for target in read_wordlist("fields")}
"""The names of each thing that is read, the most telling first."""

_NAME_SETS = {target: frozenset(names) for target, names in FIELD_NAMES.items()}
_NAMES = 2048  # that are kept as they were normalized
_PUNCTUATION = str.maketrans("", "", "_- .")


def is_named(name: str, *targets: str) -> bool:
    """Whether a name as written is one of those for any of these things."""
    normalized = normalize_name(name)
    return any(normalized in _NAME_SETS[target] for target in targets)


@lru_cache(_NAMES)
def normalize_name(name: str) -> str:
    """A field's name without case and punctuation: "published_at" is "publishedAt"."""
    return name.translate(_PUNCTUATION).lower()
