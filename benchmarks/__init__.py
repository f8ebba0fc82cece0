"""Ratios against a bare page, measured in one run on this machine. Bounded, and loopback only."""
