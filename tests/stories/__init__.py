"""Officers' stories: the command line as a real process, in a partnership's folder, and the files that come out."""
