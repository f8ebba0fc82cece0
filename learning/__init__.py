"""The application: people, what they learn, and what they keep. Wired in `learning.app` only."""
