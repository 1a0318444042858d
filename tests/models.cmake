
ballast_test(tst_pricing_vectors models/pricing/tst_pricing_vectors.cpp LABEL vectors LINK ballast::models simdjson::simdjson)
ballast_test(tst_value models/portfolio/tst_value.cpp LINK ballast::models)
ballast_test(tst_liquidation models/portfolio/tst_liquidation.cpp LINK ballast::models)
ballast_test(tst_position_tree models/tables/tst_position_tree.cpp LINK ballast::tables)
ballast_test(tst_tables models/tables/tst_tables.cpp LINK ballast::tables ballast_sample)
ballast_test(tst_deribit_recordings models/pricing/tst_deribit_recordings.cpp LABEL recordings LINK ballast::models)

add_library(ballast_engine_script STATIC support/engine_script.cpp support/engine_script.h)
target_link_libraries(ballast_engine_script PUBLIC ballast::models)
ballast_test(tst_engine models/engine/tst_engine.cpp LINK ballast_engine_script)
ballast_test(tst_life models/orders/tst_life.cpp LINK ballast::models)
ballast_test(tst_gate models/risk/tst_gate.cpp LINK ballast::models)
ballast_test(tst_propose models/rebalance/tst_propose.cpp LINK ballast::models)

ballast_test(tst_fixed models/core/tst_fixed.cpp LINK ballast::models)
ballast_test(tst_time models/core/tst_time.cpp LINK ballast::models)
ballast_test(tst_text models/core/tst_text.cpp LINK ballast::models)
ballast_test(tst_name models/core/tst_name.cpp LINK ballast::models)
ballast_test(tst_inbox models/core/tst_inbox.cpp LINK ballast::models)
ballast_test(tst_mailbox models/core/tst_mailbox.cpp LINK ballast::models)
ballast_test(tst_digest models/core/tst_digest.cpp LINK ballast::models)

ballast_test(tst_instrument models/market/tst_instrument.cpp LINK ballast::models)
ballast_test(tst_book models/market/tst_book.cpp LINK ballast::models)
ballast_test(tst_directory models/market/tst_directory.cpp LINK ballast::models)

ballast_test(tst_review_text models/review/tst_review_text.cpp LINK ballast::models)
