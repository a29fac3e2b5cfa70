"""asyncio shows the stack of each task; a stack of threads does not."""

import asyncio


async def pack(orders: asyncio.Queue) -> None:
    print("packed", await orders.get())


async def sell(sold: asyncio.Event) -> None:
    await sold.wait()


async def open_shop() -> None:
    orders: asyncio.Queue = asyncio.Queue()
    sold = asyncio.Event()
    tasks = [
        asyncio.create_task(pack(orders), name="ann"),
        asyncio.create_task(sell(sold), name="bob"),
    ]
    await asyncio.wait(tasks, timeout=0.1)
    for task in tasks:
        for frame in task.get_stack():
            name, line = frame.f_code.co_name, frame.f_lineno
            print(f"{task.get_name()} waits in {name}, line {line}")
    orders.put_nowait("tea")
    sold.set()
    await asyncio.gather(*tasks)


def main() -> None:
    asyncio.run(open_shop())


if __name__ == "__main__":
    main()
