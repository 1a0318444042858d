
ballast_test(tst_settings app/tst_settings.cpp LINK ballast::app)
ballast_test(tst_launch_options app/tst_launch_options.cpp LINK ballast::app)
ballast_test(tst_scenario_worker app/tst_scenario_worker.cpp LINK ballast::app)
ballast_test(tst_engine_thread app/tst_engine_thread.cpp LINK ballast::app)
ballast_test(tst_routes app/tst_routes.cpp LABEL e2e LINK ballast::app)
ballast_test(tst_ctl_greeks app/tst_ctl_greeks.cpp LABEL e2e LINK Qt6::Core)
add_dependencies(tst_ctl_greeks ballastctl)
