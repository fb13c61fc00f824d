"""planbuilder: a Community Safety Partnership's workbooks become its Partnership Plan."""

__version__ = "0.1.0"
