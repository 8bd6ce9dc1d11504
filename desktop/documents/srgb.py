"""The colours of sRGB as an ICC profile, made from their definition: what a PDF/A file is painted for."""

import struct
from functools import cache


@cache
def srgb() -> bytes:
    """The profile, version 2 (IEC 61966-2-1; primaries adapted to D50)."""
    name = b"sRGB IEC61966-2.1"
    described = b"desc" + bytes(4) + struct.pack(">I", len(name) + 1) + name + bytes(1 + 4 + 4 + 2 + 1 + 67)
    curve = struct.pack(">4s4xI256H", b"curv", 256, *(round(65535 * _linear(n / 255)) for n in range(256)))
    tags = {
        b"desc": described,
        b"cprt": b"text" + bytes(4) + b"No copyright, use freely\0",
        b"wtpt": _xyz(0.9505, 1.0, 1.0891),
        b"rXYZ": _xyz(0.43607, 0.22249, 0.01392),
        b"gXYZ": _xyz(0.38515, 0.71687, 0.09708),
        b"bXYZ": _xyz(0.14307, 0.06061, 0.71410),
        b"rTRC": curve,
        b"gTRC": curve,
        b"bTRC": curve,
    }
    return _profile(tags)


def _profile(tags: dict[bytes, bytes]) -> bytes:
    """Header, table and contents of a display profile; equal contents stand in it once (ICC.1:2001)."""
    table, contents = struct.pack(">I", len(tags)), b""
    places: dict[bytes, int] = {}
    for name, content in tags.items():
        if content not in places:
            places[content] = 128 + 4 + 12 * len(tags) + len(contents)
            contents += content + bytes(-len(content) % 4)
        table += struct.pack(">4sII", name, places[content], len(content))
    made = (2000, 1, 1, 0, 0, 0)
    header = struct.pack(
        ">I4xI4s4s4s6H4s4x4x4x4x8xI3I48x", 128 + len(table) + len(contents), 0x02100000, b"mntr", b"RGB ",
        b"XYZ ", *made, b"acsp", 0, 0xF6D6, 0x10000, 0xD32D,
    )  # fmt: skip
    return header + table + contents


def _xyz(x: float, y: float, z: float) -> bytes:
    return struct.pack(">4s4x3i", b"XYZ ", *(round(part * 65536) for part in (x, y, z)))


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
