# The files of this room; all rooms of the models are one library.
list(APPEND BALLAST_MODEL_FILES)
