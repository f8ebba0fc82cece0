"""Templates to print or to copy. In code they are sheets, since templates make Flask's pages."""
