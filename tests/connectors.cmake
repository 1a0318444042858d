
ballast_test(tst_store connectors/store/tst_store.cpp LINK ballast::store)
ballast_test(tst_history_reader connectors/store/tst_history_reader.cpp LINK ballast::store fmt::fmt)
ballast_test(tst_moment_reader connectors/store/tst_moment_reader.cpp LINK ballast::store fmt::fmt)
ballast_test(tst_review_reader connectors/store/tst_review_reader.cpp LINK ballast::store)
ballast_test(tst_drill_venue connectors/paper_drill/tst_drill_venue.cpp LABEL unit LINK ballast::paper_drill)
ballast_test(tst_review_day connectors/paper_drill/tst_review_day.cpp LABEL e2e LINK ballast::store ballast::paper_drill)
ballast_test(tst_sample_blocks connectors/store/tst_sample_blocks.cpp LINK ballast::store)
ballast_test(tst_history_keep connectors/store/tst_history_keep.cpp LINK ballast::store fmt::fmt)
ballast_test(tst_audit_pack connectors/store/tst_audit_pack.cpp LINK ballast::store)
ballast_test(tst_history_faults connectors/store/tst_history_faults.cpp LINK ballast::store)
target_compile_definitions(tst_history_faults PRIVATE BALLAST_STORE_CHILD="$<TARGET_FILE:store_child>")
ballast_test(tst_chain_look connectors/store/tst_chain_look.cpp LINK ballast::store)
ballast_test(tst_backups connectors/store/tst_backups.cpp LINK ballast::store)
# A drilled day, recorded: the desk of the drills is all that is needed of the program.
add_library(ballast_recorded_drill STATIC ${PROJECT_SOURCE_DIR}/app/drill_desk.cpp ${PROJECT_SOURCE_DIR}/app/drill_person.cpp support/recorded_drill.h)
target_link_libraries(ballast_recorded_drill PUBLIC ballast_options ballast::models ballast::paper_drill)
add_executable(event_child connectors/store/event_child.cpp)
target_link_libraries(event_child PRIVATE ballast::store ballast_recorded_drill)
ballast_test(tst_event_store connectors/store/tst_event_store.cpp LINK ballast::store ballast_recorded_drill)
target_compile_definitions(tst_event_store PRIVATE BALLAST_EVENT_CHILD="$<TARGET_FILE:event_child>")
add_dependencies(tst_event_store event_child)
add_executable(store_child connectors/store/store_child.cpp)
target_link_libraries(store_child PRIVATE ballast::store)
ballast_test(tst_store_limits connectors/store/tst_store_limits.cpp LINK ballast::store SQLite::SQLite3)
ballast_test(tst_store_faults connectors/store/tst_store_faults.cpp LINK ballast::store)
target_compile_definitions(tst_store_faults PRIVATE BALLAST_STORE_CHILD="$<TARGET_FILE:store_child>")
add_dependencies(tst_store_faults store_child)
add_dependencies(tst_history_faults store_child)

# The market of the paper exchange.
ballast_test(tst_vol_surface connectors/paper_market/tst_vol_surface.cpp LABEL unit LINK ballast::paper_market fmt::fmt)
ballast_test(tst_generated_market connectors/paper_market/tst_generated_market.cpp LABEL unit LINK ballast::paper_market fmt::fmt)
ballast_test(tst_coarse_market connectors/paper_market/tst_coarse_market.cpp LABEL unit LINK ballast::paper_market fmt::fmt)
ballast_test(tst_venue_terms connectors/paper_market/tst_venue_terms.cpp LABEL unit LINK ballast::paper_market fmt::fmt)
ballast_test(tst_demo_book connectors/paper_market/tst_demo_book.cpp LABEL unit LINK ballast::paper_market fmt::fmt)
ballast_test(tst_positions_csv connectors/paper_market/tst_positions_csv.cpp LABEL unit LINK ballast::paper_market fmt::fmt)
ballast_test(tst_tape_reader connectors/paper_market/tst_tape_reader.cpp LABEL unit LINK ballast::paper_market fmt::fmt)
ballast_test(tst_recorded_market connectors/paper_market/tst_recorded_market.cpp LABEL recordings LINK ballast::paper_market fmt::fmt)
ballast_test(tst_calibration connectors/paper_market/tst_calibration.cpp LABEL recordings LINK ballast::paper_market fmt::fmt)

add_library(ballast_scripted_server STATIC
    support/certificate_forge.cpp support/certificate_forge.h
    support/scripted_server.cpp support/scripted_server.h support/tls_server.cpp support/tls_server.h)
target_link_libraries(ballast_scripted_server
    PUBLIC ballast_options PRIVATE Boost::headers OpenSSL::SSL OpenSSL::Crypto Threads::Threads)
ballast_test(tst_pacing connectors/net/tst_pacing.cpp LABEL unit LINK ballast::net)
ballast_test(tst_ws_session connectors/net/tst_ws_session.cpp LABEL unit
    LINK ballast::net ballast_scripted_server Boost::headers)
ballast_test(tst_gated_stream connectors/net/tst_gated_stream.cpp LABEL unit
    LINK ballast::net Boost::headers)
ballast_test(tst_bad_certificates connectors/net/tst_bad_certificates.cpp LABEL unit
    LINK ballast::net ballast_scripted_server Boost::headers)
ballast_test(tst_requests connectors/deribit/tst_requests.cpp LABEL unit LINK ballast::deribit)
ballast_test(tst_recorded_frames connectors/deribit/tst_recorded_frames.cpp LABEL recordings LINK ballast::deribit)
ballast_test(tst_codec connectors/deribit/tst_codec.cpp LABEL unit LINK ballast::deribit)
ballast_test(tst_session connectors/deribit/tst_session.cpp LABEL unit
    LINK ballast::deribit ballast_scripted_server Boost::headers)

ballast_test(tst_hostile_venue connectors/deribit/tst_hostile_venue.cpp LABEL unit
    LINK ballast::deribit ballast::net ballast_scripted_server Boost::headers)

# The paper exchange's market, live.
ballast_test(tst_live_listings connectors/paper_live/tst_live_listings.cpp LABEL unit LINK ballast::paper_live)
ballast_test(tst_public_feed connectors/paper_live/tst_public_feed.cpp LABEL unit
    LINK ballast::paper_live ballast_scripted_server Boost::headers)
ballast_test(tst_live_market connectors/paper_live/tst_live_market.cpp LABEL e2e
    LINK ballast::paper_live ballast::paper Qt6::Network)

# The paper exchange itself.
ballast_test(tst_matching connectors/paper_trading/tst_matching.cpp LABEL unit LINK ballast::paper_trading)
ballast_test(tst_paper_account connectors/paper_trading/tst_paper_account.cpp LABEL vectors LINK ballast::paper_trading)
ballast_test(tst_paper_orders connectors/paper/tst_paper_orders.cpp LABEL unit LINK ballast::paper)
ballast_test(tst_paper_rpc connectors/paper/tst_paper_rpc.cpp LABEL unit LINK ballast::paper)
ballast_test(tst_paper_faults connectors/paper/tst_paper_faults.cpp LABEL unit LINK ballast::paper)
ballast_test(tst_paper_latency connectors/paper/tst_paper_latency.cpp LABEL unit LINK ballast::paper)
ballast_test(tst_paper_methods connectors/paper/tst_paper_methods.cpp LABEL unit LINK ballast::paper)
ballast_test(tst_paper_channels connectors/paper/tst_paper_channels.cpp LABEL unit LINK ballast::paper)
ballast_test(tst_paper_shapes connectors/paper/tst_paper_shapes.cpp LABEL recordings LINK ballast::paper)
ballast_test(tst_paper_server connectors/paper/tst_paper_server.cpp LABEL unit LINK ballast::paper Boost::headers Threads::Threads)
ballast_test(tst_paper_ccxt connectors/paper/tst_paper_ccxt.cpp LABEL e2e LINK ballast::paper)

ballast_test(tst_session_at_paper connectors/deribit/tst_session_at_paper.cpp LABEL e2e
    LINK ballast::deribit ballast::paper Boost::headers)

ballast_test(tst_raw_capture connectors/net/tst_raw_capture.cpp LABEL recordings LINK ballast::net fmt::fmt)
ballast_test(tst_capture_replay connectors/deribit/tst_capture_replay.cpp LABEL recordings
    LINK ballast::deribit Boost::headers)

# The desk database, against a PostgreSQL of the test's own; skipped where none is installed.
ballast_test(tst_desk_address connectors/desk_database/tst_desk_address.cpp LABEL unit LINK ballast::desk_database)
add_library(ballast_postgres_server STATIC support/postgres_server.cpp support/postgres_server.h)
target_link_libraries(ballast_postgres_server PUBLIC ballast_options PRIVATE Qt6::Core)
ballast_test(tst_desk_database connectors/desk_database/tst_desk_database.cpp LABEL e2e
    LINK ballast::desk_database ballast_postgres_server fmt::fmt)
ballast_test(tst_desk_approvals connectors/desk_database/tst_desk_approvals.cpp LABEL e2e
    LINK ballast::desk_database ballast_postgres_server fmt::fmt)
