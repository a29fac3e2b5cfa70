"""A context that is entered cannot be entered again, in any thread."""

# runs: exit 1

from concurrent.futures import ThreadPoolExecutor
from contextvars import Context, copy_context


def serve(context: Context) -> None:
    print("serving")
    with ThreadPoolExecutor(max_workers=1) as pool:
        task = pool.submit(context.run, print, "packing")
    task.result(timeout=5)


def main() -> None:
    context = copy_context()
    context.run(serve, context)


if __name__ == "__main__":
    main()
