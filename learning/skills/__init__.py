"""The skills audit: rounds of a framework, rated by oneself and, if asked, by a mentor."""
