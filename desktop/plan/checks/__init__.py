"""What can be wrong with a plan, by subject: each room yields findings, `review` puts them together."""
