"""An audit between the two halves of a transfer finds a wrong sum."""

# runs: under interleavings; exit 1


class Shop:
    def __init__(self) -> None:
        self.left = 100
        self.right = 100
        self.found = 0


def ann(shop: Shop) -> None:
    shop.left -= 30
    shop.right += 30


def audit(shop: Shop) -> None:
    shop.found = shop.left + shop.right


def outcome(shop: Shop) -> str:
    return f"the audit found {shop.found}"


shared = Shop
THREADS = (ann, audit)
