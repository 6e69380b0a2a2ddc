"""What the packaged files that were fitted are. Written by `training/checksums.py --write`."""

SHA256 = {
    "calibration.json": "c5009ab5ebc402d73cf98b8c6f7e8719db905d0cc0b2dd6e98d9887959a64c64",
    "reader-e5.json": "6b4a87d8c8d39af4828ed3d113b6fa1f45b6ffcd7319bd517559b29a7dc502a6",
    "reader-minilm.json": "48f16b7f1a8033b63e86292629aabe198df76dff8acef14940bcd947908a6890",
    "reader-multilingual.json": "c2b4ebbc52c611628e7bcd4f2689de2cf5c189441ca1890f504b015c1bdcb761",
    "words.safetensors": "a552c108293e7263cb2aeb220e4d6d39f1eb838df2809a2557b7152a50f16d6e",
}
