"""What an interpreter has put is gone when that interpreter is closed."""

# needs: python>=3.14

from concurrent import interpreters


def pack(parcels: interpreters.Queue) -> None:
    parcels.put("pears for ida")
    parcels.put("plums for jon")


def main() -> None:
    parcels = interpreters.create_queue()
    ann = interpreters.create()
    ann.call(pack, parcels)
    print("before:", parcels.get(timeout=5))
    ann.close()
    parcel = parcels.get(timeout=5)
    print("after:", parcel)
    print("lost:", parcel is parcels.unbounditems)


if __name__ == "__main__":
    main()
