"""pickle copies data, sends names, and refuses locks and open files."""

import pickle
import threading


class Drawer:
    def __init__(self) -> None:
        self.lock = threading.Lock()

    def count(self) -> int:
        return 100


def pack(order: str) -> str:
    return f"{order} packed"


def main() -> None:
    with open(__file__, encoding="utf-8") as file:
        things = {
            "dict": {"tea": 3},
            "function": pack,
            "class": Drawer,
            "lambda": lambda order: order,
            "lock": threading.Lock(),
            "object with a lock": Drawer(),
            "its method": Drawer().count,
            "open file": file,
            "generator": (order for order in ("tea", "salt")),
            "module": pickle,
        }
        for name, thing in things.items():
            try:
                there = pickle.loads(pickle.dumps(thing))
                print(f"{name}: {'itself' if there is thing else 'a copy'}")
            except Exception as error:
                print(f"{name}: {type(error).__name__}")


if __name__ == "__main__":
    main()
