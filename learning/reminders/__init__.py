"""Nudges: a gentle word when something is due or has stalled, once each, by e-mail if chosen."""
