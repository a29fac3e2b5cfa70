"""A task that waits for a threading.Lock stops the task that holds it."""

import asyncio
import threading


async def pay(name: str, lock: threading.Lock) -> str:
    if not lock.acquire(timeout=0.5):
        return f"{name} waited in vain"
    try:
        await asyncio.sleep(0.01)
        return f"{name} paid"
    finally:
        lock.release()


async def both() -> list[str]:
    lock = threading.Lock()
    return await asyncio.gather(pay("ann", lock), pay("bob", lock))


def main() -> None:
    print(asyncio.run(both()))


if __name__ == "__main__":
    main()
