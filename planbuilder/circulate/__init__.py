"""Out to partners: a message to each with the draft that it may change, and who has agreed to which draft."""
