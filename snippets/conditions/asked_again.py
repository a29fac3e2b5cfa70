"""A request that comes during the work is not lost."""

import threading


class Index:
    def __init__(self) -> None:
        self.request, self.busy = threading.Event(), threading.Event()
        self.asked_twice = threading.Event()
        self.builds = 0


def build(index: Index) -> None:
    while index.request.wait(timeout=0.5):
        index.request.clear()
        index.builds += 1
        index.busy.set()
        index.asked_twice.wait(timeout=5)


def main() -> None:
    index = Index()
    index.request.set()
    builder = threading.Thread(target=build, args=(index,))
    builder.start()
    index.busy.wait(timeout=5)
    index.request.set()  # while it is being built
    index.asked_twice.set()
    builder.join(timeout=5)
    print("builds:", index.builds)


if __name__ == "__main__":
    main()
