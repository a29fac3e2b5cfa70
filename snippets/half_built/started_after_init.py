"""A thread that is started when `__init__` is over finds the name."""

import threading


class Clerk:
    def __init__(self) -> None:
        self.said = ""
        self.thread = threading.Thread(target=self.serve)
        self.name = "ann"

    def serve(self) -> None:
        try:
            self.said = f"{self.name} serves"
        except AttributeError as error:
            self.said = f"AttributeError: {error}"


def main() -> None:
    clerk = Clerk()
    clerk.thread.start()
    clerk.thread.join(5)
    print(clerk.said)


if __name__ == "__main__":
    main()
