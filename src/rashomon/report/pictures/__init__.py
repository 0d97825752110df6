"""Pictures as SVG, drawn on the server: each wide and narrow, with classes only, so that dark and print follow."""
