"""A program without a guard starts itself anew in its child."""

import multiprocessing


def serve() -> None:
    print("child at work", flush=True)


clerk = multiprocessing.Process(target=serve)
clerk.start()
clerk.join(timeout=5)
