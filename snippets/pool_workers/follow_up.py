"""A task returns the tasks that follow, and main submits them."""

from concurrent.futures import ProcessPoolExecutor

PARTS = {"breakfast": ["tea", "bread"], "picnic": ["breakfast", "salt"]}


def pack(order: str) -> list[str]:
    return PARTS.get(order, [])


def main() -> None:
    packed = []
    with ProcessPoolExecutor(max_workers=2) as clerks:
        waiting = {"picnic": clerks.submit(pack, "picnic")}
        while waiting:
            order, job = waiting.popitem()
            parts = job.result(timeout=8)
            if not parts:
                packed.append(order)
            for part in parts:
                waiting[part] = clerks.submit(pack, part)
    print(*sorted(packed))


if __name__ == "__main__":
    main()
