
ballast_test(tst_past_loader app/tst_past_loader.cpp LINK ballast::app)
ballast_test(tst_settings app/tst_settings.cpp LINK ballast::app)
ballast_test(tst_settings_whole app/tst_settings_whole.cpp LINK ballast::app)
ballast_test(tst_settings_desk app/tst_settings_desk.cpp LABEL gui LINK ballast::app ballast_sample)
ballast_test(tst_key_test app/tst_key_test.cpp LINK ballast::app ballast_scripted_server Boost::headers)
ballast_test(tst_settings_margin app/tst_settings_margin.cpp LINK ballast::app)
ballast_test(tst_settings_allocation app/tst_settings_allocation.cpp LINK ballast::app)
ballast_test(tst_launch_options app/tst_launch_options.cpp LINK ballast::app)
ballast_test(tst_reports app/tst_reports.cpp LABEL e2e LINK ballast::app)
ballast_test(tst_report_files app/tst_report_files.cpp LINK ballast::tables ballast::report_files Qt6::Gui ZLIB::ZLIB)
ballast_test(tst_scenario_worker app/tst_scenario_worker.cpp LINK ballast::app)
ballast_test(tst_joint_worker app/tst_joint_worker.cpp LINK ballast::app)
ballast_test(tst_joint_desk app/tst_joint_desk.cpp LABEL e2e LINK ballast::app)
ballast_test(tst_laboratory_desk app/tst_laboratory_desk.cpp LABEL e2e LINK ballast::app)
ballast_test(tst_laboratory app/tst_laboratory.cpp LABEL recordings LINK ballast::app)
ballast_test(tst_engine_thread app/tst_engine_thread.cpp LINK ballast::app)
ballast_test(tst_key_binding app/tst_key_binding.cpp LINK ballast::app)
if(XCB_LIBRARY)
    ballast_test(tst_global_key app/tst_global_key.cpp LABEL e2e LINK ballast::app)
endif()
if(TARGET Qt6::DBus)
    ballast_test(tst_screen_lock app/tst_screen_lock.cpp LINK ballast::app Qt6::DBus)
endif()
ballast_test(tst_kill_ways app/tst_kill_ways.cpp LINK ballast::app)
ballast_test(tst_hidden_line app/tst_hidden_line.cpp LINK ballast::app)
ballast_test(tst_doors app/tst_doors.cpp LINK ballast::app)
ballast_test(tst_desk_runner app/tst_desk_runner.cpp LABEL e2e LINK ballast::app)
ballast_test(tst_last_session app/tst_last_session.cpp LABEL e2e LINK ballast::app)
ballast_test(tst_first_run app/tst_first_run.cpp LABEL e2e LINK ballast::app)
ballast_test(tst_diagnostics app/tst_diagnostics.cpp LABEL e2e LINK ballast::app)
ballast_test(tst_routes app/tst_routes.cpp LABEL e2e LINK ballast::app)
ballast_test(tst_ctl_greeks app/tst_ctl_greeks.cpp LABEL e2e LINK Qt6::Core)
add_dependencies(tst_ctl_greeks ballastctl)
ballast_test(tst_ctl_why app/tst_ctl_why.cpp LABEL e2e LINK Qt6::Core)
add_dependencies(tst_ctl_why ballastctl)
ballast_test(tst_made_year app/tst_made_year.cpp LABEL e2e LINK ballast::made_history fmt::fmt)
ballast_test(tst_drill app/tst_drill.cpp LABEL e2e LINK ballast::app)
ballast_test(tst_ctl_backtest app/tst_ctl_backtest.cpp LABEL e2e LINK Qt6::Core)
add_dependencies(tst_ctl_backtest ballastctl)
ballast_test(tst_ctl_exchange app/tst_ctl_exchange.cpp LABEL recordings LINK Qt6::Network)
add_dependencies(tst_ctl_exchange ballastctl)
ballast_test(tst_live_desk app/tst_live_desk.cpp LABEL e2e LINK ballast::app Qt6::Network)
ballast_test(tst_ctl_propose app/tst_ctl_propose.cpp LABEL e2e LINK ballast::app)
add_dependencies(tst_ctl_propose ballastctl)
ballast_test(tst_desk_share app/tst_desk_share.cpp LABEL e2e LINK ballast::app ballast_postgres_server fmt::fmt)
add_dependencies(tst_desk_share ballastctl)
ballast_test(tst_two_venues app/tst_two_venues.cpp LABEL e2e LINK ballast::app Qt6::Network)
ballast_test(tst_two_venues_desk app/tst_two_venues_desk.cpp LABEL e2e LINK ballast::app)

# Desk and paper exchange with a faulty link between them.
add_library(ballast_faultproxy STATIC
    support/faultproxy/fault.h support/faultproxy/fault_proxy.cpp support/faultproxy/fault_proxy.h
    support/faultproxy/fault_set.cpp support/faultproxy/fault_set.h
    support/faultproxy/frames.cpp support/faultproxy/frames.h
    support/faultproxy/link.cpp support/faultproxy/link.h)
target_link_libraries(ballast_faultproxy
    PUBLIC ballast_options ballast::models
    PRIVATE ballast_scripted_server Boost::headers OpenSSL::SSL OpenSSL::Crypto Threads::Threads)
ballast_test(tst_faultproxy support/tst_faultproxy.cpp LINK ballast_faultproxy Qt6::Network)
ballast_test(tst_proxy_matrix app/tst_proxy_matrix.cpp LABEL e2e
    LINK ballast::app ballast::net ballast::deribit ballast_faultproxy Boost::headers)
ballast_test(tst_last_resort app/tst_last_resort.cpp LABEL e2e
    LINK ballast::app ballast::net ballast::deribit ballast_faultproxy Boost::headers)
target_sources(tst_last_resort PRIVATE
    support/fast_session.cpp support/fast_session.h support/proxied_desk.cpp support/proxied_desk.h
    support/small_market.h)
target_sources(tst_proxy_matrix PRIVATE
    support/fast_session.cpp support/fast_session.h support/proxied_desk.cpp support/proxied_desk.h
    support/proxy_cell.cpp support/proxy_scenarios.cpp support/proxy_scenarios.h
    support/small_market.h)
# The real program with a keychain of the test's: by the loader, which other systems have not.
if(CMAKE_SYSTEM_NAME STREQUAL "Linux" AND NOT BALLAST_SANITIZE)
    add_library(ballast_fake_keychain SHARED support/fake_keychain.cpp)
    target_link_libraries(ballast_fake_keychain PRIVATE Qt6::Core Qt6Keychain::Qt6Keychain ${CMAKE_DL_LIBS})
    ballast_test(tst_canary app/tst_canary.cpp LABEL e2e LINK ballast::app ballast_faultproxy)
    target_compile_definitions(tst_canary PRIVATE BALLAST_FAKE_KEYCHAIN="$<TARGET_FILE:ballast_fake_keychain>")
    add_dependencies(tst_canary ballast ballast_fake_keychain)
endif()
if(CMAKE_SYSTEM_NAME STREQUAL "Linux")
    ballast_test(tst_private_files app/tst_private_files.cpp LINK ballast::app)
endif()
# The programs themselves, and what signals do to them.
if(CMAKE_SYSTEM_NAME STREQUAL "Linux")
    ballast_test(tst_program_ends app/tst_program_ends.cpp LABEL e2e LINK ballast::app)
    add_dependencies(tst_program_ends ballast ballastctl)
    ballast_test(tst_recorded_desk app/tst_recorded_desk.cpp LABEL e2e LINK ballast::app)
    add_dependencies(tst_recorded_desk ballast ballastctl)
    ballast_test(tst_replay_sample app/tst_replay_sample.cpp LABEL e2e LINK ballast::app)
    add_dependencies(tst_replay_sample ballastctl)
endif()
ballast_test(tst_review_worker app/tst_review_worker.cpp LABEL e2e LINK ballast::app)
ballast_test(tst_replay_desk app/tst_replay_desk.cpp LABEL e2e LINK ballast::app ballast_engine_script)
ballast_test(tst_store_desk app/tst_store_desk.cpp LABEL e2e LINK ballast::app)
