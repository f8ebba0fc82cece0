"""What a trust sees of its SENCos’ audits: rounded totals of at least five people, nothing else."""
