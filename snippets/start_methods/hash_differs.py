"""Without fork, a worker's hash of a text is not that of main."""

# needs: os.fork
# runs: limit 30 s

import multiprocessing


def shard(user: str) -> int:
    return hash(user) % 1_000_000_007


def main() -> None:
    for method in ("fork", "forkserver", "spawn"):
        with multiprocessing.get_context(method).Pool(1) as pool:
            there = pool.apply_async(shard, ("ann",)).get(timeout=20)
        print(f"{method}: same shard: {there == shard('ann')}")


if __name__ == "__main__":
    main()
