"""After the timeout, the task runs on, and the with block waits for it."""

import concurrent.futures
from concurrent.futures import ThreadPoolExecutor
from threading import Event, Timer


def download(begun: Event, go: Event) -> None:
    begun.set()
    go.wait(timeout=5)  # for a server that does not answer
    print("task: done\n", end="")


def main() -> None:
    begun, go = Event(), Event()
    answers = Timer(0.3, go.set)
    with ThreadPoolExecutor(max_workers=1) as pool:
        job = pool.submit(download, begun, go)
        begun.wait(timeout=5)
        try:
            job.result(timeout=0.1)
        except concurrent.futures.TimeoutError as error:
            print("the built-in one:", type(error) is TimeoutError)
        print("cancelled:", job.cancel())
        print("running:", job.running())
        print("main: at the end of the with block")
        answers.start()
    print("main: after it")
    answers.join(timeout=5)


if __name__ == "__main__":
    main()
