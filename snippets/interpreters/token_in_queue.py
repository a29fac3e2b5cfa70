"""A queue with one token is a lock between interpreters."""

# needs: python>=3.14

from concurrent import interpreters
from concurrent.interpreters import Queue


def sell(stock: memoryview, lock: Queue) -> None:
    for _ in range(20):
        token = lock.get(timeout=30)
        try:
            stock[0] -= 1
        finally:
            lock.put(token)


def main() -> None:
    room = bytearray([100])
    lock = interpreters.create_queue()
    lock.put("token")
    clerks = [interpreters.create(), interpreters.create()]
    stock = memoryview(room)
    threads = [clerk.call_in_thread(sell, stock, lock) for clerk in clerks]
    for thread in threads:
        thread.join(timeout=8)
    print("100 pears, 40 sold, left:", room[0])
    for clerk in clerks:
        clerk.close()


if __name__ == "__main__":
    main()
