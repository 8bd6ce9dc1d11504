"""Pages in a row: what shows, where a point is, how zoom steps."""

from hypothesis import given
from hypothesis import strategies as st

from desktop.ui.preview.stack import GAP, LARGEST, MARGIN, SMALLEST, Spot, fitting, stacked, stepped

A4, WIDE = (595.0, 842.0), (842.0, 595.0)
Sizes = list[tuple[float, float]]
sizes = st.lists(st.sampled_from([A4, WIDE]), min_size=1, max_size=12)
scales = st.floats(0.3, 4.0)


@given(sizes, scales, st.data())
def test_a_point_of_a_page_is_found_again(pages: Sizes, scale: float, data: st.DataObject) -> None:
    stack = stacked(pages, scale, 600)
    page = data.draw(st.integers(0, len(pages) - 1))
    spot = Spot(page, data.draw(st.floats(0, 500)), data.draw(st.floats(0, 500)))
    found = stack.spot(*stack.point(spot))
    assert found.page == page
    assert abs(found.x - spot.x) + abs(found.y - spot.y) < 1e-6


@given(sizes, scales, st.floats(0, 20_000))
def test_what_shows_meets_the_view(pages: Sizes, scale: float, top: float) -> None:
    stack = stacked(pages, scale, 600)
    for page, box in enumerate(stack.boxes):
        meets = box.y < top + 700 and box.y + box.height > top
        assert (page in stack.visible(top, 700)) == meets


@given(sizes, st.integers(300, 3000))
def test_the_widest_page_fits_between_the_margins(pages: Sizes, room: int) -> None:
    zoom = fitting(pages, room)
    stack = stacked(pages, zoom * 96 / 72, room)
    if SMALLEST < zoom < LARGEST:
        assert abs(max(box.width for box in stack.boxes) - (room - 2 * MARGIN)) < 1e-6
        assert min(box.x for box in stack.boxes) >= MARGIN - 1e-6


def test_pages_stand_apart_and_centred() -> None:
    first, second = stacked([A4, WIDE], 1.0, 1000).boxes
    assert second.y == first.y + first.height + GAP
    assert first.x + first.width / 2 == second.x + second.width / 2 == 500


def test_a_narrow_view_scrolls_sideways() -> None:
    assert stacked([A4], 2.0, 300).width == 2 * 595 + 2 * MARGIN


def test_the_page_that_fills_most_is_the_current_one() -> None:
    stack = stacked([A4, A4, A4], 1.0, 700)
    assert [stack.current(top, 800) for top in (0, 700, stack.height - 800)] == [0, 1, 2]


def test_nothing_is_shown_of_nothing() -> None:
    assert list(stacked([], 1.0, 500).visible(0, 500)) == []


@given(st.floats(SMALLEST, LARGEST))
def test_a_step_goes_the_way_asked(zoom: float) -> None:
    assert stepped(zoom, 1) > zoom or zoom >= LARGEST - 0.02
    assert stepped(zoom, -1) < zoom or zoom <= SMALLEST + 0.02
