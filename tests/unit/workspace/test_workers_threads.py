"""Searches in a thread of their own."""

from __future__ import annotations

import asyncio
import threading

import pytest

from tui.workspace.workers import SearchThread, Stop


async def test_the_answer_comes_from_another_thread() -> None:
    searcher = SearchThread()
    name = await searcher.ask(lambda _: threading.current_thread().name)
    assert name.startswith("search")
    searcher.close()


async def test_a_search_that_nobody_waits_for_is_told_to_stop() -> None:
    searcher, begun, ended = SearchThread(), threading.Event(), threading.Event()

    def search(stop: Stop) -> None:
        begun.set()
        while not stop():
            pass
        ended.set()

    waiting = asyncio.create_task(searcher.ask(search))
    await asyncio.to_thread(begun.wait)
    waiting.cancel()
    assert await asyncio.to_thread(ended.wait, 60)
    searcher.close()


async def test_a_search_that_is_given_up_before_it_begins_is_never_done() -> None:
    searcher, free = SearchThread(), threading.Event()
    done: list[int] = []
    first = asyncio.create_task(searcher.ask(lambda _: free.wait(60)))
    await asyncio.sleep(0)
    second = asyncio.create_task(searcher.ask(lambda _: done.append(2)))
    await asyncio.sleep(0)
    third = asyncio.create_task(searcher.ask(lambda _: done.append(3)))
    await asyncio.sleep(0)
    second.cancel()
    await asyncio.gather(second, return_exceptions=True)
    free.set()
    await asyncio.gather(first, third)
    assert done == [3]
    searcher.close()


async def test_an_error_of_a_search_reaches_who_asked() -> None:
    searcher = SearchThread()
    with pytest.raises(ZeroDivisionError):
        await searcher.ask(lambda _: 1 // 0)
    searcher.close()
