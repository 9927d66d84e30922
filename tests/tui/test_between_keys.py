"""What is done while nobody types, and in which order."""

import asyncio
from collections.abc import Callable, Iterable

from tui.work.between_keys import QUIET_SECONDS, REST_SECONDS, Rest


def noting(done: list[str], name: str, times: int = 1) -> Callable[[], bool]:
    """A step that notes its name, and has more to do until it was taken so many times."""

    def step() -> bool:
        done.append(name)
        return done.count(name) < times

    return step


def rested_twice(prepare: Callable[[], bool], steps: Iterable[Callable[[], bool]]) -> None:
    """Take the steps up at rest, twice."""

    async def scene() -> None:
        asyncio.get_running_loop().set_exception_handler(lambda _, __: None)
        rest = Rest(prepare)
        for step in steps:
            rest(step)
        for _ in range(2):
            rest.begin()
            await asyncio.sleep(0.2)

    asyncio.run(scene())


def test_at_rest_the_next_key_is_prepared_for_before_longer_work_goes_on() -> None:
    done: list[str] = []
    rested_twice(noting(done, "prepare"), [noting(done, "work", 2)])
    assert done == ["prepare", "work", "work", "prepare"]


def test_work_that_fails_at_rest_is_not_taken_again_and_the_rest_goes_on() -> None:
    done: list[str] = []

    def failing() -> bool:
        done.append("failing")
        raise ValueError

    rested_twice(lambda: False, [failing, noting(done, "work")])
    assert done == ["failing", "work"]


def test_work_that_comes_when_all_is_done_does_not_wait_for_the_collector() -> None:
    done: list[str] = []

    async def scene() -> None:
        rest = Rest(noting(done, "prepare"))
        rest.begin()
        await asyncio.sleep(REST_SECONDS * 3)
        rest(noting(done, "work"))
        await asyncio.sleep(REST_SECONDS * 5)

    asyncio.run(scene())
    assert done == ["prepare", "work"]


def test_longer_work_waits_while_keys_come_one_after_the_other_and_goes_on_once_they_cease() -> None:
    done: list[str] = []

    async def scene() -> None:
        rest = Rest(noting(done, "prepare"))
        rest(noting(done, "work"))
        for _ in range(4):
            rest.typed()
            await asyncio.sleep(QUIET_SECONDS / 2)
        assert done == ["prepare"] * 4
        await asyncio.sleep(QUIET_SECONDS * 2)

    asyncio.run(scene())
    assert done == [*["prepare"] * 4, "work"]
