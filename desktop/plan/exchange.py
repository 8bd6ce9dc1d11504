"""The exchange container `.kehoach`: a plan as bytes with its hash, checked before it is believed."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
import zlib

from desktop.plan import codec
from desktop.plan.plan import Plan

SUFFIX = ".kehoach"
VERSION = 1
MAX_BYTES = 20_000_000
_MANIFEST, _PLAN = "manifest.json", "plan.json"
_EPOCH = (1980, 1, 1, 0, 0, 0)


class BadContainer(ValueError):
    """The bytes are no container that this program can read."""


class NewerContainer(BadContainer):
    """The container was written by a newer program."""


def pack(plan: Plan) -> bytes:
    """The plan as a container; equal plans give equal bytes."""
    words = codec.to_json(plan).encode()
    manifest = {"format": "kehoach", "version": VERSION, "sha256": hashlib.sha256(words).hexdigest()}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in ((_MANIFEST, json.dumps(manifest).encode()), (_PLAN, words)):
            archive.writestr(zipfile.ZipInfo(name, _EPOCH), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def unpack(data: bytes) -> Plan:
    """The plan of `pack`. Raises BadContainer, NewerContainer."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            manifest = json.loads(_member(archive, _MANIFEST))
            if not isinstance(manifest, dict) or manifest.get("format") != "kehoach":
                raise BadContainer("not a plan")
            if not isinstance(manifest.get("version"), int) or manifest["version"] > VERSION:
                raise NewerContainer(str(manifest.get("version")))
            words = _member(archive, _PLAN)
    except (zipfile.BadZipFile, zlib.error, KeyError, EOFError, ValueError) as error:
        if isinstance(error, BadContainer):
            raise
        raise BadContainer(str(error)) from error
    except (NotImplementedError, RuntimeError, OSError, RecursionError) as error:
        raise BadContainer(str(error)) from error
    if hashlib.sha256(words).hexdigest() != manifest.get("sha256"):
        raise BadContainer("the content does not match its hash")
    try:
        return codec.from_json(words.decode())
    except ValueError as error:
        raise BadContainer(str(error)) from error


def _member(archive: zipfile.ZipFile, name: str) -> bytes:
    if archive.getinfo(name).file_size > MAX_BYTES:
        raise BadContainer(f"{name} is too large")
    return archive.read(name)
