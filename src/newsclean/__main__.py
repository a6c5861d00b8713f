"""`python -m newsclean` is the command `newsclean`."""

from newsclean.cli import run

if __name__ == "__main__":
    run()
