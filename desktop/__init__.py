"""Sổ Kế hoạch: official plans from form to paper."""
