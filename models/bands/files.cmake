# The files of this room; all rooms of the models are one library.
list(APPEND BALLAST_MODEL_FILES
    bands/bands.cpp bands/bands.h bands/cheapest.cpp bands/cheapest.h bands/impact.cpp bands/impact.h
    bands/live_band.cpp bands/live_band.h bands/realised.cpp bands/realised.h bands/regime.cpp
    bands/regime.h bands/waiting.cpp bands/waiting.h)
