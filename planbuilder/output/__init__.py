"""Documents out: values, Word, PDF, and the checks on both."""
