
ballast_test(tst_pricing_vectors models/pricing/tst_pricing_vectors.cpp LABEL vectors LINK ballast::models simdjson::simdjson)
