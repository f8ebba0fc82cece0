"""The sample trust, made through the product's own services from a fixed seed."""
