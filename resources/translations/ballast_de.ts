<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>CardText</name>
    <message>
        <source>Each by %1: %2 of it is the smile&apos;s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 option has no fitted smile and stay at sticky strike.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n options have no fitted smile and stay at sticky strike.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Net delta in %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1  %2  (held in band)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1  %2 in %3 positions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1  %2 in %3 positions, last known: its link is down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1  %2 in %3, %4 from its target of %5</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 positions have no mark and are not in the sum.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 positions are in the sum at their last good marks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Γ1%   %1 %2 of delta for a 1 % move
Vega  %3 per vol point
Θ/d   %4 per day
P&amp;L   %5 unrealised, %6 this session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No liquidation in sight, or it is reached (by the margin model, as on a proposal)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The spot may move %1 before liquidation (by the margin model, as on a proposal)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No liquidation in sight, or it is reached (estimated from the margin of now: the margin model does not know this account)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The spot may move %1 before liquidation (estimated from the margin of now: the margin model does not know this account)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>
%1 · %2  %3: %4 of %5</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>
Shown is the account that uses most of its own: the equity of one does not stand behind another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Maintenance margin %1 of equity %2
Initial margin %3
%4%5</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no number yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 old</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 since %2 UTC: %3.
%4
</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Until a person clears it in the panel Guard, only what reduces is sent, by a person.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hedging is wider or slower, and nothing is sent without a person.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Orders are smaller, and auto-fire goes on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no price</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>target %1 · band [%2, %3]</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 if filled</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EditReading</name>
    <message>
        <source>Use a point for decimals and no comma.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not a number with at most nine decimals.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The smallest order is %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Must be a multiple of %1: %2 or %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The venue takes no limit below %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The venue takes no limit above %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type a quantity.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The quantity must be more than zero.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type a limit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The limit must be more than zero.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Environment</name>
    <message>
        <source>PAPER</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TEST</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LIVE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>REPLAY</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>key %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Orders trade on the built-in paper exchange; no money moves.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Orders go to the venue&apos;s test network; no money moves.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Orders go to the real venue and trade with real money.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A recorded market is played again; no order leaves the machine.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GuardText</name>
    <message>
        <source>Own impact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>USD by which the mid has moved for each coin we traded, in the seconds after it: a regression with the index as control.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The slope over its standard error, and the number of stretches of time it is from (%1 of them with a trade of ours).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calibrated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>USD per coin that the visible book gives way, or the settings say.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With return</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correlation of our trades with the return of the minute before: positive is chasing. From %1 trades.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With aggressors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correlation of our trades with the imbalance of the market&apos;s aggressors in the minute before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Feedback g</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Short gamma times impact per coin: the share of a move that our own hedging adds to it. From 1 the loop is unstable.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moves become</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unstable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 / (1 - g): a move with our hedging over the move without it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hedge size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is left of hedge sizes: min(1, (1 - g) / (1 - reference)).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At the trip: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now: n/a, %1.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>JointText</name>
    <message>
        <source>Infeasible: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These legs miss it by the least.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at most %1 % over the bound of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at most %1 over the bound of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exact: nothing that meets the bounds costs less, at the depth in sight.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Best in the time given: %1 (%2).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rounded: %1 (%2).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not unique: without lots, other legs cost the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 in all: fees %2, slippage %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, funding %1 to the horizon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, %1 a trade as the policy counts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>; what is left counts %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>; initial margin of about %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 instruments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 instruments</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MarginText</name>
    <message>
        <source>no equity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rates of %1 (%2 days old).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rates of %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By %1, rates of %2 (%3 days old).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By %1, rates of %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Initial %1, maintenance %2 of %3 of equity, where most of it is used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far the spot may move before equity falls to the maintenance margin, and in standard deviations of one day (%1, assumed: there is no smile). Before: %2, after: %3. Volatility stands still. %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far the spot may move before equity falls to the maintenance margin, and in standard deviations of one day (%1). Before: %2, after: %3. Volatility stands still. %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Liquidation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The most of its equity that maintenance margin takes while the spot moves by up to four days&apos; standard deviations and volatilities by -25 % to +50 %. After, the worst is at a spot of %1 % and volatilities of %2 %.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With %1 it is %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without %1 positions that have no value.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Worst stress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>venue %1, %2 ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>venue: no number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>venue not asked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>venue asked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1; ours %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1; ours %2, %3 ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Maintenance margin over equity once filled: as the venue simulates it, and as we compute it. The venue is asked about the proposal you look at.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Margin after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It gave no number: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reached</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it was not computed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not judged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The margin after the order cannot be judged: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The margin after the order is not known: %1.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OrderLife</name>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resolve…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · proposal #%2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 after %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>decided: %1 at %2 %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>filled %1 at %2, maker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>filled %1 at %2, taker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, venue&apos;s number %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evidence: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PolicyReading</name>
    <message>
        <source>%1 is outside the allowed range: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not a number; allowed: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>spot: coin, spot: coin, such as 60000: 1.5, 70000: 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>allowed: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Below</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Above</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ratio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At least</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>-1 to 3 (1 is sticky strike, 0 sticky moneyness)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>-5 to 5</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>more than 0, at most 1 000 000 coins</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>-1 000 000 to 1 000 000 coins</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>0 (the edge) to 1 (the target)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 to 1440 minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>0 to the wider edge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Between %1 and %2 %3 nothing is proposed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A breach is hedged where it is cheapest, as the market stands.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A breach is hedged to %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A breach above is hedged to %1, one below to %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The deltas of options are adjusted by %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every %1 since 00:00 UTC it is hedged to the target.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inside it a band by %1 follows the market.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProposalText</name>
    <message>
        <source>unchanged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>limit %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in %1 orders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rest of the slippage: walking the levels of the book, %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All of it finds visible depth.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Net delta in %1, %2 convention, orders that may be live counted. Band [%3, %4], target %5.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Net delta in %1, %2 convention by %6, orders that may be live counted. Band [%3, %4], target %5.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change of delta for a 1 % move of the spot, in %1: %2. A hedge in futures does not change it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change of delta for a 1 % move of the spot, in %1: %2 before; the second figure is with every leg filled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>USD per volatility point: %1. A hedge in futures does not change it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>USD per volatility point: %1 before; the second figure is with every leg filled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delta</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gamma 1 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vega</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Margin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Maintenance margin as a share of equity; the second figure is an estimate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fees</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>USD, at the venue&apos;s taker rate. A negative amount is a rebate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slippage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An estimate from the order book as it is now. USD against the mid, half the spread included.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spread</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An estimate from the order book as it is now. Half the spread on all of it: the first part of the slippage.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Impact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notional</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>USD value of all legs at the mark; of an option, of its underlying.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expires in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>decided</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has been decided; no time runs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At %1 UTC. What still holds then is proposed anew under another number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rests as post-only (maker fee); at the deadline what is left crosses for at most %1 by the book as it is now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rests as post-only (maker fee); at the deadline what is left is left.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QObject</name>
    <message>
        <source>Copy as text</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RebalanceText</name>
    <message>
        <source>%1 by %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 after %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (“%2”)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 sent at %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 at %2 against a mid of %3: slippage %4 (%5 bp), fees %6</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>#%1 · %2 %3: delta %4 → %5 proposed, %6.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delta afterwards %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 rebalance · %1 traded</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n rebalances · %1 traded</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source> · %1 · fees %2 · slippage %3 bp</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ScenarioText</name>
    <message>
        <source>no equity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An estimate: %1, rates of %2, %3 days old.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Equity P&amp;L</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delta</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gamma 1 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vega</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theta</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Margin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>USD: profit of the positions, every leg priced anew; coin profits at the scenario&apos;s spot. The coin held as equity is not in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>USD: profit of the positions and of the coin held as equity.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Net delta in coin, %1 convention: Black&apos;s at each node&apos;s own volatility, without the policy&apos;s smile rule.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change of delta, coin, for 1 % more of spot.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>USD per volatility point.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>USD per day.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Maintenance margin over equity: an estimate by the venue&apos;s standard model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of it the coin: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>BS %1, net %2, USD-neutral %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theta %1 USD per day.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Margin (est.)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Initial %1, maintenance %2 of equity %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Live, then what-if.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spot %1 %, vol %2 points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spot %1 %, vol %2 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2 day on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2 days on</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WaitingText</name>
    <message>
        <source>less than $0.01</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has no %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is paid %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pays %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: delta&apos;s risk %2 and gamma&apos;s %3; the hedge %4 %5 of it, %6 and %7</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>adds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>takes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>funding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>basis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By a risk aversion of %1 over the equity, for none is set.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By the risk aversion at which hedging leaves a daily sd of %1, %2 per USD, and %3 of %4 %.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The hedge pays %1 of funding an hour.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The hedge is paid %1 of funding an hour.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting costs nothing: the trade takes no risk away.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting stays the cheaper: %1 of risk an hour never comes to what the hedge costs and carries, %2 now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hedge now: it costs nothing, and waiting costs %1 of risk an hour.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hedge now if you would wait longer than %1: it costs %2, and waiting %3 of risk an hour.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting costs %1 of risk in 5 min, %2 in 1 h, %3 until %4 UTC.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gamma&apos;s own risk is %1 an hour with the hedge or without.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>5 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Until %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Risk aversion is not set: answer “Largest daily sd, USD” in Bands and targets.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 at %2 for %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> (%1 an hour)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other ways: %1.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Workspaces</name>
    <message>
        <source>Importing the workspace %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Risk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Review</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Minimal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A workspace needs a name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A workspace&apos;s name has up to %1 letters, without blanks around it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a workspace %1 already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The workspace could not be written to %1: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is larger than any workspace.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is no workspace that Ballast has exported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is of a version with other panels. Export it anew from a Ballast of this version.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its state cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ballast::app::Application</name>
    <message>
        <source>An internal fault in the window: %1. What was being done was not finished; please report it with the log.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ballast::app::Desk</name>
    <message>
        <source>, %1 venues</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine is not keeping up; the command was not taken. If this stays, use STOP at the venue.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A recording is played as it was: it takes no positions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Positions can be imported on the paper exchange only; here they are the venue&apos;s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing can be traded: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The live market is there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The diagnostics are in the clipboard, without any secret. Look them through before you paste them anywhere.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ballast::app::DeskRunner</name>
    <message>
        <source>What was open last, profile %1, could not be opened: %2 This is the paper exchange.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ballast::app::Job</name>
    <message>
        <source>The history is still being read, %1 times at once; ask again when an answer has come.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ballast::app::PastLoader</name>
    <message>
        <source>Reading the history: an internal fault: %1.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ballast::ui</name>
    <message>
        <source>Model check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which options are shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All options</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only flagged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to compare yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The venue&apos;s Greeks are checked here as soon as it publishes some.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is flagged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the venue publishes is what its volatilities and forwards give.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ballast::ui::AccountBand</name>
    <message>
        <source>HALTED</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PAUSED</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> · REDUCE-ONLY</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ballast::ui::AlertsPanel</name>
    <message>
        <source>Alerts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which alerts are shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All alerts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warnings and worse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Critical only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the desk has to say, links, orders, refusals, is kept here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 in all · 1 warning</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1 in all · %n warnings</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ballast::ui::AllocationPanel</name>
    <message>
        <source>Allocation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No targets are set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give each asset its share of the book and a tolerance; what has to be traded is said here when one leaves it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin with what is held</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Some of it is at its last good mark.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not in force yet: apply or discard.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select a row to see what it needs, or double-click a target.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No row is selected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to trade in this row.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not taken: the least trade is a number of USD.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The other targets add up to more than 100 %: nothing is left for cash.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weights and targets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where a row outside its tolerance is brought to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To the edge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To the target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Least trade, USD</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>USD: nothing smaller is traded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Least trade $</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rest to cash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cash takes what the other targets leave of 100 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the targets in force</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Apply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These targets hold from now on, and the change is recorded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Propose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make an ordinary proposal of the selected row&apos;s trade: checked, and sent only when approved</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ballast::ui::ApproveForm</name>
    <message>
        <source>Its notional, USD</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The account&apos;s name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Second person&apos;s name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Second person&apos;s passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Approve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Esc</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is over a soft limit: type its notional, %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first order of this session: type the account&apos;s name, %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>So large an order a second person approves too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its notional is %1 now; what was typed is another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is not this account&apos;s name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who is the second person?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No second person is known: set a passphrase with &apos;ballastctl key set --profile second-person&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Proving the second person…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is not the second person&apos;s passphrase.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ballast::ui::Banner</name>
    <message>
        <source>%1 is %2. Its positions count as they were last known; hedges go through the other venues, each confirmed by a person.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is %2. Its numbers are old; nothing is proposed on them until it is back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Halted: %1. No new order leaves and what worked was cancelled. Resume goes to Watch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no reason was recorded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused: nothing new is sent, and a hedge that rests is taken back. Proposals go on being shown; other orders at the venue stay.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reduce-only: only what brings delta nearer its target is sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The order journal cannot be written: no record, no order. Free the disk or release the database; it is tried again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2 Nothing new is proposed until it is settled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show orders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Earlier notes: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show alerts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>warning</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ballast::ui::ChainPanel</name>
    <message>
        <source>%1 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Market</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Underlying</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expiry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Venue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Option chain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No options listed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The chain is shown here as soon as the venue lists its instruments.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 strike · expires in %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n strikes · expires in %1</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>no quote</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Best bid / best ask, USD per coin. Mark %1. Stale: last good values.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Best bid / best ask, USD per coin. Mark %1.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ballast::ui::ChoiceForm</name>
    <message>
        <source>Other…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Esc</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In your own words</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ballast::ui::DeltaChart</name>
    <message>
        <source>hedges to the target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hedges to the edge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hedges to %1 short of the target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hedges where it is cheapest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hedges %1 % of the way back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 delta</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 delta by %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · band %2 %3 · %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No history yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The line begins with the first price and position of this underlying.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delta &amp;&amp; band</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gamma</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vega</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Margin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>● Live</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to now, and follow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>5 m</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>3 h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 d</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture could not be written to %1. Choose another place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data could not be written to %1: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export picture (PNG)…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PNG picture (*.png)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>-delta.png</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export picture (PDF)…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PDF document (*.pdf)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>-delta.pdf</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export data (CSV)…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comma-separated values (*.csv)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>-delta.csv</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ballast::ui::EditForm</name>
    <message>
        <source>Quantity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Limit price</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Limit, USD</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Apply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Esc</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leg to edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Limit, %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quantity, %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>contract units</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quantity: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Limit: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delta after –</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delta after %1 · inside the band</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delta after %1 · outside the band</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ballast::ui::EvidenceDialog</name>
    <message>
        <source>Attach evidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What became of this order?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look it up at the venue by its label. Until this is settled its book gets no new order. The venue&apos;s positions are compared afterwards in any case.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What became of the order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How you know</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How you know: what the venue&apos;s order history shows, who said so, when</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At most %1 characters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A sentence on how you know, then this can be said.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ballast::ui::ExposurePlot</name>
    <message>
        <source>   Δ %1   band %2 … %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>   Vega %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>   Margin %1%</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>   spot %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ballast::ui::FillsPanel</name>
    <message>
        <source>Fills</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No fills yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every fill of our orders, and of any other order on the account, is listed here.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ballast::ui::FrontierPlot</name>
    <message>
        <source>hedging error, sd, %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cost, %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1
cost %2  error %3
%4 trades</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ballast::ui::GuardPanel</name>
    <message>
        <source>No tripwire is near enough to matter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Since %1 UTC: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Guard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tripwires</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Underlying</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NORMAL: as the policy says. CAUTION: a wider band, longer pauses, nothing sent without a person; ends by itself. HALT: nothing proposed or sent; only a person ends it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Limits…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Limits on orders and the bounds of the tripwires. A file may only tighten them; what loosens is confirmed here and recorded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every tripwire with its limits, of all underlyings, and the margin of each account.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why trading may go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear HALT</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ends the HALT of this underlying: it goes on in CAUTION, and the reason is recorded. Refused while its cause is still there. Cost, hedges and errors are counted anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whose HALT is cleared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No underlying has a policy yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 tripped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none of %1 tripped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> · %1 without data</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ballast::ui::HeatMap</name>
    <message>
        <source>Scenario grid: spot across, volatility down</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ballast::ui::HistoryPanel</name>
    <message>
        <source>History</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No rebalances yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each proposal, what was decided and what it cost is kept and listed here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rebalances</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which underlying</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All underlyings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which decision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All decisions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only rows with these words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The history could not be read</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ballast::ui::JointForm</name>
    <message>
        <source>Delta</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Net delta with orders that may be live, coin, in the convention of the policy&apos;s band</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gamma 1 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change of delta, coin, for a move of the price by 1 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vega</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>USD for a volatility point</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Underlying</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the book stands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lower</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not below this after the hedge; empty: no bound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Upper</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not above this after the hedge; empty: no bound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the book would stand, at the prices of now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lower bound of %1; empty: none. The policy&apos;s until another is typed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Upper bound of %1; empty: none. The policy&apos;s until another is typed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Largest spread, percent: ask less bid, over the mid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Least depth, coin, visible on each side; half of what is seen is left to others</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most legs: each is an order sent after the one before it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spread, at most %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Depth, at least</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most legs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Days to expiry, at least</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Days to expiry, at most; 0: any</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>any</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Policy&apos;s bounds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the band in force, the gamma and vega limits and targets of the policy, and its rules for the legs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Days to expiry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Least open interest of options and dated futures, coin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Risk penalty, USD: what a Greek at the edge of its range counts as costing, and by the square less nearer to the middle; 0: any place inside is as good</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hours for which a perpetual leg that pays funding is counted as paying it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most initial margin of all legs together, USD, by the venue&apos;s standard model; 0: any</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open interest, at least</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Risk penalty, USD</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Funding, hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Margin, at most USD</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only instruments whose name matches one of these patterns, with commas between; * stands for any letters, ? for one. Empty: all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all, or e.g. *-C, *-PERPETUAL</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Never an instrument whose name matches one of these</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>except</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The lower bound of %1 is not a number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The upper bound of %1 is not a number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The lower bound of %1 is above its upper one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Days to expiry: the first number is above the second.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ballast::ui::JointPanel</name>
    <message>
        <source>Joint hedge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Legs of the joint hedge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Instruments that are not hedged with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The instruments that the filters turn down, each with the reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the best legs of now. Without it these stay until they cannot be had any more or others are clearly better.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Propose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make an ordinary proposal of these legs: checked, and sent only when approved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Found in %1 ms.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>refreshed %1 ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These legs still held in the market of %1 ago.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They took the place of others: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Working it out…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Instruments turned down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A proposal in %1 has not ended: decide on it before proposing this.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ballast::ui::LaboratoryPanel</name>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about %1 left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>working</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · %2 options priced in %3, %4 a second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> · all %1 numbers within 4 standard errors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> · %1 of %2 numbers beyond 4 standard errors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled. The last result stands.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no result to write yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was not written: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comma-separated values (*.csv)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Market: calm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Market: chop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Market: trend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Market: gap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Market: crash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Study: Hull&apos;s delta hedging</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Study: Leland</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Study: bands and clocks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Market or study</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Underlying</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step of the market</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paths of a study</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Coin of each of the fifty options, negative: sold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Coin of each of fifty options out of the money, 2 to 60 days; negative: sold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seeds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paths</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Policies to compare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The desk&apos;s own policy, in force</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the desk follows it, on this market. Left out: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reference: fixed threshold, every 5 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Threshold of the five-second reference, coin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Coin off the target at which the reference hedges</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The chosen policy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a policy to change it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys and values as in ballastctl backtest --policy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add policy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cost over hedging error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What each policy cost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The study&apos;s numbers beside the known ones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing tried yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A run hedges the same markets by each policy and shows what it costs against the error it leaves.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export CSV…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ballast::ui::LimitsDialog</name>
    <message>
        <source>Lower is tighter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Higher is tighter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any change counts as loosening.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From %1 to %2. %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is &quot;%2&quot;, expected a number from %3 to %4.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2 → %3, LOOSER</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2 → %3, tighter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing changes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Apply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Limits and tripwires</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In force</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type %1 to confirm what loosens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was not applied is forgotten.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of all underlyings. What is applied here is kept, recorded with old and new, and is the bound of what ballast.toml may say.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ballast::ui::MainWindow</name>
    <message>
        <source>Ballast · %1 · %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Laboratory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Proposal %1 is older than what the chart marks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The screenshot could not be written to %1. Choose another place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Proposals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>History</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>positions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Positions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vol smile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>orders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Orders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fills</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scenarios</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Joint hedge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Guard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Allocation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open recorded market…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a folder of a recorded market</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import positions…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export screenshot…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export screenshot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PNG picture (*.png)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Written to %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import positions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comma-separated values (*.csv);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Laboratory…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Workspace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset layout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blue and orange for buy and sell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Trade</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Auto-fire…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bands and targets…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Count the session&apos;s costs anew…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ballast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Count the session&apos;s costs anew?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hedging has cost %1 % of what was traded, and equity is %2 % below its highest of the session. Both are counted from now on, and the loss brake lets go. It is recorded under your name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy diagnostics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About Ballast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ballast %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keeps a crypto-derivatives book inside its risk limits.
Free software under GPL-3.0-or-later.

%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ballast workspace (*.ballast-workspace)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the workspace %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import a workspace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Workspace %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the workspace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its name:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Workspace %1 is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Workspace %1 was deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Imported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Importing the workspace %1: its state cannot be shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Workspace %1 was imported.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ballast::ui::ModePanel</name>
    <message>
        <source>From %1 to %2. Up and Down change it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>STOP ALL</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+⇧K</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Halt at once: nothing new is sent, and what works is cancelled. Works without a network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Proposals are shown; nothing is sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each proposal is sent when a person approves it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Proposals are sent without asking, within a time and a budget.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Brakes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reduce</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only what brings delta nearer its target is sent, by hand or by auto-fire.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing new is sent. A hedge that rests is taken back; other orders at the venue stay. Proposals go on being shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yes, leave it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave the halt, to Watch?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave %1? Orders can be sent again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starting.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is left of the armed budget: time, orders, USD notional.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disarm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Minutes armed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most orders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most USD</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arm auto-fire</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Esc</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Orders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>USD in all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume in Watch…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave the halt. Nothing is sent until the mode is set to Confirm or auto-fire is armed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>HALTED: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no reason was given</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · 1 order · %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1 · %n orders · %2</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>HALTED by the guard. %1. Only a person sends, and only what reduces, until a person clears it in Guard.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>HALTED by the guard. %1. There only a person sends, and only what reduces, until a person clears it in Guard.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PAUSED: proposals are shown and nothing is sent, until a person lifts it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>REDUCE-ONLY: only what brings delta nearer its target is sent, when you approve it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each proposal waits for your approval. Auto-fire is disarmed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each proposal waits for your approval. Auto-fire is disarmed: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Proposals are sent without asking. What is left:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Proposals %1 waiting · Orders %2 working · %3 unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Proposals %1 waiting · Orders %2 working</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ballast::ui::OrderActions</name>
    <message>
        <source>Cancel a working order, or say what became of one nobody knows of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Action</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ballast::ui::OrdersPanel</name>
    <message>
        <source>UNKNOWN: %1 was sent and its answer is lost. It is being asked for and never sent again; %2 gets no new order until then.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NEEDS A PERSON: nobody can tell what became of %1. Look it up at the venue and press Resolve; %2 gets no new order until then.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Orders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No orders yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An approved proposal becomes an order and is followed here to its last fill.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel or resolve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 working</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> · %1 placed elsewhere</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ballast::ui::OverviewStrip</name>
    <message>
        <source>No underlying yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cards appear with the first positions, or with a policy for an underlying.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ballast::ui::PolicyEditor</name>
    <message>
        <source>the target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the edge that was crossed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>between edge and target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an inner band</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>where it is cheapest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bands and targets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Underlying</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Target, coin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The net delta that is wanted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tolerated below, coin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lower edge: target less this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tolerated above, coin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Upper edge: target and this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hedge to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hedge back to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ratio, 0 edge to 1 target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far from the edge towards the target a hedge trades.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delta convention</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is applied is kept in policies.toml, over ballast.toml.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Apply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Also inside the band, at fixed times since 00:00 UTC.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every, minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 to 1440.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At least, coin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nearer to the target than this the schedule is silent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hedge on a schedule: On</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hedge on a schedule: Off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No policy is in force yet: the engine has not reported one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now the delta is %1 by %2: inside.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now the delta is %1 by %2: outside.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now the delta is %1: inside.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now the delta is %1: outside.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sticky strike</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sticky moneyness</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>skew stickiness R</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>minimum variance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each strike keeps its volatility when the price moves: nothing is added to the delta.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The smile moves with the price: vega times skew over the price is taken off the delta.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The at-the-money volatility moves by R times the skew: 1 is sticky strike, 0 sticky moneyness.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hull and White: vega (a + b delta + c delta squared) over price and root of time is added. a, b and c come from a regression.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smile rule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skew-stickiness ratio, -1 to 3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of Hull and White&apos;s regression, -5 to 5.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ballast::ui::PositionsPanel</name>
    <message>
        <source>Underlying, expiry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Venue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sub-book</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Positions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which delta is shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How positions are grouped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for the first numbers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>N(d1) per option; size over price per inverse future.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Black-Scholes less the premium in coin: the slope of the equity in coin.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Net transaction and the equity in coin: the slope of the equity in USD.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Positions in groups, with totals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Totals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which columns are shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No positions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the account holds is shown here as soon as the venue reports it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import positions…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 position</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n positions</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source> · %1 without a value: totals marked ≈</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> · deltas by %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> · %1 without a smile: at sticky strike</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> · %1 at old prices</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ballast::ui::ProposalCard</name>
    <message>
        <source>Too small</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cost too high</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Market moving</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Have a better hedge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is #%1 now; what was typed is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trading is halted; nothing is sent until it is resumed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trading is paused; nothing is sent until a person lifts it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The order journal cannot be written: no record, no order.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A check denies it; edit it or wait.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Watch mode sends nothing; switch to Confirm to approve.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its time is over.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Approve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send exactly what is shown, revision %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Approved; on its way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit sent; being priced and checked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Said; waiting for the engine.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Auto-fire leaves this to you: a check wants a person.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Auto-fire sends this by itself within its budget.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · %2 of %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A key so soon after the last decision does nothing here. Look, wait a second, then press again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This changed a moment ago. Look, then press again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reject because:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reject</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reject: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Propose nothing for %1 for:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Snooze: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>EDITED</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A person changed its quantity or limit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Snooze</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change quantity or limit and see the delta after.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say no, with a reason that is kept in the history.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No proposals for this underlying for a while.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send no further order of it and cancel the one that works; what was filled stays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Proposed at this UTC time; revision %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Proposal %1, %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>✓ 1 check passed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>✓ %1 checks passed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ballast::ui::ProposalStrip</name>
    <message>
        <source>%1 wait:</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ballast::ui::ProposalsPanel</name>
    <message>
        <source>Proposals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for the first numbers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decided and ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decided and ended proposals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 waiting · %2%3 today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Halted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is proposed and nothing is sent until trading is resumed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No fresh prices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The link to %1 is %2. Proposals wait for fresh numbers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is out of its band</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing waits for you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every book is inside its band. When one leaves it, the hedge is proposed here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bands and targets…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Approve proposal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit proposal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reject proposal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Snooze proposal</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ballast::ui::ScenarioPanel</name>
    <message>
        <source>Scenarios</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>vol pt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>vol %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now: spot %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: spot %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 legs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> · %1 without a mark left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> · %1 at old prices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> · %1 without a smile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> · first look</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not in any figure here:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the figures are the live book&apos;s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the figures are the difference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Underlying</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stresses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What-if</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which book the figures are of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Live</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Difference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the map shows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Volatility moves by points, or by a part of itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vol points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vol %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the smile does when the spot moves: each strike keeps its volatility, or the smile goes along in moneyness</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sticky strike</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sticky moneyness</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Full grid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>51 spots by 49 volatilities instead of 9 by 5</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Days forward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Days forward: what expires on the way is settled at its intrinsic value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to price yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The grid is drawn as soon as the venue has told the positions and their marks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Named stresses</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ballast::ui::ShortcutsDialog</name>
    <message>
        <source>Shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom the chart&apos;s time axis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wheel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pan the chart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ballast::ui::SmilePanel</name>
    <message>
        <source>%1 refused (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 curve without butterfly arbitrage</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n curves without butterfly arbitrage</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2 without a curve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1. The calendar is in order.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, and %2 more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No quotes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SVI, repaired</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interpolated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rmse %1 pt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>worst %1 pt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 inside the spread</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 quote</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n quotes</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>The best curve had butterfly arbitrage; this is the nearest without</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No butterfly arbitrage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (least g %2 far out).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (least g %2 at k = %3).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1. Interpolated in total variance; deltas stay at sticky strike.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vol smile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Underlying</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expiry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Implied volatility over strike</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No smile yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first one is drawn as soon as the venue quotes options.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 expiry over ln(K/F), the nearest brightest</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n expiries over ln(K/F), the nearest brightest</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source> · quotes %1 old</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> · quotes of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All expiries</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ballast::ui::SmilePlot</name>
    <message>
        <source>%1  k %2
curve %3  skew %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>
%1  bid %2  ask %3</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ballast::ui::StatusLine</name>
    <message>
        <source>%1 is %2 since %3 UTC
%4 messages, %5 refused, %6 book gaps, %7 reconnects
round trip %8 ms, clock %9 ms off (± %10 ms)
%11
%12 % of the order rate limit left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cancel on disconnect is armed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cancel on disconnect is NOT armed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 msg/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last refused: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>journal recorded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>journal FAILED</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every order is recorded before it is sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No record, no order: nothing new is sent.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ballast::ui::StyleForm</name>
    <message>
        <source>cross the spread</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>leave the rest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Over, seconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the first order to the last.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In orders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each is priced and checked in its own time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Half-life where none is known, s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It follows from risk aversion, volatility and depth where these are known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refill until it was seen, s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In which half of what was taken from the book is there again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of the best price</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much of what rests there is taken at a time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause, seconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From one order to the next.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deadline, seconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What rests is cancelled then.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Follows at, ticks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>So far away the best price must be for the order to follow it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>But no sooner than, s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After it was placed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>And at most, times</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Then it stays where it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A hedge is worked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At the deadline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a whole number, %1 to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ballast::ui::SubBookForm</name>
    <message>
        <source>Target, coin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The delta that is wanted of this sub-book.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Target by spot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spot: coin, in pairs. Empty: the target beside it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gamma target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Added to the policy&apos;s gamma target.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gamma from, to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Such as -0.2 to 0.3; either side may be left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vega target, USD</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Added to the policy&apos;s vega target.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vega from, to, USD</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Such as -2000 to 2000; either side may be left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>-1 000 000 to 1 000 000</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>-1 000 000 000 to 1 000 000 000</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>allowed: from to to, such as -0.2 to 0.3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sub-books</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Targets of sub-books add up to that of the whole, with the one above for the rest.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: delta convention</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delta convention</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: delta %2 (%3), %4 from its target; gamma %5, vega %6</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ballast::ui::ThoughtBanner</name>
    <message>
        <source>What-if, not traded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>WHAT-IF · not traded</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ballast::ui::TriggerForm</name>
    <message>
        <source>Largest daily sd, USD</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What hedging may leave of daily swings: it sets the risk aversion.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>more than 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each trade, USD</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What a trade costs whatever its size.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>0 to 100 000</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Least trade, coin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No hedge is smaller. Empty: the lot.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>0 to 1 000 000</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inner band, coin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hedging to an inner band stops so far from the target.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>0 to less than the nearer edge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Price move, %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of the spot since the last hedge.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>0.01 to 100</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Risk budget, USD</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One standard deviation of the delta&apos;s P&amp;L.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>over hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The horizon of the risk budget.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>0.05 to 8 760</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>every, minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leland&apos;s interval. Empty: the best clock.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 to 43 200</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Breach lasts, s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outside for so long before a hedge is proposed. Empty: not at all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>0 to 60</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>or is beyond by, %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of the half width beyond the edge: proposed at once. Empty: always.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>0 to 1 000</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>over within, %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of the half width: a waiting proposal goes when delta is back so far. Empty: 90.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>50 to 100</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gamma at least</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Coin of delta per move of 1 %.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>-1 000 000 to 1 000 000</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gamma at most</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vega at least, USD</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Per vol point.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>-1 000 000 000 to 1 000 000 000</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vega at most, USD</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gamma target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Away from it by more than the tolerance: a joint hedge.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gamma tolerance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Coin of delta per move of 1 %, to either side.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vega target, USD</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vega tolerance, USD</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Per vol point, to either side.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Margin use, %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Maintenance margin over equity.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>0.1 to 100</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Liquidation, % away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nearer than this fraction of the spot.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>0.1 to 95</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Funding, USD a day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the hedge may pay.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spread, at most %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask less bid, over the mid. Empty: 5.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>0.01 to 200</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Depth, coin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In sight on each side, at least.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open interest, coin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of options and dated futures, at least.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>0 to 1 000 000 000</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Days to expiry, from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No leg expires sooner.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>0 to 3660</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No leg expires later. Empty: any.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>0.01 to 3660</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most legs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each is an order after the one before it. Empty: 4.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 to 8</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Risk penalty, USD</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What a Greek at the edge of its range counts as costing; nearer to the middle less, by the square.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Funding, hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>So long a perpetual leg that pays funding is counted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>0 to 720</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Margin, at most USD</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Initial margin of all legs together. Empty: any.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>allowed: times of day in UTC, such as 07:30, 16:00</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Live band</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Live band by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A band inside the fixed one that follows gamma, volatility and cost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Volatility</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Implied by what is held, realised by the index, or the larger. By regime: implied, and the larger while the market is stressed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lean to funding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The live band leans to the side that funding pays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other triggers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leland&apos;s interval</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Since the last hedge, at his volatility.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Limits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Joint hedge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Patterns with commas between; * stands for any letters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only names like</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Never names like</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Target by spot, times</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Target by spot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spot: coin, in pairs, straight lines between them. Empty: the target above.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Times of day, UTC</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of the schedule, instead of its interval.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ballast::ui::TriggerList</name>
    <message>
        <source>Every trigger that is on, and why it asks for a hedge or why not.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Triggers: none of %1 asks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Triggers: %1 of %2 ask</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ballast::ui::UnderlyingCard</name>
    <message>
        <source>Vega</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Margin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Liq.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ballast::ui::WhatIfEditor</name>
    <message>
        <source>buy %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sell %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Positions held and thought of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Instrument to add, by name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Instrument, e.g. BTC-PERPETUAL</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much more: above zero buys, below sells; dollars for inverse futures, coin otherwise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>±size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add it to what is thought of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether the number is a size, or the net delta in coin that is wanted: the size that has it now is added, and stays when the spot moves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Δ coin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>±delta</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Think of the selected positions as closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to what is held</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting proposal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Count what the waiting proposal would trade as done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the proposal is called</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why (optional)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Propose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make an ordinary proposal of the change: checked, and sent only when approved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no %1 instrument named &quot;%2&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much? A delta in %1, above zero or below.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much? A size in %1, above zero to buy and below to sell.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has no delta now by which a size could be found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A delta of %1 is less than the smallest size of %2 has.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Propose asks for: %1. One order after another, as one proposal.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Propose asks for: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write a size over a position, or add an instrument: nothing is traded by it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A proposal has at most %1 legs: %2 positions are changed here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not listed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is held in another account than the policy trades in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A proposal in %1 is waiting: decide on it before proposing this.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ballast::ui::WireBoard</name>
    <message>
        <source>Tripwires, the worst first</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sentences</name>
    <message>
        <source>%1 at %2 is no account of this desk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The %1 after it is not known%2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The %1 after it is not known: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what an open order of &quot;%1&quot; could add cannot be reckoned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The %1 could be %2 after it, over the limit of %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>vega of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>account&apos;s delta</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>account&apos;s vega</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Auto-fire may send %1 orders an hour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Auto-fire may trade %1 an hour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Auto-fire may trade %1 a day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Auto-fire has sent %1 orders since a person last looked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It moves delta from %1 to %2, away from its target: a person must approve it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The order would move delta from %1 to %2, away from its target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The delta after it is not known%1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The delta after it is not known: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delta after could be %1, over the limit of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delta after could be %1, and with what may be live %2, over the limit of %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Margin cannot be estimated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Maintenance margin would be %1 % of equity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Part of the book has no valid mark: the delta is not whole</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 option(s) have no fitted smile: their delta is Black&apos;s, not the policy&apos;s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The age of the Greeks is not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The Greeks are of a time that has not come</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Greeks of %1 are %2 old: a person must approve it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it moves delta from %1 to %2, not nearer its target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the margin after it is not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it raises the use of margin from %1 % to %2 %, and the worst stress leaves less</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it brings liquidation nearer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is halted by its guard: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only what reduces is sent: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only what reduces is sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>HALT of %1: %2. This order only reduces</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>HALT: %1. This order only reduces</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is in CAUTION: %2. A person decides</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is in CAUTION: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 at %2 is in CAUTION: %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 at %2 is halted by its guard: %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A person decides</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The guard&apos;s level is not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the last fills cost is not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The fills of the last %1 were on average %2 worse than the market was: a person must approve it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the session has cost is not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hedging has cost %1 of what was traded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Equity is %1 below its highest of the session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: only what reduces is sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: a person must approve what reduces</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a person has set Reduce-only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too many orders in a short time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another %1 hedge has not ended: its exposure may already be covered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An order in the same direction was sent moments ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Were it to cross now, as at its deadline: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to trade</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fill %1 of %2 is of another account than its order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fill %1 of %2 is in %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fill %1 of %2 is a %3, its order is not</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fill %1 of %2 makes %3 of an order of %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fill %1 of %2 is at %3, beyond its limit of %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is over the limit of %2 an order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is over %2: a person must approve it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not listed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not listed at %2, or has no mark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no index to measure the order by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The limit is %1 through the reference of %2; %3 is the most</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The limit is %1 % through the reference of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is to rest, and at its price it would take</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The smallest order in %1 is %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quantities in %1 are multiples of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prices in %1 move in steps of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The limit is outside the venue&apos;s price band</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no reference price</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no reference price to value the order at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no index to value the order at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no usable order book</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing rests within the limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The order is larger than what rests within its limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the best bid and ask of %1 are known, and nothing of what stands behind them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The order takes %1 % of what rests within its limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The book&apos;s mid of %1 is too far from the mark of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trading is halted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trading is halted: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trading is paused; a person lifts the pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The order journal cannot be written: no record, no order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The link to %1 is not up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The positions have not been read back since the link came up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 expires within a minute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A book, a mark and an index are needed, and one of them is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The mark is from before the link was lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The order book is unusable: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The order book is %1 old</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The mark is %1 old</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The index is %1 old</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No two-sided book and index to compare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The book&apos;s mid is %1 % from the mark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The book&apos;s mid is %1 % from the index</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The venue&apos;s clock is known only to %1 ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The margin after it cannot be judged: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The margin after it is not known: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it was not computed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The margin after it is not a number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1; it is not strictly risk-reducing: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It brings liquidation nearer, from %1 to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Equity is below the maintenance margin already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Maintenance margin would be %1, above the limit of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With the spot %1 % and volatilities %2 % maintenance margin would be %3, above the limit of %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Should %1 be filled: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With the spot %1 % and volatilities %2 % maintenance margin would be %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>more than there is equity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of equity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>delta goes from %1 to %2, not nearer to %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the worst stress would leave %1 of equity instead of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in the worst stress one pool&apos;s maintenance would be %1 instead of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, and %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>further than 95 % down or 500 % up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 % (%2 days&apos; standard deviations)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 % (%2 days&apos; deviations), at %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>without %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its legs together are %1, over the hard limit of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its legs together are %1, over %2: a person must approve it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Auto-fire began this hedge, and an order of it wanted a person: a person decides</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It does not meet every target: %1. A person must approve it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In any order of its legs the book is worse on the way than at both ends: after %1 of %2 net delta is %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the plan as a whole leads away from the target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what a leg does to delta or margin is not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: an order of it %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Net delta %1 left the band at %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Net delta %1 left the live band at %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Net delta (%1) %2 left the band at %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Net delta (%1) %2 left the live band at %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2 option without a smile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2 options without a smile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Net delta %1 left the band at %2 and is not well inside it yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Net delta (%1) %2 left the band at %3 and is not well inside it yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Net delta %1 left the live band at %2 and is not well inside it yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Net delta (%1) %2 left the live band at %3 and is not well inside it yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Net delta %1 left the band at %2 and has been outside for %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Net delta (%1) %2 left the band at %3 and has been outside for %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Net delta %1 left the live band at %2 and has been outside for %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Net delta (%1) %2 left the live band at %3 and has been outside for %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of its sub-books %1 is furthest from its own target: %2 (%3) against %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scheduled hedge of %1 UTC: net delta is %2, the target %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scheduled hedge of %1 UTC: net delta (%2) is %3, the target %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Net delta %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Net delta (%1) %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What-if: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Band breach: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Margin: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gamma limit: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vega limit: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Risk budget: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Live band: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Price move: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leland interval: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Funding: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Buy %1 to bring it to %2; about %3 in fees and %4 against the mid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sell %1 to bring it to %2; about %3 in fees and %4 against the mid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Buy %1: gamma per 1 % from %2 to %3, vega per point from %4 to %5, net delta to %6; about %7 in fees and %8 against the mid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sell %1: gamma per 1 % from %2 to %3, vega per point from %4 to %5, net delta to %6; about %7 in fees and %8 against the mid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Buy %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sell %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, buy %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, sell %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 and buy %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 and sell %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 (%3)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 in %2 orders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2: the largest order allowed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: the largest order allowed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: the largest order in HALT</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: the largest order auto-fire sends</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: its share of what the book shows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>each at most %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the largest order allowed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the largest order in HALT</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the largest order auto-fire sends</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its share of what the book shows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trading to the edge at %1 costs %2 and saves %3/h of risk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trading to the edge at %1 costs %2 and adds %3/h of risk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trading to %1 costs %2 and saves %3/h of risk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trading to %1 costs %2 and adds %3/h of risk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trading as far as %1 costs %2 and saves %3/h of risk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trading as far as %1 costs %2 and adds %3/h of risk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filled resting it costs %1 in fees</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filled resting it costs %1 in fees; crossing at its deadline %2 in fees and %3 against the mid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a part of %1 is no order in %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the parts of %1 do not add up to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the smallest order in %1 is %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waiting: %1 has no fresh two-sided book and mark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waiting: the book is too thin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the hedge is smaller than the least trade</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the hedge is smaller than one lot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the hedge is smaller than one lot there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a proposal has 1 to %1 legs, and %2 were given</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is named twice; give its sum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the instrument is not listed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 find no depth within the limit, and the venue gives no 24 h volume: they are counted at the last visible price</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 find no depth within the limit: %2 more by the square-root law (Y %3, %4 %5 in 24 h by the venue&apos;s ticker)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>half-life %1 as written: risk aversion, volatility or depth is not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>half-life %1, by the risk aversion, volatility and depth of now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>half-life %1, by the assumed risk aversion, volatility and depth of now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>refill %1 as written: %2 of %3 refills seen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>half refilled within %1, as seen %2 times</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>resting at the best price for %1 at most, then crossing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>resting at the best price for %1 at most, then left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the order book of %1 is unusable: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no order book of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the mark of %1 is stale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the order book of %1 has only one side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not listed there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is an option, of which no book is kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its mark is stale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it has no live two-sided book</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its book is too thin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2 fees, %3 book)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 carries less, %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No place carries the hedge: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 stays, for no other is cheaper by enough: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cheapest at %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most of it is carried by %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 together; %2 alone would cost %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 together; %2 alone would carry %3 of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 takes %2: %3 together; %4 alone would cost %5</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 takes %2: %3 together; %4 alone would carry %5 of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>inside the band</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>settlement window until %1 UTC</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>settlement window until %1 UTC: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>net delta %1 is outside the band</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the delta is not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>net delta %1 is inside %2 to %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>net delta %1 is outside %2 to %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>net delta %1 is inside %2 to %3 by %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>net delta %1 is outside %2 to %3 by %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>less than one lot is left to hedge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the hedge pays %1 a day in funding, the limit is %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the hedge is paid %1 a day in funding, the limit is %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gamma per 1 % of %1 is below its floor of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gamma per 1 % of %1 is above its floor of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gamma per 1 % of %1 is above its ceiling of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gamma per 1 % of %1 is below its ceiling of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gamma per 1 % of %1 is inside %2 to %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gamma per 1 % of %1 is further than %2 from its target of %3, above it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gamma per 1 % of %1 is further than %2 from its target of %3, below it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gamma per 1 % of %1 is within %2 of its target of %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>vega per point of %1 is below its floor of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>vega per point of %1 is above its floor of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>vega per point of %1 is above its ceiling of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>vega per point of %1 is below its ceiling of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>vega per point of %1 is inside %2 to %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>vega per point of %1 is further than %2 from its target of %3, above it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>vega per point of %1 is further than %2 from its target of %3, below it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>vega per point of %1 is within %2 of its target of %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>every sub-book is inside its own limits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no interval is known: it needs gamma, volatility and a risk aversion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no hedge to count from yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 since the last hedge, Leland&apos;s interval is %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 since the last hedge, Leland&apos;s interval is %2 at %3 volatility</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no volatility of his pays these costs, the delta of now is kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the delta is at its target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the fixed band holds alone: %1 has no width, %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the fixed band holds alone: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>maintenance margin takes %1 of equity, the limit is %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no liquidation price is in sight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>liquidation is %1 away, the least is %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no price to compare with yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the price moved %1 % since the last hedge, the limit is %2 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the price moved %1 % since the last hedge, the limit is %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no volatility is known yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the delta&apos;s risk over %1 is %2, the budget is %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the slot of %1 is done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>too near the target for the slot of %1: %2 of %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a slot of the schedule began at %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No future changes gamma; open Joint hedge: it finds the options that do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No future changes vega; open Joint hedge: it finds the options that do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A hedge to the target does not help; make the book smaller by hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A hedge to the target does not make it less; move the hedge by hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The %1 is left: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1; not proposed: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>proposed once it has been for %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>snoozed until %1 UTC</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>letting the last decision settle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a what-if is proposed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>halted: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the order journal cannot be written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no link to a venue of its hedge is up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the positions have not been read back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the positions at %1 have not been read back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its positions have not been read back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the link to it is not up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waiting for the marks of %1 positions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an order is %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an order is Working</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an order is Unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an order is In flight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an order is Recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an order is Cancelling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an order is Needs operator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the rest of the last hedge follows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cooling down after the last hedge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the band is %1 to %2 now, and net delta %3 is inside it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its reason has gone: net delta is %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nobody decided in time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it made way for a person&apos;s own trade</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>proposal #%1 in %2 has not ended; decide on it first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That proposal is not known any more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Proposal #%1 is not waiting any more: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The market moved: look again. The revision that was seen is no longer kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The market moved: look again. While you looked %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The market moved: look again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The revision that was seen is no longer kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>While you looked %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The best price has left %1 by more than the collar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the leg in %1 became one in %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was %2 and is %3 now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the quantity of %1 went from %2 to %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the limit of %1 went from %2 to %3, more than the %4 that an approval covers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 goes in %2 orders now and was to go in %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 goes in %2 order now and was to go in %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it had %1 legs and has %2 now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it had %1 leg and has %2 now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Watch mode sends nothing. Switch to Confirm first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Switch to Confirm first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Watch mode sends nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is %1, and above %2 a second person approves it too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not sent: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not edited: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not rejected: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not snoozed: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not stopped: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not proposed: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rejected: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>that proposal is not known any more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no plan of that proposal is working</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That proposal is not waiting any more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That proposal has no such leg</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The market moved: the hedge is now on the other side. Look again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The market moved: the hedge is now on the other side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The market moved: that leg is another one now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A quantity is more than zero</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A limit is more than zero</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A what-if is approved or rejected; there is nothing that would wake it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Snooze needs a time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>for %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trading is halted; resume before changing the mode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Auto-fire must be armed with a time and a budget</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trading is halted; resume before arming auto-fire</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Auto-fire needs a time after which it disarms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Auto-fire is armed for 24 hours at most</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Auto-fire needs a number of orders it may send</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Auto-fire needs a budget in USD</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One hedge in %1 is worked as %2 and may take %3 orders: auto-fire needs as many, and %4 would be given</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its hedges in %1 would change side for the second time in 60 s: the market swings through the band</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>auto-fire is not armed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its time is up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its number of orders is spent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 orders are more than the %2 left to it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is more than the %2 left in its budget</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the venue rejected two orders in a row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Auto-fire armed by %1 for %2, %3 orders, %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Auto-fire disarmed: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>disarmed by %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>auto-fire was disarmed: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>auto-fire was switched off by %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>switched to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a person moved delta out of the band</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its fills in %1 were too much worse than the market was</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the session&apos;s loss brake</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the fate of an order has been unknown for 5 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the order journal failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>STOP ALL by %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stopped by %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Halted: %1. Nothing new is sent; what was working is being cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Halted: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing new is sent; what was working is being cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Halted already, and asked to again: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1; and more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1; then %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not resumed: the kill switch was closed again after what %1 had seen. Look at why, then resume anew</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not resumed: the kill switch was closed again after what %1 had seen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at why, then resume anew</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not resumed: the order journal cannot be written, and a disk that failed once is not asked again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make room on it and restart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resumed by %1, in Watch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>halted before this start: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>storage: the order journal cannot be written (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the engine was silent for half a second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The order journal cannot be written: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No order is sent without a record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancels still work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make room on the disk and restart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The policy was not changed: there is none for &quot;%1&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The policy was not changed: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The targets of the allocation were not changed: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its order was cancelled by %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 Trading is halted: look at the venue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trading is halted: look at the venue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a fill does not fit its order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the order counts do not add up: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>halted by its guard: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>halted by its guard since it was shown: %1. Look again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>halted by its guard since it was shown: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>HALT of %1 was not cleared: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is not in HALT</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>leaving HALT needs a reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the cause is still there: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>HALT cleared: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>calm again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no policy for &quot;%1&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is no place of its hedge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a person has looked; it is learnt anew</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its guard is in %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Limits were tightened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Limits were loosened: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 from %2 to %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no joint hedge came in time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the joint hedge is being worked out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a person&apos;s own trade waits for its order book and comes first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no exposure in %1 to judge it against</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was at %2 on the screen and is at %3 now, further than its collar of %4; look again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>that account is not one the policy trades in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not an instrument of %2 at %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no order book of %1 can be asked for: %2 others are in use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for the order book of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No order book came within %1: on the best bid and ask it is proposed as #%2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The order book has come: it is proposed as #%1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its time was over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no exposure to judge it against</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was not filled, and without it the rest is another trade</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was refused: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 wants a person: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was stopped: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has ended: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stopped: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 #%2 had an order resting at the venue before this start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What still rests there is cancelled, and the rest is not sent: look at what is left to do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 #%2 was a plan of %3 orders, and %4 of them had begun before this start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rest is not sent: look at what is left to do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was not left: a person confirms that first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was not left: the order journal cannot be written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was left by %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was set by %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused by %1: nothing new is sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>paused by %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A hedge that rests is taken back; other orders at the venue stay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Proposals go on being shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reduce-only, set by %1: only what brings delta nearer its target is sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The session&apos;s costs were not begun anew: a person confirms that first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The session&apos;s costs are counted anew, by %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hedging had cost %1 % of what was traded, and equity was %2 % below its highest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the machine stood still for %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The machine stood still for %1: every quote is stale, proposals have expired and nothing is armed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The links are made anew</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: no order is open, confirmed %2 ms after the gate closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: that no order is open was not confirmed (%2), %3 ms after the gate closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection was dropped, so that cancel-on-disconnect acts; look at the venue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the link to %1 was lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The link to %1 was lost: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every number of it is stale and nothing is sent until it is back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 message(s) of %2 were refused: %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last good values are kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The book as kept tick by tick is not what a full valuation gives: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The full result was taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Further ones are counted and not told; please report this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the band was left while auto-fire is armed, and the hedge comes first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>marks are still arriving</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is held and has no price: it is in no weight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no price of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a position is in an instrument that is not listed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no mark of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no policy for %1: nothing trades it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No trades are proposed: the value of %1 is not known, for %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No trades are proposed: the value of %1 is not a number that can be</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No trades are proposed: fee and half spread of %1 are %2 % of a trade in it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No trades are proposed: the value of the book is not a number that can be</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No trades are proposed: the book is worth nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing is known of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is %2 % of %3, within its %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is %2 % of %3, %4 points over its %5</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is %2 % of %3, %4 points under its %5</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is %2 % of %3, within its %4: %5</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is %2 % of %3, %4 points over its %5: %6</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is %2 % of %3, %4 points under its %5: %6</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is %2 % of %3 and has no target: it is left as it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, which is less to trade than the least, %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cash is %1 % of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 % after these trades</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 % after these trades, still outside: no row has room to take up the rest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, and no row has room to take it up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>buy %1 to its edge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sell %1 to its edge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>buy %1 to its target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sell %1 to its target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>buy %1 to bring cash inside %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sell %1 to bring cash inside %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>buy %1 to %2 %, which cash needs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sell %1 to %2 %, which cash needs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No targets are set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every row is within its tolerance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 row is outside the tolerance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 rows are outside the tolerance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing can be traded for that</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 trade of %2, about %3 in fees and half spreads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 trades of %2, about %3 in fees and half spreads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rows has none for cash, expected one: trades are paid from it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>targets add up to %1 %, expected 100 %: %2 points are missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>targets add up to %1 %, expected 100 %: %2 points are too many</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>target of %1 is %2, expected 0 to 100 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tolerance of %1 is %2, expected 0 to 100 points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is %2, expected %3 to %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is %2, expected less than %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is %2, expected more than %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is %2, expected at least %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no market or no exposure to hedge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it may have no leg</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a bound is not finite</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a band&apos;s floor is above its ceiling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No hedge can be worked out: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its legs at %1 take about %2 of initial margin, and %3 are free</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to trade: delta, gamma and vega are where they may be</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing can be traded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>delta back to its target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gamma back to its target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>vega back to its target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>delta back to its floor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gamma back to its floor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>vega back to its floor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>delta back to its ceiling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gamma back to its ceiling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>vega back to its ceiling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>delta back inside its band</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gamma back inside its band</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>vega back inside its band</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at most %1 % dearer than the best</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at most %1 dearer than the best</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>delta cannot be met by %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gamma cannot be met by %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>vega cannot be met by %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no listed option may be traded (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no listed instrument may be traded (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no listed option may be traded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no listed instrument may be traded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>positions without a price are not counted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 would be %2, below the %3 that is asked for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 would be %2, above the %3 that is asked for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not to be had any more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not to be had any more: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the depth in sight of %1 is less than %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there was nothing to hold on to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the wish cannot be worked out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>another set misses the bounds by less</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>another set costs %1 less</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it has expired</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it expires in %1: nothing is traded in its last %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it expires in %1, sooner than %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it expires in %1, later than %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its quote is crossed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nobody bids for it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nobody offers it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its spread of %1 % is above %2 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2 at its ask are less than %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2 at its bid are less than %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is not listed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is not on the list of names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is on the list of what is not traded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the venue has it %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its quote is stale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it has no quote yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its open interest of %1 %2 is below %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it has no price to take Greeks from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>expire within %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>expire outside %1 to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>held to %1 legs, which is not proven the best choice of them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not found with at most %1 legs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no instrument changes %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all that may be traded changes %1 by %2 of %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the margin budget is used up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the notional cap is used up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not together with the other bands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no combination of whole lots was found that meets every band</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>whole lots nearest to bands that cannot be met</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>found by search, not proven the best</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lots with impacts or risk weights are searched for, not proven</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no combination of whole lots meets every band</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the limit came before the proof</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>neither simplex came to an end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the gap between cost and bound did not close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the bands cannot be met, nor could the nearest to them be found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing seen yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>watched over all places</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>watched at each place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no book of the hedge instrument</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waiting for own and public trades</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no two-sided book</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waiting for 60 looks at the book</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no gamma, or no book to take impact from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the link is not up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing heard of this underlying</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waiting for 20 gaps between prices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waiting for 20 gaps between messages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>equity is not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a dated hedge carries a basis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no mark, or no index</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no two-sided book, or nothing to compare it with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waiting for own trades</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no impact to compare with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one place, or no link is up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fewer than two venues to compare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waiting for half a minute of prices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no volatility to expect yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no tripwire is near enough to matter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CAUTION when none is calm, HALT when all are halted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>HALT when all are halted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CAUTION when none is calm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CAUTION above %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CAUTION below %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>HALT above %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>HALT below %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CAUTION above %1, HALT above %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CAUTION below %1, HALT below %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CAUTION above %1, HALT above %2 with a second sign</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CAUTION above %1, HALT above %2 with a second sign, above %3 alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>widens above %1, slows above %2, HALT above %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>widens the band above %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>slows hedging above %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 times</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 % to go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1; %2; %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>with %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stale feed %1, %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>crossed book %1, %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mark to index %1, %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mid to index %1, %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>depth %1, %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1-minute volatility %1, %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>venue errors %1, %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>margin use %1, %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hedging cost %1, %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hedges per hour %1, %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>index gone %1, %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>own impact %1, %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>crowding %1, %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gamma feedback %1, %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>venues apart %1, %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>places left out %1, %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: its link is not up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its band is %1 times as wide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its band stays as it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, pauses are %2 times as long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, and auto-fire goes on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, and nothing is sent without a person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, and what auto-fire sends is %2 times as large</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It carries no hedge until a person clears it in Guard; other places go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It carries no hedge while another place is calmer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It ends by itself after %1 of calm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Until a person clears it in Guard, only what reduces is sent, by a person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is back to normal: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 at %2 is back to normal: %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 stays in CAUTION: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the venue has not answered for %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the answer is not a number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>never written: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was not sent: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is unknown: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is being asked for at the venue and is not sent again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was rejected: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was not placed: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was cancelled at the venue: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was refused %2 times in a row: at the best price it would have taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the venue does not know the order, but the position in %1 is %2 and was %3 when it began</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>absent twice after the fence of %1, last at venue time %2 in epoch %3, the position unchanged at %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an order the venue does not know is looked for once more on a fresh connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>link lost: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no answer within %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>undecided after %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 could not be resolved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look it up at the venue and attach what you find; %1 stays blocked until then</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evidence was not attached: it needs an outcome that ends the order and a sentence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>resting %1 at %2 · %3 s to deadline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>part %1 of %2 working</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>leg %1 of %2 working</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>part %1 of %2 is next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>leg %1 of %2 is next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>part %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>leg %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waiting until %1 UTC for %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 leg; %3 not traded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 legs; %3 not traded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 traded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 legs traded in full</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>net delta is %1 now and going on would take it to %2, the other side of its target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what is left of it would take net delta from %1 to %2, away from its target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it would end with net delta at %1, outside the band: a hedge of the whole is due</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>net delta is not known: a person decides</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the guard is not at rest: a person decides</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>margin use is %1 %, and what is left of it adds to it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its next order would take net delta from %1 to %2, further from its target than before the plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 #%2: %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Band as written: no live band follows the market</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Band as written: %1 gives none, %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Band as written: nothing else is found yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Band %1 held until %2 UTC: settlement window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CAUTION makes it %1 times as wide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Band %1 by %2: gamma %3 per 1 %, %4, cost %5 bp%6</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Band %1 by %2: gamma %3 per 1 %, %4, cost %5 bp</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Band %1 -&gt; %2: %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>volatility not known yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no gamma: the band has no width</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the formula does not hold here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an input is missing or out of its range</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the model has no optimum here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 without a mark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 without a mark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 not listed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 without a volatility</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 stale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No option with the venue&apos;s Greeks yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 option agrees</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 options agree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 differs: worst %2 of %3, %4 times its tolerance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 differ: worst %2 of %3, %4 times its tolerance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 not judged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>skew stickiness %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no index price of %1 to move</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The worst hour of the recorded window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The worst day of the recorded window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Volatility +%1 points is an assumption: %2 for each percent of Bitcoin&apos;s fall</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Futures and perpetuals part from the spot; options keep their forwards</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hourly closes, %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fills of %1 sum to the order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>venue order %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>venue order %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>placed elsewhere: counted, never changed from here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The history could not be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An internal fault: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No new order leaves; look at the venue before you resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The window did not answer for %1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine went on meanwhile: look at what it did</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>History: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No backup was kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the engine&apos;s inbox was full: what the journal said was lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seconds since the last message about the hedge instrument</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The bounds are so many median gaps between its messages, and never less than the floor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seconds for which the best bid of the hedge instrument has not been below its best ask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Distance of the hedge instrument&apos;s mark from the index, as a fraction of the index</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not judged for a dated hedge, which carries a basis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Distance of the hedge instrument&apos;s mid from the index; for a dated hedge from its own mark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Visible size of the hedge instrument on the thinner side of 20 levels, as a share of its own running median</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Volatility of the index over the last minute, over the volatility the options expect (its average of the last hour)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>HALT needs a second sign: depth, marks, mids, venues or feeds beyond their CAUTION, or own impact and crowding both; or far more of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the last ten minutes: refused orders, failed queries, refused messages, gaps in books, and lost links</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Maintenance margin over equity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fees and slippage of our fills in the last 24 hours, USD</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Orders of ours that filled in the last hour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seconds since the index was last told</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The bounds are so many median gaps, and never less than the floor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the mid moves after our own trades, over the calibrated impact: the slope of a regression with the index as control</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trips only when its t-statistic is high as well</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The lower of two correlations of our trades: with the return of the minute before, and with the imbalance of the market&apos;s aggressors, each less the part that our own gamma asked for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Positive is running with the crowd</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Short gamma times impact per coin: the share of a move that our own hedging adds to it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From 1 the loop is unstable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The furthest that the mids of two venues&apos; hedges are from one another, of those places that are calm themselves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which of two is right nobody knows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The share of the places that carry no hedge now, for their own tripwires or for want of a link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The record is incomplete: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tables</name>
    <message>
        <source>Desk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time (UTC)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When it happened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Severity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>notice: for the record; warning: look at it; critical: act now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Book</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The underlying it concerns, or the whole desk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Topic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What part of the desk spoke</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What happened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What happened, what it means, what to do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is held; cash is dollars and dollar coins, less what futures and perpetuals buy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>USD: coins held as equity, and futures and perpetuals by their coin, at the index</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of the whole, with the tolerance as a band and the target as a tick</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Percent of the whole: double-click or F2 to change it; empty takes it away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tolerance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Points to either side of the target: double-click or F2 to change it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drift</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight less target, points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trade</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>USD: what brings it inside again; of cash: what trades and costs leave</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight after these trades and their costs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The venue&apos;s own delta of one coin of option: Black-Scholes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Volatility of the mark, percent a year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Best bid, in the quote currency: coin where the option settles in coin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Best ask, in the quote currency: coin where the option settles in coin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The venue&apos;s fair price, in the quote currency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Call Δ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IV, %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Strike</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>USD per coin; the one nearest the underlying in colour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put Δ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>maker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>taker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not ours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When the fill reached us</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fill</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Side, quantity in the instrument&apos;s unit, instrument</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Venue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where it traded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Price</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the quote currency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slippage, bp</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Basis points worse (+) or better (-) than the mid when the fill arrived</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fee</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paid (+) or received (-), in the currency beside it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Liquidity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>maker: it rested in the book; taker: it took from it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The label of our order it belongs to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trade %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tripwire</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is watched; the tool tip of a row defines its number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As it is now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Limits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Beyond the first CAUTION, beyond the second HALT</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To the next level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much of the way from rest to CAUTION is used, or from CAUTION to HALT once there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What this tripwire asks for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no tripwire is near enough to matter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, rates of %2, %3 days old</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not judged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No other model takes its place: hedges there are refused.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>initial %1, maintenance %2 of %3; %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>liquidation %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Maintenance over equity now; on the stress grid at most %1 %. Liquidation: how far the spot may move, volatilities as they are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without %1 positions that have no value.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · margin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of every account it is held in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Instrument</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The venue&apos;s name for it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where it is listed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expiry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Date of expiry, 08:00 UTC where the venue says nothing else</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>USD per coin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bid size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size at the best bid, in the instrument&apos;s unit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Best bid, in the quote currency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Best ask, in the quote currency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size at the best ask, in the instrument&apos;s unit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bid IV, %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Volatility of the best bid, percent a year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask IV, %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Volatility of the best ask, percent a year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delta BS, coin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open interest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open contracts, in the instrument&apos;s unit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stale: last good values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What would be traded; the legs are sent one after another</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether it is bought or sold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whole lots: dollars of an inverse future, else coin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expected average over the levels it takes; coin of an inverse option, else dollars. Half of the depth is left to others; where no book is kept the best bid and ask stand in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>USD: the taker fee</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slippage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>USD against the mid, half the spread included</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Δ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it adds to delta, coin, in the convention of the band</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Γ 1 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it adds to gamma: change of delta, coin, for a move of 1 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vega</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it adds to vega: USD a volatility point</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not hedged with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An instrument that the filters turn down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first thing that stands in its way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Buy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of coin; mid %2, last level %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Policy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rule that was tried</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>USD, mean and its standard error: a day on a market, a path in a study</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Error sd</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>USD, standard deviation of the hedging error and its standard error: a day&apos;s residual delta times the moves of the price; in a study the profit at expiry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>P&amp;L sd</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>USD a day, of options and hedge together before costs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trades</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean number, a day or a path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turnover</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Coin, mean of a day or a path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>γ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Risk aversion, 1/USD: given, or found for the deviation that is accepted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frontier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No other rule has as little of both cost and error and less of one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The world of the study</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hedge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is compared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The known number and its standard error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This run&apos;s number and its standard error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>z</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The difference in standard errors of both; beyond 4 it is not the same number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the desk follows it, on this market. Left out: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>agrees</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>differs: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every option the venue publishes Greeks of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether the venue&apos;s rounding explains every difference, and if not, which is worst</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tolerances</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The largest difference over what rounding and age explain of it; above 1 is unexplained</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark diff</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Venue&apos;s mark less ours, quote currency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delta diff, coin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Venue&apos;s delta less ours (Black-Scholes), coin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gamma diff</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Venue&apos;s gamma less ours, coin per USD</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vega diff, $/pt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Venue&apos;s vega less ours, USD per vol point</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theta diff, $/d</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Venue&apos;s theta less ours, USD per day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rho diff, $/pt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Venue&apos;s rho less ours, USD per point of rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>venue %1
ours %2
tolerance %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not judged: within half an hour of its settlement, expired, or without a volatility or forward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Limit %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When the order was decided, or first seen at the venue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The underlying the order hedges; empty: not ours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where it was sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Instruction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Limit price in the quote currency, and how long it may work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the order is in its life</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filled of asked, in the instrument&apos;s unit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Average</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Average price of what was filled, in the quote currency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why the state is what it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Proposal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The proposal it is of; after the point, which of its orders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Group, expiry, instrument</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the position is held</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed size held, in the instrument&apos;s own unit: USD for inverse futures and perpetuals, coin otherwise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The venue&apos;s fair price, in the quote currency: coin for coin-settled options, dollars otherwise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark volatility, percent a year: the venue&apos;s, or what its mark implies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delta</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delta, $</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gamma 1%, coin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change of the delta, in coin, when the price moves by 1 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gamma 1%, $</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change of the delta, in USD, when the price moves by 1 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vega, $/pt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Profit in USD when volatility rises by one point</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vega 30d, $/pt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time-weighted vega: vega times the square root of 30 days over the time to expiry, which counts as one day at least. Adds up expiries whose volatilities do not move alike</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theta, $/day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Profit in USD as a day passes, or what is left of it before expiry; never more than the premium</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vanna, coin/pt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change of the delta, in coin, when volatility rises by one point</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Volga, $/pt²</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change of vega, in USD per point, when volatility rises by one point</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Charm, coin/day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change of the delta, in coin, as a day passes, or what is left of it before expiry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>P&amp;L, $</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unrealised profit against the average price, in USD; coin profits at the spot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unassigned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not listed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Perpetual</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Instrument %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stale: valued at the last good mark.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not in the totals: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not in this total: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 are at their last good mark.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of several coins: only dollars are added up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Δ %1 · smile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delta %1, coin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Δ$ %1 · smile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delta %1, $</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Black-Scholes delta, coin: N(d1) of each option, size over price of each inverse future</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Net transaction delta, coin: Black-Scholes less the premium of coin-settled options. The slope of equity counted in coin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>USD-neutral delta, coin: net transaction, and at the underlying (where the tree is grouped by it) the equity held in its coin. The slope of equity counted in USD</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1. Adjusted by %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The delta beside times the price it is taken at, in USD.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When it was proposed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>#</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number of the proposal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Net delta in coin before, and as proposed after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What became of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, edited</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Proposed (UTC)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When the proposal was made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Underlying</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trigger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why it was proposed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What became of the proposal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who decided</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the proposal to the decision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Δ before, coin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delta when it was proposed, in the policy&apos;s convention</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Δ after, coin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delta at the first sample after the order ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slippage, $</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Worse (+) or better (-) than the mid at the decision, USD</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bp</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same: slippage, in basis points of the filled notional</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fees, $</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fees paid, USD</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why it was rejected or refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the order went, or was to go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Proposal %1, revision %2, %3 delta</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no equity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A named state of the world; the tool tip of a row says what moves and why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recorded: spot moves that happened; hypothetical: made up; own: from the settings file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>P&amp;L</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>USD: profit of the positions, every leg priced anew</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Equity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>USD: profit of the positions and of the coin held as equity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Δ after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Net delta afterwards, coin, in the convention of the band; Black&apos;s, without the policy&apos;s smile rule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Margin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Maintenance margin over equity afterwards: an estimate by the standard model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spot %1 %, volatility %2 points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, basis %2 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, within %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spot: %1, ended %2 UTC.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is held, and what is thought of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Held</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size in the account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What-if</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size thought of, not traded: double-click or F2 to change it. It stays when the spot moves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What would have to be traded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of the sizes: dollars for inverse futures, coin otherwise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Δ now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Net delta of the change in coin, as the market stands: it moves with the spot, the size does not</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thought of and not traded.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>words</name>
    <message>
        <source>Watch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Auto-fire</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Halted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reduce-only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>connecting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>resyncing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Critical</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Approved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Auto-fired</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edited</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Snoozed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expired</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not proposed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>approved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>auto-fired</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>edited</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rejected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>snoozed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>expired</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>withdrawn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not proposed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IN BAND</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NEAR EDGE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>OUT OF BAND</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PROPOSING</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>WORKING</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>UNKNOWN ORDER</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>HALTED</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>STALE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NORMAL</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CAUTION</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>HALT</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In flight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Working</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs operator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not placed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in flight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>working</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cancelling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>needs operator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>filled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not placed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Buy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>buy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Band breach</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What-if</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Margin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gamma limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vega limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Risk budget</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Live band</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Price move</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leland interval</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Funding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>band breach</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>schedule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what-if</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gamma limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>vega limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>margin limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>funding limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>risk budget</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>live band</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>price move</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>leland interval</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>funding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>basis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Superseded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>edge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ratio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pair</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cheapest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whalley-Wilmott</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zakamouline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Black-Scholes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>net transaction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>USD-neutral</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>BS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>net</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>USD</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sticky strike</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sticky moneyness</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>minimum variance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>strike</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>moneyness</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>min. var.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not listed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no mark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no volatility</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hypothetical</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>relative</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>future</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>option</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>perpetual</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>spot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>halted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>locked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>settling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>crossed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gap in the sequence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>live</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no snapshot yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TWAP</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Almgren-Chriss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Obizhaeva-Wang</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>iceberg</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>peg</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by regime</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>implied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>realised</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>larger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>calm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>normal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stressed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>delta</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gamma</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>vega</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>theta</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rho</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>quote currency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>coin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>coin per USD</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>USD per vol point</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>USD per day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>USD per point of rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not a number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in the money</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mark only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one-sided</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>two-sided</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to the edge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to the target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>half way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to an inner band</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>account-delta</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>account-vega</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>auto-budget</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>direction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>net-delta</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>margin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>partial</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>greeks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>guard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>period-collar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>loss-brake</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reducing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>liquidation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>throttle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>single-flight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>duplicate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>quantity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>collar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>depth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>notional</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>agreement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>trading-state</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>instrument</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>clock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>legs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>plan-notional</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>auto-fire</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>targets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>leg-order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>codec</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>journal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>valuation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>allocation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>limits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>halt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>proposal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fill</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>joint hedge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>policy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>desk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>trader</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>engine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>command line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>kill switch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stale feed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Crossed book</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark to index</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mid to index</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Depth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1-minute volatility</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Venue errors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Margin use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hedging cost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hedges per hour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Index gone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Own impact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Crowding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gamma feedback</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Venues apart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Places left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>n/a</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reached</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>usable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not named</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>excluded by name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>without a fresh quote</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>quoted on one side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>too wide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>too thin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>with too little open interest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>without a price</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>may be traded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>are not on the list of names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>are on the list of what is not traded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>are not open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>have no fresh quote</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>have no two-sided quote</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>expire too soon or too late</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>have a spread above the limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>have too little depth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>have too little open interest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>have no price to take Greeks from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deribit standard margin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deribit portfolio margin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>OKX margin of coin options</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bybit margin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Binance USD-M margin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hyperliquid margin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Aave&apos;s health factor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too small</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cost too high</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Market moving</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Have a better hedge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>price</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>volatility</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>regime</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>risk aversion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change cap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mandate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>settlement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as the formula asks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at most 25 % a refresh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not below one lot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not above the mandate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ok</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>best</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>out of reach</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>best in the time given</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rounded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not a problem</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IOC</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>FOK</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GTC</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
