"""How fast a very long speech opens and scrolls, from a real server in a real browser."""
