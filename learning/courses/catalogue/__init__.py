"""Finding a module: the catalogue with its filters, the search, and the page of one module."""
