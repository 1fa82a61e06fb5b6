"""Floor 5: who deserves what, who decides, the paper that says so."""
