"""One thread ends with the lock, and the next one waits in vain."""

import threading


def count(lock: threading.Lock, slip: str, answers: list[str]) -> None:
    if not lock.acquire(timeout=0.2):
        answers.append(f"{slip}: no lock")
        return
    if not slip.isdigit():
        answers.append(f"{slip}: not a number")
        return
    answers.append(f"{slip}: counted")
    lock.release()


def main() -> None:
    lock = threading.Lock()
    answers: list[str] = []
    for slip in "twelve", "30":
        thread = threading.Thread(target=count, args=(lock, slip, answers))
        thread.start()
        thread.join(timeout=5)
    print(*answers, sep="\n")


if __name__ == "__main__":
    main()
