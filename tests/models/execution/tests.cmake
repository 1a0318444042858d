# The tests of this room.
ballast_test(tst_schedule_vectors models/execution/tst_schedule_vectors.cpp LABEL vectors LINK ballast::models simdjson::simdjson)
ballast_test(tst_style models/execution/tst_style.cpp LINK ballast::models)
ballast_test(tst_peg models/execution/tst_peg.cpp LINK ballast::models)
ballast_test(tst_leg_order models/execution/tst_leg_order.cpp LINK ballast::models)
ballast_test(tst_refill models/execution/tst_refill.cpp LINK ballast::models)
ballast_test(tst_depth_trend models/execution/tst_depth_trend.cpp LINK ballast_engine_script)
