"""Measures engines and shows what was measured. Knows no engine: those are in peers/."""
