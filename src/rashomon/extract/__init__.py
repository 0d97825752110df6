"""Stage 4: an article becomes claims, each traced to its characters."""
