"""A module in a package that is there to be imported."""

initialized = True


def main():
    """Greet."""
    print("Hello world!")


if __name__ == "__main__":
    main()
