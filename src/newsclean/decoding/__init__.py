"""From bytes to text: which encoding they are in, and what to do where they break its rules."""
