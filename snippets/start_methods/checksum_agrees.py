"""The CRC of a text is the same in each process."""

# needs: os.fork
# runs: limit 30 s

import multiprocessing
import zlib


def shard(user: str) -> int:
    return zlib.crc32(user.encode()) % 1_000_000_007


def main() -> None:
    for method in ("fork", "forkserver", "spawn"):
        with multiprocessing.get_context(method).Pool(1) as pool:
            there = pool.apply_async(shard, ("ann",)).get(timeout=20)
        print(f"{method}: same shard: {there == shard('ann')}")


if __name__ == "__main__":
    main()
