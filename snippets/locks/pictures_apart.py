"""With a lock for each picture, two are resized side by side."""

import threading
from concurrent.futures import ThreadPoolExecutor


class Gallery:
    def __init__(self, names: list[str]) -> None:
        self.locks = {name: threading.Lock() for name in names}
        self.sizes = dict.fromkeys(names, 100)

    def halve(self, name: str, both_in: threading.Barrier) -> bool:
        with self.locks[name]:
            self.sizes[name] //= 2
            try:
                both_in.wait()
            except threading.BrokenBarrierError:
                return False
            return True


def main() -> None:
    names = ["a.png", "b.png"]
    gallery = Gallery(names)
    both_in = threading.Barrier(2, timeout=2)
    with ThreadPoolExecutor(max_workers=2) as clerks:
        met = clerks.map(gallery.halve, names, [both_in] * 2)
    print("side by side:", list(met))
    print(gallery.sizes)


if __name__ == "__main__":
    main()
