"""The expected day: how somebody thinks a SENCo's time divides, before they have seen it."""
