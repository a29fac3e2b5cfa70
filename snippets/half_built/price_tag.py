"""A price and its currency are read as one, in every schedule."""

# runs: under interleavings


class Shop:
    def __init__(self) -> None:
        self.tag = (300, "yen")
        self.told = ""


def ann(shop: Shop) -> None:
    shop.tag = (2, "euros")


def bob(shop: Shop) -> None:
    price, currency = shop.tag
    shop.told = f"{price} {currency}"


def outcome(shop: Shop) -> str:
    return f"bob was told {shop.told}"


shared = Shop
THREADS = (ann, bob)
