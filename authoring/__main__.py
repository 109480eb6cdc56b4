"""`python -m authoring` is the same as `brief`."""

from authoring.cli import main

if __name__ == "__main__":
    main()
