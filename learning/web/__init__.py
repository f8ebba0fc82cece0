"""What every page shares: templates, static files, headers, error pages, the library in force."""
