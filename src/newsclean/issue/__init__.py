"""Blocks to articles: grouping, re-threading, gaps, and the types of the result."""
