"""A callback runs in a copy of the context of the thread that asks."""

import asyncio
from contextvars import ContextVar
from threading import Thread

REQUEST: ContextVar[str] = ContextVar("request", default="none")


async def serve() -> None:
    REQUEST.set("7")
    loop = asyncio.get_running_loop()
    done = loop.create_future()

    def answer() -> None:
        done.set_result(REQUEST.get())

    def work() -> None:
        loop.call_soon_threadsafe(answer)

    thread = Thread(target=work)
    thread.start()
    print("request", await asyncio.wait_for(done, timeout=5))
    thread.join(timeout=5)


def main() -> None:
    asyncio.run(serve())


if __name__ == "__main__":
    main()
