"""In debug mode, asyncio does not let another thread wake its task."""

import asyncio


async def shop() -> None:
    orders: asyncio.Queue[str] = asyncio.Queue()
    waiting = asyncio.create_task(orders.get())
    await asyncio.sleep(0)  # now the task waits in get
    try:
        await asyncio.to_thread(orders.put_nowait, "tea")
    except RuntimeError as error:
        print(error)
    await asyncio.wait({waiting}, timeout=0.2)
    print("has the tea:", waiting.done())


def main() -> None:
    loop = asyncio.new_event_loop()
    loop.set_debug(True)
    loop.set_exception_handler(lambda *_: None)  # the task never ends
    loop.run_until_complete(shop())
    loop.close()


if __name__ == "__main__":
    main()
