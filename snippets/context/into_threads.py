"""Thread, timer, and pool do not see main's ContextVar; run carries it."""

from concurrent.futures import ThreadPoolExecutor
from contextvars import ContextVar, copy_context
from multiprocessing.pool import ThreadPool
from threading import Thread, Timer

REQUEST: ContextVar[str] = ContextVar("request", default="-")


def look(how: str) -> None:
    print(f"{how:<18}{REQUEST.get()}")


def finish(thread: Thread) -> None:
    thread.start()
    thread.join(timeout=5)


def main() -> None:
    REQUEST.set("7")
    run = copy_context().run
    finish(Thread(target=look, args=("Thread",)))
    finish(Thread(target=run, args=(look, "Thread, run")))
    finish(Timer(0.01, look, ("Timer",)))
    finish(Timer(0.01, run, (look, "Timer, run")))
    with ThreadPoolExecutor(max_workers=1) as pool:
        pool.submit(look, "submit").result(timeout=5)
        pool.submit(run, look, "submit, run").result(timeout=5)
        list(pool.map(look, ["map"], timeout=5))
        list(pool.map(run, [look], ["map, run"], timeout=5))
    with ThreadPool(1) as old_pool:
        old_pool.apply_async(look, ["ThreadPool"]).get(timeout=5)
        old_pool.apply_async(run, [look, "ThreadPool, run"]).get(timeout=5)


if __name__ == "__main__":
    main()
