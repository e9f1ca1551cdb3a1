"""Every command of `mingbai`: a file each, called as the command is; with `HELP`, what it takes, and what it does."""
