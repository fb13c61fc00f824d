"""What the pictures of the guides are taken from: a partnership's year played through, and sheets and pages of it."""
