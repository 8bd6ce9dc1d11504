"""What the user sees: Qt lives on this floor and nowhere else."""
