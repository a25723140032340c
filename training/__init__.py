"""Makes what yomu has learnt: scripts that write data files, not part of the program."""
