"""Text to blocks: lines, what each is, and which belong together."""
