"""to_thread and run_in_executor use the default pool of the loop."""

import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor


def pool_name() -> str:
    return threading.current_thread().name.rsplit("_", 1)[0]


async def serve() -> None:
    loop = asyncio.get_running_loop()
    print("to_thread:", await asyncio.to_thread(pool_name))
    print("run_in_executor:", await loop.run_in_executor(None, pool_name))
    loop.set_default_executor(
        ThreadPoolExecutor(2, thread_name_prefix="shop")
    )
    print("to_thread:", await asyncio.to_thread(pool_name))


def main() -> None:
    asyncio.run(serve())


if __name__ == "__main__":
    main()
