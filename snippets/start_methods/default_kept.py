"""A library that uses a context leaves the program's start method."""

# needs: os.fork
# runs: limit 30 s

import multiprocessing


def sizes(texts: list[str]) -> list[int]:  # the library
    context = multiprocessing.get_context("spawn")
    with context.Pool(2) as workers:
        return workers.map_async(len, texts).get(timeout=20)


def main() -> None:
    multiprocessing.set_start_method("fork")
    print("sizes:", sizes(["tea", "bread"]))
    print("the program uses", multiprocessing.get_start_method())


if __name__ == "__main__":
    main()
