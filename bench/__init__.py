"""Measurements: how fast the pages are, whether every reminder arrives, whether days are days everywhere. See README.md; no part of the tests."""
