"""The administrator's desk: export, erasure, content problems."""
