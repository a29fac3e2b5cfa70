"""Where the customer of main is seen, by each of the two kinds."""

import asyncio
import contextvars
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

DESK = threading.local()
CUSTOMER = contextvars.ContextVar("customer", default="-")


def look(how: str) -> None:
    print(f"{how:<24}{getattr(DESK, 'customer', '-'):<7}{CUSTOMER.get()}")


def look_later(how: str) -> Iterator[None]:
    yield look(how)


async def look_in_a_task() -> None:
    look("asyncio task")
    await asyncio.to_thread(look, "asyncio.to_thread")
    loop = asyncio.get_running_loop()
    await loop.run_in_executor(None, look, "run_in_executor")


def main() -> None:
    DESK.customer = "ida"
    CUSTOMER.set("ida")
    print(f"{'':<24}{'local':<7}ContextVar")
    next(look_later("generator"))
    asyncio.run(look_in_a_task())
    run = contextvars.copy_context().run
    with ThreadPoolExecutor(max_workers=1) as pool:
        pool.submit(look, "pool.submit").result()
        pool.submit(run, look, "pool.submit(run, ...)").result()
        pool.submit(next, look_later("generator in a pool")).result()
    for args in ((look, "Thread"), (run, look, "Thread, run")):
        clerk = threading.Thread(target=args[0], args=args[1:])
        clerk.start()
        clerk.join(timeout=5)


if __name__ == "__main__":
    main()
