# The tests of this room.
ballast_test(tst_merged_depth models/construction/tst_merged_depth.cpp LABEL vectors LINK ballast::models simdjson::simdjson)
ballast_test(tst_hedge_solver models/construction/tst_hedge_solver.cpp LABEL vectors LINK ballast::models simdjson::simdjson)
