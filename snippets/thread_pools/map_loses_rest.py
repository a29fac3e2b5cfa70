"""map raises the first error, and cancels the tasks that wait."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event


def main() -> None:
    begun: list[str] = []
    third, go = Event(), Event()

    def read(text: str) -> int:
        begun.append(text)
        if text == "45":
            third.set()
            go.wait(timeout=5)
        return int(text)

    with ThreadPoolExecutor(max_workers=1) as clerks:
        totals = clerks.map(read, ["120", "7O", "45", "80"])
        third.wait(timeout=5)  # the error is there; nobody has asked yet
        try:
            for total in totals:
                print("total:", total)
        except ValueError as error:
            print("error:", error)
        print("more:", list(totals))
        go.set()
    print("begun:", *begun)


if __name__ == "__main__":
    main()
