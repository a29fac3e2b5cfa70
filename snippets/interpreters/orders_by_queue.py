"""An interpreter takes orders from one queue and answers by another."""

# needs: python>=3.14

from concurrent import interpreters


def pack(orders: interpreters.Queue, parcels: interpreters.Queue) -> None:
    while (order := orders.get(timeout=5)) is not None:
        customer, items = order
        parcels.put({"for": customer, "items": len(items)})
    parcels.put(None)


def main() -> None:
    orders = interpreters.create_queue()
    parcels = interpreters.create_queue()
    ann = interpreters.create()
    thread = ann.call_in_thread(pack, orders, parcels)
    for order in ("ida", ["pear", "apple"]), ("jon", ["plum"]), None:
        orders.put(order)
    while (parcel := parcels.get(timeout=5)) is not None:
        print(parcel)
    thread.join(timeout=5)
    ann.close()


if __name__ == "__main__":
    main()
