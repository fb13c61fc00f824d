"""Finished files looked at: Word, PDF, web page and published data, ours or anyone's, each check with its result."""
