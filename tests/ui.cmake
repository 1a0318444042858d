# Believable values for tests that look at what is shown.
add_library(ballast_sample STATIC support/sample_book.cpp support/sample_book.h
    support/sample_snapshot.cpp support/sample_snapshot.h
    support/sample_surface.cpp support/sample_surface.h)
target_link_libraries(ballast_sample PUBLIC ballast::models)

# The window with sample values as pictures, for the eye.
add_executable(ballast_gallery support/gallery.cpp)
target_link_libraries(ballast_gallery PRIVATE ballast_sample ballast::ui)

ballast_test(tst_theme ui/widgets/tst_theme.cpp LABEL gui LINK ballast::ui)
ballast_test(tst_amounts ui/widgets/tst_amounts.cpp LABEL gui LINK ballast::ui)
ballast_test(tst_bullet ui/widgets/tst_bullet.cpp LABEL gui LINK ballast::ui)
ballast_test(tst_card ui/overview/tst_card.cpp LABEL gui LINK ballast::ui ballast_sample)
ballast_test(tst_delta_chart ui/charts/tst_delta_chart.cpp LABEL gui LINK ballast::ui ballast_sample)
ballast_test(tst_foreign_text ui/shell/tst_foreign_text.cpp LABEL gui LINK ballast::ui ballast_sample)
ballast_test(tst_workspaces ui/shell/tst_workspaces.cpp LABEL gui LINK ballast::ui ballast_sample)
ballast_test(tst_main_window ui/shell/tst_main_window.cpp LABEL gui LINK ballast::ui ballast_sample)

ballast_test(tst_chain_panel ui/market/tst_chain_panel.cpp LABEL gui LINK ballast::ui ballast_sample)
ballast_test(tst_model_check_panel ui/market/tst_model_check_panel.cpp LABEL gui LINK ballast::ui)
ballast_test(tst_smile_panel ui/market/tst_smile_panel.cpp LABEL gui LINK ballast::ui ballast_sample)
ballast_test(tst_guard_panel ui/guard/tst_guard_panel.cpp LABEL gui LINK ballast::ui ballast_sample)
ballast_test(tst_allocation_panel ui/allocation/tst_allocation_panel.cpp LABEL gui LINK ballast::ui ballast_sample)
ballast_test(tst_laboratory_panel ui/laboratory/tst_laboratory_panel.cpp LABEL gui LINK ballast::ui ballast_sample)
ballast_test(tst_edit_reading ui/rebalance/tst_edit_reading.cpp LABEL gui LINK ballast::ui ballast_sample)
ballast_test(tst_approval_races ui/rebalance/tst_approval_races.cpp LABEL gui LINK ballast::ui ballast_engine_script)
ballast_test(tst_approve_form ui/rebalance/tst_approve_form.cpp LABEL gui LINK ballast::ui ballast_sample)
ballast_test(tst_fast_market ui/rebalance/tst_fast_market.cpp LABEL gui LINK ballast::ui ballast_engine_script)
ballast_test(tst_joint_panel ui/rebalance/tst_joint_panel.cpp LABEL gui LINK ballast::ui ballast_sample)
ballast_test(tst_margin_text ui/rebalance/tst_margin_text.cpp LABEL gui LINK ballast::ui)
ballast_test(tst_history_panels ui/history/tst_history_panels.cpp LABEL gui LINK ballast::ui ballast_sample)
ballast_test(tst_mode_panel ui/rebalance/tst_mode_panel.cpp LABEL gui LINK ballast::ui ballast_sample)
ballast_test(tst_orders_panel ui/orders/tst_orders_panel.cpp LABEL gui LINK ballast::ui ballast_sample)
ballast_test(tst_style_form ui/rebalance/tst_style_form.cpp LABEL gui LINK ballast::ui)
ballast_test(tst_policy_editor ui/rebalance/tst_policy_editor.cpp LABEL gui LINK ballast::ui ballast_sample)
ballast_test(tst_positions_panel ui/portfolio/tst_positions_panel.cpp LABEL gui LINK ballast::ui ballast_sample)
ballast_test(tst_scenario_panel ui/scenario/tst_scenario_panel.cpp LABEL gui LINK ballast::ui ballast_sample)
ballast_test(tst_proposals_panel ui/rebalance/tst_proposals_panel.cpp LABEL gui LINK ballast::ui ballast_sample)
