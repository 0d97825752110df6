"""The stages in order, over many articles, on one machine or several."""
