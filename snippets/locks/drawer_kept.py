"""`with` releases the lock at each return."""

import threading


def count(lock: threading.Lock, slip: str, answers: list[str]) -> None:
    with lock:
        if not slip.isdigit():
            answers.append(f"{slip}: not a number")
            return
        answers.append(f"{slip}: counted")


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
