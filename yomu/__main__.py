"""`python -m yomu`."""

from yomu.cli import main

if __name__ == "__main__":
    main()
