"""Reading a paper: from a text to findings with their places. Pure rules about language and layout; no Django, no database, no other room."""
