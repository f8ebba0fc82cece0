"""Rating statements of an open round, one a page, a domain a page, or all on one."""
