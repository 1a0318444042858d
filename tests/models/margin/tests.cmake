# The tests of this room.
ballast_test(tst_margin_vectors models/margin/tst_margin_vectors.cpp LABEL vectors LINK ballast::models simdjson::simdjson)
ballast_test(tst_margin_guard models/margin/tst_margin_guard.cpp LINK ballast::models)
ballast_test(tst_judge models/margin/tst_judge.cpp LINK ballast::models)
ballast_test(tst_margin_desk models/engine/tst_margin_desk.cpp LINK ballast_engine_script)
ballast_test(tst_greeks_age models/engine/tst_greeks_age.cpp LINK ballast_engine_script)
ballast_test(tst_account_model models/margin/tst_account_model.cpp LINK ballast_engine_script)
