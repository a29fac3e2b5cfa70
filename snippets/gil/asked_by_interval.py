"""A thread that counts lets go of the GIL when it is asked to."""

# needs: gil
# runs: limit 30 s

import sys
import threading

COINS = 5_000_000


def pack(door: threading.Lock, packed: list[str]) -> None:
    with door:
        packed.append("order 1")


def packed_meanwhile(door: threading.Lock, packed: list[str]) -> bool:
    door.release()  # now ann needs nothing but the GIL
    coins = COINS
    while coins and not packed:
        coins -= 1
    return coins > 0


def main() -> None:
    usual = sys.getswitchinterval()
    for interval in 60, usual:
        sys.setswitchinterval(interval)
        door, packed = threading.Lock(), list[str]()
        door.acquire()
        ann = threading.Thread(target=pack, args=(door, packed))
        ann.start()
        told = packed_meanwhile(door, packed)
        print(f"ann asks after {interval} s, packed meanwhile: {told}")
        ann.join(timeout=5)


if __name__ == "__main__":
    main()
