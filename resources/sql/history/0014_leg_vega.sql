-- What a leg was to change vega by when it was decided on, USD per volatility point: what the cost of an
-- option is held against in volatility points. NULL of what is no option, and from before it was written down.
ALTER TABLE t_leg ADD COLUMN vega_usd REAL;

CREATE VIEW legs AS
SELECT proposal_id, revision, leg, venue, account, instrument, side,
       qty_i / 1e9 AS quantity, px_i / 1e9 AS limit_price, tif AS time_in_force,
       coin_amount, delta_change, vega_usd, reference_price, expected_price,
       fee_usd, slippage_usd, spread_usd, impact_usd, style
FROM t_leg;
