"""Each photo has a thread of its own."""

import threading


def halve(photo: str, names: list[str]) -> None:
    names.append(threading.current_thread().name)


def main() -> None:
    names: list[str] = []
    threads = [
        threading.Thread(target=halve, args=(f"{number}.jpg", names))
        for number in range(40)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=5)
    print("photos:", len(names))
    print("four threads at most:", len(set(names)) <= 4)


if __name__ == "__main__":
    main()
