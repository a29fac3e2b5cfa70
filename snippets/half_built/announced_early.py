"""A clerk who is announced before the name is set has no name."""

# runs: under interleavings; exit 1


class Shop:
    def __init__(self) -> None:
        self.clerks: list[Clerk] = []
        self.told = "nobody"


class Clerk:
    def __init__(self, shop: Shop) -> None:
        shop.clerks.append(self)
        self.name = "ann"


def ann(shop: Shop) -> None:
    Clerk(shop)


def bob(shop: Shop) -> None:
    for clerk in shop.clerks:
        shop.told = clerk.name


def outcome(shop: Shop) -> str:
    return f"bob sees {shop.told}"


shared = Shop
THREADS = (ann, bob)
