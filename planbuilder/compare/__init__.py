"""Two versions of a document side by side: the redline in Word, and what changed in words."""
