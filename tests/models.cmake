
ballast_test(tst_pricing_vectors models/pricing/tst_pricing_vectors.cpp LABEL vectors LINK ballast::models simdjson::simdjson)

add_library(ballast_engine_script STATIC support/engine_script.cpp support/engine_script.h)
target_link_libraries(ballast_engine_script PUBLIC ballast::models)
ballast_test(tst_engine models/engine/tst_engine.cpp LINK ballast_engine_script)
ballast_test(tst_life models/orders/tst_life.cpp LINK ballast::models)
ballast_test(tst_gate models/risk/tst_gate.cpp LINK ballast::models)
ballast_test(tst_propose models/rebalance/tst_propose.cpp LINK ballast::models)
