"""Write, check and publish a monthly policy brief."""

__version__ = "0.1.0"
