// An independent client trades on the paper exchange: node trade.mjs PORT
// Prints one line a step and ends with "ok N checks"; anything unexpected ends it with code 1.
import ccxt from 'ccxt';

const port = process.argv[2];
let checks = 0;
function check(condition, sentence) {
    if (!condition) throw new Error('expected that ' + sentence);
    checks += 1;
    console.log('- ' + sentence);
}

const ex = new ccxt.pro.deribit({ apiKey: 'paper', secret: 'paper' });
await ex.loadHttpProxyAgent();  // without it plain ws:// is refused
ex.urls.api = { rest: `http://127.0.0.1:${port}`, ws: `ws://127.0.0.1:${port}/ws/api/v2` };

try {
    const markets = Object.values(await ex.loadMarkets());
    const options = markets.filter((m) => m.option).length;
    const swaps = markets.filter((m) => m.swap).length;
    check(markets.length > 100 && options > 80, `${markets.length} markets are loaded, ${options} of them options`);
    check(swaps >= 2, `${swaps} of them are perpetuals`);
    const currencies = await ex.fetchCurrencies();
    check(currencies.BTC && currencies.ETH, 'BTC and ETH are among the currencies');
    check(Math.abs((await ex.fetchTime()) - Date.now()) < 86_400_000, 'the venue tells a time of today');
    check((await ex.fetchStatus()).status === 'ok', 'the venue says it works');

    const symbol = 'BTC/USD:BTC';
    const rest = await ex.fetchTicker(symbol);
    check(rest.bid > 0 && rest.ask > rest.bid, 'the ticker by REST has bid below ask');
    const ticker = await ex.watchTicker(symbol);
    check(ticker.bid > 0 && ticker.ask > ticker.bid, 'the watched ticker has bid below ask');
    const next = await ex.watchTicker(symbol);
    check(next.timestamp > ticker.timestamp, 'a second ticker follows the first');
    const book = await ex.watchOrderBook(symbol);
    check(book.bids.length > 3 && book.asks.length > 3, `the watched book has ${book.bids.length} bids, ${book.asks.length} asks`);
    check(book.bids[0][0] < book.asks[0][0], 'the watched book is not crossed');
    await ex.watchOrderBook(symbol);
    const restBook = await ex.fetchOrderBook(symbol, 10);
    check(restBook.bids.length === 10, 'the book by REST has the depth that was asked for');
    const option = markets.find((m) => m.option && m.base === 'BTC' && m.active);
    const optionTicker = await ex.fetchTicker(option.symbol);
    check(optionTicker.info.greeks !== undefined, `the ticker of ${option.id} has Greeks`);

    const before = await ex.fetchBalance();
    check(before.BTC.free > 0, `the account has ${before.BTC.total} BTC`);

    const ioc = await ex.createOrder(symbol, 'limit', 'buy', 1000, ex.priceToPrecision(symbol, restBook.asks[0][0] * 1.005),
                                     { timeInForce: 'IOC', label: 'R1-ccxt-1' });
    check(ioc.status === 'closed' && ioc.filled === 1000, `the immediate order was filled at ${ioc.average}`);
    const position = await ex.fetchPosition(symbol);
    check(position.side === 'long' && position.info.size === 1000, 'the position holds what was bought');

    const watching = ex.watchOrders(symbol);
    await ex.sleep(300);
    const low = ex.priceToPrecision(symbol, restBook.bids[0][0] * 0.99);
    const resting = await ex.createOrder(symbol, 'limit', 'buy', 500, low, { label: 'R1-ccxt-2', postOnly: true });
    check(resting.status === 'open', `an order rests at ${resting.price}`);
    const heard = await watching;
    check(heard.some((o) => o.id === resting.id), 'the resting order is heard of by websocket');
    const open = await ex.fetchOpenOrders(symbol);
    check(open.length === 1 && open[0].id === resting.id, 'the resting order is the one open order');
    const edited = await ex.editOrder(resting.id, symbol, 'limit', 'buy', 400, low);
    check(edited.amount === 400, 'it can be edited');
    const cancelled = await ex.cancelOrder(resting.id, symbol);
    check(cancelled.status === 'canceled', 'it can be cancelled');
    check((await ex.fetchOpenOrders(symbol)).length === 0, 'nothing is open afterwards');
    check((await ex.fetchOrder(resting.id)).status === 'canceled', 'its state can be asked for');

    const stop = await ex.createOrder(symbol, 'market', 'sell', 100, undefined,
                                      { stopLossPrice: Number(low), trigger: 'mark_price' });
    check(stop.id.startsWith('BTC-SLM'), `a stop order waits as ${stop.id}`);
    await ex.cancelAllOrders(symbol);
    check((await ex.fetchOpenOrders(symbol)).length === 0, 'all orders can be cancelled at once');

    const sold = await ex.createOrder(symbol, 'market', 'sell', 1000, undefined, { reduce_only: true });
    check(sold.filled === 1000, `the position is closed at ${sold.average}`);
    const mine = await ex.fetchMyTrades(symbol);
    check(mine.length >= 2 && mine.every((t) => t.fee.cost > 0), `${mine.length} own trades are listed with fees`);
    check(mine.some((t) => t.order === ioc.id), 'the first order\'s trade is among them');
    const closed = await ex.fetchClosedOrders(symbol);
    check(closed.some((o) => o.id === ioc.id), 'the filled order is in the history');
    const trades = await ex.fetchTrades(symbol);
    check(trades.length >= 2, `${trades.length} public trades are listed`);
    const now = await ex.fetchTime();
    const candles = await ex.fetchOHLCV(symbol, '1m', now - 600_000, 10);
    check(candles.length >= 1, 'candles are listed');
    const rate = await ex.fetchFundingRate(symbol, { start_timestamp: now - 3_600_000, end_timestamp: now });
    check(rate.symbol === symbol, 'a funding rate is given');
    const greeks = await ex.fetchGreeks(option.symbol);
    check(Number.isFinite(greeks.delta), 'Greeks of an option are given');

    let refused;
    try {
        await ex.privateGetBuy({ instrument_name: 'BTC-PERPETUAL', amount: 1005, price: low });
    } catch (error) {
        refused = error;
    }
    check(refused !== undefined, `an odd amount is refused: ${refused.constructor.name}`);
    refused = undefined;
    const stranger = new ccxt.pro.deribit({ apiKey: 'paper', secret: 'wrong' });
    stranger.urls.api = ex.urls.api;
    try {
        await stranger.fetchBalance();
    } catch (error) {
        refused = error;
    }
    check(refused !== undefined, `a wrong secret is refused: ${refused.constructor.name}`);
    console.log(`ok ${checks} checks`);
} catch (error) {
    console.error(error);
    process.exitCode = 1;
} finally {
    await ex.close();
}
process.exit();
