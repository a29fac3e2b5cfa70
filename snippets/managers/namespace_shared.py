"""A Namespace shares an assignment, but not an append to its list."""

# runs: limit 30 s

import multiprocessing
from multiprocessing.managers import Namespace


def work(settings: Namespace) -> None:
    settings.level = "debug"
    settings.files.append("b.log")


def main() -> None:
    with multiprocessing.Manager() as manager:
        settings = manager.Namespace(level="info", files=["a.log"])
        worker = multiprocessing.Process(target=work, args=(settings,))
        worker.start()
        worker.join(timeout=20)
        print("level:", settings.level)
        print("files:", settings.files)


if __name__ == "__main__":
    main()
