"""With a lock for each account, two threads change two at once."""

import threading
from concurrent.futures import ThreadPoolExecutor


def change(lock: threading.Lock, both_in: threading.Barrier) -> bool:
    with lock:
        try:
            both_in.wait()
        except threading.BrokenBarrierError:
            return False
        return True


def both_at_once(locks: list[threading.Lock]) -> bool:
    both_in = threading.Barrier(2, timeout=2)
    with ThreadPoolExecutor(max_workers=2) as clerks:
        return all(clerks.map(change, locks, [both_in] * 2))


def main() -> None:
    shop = threading.Lock()
    print("one lock for the shop:", both_at_once([shop, shop]))
    accounts = [threading.Lock(), threading.Lock()]
    print("a lock for each account:", both_at_once(accounts))


if __name__ == "__main__":
    main()
