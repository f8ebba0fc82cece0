"""What a rule yields: errors of truth and structure, warnings of style."""

from functools import partial

from content.problems import Problem, Severity

error = partial(Problem, severity=Severity.ERROR)
"""`error(path, line, message, remedy)`: not to be published until it is mended."""

warning = partial(Problem, severity=Severity.WARNING)
"""`warning(path, line, message, remedy)`: to be mended when it can be."""
