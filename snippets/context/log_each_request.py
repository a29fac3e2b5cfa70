"""A filter puts the request's number into each line of the log."""

import asyncio
import logging
import sys
from concurrent.futures import ThreadPoolExecutor
from contextvars import ContextVar, copy_context
from threading import Thread

FORMAT = "request %(request)s %(message)s"
LOG = logging.getLogger("shop")
REQUEST: ContextVar[str] = ContextVar("request", default="-")


def add_request(record: logging.LogRecord) -> bool:
    record.request = REQUEST.get()
    return True


def serve(request: str, pool: ThreadPoolExecutor) -> None:
    REQUEST.set(request)
    LOG.info("begins")
    pool.submit(copy_context().run, LOG.info, "packs").result(timeout=5)


async def serve_in_task(request: str) -> None:
    REQUEST.set(request)
    LOG.info("begins")
    await asyncio.to_thread(LOG.info, "packs")


def main() -> None:
    handler = logging.StreamHandler(sys.stdout)
    handler.addFilter(add_request)
    logging.basicConfig(level="INFO", handlers=[handler], format=FORMAT)
    with ThreadPoolExecutor(max_workers=1) as pool:
        for request in ("7", "8"):
            thread = Thread(target=serve, args=(request, pool))
            thread.start()
            thread.join(timeout=5)
    asyncio.run(serve_in_task("9"))
    LOG.info("closes")


if __name__ == "__main__":
    main()
