"""In a worker, the hooks of the parent run under fork alone."""

# needs: os.fork

import multiprocessing
import os


def set_mark() -> None:
    os.environ["MARK"] = "ran"


def look() -> str:
    return os.environ.get("MARK", "did not run")


def main() -> None:
    os.register_at_fork(after_in_child=set_mark)

    for method in "fork", "spawn", "forkserver":
        context = multiprocessing.get_context(method)
        with context.Pool(1) as pool:
            found = pool.apply_async(look).get(timeout=9)
        print(f"{method}: the hook {found}")


if __name__ == "__main__":
    main()
