# What `./dev coverage` counts: the branches of these files, taken by these tests. Only these files are
# instrumented, so that the simulator stays quick; no header is, so what branches stands in a .cpp.
set(BALLAST_COVERAGE_GROUPS risk orders)
set(BALLAST_COVERED_risk
    models/risk/account_rule.cpp models/risk/aggregate_rules.cpp models/risk/auto_rule.cpp models/risk/decide.cpp
    models/risk/exposure_rules.cpp models/risk/gate.cpp models/risk/greeks_rule.cpp models/risk/guard_rule.cpp
    models/risk/loss_rules.cpp models/risk/margin_rules.cpp models/risk/pace_rules.cpp models/risk/plan_checks.cpp
    models/risk/post_trade.cpp models/risk/quantity_rule.cpp models/risk/size_rules.cpp models/risk/state_rules.cpp)
set(BALLAST_COVERING_risk tst_decide tst_gate tst_option_rules tst_post_trade)
set(BALLAST_COVERED_orders
    models/orders/conservation.cpp models/orders/label.cpp models/orders/life.cpp models/orders/order.cpp
    models/engine/order_desk.cpp models/engine/order_resolver.cpp)
set(BALLAST_COVERING_orders tst_life tst_order_desk tst_engine tst_simulator_scripts)

# ballast_count_branches(<target that has the files>)
function(ballast_count_branches target)
    foreach(group IN LISTS BALLAST_COVERAGE_GROUPS)
        foreach(what COVERED COVERING)
            list(JOIN BALLAST_${what}_${group} "\n" lines)
            file(WRITE ${CMAKE_BINARY_DIR}/coverage/${group}.${what} "${lines}\n")
        endforeach()
        set(files ${BALLAST_COVERED_${group}})
        list(TRANSFORM files PREPEND ${PROJECT_SOURCE_DIR}/)
        # The precompiled header is made without the instrumentation.
        set_source_files_properties(${files} PROPERTIES
            COMPILE_OPTIONS "-fprofile-instr-generate;-fcoverage-mapping" SKIP_PRECOMPILE_HEADERS ON)
    endforeach()
    target_link_options(${target} PUBLIC -fprofile-instr-generate)
endfunction()
