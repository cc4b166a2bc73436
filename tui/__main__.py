"""`python -m tui`: the same as the command skimcast."""

from tui.cli import main

main()
