"""A dict and an object of an imported module's class can be returned."""

# needs: python>=3.14

from concurrent import interpreters
from types import SimpleNamespace


def make_dict(customer: str) -> dict[str, str]:
    return {"customer": customer}


def make_object(customer: str) -> SimpleNamespace:
    return SimpleNamespace(customer=customer)


def main() -> None:
    ann = interpreters.create()
    print(ann.call(make_dict, "ida"))
    print(ann.call(make_object, "ida"))
    ann.close()


if __name__ == "__main__":
    main()
