"""A finished Word file as one accessible HTML page that needs nothing else."""
