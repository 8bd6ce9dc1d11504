"""A store in OneDrive, Dropbox and the like, or on a share, is refused; one on this computer is not."""

import json
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from desktop import i18n, paths
from desktop.errors import KnownError
from desktop.session import where
from desktop.session.where import SHARE, SYNCED, System, Trouble, copies, refuse, trouble

HOME = r"C:\Users\Nguyễn Văn An"
LOCAL = HOME + r"\AppData\Local\so-ke-hoach"
MOUNTS = r"""/dev/sda2 / ext4 rw 0 0
/dev/sdb1 /media/an/USB\040stick vfat rw 0 0
//server/chung /mnt/chung cifs rw 0 0
server:/home /mnt/nfs nfs4 rw 0 0
an@server:/ /home/an/xa fuse.sshfs rw 0 0
gvfsd-fuse /run/user/1000/gvfs fuse.gvfsd-fuse rw 0 0
onedriver /home/an/mây fuse.onedriver rw 0 0
drive: /home/an/Ổ\040mạng fuse.rclone rw 0 0
tmpfs /mnt/nfs/here tmpfs rw 0 0
"""


class Windows(System):
    """A PC with Windows as somebody describes it."""

    windows = True

    def __init__(
        self,
        environ: Mapping[str, str] = {},
        files: Mapping[str, str] = {},
        folders: tuple[str, ...] = (),
        libraries: tuple[str, ...] = (),
        remote: tuple[str, ...] = (),
        links: Mapping[str, str] = {},
        brought: tuple[str, ...] = (),
    ) -> None:
        self._environ = {"SystemDrive": "C:", "APPDATA": HOME + r"\AppData\Roaming", **environ}
        self._files, self._folders, self._libraries = files, folders, libraries
        self._remote, self._links, self._brought = remote, links, brought

    def home(self) -> str:
        return HOME

    def environ(self) -> Mapping[str, str]:
        return self._environ

    def real(self, path: str) -> str:
        top = next((top for top in self._links if path.startswith(top)), "")
        return self._links[top] + path[len(top) :] if top else path

    def exists(self, path: str) -> bool:
        return path in self._folders

    def read(self, path: str) -> str:
        return self._files.get(path, "")

    def mounts(self) -> str:
        return ""

    def is_remote(self, drive: str) -> bool:
        return drive in self._remote

    def is_brought(self, path: str) -> bool:
        return path in self._brought

    def registered(self) -> Iterator[str]:
        yield from self._libraries


class Linux(System):
    """A PC with Linux: what is mounted where, which files and markers there are."""

    windows = False

    def __init__(self, folders: tuple[str, ...] = (), files: Mapping[str, str] = {}) -> None:
        self._folders, self._files = folders, files

    def home(self) -> str:
        return "/home/an"

    def environ(self) -> Mapping[str, str]:
        return {}

    def real(self, path: str) -> str:
        return path.replace("/home/an/lối tắt", "/home/an/Dropbox")

    def exists(self, path: str) -> bool:
        return path in self._folders

    def read(self, path: str) -> str:
        return self._files.get(path, "")

    def mounts(self) -> str:
        return MOUNTS

    def is_brought(self, path: str) -> bool:
        return False


GOOD_WINDOWS = (
    LOCAL,
    "\\\\?\\" + LOCAL,
    r"D:\Kế hoạch\dữ liệu",
    r"C:\OneDriveTemp\x",
    r"C:\Users\Nguyễn Văn An\Documents\Dropboxes",
    r"E:\sổ-kế-hoạch",
)


@pytest.mark.parametrize("folder", GOOD_WINDOWS)
def test_folders_of_a_windows_pc_are_taken(folder: str) -> None:
    system = Windows({"OneDrive": HOME + r"\OneDrive - Sở KHCN", "LOCALAPPDATA": HOME + r"\AppData\Local"})
    assert trouble(folder, system) is None


@pytest.mark.parametrize("folder", ["/home/an/.local/share/so-ke-hoach", "/media/an/USB stick/kế hoạch"])
def test_folders_of_a_linux_pc_are_taken(folder: str) -> None:
    system = Linux(folders=("/home/an/.dropbox",))  # Dropbox's own settings, not what it copies
    assert trouble(folder, system) is None


@pytest.mark.parametrize("folder", ["/mnt/nfs/here/x", "/mnt/chungcư/x"])
def test_what_is_mounted_above_a_share_and_names_like_one_are_no_share(folder: str) -> None:
    assert trouble(folder, Linux()) is None


def test_the_folder_of_this_computer_is_taken(tmp_path: Path) -> None:
    refuse(tmp_path / "data")


BY_NAME = {
    HOME + r"\OneDrive\Kế hoạch": "OneDrive",
    HOME + r"\OneDrive - Sở Khoa học và Công nghệ\x": "OneDrive",
    r"D:\ONEDRIVE": "OneDrive",
    HOME + r"\Dropbox\x": "Dropbox",
    HOME + r"\Dropbox (Sở KHCN)\x": "Dropbox",
    r"G:\My Drive\x": "Google Drive",
    r"G:\Drive của tôi\x": "Google Drive",
    unicodedata.normalize("NFD", r"G:\Drive của tôi\x"): "Google Drive",
    HOME + r"\Google Drive\x": "Google Drive",
    HOME + r"\iCloudDrive\x": "iCloud",
    HOME + r"\Nextcloud\x": "Nextcloud",
}


@pytest.mark.parametrize(("folder", "service"), BY_NAME.items())
def test_a_service_is_known_by_the_name_of_its_folder(folder: str, service: str) -> None:
    found = trouble(folder, Windows())
    assert found is not None and (found.kind, found.name) == (SYNCED, service)


DROPBOX = json.dumps({"business": {"path": "D:\\Việc chung", "host": 1}, "personal": {"path": 7}, "x": []})
TOLD = {
    "the environment": Windows({"OneDriveCommercial": r"D:\Việc chung"}),
    "OneDrive's list": Windows(libraries=(r"D:\VIỆC CHUNG",)),
    "Dropbox's list": Windows(files={HOME + r"\AppData\Roaming\Dropbox\info.json": DROPBOX}),
    "a marker": Windows(folders=(r"D:\Việc chung\.dropbox",)),
    "Google's marker": Windows(folders=(r"D:\Việc chung\.tmp.drivedownload",)),
    "Syncthing": Windows(folders=(r"D:\Việc chung\.stfolder",)),
    "files brought when opened": Windows(brought=(r"D:\Việc chung",)),
    "a junction": Windows(links={r"D:\Việc chung": HOME + r"\OneDrive"}),
}


@pytest.mark.parametrize("system", TOLD.values(), ids=TOLD.keys())
@pytest.mark.parametrize("folder", [r"D:\Việc chung", r"d:\việc chung\dữ liệu"])
def test_a_folder_of_any_name_is_known_by_what_the_service_says(system: Windows, folder: str) -> None:
    if system in (TOLD["the environment"], TOLD["OneDrive's list"], TOLD["Dropbox's list"]):
        assert trouble(folder, system) is not None  # Windows tells no case apart
    found = trouble(folder.replace("d:\\việc", "D:\\Việc"), system)
    assert found is not None and found.kind == SYNCED
    assert trouble(r"D:\Việc riêng", system) is None


@pytest.mark.parametrize("words", ["", "{", "[]", "7", '{"personal": null}', '{"personal": {"path": ""}}'])
def test_a_list_of_dropbox_that_says_nothing_is_passed_over(words: str) -> None:
    assert trouble(LOCAL, Windows(files={HOME + r"\AppData\Roaming\Dropbox\info.json": words})) is None


SHARES = {
    r"\\server\chung\kế hoạch": r"\\server\chung",
    "//server/chung/kế hoạch": r"\\server\chung",
    "\\\\?\\UNC\\server\\chung\\x": r"\\server\chung",
    r"\\wsl.localhost\Debian\home": r"\\wsl.localhost\Debian",
    r"Z:\kế hoạch": "Z:",
    r"Y:\kế hoạch": r"\\server\chung",
}


@pytest.mark.parametrize(("folder", "share"), SHARES.items())
def test_a_share_is_refused_by_any_of_its_names(folder: str, share: str) -> None:
    found = trouble(folder, Windows(remote=("Z:",), links={"Y:\\": "\\\\server\\chung\\"}))
    assert found is not None and (found.kind, found.name.rstrip("\\")) == (SHARE, share)


MOUNTED = {
    "/mnt/chung/x": (SHARE, "//server/chung"),
    "/mnt/nfs/x": (SHARE, "server:/home"),
    "/home/an/xa/x": (SHARE, "an@server:/"),
    "/run/user/1000/gvfs/smb-share:server=a,share=b/x": (SHARE, "gvfsd-fuse"),
    "/home/an/mây/x": (SYNCED, "OneDrive"),
    "/home/an/Ổ mạng/x": (SHARE, "drive:"),
    "/home/an/lối tắt/x": (SYNCED, "Dropbox"),
}


@pytest.mark.parametrize(("folder", "expected"), MOUNTED.items())
def test_what_is_mounted_from_elsewhere_is_refused(folder: str, expected: tuple[str, str]) -> None:
    found = trouble(folder, Linux())
    assert found is not None and (found.kind, found.name) == expected


def test_a_marker_on_linux() -> None:
    found = trouble("/home/an/việc/dữ liệu", Linux(folders=("/home/an/việc/.stfolder",)))
    assert found == Trouble(SYNCED, "Syncthing", "/home/an/việc")


# --- words ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("folder", [HOME + r"\OneDrive\x", r"\\server\chung\x"])
def test_the_reason_and_the_way_out_are_told(folder: str) -> None:
    i18n.set_language("en")
    with pytest.raises(KnownError) as caught:
        refuse(Path(folder), Windows())
    i18n.set_language("vi")
    assert folder in caught.value.what and ("OneDrive" in caught.value.what or "server" in caught.value.what)
    assert "neither opened nor changed" in caught.value.safe
    assert str(paths.local_folder()) in caught.value.do and ".kehoach" in caught.value.do


# --- copies that a service left ---------------------------------------------------------------------------

LEFT = (
    "so-ke-hoach-PC-01.db",
    "so-ke-hoach-DESKTOP-4F2A.db",
    "so-ke-hoach-Máy của An.db",
    "so-ke-hoach (PC-01's conflicted copy 2026-11-21).db",
    "so-ke-hoach (conflicted copy 2026-11-21 083000).db",
    "so-ke-hoach (1).db",
    "so-ke-hoach 2.db",
    "so-ke-hoach[Conflict].db",
    "so-ke-hoach.sync-conflict-20261121-083000-ABCDEFG.db",
    "so-ke-hoach_conflict-20261121-083000.db",
    "so-ke-hoach - Copy.db",
    "so-ke-hoach - bản sao (2).db",
)
OTHERS = (
    "so-ke-hoach.db", "so-ke-hoach.db-journal", "so-ke-hoach.lock", "so-ke-hoach.log", "so-ke-hoach-1.db",
    "so-ke-hoach.db.1", "so-ke-hoachx.db", "khac-PC-01.db", "so-ke-hoach-PC-01.txt",
)  # fmt: skip


def test_copies_are_recognised_by_their_names(tmp_path: Path) -> None:
    for name in (*LEFT, *OTHERS):
        (tmp_path / name).write_text("")
    assert {path.name for path in copies(tmp_path)} == set(LEFT)


def test_a_folder_that_is_not_there_has_no_copies(tmp_path: Path) -> None:
    assert copies(tmp_path / "none") == ()


def test_the_system_is_asked_for_what_it_knows(tmp_path: Path) -> None:
    (tmp_path / "Việc").mkdir()
    (tmp_path / "Việc" / ".stfolder").mkdir()
    (tmp_path / "nối").symlink_to(tmp_path / "Việc")
    found = where.trouble(tmp_path / "nối" / "dữ liệu")
    assert found is not None and found.name == "Syncthing"
