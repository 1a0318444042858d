# The files of this room; all rooms of the models are one library.
list(APPEND BALLAST_MODEL_FILES
    margin/account_model.cpp margin/account_model.h margin/account_view.cpp margin/account_view.h
    margin/aave.cpp margin/aave.h margin/binance_usdm.cpp margin/binance_usdm.h
    margin/bybit.cpp margin/bybit.h margin/deribit_portfolio.cpp margin/deribit_portfolio.h
    margin/deribit_standard.cpp margin/deribit_standard.h margin/guard.cpp margin/guard.h
    margin/hyperliquid.cpp margin/hyperliquid.h margin/judge.cpp margin/judge.h
    margin/okx_option.cpp margin/okx_option.h margin/pool.cpp margin/pool.h margin/rate_table.h
    margin/tables.h margin/trade_margin.cpp margin/trade_margin.h margin/view.h)
