"""Files of the model hub: those on this machine first, then one attempt to reach it."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from briefing_qa.errors import ModelNotFoundError

_SECONDS = 10
"""For the hub to say that it has the repository."""


def hub_folder(repository: str, revision: str, remedy: str) -> Path:
    """Folder with the files of one revision of a hub repository, downloaded if need be.

    Args:
        repository: "owner/name".
        revision: its commit.
        remedy: what can be used instead, for people ("embedding = ...").

    Raises:
        ModelNotFoundError: neither on disk nor to be had from the hub.
    """
    from huggingface_hub import snapshot_download

    wanted = ["*.json", "*.txt", "*.model", "model.safetensors", "*/config.json"]

    def folder(*, local_files_only: bool) -> str:
        return snapshot_download(
            repository,
            revision=revision,
            allow_patterns=wanted,
            local_files_only=local_files_only,
        )

    return _had(folder, repository, revision, remedy)


def hub_file(repository: str, revision: str, file: str, remedy: str) -> Path:
    """One file of one revision of a hub repository, downloaded if need be.

    Args:
        repository: "owner/name".
        revision: its commit.
        file: its name there.
        remedy: what can be used instead, for people.

    Raises:
        ModelNotFoundError: neither on disk nor to be had from the hub.
    """
    from huggingface_hub import hf_hub_download

    def path(*, local_files_only: bool) -> str:
        return hf_hub_download(
            repository, file, revision=revision, local_files_only=local_files_only
        )

    return _had(path, repository, revision, remedy, f":{file}")


def _had(
    get: Callable[..., str], repository: str, revision: str, remedy: str, file: str = ""
) -> Path:
    from huggingface_hub import model_info
    from huggingface_hub.errors import LocalEntryNotFoundError

    with _quiet():
        try:
            with suppress(LocalEntryNotFoundError):
                return Path(get(local_files_only=True))
            # A download is tried six times, for a minute, where there is no network; this once.
            model_info(repository, revision=revision, timeout=_SECONDS)
            return Path(get(local_files_only=False))
        except Exception as error:  # the hub client raises errors of several unrelated libraries
            raise ModelNotFoundError(
                f"model {repository}@{revision}{file}: not on this machine and not to be had from "
                f"the hub ({type(error).__name__}): connect once, or use {remedy}"
            ) from error


@contextmanager
def _quiet() -> Iterator[None]:
    """What the hub client warns of is in the error, in one line."""
    from huggingface_hub.utils import logging as hub_logging

    before = hub_logging.get_verbosity()
    hub_logging.set_verbosity(logging.ERROR)
    try:
        yield
    finally:
        hub_logging.set_verbosity(before)
