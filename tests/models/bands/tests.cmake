# The tests of this room.
ballast_test(tst_band_vectors models/bands/tst_band_vectors.cpp LABEL vectors LINK ballast::models simdjson::simdjson)
ballast_test(tst_bands models/bands/tst_bands.cpp LINK ballast::models)
ballast_test(tst_waiting models/bands/tst_waiting.cpp LINK ballast::models)
ballast_test(tst_regime models/bands/tst_regime.cpp LINK ballast::models)
ballast_test(tst_realised_volatility models/bands/tst_realised_volatility.cpp LINK ballast::models)
ballast_test(tst_width_change models/bands/tst_width_change.cpp LINK ballast::models)
