# The source reads itself.
