"""A library that reads OMP_NUM_THREADS when imported can do so too soon."""

# runs: limit 30 s

import os
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_all_start_methods, get_context

THREADS = os.environ.get("OMP_NUM_THREADS")  # as "import numpy" here would


def set_limit(threads: str) -> None:
    os.environ["OMP_NUM_THREADS"] = threads


def see_limit() -> tuple[str | None, str | None]:
    return THREADS, os.environ.get("OMP_NUM_THREADS")


def ask(method: str, **options) -> tuple[str | None, str | None]:
    with ProcessPoolExecutor(1, get_context(method), **options) as clerks:
        return clerks.submit(see_limit).result(timeout=8)


def main() -> None:
    methods = sorted(get_all_start_methods())
    for method in methods:
        limit = ask(method, initializer=set_limit, initargs=("2",))
        print(f"initializer, {method}: import {limit[0]}, task {limit[1]}")
    set_limit("2")
    for method in methods:
        limit = ask(method)
        print(f"main, {method}: import {limit[0]}, task {limit[1]}")


if __name__ == "__main__":
    main()
