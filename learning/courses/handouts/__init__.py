"""A whole module as one document for paper: for an INSET session, or to read without a screen."""
