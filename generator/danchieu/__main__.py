"""`python -m danchieu`: the same as the command `danchieu`."""

from danchieu.cli import run

run()
