"""A program that is called as mpv is and speaks its JSON IPC, without sound or clock.

It tells the start as where it is, answers each command by what that changes, writes all that it
got to the file `mpv.log` beside what it is called as, and ends when the socket closes. A recording
whose name has "broken" in it cannot be played.
"""

from __future__ import annotations

import json
import shlex
import socket
import sys
from contextlib import ExitStack
from pathlib import Path
from typing import Any, TextIO

PREFIX = "--input-ipc-client=fd://"


def put_into(folder: Path) -> Path:
    """A program called mpv in a folder that is this one."""
    program = folder / "mpv"
    call = shlex.join([sys.executable, "-P", __file__, str(folder / "mpv.log")])
    program.write_text(f'#!/bin/sh\nexec {call} "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    return program


def got_by(program: Path) -> list[list[Any]]:
    """What the program got: its words, then each command."""
    log = program.with_name("mpv.log")
    lines = log.read_text(encoding="utf-8").splitlines() if log.exists() else []
    return [json.loads(line) for line in lines]


def main(log: Path, words: list[str]) -> int:
    (handle,) = (int(word.removeprefix(PREFIX)) for word in words if word.startswith(PREFIX))
    start = next(float(word[8:]) for word in words if word.startswith("--start="))
    with ExitStack() as open_files:
        own = open_files.enter_context(socket.socket(fileno=handle))
        stream, asked, out = map(
            open_files.enter_context, (own.makefile("w"), own.makefile("r"), log.open("a"))
        )
        print(json.dumps(words), file=out, flush=True)
        if "broken" in words[-1]:
            tell(stream, event="end-file", reason="error", file_error="loading failed")
            return 2
        tell(stream, event="file-loaded")
        tell(stream, event="playback-restart")
        change(stream, "time-pos", start)
        for line in asked:
            command = json.loads(line)["command"]
            print(json.dumps(command), file=out, flush=True)
            answer(stream, command)
    return 0


def answer(stream: TextIO, command: list[Any]) -> None:
    match command:
        case ["set_property", str() as name, value]:
            change(stream, name, value)
        case ["seek", float() | int() as seconds, "absolute"]:
            change(stream, "time-pos", seconds - 1000)  # where it was before
            tell(stream, event="playback-restart")
            change(stream, "time-pos", seconds)
        case _:
            tell(stream, error="success")


def change(stream: TextIO, name: str, value: object) -> None:
    tell(stream, event="property-change", name=name, data=value)


def tell(stream: TextIO, **message: object) -> None:
    print(json.dumps(message), file=stream, flush=True)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2:]))
