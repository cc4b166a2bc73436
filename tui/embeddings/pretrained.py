"""The files of the pretrained model: its vocabulary and its weights, neither of them trusted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safetensors import SafetensorError, safe_open
from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.normalizers import BertNormalizer
from tokenizers.pre_tokenizers import BertPreTokenizer
from tokenizers.processors import BertProcessing

from tui.embeddings.embedder import ModelError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

LONGEST = 256
"""Pieces of a text that are read, with the marks at both ends; the model was trained on these."""

_VOCABULARY = 4_000_000  # bytes; the file has 231,508
_FIRST, _LAST, _UNKNOWN = "[CLS]", "[SEP]", "[UNK]"
_READ = 20_000  # characters of a text; more than 256 pieces have
_WORD = 100  # letters of a word that is taken apart; a longer one is unknown


def read_vocabulary(path: Path) -> dict[str, int]:
    """The vocabulary of a file with one piece a line, numbered from 0.

    Raises:
        ModelError: the file cannot be read, or is far too big.
    """
    try:
        with path.open("rb") as file:
            raw = file.read(_VOCABULARY + 1)
        lines = raw.decode("utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise ModelError(f"The model's vocabulary {path} cannot be read: {error}") from error
    if len(raw) > _VOCABULARY:
        raise ModelError(f"The model's vocabulary {path} is too big.")
    return {line.rstrip("\r"): number for number, line in enumerate(lines) if line}


class BertTokenizer:
    """Takes words apart into the longest pieces of a vocabulary, as the uncased BERT models do.

    Raises:
        ModelError: the vocabulary lacks the marks for beginning, end or unknown words.
    """

    def __init__(self, vocabulary: Mapping[str, int]) -> None:
        for mark in (_FIRST, _LAST, _UNKNOWN):
            if mark not in vocabulary:
                raise ModelError(f"The model's vocabulary has no {mark}.")
        first, last = ((mark, vocabulary[mark]) for mark in (_FIRST, _LAST))
        self._tokenizer = Tokenizer(
            WordPiece(dict(vocabulary), unk_token=_UNKNOWN, max_input_chars_per_word=_WORD)
        )
        self._tokenizer.normalizer = BertNormalizer(lowercase=True)
        self._tokenizer.pre_tokenizer = BertPreTokenizer()
        self._tokenizer.post_processor = BertProcessing(last, first)
        self._tokenizer.enable_truncation(LONGEST)

    def ids(self, text: str) -> list[int]:
        """The numbers of a text's pieces between the two marks; marks in it are read as text."""
        read = text[:_READ].encode("utf-8", "ignore").decode()
        return self._tokenizer.encode(read).ids


class WeightsFile:
    """The tensors of a safetensors file, each read when it is asked for.

    Raises:
        ModelError: the file cannot be used.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        try:
            self._file = safe_open(path, framework="numpy")
        except (OSError, SafetensorError) as error:
            raise self._unusable(error) from error

    def tensor(self, name: str, *shape: int) -> NDArray[np.float32]:
        """A tensor, which must have a shape.

        Raises:
            ModelError: the file has none of that name, type and shape.
        """
        try:
            tensor = self._file.get_slice(name)  # type: ignore[no-untyped-call]  # has no types
            if (tensor.get_dtype(), tuple(tensor.get_shape())) != ("F32", shape):
                raise self._unusable(f"{name} is of another kind")
            values: NDArray[np.float32] = tensor[:]
        except (OSError, SafetensorError) as error:
            raise self._unusable(error) from error
        return values

    def _unusable(self, why: Exception | str) -> ModelError:
        return ModelError(f"The model's weights {self._path} cannot be used: {why}")
