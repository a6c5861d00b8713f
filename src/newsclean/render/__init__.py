"""An issue as text, JSON and views."""
