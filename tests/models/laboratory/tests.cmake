# The tests of this room.
ballast_test(tst_studies models/laboratory/tst_studies.cpp LINK ballast::models)
ballast_test(tst_backtest models/laboratory/tst_backtest.cpp LINK ballast::models)
ballast_test(tst_recorded_series models/laboratory/tst_recorded_series.cpp LINK ballast::models)
ballast_test(tst_period_frontier models/laboratory/tst_period_frontier.cpp LINK ballast::models)
