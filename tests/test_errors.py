"""A known error reads as one line: what happened, what is safe, what to do."""

from desktop.errors import KnownError


def test_words_in_order() -> None:
    error = KnownError("Ổ đĩa đầy.", "Dữ liệu còn nguyên.", "Hãy giải phóng dung lượng.")
    assert str(error) == "Ổ đĩa đầy. Dữ liệu còn nguyên. Hãy giải phóng dung lượng."
    assert str(KnownError("Hỏng.")) == "Hỏng."
