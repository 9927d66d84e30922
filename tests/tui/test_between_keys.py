"""What is done while nobody types, and in which order."""

from __future__ import annotations

import asyncio

from tui.work.between_keys import QUIET_SECONDS, Rest


def test_at_rest_the_next_key_is_prepared_for_before_longer_work_goes_on() -> None:
    done: list[str] = []

    def prepare() -> bool:
        done.append("prepare")
        return False

    def long_work() -> bool:
        done.append("work")
        return done.count("work") < 2

    async def scene() -> None:
        rest = Rest(prepare)
        rest(long_work)
        rest.begin()
        await asyncio.sleep(0.2)
        rest.begin()
        await asyncio.sleep(0.2)

    asyncio.run(scene())
    assert done == ["prepare", "work", "work", "prepare"]


def test_work_that_fails_at_rest_is_not_taken_again_and_the_rest_goes_on() -> None:
    done: list[str] = []

    def failing() -> bool:
        done.append("failing")
        raise ValueError

    def work() -> bool:
        done.append("work")
        return False

    async def scene() -> None:
        asyncio.get_running_loop().set_exception_handler(lambda _, __: None)
        rest = Rest(lambda: False)
        rest(failing)
        rest(work)
        await asyncio.sleep(0.2)
        rest.begin()
        await asyncio.sleep(0.2)

    asyncio.run(scene())
    assert done == ["failing", "work"]


def test_longer_work_waits_while_keys_come_one_after_the_other_and_goes_on_once_they_cease() -> None:
    done: list[str] = []

    def prepare() -> bool:
        done.append("prepare")
        return False

    def long_work() -> bool:
        done.append("work")
        return False

    async def scene() -> None:
        rest = Rest(prepare)
        rest(long_work)
        for _ in range(4):
            rest.typed()
            await asyncio.sleep(QUIET_SECONDS / 2)
        assert done == ["prepare"] * 4
        await asyncio.sleep(QUIET_SECONDS * 2)

    asyncio.run(scene())
    assert done == [*["prepare"] * 4, "work"]
