"""Start of exercise 2: a price can be read with the wrong currency."""

# runs: under interleavings


class Shop:
    def __init__(self) -> None:
        self.price, self.currency = 300, "yen"
        self.told = ""


def ann(shop: Shop) -> None:
    shop.price = 2
    shop.currency = "euros"


def bob(shop: Shop) -> None:
    price, currency = shop.price, shop.currency
    shop.told = f"{price} {currency}"


def outcome(shop: Shop) -> str:
    return f"bob was told {shop.told}"


shared = Shop
THREADS = (ann, bob)
