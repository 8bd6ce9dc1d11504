"""Where a store must not lie: folders that a service copies away, shares; and the copies that it left."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath
from typing import NamedTuple

from desktop import paths
from desktop.errors import KnownError
from desktop.i18n import _

SYNCED, SHARE = "synced", "share"
CLOUD_TAG, TAG_MASK = 0x9000001A, 0xFFFF0FFF
"""Reparse tag of a folder whose files a service brings when they are opened (Windows Cloud Files API)."""
SHARED = (
    *("afs", "beegfs", "ceph", "cifs", "coda", "davfs", "glusterfs", "lustre", "ncpfs", "nfs", "nfs4"),
    *("pvfs2", "smb2", "smb3", "smbfs"),
)
"""Kinds of file system that lie on another computer; those of FUSE stand in _FUSE."""
_FUSE = {
    **dict.fromkeys(("sshfs", "rclone", "gvfsd-fuse", "davfs", "smbnetfs", "curlftpfs", "s3fs"), ""),
    **dict.fromkeys(("ceph", "glusterfs"), ""),
    "onedriver": "OneDrive",
    "google-drive-ocamlfuse": "Google Drive",
}
_NAMES = {
    "onedrive": "OneDrive", "skydrive": "OneDrive", "dropbox": "Dropbox", "google drive": "Google Drive",
    "googledrive": "Google Drive", "my drive": "Google Drive", "drive của tôi": "Google Drive",
    "iclouddrive": "iCloud", "icloud drive": "iCloud", "com~apple~clouddocs": "iCloud",
    "mobile documents": "iCloud", "box sync": "Box", "box-box": "Box", "megasync": "MEGA",
    "nextcloud": "Nextcloud", "owncloud": "ownCloud", "yandex.disk": "Yandex Disk",
    "pclouddrive": "pCloud", "synologydrive": "Synology Drive",
}  # fmt: skip
_STARTS = (
    ("onedrive - ", "OneDrive"),
    ("dropbox (", "Dropbox"),
    ("my drive (", "Google Drive"),
    ("drive của tôi (", "Google Drive"),
    ("googledrive-", "Google Drive"),
    ("onedrive-", "OneDrive"),
)
"""How the folders of these services are named, letters small; further words name the account."""
_MARKERS = (
    (".dropbox", "Dropbox"),
    (".dropbox.cache", "Dropbox"),
    (".tmp.drivedownload", "Google Drive"),
    (".tmp.driveupload", "Google Drive"),
    (".stfolder", "Syncthing"),
    (".owncloudsync.log", "ownCloud"),
    (".nextcloudsync.log", "Nextcloud"),
)
"""What a service puts on top of the folder that it copies."""
_REGISTERED = (
    (r"Software\Microsoft\OneDrive\Accounts", "UserFolder"),
    (r"Software\SyncEngines\Providers\OneDrive", "MountPoint"),
)
_COPY = (
    r"(?: ?\(.+\)"  # Dropbox, Nextcloud, Google Drive: (PC-01's conflicted copy 2026-11-21), (1)
    r"| \d+|\[conflict.*\]| - copy.*| - bản sao.*"  # iCloud, Google Drive, the Explorer
    r"|[._]sync-conflict-.+|_conflict-.+|\.conflict.*"  # Syncthing, Nextcloud
    r"|-(?=.*[^\W\d_]).+)"  # OneDrive: -PC-01
)


class Trouble(NamedTuple):
    """Why a folder is refused: SYNCED by a service of that name, or a SHARE; `root` is its top."""

    kind: str
    name: str
    root: str


class System:
    """What is asked of the system that the program runs on; a test stands for another one."""

    windows = sys.platform == "win32"

    def path(self, words: str) -> PurePath:
        return PureWindowsPath(words) if self.windows else PurePosixPath(words)

    def home(self) -> str:
        return os.path.expanduser("~")

    def environ(self) -> Mapping[str, str]:
        return os.environ

    def real(self, path: str) -> str:
        """Behind links, junctions and letters given to a share."""
        return os.path.realpath(path)

    def exists(self, path: str) -> bool:
        return os.path.lexists(path)

    def read(self, path: str) -> str:
        """The words of a small file, "" where there is none."""
        try:
            with open(path, encoding="utf-8", errors="replace") as file:
                return file.read(1_000_000)
        except OSError:
            return ""

    def mounts(self) -> str:
        return self.read("/proc/self/mounts")

    def is_remote(self, drive: str) -> bool:
        """Whether a letter such as "Z:" stands for a share."""
        if sys.platform != "win32":
            return False
        import ctypes

        remote = 4
        return bool(ctypes.windll.kernel32.GetDriveTypeW(drive + "\\") == remote)

    def is_brought(self, path: str) -> bool:
        """Whether a service fetches the files of that folder when they are opened."""
        try:
            return getattr(os.lstat(path), "st_reparse_tag", 0) & TAG_MASK == CLOUD_TAG
        except OSError:
            return False

    def registered(self) -> Iterator[str]:
        """OneDrive's own folders, and the libraries of an office that it copies too."""
        if sys.platform != "win32":
            return
        import winreg

        for key, value in _REGISTERED:
            with suppress(OSError), winreg.OpenKey(winreg.HKEY_CURRENT_USER, key) as above:
                for number in range(winreg.QueryInfoKey(above)[0]):
                    with suppress(OSError), winreg.OpenKey(above, winreg.EnumKey(above, number)) as account:
                        yield str(winreg.QueryValueEx(account, value)[0])


def refuse(folder: Path, system: System | None = None) -> None:
    """Raises KnownError with the reason and the way out where a store must not lie in `folder`."""
    found = trouble(folder, system)
    if found is not None:
        raise told(folder, found)


def trouble(folder: Path | str, system: System | None = None) -> Trouble | None:
    """Why a store must not lie there; None where nothing speaks against it. Looks, and touches nothing."""
    system = system or System()
    given = str(folder)
    for words in dict.fromkeys((given, system.real(given))):
        path = system.path(words)
        found = _share(path, system) or _synced(path, system)
        if found is not None:
            return found
    return None


def told(folder: Path, found: Trouble) -> KnownError:
    """The same in the user's words."""
    if found.kind == SHARE:
        what = _("The data folder {name} lies on a share of the network ({share}).")
        why = _("There a cut connection or a second computer damages the store while it is written.")
        what = what.format(name=folder, share=found.name)
    else:
        what = _("The data folder {name} is copied away by {service}.").format(
            name=folder, service=found.name
        )
        why = _("It copies the store while it is written, and that damages it.")
    return KnownError(
        f"{what} {why}",
        _("The plans there were neither opened nor changed."),
        _("Use a folder of this computer, such as {local}; pass plans on as .kehoach files.").format(
            local=paths.local_folder()
        ),
    )


def copies(folder: Path) -> tuple[Path, ...]:
    """Stores beside the store that a service or a person has copied, such as so-ke-hoach-PC-01.db."""
    stem, suffix = os.path.splitext(paths.STORE_NAME)
    try:
        names = sorted(os.listdir(folder))
    except OSError:
        return ()
    beside = [name for name in names if name.startswith(stem) and name.endswith(suffix)]
    between = ((name, name[len(stem) : -len(suffix)]) for name in beside)
    return tuple(folder / name for name, words in between if re.fullmatch(_COPY, words, re.I))


# --- shares -----------------------------------------------------------------------------------------------


def _share(path: PurePath, system: System) -> Trouble | None:
    if not system.windows:
        return _mounted(path, system)
    share = _unc(path.drive)
    if share:
        return Trouble(SHARE, share, share)
    own = system.environ().get("SystemDrive", "C:").casefold()
    if path.drive and path.drive.casefold() != own and system.is_remote(path.drive):
        return Trouble(SHARE, path.drive, path.drive)
    return None


def _unc(drive: str) -> str:
    r"""The share of \\server\share and \\?\UNC\server\share, "" for a drive of this computer."""
    plain = drive.replace("/", "\\")
    if plain[:8].upper() == "\\\\?\\UNC\\":
        return "\\\\" + plain[8:]
    return plain if plain[:2] == "\\\\" and plain[2:4] not in ("?\\", ".\\") else ""


def _mounted(path: PurePath, system: System) -> Trouble | None:
    """The file system that holds the path, by the longest of the places where one is mounted."""
    best, kind, source, words = "", "", "", f"{path}/"
    for line in system.mounts().splitlines():
        cells = [_plain(cell) for cell in line.split(" ", 3)]
        if len(cells) > 2 and len(cells[1]) >= len(best) and words.startswith(cells[1].rstrip("/") + "/"):
            source, best, kind = cells[:3]
    if kind in SHARED:
        return Trouble(SHARE, source, best)
    service = _FUSE.get(kind.removeprefix("fuse.")) if kind.startswith("fuse") else None
    if service is None:
        return None
    return Trouble(SYNCED, service, best) if service else Trouble(SHARE, source, best)


def _plain(words: str) -> str:
    """A cell of the table of mounts, where a space stands as \\040."""
    if "\\" not in words:
        return words
    return re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), words)


# --- services ---------------------------------------------------------------------------------------------


def _synced(path: PurePath, system: System) -> Trouble | None:
    for service, root in _roots(system):
        if root and _inside(path, system.path(root), system):
            return Trouble(SYNCED, service, root)
    for place in (path, *path.parents):
        if service := _named(place.name):
            return Trouble(SYNCED, service, str(place))
        for marker, service in _MARKERS:
            own = str(place) == system.home() and marker == ".dropbox"  # Dropbox's settings on Linux
            if place.name and not own and system.exists(str(place / marker)):
                return Trouble(SYNCED, service, str(place))
        if system.is_brought(str(place)):
            return Trouble(SYNCED, place.name, str(place))
    return None


def _named(name: str) -> str:
    if not name.isascii():
        from unicodedata import normalize

        name = normalize("NFC", name)
    name = name.casefold()
    by_start = (service for start, service in _STARTS if name.startswith(start))
    return _NAMES.get(name) or next(by_start, "")


def _roots(system: System) -> Iterator[tuple[str, str]]:
    """What the services themselves say that they copy."""
    for name, words in system.environ().items():
        if name.casefold() in ("onedrive", "onedrivecommercial", "onedriveconsumer"):
            yield "OneDrive", words
    yield from (("OneDrive", root) for root in system.registered())
    above = [system.environ().get(name, "") for name in ("APPDATA", "LOCALAPPDATA")]
    places = [system.path(top) / "Dropbox" for top in above if top] if system.windows else []
    if system.home():
        places.append(system.path(system.home()) / ".dropbox")
    for place in places:
        yield from (("Dropbox", root) for root in _dropbox(system.read(str(place / "info.json"))))


def _dropbox(words: str) -> Iterator[str]:
    if not words:
        return
    import json

    try:
        known = json.loads(words)
    except ValueError:
        return
    accounts = known.values() if isinstance(known, dict) else ()
    for account in accounts:
        if isinstance(account, dict) and isinstance(account.get("path"), str):
            yield account["path"]


def _inside(path: PurePath, root: PurePath, system: System) -> bool:
    if not root.is_absolute():
        return False
    if system.windows:  # compares without case
        path, root = (PureWindowsPath(str(each).removeprefix("\\\\?\\")) for each in (path, root))
    return path == root or root in path.parents
