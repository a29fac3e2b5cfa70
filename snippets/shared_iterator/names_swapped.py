"""Two threads share a zip, and ida gets the photo of jon."""

import threading
from concurrent.futures import ThreadPoolExecutor


def main() -> None:
    started, bob_is_done = threading.Event(), threading.Event()

    def look_up(name: str) -> str:
        if not started.is_set():  # only for Ann
            started.set()
            bob_is_done.wait(timeout=1)
        return name

    names = map(look_up, ["ida", "jon"])
    photos = ["ida.jpg", "jon.jpg"]
    pairs = zip(names, photos, strict=True)
    with ThreadPoolExecutor(max_workers=2) as clerks:
        ann = clerks.submit(next, pairs)
        started.wait(timeout=5)
        bob = clerks.submit(next, pairs)
        bob.add_done_callback(lambda _: bob_is_done.set())
    print("ann:", ann.result())
    print("bob:", bob.result())


if __name__ == "__main__":
    main()
