# The files of this room; all rooms of the models are one library.
list(APPEND BALLAST_MODEL_FILES
    laboratory/backtest.cpp laboratory/backtest.h laboratory/costs.cpp laboratory/costs.h
    laboratory/desk_rule.cpp laboratory/desk_rule.h laboratory/hedger.cpp laboratory/hedger.h laboratory/market.cpp laboratory/market.h
    laboratory/counter_random.cpp laboratory/counter_random.h laboratory/experiment.h
    laboratory/hedge.cpp laboratory/hedge.h laboratory/moments.h
    laboratory/period_frontier.cpp laboratory/period_frontier.h
    laboratory/recorded_series.cpp laboratory/recorded_series.h
    laboratory/report.cpp laboratory/report.h laboratory/study.cpp laboratory/study.h
    laboratory/study_case.cpp laboratory/study_case.h laboratory/study_plan.cpp laboratory/wish.h)
