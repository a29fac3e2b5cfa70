"""An executor starts workers when tasks come, a Pool all at once."""

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import (
    active_children,
    get_all_start_methods,
    get_context,
)
from multiprocessing.synchronize import Event


def take(event: Event) -> None:
    global opened
    opened = event


def wait_for_opening() -> bool:
    return opened.wait(timeout=8)


def main() -> None:
    for method in sorted(get_all_start_methods()):
        context = get_context(method)
        event = context.Event()
        with ProcessPoolExecutor(3, context, take, (event,)) as clerks:
            counts = [len(active_children())]
            for _ in range(4):
                clerks.submit(wait_for_opening)
                counts.append(len(active_children()))
            event.set()
        print(f"executor, {method}:", *counts)

        with context.Pool(3):
            print(f"Pool, {method}:", len(active_children()))


if __name__ == "__main__":
    main()
