"""A clerk who is announced last has a name in every schedule."""

# runs: under interleavings


class Shop:
    def __init__(self) -> None:
        self.clerks: list[Clerk] = []
        self.told = "nobody"


class Clerk:
    def __init__(self, shop: Shop) -> None:
        self.name = "ann"
        shop.clerks.append(self)


def ann(shop: Shop) -> None:
    Clerk(shop)


def bob(shop: Shop) -> None:
    for clerk in shop.clerks:
        shop.told = clerk.name


def outcome(shop: Shop) -> str:
    return f"bob sees {shop.told}"


shared = Shop
THREADS = (ann, bob)
