"""Floor 4: what was achieved. Periodic reports of the units, questions about them, the synthesis for the chairman."""
