"""What the sample's pictures are drawn with: a canvas with soft edges, the colours, people and the scenes."""
