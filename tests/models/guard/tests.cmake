# The tests of this room.
ballast_test(tst_tripwires models/guard/tst_tripwires.cpp LINK ballast::models)
ballast_test(tst_guard_levels models/guard/tst_guard_levels.cpp LINK ballast::models)
ballast_test(tst_loops models/guard/tst_loops.cpp LINK ballast::models)
ballast_test(tst_guard_desk models/guard/tst_guard_desk.cpp LINK ballast_engine_script)
ballast_test(tst_guard_drills models/guard/tst_guard_drills.cpp LINK ballast::models ballast::paper_market)
ballast_test(tst_guard_wires models/guard/tst_guard_wires.cpp LINK ballast_engine_script)
ballast_test(tst_guard_places models/guard/tst_guard_places.cpp LINK ballast::models)
