"""The character rules, one artefact of OCR, extraction or encoding in a file."""
