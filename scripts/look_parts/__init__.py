"""Key pages of the sample documents as pictures, compared with those that were approved."""
