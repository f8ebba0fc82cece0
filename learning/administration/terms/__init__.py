"""The terms of a school as pages."""
