"""Cases with choices and consequences, walked one page a step, with nothing kept."""
