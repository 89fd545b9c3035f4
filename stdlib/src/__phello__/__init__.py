"""A package that is there to be imported, as a test of frozen packages."""

initialized = True


def main():
    """Greet."""
    print("Hello world!")


if __name__ == "__main__":
    main()
