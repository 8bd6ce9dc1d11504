"""Other people's files and our samples, read into a draft plan."""
