"""Publishes plans and outlines of Vietnamese public bodies, linked to the documents that they cite."""

__version__ = "0.1.0"
