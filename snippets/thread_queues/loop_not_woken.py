"""`put_nowait` in a thread does not wake the event loop that waits."""

import asyncio
import selectors
import threading


class Selector(selectors.DefaultSelector):
    def __init__(self, asleep: threading.Event) -> None:
        super().__init__()
        self.asleep = asleep

    def select(self, timeout: float | None = None) -> list:
        if timeout is None:  # the loop has nothing else to do
            self.asleep.set()
        return super().select(timeout)


async def take(orders: asyncio.Queue[str], got: threading.Event) -> None:
    await orders.get()
    got.set()


def main() -> None:
    asleep, got = threading.Event(), threading.Event()
    loop = asyncio.SelectorEventLoop(Selector(asleep))
    orders: asyncio.Queue[str] = asyncio.Queue()
    coroutine = take(orders, got)
    args = (coroutine,)
    ann = threading.Thread(target=loop.run_until_complete, args=args)
    ann.start()
    asleep.wait(timeout=5)
    orders.put_nowait("tea")
    print("got the tea:", got.wait(timeout=0.5))
    loop.call_soon_threadsafe(orders.put_nowait, "salt")
    print("got the tea:", got.wait(timeout=5))
    ann.join(timeout=5)
    loop.close()


if __name__ == "__main__":
    main()
