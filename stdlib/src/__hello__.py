"""A module that is there to be imported, as a test of frozen modules."""

initialized = True


def main():
    """Greet."""
    print("Hello world!")


if __name__ == "__main__":
    main()
