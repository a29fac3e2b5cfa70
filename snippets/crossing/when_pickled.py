"""Under fork a task is pickled, but the arguments of a process are not."""

# needs: os.fork

import multiprocessing
from concurrent.futures import ProcessPoolExecutor


class Parcel:
    def __init__(self) -> None:
        self.pickled = 0

    def __getstate__(self) -> dict[str, int]:
        self.pickled += 1
        return self.__dict__


def take(parcel: Parcel) -> None:
    pass


def main() -> None:
    for method in ("fork", "forkserver", "spawn"):
        context = multiprocessing.get_context(method)
        args, initargs, task = Parcel(), Parcel(), Parcel()
        clerk = context.Process(target=take, args=(args,))
        clerk.start()
        clerk.join(timeout=5)
        with ProcessPoolExecutor(1, context, take, (initargs,)) as clerks:
            clerks.submit(take, task).result(timeout=5)
        print(f"{method}: pickled {args.pickled} of args,", end=" ")
        print(f"{initargs.pickled} of initargs, {task.pickled} of task")


if __name__ == "__main__":
    main()
