"""In debug mode, asyncio refuses a `put_nowait` from another thread."""

import asyncio


async def shop() -> None:
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda *_: None)  # the task below is lost
    orders: asyncio.Queue[str] = asyncio.Queue()
    waiting = asyncio.create_task(orders.get())
    await asyncio.sleep(0)  # now the task waits in get
    try:
        await asyncio.to_thread(orders.put_nowait, "tea")
    except RuntimeError as error:
        print(error)
    print("has the tea:", waiting.done())


def main() -> None:
    asyncio.run(shop(), debug=True)


if __name__ == "__main__":
    main()
