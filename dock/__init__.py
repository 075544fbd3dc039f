"""The panel on which a person handles the simulated devices of a demonstration."""
