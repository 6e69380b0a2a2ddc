"""The command line: how the engine is called and how its answers are written. No logic of its own."""
