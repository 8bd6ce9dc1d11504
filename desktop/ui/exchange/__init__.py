"""Plans to and from other offices: what has arrived, what differs, which side goes on; and sending."""
