"""What run stores in its object stays in the child."""

import multiprocessing


class Clerk(multiprocessing.Process):
    def __init__(self, notes: int) -> None:
        super().__init__()
        self.notes = notes
        self.total = 0

    def run(self) -> None:
        self.total = 10 * self.notes
        print("clerk counted", self.total)


def main() -> None:
    ann = Clerk(notes=7)
    ann.start()
    ann.join(timeout=5)
    print("main sees", ann.total)


if __name__ == "__main__":
    main()
