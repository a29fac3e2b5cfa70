"""A length in front of the text says how much of the block was written."""

# runs: limit 30 s

import struct
from concurrent.futures import ProcessPoolExecutor
from multiprocessing.shared_memory import SharedMemory

LENGTH = struct.Struct("<Q")  # 8 bytes, least significant first


def read(name: str) -> tuple[int, bytes]:
    block = SharedMemory(name)
    (length,) = LENGTH.unpack_from(block.buf)
    start = LENGTH.size
    text = bytes(block.buf[start : start + length])
    size = block.size
    block.close()
    return size, text


def main() -> None:
    order, start = b"3 tea", LENGTH.size
    block = SharedMemory(create=True, size=16_384)
    try:
        LENGTH.pack_into(block.buf, 0, len(order))
        block.buf[start : start + len(order)] = order
        with ProcessPoolExecutor(max_workers=1) as workers:
            size, text = workers.submit(read, block.name).result(timeout=20)
        print("block:", size, "bytes")
        print("order:", text)
    finally:
        block.close()
        block.unlink()


if __name__ == "__main__":
    main()
