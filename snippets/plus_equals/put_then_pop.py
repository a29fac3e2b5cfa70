"""Two steps on a list seem to be one, until the first is renamed."""

# needs: gil
# runs: limit 30 s

from concurrent.futures import ThreadPoolExecutor

TASKS, ROUNDS = 10, 1_000_000


def by_method(pile: list[int], me: int) -> int:
    strange = 0
    for _ in range(ROUNDS):
        pile.append(me)
        if pile.pop() != me:
            strange += 1
    return strange


def by_name(pile: list[int], me: int) -> int:
    strange = 0
    put = pile.append
    for _ in range(ROUNDS):
        put(me)
        if pile.pop() != me:
            strange += 1
    return strange


def main() -> None:
    for work in (by_method, by_name):
        pile: list[int] = []
        with ThreadPoolExecutor(max_workers=2) as clerks:
            strange = sum(clerks.map(work, [pile] * TASKS, range(TASKS)))
        print(f"{work.__name__}: took another's note: {strange > 0}")


if __name__ == "__main__":
    main()
