"""The command line: calls the engine and writes its answers; has no logic of its own."""
