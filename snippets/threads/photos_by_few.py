"""Four threads halve all photos."""

import threading
from concurrent.futures import ThreadPoolExecutor


def halve(photo: str, names: list[str]) -> None:
    names.append(threading.current_thread().name)


def main() -> None:
    names: list[str] = []
    with ThreadPoolExecutor(4) as pool:
        for number in range(40):
            pool.submit(halve, f"{number}.jpg", names)
    print("photos:", len(names))
    print("four threads at most:", len(set(names)) <= 4)


if __name__ == "__main__":
    main()
