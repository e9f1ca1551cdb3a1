"""How work is done on this machine: files, workers, progress, cluster, and the state of the program."""
