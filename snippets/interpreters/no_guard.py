"""Without a main guard the interpreter cannot find the function."""

# needs: python>=3.14
# runs: exit 1

from concurrent import interpreters

RATE = 2


def rated(price: int) -> int:
    return RATE * price


print("top of", __name__)
ann = interpreters.create()
print(ann.call(rated, 7))
ann.close()
