"""A pool whose initializer is a lambda starts under fork alone."""

# needs: os.fork

import functools
import multiprocessing
import os
import pickle


def main() -> None:
    for method in ("fork", "forkserver", "spawn"):
        context = multiprocessing.get_context(method)
        named = functools.partial(os.umask, 7)
        for set_up in (lambda: os.umask(7), named):
            kind = type(set_up).__name__
            try:
                with context.Pool(1, set_up) as clerks:
                    mask = clerks.apply(os.umask, (0,))
                print(f"{method}: {kind}: {mask}")
            except (pickle.PicklingError, AttributeError) as error:
                print(f"{method}: {kind}: {type(error).__name__}: {error}")


if __name__ == "__main__":
    main()
