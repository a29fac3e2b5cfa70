"""A callback runs in the context that it is given."""

import asyncio
from contextvars import ContextVar, copy_context
from threading import Thread

REQUEST: ContextVar[str] = ContextVar("request", default="none")


async def serve() -> None:
    REQUEST.set("7")
    loop, context = asyncio.get_running_loop(), copy_context()
    done = loop.create_future()

    def answer() -> None:
        done.set_result(REQUEST.get())

    def work() -> None:
        loop.call_soon_threadsafe(answer, context=context)

    thread = Thread(target=work)
    thread.start()
    print("request", await asyncio.wait_for(done, timeout=5))
    thread.join(timeout=5)


def main() -> None:
    asyncio.run(serve())


if __name__ == "__main__":
    main()
