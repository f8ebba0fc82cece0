"""The groups of a school as pages."""
