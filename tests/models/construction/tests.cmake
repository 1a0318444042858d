# The tests of this room.
ballast_test(tst_merged_depth models/construction/tst_merged_depth.cpp LABEL vectors LINK ballast::models simdjson::simdjson)
ballast_test(tst_hedge_solver models/construction/tst_hedge_solver.cpp LABEL vectors LINK ballast::models simdjson::simdjson)
ballast_test(tst_hedge_properties models/construction/tst_hedge_properties.cpp LINK ballast::models fmt::fmt)
ballast_test(tst_candidates models/construction/tst_candidates.cpp LINK ballast::models fmt::fmt)
