"""A thread that `__init__` starts can find an object without a name."""

import threading


class Clerk:
    def __init__(self) -> None:
        self.said = ""
        self.thread = threading.Thread(target=self.serve)
        self.thread.start()
        self.thread.join(5)  # as if the rest of __init__ took long
        self.name = "ann"

    def serve(self) -> None:
        try:
            self.said = f"{self.name} serves"
        except AttributeError as error:
            self.said = f"AttributeError: {error}"


def main() -> None:
    clerk = Clerk()
    print(clerk.said)


if __name__ == "__main__":
    main()
