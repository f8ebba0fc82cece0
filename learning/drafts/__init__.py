"""Half-typed text that survives a closed lid. A draft is gone once its form is sent."""
