"""Two interpreters that change one byte can lose an update."""

# needs: python>=3.14

from concurrent import interpreters
from concurrent.interpreters import Queue


def sell(stock: memoryview, read: Queue, turn: Queue) -> None:
    left = stock[0]
    read.put("read")
    turn.get(timeout=5)
    stock[0] = left - 1


def main() -> None:
    room = bytearray([10])
    read, turn = interpreters.create_queue(), interpreters.create_queue()
    clerks = [interpreters.create(), interpreters.create()]
    threads = [
        clerk.call_in_thread(sell, memoryview(room), read, turn)
        for clerk in clerks
    ]
    for _ in threads:
        read.get(timeout=5)
    for _ in threads:
        turn.put("write")
    for thread in threads:
        thread.join(timeout=5)
    print("10 pears, 2 sold, left:", room[0])
    for clerk in clerks:
        clerk.close()


if __name__ == "__main__":
    main()
