"""What a page says to a reader (gold), and how far a result agrees with it."""
