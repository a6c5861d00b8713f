"""Raw text of Chinese newspapers, as OCR and PDF extractors leave it, into clean articles."""

__version__ = "0.1.0"
