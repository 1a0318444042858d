# The tests of this room.
ballast_test(tst_event_codec models/replay/tst_event_codec.cpp LINK ballast::models fmt::fmt)
ballast_test(tst_replay models/replay/tst_replay.cpp LINK ballast_engine_script)
ballast_test(tst_player models/replay/tst_player.cpp LINK ballast_engine_script)
