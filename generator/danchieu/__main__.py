"""`python -m danchieu`: the same as the command `danchieu`."""

from danchieu.cli import main

main(prog_name="danchieu")
