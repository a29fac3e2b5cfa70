"""terminate drops the tasks that wait; the thread at work goes on."""

from multiprocessing.pool import ThreadPool
from threading import Event


def main() -> None:
    packed: list[str] = []
    begun, go, done = Event(), Event(), Event()

    def pack(order: str) -> None:
        begun.set()
        go.wait(timeout=5)
        packed.append(order)
        done.set()

    with ThreadPool(1) as clerks:
        print("as they come:", *clerks.imap_unordered(len, ["tea"]))
        for order in ("sofa", "salt"):
            clerks.apply_async(pack, [order])
        begun.wait(timeout=5)
    print("after the with block:", packed)
    go.set()
    done.wait(timeout=5)
    print("later:", packed)


if __name__ == "__main__":
    main()
