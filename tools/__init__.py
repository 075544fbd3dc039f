"""The workshop: set-up, checks of the tree and pictures of the screens."""
