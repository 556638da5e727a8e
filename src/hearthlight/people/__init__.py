"""Two persons, one couple, and what each lets the other see."""
