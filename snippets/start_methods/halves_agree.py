"""Two fresh Pythons agree on the CRC of a text."""

# runs: limit 30 s

import multiprocessing
import zlib


def part_of(user: str) -> int:
    return zlib.crc32(user.encode()) % 2


def take(part: int, users: list[str]) -> list[str]:
    return [user for user in users if part_of(user) == part]


def main() -> None:
    users = [f"user{number}" for number in range(40)]
    context = multiprocessing.get_context("spawn")
    taken = []
    for part in (0, 1):
        with context.Pool(1) as pool:
            task = pool.apply_async(take, (part, users))
            taken += task.get(timeout=20)
    once = [user for user in users if taken.count(user) == 1]
    print("taken once:", len(once))


if __name__ == "__main__":
    main()
