# The files of this room; all rooms of the models are one library.
list(APPEND BALLAST_MODEL_FILES
    bands/bands.cpp bands/bands.h bands/cheapest.cpp bands/cheapest.h bands/chosen_volatility.cpp
    bands/chosen_volatility.h bands/impact.cpp bands/impact.h bands/live_band.cpp bands/live_band.h
    bands/realised.cpp bands/realised.h bands/realised_volatility.cpp bands/realised_volatility.h
    bands/regime.cpp bands/regime.h bands/waiting.cpp bands/waiting.h bands/width_change.cpp
    bands/width_change.h)
