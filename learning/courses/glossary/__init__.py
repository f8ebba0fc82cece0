"""The words of SEND in plain words: a page, and what the search says of them."""
