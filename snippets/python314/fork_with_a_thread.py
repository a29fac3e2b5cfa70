"""Since 3.12 Python warns of a fork with threads, and hides the warning."""

# needs: os.fork

import multiprocessing
import threading
import warnings


def start_one(method: str, show: bool) -> list[str]:
    context = multiprocessing.get_context(method)
    with warnings.catch_warnings(record=True) as told:
        if show:
            warnings.simplefilter("always")
        clerk = context.Process(target=int)
        clerk.start()
    clerk.join(timeout=5)
    lines = [f"{one.category.__name__}: {one.message}" for one in told]
    return lines or ["nothing"]


def main() -> None:
    closing = threading.Event()
    thread = threading.Thread(target=closing.wait, args=(8,))
    thread.start()
    for method in ("fork", "forkserver"):
        for show in (False, True):
            what = "all" if show else "default"
            print(f"{method}, {what}:", *start_one(method, show))
    closing.set()
    thread.join(timeout=5)


if __name__ == "__main__":
    main()
