"""The record format and the claim kinds: what passes between commands, as data."""
