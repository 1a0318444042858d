<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>AlertClass</name>
    <message>
        <source>A proposal waits</source>
        <translation>Ein Vorschlag wartet</translation>
    </message>
    <message>
        <source>Halt, and fills of no known order</source>
        <translation>Halt, und Ausführungen ohne bekannte Order</translation>
    </message>
    <message>
        <source>Orders and plans</source>
        <translation>Orders und Pläne</translation>
    </message>
    <message>
        <source>Links to venues</source>
        <translation>Verbindungen zu Börsen</translation>
    </message>
    <message>
        <source>Guard and limits</source>
        <translation>Wächter und Limits</translation>
    </message>
    <message>
        <source>Proposals, policies and allocation</source>
        <translation>Vorschläge, Vorgaben und Allokation</translation>
    </message>
    <message>
        <source>Mode and auto-fire</source>
        <translation>Modus und Automatik</translation>
    </message>
    <message>
        <source>The desk itself</source>
        <translation>Der Desk selbst</translation>
    </message>
</context>
<context>
    <name>BudgetText</name>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>Left: %1, 1 order, %2</source>
        <translation>Übrig: %1, 1 Order, %2</translation>
    </message>
    <message>
        <source>Left: %1, %2 orders, %3</source>
        <translation>Übrig: %1, %2 Orders, %3</translation>
    </message>
    <message>
        <source>%1: %2 of %3 coins of delta</source>
        <translation>%1: %2 von %3 Coins Delta</translation>
    </message>
</context>
<context>
    <name>CardText</name>
    <message>
        <source>Each by %1: %2 of it is the smile&apos;s.</source>
        <translation>Jedes nach %1: %2 davon ist der Anteil des Smiles.</translation>
    </message>
    <message>
        <source>1 option has no fitted smile and stay at sticky strike.</source>
        <translation>1 Option ohne gefitteten Smile bleibt bei Sticky Strike.</translation>
    </message>
    <message numerus="yes">
        <source>%n options have no fitted smile and stay at sticky strike.</source>
        <translation>
            <numerusform>%n Option ohne gefitteten Smile bleibt bei Sticky Strike.</numerusform>
            <numerusform>%n Optionen ohne gefitteten Smile bleiben bei Sticky Strike.</numerusform>
        </translation>
    </message>
    <message>
        <source>Net delta in %1</source>
        <translation>Nettodelta in %1</translation>
    </message>
    <message>
        <source>%1  %2  (held in band)</source>
        <translation>%1  %2  (im Band gehalten)</translation>
    </message>
    <message>
        <source>%1  %2 in %3 positions</source>
        <translation>%1  %2 in %3 Positionen</translation>
    </message>
    <message>
        <source>%1  %2 in %3 positions, last known: its link is down</source>
        <translation>%1  %2 in %3 Positionen, letzter Stand: die Verbindung ist getrennt</translation>
    </message>
    <message>
        <source>%1  %2 in %3, %4 from its target of %5</source>
        <translation>%1  %2 in %3, %4 vom Ziel %5 entfernt</translation>
    </message>
    <message>
        <source>%1 of %2 positions have no mark and are not in the sum.</source>
        <translation>%1 von %2 Positionen haben keinen Mark und fehlen in der Summe.</translation>
    </message>
    <message>
        <source>%1 of %2 positions are in the sum at their last good marks.</source>
        <translation>%1 von %2 Positionen stehen mit ihrem letzten guten Mark in der Summe.</translation>
    </message>
    <message>
        <source>Γ1%   %1 %2 of delta for a 1 % move
Vega  %3 per vol point
Θ/d   %4 per day
P&amp;L   %5 unrealised, %6 this session</source>
        <translation>Γ1%   %1 %2 Delta je 1 % Bewegung
Vega  %3 je Vol-Punkt
Θ/d   %4 je Tag
P&amp;L   %5 unrealisiert, %6 in dieser Sitzung</translation>
    </message>
    <message>
        <source>No liquidation in sight, or it is reached (by the margin model, as on a proposal)</source>
        <translation>Keine Liquidation in Sicht, oder sie ist erreicht (nach dem Marginmodell, wie auf einem Vorschlag)</translation>
    </message>
    <message>
        <source>The spot may move %1 before liquidation (by the margin model, as on a proposal)</source>
        <translation>Der Spot kann sich vor der Liquidation um %1 bewegen (nach dem Marginmodell, wie auf einem Vorschlag)</translation>
    </message>
    <message>
        <source>No liquidation in sight, or it is reached (estimated from the margin of now: the margin model does not know this account)</source>
        <translation>Keine Liquidation in Sicht, oder sie ist erreicht (geschätzt aus der Margin von jetzt: das Marginmodell kennt dieses Konto nicht)</translation>
    </message>
    <message>
        <source>The spot may move %1 before liquidation (estimated from the margin of now: the margin model does not know this account)</source>
        <translation>Der Spot kann sich vor der Liquidation um %1 bewegen (geschätzt aus der Margin von jetzt: das Marginmodell kennt dieses Konto nicht)</translation>
    </message>
    <message>
        <source>
%1 · %2  %3: %4 of %5</source>
        <translation>
%1 · %2  %3: %4 von %5</translation>
    </message>
    <message>
        <source>
Shown is the account that uses most of its own: the equity of one does not stand behind another.</source>
        <translation>
Gezeigt ist das Konto mit der höchsten eigenen Auslastung: das Eigenkapital des einen steht nicht hinter dem anderen.</translation>
    </message>
    <message>
        <source>Maintenance margin %1 of equity %2
Initial margin %3
%4%5</source>
        <translation>Erhaltungsmargin %1 bei Eigenkapital %2
Anfangsmargin %3
%4%5</translation>
    </message>
    <message>
        <source>no number yet</source>
        <translation>noch keine Zahl</translation>
    </message>
    <message>
        <source>%1 old</source>
        <translation>%1 alt</translation>
    </message>
    <message>
        <source>%1 since %2 UTC: %3.
%4
</source>
        <translation>%1 seit %2 UTC: %3.
%4
</translation>
    </message>
    <message>
        <source>Until a person clears it in the panel Guard, only what reduces is sent, by a person.</source>
        <translation>Bis ein Mensch es im Bereich Wächter freigibt, wird nur gesendet, was abbaut, und nur durch einen Menschen.</translation>
    </message>
    <message>
        <source>Hedging is wider or slower, and nothing is sent without a person.</source>
        <translation>Die Absicherung ist weiter oder langsamer, und nichts wird ohne einen Menschen gesendet.</translation>
    </message>
    <message>
        <source>Orders are smaller, and auto-fire goes on.</source>
        <translation>Orders sind kleiner, und die Automatik läuft weiter.</translation>
    </message>
    <message>
        <source>no price</source>
        <translation>kein Kurs</translation>
    </message>
    <message>
        <source>target %1 · band [%2, %3]</source>
        <translation>Ziel %1 · Band [%2, %3]</translation>
    </message>
    <message>
        <source>%1 if filled</source>
        <translation>%1 bei Ausführung</translation>
    </message>
    <message>
        <source>Nothing is known of this book yet.</source>
        <translation>Von diesem Buch ist noch nichts bekannt.</translation>
    </message>
</context>
<context>
    <name>ChartCsv</name>
    <message>
        <source>The data could not be written to %1: %2.</source>
        <translation>Die Daten konnten nicht nach %1 geschrieben werden: %2.</translation>
    </message>
</context>
<context>
    <name>DepthText</name>
    <message>
        <source>Half of what a trade takes is back within %1.</source>
        <translation>Die Hälfte dessen, was ein Trade nimmt, ist binnen %1 wieder da.</translation>
    </message>
    <message>
        <source>Depth: its trend is not known yet, %1 of %2 looks at the book.</source>
        <translation>Tiefe: ihr Verlauf ist noch nicht bekannt, %1 von %2 Blicken ins Orderbuch.</translation>
    </message>
    <message>
        <source>Depth is falling: %1 on the thinner side, %2 % less in %3.</source>
        <translation>Die Tiefe nimmt ab: %1 auf der dünneren Seite, %2 % weniger in %3.</translation>
    </message>
    <message>
        <source>Depth is growing: %1 on the thinner side, %2 % more in %3.</source>
        <translation>Die Tiefe nimmt zu: %1 auf der dünneren Seite, %2 % mehr in %3.</translation>
    </message>
    <message>
        <source>Depth is steady: %1 on the thinner side over %2.</source>
        <translation>Die Tiefe ist gleichbleibend: %1 auf der dünneren Seite über %2.</translation>
    </message>
    <message>
        <source>Coin that rests on the thinner side of the visible book of the hedge, looked at every ten seconds for five minutes. The change is the median slope of all pairs of looks; it is called falling or growing from 10 % on, where chance would make so many pairs agree less than once in twenty.</source>
        <translation>Coin, die auf der dünneren Seite des sichtbaren Orderbuchs der Absicherung liegen, fünf Minuten lang alle zehn Sekunden angesehen. Die Änderung ist der Median der Steigungen aller Paare von Blicken; von Ab- oder Zunahme ist ab 10 % die Rede, wo der Zufall so viele Paare seltener als einmal in zwanzig übereinstimmen ließe.</translation>
    </message>
    <message>
        <source>The gaps that public trades left were seen to be half refilled %1 times.</source>
        <translation>Die Lücken, die öffentliche Trades hinterließen, wurden %1-mal zur Hälfte wieder gefüllt gesehen.</translation>
    </message>
</context>
<context>
    <name>EditReading</name>
    <message>
        <source>Use a point for decimals and no comma.</source>
        <translation>Dezimalstellen mit Punkt, ohne Komma.</translation>
    </message>
    <message>
        <source>“%1” is not a number with at most nine decimals.</source>
        <translation>„%1“ ist keine Zahl mit höchstens neun Dezimalstellen.</translation>
    </message>
    <message>
        <source>The smallest order is %1.</source>
        <translation>Die kleinste Order ist %1.</translation>
    </message>
    <message>
        <source>Must be a multiple of %1: %2 or %3.</source>
        <translation>Muss ein Vielfaches von %1 sein: %2 oder %3.</translation>
    </message>
    <message>
        <source>The venue takes no limit below %1.</source>
        <translation>Die Börse nimmt kein Limit unter %1.</translation>
    </message>
    <message>
        <source>The venue takes no limit above %1.</source>
        <translation>Die Börse nimmt kein Limit über %1.</translation>
    </message>
    <message>
        <source>Type a quantity.</source>
        <translation>Eine Menge eingeben.</translation>
    </message>
    <message>
        <source>The quantity must be more than zero.</source>
        <translation>Die Menge muss größer als null sein.</translation>
    </message>
    <message>
        <source>Type a limit.</source>
        <translation>Ein Limit eingeben.</translation>
    </message>
    <message>
        <source>The limit must be more than zero.</source>
        <translation>Das Limit muss größer als null sein.</translation>
    </message>
</context>
<context>
    <name>Effect</name>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>%1: band in coin, %2 delta %3</source>
        <translation>%1: Band in Coin, Delta %3 (%2)</translation>
    </message>
    <message>
        <source>stays inside</source>
        <translation>bleibt innerhalb</translation>
    </message>
    <message>
        <source>stays outside</source>
        <translation>bleibt außerhalb</translation>
    </message>
    <message>
        <source>is inside, as now</source>
        <translation>ist innerhalb, wie jetzt</translation>
    </message>
    <message>
        <source>is outside, as now</source>
        <translation>ist außerhalb, wie jetzt</translation>
    </message>
    <message>
        <source>outside now, inside then</source>
        <translation>jetzt außerhalb, dann innerhalb</translation>
    </message>
    <message>
        <source>inside now, OUTSIDE then: a hedge is proposed</source>
        <translation>jetzt innerhalb, dann AUSSERHALB: eine Absicherung wird vorgeschlagen</translation>
    </message>
    <message>
        <source>%1; its live band is found anew, and may be narrower</source>
        <translation>%1; sein mitlaufendes Band wird neu bestimmt und kann enger sein</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>eingehalten</translation>
    </message>
    <message>
        <source>near</source>
        <translation>nahe</translation>
    </message>
    <message>
        <source>CAUTION</source>
        <translation>VORSICHT</translation>
    </message>
    <message>
        <source>HALT</source>
        <translation>HALT</translation>
    </message>
    <message>
        <source>OVER</source>
        <translation>ÜBER</translation>
    </message>
    <message>
        <source>%1, %2: %3</source>
        <translation>%1, %2: %3</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1, Grenze %2</translation>
    </message>
    <message>
        <source>as now</source>
        <translation>wie jetzt</translation>
    </message>
    <message>
        <source>comes near to it</source>
        <translation>kommt ihr nahe</translation>
    </message>
    <message>
        <source>would break it</source>
        <translation>würde sie verletzen</translation>
    </message>
    <message>
        <source>further from it than now</source>
        <translation>weiter von ihr weg als jetzt</translation>
    </message>
    <message>
        <source>Proposal %1 of %2</source>
        <translation>Vorschlag %1 für %2</translation>
    </message>
    <message>
        <source>waits for a decision</source>
        <translation>wartet auf eine Entscheidung</translation>
    </message>
    <message>
        <source>withdrawn</source>
        <translation>zurückgezogen</translation>
    </message>
</context>
<context>
    <name>Environment</name>
    <message>
        <source>PAPER</source>
        <translation>PAPIER</translation>
    </message>
    <message>
        <source>TEST</source>
        <translation>TEST</translation>
    </message>
    <message>
        <source>LIVE</source>
        <translation>LIVE</translation>
    </message>
    <message>
        <source>REPLAY</source>
        <translation>WIEDERGABE</translation>
    </message>
    <message>
        <source>key %1</source>
        <translation>Schlüssel %1</translation>
    </message>
    <message>
        <source>Orders trade on the built-in paper exchange; no money moves.</source>
        <translation>Orders handeln an der eingebauten Papierbörse; kein Geld bewegt sich.</translation>
    </message>
    <message>
        <source>Orders go to the venue&apos;s test network; no money moves.</source>
        <translation>Orders gehen ins Testnetz der Börse; kein Geld bewegt sich.</translation>
    </message>
    <message>
        <source>Orders go to the real venue and trade with real money.</source>
        <translation>Orders gehen an die echte Börse und handeln mit echtem Geld.</translation>
    </message>
    <message>
        <source>A recorded market is played again; no order leaves the machine.</source>
        <translation>Ein aufgezeichneter Markt wird wiedergegeben; keine Order verlässt die Maschine.</translation>
    </message>
    <message>
        <source>REPLAY, NOT LIVE</source>
        <translation>WIEDERGABE, NICHT LIVE</translation>
    </message>
    <message>
        <source>A recorded session is shown as it was; nothing can be sent.</source>
        <translation>Eine aufgezeichnete Sitzung wird gezeigt, wie sie war; nichts kann gesendet werden.</translation>
    </message>
</context>
<context>
    <name>GuardText</name>
    <message>
        <source>Own impact</source>
        <translation>Eigener Einfluss</translation>
    </message>
    <message>
        <source>USD by which the mid has moved for each coin we traded, in the seconds after it: a regression with the index as control.</source>
        <translation>USD, um die sich der Mid je gehandeltem Coin in den Sekunden danach bewegt hat: eine Regression mit dem Index als Kontrolle.</translation>
    </message>
    <message>
        <source>The slope over its standard error, and the number of stretches of time it is from (%1 of them with a trade of ours).</source>
        <translation>Die Steigung über ihrem Standardfehler, und die Zahl der Zeitabschnitte dahinter (%1 davon mit eigenem Trade).</translation>
    </message>
    <message>
        <source>Calibrated</source>
        <translation>Kalibriert</translation>
    </message>
    <message>
        <source>USD per coin that the visible book gives way, or the settings say.</source>
        <translation>USD je Coin, die das sichtbare Buch nachgibt oder die Einstellungen nennen.</translation>
    </message>
    <message>
        <source>With return</source>
        <translation>Mit Rendite</translation>
    </message>
    <message>
        <source>Correlation of our trades with the return of the minute before: positive is chasing. From %1 trades.</source>
        <translation>Korrelation unserer Trades mit der Rendite der Minute davor: positiv heißt hinterherlaufen. Aus %1 Trades.</translation>
    </message>
    <message>
        <source>With aggressors</source>
        <translation>Mit Aggressoren</translation>
    </message>
    <message>
        <source>Correlation of our trades with the imbalance of the market&apos;s aggressors in the minute before.</source>
        <translation>Korrelation unserer Trades mit dem Ungleichgewicht der Aggressoren in der Minute davor.</translation>
    </message>
    <message>
        <source>Feedback g</source>
        <translation>Rückkopplung g</translation>
    </message>
    <message>
        <source>Short gamma times impact per coin: the share of a move that our own hedging adds to it. From 1 the loop is unstable.</source>
        <translation>Short-Gamma mal Einfluss je Coin: der Anteil einer Bewegung, den unsere Absicherung hinzufügt. Ab 1 ist die Schleife instabil.</translation>
    </message>
    <message>
        <source>Moves become</source>
        <translation>Bewegungen werden</translation>
    </message>
    <message>
        <source>unstable</source>
        <translation>instabil</translation>
    </message>
    <message>
        <source>1 / (1 - g): a move with our hedging over the move without it.</source>
        <translation>1 / (1 - g): eine Bewegung mit unserer Absicherung über der ohne sie.</translation>
    </message>
    <message>
        <source>Hedge size</source>
        <translation>Absicherungsgröße</translation>
    </message>
    <message>
        <source>What is left of hedge sizes: min(1, (1 - g) / (1 - reference)).</source>
        <translation>Was von der Größe der Absicherungen bleibt: min(1, (1 - g) / (1 - Referenz)).</translation>
    </message>
    <message>
        <source>At the trip: %1.</source>
        <translation>Beim Auslösen: %1.</translation>
    </message>
    <message>
        <source>Now: %1.</source>
        <translation>Jetzt: %1.</translation>
    </message>
    <message>
        <source>Now: n/a, %1.</source>
        <translation>Jetzt: k. A., %1.</translation>
    </message>
</context>
<context>
    <name>JointText</name>
    <message>
        <source>Infeasible: %1.</source>
        <translation>Nicht erfüllbar: %1.</translation>
    </message>
    <message>
        <source>These legs miss it by the least.</source>
        <translation>Diese Beine verfehlen es am wenigsten.</translation>
    </message>
    <message>
        <source>at most %1 % over the bound of %2</source>
        <translation>höchstens %1 % über der Schranke von %2</translation>
    </message>
    <message>
        <source>at most %1 over the bound of %2</source>
        <translation>höchstens %1 über der Schranke von %2</translation>
    </message>
    <message>
        <source>Exact: nothing that meets the bounds costs less, at the depth in sight.</source>
        <translation>Exakt: nichts, was die Grenzen erfüllt, kostet bei der sichtbaren Tiefe weniger.</translation>
    </message>
    <message>
        <source>Best in the time given: %1 (%2).</source>
        <translation>Das Beste in der gegebenen Zeit: %1 (%2).</translation>
    </message>
    <message>
        <source>Rounded: %1 (%2).</source>
        <translation>Gerundet: %1 (%2).</translation>
    </message>
    <message>
        <source>Not unique: without lots, other legs cost the same.</source>
        <translation>Nicht eindeutig: ohne Lots kosten andere Beine dasselbe.</translation>
    </message>
    <message>
        <source>%1 in all: fees %2, slippage %3</source>
        <translation>%1 insgesamt: Gebühren %2, Slippage %3</translation>
    </message>
    <message>
        <source>, funding %1 to the horizon</source>
        <translation>, Funding %1 bis zum Horizont</translation>
    </message>
    <message>
        <source>, %1 a trade as the policy counts</source>
        <translation>, %1 je Trade nach der Vorgabe</translation>
    </message>
    <message>
        <source>; what is left counts %1</source>
        <translation>; was bleibt, zählt %1</translation>
    </message>
    <message>
        <source>; initial margin of about %1</source>
        <translation>; Anfangsmargin etwa %1</translation>
    </message>
    <message>
        <source>%1 of %2 instruments</source>
        <translation>%1 von %2 Instrumenten</translation>
    </message>
    <message>
        <source>%1 instruments</source>
        <translation>%1 Instrumente</translation>
    </message>
</context>
<context>
    <name>KeyWords</name>
    <message>
        <source>target, coin</source>
        <translation>Ziel, Coin</translation>
    </message>
    <message>
        <source>lower edge, coin below the target</source>
        <translation>unterer Rand, Coin unter dem Ziel</translation>
    </message>
    <message>
        <source>upper edge, coin above the target</source>
        <translation>oberer Rand, Coin über dem Ziel</translation>
    </message>
    <message>
        <source>target by the spot</source>
        <translation>Ziel nach dem Spot</translation>
    </message>
    <message>
        <source>where a hedge trades to</source>
        <translation>wohin eine Absicherung handelt</translation>
    </message>
    <message>
        <source>ratio between edge and target</source>
        <translation>Anteil zwischen Rand und Ziel</translation>
    </message>
    <message>
        <source>inner band, coin</source>
        <translation>inneres Band, Coin</translation>
    </message>
    <message>
        <source>delta convention</source>
        <translation>Delta-Konvention</translation>
    </message>
    <message>
        <source>smile rule</source>
        <translation>Smile-Regel</translation>
    </message>
    <message>
        <source>skew stickiness R</source>
        <translation>Skew-Stickiness R</translation>
    </message>
    <message>
        <source>minimum variance, a</source>
        <translation>Minimum-Varianz, a</translation>
    </message>
    <message>
        <source>minimum variance, b</source>
        <translation>Minimum-Varianz, b</translation>
    </message>
    <message>
        <source>minimum variance, c</source>
        <translation>Minimum-Varianz, c</translation>
    </message>
    <message>
        <source>hedge instrument</source>
        <translation>Absicherungsinstrument</translation>
    </message>
    <message>
        <source>further places for a hedge</source>
        <translation>weitere Orte für eine Absicherung</translation>
    </message>
    <message>
        <source>limit through the reference, fraction</source>
        <translation>Limit jenseits der Referenz, Anteil</translation>
    </message>
    <message>
        <source>hedge on a schedule</source>
        <translation>Absichern nach Zeitplan</translation>
    </message>
    <message>
        <source>schedule, seconds</source>
        <translation>Zeitplan, Sekunden</translation>
    </message>
    <message>
        <source>schedule, times of day UTC</source>
        <translation>Zeitplan, Tageszeiten UTC</translation>
    </message>
    <message>
        <source>schedule, coin at least</source>
        <translation>Zeitplan, mindestens Coin</translation>
    </message>
    <message>
        <source>life of a proposal, seconds</source>
        <translation>Lebensdauer eines Vorschlags, Sekunden</translation>
    </message>
    <message>
        <source>pause after a hedge, seconds</source>
        <translation>Pause nach einer Absicherung, Sekunden</translation>
    </message>
    <message>
        <source>outside before a hedge, seconds</source>
        <translation>außerhalb vor einer Absicherung, Sekunden</translation>
    </message>
    <message>
        <source>at once beyond the edge by, half widths</source>
        <translation>sofort jenseits des Rands um, halbe Breiten</translation>
    </message>
    <message>
        <source>inside again within, half widths</source>
        <translation>wieder innerhalb ab, halbe Breiten</translation>
    </message>
    <message>
        <source>triggers that are on</source>
        <translation>eingeschaltete Auslöser</translation>
    </message>
    <message>
        <source>trigger: move of the price, fraction</source>
        <translation>Auslöser: Kursbewegung, Anteil</translation>
    </message>
    <message>
        <source>trigger: risk budget, USD</source>
        <translation>Auslöser: Risikobudget, USD</translation>
    </message>
    <message>
        <source>risk budget over, seconds</source>
        <translation>Risikobudget über, Sekunden</translation>
    </message>
    <message>
        <source>live band</source>
        <translation>mitlaufendes Band</translation>
    </message>
    <message>
        <source>volatility it goes by</source>
        <translation>Volatilität, nach der es geht</translation>
    </message>
    <message>
        <source>daily deviation hedging may leave, USD</source>
        <translation>Tagesabweichung, die die Absicherung lassen darf, USD</translation>
    </message>
    <message>
        <source>live band leans with funding</source>
        <translation>mitlaufendes Band neigt sich mit dem Funding</translation>
    </message>
    <message>
        <source>cost of one trade, USD</source>
        <translation>Kosten eines Trades, USD</translation>
    </message>
    <message>
        <source>least hedge, coin</source>
        <translation>kleinste Absicherung, Coin</translation>
    </message>
    <message>
        <source>Leland&apos;s interval, seconds</source>
        <translation>Lelands Intervall, Sekunden</translation>
    </message>
    <message>
        <source>gamma floor, coin a percent</source>
        <translation>Gamma-Untergrenze, Coin je Prozent</translation>
    </message>
    <message>
        <source>gamma ceiling, coin a percent</source>
        <translation>Gamma-Obergrenze, Coin je Prozent</translation>
    </message>
    <message>
        <source>gamma target, coin a percent</source>
        <translation>Gamma-Ziel, Coin je Prozent</translation>
    </message>
    <message>
        <source>gamma tolerance, coin a percent</source>
        <translation>Gamma-Toleranz, Coin je Prozent</translation>
    </message>
    <message>
        <source>vega floor, USD a point</source>
        <translation>Vega-Untergrenze, USD je Punkt</translation>
    </message>
    <message>
        <source>vega ceiling, USD a point</source>
        <translation>Vega-Obergrenze, USD je Punkt</translation>
    </message>
    <message>
        <source>vega target, USD a point</source>
        <translation>Vega-Ziel, USD je Punkt</translation>
    </message>
    <message>
        <source>vega tolerance, USD a point</source>
        <translation>Vega-Toleranz, USD je Punkt</translation>
    </message>
    <message>
        <source>trigger: margin use</source>
        <translation>Auslöser: Margin-Auslastung</translation>
    </message>
    <message>
        <source>trigger: way to liquidation</source>
        <translation>Auslöser: Weg zur Liquidation</translation>
    </message>
    <message>
        <source>trigger: funding, USD a day</source>
        <translation>Auslöser: Funding, USD je Tag</translation>
    </message>
    <message>
        <source>targets of sub-books</source>
        <translation>Ziele der Teilbücher</translation>
    </message>
    <message>
        <source>joint hedge: largest spread, fraction</source>
        <translation>kombinierte Absicherung: größter Spread, Anteil</translation>
    </message>
    <message>
        <source>joint hedge: depth at least, coin</source>
        <translation>kombinierte Absicherung: mindestens Tiefe, Coin</translation>
    </message>
    <message>
        <source>joint hedge: open interest at least, coin</source>
        <translation>kombinierte Absicherung: mindestens Open Interest, Coin</translation>
    </message>
    <message>
        <source>joint hedge: days to expiry at least</source>
        <translation>kombinierte Absicherung: mindestens Tage bis Verfall</translation>
    </message>
    <message>
        <source>joint hedge: days to expiry at most</source>
        <translation>kombinierte Absicherung: höchstens Tage bis Verfall</translation>
    </message>
    <message>
        <source>joint hedge: instruments</source>
        <translation>kombinierte Absicherung: Instrumente</translation>
    </message>
    <message>
        <source>joint hedge: never these</source>
        <translation>kombinierte Absicherung: diese nie</translation>
    </message>
    <message>
        <source>joint hedge: legs at most</source>
        <translation>kombinierte Absicherung: höchstens Beine</translation>
    </message>
    <message>
        <source>joint hedge: cost of a Greek&apos;s edge, USD</source>
        <translation>kombinierte Absicherung: Kosten des Rands eines Greeks, USD</translation>
    </message>
    <message>
        <source>joint hedge: hours of funding</source>
        <translation>kombinierte Absicherung: Stunden Funding</translation>
    </message>
    <message>
        <source>joint hedge: margin at most, USD</source>
        <translation>kombinierte Absicherung: höchstens Margin, USD</translation>
    </message>
    <message>
        <source>how a hedge is worked</source>
        <translation>wie eine Absicherung läuft</translation>
    </message>
    <message>
        <source>worked over, seconds</source>
        <translation>läuft über, Sekunden</translation>
    </message>
    <message>
        <source>worked in so many orders</source>
        <translation>läuft in so vielen Orders</translation>
    </message>
    <message>
        <source>half-life, seconds</source>
        <translation>Halbwertszeit, Sekunden</translation>
    </message>
    <message>
        <source>refill of the book, seconds</source>
        <translation>Auffüllzeit des Buchs, Sekunden</translation>
    </message>
    <message>
        <source>share of the best price</source>
        <translation>Anteil am besten Preis</translation>
    </message>
    <message>
        <source>pause between orders, seconds</source>
        <translation>Pause zwischen Orders, Sekunden</translation>
    </message>
    <message>
        <source>follows after, ticks</source>
        <translation>folgt ab, Ticks</translation>
    </message>
    <message>
        <source>follows no more often than, seconds</source>
        <translation>folgt nicht öfter als alle, Sekunden</translation>
    </message>
    <message>
        <source>follows so many times at most</source>
        <translation>folgt höchstens so viele Male</translation>
    </message>
    <message>
        <source>deadline, seconds</source>
        <translation>Frist, Sekunden</translation>
    </message>
    <message>
        <source>at the deadline</source>
        <translation>an der Frist</translation>
    </message>
    <message>
        <source>kind of venue</source>
        <translation>Art der Börse</translation>
    </message>
    <message>
        <source>client id</source>
        <translation>Client-ID</translation>
    </message>
    <message>
        <source>may trade</source>
        <translation>darf handeln</translation>
    </message>
    <message>
        <source>one book over</source>
        <translation>ein Buch über</translation>
    </message>
    <message>
        <source>secret, in the keychain</source>
        <translation>Geheimnis, im Schlüsselbund</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Farbschema</translation>
    </message>
    <message>
        <source>Blue and orange for buy and sell</source>
        <translation>Blau und Orange für Kauf und Verkauf</translation>
    </message>
    <message>
        <source>STOP ALL by its key in every program</source>
        <translation>ALLES STOPP mit seiner Taste in jedem Programm</translation>
    </message>
    <message>
        <source>A second person approves above, USD</source>
        <translation>Eine zweite Person gibt frei ab, USD</translation>
    </message>
    <message>
        <source>Allocation: trades to</source>
        <translation>Allokation: handelt bis</translation>
    </message>
    <message>
        <source>Allocation: least trade, USD</source>
        <translation>Allokation: kleinster Trade, USD</translation>
    </message>
    <message>
        <source>Allocation: targets</source>
        <translation>Allokation: Ziele</translation>
    </message>
    <message>
        <source>Rules of sub-books</source>
        <translation>Regeln der Teilbücher</translation>
    </message>
    <message>
        <source>Stresses of one&apos;s own</source>
        <translation>Eigene Stresse</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>margin model</source>
        <translation>Marginmodell</translation>
    </message>
    <message>
        <source>largest order in this instrument</source>
        <translation>größte Order in diesem Instrument</translation>
    </message>
    <message>
        <source>Language of the window</source>
        <translation>Sprache des Fensters</translation>
    </message>
    <message>
        <source>Samples as plain rows, days</source>
        <translation>Proben als einfache Zeilen, Tage</translation>
    </message>
    <message>
        <source>Of older samples a row a minute, days</source>
        <translation>Von älteren Proben eine Zeile je Minute, Tage</translation>
    </message>
    <message>
        <source>Alerts kept, days</source>
        <translation>Meldungen aufbewahrt, Tage</translation>
    </message>
    <message>
        <source>Positions and balances kept, days</source>
        <translation>Positionen und Salden aufbewahrt, Tage</translation>
    </message>
    <message>
        <source>Record every event</source>
        <translation>Jedes Ereignis aufzeichnen</translation>
    </message>
    <message>
        <source>Events at most, GB</source>
        <translation>Ereignisse höchstens, GB</translation>
    </message>
    <message>
        <source>Report of each day at, UTC</source>
        <translation>Tagesbericht um, UTC</translation>
    </message>
    <message>
        <source>Folder of reports</source>
        <translation>Ordner der Berichte</translation>
    </message>
    <message>
        <source>Format of reports</source>
        <translation>Format der Berichte</translation>
    </message>
    <message>
        <source>Whose reports they are</source>
        <translation>Wessen Berichte es sind</translation>
    </message>
</context>
<context>
    <name>LongWork</name>
    <message>
        <source>An internal fault: %1.</source>
        <translation>Ein innerer Fehler: %1.</translation>
    </message>
    <message>
        <source>Writing %1</source>
        <translation>%1 wird geschrieben</translation>
    </message>
    <message>
        <source>%1 was not written: it was cancelled.</source>
        <translation>%1 wurde nicht geschrieben: es wurde abgebrochen.</translation>
    </message>
    <message>
        <source>Written to %1.</source>
        <translation>Geschrieben nach %1.</translation>
    </message>
    <message>
        <source>about %1 left</source>
        <translation>noch etwa %1</translation>
    </message>
    <message>
        <source>working</source>
        <translation>läuft</translation>
    </message>
</context>
<context>
    <name>MarginText</name>
    <message>
        <source>no equity</source>
        <translation>kein Eigenkapital</translation>
    </message>
    <message>
        <source>at %1</source>
        <translation>bei %1</translation>
    </message>
    <message>
        <source>Rates of %1 (%2 days old).</source>
        <translation>Sätze vom %1 (%2 Tage alt).</translation>
    </message>
    <message>
        <source>Rates of %1.</source>
        <translation>Sätze vom %1.</translation>
    </message>
    <message>
        <source>By %1, rates of %2 (%3 days old).</source>
        <translation>Nach %1, Sätze vom %2 (%3 Tage alt).</translation>
    </message>
    <message>
        <source>By %1, rates of %2.</source>
        <translation>Nach %1, Sätze vom %2.</translation>
    </message>
    <message>
        <source>Initial %1, maintenance %2 of %3 of equity, where most of it is used.</source>
        <translation>Anfangsmargin %1, Erhaltungsmargin %2 von %3 Eigenkapital, wo am meisten davon genutzt ist.</translation>
    </message>
    <message>
        <source>How far the spot may move before equity falls to the maintenance margin, and in standard deviations of one day (%1, assumed: there is no smile). Before: %2, after: %3. Volatility stands still. %4</source>
        <translation>Wie weit sich der Spot bewegen kann, bis das Eigenkapital auf die Erhaltungsmargin fällt, und in Tages-Standardabweichungen (%1, angenommen: es gibt keinen Smile). Vorher: %2, nachher: %3. Die Volatilität steht still. %4</translation>
    </message>
    <message>
        <source>How far the spot may move before equity falls to the maintenance margin, and in standard deviations of one day (%1). Before: %2, after: %3. Volatility stands still. %4</source>
        <translation>Wie weit sich der Spot bewegen kann, bis das Eigenkapital auf die Erhaltungsmargin fällt, und in Tages-Standardabweichungen (%1). Vorher: %2, nachher: %3. Die Volatilität steht still. %4</translation>
    </message>
    <message>
        <source>Liquidation</source>
        <translation>Liquidation</translation>
    </message>
    <message>
        <source>The most of its equity that maintenance margin takes while the spot moves by up to four days&apos; standard deviations and volatilities by -25 % to +50 %. After, the worst is at a spot of %1 % and volatilities of %2 %.</source>
        <translation>Das Meiste, was die Erhaltungsmargin vom Eigenkapital nimmt, während sich der Spot um bis zu vier Tages-Standardabweichungen und Volatilitäten um -25 % bis +50 % bewegen. Nachher liegt das Schlimmste bei einem Spot von %1 % und Volatilitäten von %2 %.</translation>
    </message>
    <message>
        <source>With %1 it is %2.</source>
        <translation>Mit %1 sind es %2.</translation>
    </message>
    <message>
        <source>Without %1 positions that have no value.</source>
        <translation>Ohne %1 Positionen, die keinen Wert haben.</translation>
    </message>
    <message>
        <source>Worst stress</source>
        <translation>Schlimmster Stress</translation>
    </message>
    <message>
        <source>venue %1, %2 ago</source>
        <translation>Börse %1, vor %2</translation>
    </message>
    <message>
        <source>venue: no number</source>
        <translation>Börse: keine Zahl</translation>
    </message>
    <message>
        <source>venue not asked</source>
        <translation>Börse nicht gefragt</translation>
    </message>
    <message>
        <source>venue asked</source>
        <translation>Börse gefragt</translation>
    </message>
    <message>
        <source>%1; ours %2</source>
        <translation>%1; wir %2</translation>
    </message>
    <message>
        <source>%1; ours %2, %3 ago</source>
        <translation>%1; wir %2, vor %3</translation>
    </message>
    <message>
        <source>Maintenance margin over equity once filled: as the venue simulates it, and as we compute it. The venue is asked about the proposal you look at.</source>
        <translation>Erhaltungsmargin über Eigenkapital nach Ausführung: wie die Börse sie simuliert und wie wir sie rechnen. Gefragt wird die Börse nach dem angesehenen Vorschlag.</translation>
    </message>
    <message>
        <source>Margin after</source>
        <translation>Margin danach</translation>
    </message>
    <message>
        <source>It gave no number: %1.</source>
        <translation>Sie gab keine Zahl: %1.</translation>
    </message>
    <message>
        <source>reached</source>
        <translation>erreicht</translation>
    </message>
    <message>
        <source>far</source>
        <translation>fern</translation>
    </message>
    <message>
        <source>it was not computed</source>
        <translation>sie wurde nicht berechnet</translation>
    </message>
    <message>
        <source>not judged</source>
        <translation>nicht beurteilt</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>The margin after the order cannot be judged: %1.</source>
        <translation>Die Margin nach der Order lässt sich nicht beurteilen: %1.</translation>
    </message>
    <message>
        <source>The margin after the order is not known: %1.</source>
        <translation>Die Margin nach der Order ist nicht bekannt: %1.</translation>
    </message>
</context>
<context>
    <name>OrderLife</name>
    <message>
        <source>Cancel</source>
        <translation>Stornieren</translation>
    </message>
    <message>
        <source>Resolve…</source>
        <translation>Klären…</translation>
    </message>
    <message>
        <source>%1 · proposal #%2</source>
        <translation>%1 · Vorschlag #%2</translation>
    </message>
    <message>
        <source>%1 after %2</source>
        <translation>%1 nach %2</translation>
    </message>
    <message>
        <source>decided: %1 at %2 %3</source>
        <translation>beschlossen: %1 zu %2 %3</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>gesendet</translation>
    </message>
    <message>
        <source>filled %1 at %2, maker</source>
        <translation>ausgeführt %1 zu %2, Maker</translation>
    </message>
    <message>
        <source>filled %1 at %2, taker</source>
        <translation>ausgeführt %1 zu %2, Taker</translation>
    </message>
    <message>
        <source>%1, venue&apos;s number %2</source>
        <translation>%1, Nummer der Börse %2</translation>
    </message>
    <message>
        <source>Evidence: %1</source>
        <translation>Beleg: %1</translation>
    </message>
</context>
<context>
    <name>PolicyReading</name>
    <message>
        <source>%1 is outside the allowed range: %2.</source>
        <translation>%1 liegt außerhalb des erlaubten Bereichs: %2.</translation>
    </message>
    <message>
        <source>“%1” is not a number; allowed: %2.</source>
        <translation>„%1“ ist keine Zahl; erlaubt: %2.</translation>
    </message>
    <message>
        <source>spot: coin, spot: coin, such as 60000: 1.5, 70000: 0</source>
        <translation>Spot: Coin, Spot: Coin, etwa 60000: 1.5, 70000: 0</translation>
    </message>
    <message>
        <source>allowed: %1</source>
        <translation>erlaubt: %1</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Below</source>
        <translation>Unter</translation>
    </message>
    <message>
        <source>Above</source>
        <translation>Über</translation>
    </message>
    <message>
        <source>Ratio</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>Every</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>At least</source>
        <translation>Mindestens</translation>
    </message>
    <message>
        <source>-1 to 3 (1 is sticky strike, 0 sticky moneyness)</source>
        <translation>-1 bis 3 (1 ist Sticky Strike, 0 Sticky Moneyness)</translation>
    </message>
    <message>
        <source>-5 to 5</source>
        <translation>-5 bis 5</translation>
    </message>
    <message>
        <source>more than 0, at most 1 000 000 coins</source>
        <translation>mehr als 0, höchstens 1 000 000 Coins</translation>
    </message>
    <message>
        <source>-1 000 000 to 1 000 000 coins</source>
        <translation>-1 000 000 bis 1 000 000 Coins</translation>
    </message>
    <message>
        <source>0 (the edge) to 1 (the target)</source>
        <translation>0 (der Rand) bis 1 (das Ziel)</translation>
    </message>
    <message>
        <source>1 to 1440 minutes</source>
        <translation>1 bis 1440 Minuten</translation>
    </message>
    <message>
        <source>0 to the wider edge</source>
        <translation>0 bis zum weiteren Rand</translation>
    </message>
    <message>
        <source>Between %1 and %2 %3 nothing is proposed.</source>
        <translation>Zwischen %1 und %2 %3 wird nichts vorgeschlagen.</translation>
    </message>
    <message>
        <source>A breach is hedged where it is cheapest, as the market stands.</source>
        <translation>Ein Verlassen wird dorthin abgesichert, wo es nach Marktlage am günstigsten ist.</translation>
    </message>
    <message>
        <source>A breach is hedged to %1.</source>
        <translation>Ein Verlassen wird auf %1 abgesichert.</translation>
    </message>
    <message>
        <source>A breach above is hedged to %1, one below to %2.</source>
        <translation>Ein Verlassen nach oben wird auf %1 abgesichert, eines nach unten auf %2.</translation>
    </message>
    <message>
        <source>The deltas of options are adjusted by %1.</source>
        <translation>Die Deltas der Optionen sind um %1 angepasst.</translation>
    </message>
    <message>
        <source>Every %1 since 00:00 UTC it is hedged to the target.</source>
        <translation>Alle %1 seit 00:00 UTC wird zum Ziel abgesichert.</translation>
    </message>
    <message>
        <source>Inside it a band by %1 follows the market.</source>
        <translation>Darin folgt ein Band nach %1 dem Markt.</translation>
    </message>
</context>
<context>
    <name>ProposalText</name>
    <message>
        <source>unchanged</source>
        <translation>unverändert</translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1 und %2 weitere</translation>
    </message>
    <message>
        <source>limit %1</source>
        <translation>Limit %1</translation>
    </message>
    <message>
        <source>in %1 orders</source>
        <translation>in %1 Orders</translation>
    </message>
    <message>
        <source>The rest of the slippage: walking the levels of the book, %1.</source>
        <translation>Der Rest der Slippage: der Weg durch die Stufen des Buchs, %1.</translation>
    </message>
    <message>
        <source>All of it finds visible depth.</source>
        <translation>Alles findet sichtbare Tiefe.</translation>
    </message>
    <message>
        <source>Net delta in %1, %2 convention, orders that may be live counted. Band [%3, %4], target %5.</source>
        <translation>Nettodelta in %1, Konvention %2, möglicherweise offene Orders mitgezählt. Band [%3, %4], Ziel %5.</translation>
    </message>
    <message>
        <source>Net delta in %1, %2 convention by %6, orders that may be live counted. Band [%3, %4], target %5.</source>
        <translation>Nettodelta in %1, Konvention %2 nach %6, möglicherweise offene Orders mitgezählt. Band [%3, %4], Ziel %5.</translation>
    </message>
    <message>
        <source>Change of delta for a 1 % move of the spot, in %1: %2. A hedge in futures does not change it.</source>
        <translation>Änderung des Deltas je 1 % Spotbewegung, in %1: %2. Eine Absicherung in Futures ändert es nicht.</translation>
    </message>
    <message>
        <source>Change of delta for a 1 % move of the spot, in %1: %2 before; the second figure is with every leg filled.</source>
        <translation>Änderung des Deltas je 1 % Spotbewegung, in %1: vorher %2; die zweite Zahl gilt mit allen Beinen ausgeführt.</translation>
    </message>
    <message>
        <source>USD per volatility point: %1. A hedge in futures does not change it.</source>
        <translation>USD je Volatilitätspunkt: %1. Eine Absicherung in Futures ändert es nicht.</translation>
    </message>
    <message>
        <source>USD per volatility point: %1 before; the second figure is with every leg filled.</source>
        <translation>USD je Volatilitätspunkt: vorher %1; die zweite Zahl gilt mit allen Beinen ausgeführt.</translation>
    </message>
    <message>
        <source>Delta</source>
        <translation>Delta</translation>
    </message>
    <message>
        <source>Gamma 1 %</source>
        <translation>Gamma 1 %</translation>
    </message>
    <message>
        <source>Vega</source>
        <translation>Vega</translation>
    </message>
    <message>
        <source>Margin</source>
        <translation>Margin</translation>
    </message>
    <message>
        <source>Maintenance margin as a share of equity; the second figure is an estimate.</source>
        <translation>Erhaltungsmargin als Anteil am Eigenkapital; die zweite Zahl ist eine Schätzung.</translation>
    </message>
    <message>
        <source>Fees</source>
        <translation>Gebühren</translation>
    </message>
    <message>
        <source>USD, at the venue&apos;s taker rate. A negative amount is a rebate.</source>
        <translation>USD, zum Taker-Satz der Börse. Ein negativer Betrag ist ein Rabatt.</translation>
    </message>
    <message>
        <source>Slippage</source>
        <translation>Slippage</translation>
    </message>
    <message>
        <source>An estimate from the order book as it is now. USD against the mid, half the spread included.</source>
        <translation>Eine Schätzung aus dem Orderbuch von jetzt. USD gegen den Mid, den halben Spread eingeschlossen.</translation>
    </message>
    <message>
        <source>Spread</source>
        <translation>Spread</translation>
    </message>
    <message>
        <source>An estimate from the order book as it is now. Half the spread on all of it: the first part of the slippage.</source>
        <translation>Eine Schätzung aus dem Orderbuch von jetzt. Der halbe Spread auf alles: der erste Teil der Slippage.</translation>
    </message>
    <message>
        <source>Impact</source>
        <translation>Markteinfluss</translation>
    </message>
    <message>
        <source>Notional</source>
        <translation>Nominal</translation>
    </message>
    <message>
        <source>USD value of all legs at the mark; of an option, of its underlying.</source>
        <translation>USD-Wert aller Beine zum Mark; bei einer Option der ihres Basiswerts.</translation>
    </message>
    <message>
        <source>Expires in</source>
        <translation>Läuft ab in</translation>
    </message>
    <message>
        <source>decided</source>
        <translation>entschieden</translation>
    </message>
    <message>
        <source>It has been decided; no time runs.</source>
        <translation>Es ist entschieden; keine Zeit läuft.</translation>
    </message>
    <message>
        <source>At %1 UTC. What still holds then is proposed anew under another number.</source>
        <translation>Um %1 UTC. Was dann noch gilt, wird unter neuer Nummer vorgeschlagen.</translation>
    </message>
    <message>
        <source>Rests as post-only (maker fee); at the deadline what is left crosses for at most %1 by the book as it is now.</source>
        <translation>Ruht als Post-only (Maker-Gebühr); an der Frist kreuzt der Rest für höchstens %1 nach dem Buch von jetzt.</translation>
    </message>
    <message>
        <source>Rests as post-only (maker fee); at the deadline what is left is left.</source>
        <translation>Ruht als Post-only (Maker-Gebühr); an der Frist bleibt der Rest liegen.</translation>
    </message>
</context>
<context>
    <name>QObject</name>
    <message>
        <source>Copy as text</source>
        <translation>Als Text kopieren</translation>
    </message>
</context>
<context>
    <name>RebalanceText</name>
    <message>
        <source>%1 by %2</source>
        <translation>%1 durch %2</translation>
    </message>
    <message>
        <source>%1 after %2</source>
        <translation>%1 nach %2</translation>
    </message>
    <message>
        <source>%1 (“%2”)</source>
        <translation>%1 („%2“)</translation>
    </message>
    <message>
        <source>%1 sent at %2</source>
        <translation>%1 gesendet um %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1 at %2 against a mid of %3: slippage %4 (%5 bp), fees %6</source>
        <translation>%1 zu %2 gegen einen Mid von %3: Slippage %4 (%5 bp), Gebühren %6</translation>
    </message>
    <message>
        <source>#%1 · %2 %3: delta %4 → %5 proposed, %6.</source>
        <translation>#%1 · %2 %3: Delta %4 → %5 vorgeschlagen, %6.</translation>
    </message>
    <message>
        <source>Delta afterwards %1.</source>
        <translation>Delta danach %1.</translation>
    </message>
    <message>
        <source>1 rebalance · %1 traded</source>
        <translation>1 Absicherung · %1 gehandelt</translation>
    </message>
    <message numerus="yes">
        <source>%n rebalances · %1 traded</source>
        <translation>
            <numerusform>%n Absicherung · %1 gehandelt</numerusform>
            <numerusform>%n Absicherungen · %1 gehandelt</numerusform>
        </translation>
    </message>
    <message>
        <source> · %1 · fees %2 · slippage %3 bp</source>
        <translation> · %1 · Gebühren %2 · Slippage %3 bp</translation>
    </message>
</context>
<context>
    <name>Rehearsal</name>
    <message>
        <source>Last hour</source>
        <translation>Letzte Stunde</translation>
    </message>
    <message>
        <source>Only %1 min known</source>
        <translation>Nur %1 min bekannt</translation>
    </message>
    <message>
        <source>no budget spent</source>
        <translation>kein Budget verbraucht</translation>
    </message>
    <message>
        <source>time over at %1</source>
        <translation>Zeit um %1 vorbei</translation>
    </message>
    <message>
        <source>orders spent at %1</source>
        <translation>Orders um %1 verbraucht</translation>
    </message>
    <message>
        <source>USD spent at %1</source>
        <translation>USD um %1 verbraucht</translation>
    </message>
    <message>
        <source>disarmed at %1</source>
        <translation>um %1 entschärft</translation>
    </message>
    <message>
        <source>No part of the budget would have run out.</source>
        <translation>Kein Teil des Budgets wäre ausgegangen.</translation>
    </message>
    <message>
        <source>The time would have run out first, at %1 UTC.</source>
        <translation>Zuerst wäre die Zeit ausgegangen, um %1 UTC.</translation>
    </message>
    <message>
        <source>The orders would have run out first, at %1 UTC.</source>
        <translation>Zuerst wären die Orders ausgegangen, um %1 UTC.</translation>
    </message>
    <message>
        <source>The USD would have run out first, at %1 UTC.</source>
        <translation>Zuerst wären die USD ausgegangen, um %1 UTC.</translation>
    </message>
    <message>
        <source>At %1 UTC it would have been disarmed: its hedges would have changed side twice in a minute.</source>
        <translation>Um %1 UTC wäre sie entschärft worden: ihre Absicherungen hätten in einer Minute zweimal die Seite gewechselt.</translation>
    </message>
    <message>
        <source>No minute is known yet: no look back</source>
        <translation>Noch keine Minute bekannt: kein Rückblick</translation>
    </message>
    <message>
        <source>%1: %2 sent, %3; %4</source>
        <translation>%1: %2 gesendet, %3; %4</translation>
    </message>
    <message>
        <source>What this budget would have done is told when this run is a minute old.</source>
        <translation>Was dieses Budget getan hätte, steht hier, sobald dieser Lauf eine Minute alt ist.</translation>
    </message>
    <message>
        <source>Armed so an hour ago, at %1 UTC:</source>
        <translation>Vor einer Stunde so scharf gestellt, um %1 UTC:</translation>
    </message>
    <message>
        <source>Nothing would have been sent.</source>
        <translation>Nichts wäre gesendet worden.</translation>
    </message>
    <message>
        <source>Hedges sent: %1, in %2 orders, %3 of notional, moving %4 of delta, at a cost of %5.</source>
        <translation>Gesendete Absicherungen: %1, in %2 Orders, %3 Nominal, mit %4 bewegtem Delta, zu Kosten von %5.</translation>
    </message>
    <message>
        <source>Left to a person: %1.</source>
        <translation>Einem Menschen überlassen: %1.</translation>
    </message>
    <message>
        <source>Not counted, as further proposals of the same breach: %1.</source>
        <translation>Nicht gezählt, als weitere Vorschläge zum selben Verlassen des Bands: %1.</translation>
    </message>
    <message>
        <source>A look back and no forecast: had the first been sent, the later ones might never have come.</source>
        <translation>Ein Rückblick und keine Prognose: wäre der erste gesendet worden, wären die späteren vielleicht nie gekommen.</translation>
    </message>
    <message>
        <source>delta spent at %1</source>
        <translation>Delta um %1 verbraucht</translation>
    </message>
    <message>
        <source>The delta of an underlying would have run out first, at %1 UTC.</source>
        <translation>Zuerst wäre das Delta eines Basiswerts verbraucht gewesen, um %1 UTC.</translation>
    </message>
    <message>
        <source>Less than an hour is on record. Armed so %1 min ago, at %2 UTC:</source>
        <translation>Aufgezeichnet ist weniger als eine Stunde. So scharf gestellt vor %1 min, um %2 UTC:</translation>
    </message>
    <message>
        <source>Of that, %1 min were not watched: the desk was closed or had no prices.</source>
        <translation>Davon wurden %1 min nicht beobachtet: Das Programm war zu oder hatte keine Kurse.</translation>
    </message>
    <message>
        <source>In underlyings that are not to be armed: %1.</source>
        <translation>In Basiswerten, die nicht scharf gestellt werden: %1.</translation>
    </message>
</context>
<context>
    <name>ReportSay</name>
    <message>
        <source>By</source>
        <translation>Nach</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>Anzahl</translation>
    </message>
    <message>
        <source>Traded</source>
        <translation>Gehandelt</translation>
    </message>
    <message>
        <source>Shortfall bp</source>
        <translation>Shortfall bp</translation>
    </message>
    <message>
        <source>Shortfall</source>
        <translation>Shortfall</translation>
    </message>
    <message>
        <source>Delay</source>
        <translation>Verzug</translation>
    </message>
    <message>
        <source>Timing</source>
        <translation>Timing</translation>
    </message>
    <message>
        <source>Spread</source>
        <translation>Spread</translation>
    </message>
    <message>
        <source>Impact</source>
        <translation>Impact</translation>
    </message>
    <message>
        <source>Fees</source>
        <translation>Gebühren</translation>
    </message>
    <message>
        <source>Missed</source>
        <translation>Entgangen</translation>
    </message>
    <message>
        <source>Real. / est.</source>
        <translation>Ist / Schätz.</translation>
    </message>
    <message>
        <source>1 min after bp</source>
        <translation>1 min danach bp</translation>
    </message>
    <message>
        <source>Median approval s</source>
        <translation>Freigabe Median s</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Summe</translation>
    </message>
    <message>
        <source>Shortfall: where it went</source>
        <translation>Shortfall: wohin er ging</translation>
    </message>
    <message>
        <source>Waterfall of the implementation shortfall from the decision to the total.</source>
        <translation>Wasserfall des Implementation Shortfall von der Entscheidung bis zur Summe.</translation>
    </message>
    <message>
        <source>basis points of the value that was wanted; up costs</source>
        <translation>Basispunkte des gewollten Werts; aufwärts kostet</translation>
    </message>
    <message>
        <source>How often each value came, the median marked.</source>
        <translation>Wie oft jeder Wert kam, der Median markiert.</translation>
    </message>
    <message>
        <source>%1 below, %2 above what is drawn</source>
        <translation>%1 unter, %2 über dem Gezeichneten</translation>
    </message>
    <message>
        <source>median %1</source>
        <translation>Median %1</translation>
    </message>
    <message>
        <source>Against what the trader was told, and after the trade</source>
        <translation>Gegen das, was dem Händler gesagt wurde, und nach dem Geschäft</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>Zahl</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Einheit</translation>
    </message>
    <message>
        <source>Estimated cost of what was filled</source>
        <translation>Geschätzte Kosten des Ausgeführten</translation>
    </message>
    <message>
        <source>Realised cost of the same</source>
        <translation>Tatsächliche Kosten desselben</translation>
    </message>
    <message>
        <source>Realised over estimated</source>
        <translation>Tatsächlich zu geschätzt</translation>
    </message>
    <message>
        <source>Market %1; above zero it went on our way</source>
        <translation>Markt %1; über null ging er in unsere Richtung weiter</translation>
    </message>
    <message>
        <source>What trading cost</source>
        <translation>Was der Handel kostete</translation>
    </message>
    <message>
        <source>No order was sent in this period.</source>
        <translation>In diesem Zeitraum wurde kein Auftrag gesendet.</translation>
    </message>
    <message>
        <source>Slippage of each rebalance</source>
        <translation>Slippage jedes Rebalancings</translation>
    </message>
    <message>
        <source>basis points of its value; above zero costs</source>
        <translation>Basispunkte seines Werts; über null kostet</translation>
    </message>
    <message>
        <source>Time to approve</source>
        <translation>Zeit bis zur Freigabe</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>Sekunden</translation>
    </message>
    <message>
        <source>By venue</source>
        <translation>Nach Handelsplatz</translation>
    </message>
    <message>
        <source>By underlying</source>
        <translation>Nach Basiswert</translation>
    </message>
    <message>
        <source>By how it was worked</source>
        <translation>Nach Ausführung</translation>
    </message>
    <message>
        <source>By who decided</source>
        <translation>Nach Entscheider</translation>
    </message>
    <message>
        <source>By hand or automatic</source>
        <translation>Von Hand oder automatisch</translation>
    </message>
    <message>
        <source>By trigger</source>
        <translation>Nach Auslöser</translation>
    </message>
    <message>
        <source>By size</source>
        <translation>Nach Größe</translation>
    </message>
    <message>
        <source>By hour of the day, UTC</source>
        <translation>Nach Stunde des Tages, UTC</translation>
    </message>
    <message>
        <source>By instrument</source>
        <translation>Nach Instrument</translation>
    </message>
    <message>
        <source>Amounts in USD; above zero costs. Delay is from the proposal to the order; by venue and by instrument a rebalance of several legs counts in each.</source>
        <translation>Beträge in USD; über null kostet. Der Verzug reicht vom Vorschlag bis zum Auftrag; nach Handelsplatz und nach Instrument zählt ein Rebalancing mit mehreren Beinen in jedem.</translation>
    </message>
    <message>
        <source>How well it was hedged</source>
        <translation>Wie gut abgesichert wurde</translation>
    </message>
    <message>
        <source>Hedging quality</source>
        <translation>Güte der Absicherung</translation>
    </message>
    <message>
        <source>±</source>
        <translation>±</translation>
    </message>
    <message>
        <source>Hours that were watched</source>
        <translation>Beobachtete Stunden</translation>
    </message>
    <message>
        <source>Share of it inside the band, percent</source>
        <translation>Anteil davon im Band, Prozent</translation>
    </message>
    <message>
        <source>Hedging error, summed</source>
        <translation>Absicherungsfehler, summiert</translation>
    </message>
    <message>
        <source>Its standard deviation a day</source>
        <translation>Seine Standardabweichung am Tag</translation>
    </message>
    <message>
        <source>Of a perfect hedger who hedges as often</source>
        <translation>Die eines vollkommenen Absicherers, der so oft handelt</translation>
    </message>
    <message>
        <source>Had nobody hedged</source>
        <translation>Hätte niemand abgesichert</translation>
    </message>
    <message>
        <source>Hedges a day</source>
        <translation>Absicherungen am Tag</translation>
    </message>
    <message>
        <source>Cost a day over the variance taken away a day</source>
        <translation>Kosten am Tag je am Tag weggenommener Varianz</translation>
    </message>
    <message>
        <source>Rebalances that found delta inside its band, percent</source>
        <translation>Rebalancings, die das Delta im Band fanden, Prozent</translation>
    </message>
    <message>
        <source>Realised volatility of the index, percent a year</source>
        <translation>Realisierte Volatilität des Index, Prozent im Jahr</translation>
    </message>
    <message>
        <source>Volatility that the band went by, percent a year</source>
        <translation>Volatilität, nach der das Band ging, Prozent im Jahr</translation>
    </message>
    <message>
        <source>What an hourly clock would have cost</source>
        <translation>Was eine stündliche Uhr gekostet hätte</translation>
    </message>
    <message>
        <source>What a clock of our own risk would have cost</source>
        <translation>Was eine Uhr mit unserem Risiko gekostet hätte</translation>
    </message>
    <message>
        <source>Saved against that clock</source>
        <translation>Gegen diese Uhr gespart</translation>
    </message>
    <message>
        <source>What overrides earned against doing as proposed</source>
        <translation>Was Abweichungen gegen den Vorschlag verdienten</translation>
    </message>
    <message>
        <source>The model against the venues&apos; marks</source>
        <translation>Das Modell gegen die Marks der Handelsplätze</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>Marks less model, USD</source>
        <translation>Marks minus Modell, USD</translation>
    </message>
    <message>
        <source>bp of gross notional</source>
        <translation>bp des Bruttonominals</translation>
    </message>
    <message>
        <source>Rest of the Greeks, USD</source>
        <translation>Rest der Griechen, USD</translation>
    </message>
    <message>
        <source>Gross notional, USD</source>
        <translation>Bruttonominal, USD</translation>
    </message>
    <message>
        <source>none is known of</source>
        <translation>keines bekannt</translation>
    </message>
    <message>
        <source>no event</source>
        <translation>kein Ereignis</translation>
    </message>
    <message>
        <source>event %1, %2</source>
        <translation>Ereignis %1, %2</translation>
    </message>
    <message>
        <source>Daily report</source>
        <translation>Tagesbericht</translation>
    </message>
    <message>
        <source>Monthly report</source>
        <translation>Monatsbericht</translation>
    </message>
    <message>
        <source>Report of a period</source>
        <translation>Bericht eines Zeitraums</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>en</source>
        <comment>language of the report, as HTML calls it</comment>
        <translation>de</translation>
    </message>
    <message>
        <source>Desk</source>
        <translation>Desk</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>Konten</translation>
    </message>
    <message>
        <source>From, UTC</source>
        <translation>Von, UTC</translation>
    </message>
    <message>
        <source>To, UTC</source>
        <translation>Bis, UTC</translation>
    </message>
    <message>
        <source>(not included)</source>
        <translation>(nicht eingeschlossen)</translation>
    </message>
    <message>
        <source>Recorded until, UTC</source>
        <translation>Aufgezeichnet bis, UTC</translation>
    </message>
    <message>
        <source>A tinted row stood outside its band, or a position in it had no trustworthy mark.</source>
        <translation>Eine getönte Zeile stand außerhalb ihres Bandes, oder eine Position darin hatte keinen verlässlichen Kurs.</translation>
    </message>
    <message>
        <source>nothing was recorded in this period</source>
        <translation>in diesem Zeitraum wurde nichts aufgezeichnet</translation>
    </message>
    <message>
        <source>Order journal up to</source>
        <translation>Auftragsjournal bis</translation>
    </message>
    <message>
        <source>was not looked at</source>
        <translation>wurde nicht angesehen</translation>
    </message>
    <message>
        <source>does not hold: %1</source>
        <translation>stimmt nicht: %1</translation>
    </message>
    <message>
        <source>begins after this period: nothing of it was verified</source>
        <translation>beginnt nach diesem Zeitraum: nichts davon wurde geprüft</translation>
    </message>
    <message>
        <source>has no link yet</source>
        <translation>hat noch kein Glied</translation>
    </message>
    <message>
        <source>verified: %1 links over %2 rows</source>
        <translation>geprüft: %1 Glieder über %2 Zeilen</translation>
    </message>
    <message>
        <source>verified in part: the newest %1 rows, in %2 links, are as they were written; %3 older rows were not checked</source>
        <translation>zum Teil geprüft: die neuesten %1 Zeilen, in %2 Gliedern, sind so, wie sie geschrieben wurden; %3 ältere Zeilen wurden nicht geprüft</translation>
    </message>
    <message>
        <source>verified in part: the newest %1 rows, in %2 links, are as they were written; %3 older rows, and what %4 older links cover, were not checked</source>
        <translation>zum Teil geprüft: die neuesten %1 Zeilen, in %2 Gliedern, sind so, wie sie geschrieben wurden; %3 ältere Zeilen und was %4 ältere Glieder abdecken, wurden nicht geprüft</translation>
    </message>
    <message>
        <source>nothing was recorded in this period</source>
        <translation>in diesem Zeitraum wurde nichts aufgezeichnet</translation>
    </message>
    <message>
        <source>Hash chain of the period</source>
        <translation>Hash-Kette des Zeitraums</translation>
    </message>
    <message>
        <source>The hash chain of the period, of which the first page says how much was verified, covers samples, proposals, decisions, alerts, settings and what was held. Orders, fills and sums made of other rows are no part of it: &apos;ballastctl verify&apos; holds them against the order journal and the rows.</source>
        <translation>Die Hash-Kette des Zeitraums, von der die erste Seite sagt, wie viel geprüft wurde, deckt Messwerte, Vorschläge, Entscheidungen, Meldungen, Einstellungen und was gehalten wurde. Aufträge, Ausführungen und aus anderen Zeilen gebildete Summen gehören nicht dazu: &apos;ballastctl verify&apos; hält sie gegen das Auftragsjournal und die Zeilen.</translation>
    </message>
    <message>
        <source>SHA-256 of the figures</source>
        <translation>SHA-256 der Zahlen</translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <translation>Seite %1 von %2</translation>
    </message>
    <message>
        <source>%1 more are in the files of this report: CSV, Excel, JSON.</source>
        <translation>%1 weitere stehen in den Dateien dieses Berichts: CSV, Excel, JSON.</translation>
    </message>
    <message>
        <source>Delta</source>
        <translation>Delta</translation>
    </message>
    <message>
        <source>Gamma</source>
        <translation>Gamma</translation>
    </message>
    <message>
        <source>Theta</source>
        <translation>Theta</translation>
    </message>
    <message>
        <source>Vega</source>
        <translation>Vega</translation>
    </message>
    <message>
        <source>Vanna, volga</source>
        <translation>Vanna, Volga</translation>
    </message>
    <message>
        <source>Futures</source>
        <translation>Futures</translation>
    </message>
    <message>
        <source>Funding</source>
        <translation>Funding</translation>
    </message>
    <message>
        <source>New trades</source>
        <translation>Neue Geschäfte</translation>
    </message>
    <message>
        <source>Coin held</source>
        <translation>Gehaltene Coins</translation>
    </message>
    <message>
        <source>Unexpl.</source>
        <translation>Unerkl.</translation>
    </message>
    <message>
        <source>of what moved</source>
        <translation>des Bewegten</translation>
    </message>
    <message>
        <source>delta and futures</source>
        <translation>Delta und Futures</translation>
    </message>
    <message>
        <source>gamma</source>
        <translation>Gamma</translation>
    </message>
    <message>
        <source>theta</source>
        <translation>Theta</translation>
    </message>
    <message>
        <source>vega, vanna, volga</source>
        <translation>Vega, Vanna, Volga</translation>
    </message>
    <message>
        <source>funding</source>
        <translation>Funding</translation>
    </message>
    <message>
        <source>fees and new trades</source>
        <translation>Gebühren, neue Geschäfte</translation>
    </message>
    <message>
        <source>unexplained</source>
        <translation>unerklärt</translation>
    </message>
    <message>
        <source>Profit by day and cause</source>
        <translation>Ergebnis nach Tag und Ursache</translation>
    </message>
    <message>
        <source>Profit by underlying and cause</source>
        <translation>Ergebnis nach Basiswert und Ursache</translation>
    </message>
    <message>
        <source>Stacked bars of profit by cause; a dark line marks each sum.</source>
        <translation>Gestapelte Balken des Ergebnisses nach Ursache; ein dunkler Strich zeigt jede Summe.</translation>
    </message>
    <message>
        <source>USD</source>
        <translation>USD</translation>
    </message>
    <message>
        <source>Profit and where it came from</source>
        <translation>Das Ergebnis und woher es kam</translation>
    </message>
    <message>
        <source>What was carried was not recorded in this period: nothing can be said of its profit.</source>
        <translation>Was gehalten wurde, ist in diesem Zeitraum nicht aufgezeichnet: Über das Ergebnis kann nichts gesagt werden.</translation>
    </message>
    <message>
        <source>Profit by the Greeks of each step</source>
        <translation>Ergebnis nach den Griechen jedes Schritts</translation>
    </message>
    <message>
        <source>Waterfall of the profit from delta to what is unexplained.</source>
        <translation>Wasserfall des Ergebnisses vom Delta bis zum Unerklärten.</translation>
    </message>
    <message>
        <source>The same by revaluing time, spot and volatility</source>
        <translation>Dasselbe durch Neubewertung von Zeit, Kurs und Volatilität</translation>
    </message>
    <message>
        <source>Waterfall of the profit from time to marking.</source>
        <translation>Wasserfall des Ergebnisses von der Zeit bis zur Bewertung.</translation>
    </message>
    <message>
        <source>By day</source>
        <translation>Nach Tag</translation>
    </message>
    <message>
        <source>By sub-book</source>
        <translation>Nach Teilbuch</translation>
    </message>
    <message>
        <source>By expiry</source>
        <translation>Nach Verfall</translation>
    </message>
    <message>
        <source>By account</source>
        <translation>Nach Konto</translation>
    </message>
    <message>
        <source>Amounts in USD. A tinted row has more unexplained than the tolerance allows: 5 % of what moved, or half a basis point of the gross notional, whichever is more.</source>
        <translation>Beträge in USD. In einer getönten Zeile ist mehr unerklärt, als die Toleranz erlaubt: 5 % des Bewegten oder ein halber Basispunkt des Bruttonominals, je nachdem, was mehr ist.</translation>
    </message>
    <message>
        <source>Rebalances</source>
        <translation>Rebalancings</translation>
    </message>
    <message>
        <source>Nothing was proposed in this period.</source>
        <translation>In diesem Zeitraum wurde nichts vorgeschlagen.</translation>
    </message>
    <message>
        <source>Every rebalance, the dearest first on these pages</source>
        <translation>Jedes Rebalancing, auf diesen Seiten die teuersten zuerst</translation>
    </message>
    <message>
        <source>Every rebalance</source>
        <translation>Jedes Rebalancing</translation>
    </message>
    <message>
        <source>#</source>
        <translation>#</translation>
    </message>
    <message>
        <source>Proposed, UTC</source>
        <translation>Vorgeschlagen, UTC</translation>
    </message>
    <message>
        <source>Of</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Trigger</source>
        <translation>Auslöser</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ausgang</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Auftrag</translation>
    </message>
    <message>
        <source>Delta before</source>
        <translation>Delta vorher</translation>
    </message>
    <message>
        <source>after</source>
        <translation>nachher</translation>
    </message>
    <message>
        <source>Traded, USD</source>
        <translation>Gehandelt, USD</translation>
    </message>
    <message>
        <source>Fees, USD</source>
        <translation>Gebühren, USD</translation>
    </message>
    <message>
        <source>Shortfall, USD</source>
        <translation>Shortfall, USD</translation>
    </message>
    <message>
        <source>bp</source>
        <translation>bp</translation>
    </message>
    <message>
        <source>Appr. s</source>
        <translation>Freig. s</translation>
    </message>
    <message>
        <source>The steps of every rebalance</source>
        <translation>Die Schritte jedes Rebalancings</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Kennung</translation>
    </message>
    <message>
        <source>Venue</source>
        <translation>Handelsplatz</translation>
    </message>
    <message>
        <source>Worked</source>
        <translation>Ausführung</translation>
    </message>
    <message>
        <source>Decided, UTC</source>
        <translation>Entschieden, UTC</translation>
    </message>
    <message>
        <source>Sent, UTC</source>
        <translation>Gesendet, UTC</translation>
    </message>
    <message>
        <source>Ended, UTC</source>
        <translation>Beendet, UTC</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Approval, USD</source>
        <translation>Freigabe, USD</translation>
    </message>
    <message>
        <source>Sending, USD</source>
        <translation>Senden, USD</translation>
    </message>
    <message>
        <source>Timing, USD</source>
        <translation>Timing, USD</translation>
    </message>
    <message>
        <source>Spread, USD</source>
        <translation>Spread, USD</translation>
    </message>
    <message>
        <source>Impact, USD</source>
        <translation>Impact, USD</translation>
    </message>
    <message>
        <source>Opportunity, USD</source>
        <translation>Entgangen, USD</translation>
    </message>
    <message>
        <source>Estimated, USD</source>
        <translation>Geschätzt, USD</translation>
    </message>
    <message>
        <source>Realised, USD</source>
        <translation>Tatsächlich, USD</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Marken</translation>
    </message>
    <message>
        <source>What else could have been done</source>
        <translation>Was sonst hätte getan werden können</translation>
    </message>
    <message>
        <source>Nothing was proposed, so there is nothing to compare.</source>
        <translation>Nichts wurde vorgeschlagen, also ist nichts zu vergleichen.</translation>
    </message>
    <message>
        <source>The same done at every rebalance of the period</source>
        <translation>Bei jedem Rebalancing des Zeitraums dasselbe getan</translation>
    </message>
    <message>
        <source>What if</source>
        <translation>Was wäre wenn</translation>
    </message>
    <message>
        <source>of them not known</source>
        <translation>davon unbekannt</translation>
    </message>
    <message>
        <source>Cost, USD</source>
        <translation>Kosten, USD</translation>
    </message>
    <message>
        <source>of ending alike, USD</source>
        <translation>gleich zu enden, USD</translation>
    </message>
    <message>
        <source>Tracking error, USD</source>
        <translation>Abweichung, USD</translation>
    </message>
    <message>
        <source>Better than was done, USD</source>
        <translation>Besser als getan, USD</translation>
    </message>
    <message>
        <source>± USD</source>
        <translation>± USD</translation>
    </message>
    <message>
        <source>Each is priced with the index as it was recorded from the proposal until what followed, an hour at most; the uncertainty is one standard error, of rebalances that are independent of each other.</source>
        <translation>Jedes ist mit dem Index bewertet, wie er vom Vorschlag bis zum Nächsten aufgezeichnet wurde, höchstens eine Stunde; die Unsicherheit ist ein Standardfehler, bei voneinander unabhängigen Rebalancings.</translation>
    </message>
    <message>
        <source>Impact: %1</source>
        <translation>Impact: %1</translation>
    </message>
    <message>
        <source>Uncertainty: %1</source>
        <translation>Unsicherheit: %1</translation>
    </message>
    <message>
        <source>How the desk stood at the end</source>
        <translation>Wie der Desk am Ende stand</translation>
    </message>
    <message>
        <source>Underlyings</source>
        <translation>Basiswerte</translation>
    </message>
    <message>
        <source>At, UTC</source>
        <translation>Um, UTC</translation>
    </message>
    <message>
        <source>Index, USD</source>
        <translation>Index, USD</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Band from</source>
        <translation>Band von</translation>
    </message>
    <message>
        <source>to</source>
        <translation>bis</translation>
    </message>
    <message>
        <source>Gamma, 1 %</source>
        <translation>Gamma, 1 %</translation>
    </message>
    <message>
        <source>Vega, USD</source>
        <translation>Vega, USD</translation>
    </message>
    <message>
        <source>Theta, USD</source>
        <translation>Theta, USD</translation>
    </message>
    <message>
        <source>Margin use</source>
        <translation>Marginnutzung</translation>
    </message>
    <message>
        <source>Nothing was recorded on the last day of the period.</source>
        <translation>Am letzten Tag des Zeitraums wurde nichts aufgezeichnet.</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Währung</translation>
    </message>
    <message>
        <source>Equity</source>
        <translation>Eigenkapital</translation>
    </message>
    <message>
        <source>Initial margin</source>
        <translation>Initial Margin</translation>
    </message>
    <message>
        <source>Maintenance margin</source>
        <translation>Maintenance Margin</translation>
    </message>
    <message>
        <source>Positions</source>
        <translation>Positionen</translation>
    </message>
    <message>
        <source>Sub-book</source>
        <translation>Teilbuch</translation>
    </message>
    <message>
        <source>Instrument</source>
        <translation>Instrument</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Menge</translation>
    </message>
    <message>
        <source>Mark</source>
        <translation>Mark</translation>
    </message>
    <message>
        <source>Volatility</source>
        <translation>Volatilität</translation>
    </message>
    <message>
        <source>Limits in force, and who changed what</source>
        <translation>Geltende Limits, und wer was geändert hat</translation>
    </message>
    <message>
        <source>Changes within the period</source>
        <translation>Änderungen im Zeitraum</translation>
    </message>
    <message>
        <source>When, UTC</source>
        <translation>Wann, UTC</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>Einstellung</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Nachher</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>A tinted row loosened a limit.</source>
        <translation>Eine getönte Zeile hat ein Limit gelockert.</translation>
    </message>
    <message>
        <source>In force at the end of the period</source>
        <translation>In Kraft am Ende des Zeitraums</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>Was es ist</translation>
    </message>
    <message>
        <source>As the files in the data folder say, with every change undone that was recorded after the period. What was changed in a file by hand while nothing ran is in no record.</source>
        <translation>Wie die Dateien im Datenordner es sagen, jede nach dem Zeitraum aufgezeichnete Änderung rückgängig gemacht. Was in einer Datei von Hand geändert wurde, während nichts lief, steht in keiner Aufzeichnung.</translation>
    </message>
    <message>
        <source>Notes of the reviewers</source>
        <translation>Notizen der Prüfer</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>tag put on</source>
        <translation>Marke gesetzt</translation>
    </message>
    <message>
        <source>tag taken off</source>
        <translation>Marke entfernt</translation>
    </message>
    <message>
        <source>Nobody wrote a note on a rebalance of this period.</source>
        <translation>Niemand hat eine Notiz zu einem Rebalancing dieses Zeitraums geschrieben.</translation>
    </message>
    <message>
        <source>Exceptions</source>
        <translation>Ausnahmen</translation>
    </message>
    <message>
        <source>None: unexplained profit is within its tolerance, no trigger was missed, no limit, tripwire or halt spoke, no order needed a person, and nobody decided otherwise than was proposed.</source>
        <translation>Keine: Das unerklärte Ergebnis liegt in seiner Toleranz, kein Auslöser wurde verpasst, kein Limit, Stolperdraht oder Halt sprach, kein Auftrag brauchte einen Menschen, und niemand entschied anders als vorgeschlagen.</translation>
    </message>
    <message>
        <source>Not known: nothing was recorded in this period, so nothing can be said of what was in order. Look whether its days are those that were meant.</source>
        <translation>Nicht bekannt: In diesem Zeitraum wurde nichts aufgezeichnet, also ist nicht zu sagen, was in Ordnung war. Sind es die Tage, die gemeint waren?</translation>
    </message>
    <message>
        <source>What is out of order</source>
        <translation>Was nicht in Ordnung ist</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>Gewicht</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>%1 more alerts of the period are in the history.</source>
        <translation>%1 weitere Meldungen des Zeitraums stehen im Verlauf.</translation>
    </message>
    <message>
        <source>%1 entries: %2 critical, %3 warnings, %4 to know.</source>
        <translation>%1 Einträge: %2 kritisch, %3 Warnungen, %4 zur Kenntnis.</translation>
    </message>
    <message>
        <source>%1 of the profit is unexplained: %2 of what moved. The tolerance is 5 % of it, or half a basis point of the gross notional.</source>
        <translation>%1 des Ergebnisses sind unerklärt: %2 des Bewegten. Die Toleranz sind 5 % davon oder ein halber Basispunkt des Bruttonominals.</translation>
    </message>
    <message>
        <source>Unexplained profit</source>
        <translation>Unerklärtes Ergebnis</translation>
    </message>
    <message>
        <source>To be investigated: more than 10 %, or the third day running.</source>
        <translation>Zu untersuchen: mehr als 10 % oder der dritte Tag in Folge.</translation>
    </message>
    <message>
        <source>Guard</source>
        <translation>Wächter</translation>
    </message>
    <message>
        <source>Alert</source>
        <translation>Meldung</translation>
    </message>
    <message>
        <source>, outside the band for %1</source>
        <translation>, %1 außerhalb des Bands</translation>
    </message>
    <message>
        <source>, %1 coin beyond its edge at worst</source>
        <translation>, schlimmstenfalls %1 Coin über den Rand</translation>
    </message>
    <message>
        <source>Missed trigger</source>
        <translation>Verpasster Auslöser</translation>
    </message>
    <message>
        <source>%1, proposal #%2</source>
        <translation>%1, Vorschlag #%2</translation>
    </message>
    <message>
        <source>: against doing as proposed it earned %1 ± %2</source>
        <translation>: gegen den Vorschlag verdiente es %1 ± %2</translation>
    </message>
    <message>
        <source>Override</source>
        <translation>Abweichung</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>%1 steps of positions had no price at an end: they are in no figure of the attribution.</source>
        <translation>%1 Schritte von Positionen hatten an einem Ende keinen Preis: Sie stehen in keiner Zahl der Zuordnung.</translation>
    </message>
    <message>
        <source>Positions worth %1 changed by what no fill tells of: transfers, settlements, or trades of somebody else.</source>
        <translation>Positionen im Wert von %1 änderten sich durch etwas, wovon keine Ausführung erzählt: Überträge, Abrechnungen oder Geschäfte eines anderen.</translation>
    </message>
    <message>
        <source>Of %1 legs a step&apos;s market was not recorded: the next known price stands for it.</source>
        <translation>Von %1 Beinen ist der Markt eines Schritts nicht aufgezeichnet: Der nächste bekannte Preis steht dafür.</translation>
    </message>
    <message>
        <source>At the end a position had no trustworthy mark: its Greeks are in no sum.</source>
        <translation>Am Ende hatte eine Position keinen glaubwürdigen Mark: Ihre Griechen stehen in keiner Summe.</translation>
    </message>
    <message>
        <source>At a glance</source>
        <translation>Auf einen Blick</translation>
    </message>
    <message>
        <source>period before: %1</source>
        <translation>Zeitraum davor: %1</translation>
    </message>
    <message>
        <source>Profit by the venues&apos; marks, USD</source>
        <translation>Ergebnis nach den Marks der Handelsplätze, USD</translation>
    </message>
    <message>
        <source>what was carried was not recorded</source>
        <translation>was gehalten wurde, ist nicht aufgezeichnet</translation>
    </message>
    <message>
        <source>Unexplained, of what moved</source>
        <translation>Unerklärt, vom Bewegten</translation>
    </message>
    <message>
        <source>%1; tolerance 5 %</source>
        <translation>%1; Toleranz 5 %</translation>
    </message>
    <message>
        <source>%1 otherwise</source>
        <translation>%1 anders</translation>
    </message>
    <message>
        <source>Implementation shortfall, bp</source>
        <translation>Implementation Shortfall, bp</translation>
    </message>
    <message>
        <source>%1 on %2 that was to be traded</source>
        <translation>%1 auf %2, die zu handeln waren</translation>
    </message>
    <message>
        <source>Median time to approve, s</source>
        <translation>Median der Zeit bis zur Freigabe, s</translation>
    </message>
    <message>
        <source>the market&apos;s move meanwhile cost %1</source>
        <translation>die Bewegung des Markts kostete inzwischen %1</translation>
    </message>
    <message>
        <source>Time inside the band</source>
        <translation>Zeit im Band</translation>
    </message>
    <message>
        <source>of %1 watched</source>
        <translation>von %1 beobachtet</translation>
    </message>
    <message>
        <source>nobody watched</source>
        <translation>niemand beobachtete</translation>
    </message>
    <message>
        <source>Saved against a clock of the same risk, USD</source>
        <translation>Gegen eine Uhr gleichen Risikos gespart, USD</translation>
    </message>
    <message>
        <source>± %1; that clock hedges every %2 h</source>
        <translation>± %1; diese Uhr handelt alle %2 h</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>Hedging error a day, USD</source>
        <translation>Absicherungsfehler am Tag, USD</translation>
    </message>
    <message>
        <source>a perfect hedger as often: %1</source>
        <translation>ein vollkommener, so oft: %1</translation>
    </message>
    <message>
        <source>Missed triggers</source>
        <translation>Verpasste Auslöser</translation>
    </message>
    <message>
        <source>Against the period before</source>
        <translation>Gegen den Zeitraum davor</translation>
    </message>
    <message>
        <source>This period</source>
        <translation>Dieser Zeitraum</translation>
    </message>
    <message>
        <source>Period before</source>
        <translation>Zeitraum davor</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>Nothing is recorded of the period before.</source>
        <translation>Vom Zeitraum davor ist nichts aufgezeichnet.</translation>
    </message>
    <message>
        <source>Profit</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Change of the value of what was held by the venues&apos; marks, with funding, fees and the trades of the period; steps from hour to hour, shorter where the price moved more than 3 % or a quantity changed.</source>
        <translation>Wertänderung des Gehaltenen nach den Marks der Handelsplätze, mit Funding, Gebühren und den Geschäften des Zeitraums; Schritte von Stunde zu Stunde, kürzer, wo der Preis sich um mehr als 3 % bewegte oder eine Menge sich änderte.</translation>
    </message>
    <message>
        <source>the desk&apos;s records of what was carried</source>
        <translation>die Aufzeichnungen des Desks vom Gehaltenen</translation>
    </message>
    <message>
        <source>Delta, gamma, vega, theta, vanna, volga</source>
        <translation>Delta, Gamma, Vega, Theta, Vanna, Volga</translation>
    </message>
    <message>
        <source>Taylor&apos;s terms of each option&apos;s value: delta dF + gamma dF^2 / 2 + vega ds + theta dt + vanna dF ds + volga ds^2 / 2, with the Greeks of the step&apos;s beginning (Black-76 on the forward, no discounting).</source>
        <translation>Die Glieder der Taylor-Entwicklung jedes Optionswerts: delta dF + gamma dF^2 / 2 + vega ds + theta dt + vanna dF ds + volga ds^2 / 2, mit den Griechen vom Beginn des Schritts (Black-76 auf den Forward, ohne Abzinsung).</translation>
    </message>
    <message>
        <source>Black 1976; Taylor</source>
        <translation>Black 1976; Taylor</translation>
    </message>
    <message>
        <source>Time, spot, volatility</source>
        <translation>Zeit, Kurs, Volatilität</translation>
    </message>
    <message>
        <source>The same options revalued with one cause changed after the other; the three add up to their change by the model exactly.</source>
        <translation>Dieselben Optionen neu bewertet, eine Ursache nach der anderen geändert; die drei ergeben zusammen genau ihre Änderung nach dem Modell.</translation>
    </message>
    <message>
        <source>full revaluation</source>
        <translation>volle Neubewertung</translation>
    </message>
    <message>
        <source>Quantity times the change of the mark; of an inverse contract of N USD, N (1/F0 - 1/F1) coin at F1.</source>
        <translation>Menge mal Änderung des Marks; bei einem inversen Kontrakt über N USD sind es N (1/F0 - 1/F1) Coin zu F1.</translation>
    </message>
    <message>
        <source>contract terms of the venue</source>
        <translation>Kontraktbedingungen des Handelsplatzes</translation>
    </message>
    <message>
        <source>Accrued from the rate that the venue shows; above zero it was earned.</source>
        <translation>Aufgelaufen aus dem Satz, den der Handelsplatz zeigt; über null wurde es verdient.</translation>
    </message>
    <message>
        <source>Of what was traded, from its prices to the mark at the end of the step.</source>
        <translation>Vom Gehandelten, von seinen Preisen bis zum Mark am Ende des Schritts.</translation>
    </message>
    <message>
        <source>the desk&apos;s fills</source>
        <translation>die Ausführungen des Desks</translation>
    </message>
    <message>
        <source>Coin held as equity, beside options and open profit, times the change of the index; a figure beside the profit and no part of it.</source>
        <translation>Als Eigenkapital gehaltene Coins, neben Optionen und offenem Gewinn, mal Änderung des Index; eine Zahl neben dem Ergebnis und kein Teil davon.</translation>
    </message>
    <message>
        <source>Unexplained</source>
        <translation>Unerklärt</translation>
    </message>
    <message>
        <source>Profit by the marks less all of the above: the rest of Taylor&apos;s terms and the marks against the model. Flagged beyond 5 % of the terms without their signs or half a basis point of the gross notional of delta and vega, whichever is more; to be investigated beyond 10 % or on the third day running.</source>
        <translation>Ergebnis nach den Marks minus alles Obige: der Rest der Taylor-Glieder und die Marks gegen das Modell. Auffällig jenseits von 5 % der Glieder ohne ihre Vorzeichen oder eines halben Basispunkts des Bruttonominals von Delta und Vega, je nachdem, was mehr ist; zu untersuchen jenseits von 10 % oder am dritten Tag in Folge.</translation>
    </message>
    <message>
        <source>usual practice of product control</source>
        <translation>übliche Praxis der Produktkontrolle</translation>
    </message>
    <message>
        <source>Implementation shortfall</source>
        <translation>Implementation Shortfall</translation>
    </message>
    <message>
        <source>What trading cost against the mid at the decision: delay + timing + spread + impact + fees + opportunity. Basis points are of the quantity wanted times that mid. Above zero costs.</source>
        <translation>Was der Handel gegen die Mitte bei der Entscheidung kostete: Verzug + Timing + Spread + Impact + Gebühren + Entgangenes. Basispunkte sind die der gewollten Menge mal dieser Mitte. Über null kostet.</translation>
    </message>
    <message>
        <source>Perold 1988</source>
        <translation>Perold 1988</translation>
    </message>
    <message>
        <source>The mid moved between the proposal and the decision (approval), and between the decision and the order (sending).</source>
        <translation>Die Mitte bewegte sich zwischen Vorschlag und Entscheidung (Freigabe) und zwischen Entscheidung und Auftrag (Senden).</translation>
    </message>
    <message>
        <source>The mid moved between the order and each fill.</source>
        <translation>Die Mitte bewegte sich zwischen dem Auftrag und jeder Ausführung.</translation>
    </message>
    <message>
        <source>Spread, impact</source>
        <translation>Spread, Impact</translation>
    </message>
    <message>
        <source>Half the spread at each fill, and what its price was worse than the mid beyond that.</source>
        <translation>Der halbe Spread bei jeder Ausführung, und um wie viel ihr Preis darüber hinaus schlechter als die Mitte war.</translation>
    </message>
    <message>
        <source>Opportunity (missed)</source>
        <translation>Entgangen</translation>
    </message>
    <message>
        <source>What was wanted and not filled, valued at the mid when the order ended.</source>
        <translation>Was gewollt und nicht ausgeführt wurde, zur Mitte am Ende des Auftrags bewertet.</translation>
    </message>
    <message>
        <source>Timing, spread, impact and fees of what was filled, over the fee and slippage that the trader was shown for the same.</source>
        <translation>Timing, Spread, Impact und Gebühren des Ausgeführten, geteilt durch Gebühr und Slippage, die dem Händler dafür gezeigt wurden.</translation>
    </message>
    <message>
        <source>the desk&apos;s proposals</source>
        <translation>die Vorschläge des Desks</translation>
    </message>
    <message>
        <source>Market 1 s, 10 s, 1 min, 5 min after</source>
        <translation>Markt 1 s, 10 s, 1 min, 5 min danach</translation>
    </message>
    <message>
        <source>The mid so long after each fill against its price, in the direction of the trade: above zero the market went on, below it came back.</source>
        <translation>Die Mitte so lange nach jeder Ausführung gegen ihren Preis, in Richtung des Geschäfts: Über null ging der Markt weiter, darunter kam er zurück.</translation>
    </message>
    <message>
        <source>mark-outs</source>
        <translation>Mark-outs</translation>
    </message>
    <message>
        <source>share</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>Of the time that samples follow each other within a minute, the share that delta was between the edges in force.</source>
        <translation>Von der Zeit, in der Proben einander binnen einer Minute folgen, der Anteil, in dem das Delta zwischen den geltenden Rändern war.</translation>
    </message>
    <message>
        <source>the desk&apos;s samples</source>
        <translation>die Proben des Desks</translation>
    </message>
    <message>
        <source>Hedging error</source>
        <translation>Absicherungsfehler</translation>
    </message>
    <message>
        <source>Deviation of delta from its target times the move of the index, from sample to sample; its standard deviation is the root mean square of the hours, scaled to a day.</source>
        <translation>Abweichung des Deltas vom Ziel mal Bewegung des Index, von Probe zu Probe; seine Standardabweichung ist das quadratische Mittel der Stunden, auf einen Tag bezogen.</translation>
    </message>
    <message>
        <source>Boyle and Emanuel 1980</source>
        <translation>Boyle und Emanuel 1980</translation>
    </message>
    <message>
        <source>A perfect hedger&apos;s error</source>
        <translation>Fehler eines vollkommenen Absicherers</translation>
    </message>
    <message>
        <source>sqrt(pi/4) vega sigma / sqrt(n), with the vega of a day (gamma F^2 sigma day), n hedges a day and the realised volatility.</source>
        <translation>sqrt(pi/4) vega sigma / sqrt(n), mit dem Vega eines Tages (gamma F^2 sigma Tag), n Absicherungen am Tag und der realisierten Volatilität.</translation>
    </message>
    <message>
        <source>Kamal and Derman 1999</source>
        <translation>Kamal und Derman 1999</translation>
    </message>
    <message>
        <source>Saved against a clock</source>
        <translation>Gegen eine Uhr gespart</translation>
    </message>
    <message>
        <source>A clock that hedges each hour to the target pays the drift of delta at our own cost a coin; variance rises with its interval and cost falls with its root, so that the clock of our own error follows. What it would have cost less what was paid.</source>
        <translation>Eine Uhr, die jede Stunde zum Ziel absichert, zahlt die Drift des Deltas zu unseren Kosten je Coin; die Varianz steigt mit dem Abstand und die Kosten fallen mit seiner Wurzel, daraus folgt die Uhr mit unserem Fehler. Was sie gekostet hätte, minus was gezahlt wurde.</translation>
    </message>
    <message>
        <source>Whalley and Wilmott 1997; Leland 1985</source>
        <translation>Whalley und Wilmott 1997; Leland 1985</translation>
    </message>
    <message>
        <source>count</source>
        <translation>Anzahl</translation>
    </message>
    <message>
        <source>Delta was outside its band for two seconds or more and nothing was proposed or at work; or what was proposed expired, was refused, or could not be proposed.</source>
        <translation>Das Delta war zwei Sekunden oder länger außerhalb des Bands, und nichts war vorgeschlagen oder in Arbeit; oder das Vorgeschlagene verfiel, wurde abgelehnt oder konnte nicht vorgeschlagen werden.</translation>
    </message>
    <message>
        <source>the desk&apos;s samples and decisions</source>
        <translation>die Proben und Entscheidungen des Desks</translation>
    </message>
    <message>
        <source>(other trade - trade) times the move of the index until what followed, less the difference of costs; impact by the square-root law through what the book said of the size that was asked. The uncertainty adds the gaps between samples (a Brownian bridge), half the impact and half the spread.</source>
        <translation>(anderes Geschäft - Geschäft) mal Bewegung des Index bis zum Nächsten, minus Unterschied der Kosten; der Impact nach dem Wurzelgesetz durch das, was das Buch zur gefragten Größe sagte. Die Unsicherheit umfasst die Lücken zwischen den Proben (eine Brownsche Brücke), den halben Impact und den halben Spread.</translation>
    </message>
    <message>
        <source>square-root law of impact</source>
        <translation>Wurzelgesetz des Impacts</translation>
    </message>
    <message>
        <source>Maintenance margin over equity, as the venue says.</source>
        <translation>Maintenance Margin durch Eigenkapital, wie der Handelsplatz es sagt.</translation>
    </message>
    <message>
        <source>the venue</source>
        <translation>der Handelsplatz</translation>
    </message>
    <message>
        <source>How each figure is made</source>
        <translation>Wie jede Zahl entsteht</translation>
    </message>
    <message>
        <source>How it is made</source>
        <translation>Wie sie entsteht</translation>
    </message>
    <message>
        <source>How this report was made</source>
        <translation>Wie dieser Bericht entstand</translation>
    </message>
    <message>
        <source>By %1 from the history of the data folder, schema %2.</source>
        <translation>Von %1 aus dem Verlauf des Datenordners, Schema %2.</translation>
    </message>
    <message>
        <source>The same data gives the same report, byte for byte: nothing of the moment or of the machine is in it. The SHA-256 on the first page is of all figures below it; the order journal&apos;s is the last link of its hash chain that the history has seen, which &apos;ballastctl verify&apos; checks.</source>
        <translation>Dieselben Daten ergeben denselben Bericht, Byte für Byte: Nichts vom Augenblick oder vom Rechner steht darin. Die SHA-256 auf der ersten Seite ist die aller Zahlen darunter; die des Auftragsjournals ist das letzte Glied seiner Hash-Kette, das der Verlauf gesehen hat; &apos;ballastctl verify&apos; prüft sie.</translation>
    </message>
    <message>
        <source>Times are UTC. Amounts are US dollars unless something else is said; coin is the underlying&apos;s. Numbers have a point for decimals.</source>
        <translation>Zeiten sind UTC. Beträge sind US-Dollar, wo nichts anderes steht; Coin ist der des Basiswerts. Zahlen haben einen Dezimalpunkt.</translation>
    </message>
    <message>
        <source>Shortfall of options, in volatility points of the vega wanted</source>
        <translation>Shortfall von Optionen, in Volatilitätspunkten des gewünschten Vega</translation>
    </message>
    <message>
        <source>vol points</source>
        <translation>Vol-Punkte</translation>
    </message>
    <message>
        <source>Their slippage, in volatility points of the vega filled</source>
        <translation>Ihre Slippage, in Volatilitätspunkten des ausgeführten Vega</translation>
    </message>
    <message>
        <source>Shortfall, vol points</source>
        <translation>Shortfall, Vol-Punkte</translation>
    </message>
    <message>
        <source>Slippage, vol points</source>
        <translation>Slippage, Vol-Punkte</translation>
    </message>
    <message>
        <source>Volatility points</source>
        <translation>Volatilitätspunkte</translation>
    </message>
    <message>
        <source>Of options: shortfall over the vega of what was wanted, slippage (delay, timing, spread and impact) over that of what was filled, with the vega that the proposal was decided on; of several the mean weighted by vega.</source>
        <translation>Bei Optionen: Shortfall durch das Vega dessen, was gewünscht war, Slippage (Verzug, Timing, Spread und Markteinfluss) durch das des Ausgeführten, mit dem Vega, mit dem über den Vorschlag entschieden wurde; bei mehreren das mit Vega gewichtete Mittel.</translation>
    </message>
    <message>
        <source>not counted: the account&apos;s own coin changed by %1 in worth, by the market&apos;s price alone</source>
        <translation>nicht mitgezählt: Der Wert der eigenen Münzen des Kontos änderte sich um %1, allein durch den Marktpreis</translation>
    </message>
</context>
<context>
    <name>ReviewLines</name>
    <message>
        <source>Time (UTC)</source>
        <translation>Zeit (UTC)</translation>
    </message>
    <message>
        <source>When it happened</source>
        <translation>Wann es geschah</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Danach</translation>
    </message>
    <message>
        <source>Since the proposal</source>
        <translation>Seit dem Vorschlag</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Was geschah</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Durch</translation>
    </message>
    <message>
        <source>Who or what did it</source>
        <translation>Wer oder was es tat</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Beleg</translation>
    </message>
    <message>
        <source>What was recorded of it, as it was recorded</source>
        <translation>Was davon aufgezeichnet wurde, wie es aufgezeichnet wurde</translation>
    </message>
    <message>
        <source>mark-outs, bp</source>
        <translation>Mark-outs in bp</translation>
    </message>
    <message>
        <source>What if…</source>
        <translation>Was wäre, wenn…</translation>
    </message>
    <message>
        <source>What could have been done at the same moment</source>
        <translation>Was im selben Moment hätte getan werden können</translation>
    </message>
    <message>
        <source>Delta after</source>
        <translation>Delta danach</translation>
    </message>
    <message>
        <source>Coin</source>
        <translation>In Coin</translation>
    </message>
    <message>
        <source>Cost, $</source>
        <translation>Kosten, $</translation>
    </message>
    <message>
        <source>Of the trade: fees, half spread, impact</source>
        <translation>Des Handels: Gebühren, halber Spread, Markteinfluss</translation>
    </message>
    <message>
        <source>Tracking error, $</source>
        <translation>Restfehler, $</translation>
    </message>
    <message>
        <source>One standard deviation of what the delta left open would have made, until what followed</source>
        <translation>Eine Standardabweichung dessen, was das offen gelassene Delta bis zum Nächsten gebracht hätte</translation>
    </message>
    <message>
        <source>P&amp;L vs. actual, $</source>
        <translation>P&amp;L gegen Getanes, $</translation>
    </message>
    <message>
        <source>When it was written</source>
        <translation>Wann es geschrieben wurde</translation>
    </message>
    <message>
        <source>Who wrote it</source>
        <translation>Wer es schrieb</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>As it was written. Notes are only ever added</source>
        <translation>Wie sie geschrieben wurde. Notizen werden nur hinzugefügt</translation>
    </message>
    <message>
        <source>tag “%1”</source>
        <translation>Schlagwort „%1“</translation>
    </message>
    <message>
        <source>no longer “%1”</source>
        <translation>nicht mehr „%1“</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Gruppe</translation>
    </message>
    <message>
        <source>Rebalances</source>
        <translation>Absicherungen</translation>
    </message>
    <message>
        <source>How many</source>
        <translation>Wie viele</translation>
    </message>
    <message>
        <source>Traded, $</source>
        <translation>Gehandelt, $</translation>
    </message>
    <message>
        <source>Value filled</source>
        <translation>Ausgeführter Wert</translation>
    </message>
    <message>
        <source>Shortfall, $</source>
        <translation>Shortfall in $</translation>
    </message>
    <message>
        <source>Implementation shortfall; &gt; 0 costs</source>
        <translation>Implementation Shortfall; &gt; 0 kostet</translation>
    </message>
    <message>
        <source>bp</source>
        <translation>bp</translation>
    </message>
    <message>
        <source>The same of what was to be traded</source>
        <translation>Dasselbe von dem, was zu handeln war</translation>
    </message>
    <message>
        <source>Delay</source>
        <translation>Verzug</translation>
    </message>
    <message>
        <source>The market&apos;s move from proposal to order, USD</source>
        <translation>Was der Markt vom Vorschlag bis zur Order tat, USD</translation>
    </message>
    <message>
        <source>Timing</source>
        <translation>Timing</translation>
    </message>
    <message>
        <source>… and from the order to each fill, USD</source>
        <translation>… und von der Order bis zu jeder Ausführung, USD</translation>
    </message>
    <message>
        <source>Spread</source>
        <translation>Spread</translation>
    </message>
    <message>
        <source>Half the spread at each fill, USD</source>
        <translation>Halber Spread bei jeder Ausführung, USD</translation>
    </message>
    <message>
        <source>Impact</source>
        <translation>Markteinfluss</translation>
    </message>
    <message>
        <source>What was paid beyond half the spread, USD</source>
        <translation>Was über den halben Spread hinaus gezahlt wurde, USD</translation>
    </message>
    <message>
        <source>Fees</source>
        <translation>Gebühren</translation>
    </message>
    <message>
        <source>Not filled</source>
        <translation>Nicht ausgeführt</translation>
    </message>
    <message>
        <source>What was not filled, at the end&apos;s mid, USD</source>
        <translation>Was nicht ausgeführt wurde, zum Mittelkurs am Ende, USD</translation>
    </message>
    <message>
        <source>Of estimate</source>
        <translation>Von Schätzung</translation>
    </message>
    <message>
        <source>What it cost over what the trader was shown</source>
        <translation>Was es kostete, geteilt durch das, was dem Händler gezeigt wurde</translation>
    </message>
    <message>
        <source>Approved in</source>
        <translation>Freigabe nach</translation>
    </message>
    <message>
        <source>Median, of those approved by a person</source>
        <translation>Median derer, die ein Mensch freigab</translation>
    </message>
    <message>
        <source>Mark-outs, bp</source>
        <translation>Mark-outs in bp</translation>
    </message>
    <message>
        <source>How the mid went on after the trades; &gt; 0: in their direction</source>
        <translation>Wie der Mittelkurs nach den Geschäften weiterging; &gt; 0: in ihre Richtung</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>Zahl</translation>
    </message>
    <message>
        <source>Other period</source>
        <translation>Anderer Zeitraum</translation>
    </message>
    <message>
        <source>This period</source>
        <translation>Dieser Zeitraum</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>This period less the other</source>
        <translation>Dieser Zeitraum abzüglich des anderen</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>Was es ist</translation>
    </message>
    <message>
        <source>Hours watched</source>
        <translation>Beobachtete Stunden</translation>
    </message>
    <message>
        <source>Hours of which samples are recorded</source>
        <translation>Stunden, von denen Messungen aufgezeichnet sind</translation>
    </message>
    <message>
        <source>Time inside band</source>
        <translation>Zeit im Band</translation>
    </message>
    <message>
        <source>Of the watched time</source>
        <translation>Von der beobachteten Zeit</translation>
    </message>
    <message>
        <source>Hedging error a day</source>
        <translation>Absicherungsfehler am Tag</translation>
    </message>
    <message>
        <source>Theoretical error a day</source>
        <translation>Theoretischer Fehler am Tag</translation>
    </message>
    <message>
        <source>√(π/4) · vega · σ / √n of who hedges as often (Derman and Kamal; theory 9)</source>
        <translation>√(π/4) · Vega · σ / √n dessen, der so oft absichert (Derman und Kamal; theory 9)</translation>
    </message>
    <message>
        <source>Error without any hedge</source>
        <translation>Fehler ohne jede Absicherung</translation>
    </message>
    <message>
        <source>Standard deviation a day of delta&apos;s drift by the recorded gamma</source>
        <translation>Standardabweichung am Tag der Deltadrift nach dem aufgezeichneten Gamma</translation>
    </message>
    <message>
        <source>Hedges a day</source>
        <translation>Absicherungen am Tag</translation>
    </message>
    <message>
        <source>That traded</source>
        <translation>Die handelten</translation>
    </message>
    <message>
        <source>Cost of all hedges</source>
        <translation>Kosten aller Absicherungen</translation>
    </message>
    <message>
        <source>Implementation shortfall</source>
        <translation>Implementation Shortfall</translation>
    </message>
    <message>
        <source>Cost for each million of variance removed</source>
        <translation>Kosten je Million entfernter Varianz</translation>
    </message>
    <message>
        <source>Cost a day over the variance a day that hedging took away, per 10⁶ USD²</source>
        <translation>Kosten am Tag geteilt durch die Varianz am Tag, die das Absichern nahm, je 10⁶ USD²</translation>
    </message>
    <message>
        <source>Proposed while inside the band</source>
        <translation>Im Band vorgeschlagen</translation>
    </message>
    <message>
        <source>Rebalances that found delta inside its band; should be none</source>
        <translation>Absicherungen, die das Delta im Band fanden; sollte keine sein</translation>
    </message>
    <message>
        <source>Realised over estimated cost</source>
        <translation>Tatsächliche durch geschätzte Kosten</translation>
    </message>
    <message>
        <source>What hedges cost over what the trader was shown; 100 % is right</source>
        <translation>Was Absicherungen kosteten, geteilt durch das Gezeigte; 100 % ist richtig</translation>
    </message>
    <message>
        <source>Realised volatility</source>
        <translation>Realisierte Volatilität</translation>
    </message>
    <message>
        <source>Of the index, a year</source>
        <translation>Des Index, im Jahr</translation>
    </message>
    <message>
        <source>Expected volatility</source>
        <translation>Erwartete Volatilität</translation>
    </message>
    <message>
        <source>As the band went by</source>
        <translation>Nach der das Band ging</translation>
    </message>
    <message>
        <source>Book</source>
        <translation>Buch</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Outside for</source>
        <translation>Außerhalb seit</translation>
    </message>
    <message>
        <source>How long delta was outside its band</source>
        <translation>Wie lange das Delta außerhalb des Bands war</translation>
    </message>
    <message>
        <source>Farthest</source>
        <translation>Am weitesten</translation>
    </message>
    <message>
        <source>Coin beyond the band&apos;s edge</source>
        <translation>Coin jenseits des Bandrands</translation>
    </message>
    <message>
        <source>Proposal</source>
        <translation>Vorschlag</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Earned, $</source>
        <translation>Gebracht, $</translation>
    </message>
    <message>
        <source>Against doing as proposed, until what followed; &gt; 0: the person was right</source>
        <translation>Gegen das Vorgeschlagene, bis zum Nächsten; &gt; 0: der Mensch hatte recht</translation>
    </message>
    <message>
        <source>Root of the squared errors of all samples: deviation from the target times the move</source>
        <translation>Wurzel der quadrierten Fehler aller Messungen: Abweichung vom Ziel mal Bewegung</translation>
    </message>
    <message>
        <source>shortfall %1 at a vega of %2 a point</source>
        <translation>Shortfall %1 bei einem Vega von %2 je Punkt</translation>
    </message>
    <message>
        <source>shortfall %1, slippage %2 at a vega of %3 a point</source>
        <translation>Shortfall %1, Slippage %2 bei einem Vega von %3 je Punkt</translation>
    </message>
    <message>
        <source>cost in vol points</source>
        <translation>Kosten in Vol-Punkten</translation>
    </message>
    <message>
        <source>Vol points</source>
        <translation>Vol-Punkte</translation>
    </message>
    <message>
        <source>Shortfall of the options among it over the vega that was wanted, as it was at the decision</source>
        <translation>Shortfall der Optionen darunter durch das gewünschte Vega, wie es bei der Entscheidung war</translation>
    </message>
    <message>
        <source>0, exact</source>
        <translation>0, genau</translation>
    </message>
    <message>
        <source>&gt; 0 would have been better; ± one standard error, grey where it is less than that; ± – where the error is not known</source>
        <translation>&gt; 0 wäre besser gewesen; ± ein Standardfehler, grau, wo es weniger ist; ± –, wo der Fehler nicht bekannt ist</translation>
    </message>
    <message>
        <source>Fees less rebates of these hedges, USD; the P&amp;L has those of every trade, options traded by hand among them</source>
        <translation>Gebühren dieser Absicherungen abzüglich Rabatten, USD; das Ergebnis enthält die jedes Handels, auch die von Hand gehandelter Optionen</translation>
    </message>
</context>
<context>
    <name>ReviewText</name>
    <message>
        <source>%1 approved</source>
        <translation>%1 freigegeben</translation>
    </message>
    <message>
        <source>%1 edited</source>
        <translation>%1 bearbeitet</translation>
    </message>
    <message>
        <source>%1 auto</source>
        <translation>%1 Automatik</translation>
    </message>
    <message>
        <source>%1 rejected</source>
        <translation>%1 abgelehnt</translation>
    </message>
    <message>
        <source>%1 expired</source>
        <translation>%1 verfallen</translation>
    </message>
    <message>
        <source>%1 other</source>
        <translation>%1 andere</translation>
    </message>
    <message>
        <source>Rebalances</source>
        <translation>Absicherungen</translation>
    </message>
    <message>
        <source>none in this period</source>
        <translation>keine in diesem Zeitraum</translation>
    </message>
    <message>
        <source>Proposals made in the period that the filter lets through, by what became of them.</source>
        <translation>Vorschläge des Zeitraums, die der Filter durchlässt, nach ihrem Ausgang.</translation>
    </message>
    <message>
        <source>Time inside band</source>
        <translation>Zeit im Band</translation>
    </message>
    <message>
        <source>nobody watched</source>
        <translation>niemand sah zu</translation>
    </message>
    <message>
        <source>was %1 in the other period</source>
        <translation>%1 im anderen Zeitraum</translation>
    </message>
    <message>
        <source>the other period is not known</source>
        <translation>der andere Zeitraum ist nicht bekannt</translation>
    </message>
    <message>
        <source>Share of the watched time in which delta was inside its band. A silence of more than a minute counts as neither.</source>
        <translation>Anteil der beobachteten Zeit, in der das Delta in seinem Band war. Ein Schweigen von mehr als einer Minute zählt nicht.</translation>
    </message>
    <message>
        <source>Implementation shortfall</source>
        <translation>Implementation Shortfall</translation>
    </message>
    <message>
        <source>%1 on %2 wanted</source>
        <translation>%1 auf %2 gewollt</translation>
    </message>
    <message>
        <source>nothing was traded</source>
        <translation>nichts wurde gehandelt</translation>
    </message>
    <message>
        <source>What the hedges cost against the mid when they were proposed (Perold): delay, timing, spread, impact, fees and what was not filled, in basis points of what was to be traded.</source>
        <translation>Was die Absicherungen gegen den Mittelkurs beim Vorschlag kosteten (Perold): Verzug, Timing, Spread, Markteinfluss, Gebühren und nicht Ausgeführtes, in Basispunkten dessen, was zu handeln war.</translation>
    </message>
    <message>
        <source>Median approve time</source>
        <translation>Median bis zur Freigabe</translation>
    </message>
    <message>
        <source>cost of delay %1</source>
        <translation>der Verzug kostete %1</translation>
    </message>
    <message>
        <source>nobody approved by hand</source>
        <translation>niemand gab von Hand frei</translation>
    </message>
    <message>
        <source>From the proposal to the person&apos;s decision; and what the market did meanwhile to what was traded, USD.</source>
        <translation>Vom Vorschlag bis zur Entscheidung des Menschen; und was der Markt derweil mit dem Gehandelten tat, USD.</translation>
    </message>
    <message>
        <source>Saved against a clock</source>
        <translation>Erspart gegen eine Uhr</translation>
    </message>
    <message>
        <source>not enough was recorded</source>
        <translation>zu wenig ist aufgezeichnet</translation>
    </message>
    <message>
        <source>± %1 · same risk each %2</source>
        <translation>± %1 · gleiches Risiko alle %2</translation>
    </message>
    <message>
        <source>Hourly it would have cost %1; at our error %2.</source>
        <translation>Stündlich hätte es %1 gekostet; bei unserem Fehler %2.</translation>
    </message>
    <message>
        <source>Unexplained P&amp;L</source>
        <translation>Unerklärte P&amp;L</translation>
    </message>
    <message>
        <source>no positions were recorded</source>
        <translation>keine Positionen sind aufgezeichnet</translation>
    </message>
    <message>
        <source>What neither the Greeks nor funding, fees and trades account for, as a share of all parts without their signs. Accepted: 5 %, or half a basis point of the gross notional.</source>
        <translation>Was weder Griechen noch Funding, Gebühren und Geschäfte erklären, als Anteil aller Teile ohne Vorzeichen. Hingenommen: 5 %, oder ein halber Basispunkt des Bruttonominals.</translation>
    </message>
    <message>
        <source>week from %1</source>
        <translation>Woche ab %1</translation>
    </message>
    <message>
        <source>gamma</source>
        <translation>Gamma</translation>
    </message>
    <message>
        <source>theta</source>
        <translation>Theta</translation>
    </message>
    <message>
        <source>funding</source>
        <translation>Funding</translation>
    </message>
    <message>
        <source>unexplained</source>
        <translation>unerklärt</translation>
    </message>
    <message>
        <source> inside %1 to %2</source>
        <translation> innerhalb von %1 bis %2</translation>
    </message>
    <message>
        <source> outside %1 to %2</source>
        <translation> außerhalb von %1 bis %2</translation>
    </message>
    <message>
        <source>%1 %2: delta %3%4</source>
        <translation>%1 %2: Delta %3%4</translation>
    </message>
    <message>
        <source>edited %1 to %2</source>
        <translation>bearbeitet von %1 auf %2</translation>
    </message>
    <message>
        <source> by %1</source>
        <translation> durch %1</translation>
    </message>
    <message>
        <source>%1%2 after %3</source>
        <translation>%1%2 nach %3</translation>
    </message>
    <message>
        <source>sent %1 later</source>
        <translation>gesendet %1 später</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <translation>%1 in %2</translation>
    </message>
    <message>
        <source>delta %1</source>
        <translation>Delta %1</translation>
    </message>
    <message>
        <source>bp of what was to be traded</source>
        <translation>bp dessen, was zu handeln war</translation>
    </message>
    <message>
        <source>%1
profit %2
cost of hedging %3
%4 rebalances</source>
        <translation>%1
Gewinn %2
Kosten des Absicherns %3
%4 Absicherungen</translation>
    </message>
    <message>
        <source>%1 inside the band</source>
        <translation>%1 im Band</translation>
    </message>
    <message>
        <source>What a clock that leaves the same hedging error would have cost, less what was paid; of the whole book, whatever the filter. Formula: theory 2.1.</source>
        <translation>Was eine Uhr mit demselben Absicherungsfehler gekostet hätte, abzüglich des Bezahlten; vom ganzen Buch, gleich welcher Filter. Formel: theory 2.1.</translation>
    </message>
    <message>
        <source>Watched: %1.</source>
        <translation>Beobachtet: %1.</translation>
    </message>
    <message>
        <source>delta and futures</source>
        <translation>Delta und Futures</translation>
    </message>
    <message>
        <source>%1 · not filtered</source>
        <translation>%1 · ungefiltert</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>revision %1: delta %2%3</source>
        <translation>Revision %1: Delta %2%3</translation>
    </message>
    <message>
        <source>vega</source>
        <translation>Vega</translation>
    </message>
    <message>
        <source>trades</source>
        <translation>Geschäfte</translation>
    </message>
    <message>
        <source>own coin&apos;s worth %1, not counted</source>
        <translation>Wert eigener Münzen %1, nicht mitgezählt</translation>
    </message>
    <message>
        <source>%1 of %2 that moved · beyond what is accepted</source>
        <translation>%1 von %2 Bewegtem · mehr als hingenommen wird</translation>
    </message>
    <message>
        <source>%1 of %2 that moved</source>
        <translation>%1 von %2 Bewegtem</translation>
    </message>
    <message>
        <source>Profit does not count that the account&apos;s own coin became dearer or cheaper, here and in the calendar, the bars and the comparison.</source>
        <translation>Der Gewinn zählt nicht mit, dass die eigenen Münzen des Kontos teurer oder billiger wurden, hier wie im Kalender, in den Balken und im Vergleich.</translation>
    </message>
    <message>
        <source>Profit: %1. The account&apos;s own coin changed by %2 in worth: capital at the market&apos;s price, no profit of the hedging.</source>
        <translation>Gewinn: %1. Der Wert der eigenen Münzen des Kontos änderte sich um %2: Kapital zum Marktpreis, kein Gewinn der Absicherung.</translation>
    </message>
    <message>
        <source>all fees</source>
        <translation>alle Gebühren</translation>
    </message>
    <message>
        <source>USD, own coin&apos;s worth not counted</source>
        <translation>USD, Wert eigener Münzen nicht mitgezählt</translation>
    </message>
    <message>
        <source>%1 (own coin&apos;s worth %2 by the market&apos;s price, not counted)</source>
        <translation>%1 (Wert eigener Münzen %2 durch den Marktpreis, nicht mitgezählt)</translation>
    </message>
    <message>
        <source>All fees</source>
        <translation>Alle Gebühren</translation>
    </message>
    <message>
        <source>Hedges&apos; fees</source>
        <translation>Absicherungsgebühren</translation>
    </message>
</context>
<context>
    <name>ScenarioText</name>
    <message>
        <source>no equity</source>
        <translation>kein Eigenkapital</translation>
    </message>
    <message>
        <source>An estimate: %1, rates of %2, %3 days old.</source>
        <translation>Eine Schätzung: %1, Sätze vom %2, %3 Tage alt.</translation>
    </message>
    <message>
        <source>Equity P&amp;L</source>
        <translation>P&amp;L Eigenkap.</translation>
    </message>
    <message>
        <source>Delta</source>
        <translation>Delta</translation>
    </message>
    <message>
        <source>Gamma 1 %</source>
        <translation>Gamma 1 %</translation>
    </message>
    <message>
        <source>Vega</source>
        <translation>Vega</translation>
    </message>
    <message>
        <source>Theta</source>
        <translation>Theta</translation>
    </message>
    <message>
        <source>Margin</source>
        <translation>Margin</translation>
    </message>
    <message>
        <source>USD: profit of the positions, every leg priced anew; coin profits at the scenario&apos;s spot. The coin held as equity is not in it.</source>
        <translation>USD: Gewinn der Positionen, jedes Bein neu bewertet; Coin-Gewinne zum Spot des Szenarios. Das als Eigenkapital gehaltene Coin ist nicht enthalten.</translation>
    </message>
    <message>
        <source>USD: profit of the positions and of the coin held as equity.</source>
        <translation>USD: Gewinn der Positionen und des als Eigenkapital gehaltenen Coins.</translation>
    </message>
    <message>
        <source>Net delta in coin, %1 convention: Black&apos;s at each node&apos;s own volatility, without the policy&apos;s smile rule.</source>
        <translation>Nettodelta in Coin, Konvention %1: das von Black zur Volatilität jedes Knotens, ohne die Smile-Regel der Vorgabe.</translation>
    </message>
    <message>
        <source>Change of delta, coin, for 1 % more of spot.</source>
        <translation>Änderung des Deltas, Coin, bei 1 % mehr Spot.</translation>
    </message>
    <message>
        <source>USD per volatility point.</source>
        <translation>USD je Volatilitätspunkt.</translation>
    </message>
    <message>
        <source>USD per day.</source>
        <translation>USD je Tag.</translation>
    </message>
    <message>
        <source>Maintenance margin over equity: an estimate by the venue&apos;s standard model.</source>
        <translation>Erhaltungsmargin über Eigenkapital: eine Schätzung nach dem Standardmodell der Börse.</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>Of it the coin: %1</source>
        <translation>Davon das Coin: %1</translation>
    </message>
    <message>
        <source>BS %1, net %2, USD-neutral %3.</source>
        <translation>BS %1, netto %2, USD-neutral %3.</translation>
    </message>
    <message>
        <source>Theta %1 USD per day.</source>
        <translation>Theta %1 USD je Tag.</translation>
    </message>
    <message>
        <source>Margin (est.)</source>
        <translation>Margin (gesch.)</translation>
    </message>
    <message>
        <source>Initial %1, maintenance %2 of equity %3.</source>
        <translation>Anfangsmargin %1, Erhaltungsmargin %2 bei Eigenkapital %3.</translation>
    </message>
    <message>
        <source>Live, then what-if.</source>
        <translation>Erst live, dann Gedankenspiel.</translation>
    </message>
    <message>
        <source>Spot %1 %, vol %2 points</source>
        <translation>Spot %1 %, Vol %2 Punkte</translation>
    </message>
    <message>
        <source>Spot %1 %, vol %2 %</source>
        <translation>Spot %1 %, Vol %2 %</translation>
    </message>
    <message>
        <source>%1, %2 day on</source>
        <translation>%1, %2 Tag weiter</translation>
    </message>
    <message>
        <source>%1, %2 days on</source>
        <translation>%1, %2 Tage weiter</translation>
    </message>
</context>
<context>
    <name>SettingsDraft</name>
    <message>
        <source>A profile&apos;s name has 1 to 15 letters, digits, “-” and “_”; “%1” has not.</source>
        <translation>Der Name eines Profils hat 1 bis 15 Buchstaben, Ziffern, „-“ und „_“; „%1“ nicht.</translation>
    </message>
    <message>
        <source>“%1” is the name of a paper venue: choose another.</source>
        <translation>„%1“ ist der Name einer Papierbörse: einen anderen wählen.</translation>
    </message>
    <message>
        <source>There are two profiles named %1: rename one.</source>
        <translation>Es gibt zwei Profile namens %1: eines umbenennen.</translation>
    </message>
    <message>
        <source>The client id of %1 has more than 200 characters.</source>
        <translation>Die Client-ID von %1 hat mehr als 200 Zeichen.</translation>
    </message>
    <message>
        <source>%1 is to trade, and has no client id.</source>
        <translation>%1 soll handeln und hat keine Client-ID.</translation>
    </message>
    <message>
        <source>%1 is one book over %2, which is no profile any more: remove %1 too.</source>
        <translation>%1 ist ein Buch über %2, das kein Profil mehr ist: auch %1 entfernen.</translation>
    </message>
</context>
<context>
    <name>Tour</name>
    <message>
        <source>A proposal</source>
        <translation>Ein Vorschlag</translation>
    </message>
    <message>
        <source>The book has left its band, and this is the hedge: why, what, how much, at what cost, and which checks passed. A tool tip explains each figure.</source>
        <translation>Das Buch hat sein Toleranzband verlassen, und dies ist die Absicherung: warum, was, wie viel, zu welchen Kosten, und welche Prüfungen bestanden sind. Ein Hinweistext erklärt jede Zahl.</translation>
    </message>
    <message>
        <source>When a book leaves its band, the hedge is proposed here. This book is made to drift: it takes about a minute.</source>
        <translation>Verlässt ein Buch sein Toleranzband, wird die Absicherung hier vorgeschlagen. Dieses Buch driftet mit Absicht: es dauert etwa eine Minute.</translation>
    </message>
    <message>
        <source>What waiting costs</source>
        <translation>Was Warten kostet</translation>
    </message>
    <message>
        <source>This sentence sets the risk of waiting against the cost of the hedge, in USD, and says after what time they are the same.</source>
        <translation>Dieser Satz stellt das Risiko des Wartens den Kosten der Absicherung gegenüber, in USD, und sagt, nach welcher Zeit beide gleich sind.</translation>
    </message>
    <message>
        <source>Each proposal says what waiting costs in USD of risk, against what the hedge costs, and after what time they are the same.</source>
        <translation>Jeder Vorschlag sagt, was Warten in USD Risiko kostet, gegenüber den Kosten der Absicherung, und nach welcher Zeit beide gleich sind.</translation>
    </message>
    <message>
        <source>Approve it</source>
        <translation>Ihn freigeben</translation>
    </message>
    <message>
        <source>Press {approveAction} to approve the proposal with the frame. {editAction} changes it, {rejectAction} says no, {snoozeAction} puts it off. Or go on without.</source>
        <translation>{approveAction} gibt den Vorschlag mit dem Rahmen frei. {editAction} bearbeitet ihn, {rejectAction} lehnt ihn ab, {snoozeAction} stellt ihn zurück. Oder ohne dies weitergehen.</translation>
    </message>
    <message>
        <source>When one waits, {approveAction} approves it, {editAction} changes it, {rejectAction} says no and {snoozeAction} puts it off. You can wait for it here, or go on.</source>
        <translation>Wartet einer, gibt {approveAction} ihn frei, {editAction} bearbeitet ihn, {rejectAction} lehnt ihn ab und {snoozeAction} stellt ihn zurück. Hier auf ihn warten oder weitergehen.</translation>
    </message>
    <message>
        <source>One card for each underlying</source>
        <translation>Eine Karte je Basiswert</translation>
    </message>
    <message>
        <source>Its largest figure is the net delta. Below it stand the Greeks, margin, and the way to liquidation. A click chooses what the chart shows.</source>
        <translation>Ihre größte Zahl ist das Nettodelta. Darunter stehen die Greeks, die Margin und der Weg zur Liquidation. Ein Klick wählt, was das Diagramm zeigt.</translation>
    </message>
    <message>
        <source>The band</source>
        <translation>Das Toleranzband</translation>
    </message>
    <message>
        <source>The mark is delta, and the bar is the range it may have. The word on the card says how it stands: IN BAND, PROPOSING, OUT OF BAND.</source>
        <translation>Die Marke ist das Delta, der Balken der erlaubte Bereich. Das Wort auf der Karte sagt, wie es steht: IM BAND, VORSCHLAG, AUSSER BAND.</translation>
    </message>
    <message>
        <source>The same over time</source>
        <translation>Dasselbe über die Zeit</translation>
    </message>
    <message>
        <source>Delta draws its line inside the shaded band, with the spot below. Each proposal and fill leaves a marker. The wheel zooms, dragging pans.</source>
        <translation>Das Delta zieht seine Linie im schattierten Band, darunter der Spot. Jeder Vorschlag und jede Ausführung hinterlässt eine Marke. Das Mausrad zoomt, Ziehen verschiebt.</translation>
    </message>
    <message>
        <source>Orders and fills</source>
        <translation>Orders und Ausführungen</translation>
    </message>
    <message>
        <source>What was approved is written to the journal, then sent. Its order stands here, what the venue filled under Fills beside it.</source>
        <translation>Was freigegeben ist, wird ins Journal geschrieben, dann gesendet. Die Order steht hier, was die Börse ausführte daneben unter Ausführungen.</translation>
    </message>
    <message>
        <source>Let it run</source>
        <translation>Laufen lassen</translation>
    </message>
    <message>
        <source>Auto-fire approves by itself, inside minutes, orders and dollars that you arm it with, and shows what is left of them. Arm it if you like.</source>
        <translation>Die Automatik gibt von selbst frei, in den Minuten, Orders und Dollar, mit denen sie scharf gestellt ist, und zeigt, was davon bleibt. Wer mag, stellt sie scharf.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stopp</translation>
    </message>
    <message>
        <source>{stopAllAction} halts at once, anywhere in the program. {pauseAction} only pauses: press it once to see. Its button leaves the pause again.</source>
        <translation>{stopAllAction} hält sofort an, überall im Programm. {pauseAction} pausiert nur: zum Ansehen einmal drücken. Der Knopf verlässt die Pause wieder.</translation>
    </message>
    <message>
        <source>What was done, and why</source>
        <translation>Was getan wurde, und warum</translation>
    </message>
    <message>
        <source>One row for each rebalance: who decided, what was sent, what it cost. That is the tour; {helpContents} opens help on any panel.</source>
        <translation>Eine Zeile je Rebalancing: wer entschied, was gesendet wurde, was es kostete. Das war der Rundgang; {helpContents} öffnet die Hilfe zu jedem Bereich.</translation>
    </message>
</context>
<context>
    <name>WaitingText</name>
    <message>
        <source>less than $0.01</source>
        <translation>weniger als $0.01</translation>
    </message>
    <message>
        <source>%1 days</source>
        <translation>%1 Tage</translation>
    </message>
    <message>
        <source>has no %1</source>
        <translation>hat kein %1</translation>
    </message>
    <message>
        <source>is paid %1 of %2</source>
        <translation>erhält %1 %2</translation>
    </message>
    <message>
        <source>pays %1 of %2</source>
        <translation>zahlt %1 %2</translation>
    </message>
    <message>
        <source>%1: delta&apos;s risk %2 and gamma&apos;s %3; the hedge %4 %5 of it, %6 and %7</source>
        <translation>%1: Risiko des Deltas %2, des Gammas %3; die Absicherung %4 %5 davon, %6 und %7</translation>
    </message>
    <message>
        <source>adds</source>
        <translation>bringt</translation>
    </message>
    <message>
        <source>takes</source>
        <translation>nimmt</translation>
    </message>
    <message>
        <source>funding</source>
        <translation>Funding</translation>
    </message>
    <message>
        <source>basis</source>
        <translation>Basis</translation>
    </message>
    <message>
        <source>By a risk aversion of %1 over the equity, for none is set.</source>
        <translation>Nach einer Risikoaversion von %1 über dem Eigenkapital, denn keine ist gesetzt.</translation>
    </message>
    <message>
        <source>By the risk aversion at which hedging leaves a daily sd of %1, %2 per USD, and %3 of %4 %.</source>
        <translation>Nach der Risikoaversion, bei der die Absicherung eine Tages-Standardabweichung von %1 lässt, %2 je USD, und %3 von %4 %.</translation>
    </message>
    <message>
        <source>The hedge pays %1 of funding an hour.</source>
        <translation>Die Absicherung zahlt %1 Funding je Stunde.</translation>
    </message>
    <message>
        <source>The hedge is paid %1 of funding an hour.</source>
        <translation>Die Absicherung erhält %1 Funding je Stunde.</translation>
    </message>
    <message>
        <source>Waiting costs nothing: the trade takes no risk away.</source>
        <translation>Warten kostet nichts: der Trade nimmt kein Risiko weg.</translation>
    </message>
    <message>
        <source>Waiting stays the cheaper: %1 of risk an hour never comes to what the hedge costs and carries, %2 now.</source>
        <translation>Warten bleibt günstiger: %1 Risiko je Stunde erreicht nie, was die Absicherung kostet und trägt, jetzt %2.</translation>
    </message>
    <message>
        <source>Hedge now: it costs nothing, and waiting costs %1 of risk an hour.</source>
        <translation>Jetzt absichern: es kostet nichts, und Warten kostet %1 Risiko je Stunde.</translation>
    </message>
    <message>
        <source>Hedge now if you would wait longer than %1: it costs %2, and waiting %3 of risk an hour.</source>
        <translation>Jetzt absichern, wenn sonst länger als %1 gewartet würde: es kostet %2, Warten %3 Risiko je Stunde.</translation>
    </message>
    <message>
        <source>Waiting costs %1 of risk in 5 min, %2 in 1 h, %3 until %4 UTC.</source>
        <translation>Warten kostet %1 Risiko in 5 min, %2 in 1 h, %3 bis %4 UTC.</translation>
    </message>
    <message>
        <source>Gamma&apos;s own risk is %1 an hour with the hedge or without.</source>
        <translation>Das eigene Risiko des Gammas ist %1 je Stunde, mit Absicherung oder ohne.</translation>
    </message>
    <message>
        <source>5 min</source>
        <translation>5 min</translation>
    </message>
    <message>
        <source>1 h</source>
        <translation>1 h</translation>
    </message>
    <message>
        <source>Until %1</source>
        <translation>Bis %1</translation>
    </message>
    <message>
        <source>Risk aversion is not set: answer “Largest daily sd, USD” in Bands and targets.</source>
        <translation>Die Risikoaversion ist nicht gesetzt: „Größte Tages-SD, USD“ in „Bänder und Ziele“ beantworten.</translation>
    </message>
    <message>
        <source>%1 at %2 for %3</source>
        <translation>%1 auf %2 für %3</translation>
    </message>
    <message>
        <source> (%1 an hour)</source>
        <translation> (%1 je Stunde)</translation>
    </message>
    <message>
        <source>Other ways: %1.</source>
        <translation>Andere Wege: %1.</translation>
    </message>
</context>
<context>
    <name>Workspaces</name>
    <message>
        <source>Importing the workspace %1: %2</source>
        <translation>Einlesen des Arbeitsbereichs %1: %2</translation>
    </message>
    <message>
        <source>Trading</source>
        <translation>Handel</translation>
    </message>
    <message>
        <source>Risk</source>
        <translation>Risiko</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Rückblick</translation>
    </message>
    <message>
        <source>Minimal</source>
        <translation>Minimal</translation>
    </message>
    <message>
        <source>A workspace needs a name.</source>
        <translation>Ein Arbeitsbereich braucht einen Namen.</translation>
    </message>
    <message>
        <source>A workspace&apos;s name has up to %1 letters, without blanks around it.</source>
        <translation>Der Name eines Arbeitsbereichs hat bis zu %1 Zeichen, ohne Leerzeichen außen.</translation>
    </message>
    <message>
        <source>There is a workspace %1 already.</source>
        <translation>Einen Arbeitsbereich %1 gibt es schon.</translation>
    </message>
    <message>
        <source>The workspace could not be written to %1: %2.</source>
        <translation>Der Arbeitsbereich ließ sich nicht nach %1 schreiben: %2.</translation>
    </message>
    <message>
        <source>it is larger than any workspace.</source>
        <translation>er ist größer als jeder Arbeitsbereich.</translation>
    </message>
    <message>
        <source>it is no workspace that Ballast has exported.</source>
        <translation>es ist kein von Ballast ausgegebener Arbeitsbereich.</translation>
    </message>
    <message>
        <source>it is of a version with other panels. Export it anew from a Ballast of this version.</source>
        <translation>er stammt aus einer Version mit anderen Bereichen. Aus einem Ballast dieser Version neu ausgeben.</translation>
    </message>
    <message>
        <source>its state cannot be read.</source>
        <translation>sein Stand ist nicht lesbar.</translation>
    </message>
</context>
<context>
    <name>ballast::app::Application</name>
    <message>
        <source>An internal fault in the window: %1. What was being done was not finished; please report it with the log.</source>
        <translation>Ein interner Fehler im Fenster: %1. Was gerade getan wurde, ist nicht beendet; bitte mit dem Log melden.</translation>
    </message>
</context>
<context>
    <name>ballast::app::Desk</name>
    <message>
        <source>, %1 venues</source>
        <translation>, %1 Börsen</translation>
    </message>
    <message>
        <source>The engine is not keeping up; the command was not taken. If this stays, use STOP at the venue.</source>
        <translation>Das System kommt nicht nach; der Befehl wurde nicht angenommen. Bleibt das so, STOPP bei der Börse benutzen.</translation>
    </message>
    <message>
        <source>A recording is played as it was: it takes no positions.</source>
        <translation>Eine Aufzeichnung läuft, wie sie war: sie nimmt keine Positionen.</translation>
    </message>
    <message>
        <source>Positions can be imported on the paper exchange only; here they are the venue&apos;s.</source>
        <translation>Positionen lassen sich nur an der Papierbörse einlesen; hier sind es die der Börse.</translation>
    </message>
    <message>
        <source>Nothing can be traded: %1.</source>
        <translation>Nichts kann gehandelt werden: %1.</translation>
    </message>
    <message>
        <source>The live market is there.</source>
        <translation>Der Live-Markt ist da.</translation>
    </message>
    <message>
        <source>The diagnostics are in the clipboard, without any secret. Look them through before you paste them anywhere.</source>
        <translation>Die Diagnose liegt in der Zwischenablage, ohne Geheimnisse. Vor dem Einfügen durchsehen.</translation>
    </message>
    <message>
        <source>Nothing can be recorded here, so notes cannot be kept: %1</source>
        <translation>Hier kann nichts aufgezeichnet werden, also auch keine Notizen: %1</translation>
    </message>
    <message>
        <source>The history is not keeping up: the note was not taken. Try again.</source>
        <translation>Die Historie kommt nicht nach: Die Notiz wurde nicht angenommen. Noch einmal versuchen.</translation>
    </message>
    <message>
        <source>The report is being made.</source>
        <translation>Der Bericht entsteht.</translation>
    </message>
    <message>
        <source>The day&apos;s report is in %1.</source>
        <translation>Der Bericht des Tages steht in %1.</translation>
    </message>
    <message>
        <source>The report is in %1.</source>
        <translation>Der Bericht steht in %1.</translation>
    </message>
    <message>
        <source>The replay opens in a window of its own.</source>
        <translation>Die Wiedergabe öffnet sich in einem eigenen Fenster.</translation>
    </message>
</context>
<context>
    <name>ballast::app::DeskRunner</name>
    <message>
        <source>What was open last, profile %1, could not be opened: %2 This is the paper exchange.</source>
        <translation>Das zuletzt Geöffnete, Profil %1, ließ sich nicht öffnen: %2 Dies ist die Papierbörse.</translation>
    </message>
</context>
<context>
    <name>ballast::app::DeskShare</name>
    <message>
        <source>%1 refused it.</source>
        <translation>%1 hat abgelehnt.</translation>
    </message>
    <message>
        <source>%1 refused it: %2</source>
        <translation>%1 hat abgelehnt: %2</translation>
    </message>
    <message>
        <source>The request is over; the answer does not count.</source>
        <translation>Die Anfrage ist vorbei; die Antwort zählt nicht.</translation>
    </message>
</context>
<context>
    <name>ballast::app::PastLoader</name>
    <message>
        <source>Reading the history: an internal fault: %1.</source>
        <translation>Lesen der Historie: ein interner Fehler: %1.</translation>
    </message>
    <message>
        <source>The history is still being read, %1 times at once; ask again when an answer has come.</source>
        <translation>Die Historie wird noch gelesen, %1-mal zugleich; nach einer Antwort erneut fragen.</translation>
    </message>
    <message>
        <source>%1 What is shown is this desk&apos;s own history.</source>
        <translation>%1 Gezeigt wird die eigene Historie dieses Desks.</translation>
    </message>
    <message>
        <source>Reading the charts&apos; history</source>
        <translation>Die Geschichte der Charts wird gelesen</translation>
    </message>
    <message>
        <source>Reading finer samples</source>
        <translation>Feinere Werte werden gelesen</translation>
    </message>
    <message>
        <source>Reading the last hour</source>
        <translation>Die letzte Stunde wird gelesen</translation>
    </message>
    <message>
        <source>Reading past rebalances</source>
        <translation>Vergangene Rebalances werden gelesen</translation>
    </message>
    <message>
        <source>Reading that minute</source>
        <translation>Diese Minute wird gelesen</translation>
    </message>
</context>
<context>
    <name>ballast::app::ReportKeeper</name>
    <message>
        <source>Writing a report: an internal fault: %1.</source>
        <translation>Beim Schreiben eines Berichts: ein innerer Fehler: %1.</translation>
    </message>
    <message>
        <source>The reports of past days were not made: %1</source>
        <translation>Die Berichte vergangener Tage entstanden nicht: %1</translation>
    </message>
</context>
<context>
    <name>ballast::app::Reports</name>
    <message>
        <source>The report was stopped; nothing was written.</source>
        <translation>Der Bericht wurde angehalten; nichts wurde geschrieben.</translation>
    </message>
    <message>
        <source>Reading the history</source>
        <translation>Der Verlauf wird gelesen</translation>
    </message>
    <message>
        <source>Reading the period before</source>
        <translation>Der Zeitraum davor wird gelesen</translation>
    </message>
    <message>
        <source>Working the figures out</source>
        <translation>Die Zahlen werden berechnet</translation>
    </message>
    <message>
        <source>Drawing the pages</source>
        <translation>Die Seiten werden gezeichnet</translation>
    </message>
    <message>
        <source>Filling the workbook</source>
        <translation>Die Arbeitsmappe wird gefüllt</translation>
    </message>
</context>
<context>
    <name>ballast::app::SettingsDesk</name>
    <message>
        <source>%1 cannot be read: %2. Nothing of it is taken.</source>
        <translation>%1 ist nicht lesbar: %2. Nichts davon wird übernommen.</translation>
    </message>
    <message>
        <source>The paper exchange needs no key of yours, and runs only while a desk of it is open.</source>
        <translation>Die Papierbörse braucht keinen eigenen Schlüssel und läuft nur, solange ein Desk mit ihr offen ist.</translation>
    </message>
    <message>
        <source>The keychain has no secret of %1: type it here.</source>
        <translation>Der Schlüsselbund hat kein Geheimnis von %1: hier eingeben.</translation>
    </message>
    <message>
        <source>Nothing was applied. %1</source>
        <translation>Nichts wurde angewandt. %1</translation>
    </message>
</context>
<context>
    <name>ballast::ui::AccountBand</name>
    <message>
        <source>HALTED</source>
        <translation>ANGEHALTEN</translation>
    </message>
    <message>
        <source>PAUSED</source>
        <translation>PAUSIERT</translation>
    </message>
    <message>
        <source> · REDUCE-ONLY</source>
        <translation> · NUR ABBAUEN</translation>
    </message>
</context>
<context>
    <name>ballast::ui::AlertDialog</name>
    <message>
        <source>How alerts are told</source>
        <translation>Wie Meldungen kommen</translation>
    </message>
    <message>
        <source>Every alert is kept in the panel Alerts, whatever is chosen here. What is told beside that are proposals that wait, warnings, and what is critical.</source>
        <translation>Jede Meldung bleibt im Bereich Meldungen, was hier auch gewählt ist. Darüber hinaus gemeldet werden wartende Vorschläge, Warnungen und Kritisches.</translation>
    </message>
    <message>
        <source>Notifications come from the icon in the system&apos;s tray, while another window is in front; what is critical comes always.</source>
        <translation>Benachrichtigungen kommen vom Symbol im Systembereich, solange ein anderes Fenster vorn ist; Kritisches kommt immer.</translation>
    </message>
    <message>
        <source>This system has no tray: there is no icon, and no notification can be shown. Everything else works without it.</source>
        <translation>Dieses System hat keinen Systembereich: es gibt kein Symbol, und keine Benachrichtigung kann gezeigt werden. Alles andere geht ohne.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Status bar</source>
        <translation>Statusleiste</translation>
    </message>
    <message>
        <source>Notification</source>
        <translation>Benachrichtigung</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Ton</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Minutes without disturbance</source>
        <translation>Minuten ohne Störung</translation>
    </message>
    <message>
        <source> min</source>
        <translation> min</translation>
    </message>
    <message>
        <source>Do not disturb</source>
        <translation>Nicht stören</translation>
    </message>
    <message>
        <source>End it</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Beginnen</translation>
    </message>
    <message>
        <source>For %1 min more; what is critical comes through.</source>
        <translation>Noch %1 min; Kritisches kommt durch.</translation>
    </message>
    <message>
        <source>What is critical comes through.</source>
        <translation>Kritisches kommt durch.</translation>
    </message>
</context>
<context>
    <name>ballast::ui::AlertTeller</name>
    <message numerus="yes">
        <source>%1
And %n more.</source>
        <translation>
            <numerusform>%1
Und %n weitere.</numerusform>
            <numerusform>%1
Und %n weitere.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ballast::ui::AlertsPanel</name>
    <message>
        <source>Alerts</source>
        <translation>Meldungen</translation>
    </message>
    <message>
        <source>Which alerts are shown</source>
        <translation>Welche Meldungen gezeigt werden</translation>
    </message>
    <message>
        <source>All alerts</source>
        <translation>Alle Meldungen</translation>
    </message>
    <message>
        <source>Warnings and worse</source>
        <translation>Warnungen und schlimmer</translation>
    </message>
    <message>
        <source>Critical only</source>
        <translation>Nur kritische</translation>
    </message>
    <message>
        <source>Nothing to report</source>
        <translation>Nichts zu melden</translation>
    </message>
    <message>
        <source>What the desk has to say, links, orders, refusals, is kept here.</source>
        <translation>Was der Desk zu sagen hat, Verbindungen, Orders, Ablehnungen, steht hier.</translation>
    </message>
    <message>
        <source>%1 in all · 1 warning</source>
        <translation>%1 insgesamt · 1 Warnung</translation>
    </message>
    <message numerus="yes">
        <source>%1 in all · %n warnings</source>
        <translation>
            <numerusform>%1 insgesamt · %n Warnung</numerusform>
            <numerusform>%1 insgesamt · %n Warnungen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ballast::ui::AllocationPanel</name>
    <message>
        <source>Allocation</source>
        <translation>Allokation</translation>
    </message>
    <message>
        <source>No targets are set</source>
        <translation>Keine Ziele gesetzt</translation>
    </message>
    <message>
        <source>Give each asset its share of the book and a tolerance; what has to be traded is said here when one leaves it.</source>
        <translation>Jedem Asset seinen Anteil am Buch und eine Toleranz geben; verlässt eines sie, steht hier, was zu handeln ist.</translation>
    </message>
    <message>
        <source>Begin with what is held</source>
        <translation>Mit dem Bestand beginnen</translation>
    </message>
    <message>
        <source>Some of it is at its last good mark.</source>
        <translation>Ein Teil davon steht mit seinem letzten guten Mark.</translation>
    </message>
    <message>
        <source>Not in force yet: apply or discard.</source>
        <translation>Noch nicht in Kraft: anwenden oder verwerfen.</translation>
    </message>
    <message>
        <source>Select a row to see what it needs, or double-click a target.</source>
        <translation>Eine Zeile wählen, um zu sehen, was sie braucht, oder ein Ziel doppelklicken.</translation>
    </message>
    <message>
        <source>No row is selected.</source>
        <translation>Keine Zeile gewählt.</translation>
    </message>
    <message>
        <source>There is nothing to trade in this row.</source>
        <translation>In dieser Zeile ist nichts zu handeln.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not taken: the least trade is a number of USD.</source>
        <translation>„%1“ wird nicht angenommen: der kleinste Trade ist eine Zahl in USD.</translation>
    </message>
    <message>
        <source>The other targets add up to more than 100 %: nothing is left for cash.</source>
        <translation>Die anderen Ziele ergeben mehr als 100 %: für Cash bleibt nichts.</translation>
    </message>
    <message>
        <source>Weights and targets</source>
        <translation>Gewichte und Ziele</translation>
    </message>
    <message>
        <source>Where a row outside its tolerance is brought to</source>
        <translation>Wohin eine Zeile außerhalb ihrer Toleranz gebracht wird</translation>
    </message>
    <message>
        <source>To the edge</source>
        <translation>Zum Rand</translation>
    </message>
    <message>
        <source>To the target</source>
        <translation>Zum Ziel</translation>
    </message>
    <message>
        <source>Least trade, USD</source>
        <translation>Kleinster Trade, USD</translation>
    </message>
    <message>
        <source>USD: nothing smaller is traded</source>
        <translation>USD: nichts Kleineres wird gehandelt</translation>
    </message>
    <message>
        <source>Least trade $</source>
        <translation>Kleinster Trade $</translation>
    </message>
    <message>
        <source>Rest to cash</source>
        <translation>Rest in Cash</translation>
    </message>
    <message>
        <source>Cash takes what the other targets leave of 100 %</source>
        <translation>Cash nimmt, was die anderen Ziele von 100 % lassen</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Back to the targets in force</source>
        <translation>Zurück zu den geltenden Zielen</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Anwenden</translation>
    </message>
    <message>
        <source>These targets hold from now on, and the change is recorded</source>
        <translation>Diese Ziele gelten ab jetzt, und die Änderung wird verzeichnet</translation>
    </message>
    <message>
        <source>Propose</source>
        <translation>Vorschlagen</translation>
    </message>
    <message>
        <source>Make an ordinary proposal of the selected row&apos;s trade: checked, and sent only when approved</source>
        <translation>Einen gewöhnlichen Vorschlag aus dem Trade der gewählten Zeile machen: geprüft und erst nach Freigabe gesendet</translation>
    </message>
</context>
<context>
    <name>ballast::ui::ApproveForm</name>
    <message>
        <source>Its notional, USD</source>
        <translation>Nominal, USD</translation>
    </message>
    <message>
        <source>The account&apos;s name</source>
        <translation>Name des Kontos</translation>
    </message>
    <message>
        <source>Second person&apos;s name</source>
        <translation>Name der zweiten Person</translation>
    </message>
    <message>
        <source>Second person&apos;s passphrase</source>
        <translation>Passphrase der zweiten Person</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>Freigeben</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>It is over a soft limit: type its notional, %1.</source>
        <translation>Über einem weichen Limit: das Nominal eingeben, %1.</translation>
    </message>
    <message>
        <source>The first order of this session: type the account&apos;s name, %1.</source>
        <translation>Die erste Order dieser Sitzung: den Namen des Kontos eingeben, %1.</translation>
    </message>
    <message>
        <source>So large an order a second person approves too.</source>
        <translation>Eine so große Order gibt auch eine zweite Person frei.</translation>
    </message>
    <message>
        <source>Its notional is %1 now; what was typed is another.</source>
        <translation>Das Nominal ist jetzt %1; eingegeben wurde ein anderes.</translation>
    </message>
    <message>
        <source>That is not this account&apos;s name.</source>
        <translation>Das ist nicht der Name dieses Kontos.</translation>
    </message>
    <message>
        <source>Who is the second person?</source>
        <translation>Wer ist die zweite Person?</translation>
    </message>
    <message>
        <source>No second person is known: set a passphrase with &apos;ballastctl key set --profile second-person&apos;.</source>
        <translation>Keine zweite Person bekannt: Passphrase setzen mit &apos;ballastctl key set --profile second-person&apos;.</translation>
    </message>
    <message>
        <source>Proving the second person…</source>
        <translation>Die zweite Person wird geprüft…</translation>
    </message>
    <message>
        <source>That is not the second person&apos;s passphrase.</source>
        <translation>Das ist nicht die Passphrase der zweiten Person.</translation>
    </message>
    <message>
        <source>Ask another desk</source>
        <translation>Anderen Desk fragen</translation>
    </message>
    <message>
        <source>The second person may sit at another desk of the same desk database: they see these orders there, and confirm with their own passphrase.</source>
        <translation>Der zweite Mensch darf an einem anderen Desk derselben Desk-Datenbank sitzen: er sieht dort diese Orders und bestätigt mit seiner eigenen Passphrase.</translation>
    </message>
    <message>
        <source>The orders changed while another desk was asked: what was asked for is withdrawn.</source>
        <translation>Die Orders haben sich geändert, während ein anderer Desk gefragt wurde: die Anfrage ist zurückgezogen.</translation>
    </message>
    <message>
        <source>The orders changed while the second person was proven: look again, both.</source>
        <translation>Die Orders haben sich geändert, während die zweite Person geprüft wurde: beide neu ansehen.</translation>
    </message>
    <message>
        <source>The other desks were asked; waiting for one to answer…</source>
        <translation>Die anderen Desks sind gefragt; gewartet wird, bis einer antwortet…</translation>
    </message>
    <message>
        <source>The answer is to orders that have changed since.</source>
        <translation>Die Antwort gilt Orders, die sich seither geändert haben.</translation>
    </message>
    <message>
        <source>Nobody signed the answer.</source>
        <translation>Niemand hat die Antwort gezeichnet.</translation>
    </message>
</context>
<context>
    <name>ballast::ui::ArmScope</name>
    <message>
        <source>Underlyings armed and their delta</source>
        <translation>Scharfe Basiswerte und ihr Delta</translation>
    </message>
    <message>
        <source>Armed for</source>
        <translation>Scharf für</translation>
    </message>
    <message>
        <source>Most delta moved, coin</source>
        <translation>Höchstens bewegtes Delta, Coin</translation>
    </message>
    <message>
        <source>Most delta moved in %1, coin</source>
        <translation>Höchstens bewegtes Delta in %1, Coin</translation>
    </message>
    <message>
        <source>%1: at most %2 coins of delta</source>
        <translation>%1: höchstens %2 Coin Delta</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Armed for no underlying: tick one.</source>
        <translation>Für keinen Basiswert scharf: einen ankreuzen.</translation>
    </message>
    <message>
        <source>Auto-fire is armed for these and no other, and disarms before a hedge that would move more.
%1</source>
        <translation>Die Automatik ist für diese scharf gestellt und für keinen anderen, und stellt sich ab vor einer Absicherung, die mehr bewegen würde.
%1</translation>
    </message>
</context>
<context>
    <name>ballast::ui::Banner</name>
    <message>
        <source>%1 is %2. Its positions count as they were last known; hedges go through the other venues, each confirmed by a person.</source>
        <translation>%1 ist %2. Die Positionen dort zählen mit dem letzten Stand; Absicherungen gehen über die anderen Börsen, jede von einem Menschen bestätigt.</translation>
    </message>
    <message>
        <source>%1 is %2. Its numbers are old; nothing is proposed on them until it is back.</source>
        <translation>%1 ist %2. Die Zahlen sind alt; nichts wird darauf vorgeschlagen, bis sie zurück ist.</translation>
    </message>
    <message>
        <source>Halted: %1. No new order leaves and what worked was cancelled. Resume goes to Watch.</source>
        <translation>Angehalten: %1. Keine neue Order geht hinaus, und was im Markt war, wurde storniert. Fortsetzen führt zu „Beobachten“.</translation>
    </message>
    <message>
        <source>no reason was recorded</source>
        <translation>kein Grund verzeichnet</translation>
    </message>
    <message>
        <source>Resume…</source>
        <translation>Fortsetzen…</translation>
    </message>
    <message>
        <source>Paused: nothing new is sent, and a hedge that rests is taken back. Proposals go on being shown; other orders at the venue stay.</source>
        <translation>Pausiert: nichts Neues wird gesendet, eine ruhende Absicherung wird zurückgenommen. Vorschläge werden weiter gezeigt; andere Orders bei der Börse bleiben.</translation>
    </message>
    <message>
        <source>Leave…</source>
        <translation>Verlassen…</translation>
    </message>
    <message>
        <source>Reduce-only: only what brings delta nearer its target is sent.</source>
        <translation>Nur abbauen: gesendet wird nur, was das Delta dem Ziel näher bringt.</translation>
    </message>
    <message>
        <source>The order journal cannot be written: no record, no order. Free the disk or release the database; it is tried again.</source>
        <translation>Das Orderjournal lässt sich nicht schreiben: ohne Eintrag keine Order. Platte freimachen oder Datenbank freigeben; es wird erneut versucht.</translation>
    </message>
    <message>
        <source>%1: %2 Nothing new is proposed until it is settled.</source>
        <translation>%1: %2 Nichts Neues wird vorgeschlagen, bis es geklärt ist.</translation>
    </message>
    <message>
        <source>Show orders</source>
        <translation>Orders zeigen</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Earlier notes: %1.</source>
        <translation>Frühere Hinweise: %1.</translation>
    </message>
    <message>
        <source>Show alerts</source>
        <translation>Meldungen zeigen</translation>
    </message>
</context>
<context>
    <name>ballast::ui::CalendarMap</name>
    <message>
        <source>Days as a calendar</source>
        <translation>Tage als Kalender</translation>
    </message>
    <message>
        <source>Mon</source>
        <translation>Mo</translation>
    </message>
    <message>
        <source>Tue</source>
        <translation>Di</translation>
    </message>
    <message>
        <source>Wed</source>
        <translation>Mi</translation>
    </message>
    <message>
        <source>Thu</source>
        <translation>Do</translation>
    </message>
    <message>
        <source>Fri</source>
        <translation>Fr</translation>
    </message>
    <message>
        <source>Sat</source>
        <translation>Sa</translation>
    </message>
    <message>
        <source>Sun</source>
        <translation>So</translation>
    </message>
    <message>
        <source>Nothing is known of this day.</source>
        <translation>Von diesem Tag ist nichts bekannt.</translation>
    </message>
</context>
<context>
    <name>ballast::ui::CaseView</name>
    <message>
        <source>No rebalance is selected</source>
        <translation>Keine Absicherung gewählt</translation>
    </message>
    <message>
        <source>Choose one in the table: its whole life, what else could have been done, and notes on it stand here.</source>
        <translation>Eine in der Tabelle wählen: Ihr ganzes Leben, was man sonst hätte tun können, und Notizen dazu stehen hier.</translation>
    </message>
    <message>
        <source>What else could have been done</source>
        <translation>Was man sonst hätte tun können</translation>
    </message>
    <message>
        <source>Its life, step by step</source>
        <translation>Ihr Leben, Schritt für Schritt</translation>
    </message>
    <message>
        <source>Notes and tags</source>
        <translation>Notizen und Schlagwörter</translation>
    </message>
    <message>
        <source>Add note</source>
        <translation>Notiz hinzufügen</translation>
    </message>
    <message>
        <source>A note on this rebalance</source>
        <translation>Eine Notiz zu dieser Absicherung</translation>
    </message>
    <message>
        <source>A note on this rebalance; Ctrl+Enter adds it</source>
        <translation>Eine Notiz zu dieser Absicherung; Strg+Enter fügt sie hinzu</translation>
    </message>
    <message>
        <source>A tag for this rebalance</source>
        <translation>Ein Schlagwort für diese Absicherung</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Schlagwort</translation>
    </message>
    <message>
        <source>Add tag</source>
        <translation>Schlagwort hinzufügen</translation>
    </message>
    <message>
        <source>Tags it has</source>
        <translation>Ihre Schlagwörter</translation>
    </message>
    <message>
        <source>Take tag off</source>
        <translation>Schlagwort entfernen</translation>
    </message>
    <message>
        <source>Rebalance %1</source>
        <translation>Absicherung %1</translation>
    </message>
    <message>
        <source>Its life is being read.</source>
        <translation>Ihr Leben wird gelesen.</translation>
    </message>
    <message>
        <source>This rebalance could not be read</source>
        <translation>Diese Absicherung ließ sich nicht lesen</translation>
    </message>
    <message>
        <source>Being recorded…</source>
        <translation>Wird aufgezeichnet…</translation>
    </message>
    <message>
        <source>Recorded.</source>
        <translation>Aufgezeichnet.</translation>
    </message>
    <message>
        <source>Replay this moment</source>
        <translation>Diesen Augenblick wiedergeben</translation>
    </message>
    <message>
        <source>Opens a window beside the desk that shows the whole desk as it was at the selected step, from the recorded events.</source>
        <translation>Öffnet neben dem Desk ein Fenster, das den ganzen Desk zeigt, wie er beim gewählten Schritt war, aus den aufgezeichneten Ereignissen.</translation>
    </message>
</context>
<context>
    <name>ballast::ui::ChainPanel</name>
    <message>
        <source>%1 days</source>
        <translation>%1 Tage</translation>
    </message>
    <message>
        <source>Market</source>
        <translation>Markt</translation>
    </message>
    <message>
        <source>Underlying</source>
        <translation>Basiswert</translation>
    </message>
    <message>
        <source>Expiry</source>
        <translation>Verfall</translation>
    </message>
    <message>
        <source>Venue</source>
        <translation>Börse</translation>
    </message>
    <message>
        <source>Option chain</source>
        <translation>Optionskette</translation>
    </message>
    <message>
        <source>No options listed</source>
        <translation>Keine Optionen gelistet</translation>
    </message>
    <message>
        <source>The chain is shown here as soon as the venue lists its instruments.</source>
        <translation>Die Kette erscheint hier, sobald die Börse ihre Instrumente nennt.</translation>
    </message>
    <message>
        <source>1 strike · expires in %1</source>
        <translation>1 Strike · verfällt in %1</translation>
    </message>
    <message numerus="yes">
        <source>%n strikes · expires in %1</source>
        <translation>
            <numerusform>%n Strike · verfällt in %1</numerusform>
            <numerusform>%n Strikes · verfallen in %1</numerusform>
        </translation>
    </message>
    <message>
        <source>no quote</source>
        <translation>keine Quote</translation>
    </message>
    <message>
        <source>Best bid / best ask, USD per coin. Mark %1. Stale: last good values.</source>
        <translation>Bester Bid / bester Ask, USD je Coin. Mark %1. Veraltet: letzte gute Werte.</translation>
    </message>
    <message>
        <source>Best bid / best ask, USD per coin. Mark %1.</source>
        <translation>Bester Bid / bester Ask, USD je Coin. Mark %1.</translation>
    </message>
</context>
<context>
    <name>ballast::ui::ChangesPage</name>
    <message>
        <source>What changes</source>
        <translation>Was sich ändert</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>Then</source>
        <translation>Dann</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>Bemerkung</translation>
    </message>
    <message>
        <source>What it does to the book of now</source>
        <translation>Was es mit dem Buch von jetzt tut</translation>
    </message>
    <message>
        <source>Today&apos;s book</source>
        <translation>Buch von heute</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Anwenden</translation>
    </message>
    <message>
        <source>Discard all</source>
        <translation>Alles verwerfen</translation>
    </message>
    <message>
        <source>The word that confirms what loosens</source>
        <translation>Das Wort, das Lockerungen bestätigt</translation>
    </message>
    <message>
        <source>Type %1 to confirm what loosens</source>
        <translation>%1 eingeben, um Lockerungen zu bestätigen</translation>
    </message>
    <message>
        <source>Every page is again as it is in force.</source>
        <translation>Jede Seite zeigt wieder, was gilt.</translation>
    </message>
    <message>
        <source>not said</source>
        <translation>nicht genannt</translation>
    </message>
    <message>
        <source>LOOSER, at the next start</source>
        <translation>LOCKERER, beim nächsten Start</translation>
    </message>
    <message>
        <source>LOOSER</source>
        <translation>LOCKERER</translation>
    </message>
    <message>
        <source>at the next start</source>
        <translation>beim nächsten Start</translation>
    </message>
    <message>
        <source>at once</source>
        <translation>sofort</translation>
    </message>
    <message>
        <source>Nothing changes: what the pages say is what is in force.</source>
        <translation>Nichts ändert sich: die Seiten sagen, was gilt.</translation>
    </message>
    <message>
        <source>Nothing of it holds before Apply, which records old and new.</source>
        <translation>Nichts davon gilt vor Anwenden, das Alt und Neu verzeichnet.</translation>
    </message>
    <message>
        <source>Applying…</source>
        <translation>Wird angewandt…</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>leer</translation>
    </message>
</context>
<context>
    <name>ballast::ui::ChoiceForm</name>
    <message>
        <source>Other…</source>
        <translation>Anderer…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>In your own words</source>
        <translation>In eigenen Worten</translation>
    </message>
</context>
<context>
    <name>ballast::ui::CurvesPanel</name>
    <message>
        <source>%1 bp</source>
        <translation>%1 bp</translation>
    </message>
    <message>
        <source>more than is seen</source>
        <translation>mehr als zu sehen</translation>
    </message>
    <message>
        <source>bids, USD</source>
        <translation>Bids, USD</translation>
    </message>
    <message>
        <source>asks, USD</source>
        <translation>Asks, USD</translation>
    </message>
    <message>
        <source>price</source>
        <translation>Kurs</translation>
    </message>
    <message>
        <source>USD up to it</source>
        <translation>USD bis dahin</translation>
    </message>
    <message>
        <source>%1 bid and %2 asked in %3 and %4 levels</source>
        <translation>%1 geboten und %2 gefragt in %3 und %4 Stufen</translation>
    </message>
    <message>
        <source>buy, bp</source>
        <translation>Kauf, bp</translation>
    </message>
    <message>
        <source>sell, bp</source>
        <translation>Verkauf, bp</translation>
    </message>
    <message>
        <source>USD at once</source>
        <translation>USD auf einmal</translation>
    </message>
    <message>
        <source>bp beside the mid, without fees</source>
        <translation>bp neben dem Mid, ohne Gebühren</translation>
    </message>
    <message>
        <source>%1 at once: buying %2, selling %3</source>
        <translation>%1 auf einmal: Kauf %2, Verkauf %3</translation>
    </message>
    <message>
        <source>1 stretch of negative variance</source>
        <translation>1 Abschnitt mit negativer Varianz</translation>
    </message>
    <message numerus="yes">
        <source>%n stretches of negative variance</source>
        <translation>
            <numerusform>%n Abschnitt mit negativer Varianz</numerusform>
            <numerusform>%n Abschnitte mit negativer Varianz</numerusform>
        </translation>
    </message>
    <message>
        <source>1 expiry, variance grows with time</source>
        <translation>1 Verfall, die Varianz wächst mit der Zeit</translation>
    </message>
    <message numerus="yes">
        <source>%n expiries, variance grows with time</source>
        <translation>
            <numerusform>%n Verfall, die Varianz wächst mit der Zeit</numerusform>
            <numerusform>%n Verfälle, die Varianz wächst mit der Zeit</numerusform>
        </translation>
    </message>
    <message>
        <source>at the forward, %</source>
        <translation>am Forward, %</translation>
    </message>
    <message>
        <source>between expiries, %</source>
        <translation>zwischen Verfällen, %</translation>
    </message>
    <message>
        <source>days to expiry</source>
        <translation>Tage bis Verfall</translation>
    </message>
    <message>
        <source>implied volatility</source>
        <translation>implizite Volatilität</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>Kurven</translation>
    </message>
    <message>
        <source>Instrument</source>
        <translation>Instrument</translation>
    </message>
    <message>
        <source>Curve</source>
        <translation>Kurve</translation>
    </message>
    <message>
        <source>Depth</source>
        <translation>Tiefe</translation>
    </message>
    <message>
        <source>Cost to trade</source>
        <translation>Handelskosten</translation>
    </message>
    <message>
        <source>Term structure</source>
        <translation>Laufzeitstruktur</translation>
    </message>
    <message>
        <source>Depth, cost to trade or term structure</source>
        <translation>Tiefe, Handelskosten oder Laufzeitstruktur</translation>
    </message>
    <message>
        <source>No curve yet</source>
        <translation>Noch keine Kurve</translation>
    </message>
    <message>
        <source>It is drawn as soon as the venue sends a book of this instrument, or quotes options of its coin.</source>
        <translation>Sie erscheint, sobald die Börse ein Buch dieses Instruments sendet oder Optionen seines Coins quotiert.</translation>
    </message>
</context>
<context>
    <name>ballast::ui::DeltaChart</name>
    <message>
        <source>hedges to the target</source>
        <translation>sichert bis zum Ziel ab</translation>
    </message>
    <message>
        <source>hedges to the edge</source>
        <translation>sichert bis zum Rand ab</translation>
    </message>
    <message>
        <source>hedges to %1 short of the target</source>
        <translation>sichert bis %1 vor dem Ziel ab</translation>
    </message>
    <message>
        <source>hedges where it is cheapest</source>
        <translation>sichert am günstigsten Punkt ab</translation>
    </message>
    <message>
        <source>hedges %1 % of the way back</source>
        <translation>sichert %1 % des Wegs zurück ab</translation>
    </message>
    <message>
        <source>%1 delta</source>
        <translation>Delta %1</translation>
    </message>
    <message>
        <source>%1 delta by %2</source>
        <translation>Delta %1 nach %2</translation>
    </message>
    <message>
        <source>%1 · band %2 %3 · %4</source>
        <translation>%1 · Band %2 %3 · %4</translation>
    </message>
    <message>
        <source>No history yet</source>
        <translation>Noch keine Historie</translation>
    </message>
    <message>
        <source>The line begins with the first price and position of this underlying.</source>
        <translation>Die Linie beginnt mit dem ersten Kurs und der ersten Position dieses Basiswerts.</translation>
    </message>
    <message>
        <source>Delta &amp;&amp; band</source>
        <translation>Delta &amp;&amp; Band</translation>
    </message>
    <message>
        <source>Gamma</source>
        <translation>Gamma</translation>
    </message>
    <message>
        <source>Vega</source>
        <translation>Vega</translation>
    </message>
    <message>
        <source>Margin</source>
        <translation>Margin</translation>
    </message>
    <message>
        <source>● Live</source>
        <translation>● Live</translation>
    </message>
    <message>
        <source>Back to now, and follow</source>
        <translation>Zurück zu jetzt, und folgen</translation>
    </message>
    <message>
        <source>5 m</source>
        <translation>5 m</translation>
    </message>
    <message>
        <source>1 h</source>
        <translation>1 h</translation>
    </message>
    <message>
        <source>3 h</source>
        <translation>3 h</translation>
    </message>
    <message>
        <source>1 d</source>
        <translation>1 d</translation>
    </message>
    <message>
        <source>The picture could not be written to %1. Choose another place.</source>
        <translation>Das Bild ließ sich nicht nach %1 schreiben. Einen anderen Ort wählen.</translation>
    </message>
    <message>
        <source>Export picture (PNG)…</source>
        <translation>Bild ausgeben (PNG)…</translation>
    </message>
    <message>
        <source>Export picture</source>
        <translation>Bild ausgeben</translation>
    </message>
    <message>
        <source>PNG picture (*.png)</source>
        <translation>PNG-Bild (*.png)</translation>
    </message>
    <message>
        <source>Export picture (PDF)…</source>
        <translation>Bild ausgeben (PDF)…</translation>
    </message>
    <message>
        <source>PDF document (*.pdf)</source>
        <translation>PDF-Dokument (*.pdf)</translation>
    </message>
    <message>
        <source>Export data (CSV)…</source>
        <translation>Daten ausgeben (CSV)…</translation>
    </message>
    <message>
        <source>Export data</source>
        <translation>Daten ausgeben</translation>
    </message>
    <message>
        <source>Comma-separated values (*.csv)</source>
        <translation>Kommagetrennte Werte (*.csv)</translation>
    </message>
    <message>
        <source>1 w</source>
        <translation>1 W</translation>
    </message>
    <message>
        <source>1 mo</source>
        <translation>1 Mon</translation>
    </message>
    <message>
        <source>Why here?</source>
        <translation>Warum hier?</translation>
    </message>
</context>
<context>
    <name>ballast::ui::DisplayPage</name>
    <message>
        <source>What is chosen here takes effect at once.</source>
        <translation>Was hier gewählt wird, wirkt sofort.</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Farbschema</translation>
    </message>
    <message>
        <source>Colours of every window.</source>
        <translation>Farben jedes Fensters.</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Hoher Kontrast</translation>
    </message>
    <message>
        <source>Buy and sell</source>
        <translation>Kauf und Verkauf</translation>
    </message>
    <message>
        <source>Sign, arrow or word always stand beside the colour.</source>
        <translation>Vorzeichen, Pfeil oder Wort stehen immer neben der Farbe.</translation>
    </message>
    <message>
        <source>green and red</source>
        <translation>grün und rot</translation>
    </message>
    <message>
        <source>blue and orange</source>
        <translation>blau und orange</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Size of text</source>
        <translation>Textgröße</translation>
    </message>
    <message>
        <source>Of every window.</source>
        <translation>In jedem Fenster.</translation>
    </message>
    <message>
        <source>Rows of tables</source>
        <translation>Tabellenzeilen</translation>
    </message>
    <message>
        <source>Compact shows a fifth more of them.</source>
        <translation>Kompakt zeigt ein Fünftel mehr davon.</translation>
    </message>
    <message>
        <source>normal</source>
        <translation>normal</translation>
    </message>
    <message>
        <source>compact</source>
        <translation>kompakt</translation>
    </message>
    <message>
        <source>UTC</source>
        <translation>UTC</translation>
    </message>
    <message>
        <source>UTC, and the time here beside it</source>
        <translation>UTC, daneben die Ortszeit</translation>
    </message>
    <message>
        <source>Times of day</source>
        <translation>Uhrzeiten</translation>
    </message>
    <message>
        <source>Records, files, expiries and what the engine says are in UTC, whatever is chosen here.</source>
        <translation>Aufzeichnungen, Dateien, Verfalltage und was die Engine sagt, sind in UTC, was auch immer hier gewählt ist.</translation>
    </message>
    <message>
        <source>the time here; the status bar tells UTC too</source>
        <translation>die Zeit hier; die Statusleiste nennt auch UTC</translation>
    </message>
</context>
<context>
    <name>ballast::ui::DistributionView</name>
    <message>
        <source>Slippage of the rebalances</source>
        <translation>Slippage der Absicherungen</translation>
    </message>
    <message>
        <source>Time until a person approved</source>
        <translation>Zeit bis zur Freigabe durch einen Menschen</translation>
    </message>
    <message>
        <source>Value traded</source>
        <translation>Gehandelter Wert</translation>
    </message>
    <message>
        <source>rebalances</source>
        <translation>Absicherungen</translation>
    </message>
    <message>
        <source>%1 · none in this period</source>
        <translation>%1 · keine in diesem Zeitraum</translation>
    </message>
    <message>
        <source>median %1</source>
        <translation>Median %1</translation>
    </message>
    <message>
        <source>%1 · %2 · median %3 · 5 % %4 · 95 % %5 · mean %6 %7</source>
        <translation>%1 · %2 · Median %3 · 5 % %4 · 95 % %5 · Mittel %6 %7</translation>
    </message>
    <message>
        <source> · beyond the picture: %1 below, %2 above, %3 to %4</source>
        <translation> · jenseits des Bildes: %1 darunter, %2 darüber, %3 bis %4</translation>
    </message>
</context>
<context>
    <name>ballast::ui::EditForm</name>
    <message>
        <source>Quantity</source>
        <translation>Menge</translation>
    </message>
    <message>
        <source>Limit price</source>
        <translation>Limitpreis</translation>
    </message>
    <message>
        <source>Limit, USD</source>
        <translation>Limit, USD</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Anwenden</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Leg to edit</source>
        <translation>Zu bearbeitendes Bein</translation>
    </message>
    <message>
        <source>Limit, %1</source>
        <translation>Limit, %1</translation>
    </message>
    <message>
        <source>Quantity, %1</source>
        <translation>Menge, %1</translation>
    </message>
    <message>
        <source>contract units</source>
        <translation>Kontrakteinheiten</translation>
    </message>
    <message>
        <source>Edit: %1</source>
        <translation>Bearbeiten: %1</translation>
    </message>
    <message>
        <source>Quantity: %1</source>
        <translation>Menge: %1</translation>
    </message>
    <message>
        <source>Limit: %1</source>
        <translation>Limit: %1</translation>
    </message>
    <message>
        <source>Delta after –</source>
        <translation>Delta danach –</translation>
    </message>
    <message>
        <source>Delta after %1 · inside the band</source>
        <translation>Delta danach %1 · im Band</translation>
    </message>
    <message>
        <source>Delta after %1 · outside the band</source>
        <translation>Delta danach %1 · außerhalb des Bands</translation>
    </message>
</context>
<context>
    <name>ballast::ui::EvidenceDialog</name>
    <message>
        <source>Attach evidence</source>
        <translation>Beleg anhängen</translation>
    </message>
    <message>
        <source>What became of this order?</source>
        <translation>Was wurde aus dieser Order?</translation>
    </message>
    <message>
        <source>Look it up at the venue by its label. Until this is settled its book gets no new order. The venue&apos;s positions are compared afterwards in any case.</source>
        <translation>Bei der Börse nach ihrem Label suchen. Bis das geklärt ist, bekommt ihr Buch keine neue Order. Die Positionen der Börse werden danach in jedem Fall verglichen.</translation>
    </message>
    <message>
        <source>What became of the order</source>
        <translation>Was aus der Order wurde</translation>
    </message>
    <message>
        <source>How you know</source>
        <translation>Woher das bekannt ist</translation>
    </message>
    <message>
        <source>How you know: what the venue&apos;s order history shows, who said so, when</source>
        <translation>Woher das bekannt ist: was die Orderhistorie der Börse zeigt, wer es sagte, wann</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Nicht jetzt</translation>
    </message>
    <message>
        <source>At most %1 characters.</source>
        <translation>Höchstens %1 Zeichen.</translation>
    </message>
    <message>
        <source>A sentence on how you know, then this can be said.</source>
        <translation>Erst ein Satz, woher das bekannt ist.</translation>
    </message>
</context>
<context>
    <name>ballast::ui::ExposurePlot</name>
    <message>
        <source>   Δ %1   band %2 … %3</source>
        <translation>   Δ %1   Band %2 … %3</translation>
    </message>
    <message>
        <source>   Vega %1</source>
        <translation>   Vega %1</translation>
    </message>
    <message>
        <source>   Margin %1%</source>
        <translation>   Margin %1%</translation>
    </message>
    <message>
        <source>   spot %1</source>
        <translation>   Spot %1</translation>
    </message>
</context>
<context>
    <name>ballast::ui::FillsPanel</name>
    <message>
        <source>Fills</source>
        <translation>Ausführungen</translation>
    </message>
    <message>
        <source>No fills yet</source>
        <translation>Noch keine Ausführungen</translation>
    </message>
    <message>
        <source>Every fill of our orders, and of any other order on the account, is listed here.</source>
        <translation>Jede Ausführung unserer und aller anderen Orders des Kontos steht hier.</translation>
    </message>
</context>
<context>
    <name>ballast::ui::FilterField</name>
    <message>
        <source>Until it can be read, everything is shown.</source>
        <translation>Bis er lesbar ist, wird alles gezeigt.</translation>
    </message>
    <message>
        <source>Shown is what the last filter that could be read lets through: %1</source>
        <translation>Gezeigt wird, was der letzte lesbare Filter durchlässt: %1</translation>
    </message>
    <message>
        <source>“%1” may still become another word: Enter applies it. Until then the rows are as before.</source>
        <translation>„%1“ kann noch ein anderes Wort werden: Enter wendet es an. Bis dahin sind die Zeilen wie zuvor.</translation>
    </message>
</context>
<context>
    <name>ballast::ui::FirstSteps</name>
    <message>
        <source>Choose…</source>
        <translation>Wählen…</translation>
    </message>
    <message>
        <source>Show me round: a tour of two minutes</source>
        <translation>Rundgang zeigen: zwei Minuten</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>First steps</source>
        <translation>Erste Schritte</translation>
    </message>
    <message>
        <source>Welcome to Ballast</source>
        <translation>Willkommen bei Ballast</translation>
    </message>
    <message>
        <source>What would you like to begin with?</source>
        <translation>Womit soll es beginnen?</translation>
    </message>
    <message>
        <source>You can choose another one at any time: Help ▸ First steps.</source>
        <translation>Jederzeit lässt sich anderes wählen: Hilfe ▸ Erste Schritte.</translation>
    </message>
    <message>
        <source>Paper exchange</source>
        <translation>Papierbörse</translation>
    </message>
    <message>
        <source>A live market of made prices, on this machine alone. No account, no money.</source>
        <translation>Ein laufender Markt mit erdachten Kursen, nur auf dieser Maschine. Kein Konto, kein Geld.</translation>
    </message>
    <message>
        <source>Recorded market</source>
        <translation>Aufgezeichneter Markt</translation>
    </message>
    <message>
        <source>A folder with a recorded exchange state, option chain or capture.</source>
        <translation>Ein Ordner mit aufgezeichnetem Börsenstand, Optionskette oder Mitschnitt.</translation>
    </message>
    <message>
        <source>Folder of the recorded market</source>
        <translation>Ordner des aufgezeichneten Markts</translation>
    </message>
    <message>
        <source>Connect a venue</source>
        <translation>Börse anbinden</translation>
    </message>
    <message>
        <source>Opens the paper exchange, and beside it the steps to your own account at Deribit. Nothing is traded there until you say so.</source>
        <translation>Öffnet die Papierbörse und daneben die Schritte zum eigenen Konto bei Deribit. Gehandelt wird dort nichts ohne Anweisung.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Open a folder of a recorded market</source>
        <translation>Ordner eines aufgezeichneten Markts öffnen</translation>
    </message>
    <message>
        <source>Which folder? Write its path, or choose it.</source>
        <translation>Welcher Ordner? Pfad eingeben oder wählen.</translation>
    </message>
    <message>
        <source>There is nothing at %1.</source>
        <translation>Unter %1 ist nichts.</translation>
    </message>
</context>
<context>
    <name>ballast::ui::FrontierPlot</name>
    <message>
        <source>hedging error, sd, %1</source>
        <translation>Absicherungsfehler, SD, %1</translation>
    </message>
    <message>
        <source>cost, %1</source>
        <translation>Kosten, %1</translation>
    </message>
    <message>
        <source>%1
cost %2  error %3
%4 trades</source>
        <translation>%1
Kosten %2  Fehler %3
%4 Trades</translation>
    </message>
</context>
<context>
    <name>ballast::ui::GroupingButton</name>
    <message>
        <source>How positions are grouped</source>
        <translation>Wie Positionen gruppiert werden</translation>
    </message>
    <message>
        <source>Expand all</source>
        <translation>Alle aufklappen</translation>
    </message>
    <message>
        <source>Only totals</source>
        <translation>Nur Summen</translation>
    </message>
    <message>
        <source>First by</source>
        <translation>Zuerst nach</translation>
    </message>
    <message>
        <source>Then by</source>
        <translation>Dann nach</translation>
    </message>
    <message>
        <source>Last by</source>
        <translation>Zuletzt nach</translation>
    </message>
    <message>
        <source>Nothing: a flat table</source>
        <translation>Nichts: eine flache Tabelle</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Nichts</translation>
    </message>
    <message>
        <source>Positions by: %1</source>
        <translation>Positionen nach: %1</translation>
    </message>
</context>
<context>
    <name>ballast::ui::GuardPanel</name>
    <message>
        <source>No tripwire is near enough to matter.</source>
        <translation>Kein Stolperdraht nah.</translation>
    </message>
    <message>
        <source>Since %1 UTC: %2.</source>
        <translation>Seit %1 UTC: %2.</translation>
    </message>
    <message>
        <source>Guard</source>
        <translation>Wächter</translation>
    </message>
    <message>
        <source>Tripwires</source>
        <translation>Stolperdrähte</translation>
    </message>
    <message>
        <source>Underlying</source>
        <translation>Basiswert</translation>
    </message>
    <message>
        <source>NORMAL: as the policy says. CAUTION: a wider band, longer pauses, nothing sent without a person; ends by itself. HALT: nothing proposed or sent; only a person ends it.</source>
        <translation>NORMAL: wie die Vorgabe sagt. VORSICHT: weiteres Band, längere Pausen, nichts ohne einen Menschen; endet von selbst. HALT: nichts wird vorgeschlagen oder gesendet; nur ein Mensch beendet ihn.</translation>
    </message>
    <message>
        <source>Limits…</source>
        <translation>Limits…</translation>
    </message>
    <message>
        <source>Limits on orders and the bounds of the tripwires. A file may only tighten them; what loosens is confirmed here and recorded.</source>
        <translation>Limits für Orders und die Grenzen der Stolperdrähte. Eine Datei darf sie nur verschärfen; was lockert, wird hier bestätigt und verzeichnet.</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>Every tripwire with its limits, of all underlyings, and the margin of each account.</source>
        <translation>Alle Stolperdrähte mit ihren Limits, aller Basiswerte, und die Margin jedes Kontos.</translation>
    </message>
    <message>
        <source>Why trading may go on</source>
        <translation>Warum der Handel weitergehen darf</translation>
    </message>
    <message>
        <source>Clear HALT</source>
        <translation>HALT aufheben</translation>
    </message>
    <message>
        <source>Ends the HALT of this underlying: it goes on in CAUTION, and the reason is recorded. Refused while its cause is still there. Cost, hedges and errors are counted anew.</source>
        <translation>Beendet den HALT dieses Basiswerts: er läuft in VORSICHT weiter, und der Grund wird verzeichnet. Verweigert, solange die Ursache besteht. Kosten, Absicherungen und Fehler zählen neu.</translation>
    </message>
    <message>
        <source>Whose HALT is cleared</source>
        <translation>Wessen HALT aufgehoben wird</translation>
    </message>
    <message>
        <source>All of it</source>
        <translation>Alles davon</translation>
    </message>
    <message>
        <source>No underlying has a policy yet.</source>
        <translation>Noch hat kein Basiswert eine Vorgabe.</translation>
    </message>
    <message>
        <source>%1 of %2 tripped</source>
        <translation>%1 von %2 ausgelöst</translation>
    </message>
    <message>
        <source>none of %1 tripped</source>
        <translation>keiner von %1 ausgelöst</translation>
    </message>
    <message>
        <source> · %1 without data</source>
        <translation> · %1 ohne Daten</translation>
    </message>
</context>
<context>
    <name>ballast::ui::HeatMap</name>
    <message>
        <source>Scenario grid: spot across, volatility down</source>
        <translation>Szenariogitter: Spot waagerecht, Volatilität senkrecht</translation>
    </message>
</context>
<context>
    <name>ballast::ui::HelpWindow</name>
    <message>
        <source>No page has these words.</source>
        <translation>Keine Seite enthält diese Wörter.</translation>
    </message>
    <message>
        <source>Ballast help</source>
        <translation>Ballast-Hilfe</translation>
    </message>
    <message>
        <source>Search the help</source>
        <translation>Hilfe durchsuchen</translation>
    </message>
    <message>
        <source>Pages of help</source>
        <translation>Hilfeseiten</translation>
    </message>
    <message>
        <source>Page of help</source>
        <translation>Hilfeseite</translation>
    </message>
    <message>
        <source>no key</source>
        <translation>keine Taste</translation>
    </message>
</context>
<context>
    <name>ballast::ui::HistoryPanel</name>
    <message>
        <source>History</source>
        <translation>Historie</translation>
    </message>
    <message>
        <source>No rebalances yet</source>
        <translation>Noch keine Absicherungen</translation>
    </message>
    <message>
        <source>Each proposal, what was decided and what it cost is kept and listed here.</source>
        <translation>Jeder Vorschlag, die Entscheidung und die Kosten werden aufbewahrt und hier gelistet.</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>Neu lesen</translation>
    </message>
    <message>
        <source>Rebalances</source>
        <translation>Absicherungen</translation>
    </message>
    <message>
        <source>Which underlying</source>
        <translation>Welcher Basiswert</translation>
    </message>
    <message>
        <source>All underlyings</source>
        <translation>Alle Basiswerte</translation>
    </message>
    <message>
        <source>Which decision</source>
        <translation>Welche Entscheidung</translation>
    </message>
    <message>
        <source>All decisions</source>
        <translation>Alle Entscheidungen</translation>
    </message>
    <message>
        <source>Only rows with these words</source>
        <translation>Nur Zeilen mit diesen Wörtern</translation>
    </message>
    <message>
        <source>Filter…</source>
        <translation>Filtern…</translation>
    </message>
    <message>
        <source>The history could not be read</source>
        <translation>Die Historie ließ sich nicht lesen</translation>
    </message>
    <message>
        <source>Why at…</source>
        <translation>Warum um…</translation>
    </message>
    <message>
        <source>What is on record of the minute of the selected row, or of any other</source>
        <translation>Was von der Minute der gewählten Zeile oder einer anderen aufgezeichnet ist</translation>
    </message>
    <message>
        <source>No history in a replay</source>
        <translation>Keine Historie in einer Wiedergabe</translation>
    </message>
</context>
<context>
    <name>ballast::ui::JointForm</name>
    <message>
        <source>Delta</source>
        <translation>Delta</translation>
    </message>
    <message>
        <source>Net delta with orders that may be live, coin, in the convention of the policy&apos;s band</source>
        <translation>Nettodelta mit möglicherweise offenen Orders, Coin, in der Konvention des Bands der Vorgabe</translation>
    </message>
    <message>
        <source>Gamma 1 %</source>
        <translation>Gamma 1 %</translation>
    </message>
    <message>
        <source>Change of delta, coin, for a move of the price by 1 %</source>
        <translation>Änderung des Deltas, Coin, bei 1 % Kursbewegung</translation>
    </message>
    <message>
        <source>Vega</source>
        <translation>Vega</translation>
    </message>
    <message>
        <source>USD for a volatility point</source>
        <translation>USD je Volatilitätspunkt</translation>
    </message>
    <message>
        <source>Underlying</source>
        <translation>Basiswert</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>As the book stands</source>
        <translation>Wie das Buch steht</translation>
    </message>
    <message>
        <source>Lower</source>
        <translation>Untere</translation>
    </message>
    <message>
        <source>Not below this after the hedge; empty: no bound</source>
        <translation>Nach der Absicherung nicht darunter; leer: keine Grenze</translation>
    </message>
    <message>
        <source>Upper</source>
        <translation>Obere</translation>
    </message>
    <message>
        <source>Not above this after the hedge; empty: no bound</source>
        <translation>Nach der Absicherung nicht darüber; leer: keine Grenze</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Danach</translation>
    </message>
    <message>
        <source>As the book would stand, at the prices of now</source>
        <translation>Wie das Buch stünde, zu Kursen von jetzt</translation>
    </message>
    <message>
        <source>Lower bound of %1; empty: none. The policy&apos;s until another is typed.</source>
        <translation>Untere Grenze von %1; leer: keine. Die der Vorgabe, bis eine andere eingegeben ist.</translation>
    </message>
    <message>
        <source>Upper bound of %1; empty: none. The policy&apos;s until another is typed.</source>
        <translation>Obere Grenze von %1; leer: keine. Die der Vorgabe, bis eine andere eingegeben ist.</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>Largest spread, percent: ask less bid, over the mid</source>
        <translation>Größter Spread, Prozent: Ask minus Bid, über dem Mid</translation>
    </message>
    <message>
        <source>Least depth, coin, visible on each side; half of what is seen is left to others</source>
        <translation>Geringste Tiefe, Coin, auf jeder Seite sichtbar; die Hälfte bleibt anderen</translation>
    </message>
    <message>
        <source>Most legs: each is an order sent after the one before it</source>
        <translation>Höchstzahl der Beine: jedes ist eine Order nach der vorigen</translation>
    </message>
    <message>
        <source>Spread, at most %</source>
        <translation>Spread, max. %</translation>
    </message>
    <message>
        <source>Depth, at least</source>
        <translation>Tiefe, mind.</translation>
    </message>
    <message>
        <source>Most legs</source>
        <translation>Max. Beine</translation>
    </message>
    <message>
        <source>Days to expiry, at least</source>
        <translation>Tage bis Verfall, mindestens</translation>
    </message>
    <message>
        <source>Days to expiry, at most; 0: any</source>
        <translation>Tage bis Verfall, höchstens; 0: beliebig</translation>
    </message>
    <message>
        <source>any</source>
        <translation>beliebig</translation>
    </message>
    <message>
        <source>Policy&apos;s bounds</source>
        <translation>Vorgabegrenzen</translation>
    </message>
    <message>
        <source>Back to the band in force, the gamma and vega limits and targets of the policy, and its rules for the legs</source>
        <translation>Zurück zum geltenden Band, den Gamma- und Vegalimits und -zielen der Vorgabe und ihren Regeln für die Beine</translation>
    </message>
    <message>
        <source>Days to expiry</source>
        <translation>Resttage</translation>
    </message>
    <message>
        <source>to</source>
        <translation>bis</translation>
    </message>
    <message>
        <source>Least open interest of options and dated futures, coin</source>
        <translation>Geringstes Open Interest von Optionen und datierten Futures, Coin</translation>
    </message>
    <message>
        <source>Risk penalty, USD: what a Greek at the edge of its range counts as costing, and by the square less nearer to the middle; 0: any place inside is as good</source>
        <translation>Risikoaufschlag, USD: was ein Greek am Rand seines Bereichs als Kosten zählt, zur Mitte hin quadratisch weniger; 0: jeder Ort darin ist gleich gut</translation>
    </message>
    <message>
        <source>Hours for which a perpetual leg that pays funding is counted as paying it</source>
        <translation>Stunden, für die ein Perpetual-Bein, das Funding zahlt, als zahlend zählt</translation>
    </message>
    <message>
        <source>Most initial margin of all legs together, USD, by the venue&apos;s standard model; 0: any</source>
        <translation>Höchste Anfangsmargin aller Beine zusammen, USD, nach dem Standardmodell der Börse; 0: beliebig</translation>
    </message>
    <message>
        <source>Open interest, at least</source>
        <translation>Open Interest, mind.</translation>
    </message>
    <message>
        <source>Risk penalty, USD</source>
        <translation>Risikoaufschlag, USD</translation>
    </message>
    <message>
        <source>Funding, hours</source>
        <translation>Funding, Stunden</translation>
    </message>
    <message>
        <source>Margin, at most USD</source>
        <translation>Margin, höchst. USD</translation>
    </message>
    <message>
        <source>Only instruments whose name matches one of these patterns, with commas between; * stands for any letters, ? for one. Empty: all</source>
        <translation>Nur Instrumente, deren Name einem dieser Muster entspricht, durch Kommas getrennt; * steht für beliebige Zeichen, ? für eines. Leer: alle</translation>
    </message>
    <message>
        <source>all, or e.g. *-C, *-PERPETUAL</source>
        <translation>alle, oder z. B. *-C, *-PERPETUAL</translation>
    </message>
    <message>
        <source>Never an instrument whose name matches one of these</source>
        <translation>Nie ein Instrument, dessen Name einem davon entspricht</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>Namen</translation>
    </message>
    <message>
        <source>except</source>
        <translation>außer</translation>
    </message>
    <message>
        <source>The lower bound of %1 is not a number.</source>
        <translation>Die untere Grenze von %1 ist keine Zahl.</translation>
    </message>
    <message>
        <source>The upper bound of %1 is not a number.</source>
        <translation>Die obere Grenze von %1 ist keine Zahl.</translation>
    </message>
    <message>
        <source>The lower bound of %1 is above its upper one.</source>
        <translation>Die untere Grenze von %1 liegt über der oberen.</translation>
    </message>
    <message>
        <source>Days to expiry: the first number is above the second.</source>
        <translation>Tage bis Verfall: die erste Zahl liegt über der zweiten.</translation>
    </message>
</context>
<context>
    <name>ballast::ui::JointPanel</name>
    <message>
        <source>Joint hedge</source>
        <translation>Kombinierte Absicherung</translation>
    </message>
    <message>
        <source>Legs of the joint hedge</source>
        <translation>Beine der kombinierten Absicherung</translation>
    </message>
    <message>
        <source>Instruments that are not hedged with</source>
        <translation>Instrumente, mit denen nicht abgesichert wird</translation>
    </message>
    <message>
        <source>The instruments that the filters turn down, each with the reason</source>
        <translation>Die von den Filtern abgewiesenen Instrumente, jedes mit Grund</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Auffrischen</translation>
    </message>
    <message>
        <source>Show the best legs of now. Without it these stay until they cannot be had any more or others are clearly better.</source>
        <translation>Die besten Beine von jetzt zeigen. Sonst bleiben diese, bis sie nicht mehr zu haben oder andere klar besser sind.</translation>
    </message>
    <message>
        <source>Propose</source>
        <translation>Vorschlagen</translation>
    </message>
    <message>
        <source>Make an ordinary proposal of these legs: checked, and sent only when approved</source>
        <translation>Einen gewöhnlichen Vorschlag aus diesen Beinen machen: geprüft und erst nach Freigabe gesendet</translation>
    </message>
    <message>
        <source>Found in %1 ms.</source>
        <translation>Gefunden in %1 ms.</translation>
    </message>
    <message>
        <source>refreshed %1 ago</source>
        <translation>aufgefrischt vor %1</translation>
    </message>
    <message>
        <source>These legs still held in the market of %1 ago.</source>
        <translation>Diese Beine galten noch im Markt vor %1.</translation>
    </message>
    <message>
        <source>They took the place of others: %1.</source>
        <translation>Sie traten an die Stelle anderer: %1.</translation>
    </message>
    <message>
        <source>Working it out…</source>
        <translation>Wird gerechnet…</translation>
    </message>
    <message>
        <source>Instruments turned down</source>
        <translation>Abgewiesene Instrumente</translation>
    </message>
    <message>
        <source>A proposal in %1 has not ended: decide on it before proposing this.</source>
        <translation>Ein Vorschlag in %1 ist nicht beendet: erst darüber entscheiden.</translation>
    </message>
</context>
<context>
    <name>ballast::ui::KeyHintButton</name>
    <message>
        <source>Key: %1</source>
        <translation>Taste: %1</translation>
    </message>
</context>
<context>
    <name>ballast::ui::KeyMap</name>
    <message>
        <source>Open recorded market</source>
        <translation>Aufgezeichneten Markt öffnen</translation>
    </message>
    <message>
        <source>Import positions</source>
        <translation>Positionen einlesen</translation>
    </message>
    <message>
        <source>Export screenshot</source>
        <translation>Bildschirmfoto ausgeben</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Proposals</source>
        <translation>Vorschläge</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historie</translation>
    </message>
    <message>
        <source>Positions</source>
        <translation>Positionen</translation>
    </message>
    <message>
        <source>Chain</source>
        <translation>Kette</translation>
    </message>
    <message>
        <source>Vol smile</source>
        <translation>Vol-Smile</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>Kurven</translation>
    </message>
    <message>
        <source>Ladder</source>
        <translation>Leiter</translation>
    </message>
    <message>
        <source>Model check</source>
        <translation>Modellprüfung</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>Orders</translation>
    </message>
    <message>
        <source>Fills</source>
        <translation>Ausführungen</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>Meldungen</translation>
    </message>
    <message>
        <source>Scenarios</source>
        <translation>Szenarien</translation>
    </message>
    <message>
        <source>Guard</source>
        <translation>Wächter</translation>
    </message>
    <message>
        <source>Allocation</source>
        <translation>Allokation</translation>
    </message>
    <message>
        <source>Joint hedge</source>
        <translation>Kombinierte Absicherung</translation>
    </message>
    <message>
        <source>Show or hide %1</source>
        <translation>%1 zeigen oder verbergen</translation>
    </message>
    <message>
        <source>Laboratory</source>
        <translation>Labor</translation>
    </message>
    <message>
        <source>How alerts are told</source>
        <translation>Wie Meldungen kommen</translation>
    </message>
    <message>
        <source>Workspace %1</source>
        <translation>Arbeitsbereich %1</translation>
    </message>
    <message>
        <source>Reset layout</source>
        <translation>Anordnung zurücksetzen</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Vollbild</translation>
    </message>
    <message>
        <source>Mode Watch</source>
        <translation>Modus Beobachten</translation>
    </message>
    <message>
        <source>Mode Confirm</source>
        <translation>Modus Bestätigen</translation>
    </message>
    <message>
        <source>Auto-fire: open its form</source>
        <translation>Automatik: Formular öffnen</translation>
    </message>
    <message>
        <source>Approve proposal</source>
        <translation>Vorschlag freigeben</translation>
    </message>
    <message>
        <source>Edit proposal</source>
        <translation>Vorschlag bearbeiten</translation>
    </message>
    <message>
        <source>Reject proposal</source>
        <translation>Vorschlag ablehnen</translation>
    </message>
    <message>
        <source>Snooze proposal</source>
        <translation>Vorschlag zurückstellen</translation>
    </message>
    <message>
        <source>Bands and targets</source>
        <translation>Bänder und Ziele</translation>
    </message>
    <message>
        <source>Count the session&apos;s costs anew</source>
        <translation>Kosten der Sitzung neu zählen</translation>
    </message>
    <message>
        <source>Reduce-only</source>
        <translation>Nur abbauen</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>STOP ALL</source>
        <translation>ALLES STOPP</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Help on the panel with the focus</source>
        <translation>Hilfe zum Bereich mit dem Fokus</translation>
    </message>
    <message>
        <source>First steps</source>
        <translation>Erste Schritte</translation>
    </message>
    <message>
        <source>Guided tour</source>
        <translation>Rundgang</translation>
    </message>
    <message>
        <source>Next note of the tour</source>
        <translation>Nächste Notiz des Rundgangs</translation>
    </message>
    <message>
        <source>Copy diagnostics</source>
        <translation>Diagnose kopieren</translation>
    </message>
    <message>
        <source>About Ballast</source>
        <translation>Über Ballast</translation>
    </message>
    <message>
        <source>Cancel or resolve the order</source>
        <translation>Order stornieren oder klären</translation>
    </message>
    <message>
        <source>Copy the rows as text</source>
        <translation>Zeilen als Text kopieren</translation>
    </message>
    <message>
        <source>Copy the positions with titles</source>
        <translation>Positionen mit Titeln kopieren</translation>
    </message>
    <message>
        <source>Search the positions</source>
        <translation>Positionen durchsuchen</translation>
    </message>
    <message>
        <source>anywhere</source>
        <translation>überall</translation>
    </message>
    <message>
        <source>the proposal with the frame</source>
        <translation>beim Vorschlag mit dem Rahmen</translation>
    </message>
    <message>
        <source>in its table</source>
        <translation>in ihrer Tabelle</translation>
    </message>
    <message>
        <source>“%1” keeps its key.</source>
        <translation>„%1“ behält seine Taste.</translation>
    </message>
    <message>
        <source>“%1” is never without a key: press another one for it.</source>
        <translation>„%1“ ist nie ohne Taste: eine andere dafür drücken.</translation>
    </message>
    <message>
        <source>That is no single key: press one, with Ctrl, Alt or Shift if you like.</source>
        <translation>Das ist keine einzelne Taste: eine drücken, auf Wunsch mit Strg, Alt oder Umschalt.</translation>
    </message>
    <message>
        <source>%1 moves about and answers forms: it can be no key of an action.</source>
        <translation>%1 bewegt den Fokus und beantwortet Formulare: als Taste einer Aktion geht sie nicht.</translation>
    </message>
    <message>
        <source>%1 is for text that is written: it can be no key of an action.</source>
        <translation>%1 gehört zum Schreiben von Text: als Taste einer Aktion geht sie nicht.</translation>
    </message>
    <message>
        <source>%1 opens a menu of the window.</source>
        <translation>%1 öffnet ein Menü des Fensters.</translation>
    </message>
    <message>
        <source>“%1” works anywhere in the window and changes what may be sent: take a function key, or one with Ctrl or Alt, which no finger touches by itself.</source>
        <translation>„%1“ wirkt überall im Fenster und ändert, was gesendet werden darf: eine Funktionstaste nehmen, oder eine mit Strg oder Alt, die kein Finger von selbst berührt.</translation>
    </message>
    <message>
        <source>There is no such action.</source>
        <translation>Diese Aktion gibt es nicht.</translation>
    </message>
    <message>
        <source>%1 is the key of “%2” already: give that another one first.</source>
        <translation>%1 ist schon die Taste von „%2“: dieser zuerst eine andere geben.</translation>
    </message>
    <message>
        <source>Post-trade review</source>
        <translation>Nachbetrachtung</translation>
    </message>
    <message>
        <source>Review: read again</source>
        <translation>Nachbetrachtung: neu lesen</translation>
    </message>
    <message>
        <source>Review: filter the rebalances</source>
        <translation>Nachbetrachtung: Absicherungen filtern</translation>
    </message>
    <message>
        <source>in the review</source>
        <translation>in der Nachbetrachtung</translation>
    </message>
    <message>
        <source>Market</source>
        <translation>Markt</translation>
    </message>
    <message>
        <source>Report of today</source>
        <translation>Bericht von heute</translation>
    </message>
    <message>
        <source>Report of a period</source>
        <translation>Bericht eines Zeitraums</translation>
    </message>
    <message>
        <source>Why did it trade, or not?</source>
        <translation>Warum wurde gehandelt, oder nicht?</translation>
    </message>
    <message>
        <source>Disarm auto-fire</source>
        <translation>Automatik entschärfen</translation>
    </message>
    <message>
        <source>Replay a recorded day</source>
        <translation>Aufgezeichneten Tag wiedergeben</translation>
    </message>
    <message>
        <source>Replay: play or pause</source>
        <translation>Wiedergabe: abspielen oder anhalten</translation>
    </message>
    <message>
        <source>Replay: one event on</source>
        <translation>Wiedergabe: ein Ereignis vor</translation>
    </message>
    <message>
        <source>Replay: one event back</source>
        <translation>Wiedergabe: ein Ereignis zurück</translation>
    </message>
    <message>
        <source>Replay: next mark</source>
        <translation>Wiedergabe: nächste Marke</translation>
    </message>
    <message>
        <source>Replay: previous mark</source>
        <translation>Wiedergabe: vorige Marke</translation>
    </message>
    <message>
        <source>Replay: faster</source>
        <translation>Wiedergabe: schneller</translation>
    </message>
    <message>
        <source>Replay: slower</source>
        <translation>Wiedergabe: langsamer</translation>
    </message>
    <message>
        <source>Replay: go to a time</source>
        <translation>Wiedergabe: zu einer Zeit gehen</translation>
    </message>
    <message>
        <source>in a replay</source>
        <translation>in einer Wiedergabe</translation>
    </message>
</context>
<context>
    <name>ballast::ui::KeyRecorder</name>
    <message>
        <source>Press the new key here</source>
        <translation>Hier die neue Taste drücken</translation>
    </message>
</context>
<context>
    <name>ballast::ui::LaboratoryPanel</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Starten</translation>
    </message>
    <message>
        <source>%1 · %2 options priced in %3, %4 a second</source>
        <translation>%1 · %2 Optionen in %3 bewertet, %4 je Sekunde</translation>
    </message>
    <message>
        <source> · all %1 numbers within 4 standard errors</source>
        <translation> · alle %1 Zahlen innerhalb von 4 Standardfehlern</translation>
    </message>
    <message>
        <source> · %1 of %2 numbers beyond 4 standard errors</source>
        <translation> · %1 von %2 Zahlen jenseits von 4 Standardfehlern</translation>
    </message>
    <message>
        <source>Cancelled. The last result stands.</source>
        <translation>Abgebrochen. Das letzte Ergebnis bleibt.</translation>
    </message>
    <message>
        <source>There is no result to write yet.</source>
        <translation>Noch gibt es kein Ergebnis zu schreiben.</translation>
    </message>
    <message>
        <source>%1 was not written: %2</source>
        <translation>%1 wurde nicht geschrieben: %2</translation>
    </message>
    <message>
        <source>Export the result</source>
        <translation>Das Ergebnis ausgeben</translation>
    </message>
    <message>
        <source>Comma-separated values (*.csv)</source>
        <translation>Kommagetrennte Werte (*.csv)</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>Geschrieben: %1</translation>
    </message>
    <message>
        <source>Market: calm</source>
        <translation>Markt: ruhig</translation>
    </message>
    <message>
        <source>Market: chop</source>
        <translation>Markt: unruhig</translation>
    </message>
    <message>
        <source>Market: trend</source>
        <translation>Markt: Trend</translation>
    </message>
    <message>
        <source>Market: gap</source>
        <translation>Markt: Lücke</translation>
    </message>
    <message>
        <source>Market: crash</source>
        <translation>Markt: Crash</translation>
    </message>
    <message>
        <source>Study: Hull&apos;s delta hedging</source>
        <translation>Studie: Delta-Absicherung nach Hull</translation>
    </message>
    <message>
        <source>Study: Leland</source>
        <translation>Studie: Leland</translation>
    </message>
    <message>
        <source>Study: bands and clocks</source>
        <translation>Studie: Bänder und Takte</translation>
    </message>
    <message>
        <source>Market or study</source>
        <translation>Markt oder Studie</translation>
    </message>
    <message>
        <source>Underlying</source>
        <translation>Basiswert</translation>
    </message>
    <message>
        <source>Step of the market</source>
        <translation>Schritt des Markts</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>Tage</translation>
    </message>
    <message>
        <source>First seed</source>
        <translation>Erster Seed</translation>
    </message>
    <message>
        <source>Last seed</source>
        <translation>Letzter Seed</translation>
    </message>
    <message>
        <source>Paths of a study</source>
        <translation>Pfade einer Studie</translation>
    </message>
    <message>
        <source>Coin of each of the fifty options, negative: sold</source>
        <translation>Coin jeder der fünfzig Optionen, negativ: verkauft</translation>
    </message>
    <message>
        <source>Coin of each of fifty options out of the money, 2 to 60 days; negative: sold</source>
        <translation>Coin jeder der fünfzig Optionen aus dem Geld, 2 bis 60 Tage; negativ: verkauft</translation>
    </message>
    <message>
        <source>to</source>
        <translation>bis</translation>
    </message>
    <message>
        <source>Try on</source>
        <translation>Auf</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Seeds</source>
        <translation>Seeds</translation>
    </message>
    <message>
        <source>Paths</source>
        <translation>Pfade</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Policies to compare</source>
        <translation>Vorgaben im Vergleich</translation>
    </message>
    <message>
        <source>The desk&apos;s own policy, in force</source>
        <translation>Die geltende Vorgabe des Desks</translation>
    </message>
    <message>
        <source>As the desk follows it, on this market. Left out: %1.</source>
        <translation>Wie der Desk sie befolgt, auf diesem Markt. Weggelassen: %1.</translation>
    </message>
    <message>
        <source>Reference: fixed threshold, every 5 s</source>
        <translation>Referenz: feste Schwelle, alle 5 s</translation>
    </message>
    <message>
        <source>Threshold of the five-second reference, coin</source>
        <translation>Schwelle der Fünf-Sekunden-Referenz, Coin</translation>
    </message>
    <message>
        <source>Coin off the target at which the reference hedges</source>
        <translation>Coin neben dem Ziel, ab denen die Referenz absichert</translation>
    </message>
    <message>
        <source>The chosen policy</source>
        <translation>Die gewählte Vorgabe</translation>
    </message>
    <message>
        <source>Choose a policy to change it</source>
        <translation>Eine Vorgabe wählen, um sie zu ändern</translation>
    </message>
    <message>
        <source>Keys and values as in ballastctl backtest --policy</source>
        <translation>Schlüssel und Werte wie bei ballastctl backtest --policy</translation>
    </message>
    <message>
        <source>Add policy</source>
        <translation>Vorgabe hinzufügen</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>Schwelle</translation>
    </message>
    <message>
        <source>Cost over hedging error</source>
        <translation>Kosten über Absicherungsfehler</translation>
    </message>
    <message>
        <source>What each policy cost</source>
        <translation>Was jede Vorgabe kostete</translation>
    </message>
    <message>
        <source>The study&apos;s numbers beside the known ones</source>
        <translation>Die Zahlen der Studie neben den bekannten</translation>
    </message>
    <message>
        <source>Nothing tried yet</source>
        <translation>Noch nichts getestet</translation>
    </message>
    <message>
        <source>A run hedges the same markets by each policy and shows what it costs against the error it leaves.</source>
        <translation>Ein Lauf sichert dieselben Märkte nach jeder Vorgabe ab und zeigt die Kosten gegen den Fehler, den sie lässt.</translation>
    </message>
    <message>
        <source>Export CSV…</source>
        <translation>CSV ausgeben…</translation>
    </message>
</context>
<context>
    <name>ballast::ui::LadderPanel</name>
    <message>
        <source>%1 delta, coin</source>
        <translation>Delta (%1), Coin</translation>
    </message>
    <message>
        <source>delta for a move of 1 %, coin</source>
        <translation>Delta je 1 % Bewegung, Coin</translation>
    </message>
    <message>
        <source>USD a vol point</source>
        <translation>USD je Vol-Punkt</translation>
    </message>
    <message>
        <source>USD a day</source>
        <translation>USD je Tag</translation>
    </message>
    <message>
        <source>futures</source>
        <translation>Futures</translation>
    </message>
    <message>
        <source>Ladder</source>
        <translation>Leiter</translation>
    </message>
    <message>
        <source>Underlying</source>
        <translation>Basiswert</translation>
    </message>
    <message>
        <source>Greek</source>
        <translation>Greek</translation>
    </message>
    <message>
        <source>Delta</source>
        <translation>Delta</translation>
    </message>
    <message>
        <source>Gamma 1 %</source>
        <translation>Gamma 1 %</translation>
    </message>
    <message>
        <source>Vega</source>
        <translation>Vega</translation>
    </message>
    <message>
        <source>Theta</source>
        <translation>Theta</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Nach</translation>
    </message>
    <message>
        <source>By strike</source>
        <translation>Nach Strike</translation>
    </message>
    <message>
        <source>By expiry</source>
        <translation>Nach Verfall</translation>
    </message>
    <message>
        <source>One Greek by strike or by expiry</source>
        <translation>Ein Greek nach Strike oder nach Verfall</translation>
    </message>
    <message>
        <source>Nothing is held</source>
        <translation>Kein Bestand</translation>
    </message>
    <message>
        <source>The ladder is drawn as soon as there are positions.</source>
        <translation>Die Leiter erscheint, sobald es Positionen gibt.</translation>
    </message>
    <message>
        <source>%1
%2
1 position</source>
        <translation>%1
%2
1 Position</translation>
    </message>
    <message numerus="yes">
        <source>%1
%2
%n positions</source>
        <translation>
            <numerusform>%1
%2
%n Position</numerusform>
            <numerusform>%1
%2
%n Positionen</numerusform>
        </translation>
    </message>
    <message>
        <source>all %1</source>
        <translation>alles %1</translation>
    </message>
    <message>
        <source>%1, partial: 1 position without a value</source>
        <translation>%1, teilweise: 1 Position ohne Wert</translation>
    </message>
    <message numerus="yes">
        <source>%1, partial: %n positions without a value</source>
        <translation>
            <numerusform>%1, teilweise: %n Position ohne Wert</numerusform>
            <numerusform>%1, teilweise: %n Positionen ohne Wert</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ballast::ui::LimitsDialog</name>
    <message>
        <source>Lower is tighter.</source>
        <translation>Niedriger ist strenger.</translation>
    </message>
    <message>
        <source>Higher is tighter.</source>
        <translation>Höher ist strenger.</translation>
    </message>
    <message>
        <source>Any change counts as loosening.</source>
        <translation>Jede Änderung gilt als Lockerung.</translation>
    </message>
    <message>
        <source>From %1 to %2. %3</source>
        <translation>Von %1 bis %2. %3</translation>
    </message>
    <message>
        <source>%1 is &quot;%2&quot;, expected a number from %3 to %4.</source>
        <translation>%1 ist „%2“, erwartet eine Zahl von %3 bis %4.</translation>
    </message>
    <message>
        <source>%1: %2 → %3, LOOSER</source>
        <translation>%1: %2 → %3, LOCKERER</translation>
    </message>
    <message>
        <source>%1: %2 → %3, tighter</source>
        <translation>%1: %2 → %3, strenger</translation>
    </message>
    <message>
        <source>Nothing changes.</source>
        <translation>Nichts ändert sich.</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Anwenden</translation>
    </message>
    <message>
        <source>Limits and tripwires</source>
        <translation>Limits und Stolperdrähte</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>In force</source>
        <translation>Geltend</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>Type %1 to confirm what loosens</source>
        <translation>%1 eingeben, um Lockerungen zu bestätigen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>What was not applied is forgotten.</source>
        <translation>Was nicht angewandt wurde, ist vergessen.</translation>
    </message>
    <message>
        <source>Of all underlyings. What is applied here is kept, recorded with old and new, and is the bound of what ballast.toml may say.</source>
        <translation>Für alle Basiswerte. Was hier angewandt wird, bleibt, wird mit Alt und Neu verzeichnet und begrenzt, was ballast.toml sagen darf.</translation>
    </message>
</context>
<context>
    <name>ballast::ui::MainWindow</name>
    <message>
        <source>Ballast · %1 · %2</source>
        <translation>Ballast · %1 · %2</translation>
    </message>
    <message>
        <source>Laboratory</source>
        <translation>Labor</translation>
    </message>
    <message>
        <source>Proposal %1 is older than what the chart marks.</source>
        <translation>Vorschlag %1 ist älter, als das Diagramm zeigt.</translation>
    </message>
    <message>
        <source>The screenshot could not be written to %1. Choose another place.</source>
        <translation>Das Bildschirmfoto ließ sich nicht nach %1 schreiben. Einen anderen Ort wählen.</translation>
    </message>
    <message>
        <source>Proposals</source>
        <translation>Vorschläge</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historie</translation>
    </message>
    <message>
        <source>Positions</source>
        <translation>Positionen</translation>
    </message>
    <message>
        <source>Chain</source>
        <translation>Kette</translation>
    </message>
    <message>
        <source>Vol smile</source>
        <translation>Vol-Smile</translation>
    </message>
    <message>
        <source>Model check</source>
        <translation>Modellprüfung</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>Orders</translation>
    </message>
    <message>
        <source>Fills</source>
        <translation>Ausführungen</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>Meldungen</translation>
    </message>
    <message>
        <source>Scenarios</source>
        <translation>Szenarien</translation>
    </message>
    <message>
        <source>Joint hedge</source>
        <translation>Kombinierte Absicherung</translation>
    </message>
    <message>
        <source>Guard</source>
        <translation>Wächter</translation>
    </message>
    <message>
        <source>Allocation</source>
        <translation>Allokation</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>Open recorded market…</source>
        <translation>Aufgezeichneten Markt öffnen…</translation>
    </message>
    <message>
        <source>Open a folder of a recorded market</source>
        <translation>Ordner eines aufgezeichneten Markts öffnen</translation>
    </message>
    <message>
        <source>Import positions…</source>
        <translation>Positionen einlesen…</translation>
    </message>
    <message>
        <source>Export screenshot…</source>
        <translation>Bildschirmfoto ausgeben…</translation>
    </message>
    <message>
        <source>Export screenshot</source>
        <translation>Bildschirmfoto ausgeben</translation>
    </message>
    <message>
        <source>PNG picture (*.png)</source>
        <translation>PNG-Bild (*.png)</translation>
    </message>
    <message>
        <source>Written to %1.</source>
        <translation>Geschrieben nach %1.</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Import positions</source>
        <translation>Positionen einlesen</translation>
    </message>
    <message>
        <source>Comma-separated values (*.csv);;All files (*)</source>
        <translation>Kommagetrennte Werte (*.csv);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>Laboratory…</source>
        <translation>Labor…</translation>
    </message>
    <message>
        <source>Workspace</source>
        <translation>Arbeitsbereich</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Farbschema</translation>
    </message>
    <message>
        <source>Reset layout</source>
        <translation>Anordnung zurücksetzen</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Vollbild</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Hoher Kontrast</translation>
    </message>
    <message>
        <source>Blue and orange for buy and sell</source>
        <translation>Blau und Orange für Kauf und Verkauf</translation>
    </message>
    <message>
        <source>&amp;Trade</source>
        <translation>&amp;Handel</translation>
    </message>
    <message>
        <source>Auto-fire…</source>
        <translation>Automatik…</translation>
    </message>
    <message>
        <source>Bands and targets…</source>
        <translation>Bänder und Ziele…</translation>
    </message>
    <message>
        <source>Count the session&apos;s costs anew…</source>
        <translation>Kosten der Sitzung neu zählen…</translation>
    </message>
    <message>
        <source>Ballast</source>
        <translation>Ballast</translation>
    </message>
    <message>
        <source>Count the session&apos;s costs anew?</source>
        <translation>Kosten der Sitzung neu zählen?</translation>
    </message>
    <message>
        <source>Hedging has cost %1 % of what was traded, and equity is %2 % below its highest of the session. Both are counted from now on, and the loss brake lets go. It is recorded under your name.</source>
        <translation>Die Absicherung hat %1 % des Gehandelten gekostet, und das Eigenkapital liegt %2 % unter dem Höchststand der Sitzung. Beides zählt ab jetzt neu, und die Verlustbremse gibt nach. Das wird unter dem eigenen Namen verzeichnet.</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>H&amp;ilfe</translation>
    </message>
    <message>
        <source>Copy diagnostics</source>
        <translation>Diagnose kopieren</translation>
    </message>
    <message>
        <source>About Ballast</source>
        <translation>Über Ballast</translation>
    </message>
    <message>
        <source>Ballast %1</source>
        <translation>Ballast %1</translation>
    </message>
    <message>
        <source>Keeps a crypto-derivatives book inside its risk limits.
Free software under GPL-3.0-or-later.

%1: %2</source>
        <translation>Hält ein Buch aus Krypto-Derivaten in seinen Risikolimits.
Freie Software unter GPL-3.0-or-later.

%1: %2</translation>
    </message>
    <message>
        <source>Ballast workspace (*.ballast-workspace)</source>
        <translation>Ballast-Arbeitsbereich (*.ballast-workspace)</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Speichern als…</translation>
    </message>
    <message>
        <source>Delete %1</source>
        <translation>%1 löschen</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Ausgeben…</translation>
    </message>
    <message>
        <source>Export the workspace %1</source>
        <translation>Den Arbeitsbereich %1 ausgeben</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Einlesen…</translation>
    </message>
    <message>
        <source>Import a workspace</source>
        <translation>Einen Arbeitsbereich einlesen</translation>
    </message>
    <message>
        <source>Workspace %1.</source>
        <translation>Arbeitsbereich %1.</translation>
    </message>
    <message>
        <source>Save the workspace</source>
        <translation>Arbeitsbereich speichern</translation>
    </message>
    <message>
        <source>Its name:</source>
        <translation>Sein Name:</translation>
    </message>
    <message>
        <source>Workspace %1 is kept.</source>
        <translation>Arbeitsbereich %1 ist gespeichert.</translation>
    </message>
    <message>
        <source>Workspace %1 was deleted.</source>
        <translation>Arbeitsbereich %1 wurde gelöscht.</translation>
    </message>
    <message>
        <source>Imported</source>
        <translation>Eingelesen</translation>
    </message>
    <message>
        <source>Importing the workspace %1: its state cannot be shown.</source>
        <translation>Einlesen des Arbeitsbereichs %1: sein Stand lässt sich nicht zeigen.</translation>
    </message>
    <message>
        <source>Workspace %1 was imported.</source>
        <translation>Arbeitsbereich %1 wurde eingelesen.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>The language changes at the next start.</source>
        <translation>Die Sprache wechselt beim nächsten Start.</translation>
    </message>
    <message>
        <source>Numbers keep their format in every language. The journal and the log stay English.</source>
        <translation>Zahlen behalten in jeder Sprache ihr Format. Journal und Log bleiben englisch.</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Später</translation>
    </message>
    <message>
        <source>Close Ballast now</source>
        <translation>Ballast jetzt schließen</translation>
    </message>
    <message>
        <source>the chart</source>
        <translation>Diagramm</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>Kurven</translation>
    </message>
    <message>
        <source>Ladder</source>
        <translation>Leiter</translation>
    </message>
    <message>
        <source>Help on %1</source>
        <translation>Hilfe: %1</translation>
    </message>
    <message>
        <source>The guided tour is for the paper exchange: Help, First steps opens it.</source>
        <translation>Der Rundgang ist für die Papierbörse: Hilfe, Erste Schritte öffnet sie.</translation>
    </message>
    <message>
        <source>This is the paper exchange.</source>
        <translation>Dies ist die Papierbörse.</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Einstellungen…</translation>
    </message>
    <message>
        <source>How alerts are told…</source>
        <translation>Wie Meldungen kommen…</translation>
    </message>
    <message>
        <source>Contents…</source>
        <translation>Inhalt…</translation>
    </message>
    <message>
        <source>Keys…</source>
        <translation>Tasten…</translation>
    </message>
    <message>
        <source>First steps…</source>
        <translation>Erste Schritte…</translation>
    </message>
    <message>
        <source>Guided tour</source>
        <translation>Rundgang</translation>
    </message>
    <message>
        <source>Post-trade review…</source>
        <translation>Nachbetrachtung…</translation>
    </message>
    <message>
        <source>Post-trade review</source>
        <translation>Nachbetrachtung</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>Geschrieben: %1</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>Neu lesen</translation>
    </message>
    <message>
        <source>Filter the rebalances</source>
        <translation>Absicherungen filtern</translation>
    </message>
    <message>
        <source>Help on the review</source>
        <translation>Hilfe zur Nachbetrachtung</translation>
    </message>
    <message>
        <source>Market</source>
        <translation>Markt</translation>
    </message>
    <message>
        <source>Report of today…</source>
        <translation>Bericht von heute…</translation>
    </message>
    <message>
        <source>Report of a period…</source>
        <translation>Bericht eines Zeitraums…</translation>
    </message>
    <message>
        <source>Write a report</source>
        <translation>Einen Bericht schreiben</translation>
    </message>
    <message>
        <source>Why did it trade, or not?…</source>
        <translation>Warum wurde gehandelt, oder nicht?…</translation>
    </message>
    <message>
        <source>Why did it trade, or not?</source>
        <translation>Warum wurde gehandelt, oder nicht?</translation>
    </message>
    <message>
        <source>Replay a recorded day…</source>
        <translation>Aufgezeichneten Tag wiedergeben…</translation>
    </message>
    <message>
        <source>This is a replay; nothing can be sent.</source>
        <translation>Dies ist eine Wiedergabe; nichts kann gesendet werden.</translation>
    </message>
    <message>
        <source>A replay shows one recorded session; the history of the desk is in its own window.</source>
        <translation>Eine Wiedergabe zeigt eine aufgezeichnete Sitzung; der Verlauf des Desks steht in dessen eigenem Fenster.</translation>
    </message>
    <message>
        <source>REPLAY · not live · %1 · Ballast</source>
        <translation>WIEDERGABE · nicht live · %1 · Ballast</translation>
    </message>
    <message>
        <source>REPLAY %1 · not live · %2 · Ballast</source>
        <translation>WIEDERGABE %1 · nicht live · %2 · Ballast</translation>
    </message>
    <message>
        <source>REPLAY · not live · %1</source>
        <translation>WIEDERGABE · nicht live · %1</translation>
    </message>
    <message>
        <source>This is a replay; that belongs to the desk that runs, in its own window.</source>
        <translation>Dies ist eine Wiedergabe; das gehört zum laufenden Desk, in dessen eigenem Fenster.</translation>
    </message>
    <message>
        <source>This is a replay, which changes nothing: notes are written in the desk&apos;s own window.</source>
        <translation>Dies ist eine Wiedergabe, die nichts ändert: Notizen werden im eigenen Fenster des Desks geschrieben.</translation>
    </message>
    <message>
        <source>Nothing is recorded yet at this moment.</source>
        <translation>Zu diesem Zeitpunkt ist noch nichts aufgezeichnet.</translation>
    </message>
</context>
<context>
    <name>ballast::ui::MarketPanel</name>
    <message>
        <source>Market over time</source>
        <translation>Markt im Zeitverlauf</translation>
    </message>
    <message>
        <source>Spot, volatility, spread and depth over time, linked with the chart of the delta</source>
        <translation>Kassakurs, Volatilität, Spread und Tiefe im Zeitverlauf, verbunden mit der Delta-Grafik</translation>
    </message>
    <message>
        <source>Show or hide this pane</source>
        <translation>Dieses Feld zeigen oder verbergen</translation>
    </message>
    <message>
        <source>The picture could not be written to %1. Choose another place.</source>
        <translation>Das Bild ließ sich nicht nach %1 schreiben. Einen anderen Ort wählen.</translation>
    </message>
    <message>
        <source>Export picture (PNG)…</source>
        <translation>Bild ausgeben (PNG)…</translation>
    </message>
    <message>
        <source>Export picture</source>
        <translation>Bild ausgeben</translation>
    </message>
    <message>
        <source>PNG picture (*.png)</source>
        <translation>PNG-Bild (*.png)</translation>
    </message>
    <message>
        <source>Export picture (PDF)…</source>
        <translation>Bild ausgeben (PDF)…</translation>
    </message>
    <message>
        <source>PDF document (*.pdf)</source>
        <translation>PDF-Dokument (*.pdf)</translation>
    </message>
    <message>
        <source>Export data (CSV)…</source>
        <translation>Daten ausgeben (CSV)…</translation>
    </message>
    <message>
        <source>Export data</source>
        <translation>Daten ausgeben</translation>
    </message>
    <message>
        <source>Comma-separated values (*.csv)</source>
        <translation>Kommagetrennte Werte (*.csv)</translation>
    </message>
    <message>
        <source>Why here?</source>
        <translation>Warum hier?</translation>
    </message>
</context>
<context>
    <name>ballast::ui::MarketPlot</name>
    <message>
        <source>Spot</source>
        <translation>Spot</translation>
    </message>
    <message>
        <source>Volatility</source>
        <translation>Volatilität</translation>
    </message>
    <message>
        <source>Spread</source>
        <translation>Spread</translation>
    </message>
    <message>
        <source>Depth</source>
        <translation>Tiefe</translation>
    </message>
    <message>
        <source>Delta</source>
        <translation>Delta</translation>
    </message>
    <message>
        <source>Gamma</source>
        <translation>Gamma</translation>
    </message>
    <message>
        <source>Vega</source>
        <translation>Vega</translation>
    </message>
    <message>
        <source>Margin</source>
        <translation>Margin</translation>
    </message>
    <message>
        <source>Spot %1</source>
        <translation>Spot %1</translation>
    </message>
    <message>
        <source>Volatility: implied %1 %, realised %2 %</source>
        <translation>Volatilität: implizit %1 %, realisiert %2 %</translation>
    </message>
    <message>
        <source>Spread %1 bp</source>
        <translation>Spread %1 bp</translation>
    </message>
    <message>
        <source>Depth %1 coin</source>
        <translation>Tiefe %1 Coin</translation>
    </message>
    <message>
        <source>Delta %1 coin</source>
        <translation>Delta %1 Coin</translation>
    </message>
    <message>
        <source>Gamma %1 coin per 1 %</source>
        <translation>Gamma %1 Coin je 1 %</translation>
    </message>
    <message>
        <source>Vega %1 USD</source>
        <translation>Vega %1 USD</translation>
    </message>
    <message>
        <source>Margin use %1 %</source>
        <translation>Marginnutzung %1 %</translation>
    </message>
</context>
<context>
    <name>ballast::ui::ModePanel</name>
    <message>
        <source>From %1 to %2. Up and Down change it.</source>
        <translation>Von %1 bis %2. Auf und Ab ändern es.</translation>
    </message>
    <message>
        <source>STOP ALL</source>
        <translation>ALLES STOPP</translation>
    </message>
    <message>
        <source>Ctrl+⇧K</source>
        <translation>Strg+⇧K</translation>
    </message>
    <message>
        <source>Halt at once: nothing new is sent, and what works is cancelled. Works without a network.</source>
        <translation>Sofort anhalten: nichts Neues wird gesendet, und was im Markt ist, wird storniert. Geht ohne Netz.</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>Modus</translation>
    </message>
    <message>
        <source>Proposals are shown; nothing is sent.</source>
        <translation>Vorschläge werden gezeigt; nichts wird gesendet.</translation>
    </message>
    <message>
        <source>Each proposal is sent when a person approves it.</source>
        <translation>Jeder Vorschlag wird gesendet, wenn ein Mensch ihn freigibt.</translation>
    </message>
    <message>
        <source>Proposals are sent without asking, within a time and a budget.</source>
        <translation>Vorschläge werden ungefragt gesendet, in einer Zeit und einem Budget.</translation>
    </message>
    <message>
        <source>Brakes</source>
        <translation>Bremsen</translation>
    </message>
    <message>
        <source>Reduce</source>
        <translation>Abbau</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Only what brings delta nearer its target is sent, by hand or by auto-fire.</source>
        <translation>Nur was das Delta dem Ziel näher bringt, wird gesendet, von Hand oder von der Automatik.</translation>
    </message>
    <message>
        <source>Nothing new is sent. A hedge that rests is taken back; other orders at the venue stay. Proposals go on being shown.</source>
        <translation>Nichts Neues wird gesendet. Eine ruhende Absicherung wird zurückgenommen; andere Orders bei der Börse bleiben. Vorschläge werden weiter gezeigt.</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>Bleiben</translation>
    </message>
    <message>
        <source>Yes, leave it</source>
        <translation>Ja, verlassen</translation>
    </message>
    <message>
        <source>Leave the halt, to Watch?</source>
        <translation>Den Halt verlassen, zu „Beobachten“?</translation>
    </message>
    <message>
        <source>Leave %1? Orders can be sent again.</source>
        <translation>%1 verlassen? Orders können wieder gesendet werden.</translation>
    </message>
    <message>
        <source>Starting.</source>
        <translation>Startet.</translation>
    </message>
    <message>
        <source>Disarm</source>
        <translation>Entschärfen</translation>
    </message>
    <message>
        <source>Minutes armed</source>
        <translation>Minuten scharf</translation>
    </message>
    <message>
        <source>Most orders</source>
        <translation>Höchstens Orders</translation>
    </message>
    <message>
        <source>Most USD</source>
        <translation>Höchstens USD</translation>
    </message>
    <message>
        <source>Arm auto-fire</source>
        <translation>Automatik scharf</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>Minuten</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>Orders</translation>
    </message>
    <message>
        <source>USD in all</source>
        <translation>USD gesamt</translation>
    </message>
    <message>
        <source>Resume in Watch…</source>
        <translation>Fortsetzen in „Beobachten“…</translation>
    </message>
    <message>
        <source>Leave the halt. Nothing is sent until the mode is set to Confirm or auto-fire is armed.</source>
        <translation>Den Halt verlassen. Nichts wird gesendet, bis der Modus auf „Bestätigen“ steht oder die Automatik scharf ist.</translation>
    </message>
    <message>
        <source>HALTED: %1.</source>
        <translation>ANGEHALTEN: %1.</translation>
    </message>
    <message>
        <source>no reason was given</source>
        <translation>kein Grund genannt</translation>
    </message>
    <message>
        <source>%1 · 1 order · %2</source>
        <translation>%1 · 1 Order · %2</translation>
    </message>
    <message numerus="yes">
        <source>%1 · %n orders · %2</source>
        <translation>
            <numerusform>%1 · %n Order · %2</numerusform>
            <numerusform>%1 · %n Orders · %2</numerusform>
        </translation>
    </message>
    <message>
        <source>HALTED by the guard. %1. Only a person sends, and only what reduces, until a person clears it in Guard.</source>
        <translation>ANGEHALTEN durch den Wächter. %1. Nur ein Mensch sendet, und nur was abbaut, bis ein Mensch es im Wächter freigibt.</translation>
    </message>
    <message>
        <source>HALTED by the guard. %1. There only a person sends, and only what reduces, until a person clears it in Guard.</source>
        <translation>ANGEHALTEN durch den Wächter. %1. Dort sendet nur ein Mensch, und nur was abbaut, bis ein Mensch es im Wächter freigibt.</translation>
    </message>
    <message>
        <source>PAUSED: proposals are shown and nothing is sent, until a person lifts it.</source>
        <translation>PAUSIERT: Vorschläge werden gezeigt, nichts wird gesendet, bis ein Mensch es aufhebt.</translation>
    </message>
    <message>
        <source>REDUCE-ONLY: only what brings delta nearer its target is sent, when you approve it.</source>
        <translation>NUR ABBAUEN: gesendet wird nach Freigabe nur, was das Delta dem Ziel näher bringt.</translation>
    </message>
    <message>
        <source>Each proposal waits for your approval. Auto-fire is disarmed.</source>
        <translation>Jeder Vorschlag wartet auf Freigabe. Die Automatik ist entschärft.</translation>
    </message>
    <message>
        <source>Each proposal waits for your approval. Auto-fire is disarmed: %1.</source>
        <translation>Jeder Vorschlag wartet auf Freigabe. Die Automatik ist entschärft: %1.</translation>
    </message>
    <message>
        <source>Proposals are sent without asking. What is left:</source>
        <translation>Vorschläge werden ungefragt gesendet. Was bleibt:</translation>
    </message>
    <message>
        <source>Proposals %1 waiting · Orders %2 working · %3 unknown</source>
        <translation>Vorschläge %1 wartend · Orders %2 im Markt · %3 unklar</translation>
    </message>
    <message>
        <source>Proposals %1 waiting · Orders %2 working</source>
        <translation>Vorschläge %1 wartend · Orders %2 im Markt</translation>
    </message>
    <message>
        <source>%1: %2 of %3 coins of delta</source>
        <translation>%1: %2 von %3 Coin Delta</translation>
    </message>
    <message>
        <source>What is left of the armed budget, from the outside in: time, orders, USD, delta.</source>
        <translation>Was vom scharfen Budget übrig ist, von außen nach innen: Zeit, Orders, USD, Delta.</translation>
    </message>
    <message>
        <source>What is left of the armed budget: time, orders, USD notional, delta.</source>
        <translation>Was vom scharfen Budget übrig ist: Zeit, Orders, USD-Nominal, Delta.</translation>
    </message>
    <message>
        <source>What is left of the armed budget</source>
        <translation>Was vom scharfen Budget übrig ist</translation>
    </message>
    <message>
        <source>Delta, coin</source>
        <translation>Delta, Coin</translation>
    </message>
    <message>
        <source>Disarm auto-fire</source>
        <translation>Automatik entschärfen</translation>
    </message>
</context>
<context>
    <name>ballast::ui::ModelCheckPanel</name>
    <message>
        <source>An internal fault in the check: %1. Please report it with the log.</source>
        <translation>Ein interner Fehler der Prüfung: %1. Bitte mit dem Protokoll melden.</translation>
    </message>
    <message>
        <source>%1 · figures of now</source>
        <translation>%1 · Zahlen von jetzt</translation>
    </message>
    <message>
        <source>%1 · figures %2 s old</source>
        <translation>%1 · Zahlen %2 s alt</translation>
    </message>
    <message>
        <source>Model check</source>
        <translation>Modellprüfung</translation>
    </message>
    <message>
        <source>Which options are shown</source>
        <translation>Welche Optionen gezeigt werden</translation>
    </message>
    <message>
        <source>All options</source>
        <translation>Alle Optionen</translation>
    </message>
    <message>
        <source>Only flagged</source>
        <translation>Nur markierte</translation>
    </message>
    <message>
        <source>Nothing to compare yet</source>
        <translation>Noch nichts zu vergleichen</translation>
    </message>
    <message>
        <source>The venue&apos;s Greeks are checked here as soon as it publishes some.</source>
        <translation>Die Greeks der Börse werden hier geprüft, sobald sie welche veröffentlicht.</translation>
    </message>
    <message>
        <source>Nothing is flagged</source>
        <translation>Nichts ist markiert</translation>
    </message>
    <message>
        <source>What the venue publishes is what its volatilities and forwards give.</source>
        <translation>Was die Börse veröffentlicht, folgt aus ihren Volatilitäten und Forwards.</translation>
    </message>
</context>
<context>
    <name>ballast::ui::OrderActions</name>
    <message>
        <source>Cancel a working order, or say what became of one nobody knows of</source>
        <translation>Eine offene Order stornieren, oder sagen, was aus einer ungeklärten wurde</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Aktion</translation>
    </message>
</context>
<context>
    <name>ballast::ui::OrdersPanel</name>
    <message>
        <source>UNKNOWN: %1 was sent and its answer is lost. It is being asked for and never sent again; %2 gets no new order until then.</source>
        <translation>UNKLAR: %1 wurde gesendet, und die Antwort ist verloren. Es wird danach gefragt und nie noch einmal gesendet; %2 bekommt bis dahin keine neue Order.</translation>
    </message>
    <message>
        <source>NEEDS A PERSON: nobody can tell what became of %1. Look it up at the venue and press Resolve; %2 gets no new order until then.</source>
        <translation>BRAUCHT EINEN MENSCHEN: niemand kann sagen, was aus %1 wurde. Bei der Börse nachsehen und „Klären“ drücken; %2 bekommt bis dahin keine neue Order.</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>Orders</translation>
    </message>
    <message>
        <source>No orders yet</source>
        <translation>Noch keine Orders</translation>
    </message>
    <message>
        <source>An approved proposal becomes an order and is followed here to its last fill.</source>
        <translation>Ein freigegebener Vorschlag wird eine Order und hier bis zur letzten Ausführung verfolgt.</translation>
    </message>
    <message>
        <source>Cancel or resolve</source>
        <translation>Stornieren oder klären</translation>
    </message>
    <message>
        <source>%1 working</source>
        <translation>%1 im Markt</translation>
    </message>
    <message>
        <source> · %1 placed elsewhere</source>
        <translation> · %1 anderswo platziert</translation>
    </message>
</context>
<context>
    <name>ballast::ui::OverviewStrip</name>
    <message>
        <source>No underlying yet</source>
        <translation>Noch kein Basiswert</translation>
    </message>
    <message>
        <source>Cards appear with the first positions, or with a policy for an underlying.</source>
        <translation>Karten erscheinen mit den ersten Positionen oder mit einer Vorgabe für einen Basiswert.</translation>
    </message>
</context>
<context>
    <name>ballast::ui::PolicyEditor</name>
    <message>
        <source>the target</source>
        <translation>zum Ziel</translation>
    </message>
    <message>
        <source>the edge that was crossed</source>
        <translation>zum überschrittenen Rand</translation>
    </message>
    <message>
        <source>between edge and target</source>
        <translation>zwischen Rand und Ziel</translation>
    </message>
    <message>
        <source>an inner band</source>
        <translation>in ein inneres Band</translation>
    </message>
    <message>
        <source>where it is cheapest</source>
        <translation>wo es am günstigsten ist</translation>
    </message>
    <message>
        <source>Bands and targets</source>
        <translation>Bänder und Ziele</translation>
    </message>
    <message>
        <source>Underlying</source>
        <translation>Basiswert</translation>
    </message>
    <message>
        <source>Target, coin</source>
        <translation>Ziel, Coin</translation>
    </message>
    <message>
        <source>The net delta that is wanted.</source>
        <translation>Das gewünschte Nettodelta.</translation>
    </message>
    <message>
        <source>Tolerated below, coin</source>
        <translation>Toleranz darunter, Coin</translation>
    </message>
    <message>
        <source>Lower edge: target less this.</source>
        <translation>Unterer Rand: Ziel minus dies.</translation>
    </message>
    <message>
        <source>Tolerated above, coin</source>
        <translation>Toleranz darüber, Coin</translation>
    </message>
    <message>
        <source>Upper edge: target and this.</source>
        <translation>Oberer Rand: Ziel plus dies.</translation>
    </message>
    <message>
        <source>Hedge to</source>
        <translation>Absichern bis</translation>
    </message>
    <message>
        <source>Hedge back to</source>
        <translation>Absichern zurück</translation>
    </message>
    <message>
        <source>Ratio, 0 edge to 1 target</source>
        <translation>Anteil, 0 Rand bis 1 Ziel</translation>
    </message>
    <message>
        <source>How far from the edge towards the target a hedge trades.</source>
        <translation>Wie weit vom Rand zum Ziel eine Absicherung handelt.</translation>
    </message>
    <message>
        <source>Delta convention</source>
        <translation>Delta-Konvention</translation>
    </message>
    <message>
        <source>What is applied is kept in policies.toml, over ballast.toml.</source>
        <translation>Was angewandt wird, steht in policies.toml, vor ballast.toml.</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Anwenden</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Also inside the band, at fixed times since 00:00 UTC.</source>
        <translation>Auch im Band, zu festen Zeiten seit 00:00 UTC.</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>Zeitplan</translation>
    </message>
    <message>
        <source>Every, minutes</source>
        <translation>Alle, Minuten</translation>
    </message>
    <message>
        <source>1 to 1440.</source>
        <translation>1 bis 1440.</translation>
    </message>
    <message>
        <source>At least, coin</source>
        <translation>Mindestens, Coin</translation>
    </message>
    <message>
        <source>Nearer to the target than this the schedule is silent.</source>
        <translation>Näher am Ziel als dies schweigt der Zeitplan.</translation>
    </message>
    <message>
        <source>On</source>
        <translation>An</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>Hedge on a schedule: On</source>
        <translation>Absichern nach Zeitplan: an</translation>
    </message>
    <message>
        <source>Hedge on a schedule: Off</source>
        <translation>Absichern nach Zeitplan: aus</translation>
    </message>
    <message>
        <source>No policy is in force yet: the engine has not reported one.</source>
        <translation>Noch gilt keine Vorgabe: das System hat keine gemeldet.</translation>
    </message>
    <message>
        <source>Now the delta is %1 by %2: inside.</source>
        <translation>Jetzt ist das Delta %1 nach %2: innerhalb.</translation>
    </message>
    <message>
        <source>Now the delta is %1 by %2: outside.</source>
        <translation>Jetzt ist das Delta %1 nach %2: außerhalb.</translation>
    </message>
    <message>
        <source>Now the delta is %1: inside.</source>
        <translation>Jetzt ist das Delta %1: innerhalb.</translation>
    </message>
    <message>
        <source>Now the delta is %1: outside.</source>
        <translation>Jetzt ist das Delta %1: außerhalb.</translation>
    </message>
    <message>
        <source>sticky strike</source>
        <translation>Sticky Strike</translation>
    </message>
    <message>
        <source>sticky moneyness</source>
        <translation>Sticky Moneyness</translation>
    </message>
    <message>
        <source>skew stickiness R</source>
        <translation>Skew-Stickiness R</translation>
    </message>
    <message>
        <source>minimum variance</source>
        <translation>Minimum-Varianz</translation>
    </message>
    <message>
        <source>Each strike keeps its volatility when the price moves: nothing is added to the delta.</source>
        <translation>Jeder Strike behält bei Kursbewegung seine Volatilität: dem Delta wird nichts zugeschlagen.</translation>
    </message>
    <message>
        <source>The smile moves with the price: vega times skew over the price is taken off the delta.</source>
        <translation>Der Smile geht mit dem Kurs mit: Vega mal Skew über den Kurs wird vom Delta abgezogen.</translation>
    </message>
    <message>
        <source>The at-the-money volatility moves by R times the skew: 1 is sticky strike, 0 sticky moneyness.</source>
        <translation>Die At-the-money-Volatilität bewegt sich um das R-Fache des Skews: 1 ist Sticky Strike, 0 Sticky Moneyness.</translation>
    </message>
    <message>
        <source>Hull and White: vega (a + b delta + c delta squared) over price and root of time is added. a, b and c come from a regression.</source>
        <translation>Hull und White: Vega (a + b Delta + c Delta²) über Kurs und Wurzel der Zeit wird zugeschlagen. a, b und c stammen aus einer Regression.</translation>
    </message>
    <message>
        <source>Smile rule</source>
        <translation>Smile-Regel</translation>
    </message>
    <message>
        <source>Skew-stickiness ratio, -1 to 3.</source>
        <translation>Skew-Stickiness-Verhältnis, -1 bis 3.</translation>
    </message>
    <message>
        <source>Of Hull and White&apos;s regression, -5 to 5.</source>
        <translation>Aus der Regression von Hull und White, -5 bis 5.</translation>
    </message>
</context>
<context>
    <name>ballast::ui::PositionColumns</name>
    <message>
        <source>Tint by size</source>
        <translation>Nach Größe tönen</translation>
    </message>
    <message>
        <source>Sort amounts by size, whatever their sign</source>
        <translation>Beträge nach Größe sortieren, gleich welchen Vorzeichens</translation>
    </message>
    <message>
        <source>Sort as the book has them</source>
        <translation>Sortieren wie im Buch</translation>
    </message>
    <message>
        <source>Columns as on the first day</source>
        <translation>Spalten wie am ersten Tag</translation>
    </message>
</context>
<context>
    <name>ballast::ui::PositionExport</name>
    <message>
        <source>%1 was not written: another file is being written.</source>
        <translation>%1 wurde nicht geschrieben: Eine andere Datei wird gerade geschrieben.</translation>
    </message>
    <message>
        <source>%1 was not written: %2</source>
        <translation>%1 wurde nicht geschrieben: %2</translation>
    </message>
</context>
<context>
    <name>ballast::ui::PositionsPanel</name>
    <message>
        <source>Positions</source>
        <translation>Positionen</translation>
    </message>
    <message>
        <source>Which delta is shown</source>
        <translation>Welches Delta gezeigt wird</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Startet</translation>
    </message>
    <message>
        <source>Waiting for the first numbers.</source>
        <translation>Wartet auf die ersten Zahlen.</translation>
    </message>
    <message>
        <source>N(d1) per option; size over price per inverse future.</source>
        <translation>N(d1) je Option; Größe über Kurs je inversem Future.</translation>
    </message>
    <message>
        <source>Black-Scholes less the premium in coin: the slope of the equity in coin.</source>
        <translation>Black-Scholes ohne die Prämie in Coin: die Steigung des Eigenkapitals in Coin.</translation>
    </message>
    <message>
        <source>Net transaction and the equity in coin: the slope of the equity in USD.</source>
        <translation>Netto-Transaktion und das Eigenkapital in Coin: die Steigung des Eigenkapitals in USD.</translation>
    </message>
    <message>
        <source>Positions in groups, with totals</source>
        <translation>Positionen in Gruppen, mit Summen</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Which columns are shown</source>
        <translation>Welche Spalten gezeigt werden</translation>
    </message>
    <message>
        <source>No positions</source>
        <translation>Keine Positionen</translation>
    </message>
    <message>
        <source>What the account holds is shown here as soon as the venue reports it.</source>
        <translation>Was das Konto hält, erscheint hier, sobald die Börse es meldet.</translation>
    </message>
    <message>
        <source>Import positions…</source>
        <translation>Positionen einlesen…</translation>
    </message>
    <message>
        <source>1 position</source>
        <translation>1 Position</translation>
    </message>
    <message numerus="yes">
        <source>%n positions</source>
        <translation>
            <numerusform>%n Position</numerusform>
            <numerusform>%n Positionen</numerusform>
        </translation>
    </message>
    <message>
        <source> · %1 without a value: totals marked ≈</source>
        <translation> · %1 ohne Wert: Summen mit ≈</translation>
    </message>
    <message>
        <source> · deltas by %1</source>
        <translation> · Deltas nach %1</translation>
    </message>
    <message>
        <source> · %1 without a smile: at sticky strike</source>
        <translation> · %1 ohne Smile: bei Sticky Strike</translation>
    </message>
    <message>
        <source> · %1 at old prices</source>
        <translation> · %1 zu alten Kursen</translation>
    </message>
    <message>
        <source>What all positions that are shown add up to</source>
        <translation>Was alle gezeigten Positionen zusammen ergeben</translation>
    </message>
    <message>
        <source>Written to %1.</source>
        <translation>Geschrieben nach %1.</translation>
    </message>
    <message>
        <source>Copy with titles</source>
        <translation>Mit Titeln kopieren</translation>
    </message>
    <message>
        <source>Export CSV…</source>
        <translation>CSV exportieren…</translation>
    </message>
    <message>
        <source>Export Excel…</source>
        <translation>Excel exportieren…</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>Copy positions or write them to a file</source>
        <translation>Positionen kopieren oder in eine Datei schreiben</translation>
    </message>
    <message>
        <source>No position is like that</source>
        <translation>Keine Position ist so</translation>
    </message>
    <message>
        <source>The filter lets none of the positions through.</source>
        <translation>Der Filter lässt keine der Positionen durch.</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>Filter leeren</translation>
    </message>
    <message>
        <source>Export positions</source>
        <translation>Positionen exportieren</translation>
    </message>
    <message>
        <source>Excel workbook (*.xlsx)</source>
        <translation>Excel-Arbeitsmappe (*.xlsx)</translation>
    </message>
    <message>
        <source>Comma-separated values (*.csv)</source>
        <translation>Kommagetrennte Werte (*.csv)</translation>
    </message>
    <message>
        <source>%1 of %2 positions</source>
        <translation>%1 von %2 Positionen</translation>
    </message>
    <message>
        <source>Which positions are shown</source>
        <translation>Welche Positionen gezeigt werden</translation>
    </message>
    <message>
        <source>Filter: btc put dte&lt;7 |delta|&gt;0.1</source>
        <translation>Filter: btc put dte&lt;7 |delta|&gt;0.1</translation>
    </message>
    <message>
        <source>Words of the name: btc, 70000, BTC-*-C, &quot;27DEC26&quot;
What it is: call put option future perpetual spot, long short, stale unvalued
Whose it is: venue:paper account:main underlying:eth sub-book:gamma expiry:27dec26
Numbers: dte&lt;7  iv&gt;=60%  delta&lt;-0.5  |delta|&gt;0.1  pnl&gt;-10k
   with &lt; &lt;= &gt; &gt;= = !=, bars for its size whatever the sign, and a unit:
   d h w of days, % of volatilities, k and m of amounts
   %1
Beside one another they all hold. Also: and, or, not, ( )</source>
        <translation>Wörter des Namens: btc, 70000, BTC-*-C, &quot;27DEC26&quot;
Was es ist: call put option future perpetual spot, long short, stale unvalued
Wessen es ist: venue:paper account:main underlying:eth sub-book:gamma expiry:27dec26
Zahlen: dte&lt;7  iv&gt;=60%  delta&lt;-0.5  |delta|&gt;0.1  pnl&gt;-10k
   mit &lt; &lt;= &gt; &gt;= = !=, Striche für die Größe gleich welchen Vorzeichens, und eine Einheit:
   d h w von Tagen, % von Volatilitäten, k und m von Beträgen
   %1
Nebeneinander gelten alle. Auch: and, or, not, ( )</translation>
    </message>
</context>
<context>
    <name>ballast::ui::ProposalCard</name>
    <message>
        <source>Too small</source>
        <translation>Zu klein</translation>
    </message>
    <message>
        <source>Cost too high</source>
        <translation>Kosten zu hoch</translation>
    </message>
    <message>
        <source>Market moving</source>
        <translation>Markt in Bewegung</translation>
    </message>
    <message>
        <source>Have a better hedge</source>
        <translation>Bessere Absicherung vorhanden</translation>
    </message>
    <message>
        <source>This is #%1 now; what was typed is kept.</source>
        <translation>Dies ist jetzt #%1; das Eingegebene bleibt.</translation>
    </message>
    <message>
        <source>Trading is halted; nothing is sent until it is resumed.</source>
        <translation>Der Handel ist angehalten; nichts wird gesendet, bis er fortgesetzt ist.</translation>
    </message>
    <message>
        <source>Trading is paused; nothing is sent until a person lifts it.</source>
        <translation>Der Handel pausiert; nichts wird gesendet, bis ein Mensch es aufhebt.</translation>
    </message>
    <message>
        <source>The order journal cannot be written: no record, no order.</source>
        <translation>Das Orderjournal lässt sich nicht schreiben: ohne Eintrag keine Order.</translation>
    </message>
    <message>
        <source>A check denies it; edit it or wait.</source>
        <translation>Eine Prüfung verweigert es; bearbeiten oder warten.</translation>
    </message>
    <message>
        <source>Watch mode sends nothing; switch to Confirm to approve.</source>
        <translation>„Beobachten“ sendet nichts; zum Freigeben auf „Bestätigen“ umschalten.</translation>
    </message>
    <message>
        <source>Its time is over.</source>
        <translation>Die Zeit ist um.</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Gesendet</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>Freigeben</translation>
    </message>
    <message>
        <source>Send exactly what is shown, revision %1.</source>
        <translation>Genau das Gezeigte senden, Fassung %1.</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Stoppt…</translation>
    </message>
    <message>
        <source>Stop plan</source>
        <translation>Plan stoppen</translation>
    </message>
    <message>
        <source>Approved; on its way.</source>
        <translation>Freigegeben; unterwegs.</translation>
    </message>
    <message>
        <source>Edit sent; being priced and checked.</source>
        <translation>Änderung gesendet; wird bewertet und geprüft.</translation>
    </message>
    <message>
        <source>Said; waiting for the engine.</source>
        <translation>Gesagt; wartet auf das System.</translation>
    </message>
    <message>
        <source>Auto-fire leaves this to you: a check wants a person.</source>
        <translation>Die Automatik überlässt dies einem Menschen: eine Prüfung verlangt ihn.</translation>
    </message>
    <message>
        <source>Auto-fire leaves this to two persons: so large an order both approve.</source>
        <translation>Die Automatik überlässt dies zwei Menschen: eine so große Order geben beide frei.</translation>
    </message>
    <message>
        <source>Auto-fire sends this by itself within its budget.</source>
        <translation>Die Automatik sendet dies in ihrem Budget von selbst.</translation>
    </message>
    <message>
        <source>%1 · %2 of %3</source>
        <translation>%1 · %2 von %3</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <translation>%1 zu %2</translation>
    </message>
    <message>
        <source>A key so soon after the last decision does nothing here. Look, wait a second, then press again.</source>
        <translation>Eine Taste so kurz nach der letzten Entscheidung tut hier nichts. Hinsehen, eine Sekunde warten, erneut drücken.</translation>
    </message>
    <message>
        <source>This changed a moment ago. Look, then press again.</source>
        <translation>Dies hat sich gerade geändert. Hinsehen, dann erneut drücken.</translation>
    </message>
    <message>
        <source>Reject because:</source>
        <translation>Ablehnen, weil:</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>Ablehnen</translation>
    </message>
    <message>
        <source>Reject: %1</source>
        <translation>Ablehnen: %1</translation>
    </message>
    <message>
        <source>Propose nothing for %1 for:</source>
        <translation>Für %1 nichts vorschlagen für:</translation>
    </message>
    <message>
        <source>Snooze: %1</source>
        <translation>Zurückstellen: %1</translation>
    </message>
    <message>
        <source>EDITED</source>
        <translation>BEARBEITET</translation>
    </message>
    <message>
        <source>A person changed its quantity or limit.</source>
        <translation>Ein Mensch hat Menge oder Limit geändert.</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Ändern</translation>
    </message>
    <message>
        <source>Snooze</source>
        <translation>Später</translation>
    </message>
    <message>
        <source>Change quantity or limit and see the delta after.</source>
        <translation>Menge oder Limit ändern und das Delta danach sehen.</translation>
    </message>
    <message>
        <source>Say no, with a reason that is kept in the history.</source>
        <translation>Nein sagen, mit einem Grund, der in der Historie bleibt.</translation>
    </message>
    <message>
        <source>No proposals for this underlying for a while.</source>
        <translation>Eine Weile keine Vorschläge für diesen Basiswert.</translation>
    </message>
    <message>
        <source>Send no further order of it and cancel the one that works; what was filled stays.</source>
        <translation>Keine weitere Order davon senden und die offene stornieren; was ausgeführt ist, bleibt.</translation>
    </message>
    <message>
        <source>Proposed at this UTC time; revision %1.</source>
        <translation>Vorgeschlagen zu dieser UTC-Zeit; Fassung %1.</translation>
    </message>
    <message>
        <source>Proposal %1, %2</source>
        <translation>Vorschlag %1, %2</translation>
    </message>
    <message>
        <source>✓ 1 check passed</source>
        <translation>✓ 1 Prüfung bestanden</translation>
    </message>
    <message>
        <source>✓ %1 checks passed</source>
        <translation>✓ %1 Prüfungen bestanden</translation>
    </message>
    <message>
        <source>Leg %1</source>
        <translation>Leg %1</translation>
    </message>
</context>
<context>
    <name>ballast::ui::ProposalStrip</name>
    <message>
        <source>%1 wait:</source>
        <translation>%1 warten:</translation>
    </message>
</context>
<context>
    <name>ballast::ui::ProposalsPanel</name>
    <message>
        <source>Proposals</source>
        <translation>Vorschläge</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Startet</translation>
    </message>
    <message>
        <source>Waiting for the first numbers.</source>
        <translation>Wartet auf die ersten Zahlen.</translation>
    </message>
    <message>
        <source>Decided and ended</source>
        <translation>Entschieden und beendet</translation>
    </message>
    <message>
        <source>Decided and ended proposals</source>
        <translation>Entschiedene und beendete Vorschläge</translation>
    </message>
    <message>
        <source>%1 waiting · %2%3 today</source>
        <translation>%1 wartend · %2%3 heute</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>noch keine</translation>
    </message>
    <message>
        <source>Halted</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Nothing is proposed and nothing is sent until trading is resumed.</source>
        <translation>Nichts wird vorgeschlagen und nichts gesendet, bis der Handel fortgesetzt ist.</translation>
    </message>
    <message>
        <source>No fresh prices</source>
        <translation>Keine frischen Kurse</translation>
    </message>
    <message>
        <source>The link to %1 is %2. Proposals wait for fresh numbers.</source>
        <translation>Die Verbindung zu %1 ist %2. Vorschläge warten auf frische Zahlen.</translation>
    </message>
    <message>
        <source>%1 is out of its band</source>
        <translation>%1 ist außerhalb des Bands</translation>
    </message>
    <message>
        <source>Nothing waits for you</source>
        <translation>Nichts wartet</translation>
    </message>
    <message>
        <source>Every book is inside its band. When one leaves it, the hedge is proposed here.</source>
        <translation>Jedes Buch ist in seinem Band. Verlässt eines es, wird die Absicherung hier vorgeschlagen.</translation>
    </message>
    <message>
        <source>Bands and targets…</source>
        <translation>Bänder und Ziele…</translation>
    </message>
    <message>
        <source>Approve proposal</source>
        <translation>Vorschlag freigeben</translation>
    </message>
    <message>
        <source>Edit proposal</source>
        <translation>Vorschlag bearbeiten</translation>
    </message>
    <message>
        <source>Reject proposal</source>
        <translation>Vorschlag ablehnen</translation>
    </message>
    <message>
        <source>Snooze proposal</source>
        <translation>Vorschlag zurückstellen</translation>
    </message>
    <message>
        <source>Nothing is recorded yet</source>
        <translation>Noch ist nichts aufgezeichnet</translation>
    </message>
    <message>
        <source>This moment lies before the first prices of the recorded session: play on, or go to a later time.</source>
        <translation>Dieser Augenblick liegt vor den ersten Preisen der aufgezeichneten Sitzung: Spielen Sie weiter, oder gehen Sie zu einer späteren Zeit.</translation>
    </message>
    <message>
        <source>No prices yet</source>
        <translation>Noch keine Preise</translation>
    </message>
    <message>
        <source>Whether a book is inside its band is known with the first prices.</source>
        <translation>Ob ein Buch in seinem Band ist, weiß man mit den ersten Preisen.</translation>
    </message>
</context>
<context>
    <name>ballast::ui::ReportForm</name>
    <message>
        <source>Report</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Gestern</translation>
    </message>
    <message>
        <source>The last seven days</source>
        <translation>Die letzten sieben Tage</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>Dieser Monat</translation>
    </message>
    <message>
        <source>Last month</source>
        <translation>Letzter Monat</translation>
    </message>
    <message>
        <source>From and to</source>
        <translation>Von und bis</translation>
    </message>
    <message>
        <source>&amp;Period, UTC</source>
        <translation>&amp;Zeitraum, UTC</translation>
    </message>
    <message>
        <source>&amp;From</source>
        <translation>&amp;Von</translation>
    </message>
    <message>
        <source>&amp;To, included</source>
        <translation>&amp;Bis, eingeschlossen</translation>
    </message>
    <message>
        <source>F&amp;ormat</source>
        <translation>F&amp;ormat</translation>
    </message>
    <message>
        <source>Write…</source>
        <translation>Schreiben…</translation>
    </message>
    <message>
        <source>Web page (*.html)</source>
        <translation>Webseite (*.html)</translation>
    </message>
    <message>
        <source>Excel workbook (*.xlsx)</source>
        <translation>Excel-Arbeitsmappe (*.xlsx)</translation>
    </message>
    <message>
        <source>Comma-separated values (*.csv)</source>
        <translation>Durch Kommas getrennte Werte (*.csv)</translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
</context>
<context>
    <name>ballast::ui::ReviewHead</name>
    <message>
        <source>Post-trade review</source>
        <translation>Nachbetrachtung</translation>
    </message>
    <message>
        <source>Which period</source>
        <translation>Welcher Zeitraum</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Gestern</translation>
    </message>
    <message>
        <source>7 days</source>
        <translation>7 Tage</translation>
    </message>
    <message>
        <source>30 days</source>
        <translation>30 Tage</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>Dieser Monat</translation>
    </message>
    <message>
        <source>Last month</source>
        <translation>Letzter Monat</translation>
    </message>
    <message>
        <source>This year</source>
        <translation>Dieses Jahr</translation>
    </message>
    <message>
        <source>From – to…</source>
        <translation>Von – bis…</translation>
    </message>
    <message>
        <source>First day, UTC</source>
        <translation>Erster Tag, UTC</translation>
    </message>
    <message>
        <source>Last day, UTC</source>
        <translation>Letzter Tag, UTC</translation>
    </message>
    <message>
        <source>Which underlying</source>
        <translation>Welcher Basiswert</translation>
    </message>
    <message>
        <source>All underlyings</source>
        <translation>Alle Basiswerte</translation>
    </message>
    <message>
        <source>Which trigger</source>
        <translation>Welcher Auslöser</translation>
    </message>
    <message>
        <source>All triggers</source>
        <translation>Alle Auslöser</translation>
    </message>
    <message>
        <source>Which outcome</source>
        <translation>Welcher Ausgang</translation>
    </message>
    <message>
        <source>All outcomes</source>
        <translation>Alle Ausgänge</translation>
    </message>
    <message>
        <source>Only rebalances that this holds for</source>
        <translation>Nur Absicherungen, für die dies gilt</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>Neu lesen</translation>
    </message>
    <message>
        <source>Reads the period anew.</source>
        <translation>Liest den Zeitraum neu.</translation>
    </message>
    <message>
        <source>Export CSV…</source>
        <translation>CSV exportieren…</translation>
    </message>
    <message>
        <source>The rebalances that are shown, as a file.</source>
        <translation>Die gezeigten Absicherungen als Datei.</translation>
    </message>
    <message>
        <source>Excel…</source>
        <translation>Excel…</translation>
    </message>
    <message>
        <source>The same as a workbook.</source>
        <translation>Dasselbe als Arbeitsmappe.</translation>
    </message>
    <message>
        <source>Report…</source>
        <translation>Bericht…</translation>
    </message>
    <message>
        <source>A report of the period.</source>
        <translation>Ein Bericht über den Zeitraum.</translation>
    </message>
    <message>
        <source>The filter chooses rebalances: their number, cost, times and tables follow it. Time inside the band, P&amp;L, what was saved and quality are of the whole book; they follow the underlying alone.</source>
        <translation>Der Filter wählt Rebalancierungen: ihre Zahl, ihre Kosten, Zeiten und Tabellen folgen ihm. Die Zeit im Band, P&amp;L, Ersparnis und Güte sind die des ganzen Buches; sie folgen nur dem Basiswert.</translation>
    </message>
    <message>
        <source>Filter: eth traded cost&gt;50 not tag:late</source>
        <translation>Filter: eth traded cost&gt;50 not tag:late</translation>
    </message>
    <message>
        <source>Words of order, reason, tags and notes, or its number: late, 4126, &quot;band breach&quot;
How it was decided: %1
Whose it is: underlying:btc venue:okx trader:anna trigger:breach tag:late
   %2
Numbers: cost&gt;50  bp&lt;=2  size&gt;=1m  approval&gt;2min  hour&gt;=14  |delta|&gt;3
   with &lt; &lt;= &gt; &gt;= = !=, bars for its size whatever the sign, and a unit:
   k and m of amounts, bp, s min h of times
   %3
Beside one another they all hold. Also: and, or, not, ( )</source>
        <translation>Wörter aus Order, Grund, Schlagwörtern und Notizen, oder die Nummer: late, 4126, &quot;band breach&quot;
Wie entschieden wurde: %1
Wessen sie ist: underlying:btc venue:okx trader:anna trigger:breach tag:late
   %2
Zahlen: cost&gt;50  bp&lt;=2  size&gt;=1m  approval&gt;2min  hour&gt;=14  |delta|&gt;3
   mit &lt; &lt;= &gt; &gt;= = !=, Strichen für den Betrag ohne Vorzeichen, und einer Einheit:
   k und m bei Beträgen, bp, s min h bei Zeiten
   %3
Nebeneinander gelten alle. Dazu: and, or, not, ( )</translation>
    </message>
</context>
<context>
    <name>ballast::ui::ReviewPanel</name>
    <message>
        <source>Rebalances have ended since this was read: Read again shows them.</source>
        <translation>Seit dem Lesen sind Absicherungen zu Ende gegangen: Neu lesen zeigt sie.</translation>
    </message>
    <message>
        <source>Reading %1…</source>
        <translation>%1 wird gelesen…</translation>
    </message>
    <message>
        <source>The history is being read</source>
        <translation>Die Historie wird gelesen</translation>
    </message>
    <message>
        <source>Nothing is recorded of %1</source>
        <translation>Von %1 ist nichts aufgezeichnet</translation>
    </message>
    <message>
        <source>Rebalances, samples and positions are recorded while the desk runs. Choose another period, or read again when something was.</source>
        <translation>Absicherungen, Messungen und Positionen werden aufgezeichnet, während der Desk läuft. Einen anderen Zeitraum wählen, oder neu lesen, wenn etwas da ist.</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>Neu lesen</translation>
    </message>
    <message>
        <source>%1 · %2 of %3 rebalances · %4</source>
        <translation>%1 · %2 von %3 Absicherungen · %4</translation>
    </message>
    <message>
        <source>The history could not be read</source>
        <translation>Die Historie ließ sich nicht lesen</translation>
    </message>
    <message>
        <source>%1 beside %2</source>
        <translation>%1 neben %2</translation>
    </message>
    <message>
        <source>%1 bp · %2 on %3</source>
        <translation>%1 bp · %2 auf %3</translation>
    </message>
    <message>
        <source>Rebalance %1</source>
        <translation>Absicherung %1</translation>
    </message>
    <message>
        <source>Rebalance</source>
        <translation>Absicherung</translation>
    </message>
    <message>
        <source>The filter does not let rebalance %1 through.</source>
        <translation>Der Filter lässt Absicherung %1 nicht durch.</translation>
    </message>
    <message>
        <source>There is nothing to write yet.</source>
        <translation>Es gibt noch nichts zu schreiben.</translation>
    </message>
    <message>
        <source>%1 was not written: %2</source>
        <translation>%1 wurde nicht geschrieben: %2</translation>
    </message>
    <message>
        <source>Period (UTC)</source>
        <translation>Zeitraum (UTC)</translation>
    </message>
    <message>
        <source>Export the rebalances</source>
        <translation>Absicherungen exportieren</translation>
    </message>
    <message>
        <source>Comma-separated values (*.csv)</source>
        <translation>Kommagetrennte Werte (*.csv)</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>Geschrieben: %1</translation>
    </message>
    <message>
        <source>Workbook (*.xlsx)</source>
        <translation>Arbeitsmappe (*.xlsx)</translation>
    </message>
    <message>
        <source>Nothing is read yet</source>
        <translation>Noch nichts gelesen</translation>
    </message>
    <message>
        <source>The review begins as soon as the market&apos;s time is known.</source>
        <translation>Die Nachbetrachtung beginnt, sobald die Zeit des Marktes bekannt ist.</translation>
    </message>
    <message>
        <source>P&amp;L by its causes, a bar a day</source>
        <translation>P&amp;L nach Ursachen, ein Balken je Tag</translation>
    </message>
    <message>
        <source>P&amp;L of the period by its causes</source>
        <translation>P&amp;L des Zeitraums nach Ursachen</translation>
    </message>
    <message>
        <source>P&amp;L attribution</source>
        <translation>P&amp;L-Zerlegung</translation>
    </message>
    <message>
        <source>How the P&amp;L is taken apart</source>
        <translation>Wie die P&amp;L zerlegt wird</translation>
    </message>
    <message>
        <source>By day</source>
        <translation>Je Tag</translation>
    </message>
    <message>
        <source>Greek by Greek</source>
        <translation>Grieche für Grieche</translation>
    </message>
    <message>
        <source>By revaluation</source>
        <translation>Durch Neubewertung</translation>
    </message>
    <message>
        <source>Where the shortfall went, basis points</source>
        <translation>Wohin der Shortfall ging, Basispunkte</translation>
    </message>
    <message>
        <source>Shortfall, where it went</source>
        <translation>Shortfall: wohin er ging</translation>
    </message>
    <message>
        <source>Tables of the review</source>
        <translation>Tabellen der Nachbetrachtung</translation>
    </message>
    <message>
        <source>Rebalances</source>
        <translation>Absicherungen</translation>
    </message>
    <message>
        <source>Costs</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Güte</translation>
    </message>
    <message>
        <source>Two periods</source>
        <translation>Zwei Zeiträume</translation>
    </message>
    <message>
        <source>What costs are grouped by</source>
        <translation>Wonach Kosten gruppiert sind</translation>
    </message>
    <message>
        <source>USD; &gt; 0 costs</source>
        <translation>USD; &gt; 0 kostet</translation>
    </message>
    <message>
        <source>Costs by group</source>
        <translation>Kosten nach Gruppen</translation>
    </message>
    <message>
        <source>How well the book was hedged</source>
        <translation>Wie gut das Buch abgesichert war</translation>
    </message>
    <message>
        <source>Triggers that led to nothing</source>
        <translation>Auslöser ohne Folge</translation>
    </message>
    <message>
        <source>What a person decided otherwise</source>
        <translation>Was ein Mensch anders entschied</translation>
    </message>
    <message>
        <source>What a person decided otherwise, and what it earned</source>
        <translation>Was ein Mensch anders entschied, und was es brachte</translation>
    </message>
    <message>
        <source>Which period stands beside this one</source>
        <translation>Welcher Zeitraum daneben steht</translation>
    </message>
    <message>
        <source>The period before</source>
        <translation>Der Zeitraum davor</translation>
    </message>
    <message>
        <source>From – to…</source>
        <translation>Von – bis…</translation>
    </message>
    <message>
        <source>First day of the other period, UTC</source>
        <translation>Erster Tag des anderen Zeitraums, UTC</translation>
    </message>
    <message>
        <source>Last day of the other period, UTC</source>
        <translation>Letzter Tag des anderen Zeitraums, UTC</translation>
    </message>
    <message>
        <source>Two periods side by side</source>
        <translation>Zwei Zeiträume nebeneinander</translation>
    </message>
    <message>
        <source>More of the review</source>
        <translation>Mehr der Nachbetrachtung</translation>
    </message>
    <message>
        <source>Distributions</source>
        <translation>Verteilungen</translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>Kalender</translation>
    </message>
    <message>
        <source>What the days show</source>
        <translation>Was die Tage zeigen</translation>
    </message>
    <message>
        <source>P&amp;L, $</source>
        <translation>P&amp;L, $</translation>
    </message>
    <message>
        <source>Cost of hedging, $</source>
        <translation>Kosten des Absicherns, $</translation>
    </message>
    <message>
        <source>UTC days; opening one looks at it alone</source>
        <translation>UTC-Tage; einen zu öffnen betrachtet ihn allein</translation>
    </message>
    <message>
        <source>How far reading is</source>
        <translation>Wie weit das Lesen ist</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Cancelled. What was read before stands.</source>
        <translation>Abgebrochen. Das zuvor Gelesene bleibt.</translation>
    </message>
    <message>
        <source>Reading was cancelled.</source>
        <translation>Das Lesen wurde abgebrochen.</translation>
    </message>
    <message>
        <source>Against the efficient frontier of the laboratory</source>
        <translation>Gegen die Effizienzlinie des Labors</translation>
    </message>
</context>
<context>
    <name>ballast::ui::ScenarioPanel</name>
    <message>
        <source>Scenarios</source>
        <translation>Szenarien</translation>
    </message>
    <message>
        <source>vol pt</source>
        <translation>Vol-Pkt</translation>
    </message>
    <message>
        <source>vol %</source>
        <translation>Vol %</translation>
    </message>
    <message>
        <source>Now: spot %1</source>
        <translation>Jetzt: Spot %1</translation>
    </message>
    <message>
        <source>%1: spot %2</source>
        <translation>%1: Spot %2</translation>
    </message>
    <message>
        <source>%1 legs</source>
        <translation>%1 Beine</translation>
    </message>
    <message>
        <source> · %1 without a mark left out</source>
        <translation> · %1 ohne Mark ausgelassen</translation>
    </message>
    <message>
        <source> · %1 at old prices</source>
        <translation> · %1 zu alten Kursen</translation>
    </message>
    <message>
        <source> · %1 without a smile</source>
        <translation> · %1 ohne Smile</translation>
    </message>
    <message>
        <source> · first look</source>
        <translation> · erster Blick</translation>
    </message>
    <message>
        <source>Not in any figure here:</source>
        <translation>In keiner Zahl hier enthalten:</translation>
    </message>
    <message>
        <source>the figures are the live book&apos;s</source>
        <translation>die Zahlen sind die des Live-Buchs</translation>
    </message>
    <message>
        <source>the figures are the difference</source>
        <translation>die Zahlen sind die Differenz</translation>
    </message>
    <message>
        <source>Underlying</source>
        <translation>Basiswert</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>Karte</translation>
    </message>
    <message>
        <source>Stresses</source>
        <translation>Stresse</translation>
    </message>
    <message>
        <source>What-if</source>
        <translation>Gedankenspiel</translation>
    </message>
    <message>
        <source>Which book the figures are of</source>
        <translation>Von welchem Buch die Zahlen sind</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>Live</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Differenz</translation>
    </message>
    <message>
        <source>What the map shows</source>
        <translation>Was die Karte zeigt</translation>
    </message>
    <message>
        <source>Volatility moves by points, or by a part of itself</source>
        <translation>Volatilität bewegt sich um Punkte oder um einen Teil von sich</translation>
    </message>
    <message>
        <source>Vol points</source>
        <translation>Vol-Punkte</translation>
    </message>
    <message>
        <source>Vol %</source>
        <translation>Vol %</translation>
    </message>
    <message>
        <source>What the smile does when the spot moves: each strike keeps its volatility, or the smile goes along in moneyness</source>
        <translation>Was der Smile tut, wenn sich der Spot bewegt: jeder Strike behält seine Volatilität, oder der Smile geht in Moneyness mit</translation>
    </message>
    <message>
        <source>Sticky strike</source>
        <translation>Sticky Strike</translation>
    </message>
    <message>
        <source>Sticky moneyness</source>
        <translation>Sticky Moneyness</translation>
    </message>
    <message>
        <source>Full grid</source>
        <translation>Volles Gitter</translation>
    </message>
    <message>
        <source>51 spots by 49 volatilities instead of 9 by 5</source>
        <translation>51 Spots mal 49 Volatilitäten statt 9 mal 5</translation>
    </message>
    <message>
        <source>Days forward</source>
        <translation>Tage voraus</translation>
    </message>
    <message>
        <source>Days forward: what expires on the way is settled at its intrinsic value</source>
        <translation>Tage voraus: was unterwegs verfällt, wird zum inneren Wert abgerechnet</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>Nothing to price yet</source>
        <translation>Noch nichts zu bewerten</translation>
    </message>
    <message>
        <source>The grid is drawn as soon as the venue has told the positions and their marks.</source>
        <translation>Das Gitter erscheint, sobald die Börse Positionen und Marks gemeldet hat.</translation>
    </message>
    <message>
        <source>Named stresses</source>
        <translation>Benannte Stresse</translation>
    </message>
    <message>
        <source>%1 · %2 legs</source>
        <translation>%1 · %2 Beine</translation>
    </message>
</context>
<context>
    <name>ballast::ui::SecondRequestDialog</name>
    <message>
        <source>Another desk asks for your approval</source>
        <translation>Ein anderer Desk bittet um Ihre Freigabe</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Ihr Name</translation>
    </message>
    <message>
        <source>Passphrase of this desk&apos;s second person</source>
        <translation>Passphrase des zweiten Menschen dieses Desks</translation>
    </message>
    <message>
        <source>Why not, for a refusal</source>
        <translation>Warum nicht, bei einer Ablehnung</translation>
    </message>
    <message>
        <source>Approve as the second person</source>
        <translation>Als zweiter Mensch freigeben</translation>
    </message>
    <message>
        <source>Refuse</source>
        <translation>Ablehnen</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Später</translation>
    </message>
    <message>
        <source>%1 at %2 asks a second person to approve %3 within %4 s.</source>
        <translation>%1 an %2 bittet einen zweiten Menschen, %3 innerhalb von %4 s freizugeben.</translation>
    </message>
    <message>
        <source>%1 on %2: delta %3, target %4, band %5 to %6. Fees %7, slippage %8, expected.</source>
        <translation>%1 auf %2: Delta %3, Ziel %4, Band %5 bis %6. Erwartet: Gebühren %7, Slippage %8.</translation>
    </message>
    <message>
        <source>Proposal %1, revision %2, hash %3; asked as database user %4.</source>
        <translation>Vorschlag %1, Revision %2, Hash %3; gefragt als Datenbankbenutzer %4.</translation>
    </message>
    <message>
        <source>Requests waiting behind this one: %1.</source>
        <translation>Anfragen, die hinter dieser warten: %1.</translation>
    </message>
    <message>
        <source>Who are you? Say your name.</source>
        <translation>Wer sind Sie? Nennen Sie Ihren Namen.</translation>
    </message>
    <message>
        <source>No second person is known at this desk: set a passphrase with &apos;ballastctl key set --profile second-person&apos;.</source>
        <translation>An diesem Desk ist kein zweiter Mensch bekannt: setzen Sie eine Passphrase mit &apos;ballastctl key set --profile second-person&apos;.</translation>
    </message>
    <message>
        <source>Proving the passphrase…</source>
        <translation>Die Passphrase wird geprüft…</translation>
    </message>
    <message>
        <source>That is not the passphrase of this desk&apos;s second person.</source>
        <translation>Das ist nicht die Passphrase des zweiten Menschen dieses Desks.</translation>
    </message>
    <message>
        <source>The answer is on its way.</source>
        <translation>Die Antwort ist unterwegs.</translation>
    </message>
</context>
<context>
    <name>ballast::ui::SettingsDialog</name>
    <message>
        <source>Venues</source>
        <translation>Börsen</translation>
    </message>
    <message>
        <source>Targets and bands</source>
        <translation>Ziele und Bänder</translation>
    </message>
    <message>
        <source>Triggers</source>
        <translation>Auslöser</translation>
    </message>
    <message>
        <source>Execution</source>
        <translation>Ausführung</translation>
    </message>
    <message>
        <source>Limits and tripwires</source>
        <translation>Limits und Stolperdrähte</translation>
    </message>
    <message>
        <source>Display</source>
        <translation>Anzeige</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Änderungen</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Pages of the settings</source>
        <translation>Seiten der Einstellungen</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Einlesen…</translation>
    </message>
    <message>
        <source>Reads a settings file. What it changes is shown before it applies.</source>
        <translation>Liest eine Einstellungsdatei. Was sie ändert, wird gezeigt, bevor es gilt.</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Ausgeben…</translation>
    </message>
    <message>
        <source>Writes all settings in force into a file, which can be imported. No secret is in it.</source>
        <translation>Schreibt alle geltenden Einstellungen in eine Datei, die sich einlesen lässt. Kein Geheimnis steht darin.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>What was drafted is kept until the program ends, secrets are not.</source>
        <translation>Entworfenes bleibt bis zum Programmende, Geheimnisse nicht.</translation>
    </message>
    <message>
        <source>Review changes</source>
        <translation>Änderungen ansehen</translation>
    </message>
    <message>
        <source>What changes, before it does.</source>
        <translation>Was sich ändert, bevor es geschieht.</translation>
    </message>
    <message>
        <source>Import settings</source>
        <translation>Einstellungen einlesen</translation>
    </message>
    <message>
        <source>Settings (*.toml);;All files (*)</source>
        <translation>Einstellungen (*.toml);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Export settings</source>
        <translation>Einstellungen ausgeben</translation>
    </message>
    <message>
        <source>Settings (*.toml)</source>
        <translation>Einstellungen (*.toml)</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>as it is kept</source>
        <translation>das aufbewahrte</translation>
    </message>
    <message>
        <source>the one typed</source>
        <translation>das eingegebene</translation>
    </message>
    <message>
        <source>Changes (%1)</source>
        <translation>Änderungen (%1)</translation>
    </message>
    <message>
        <source>Review changes (%1)…</source>
        <translation>Änderungen ansehen (%1)…</translation>
    </message>
    <message>
        <source>Applied and recorded. What holds from the next start is in the files.</source>
        <translation>Angewandt und verzeichnet. Was ab dem nächsten Start gilt, steht in den Dateien.</translation>
    </message>
    <message>
        <source>%1
And %2 more.</source>
        <translation>%1
Und %2 weitere.</translation>
    </message>
    <message>
        <source>Nothing of the file is taken. %1</source>
        <translation>Nichts aus der Datei wird übernommen. %1</translation>
    </message>
    <message>
        <source>The file says what is in force already.</source>
        <translation>Die Datei sagt, was schon gilt.</translation>
    </message>
    <message>
        <source>Read. Nothing of it holds before Apply.</source>
        <translation>Gelesen. Nichts davon gilt vor Anwenden.</translation>
    </message>
    <message>
        <source>Written to %1, as they are in force.</source>
        <translation>Geschrieben nach %1, wie sie gelten.</translation>
    </message>
    <message>
        <source>%1 could not be written: %2.</source>
        <translation>%1 ließ sich nicht schreiben: %2.</translation>
    </message>
    <message>
        <source>Records and reports</source>
        <translation>Aufzeichnungen und Berichte</translation>
    </message>
</context>
<context>
    <name>ballast::ui::SecondPersonRow</name>
    <message>
        <source>A second person approves above, USD</source>
        <translation>Eine zweite Person gibt frei ab, USD</translation>
    </message>
    <message>
        <source>nobody is asked</source>
        <translation>niemand wird gefragt</translation>
    </message>
    <message>
        <source>A larger proposal a second person approves too, with a passphrase of their own. Empty or 0: nobody is asked. A higher amount loosens, which is confirmed by a word under Changes. It holds from the next start on.</source>
        <translation>Einen größeren Vorschlag gibt eine zweite Person mit einer eigenen Passphrase ebenfalls frei. Leer oder 0: niemand wird gefragt. Ein höherer Betrag lockert, was unter Änderungen mit einem Wort bestätigt wird. Es gilt ab dem nächsten Start.</translation>
    </message>
</context>
<context>
    <name>ballast::ui::ShortcutsDialog</name>
    <message>
        <source>No key</source>
        <translation>Keine Taste</translation>
    </message>
    <message>
        <source>Standard key</source>
        <translation>Standardtaste</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Actions and their keys</source>
        <translation>Aktionen und ihre Tasten</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Taste</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Aktion</translation>
    </message>
    <message>
        <source>Holds</source>
        <translation>Gilt</translation>
    </message>
    <message>
        <source>In the chart the wheel zooms the time axis, and dragging pans.</source>
        <translation>Im Diagramm zoomt das Mausrad die Zeitachse, und Ziehen verschiebt.</translation>
    </message>
    <message>
        <source>Search the actions</source>
        <translation>Aktionen durchsuchen</translation>
    </message>
    <message>
        <source>Search an action or a key</source>
        <translation>Aktion oder Taste suchen</translation>
    </message>
    <message>
        <source>New key</source>
        <translation>Neue Taste</translation>
    </message>
    <message>
        <source>All standard keys</source>
        <translation>Alle Standardtasten</translation>
    </message>
    <message>
        <source>Of your own; none as a standard.</source>
        <translation>Eigene; im Standard keine.</translation>
    </message>
    <message>
        <source>Of your own; the standard is %1.</source>
        <translation>Eigene; der Standard ist %1.</translation>
    </message>
    <message>
        <source>Choose an action</source>
        <translation>Eine Aktion wählen</translation>
    </message>
    <message>
        <source>%1: no key</source>
        <translation>%1: keine Taste</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>ballast::ui::SmilePanel</name>
    <message>
        <source>%1 refused (%2)</source>
        <translation>%1 verworfen (%2)</translation>
    </message>
    <message>
        <source>1 curve without butterfly arbitrage</source>
        <translation>1 Kurve ohne Butterfly-Arbitrage</translation>
    </message>
    <message numerus="yes">
        <source>%n curves without butterfly arbitrage</source>
        <translation>
            <numerusform>%n Kurve ohne Butterfly-Arbitrage</numerusform>
            <numerusform>%n Kurven ohne Butterfly-Arbitrage</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2 without a curve</source>
        <translation>%1, %2 ohne Kurve</translation>
    </message>
    <message>
        <source>%1. The calendar is in order.</source>
        <translation>%1. Der Kalender ist in Ordnung.</translation>
    </message>
    <message>
        <source>%1, and %2 more.</source>
        <translation>%1, und %2 weitere.</translation>
    </message>
    <message>
        <source>No quotes</source>
        <translation>Keine Quotes</translation>
    </message>
    <message>
        <source>SVI, repaired</source>
        <translation>SVI, repariert</translation>
    </message>
    <message>
        <source>Interpolated</source>
        <translation>Interpoliert</translation>
    </message>
    <message>
        <source>rmse %1 pt</source>
        <translation>RMSE %1 Pkt</translation>
    </message>
    <message>
        <source>worst %1 pt</source>
        <translation>schlimmste %1 Pkt</translation>
    </message>
    <message>
        <source>%1 of %2 inside the spread</source>
        <translation>%1 von %2 im Spread</translation>
    </message>
    <message>
        <source>1 quote</source>
        <translation>1 Quote</translation>
    </message>
    <message numerus="yes">
        <source>%n quotes</source>
        <translation>
            <numerusform>%n Quote</numerusform>
            <numerusform>%n Quotes</numerusform>
        </translation>
    </message>
    <message>
        <source>The best curve had butterfly arbitrage; this is the nearest without</source>
        <translation>Die beste Kurve hatte Butterfly-Arbitrage; dies ist die nächste ohne</translation>
    </message>
    <message>
        <source>No butterfly arbitrage</source>
        <translation>Keine Butterfly-Arbitrage</translation>
    </message>
    <message>
        <source>%1 (least g %2 far out).</source>
        <translation>%1 (kleinstes g %2 weit außen).</translation>
    </message>
    <message>
        <source>%1 (least g %2 at k = %3).</source>
        <translation>%1 (kleinstes g %2 bei k = %3).</translation>
    </message>
    <message>
        <source>%1. Interpolated in total variance; deltas stay at sticky strike.</source>
        <translation>%1. In Gesamtvarianz interpoliert; Deltas bleiben bei Sticky Strike.</translation>
    </message>
    <message>
        <source>Vol smile</source>
        <translation>Vol-Smile</translation>
    </message>
    <message>
        <source>Underlying</source>
        <translation>Basiswert</translation>
    </message>
    <message>
        <source>Expiry</source>
        <translation>Verfall</translation>
    </message>
    <message>
        <source>Implied volatility over strike</source>
        <translation>Implizite Volatilität über dem Strike</translation>
    </message>
    <message>
        <source>No smile yet</source>
        <translation>Noch kein Smile</translation>
    </message>
    <message>
        <source>The first one is drawn as soon as the venue quotes options.</source>
        <translation>Der erste erscheint, sobald die Börse Optionen quotiert.</translation>
    </message>
    <message>
        <source>1 expiry over ln(K/F), the nearest brightest</source>
        <translation>1 Verfall über ln(K/F), der nächste am hellsten</translation>
    </message>
    <message numerus="yes">
        <source>%n expiries over ln(K/F), the nearest brightest</source>
        <translation>
            <numerusform>%n Verfall über ln(K/F), der nächste am hellsten</numerusform>
            <numerusform>%n Verfälle über ln(K/F), der nächste am hellsten</numerusform>
        </translation>
    </message>
    <message>
        <source> · quotes %1 old</source>
        <translation> · Quotes %1 alt</translation>
    </message>
    <message>
        <source> · quotes of %1</source>
        <translation> · Quotes von %1</translation>
    </message>
    <message>
        <source>All expiries</source>
        <translation>Alle Verfälle</translation>
    </message>
</context>
<context>
    <name>ballast::ui::SmilePlot</name>
    <message>
        <source>%1  k %2
curve %3  skew %4</source>
        <translation>%1  k %2
Kurve %3  Skew %4</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>
%1  bid %2  ask %3</source>
        <translation>
%1  Bid %2  Ask %3</translation>
    </message>
</context>
<context>
    <name>ballast::ui::StackedPlot</name>
    <message>
        <source>total  %1</source>
        <translation>gesamt  %1</translation>
    </message>
    <message>
        <source>unexplained: beyond what is accepted</source>
        <translation>unerklärt: mehr, als hingenommen wird</translation>
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
        <translation>%1 ist %2 seit %3 UTC
%4 Nachrichten, %5 verworfen, %6 Buchlücken, %7 Neuverbindungen
Umlauf %8 ms, Uhr %9 ms daneben (± %10 ms)
%11
%12 % des Orderlimits übrig</translation>
    </message>
    <message>
        <source>cancel on disconnect is armed</source>
        <translation>Storno bei Trennung ist scharf</translation>
    </message>
    <message>
        <source>cancel on disconnect is NOT armed</source>
        <translation>Storno bei Trennung ist NICHT scharf</translation>
    </message>
    <message>
        <source>%1 msg/s</source>
        <translation>%1 Nachr./s</translation>
    </message>
    <message>
        <source>none refused</source>
        <translation>keine verworfen</translation>
    </message>
    <message>
        <source>%1 refused</source>
        <translation>%1 verworfen</translation>
    </message>
    <message>
        <source>Last refused: %1</source>
        <translation>Zuletzt verworfen: %1</translation>
    </message>
    <message>
        <source>journal recorded</source>
        <translation>Journal verzeichnet</translation>
    </message>
    <message>
        <source>journal FAILED</source>
        <translation>Journal AUSGEFALLEN</translation>
    </message>
    <message>
        <source>Every order is recorded before it is sent.</source>
        <translation>Jede Order wird vor dem Senden verzeichnet.</translation>
    </message>
    <message>
        <source>No record, no order: nothing new is sent.</source>
        <translation>Ohne Eintrag keine Order: nichts Neues wird gesendet.</translation>
    </message>
    <message>
        <source>%1 UTC</source>
        <translation>%1 UTC</translation>
    </message>
    <message>
        <source>%1 · %2 local</source>
        <translation>%1 · %2 Ortszeit</translation>
    </message>
    <message>
        <source>HALTED</source>
        <translation>ANGEHALTEN</translation>
    </message>
</context>
<context>
    <name>ballast::ui::StyleForm</name>
    <message>
        <source>cross the spread</source>
        <translation>den Spread kreuzen</translation>
    </message>
    <message>
        <source>leave the rest</source>
        <translation>den Rest liegen lassen</translation>
    </message>
    <message>
        <source>Over, seconds</source>
        <translation>Über, Sekunden</translation>
    </message>
    <message>
        <source>From the first order to the last.</source>
        <translation>Von der ersten Order bis zur letzten.</translation>
    </message>
    <message>
        <source>In orders</source>
        <translation>In Orders</translation>
    </message>
    <message>
        <source>Each is priced and checked in its own time.</source>
        <translation>Jede wird zu ihrer Zeit bewertet und geprüft.</translation>
    </message>
    <message>
        <source>Half-life where none is known, s</source>
        <translation>Halbwertszeit, wo keine bekannt ist, s</translation>
    </message>
    <message>
        <source>It follows from risk aversion, volatility and depth where these are known.</source>
        <translation>Sie folgt aus Risikoaversion, Volatilität und Tiefe, wo diese bekannt sind.</translation>
    </message>
    <message>
        <source>Refill until it was seen, s</source>
        <translation>Auffüllzeit, bis sie gesehen wurde, s</translation>
    </message>
    <message>
        <source>In which half of what was taken from the book is there again.</source>
        <translation>In der die Hälfte des Entnommenen wieder da ist.</translation>
    </message>
    <message>
        <source>Share of the best price</source>
        <translation>Anteil am besten Preis</translation>
    </message>
    <message>
        <source>How much of what rests there is taken at a time.</source>
        <translation>Wie viel des dort Ruhenden jeweils genommen wird.</translation>
    </message>
    <message>
        <source>Pause, seconds</source>
        <translation>Pause, Sekunden</translation>
    </message>
    <message>
        <source>From one order to the next.</source>
        <translation>Von einer Order zur nächsten.</translation>
    </message>
    <message>
        <source>Deadline, seconds</source>
        <translation>Frist, Sekunden</translation>
    </message>
    <message>
        <source>What rests is cancelled then.</source>
        <translation>Was ruht, wird dann storniert.</translation>
    </message>
    <message>
        <source>Follows at, ticks</source>
        <translation>Folgt ab, Ticks</translation>
    </message>
    <message>
        <source>So far away the best price must be for the order to follow it.</source>
        <translation>So weit muss der beste Preis weg sein, damit die Order folgt.</translation>
    </message>
    <message>
        <source>But no sooner than, s</source>
        <translation>Aber nicht vor, s</translation>
    </message>
    <message>
        <source>After it was placed.</source>
        <translation>Nachdem sie platziert wurde.</translation>
    </message>
    <message>
        <source>And at most, times</source>
        <translation>Und höchstens, Male</translation>
    </message>
    <message>
        <source>Then it stays where it is.</source>
        <translation>Dann bleibt sie, wo sie ist.</translation>
    </message>
    <message>
        <source>A hedge is worked</source>
        <translation>Eine Absicherung läuft</translation>
    </message>
    <message>
        <source>At the deadline</source>
        <translation>An der Frist</translation>
    </message>
    <message>
        <source>a whole number, %1 to %2</source>
        <translation>eine ganze Zahl, %1 bis %2</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
</context>
<context>
    <name>ballast::ui::SubBookForm</name>
    <message>
        <source>Target, coin</source>
        <translation>Ziel, Coin</translation>
    </message>
    <message>
        <source>The delta that is wanted of this sub-book.</source>
        <translation>Das gewünschte Delta dieses Teilbuchs.</translation>
    </message>
    <message>
        <source>Target by spot</source>
        <translation>Ziel nach Spot</translation>
    </message>
    <message>
        <source>Spot: coin, in pairs. Empty: the target beside it.</source>
        <translation>Spot: Coin, in Paaren. Leer: das Ziel daneben.</translation>
    </message>
    <message>
        <source>Gamma target</source>
        <translation>Gammaziel</translation>
    </message>
    <message>
        <source>Added to the policy&apos;s gamma target.</source>
        <translation>Kommt zum Gammaziel der Vorgabe hinzu.</translation>
    </message>
    <message>
        <source>Gamma from, to</source>
        <translation>Gamma von, bis</translation>
    </message>
    <message>
        <source>Such as -0.2 to 0.3; either side may be left out.</source>
        <translation>Etwa -0.2 to 0.3; jede Seite darf fehlen.</translation>
    </message>
    <message>
        <source>Vega target, USD</source>
        <translation>Vegaziel, USD</translation>
    </message>
    <message>
        <source>Added to the policy&apos;s vega target.</source>
        <translation>Kommt zum Vegaziel der Vorgabe hinzu.</translation>
    </message>
    <message>
        <source>Vega from, to, USD</source>
        <translation>Vega von, bis, USD</translation>
    </message>
    <message>
        <source>Such as -2000 to 2000; either side may be left out.</source>
        <translation>Etwa -2000 to 2000; jede Seite darf fehlen.</translation>
    </message>
    <message>
        <source>-1 000 000 to 1 000 000</source>
        <translation>-1 000 000 bis 1 000 000</translation>
    </message>
    <message>
        <source>-1 000 000 000 to 1 000 000 000</source>
        <translation>-1 000 000 000 bis 1 000 000 000</translation>
    </message>
    <message>
        <source>allowed: from to to, such as -0.2 to 0.3</source>
        <translation>erlaubt: von to bis, etwa -0.2 to 0.3</translation>
    </message>
    <message>
        <source>Sub-books</source>
        <translation>Teilbücher</translation>
    </message>
    <message>
        <source>Targets of sub-books add up to that of the whole, with the one above for the rest.</source>
        <translation>Ziele der Teilbücher ergeben mit dem obigen für den Rest das des Ganzen.</translation>
    </message>
    <message>
        <source>%1: delta convention</source>
        <translation>%1: Delta-Konvention</translation>
    </message>
    <message>
        <source>Delta convention</source>
        <translation>Delta-Konvention</translation>
    </message>
    <message>
        <source>%1: delta %2 (%3), %4 from its target; gamma %5, vega %6</source>
        <translation>%1: Delta %2 (%3), %4 vom Ziel; Gamma %5, Vega %6</translation>
    </message>
</context>
<context>
    <name>ballast::ui::ThoughtBanner</name>
    <message>
        <source>What-if, not traded</source>
        <translation>Gedankenspiel, nicht gehandelt</translation>
    </message>
    <message>
        <source>WHAT-IF · not traded</source>
        <translation>GEDANKENSPIEL · nicht gehandelt</translation>
    </message>
</context>
<context>
    <name>ballast::ui::TourGuide</name>
    <message>
        <source>Next note of the tour</source>
        <translation>Nächste Notiz des Rundgangs</translation>
    </message>
    <message>
        <source>End the tour</source>
        <translation>Rundgang beenden</translation>
    </message>
    <message>
        <source>(no key)</source>
        <translation>(keine Taste)</translation>
    </message>
</context>
<context>
    <name>ballast::ui::TourNote</name>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Guided tour</source>
        <translation>Rundgang</translation>
    </message>
    <message>
        <source>End the tour</source>
        <translation>Rundgang beenden</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
</context>
<context>
    <name>ballast::ui::Tray</name>
    <message>
        <source>Show Ballast</source>
        <translation>Ballast zeigen</translation>
    </message>
    <message>
        <source>Ballast: halted</source>
        <translation>Ballast: angehalten</translation>
    </message>
    <message>
        <source>Ballast: out of band</source>
        <translation>Ballast: außer Band</translation>
    </message>
    <message>
        <source>Ballast: a proposal waits</source>
        <translation>Ballast: ein Vorschlag wartet</translation>
    </message>
    <message>
        <source>Ballast: auto-fire is armed</source>
        <translation>Ballast: Automatik ist scharf</translation>
    </message>
    <message>
        <source>Ballast: in band</source>
        <translation>Ballast: im Band</translation>
    </message>
    <message>
        <source>Ballast: starting</source>
        <translation>Ballast: startet</translation>
    </message>
</context>
<context>
    <name>ballast::ui::TriggerForm</name>
    <message>
        <source>Largest daily sd, USD</source>
        <translation>Größte Tages-SD, USD</translation>
    </message>
    <message>
        <source>What hedging may leave of daily swings: it sets the risk aversion.</source>
        <translation>Was die Absicherung an Tagesschwankung lassen darf: das setzt die Risikoaversion.</translation>
    </message>
    <message>
        <source>more than 0</source>
        <translation>mehr als 0</translation>
    </message>
    <message>
        <source>Each trade, USD</source>
        <translation>Je Trade, USD</translation>
    </message>
    <message>
        <source>What a trade costs whatever its size.</source>
        <translation>Was ein Trade unabhängig von der Größe kostet.</translation>
    </message>
    <message>
        <source>0 to 100 000</source>
        <translation>0 bis 100 000</translation>
    </message>
    <message>
        <source>Least trade, coin</source>
        <translation>Kleinster Trade, Coin</translation>
    </message>
    <message>
        <source>No hedge is smaller. Empty: the lot.</source>
        <translation>Keine Absicherung ist kleiner. Leer: das Lot.</translation>
    </message>
    <message>
        <source>0 to 1 000 000</source>
        <translation>0 bis 1 000 000</translation>
    </message>
    <message>
        <source>Inner band, coin</source>
        <translation>Inneres Band, Coin</translation>
    </message>
    <message>
        <source>Hedging to an inner band stops so far from the target.</source>
        <translation>Absichern in ein inneres Band endet so weit vom Ziel.</translation>
    </message>
    <message>
        <source>0 to less than the nearer edge</source>
        <translation>0 bis unter den näheren Rand</translation>
    </message>
    <message>
        <source>Price move, %</source>
        <translation>Kursbewegung, %</translation>
    </message>
    <message>
        <source>Of the spot since the last hedge.</source>
        <translation>Des Spots seit der letzten Absicherung.</translation>
    </message>
    <message>
        <source>0.01 to 100</source>
        <translation>0.01 bis 100</translation>
    </message>
    <message>
        <source>Risk budget, USD</source>
        <translation>Risikobudget, USD</translation>
    </message>
    <message>
        <source>One standard deviation of the delta&apos;s P&amp;L.</source>
        <translation>Eine Standardabweichung des P&amp;L aus dem Delta.</translation>
    </message>
    <message>
        <source>over hours</source>
        <translation>über Stunden</translation>
    </message>
    <message>
        <source>The horizon of the risk budget.</source>
        <translation>Der Horizont des Risikobudgets.</translation>
    </message>
    <message>
        <source>0.05 to 8 760</source>
        <translation>0.05 bis 8 760</translation>
    </message>
    <message>
        <source>every, minutes</source>
        <translation>alle, Minuten</translation>
    </message>
    <message>
        <source>Leland&apos;s interval. Empty: the best clock.</source>
        <translation>Lelands Intervall. Leer: der beste Takt.</translation>
    </message>
    <message>
        <source>1 to 43 200</source>
        <translation>1 bis 43 200</translation>
    </message>
    <message>
        <source>Breach lasts, s</source>
        <translation>Verlassen dauert, s</translation>
    </message>
    <message>
        <source>Outside for so long before a hedge is proposed. Empty: not at all.</source>
        <translation>So lange außerhalb, bis eine Absicherung vorgeschlagen wird. Leer: gar nicht.</translation>
    </message>
    <message>
        <source>0 to 60</source>
        <translation>0 bis 60</translation>
    </message>
    <message>
        <source>or is beyond by, %</source>
        <translation>oder ist jenseits um, %</translation>
    </message>
    <message>
        <source>Of the half width beyond the edge: proposed at once. Empty: always.</source>
        <translation>Der halben Breite jenseits des Rands: sofort vorgeschlagen. Leer: immer.</translation>
    </message>
    <message>
        <source>0 to 1 000</source>
        <translation>0 bis 1 000</translation>
    </message>
    <message>
        <source>over within, %</source>
        <translation>vorbei innerhalb, %</translation>
    </message>
    <message>
        <source>Of the half width: a waiting proposal goes when delta is back so far. Empty: 90.</source>
        <translation>Der halben Breite: ein wartender Vorschlag geht, wenn das Delta so weit zurück ist. Leer: 90.</translation>
    </message>
    <message>
        <source>50 to 100</source>
        <translation>50 bis 100</translation>
    </message>
    <message>
        <source>Gamma at least</source>
        <translation>Gamma mindestens</translation>
    </message>
    <message>
        <source>Coin of delta per move of 1 %.</source>
        <translation>Coin Delta je 1 % Bewegung.</translation>
    </message>
    <message>
        <source>-1 000 000 to 1 000 000</source>
        <translation>-1 000 000 bis 1 000 000</translation>
    </message>
    <message>
        <source>Gamma at most</source>
        <translation>Gamma höchstens</translation>
    </message>
    <message>
        <source>Vega at least, USD</source>
        <translation>Vega mindestens, USD</translation>
    </message>
    <message>
        <source>Per vol point.</source>
        <translation>Je Vol-Punkt.</translation>
    </message>
    <message>
        <source>-1 000 000 000 to 1 000 000 000</source>
        <translation>-1 000 000 000 bis 1 000 000 000</translation>
    </message>
    <message>
        <source>Vega at most, USD</source>
        <translation>Vega höchstens, USD</translation>
    </message>
    <message>
        <source>Gamma target</source>
        <translation>Gammaziel</translation>
    </message>
    <message>
        <source>Away from it by more than the tolerance: a joint hedge.</source>
        <translation>Weiter davon als die Toleranz: eine kombinierte Absicherung.</translation>
    </message>
    <message>
        <source>Gamma tolerance</source>
        <translation>Gammatoleranz</translation>
    </message>
    <message>
        <source>Coin of delta per move of 1 %, to either side.</source>
        <translation>Coin Delta je 1 % Bewegung, nach jeder Seite.</translation>
    </message>
    <message>
        <source>Vega target, USD</source>
        <translation>Vegaziel, USD</translation>
    </message>
    <message>
        <source>Vega tolerance, USD</source>
        <translation>Vegatoleranz, USD</translation>
    </message>
    <message>
        <source>Per vol point, to either side.</source>
        <translation>Je Vol-Punkt, nach jeder Seite.</translation>
    </message>
    <message>
        <source>Margin use, %</source>
        <translation>Marginauslastung, %</translation>
    </message>
    <message>
        <source>Maintenance margin over equity.</source>
        <translation>Erhaltungsmargin über Eigenkapital.</translation>
    </message>
    <message>
        <source>0.1 to 100</source>
        <translation>0.1 bis 100</translation>
    </message>
    <message>
        <source>Liquidation, % away</source>
        <translation>Liquidation, % entfernt</translation>
    </message>
    <message>
        <source>Nearer than this fraction of the spot.</source>
        <translation>Näher als dieser Anteil des Spots.</translation>
    </message>
    <message>
        <source>0.1 to 95</source>
        <translation>0.1 bis 95</translation>
    </message>
    <message>
        <source>Funding, USD a day</source>
        <translation>Funding, USD am Tag</translation>
    </message>
    <message>
        <source>What the hedge may pay.</source>
        <translation>Was die Absicherung zahlen darf.</translation>
    </message>
    <message>
        <source>Spread, at most %</source>
        <translation>Spread, max. %</translation>
    </message>
    <message>
        <source>Ask less bid, over the mid. Empty: 5.</source>
        <translation>Ask minus Bid, über dem Mid. Leer: 5.</translation>
    </message>
    <message>
        <source>0.01 to 200</source>
        <translation>0.01 bis 200</translation>
    </message>
    <message>
        <source>Depth, coin</source>
        <translation>Tiefe, Coin</translation>
    </message>
    <message>
        <source>In sight on each side, at least.</source>
        <translation>Auf jeder Seite sichtbar, mindestens.</translation>
    </message>
    <message>
        <source>Open interest, coin</source>
        <translation>Open Interest, Coin</translation>
    </message>
    <message>
        <source>Of options and dated futures, at least.</source>
        <translation>Von Optionen und datierten Futures, mindestens.</translation>
    </message>
    <message>
        <source>0 to 1 000 000 000</source>
        <translation>0 bis 1 000 000 000</translation>
    </message>
    <message>
        <source>Days to expiry, from</source>
        <translation>Tage bis Verfall, von</translation>
    </message>
    <message>
        <source>No leg expires sooner.</source>
        <translation>Kein Bein verfällt früher.</translation>
    </message>
    <message>
        <source>0 to 3660</source>
        <translation>0 bis 3660</translation>
    </message>
    <message>
        <source>to</source>
        <translation>bis</translation>
    </message>
    <message>
        <source>No leg expires later. Empty: any.</source>
        <translation>Kein Bein verfällt später. Leer: beliebig.</translation>
    </message>
    <message>
        <source>0.01 to 3660</source>
        <translation>0.01 bis 3660</translation>
    </message>
    <message>
        <source>Most legs</source>
        <translation>Höchstens Beine</translation>
    </message>
    <message>
        <source>Each is an order after the one before it. Empty: 4.</source>
        <translation>Jedes ist eine Order nach der vorigen. Leer: 4.</translation>
    </message>
    <message>
        <source>1 to 8</source>
        <translation>1 bis 8</translation>
    </message>
    <message>
        <source>Risk penalty, USD</source>
        <translation>Risikoaufschlag, USD</translation>
    </message>
    <message>
        <source>What a Greek at the edge of its range counts as costing; nearer to the middle less, by the square.</source>
        <translation>Was ein Greek am Rand seines Bereichs als Kosten zählt; zur Mitte hin weniger, quadratisch.</translation>
    </message>
    <message>
        <source>Funding, hours</source>
        <translation>Funding, Stunden</translation>
    </message>
    <message>
        <source>So long a perpetual leg that pays funding is counted.</source>
        <translation>So lange zählt ein Perpetual-Bein, das Funding zahlt.</translation>
    </message>
    <message>
        <source>0 to 720</source>
        <translation>0 bis 720</translation>
    </message>
    <message>
        <source>Margin, at most USD</source>
        <translation>Margin, höchst. USD</translation>
    </message>
    <message>
        <source>Initial margin of all legs together. Empty: any.</source>
        <translation>Anfangsmargin aller Beine zusammen. Leer: beliebig.</translation>
    </message>
    <message>
        <source>allowed: times of day in UTC, such as 07:30, 16:00</source>
        <translation>erlaubt: Uhrzeiten in UTC, etwa 07:30, 16:00</translation>
    </message>
    <message>
        <source>Live band</source>
        <translation>Mitlaufendes Band</translation>
    </message>
    <message>
        <source>Live band by</source>
        <translation>Mitlaufendes Band nach</translation>
    </message>
    <message>
        <source>A band inside the fixed one that follows gamma, volatility and cost.</source>
        <translation>Ein Band innerhalb des festen, das Gamma, Volatilität und Kosten folgt.</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>Volatility</source>
        <translation>Volatilität</translation>
    </message>
    <message>
        <source>Implied by what is held, realised by the index, or the larger. By regime: implied, and the larger while the market is stressed.</source>
        <translation>Implizit aus dem Bestand, realisiert aus dem Index, oder die größere. Nach Regime: implizit, und die größere, solange der Markt unter Stress steht.</translation>
    </message>
    <message>
        <source>Lean to funding</source>
        <translation>Zum Funding neigen</translation>
    </message>
    <message>
        <source>The live band leans to the side that funding pays.</source>
        <translation>Das mitlaufende Band neigt zu der Seite, die Funding zahlt.</translation>
    </message>
    <message>
        <source>Other triggers</source>
        <translation>Andere Auslöser</translation>
    </message>
    <message>
        <source>Leland&apos;s interval</source>
        <translation>Lelands Intervall</translation>
    </message>
    <message>
        <source>Since the last hedge, at his volatility.</source>
        <translation>Seit der letzten Absicherung, bei seiner Volatilität.</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Limits</translation>
    </message>
    <message>
        <source>Joint hedge</source>
        <translation>Kombinierte Absicherung</translation>
    </message>
    <message>
        <source>Patterns with commas between; * stands for any letters.</source>
        <translation>Muster mit Kommas dazwischen; * steht für beliebige Zeichen.</translation>
    </message>
    <message>
        <source>Only names like</source>
        <translation>Nur Namen wie</translation>
    </message>
    <message>
        <source>Never names like</source>
        <translation>Nie Namen wie</translation>
    </message>
    <message>
        <source>Target by spot, times</source>
        <translation>Ziel nach Spot, Zeiten</translation>
    </message>
    <message>
        <source>Target by spot</source>
        <translation>Ziel nach Spot</translation>
    </message>
    <message>
        <source>Spot: coin, in pairs, straight lines between them. Empty: the target above.</source>
        <translation>Spot: Coin, in Paaren, gerade Linien dazwischen. Leer: das Ziel oben.</translation>
    </message>
    <message>
        <source>Times of day, UTC</source>
        <translation>Uhrzeiten, UTC</translation>
    </message>
    <message>
        <source>Of the schedule, instead of its interval.</source>
        <translation>Des Zeitplans, statt seines Intervalls.</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>On</source>
        <translation>An</translation>
    </message>
</context>
<context>
    <name>ballast::ui::TriggerList</name>
    <message>
        <source>Every trigger that is on, and why it asks for a hedge or why not.</source>
        <translation>Jeder aktive Auslöser, und warum er eine Absicherung verlangt oder nicht.</translation>
    </message>
    <message>
        <source>Triggers: none of %1 asks</source>
        <translation>Auslöser: keiner von %1 verlangt etwas</translation>
    </message>
    <message>
        <source>Triggers: %1 of %2 ask</source>
        <translation>Auslöser: %1 von %2 verlangen etwas</translation>
    </message>
</context>
<context>
    <name>ballast::ui::UnderlyingCard</name>
    <message>
        <source>Vega</source>
        <translation>Vega</translation>
    </message>
    <message>
        <source>Margin</source>
        <translation>Margin</translation>
    </message>
    <message>
        <source>Liq.</source>
        <translation>Liq.</translation>
    </message>
</context>
<context>
    <name>ballast::ui::VenuesPage</name>
    <message>
        <source>Paper exchange</source>
        <translation>Papierbörse</translation>
    </message>
    <message>
        <source>Deribit, test</source>
        <translation>Deribit, Test</translation>
    </message>
    <message>
        <source>Deribit, live</source>
        <translation>Deribit, live</translation>
    </message>
    <message>
        <source>trading</source>
        <translation>Handel</translation>
    </message>
    <message>
        <source>read only</source>
        <translation>nur lesen</translation>
    </message>
    <message>
        <source>one book over %1</source>
        <translation>ein Buch über %1</translation>
    </message>
    <message>
        <source>Profiles</source>
        <translation>Alle Profile</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Profil</translation>
    </message>
    <message>
        <source>Venue</source>
        <translation>Börse</translation>
    </message>
    <message>
        <source>Rights</source>
        <translation>Rechte</translation>
    </message>
    <message>
        <source>Client id</source>
        <translation>Client-ID</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>New profile</source>
        <translation>Neues Profil</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>A profile is one way to a venue. It is opened at a start, with --profile and its name; what is changed here holds from then on. Secrets are kept in the keychain of the system and in no file.</source>
        <translation>Ein Profil ist ein Weg zu einer Börse. Geöffnet wird es beim Start, mit --profile und seinem Namen; was hier geändert wird, gilt von da an. Geheimnisse liegen im Schlüsselbund des Systems und in keiner Datei.</translation>
    </message>
    <message>
        <source>Name of the profile</source>
        <translation>Name des Profils</translation>
    </message>
    <message>
        <source>Read only asks the venue for no right to trade: every order is refused, by the venue too.</source>
        <translation>Nur lesen verlangt von der Börse kein Handelsrecht: jede Order wird verweigert, auch von der Börse.</translation>
    </message>
    <message>
        <source>Secret</source>
        <translation>Geheimnis</translation>
    </message>
    <message>
        <source>unchanged, as the keychain has it</source>
        <translation>unverändert, wie im Schlüsselbund</translation>
    </message>
    <message>
        <source>The last four digits of the SHA-256 of the client id: by which a key is told from another one.</source>
        <translation>Die letzten vier Stellen des SHA-256 der Client-ID: daran ist ein Schlüssel von einem anderen zu unterscheiden.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Key fingerprint</source>
        <translation>Schlüssel-Fingerabdruck</translation>
    </message>
    <message>
        <source>Test the key</source>
        <translation>Schlüssel prüfen</translation>
    </message>
    <message>
        <source>Connects and logs in as a desk would, and leaves: nothing is sent.</source>
        <translation>Verbindet und meldet sich an wie ein Desk und geht wieder: nichts wird gesendet.</translation>
    </message>
    <message>
        <source>Cancel the test</source>
        <translation>Prüfung abbrechen</translation>
    </message>
    <message>
        <source>The test was cancelled.</source>
        <translation>Die Prüfung wurde abgebrochen.</translation>
    </message>
    <message>
        <source>This one is always there.</source>
        <translation>Dieses ist immer da.</translation>
    </message>
    <message>
        <source>Connecting and logging in as %1…</source>
        <translation>Verbindet und meldet sich an als %1…</translation>
    </message>
</context>
<context>
    <name>ballast::ui::WhatIfEditor</name>
    <message>
        <source>buy %1</source>
        <translation>%1 kaufen</translation>
    </message>
    <message>
        <source>sell %1</source>
        <translation>%1 verkaufen</translation>
    </message>
    <message>
        <source>Positions held and thought of</source>
        <translation>Gehaltene und gedachte Positionen</translation>
    </message>
    <message>
        <source>Instrument to add, by name</source>
        <translation>Instrument, das hinzukommt, nach Namen</translation>
    </message>
    <message>
        <source>Instrument, e.g. BTC-PERPETUAL</source>
        <translation>Instrument, z. B. BTC-PERPETUAL</translation>
    </message>
    <message>
        <source>How much more: above zero buys, below sells; dollars for inverse futures, coin otherwise</source>
        <translation>Wie viel mehr: über null kauft, unter null verkauft; Dollar bei inversen Futures, sonst Coin</translation>
    </message>
    <message>
        <source>±size</source>
        <translation>±Größe</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Add it to what is thought of</source>
        <translation>Zum Gedachten hinzufügen</translation>
    </message>
    <message>
        <source>Whether the number is a size, or the net delta in coin that is wanted: the size that has it now is added, and stays when the spot moves</source>
        <translation>Ob die Zahl eine Größe ist oder das gewünschte Nettodelta in Coin: die Größe, die es jetzt hat, kommt hinzu und bleibt bei Spotbewegung</translation>
    </message>
    <message>
        <source>size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Δ coin</source>
        <translation>Δ Coin</translation>
    </message>
    <message>
        <source>±delta</source>
        <translation>±Delta</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Think of the selected positions as closed</source>
        <translation>Die gewählten Positionen als geschlossen denken</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Back to what is held</source>
        <translation>Zurück zum Gehaltenen</translation>
    </message>
    <message>
        <source>Waiting proposal</source>
        <translation>Wartender Vorschlag</translation>
    </message>
    <message>
        <source>Count what the waiting proposal would trade as done</source>
        <translation>Was der wartende Vorschlag handeln würde, als getan zählen</translation>
    </message>
    <message>
        <source>What the proposal is called</source>
        <translation>Wie der Vorschlag heißt</translation>
    </message>
    <message>
        <source>Why (optional)</source>
        <translation>Warum (freiwillig)</translation>
    </message>
    <message>
        <source>Propose</source>
        <translation>Vorschlagen</translation>
    </message>
    <message>
        <source>Make an ordinary proposal of the change: checked, and sent only when approved</source>
        <translation>Einen gewöhnlichen Vorschlag aus der Änderung machen: geprüft und erst nach Freigabe gesendet</translation>
    </message>
    <message>
        <source>There is no %1 instrument named &quot;%2&quot;.</source>
        <translation>Es gibt kein Instrument von %1 namens „%2“.</translation>
    </message>
    <message>
        <source>How much? A delta in %1, above zero or below.</source>
        <translation>Wie viel? Ein Delta in %1, über null oder darunter.</translation>
    </message>
    <message>
        <source>How much? A size in %1, above zero to buy and below to sell.</source>
        <translation>Wie viel? Eine Größe in %1, über null zum Kaufen, darunter zum Verkaufen.</translation>
    </message>
    <message>
        <source>%1 has no delta now by which a size could be found.</source>
        <translation>%1 hat jetzt kein Delta, aus dem eine Größe folgte.</translation>
    </message>
    <message>
        <source>A delta of %1 is less than the smallest size of %2 has.</source>
        <translation>Ein Delta von %1 ist weniger, als die kleinste Größe von %2 hat.</translation>
    </message>
    <message>
        <source>Propose asks for: %1. One order after another, as one proposal.</source>
        <translation>Vorschlagen verlangt: %1. Eine Order nach der anderen, als ein Vorschlag.</translation>
    </message>
    <message>
        <source>Propose asks for: %1.</source>
        <translation>Vorschlagen verlangt: %1.</translation>
    </message>
    <message>
        <source>Write a size over a position, or add an instrument: nothing is traded by it.</source>
        <translation>Eine Größe über eine Position schreiben oder ein Instrument hinzufügen: gehandelt wird dadurch nichts.</translation>
    </message>
    <message>
        <source>A proposal has at most %1 legs: %2 positions are changed here.</source>
        <translation>Ein Vorschlag hat höchstens %1 Beine: hier sind %2 Positionen geändert.</translation>
    </message>
    <message>
        <source>%1 is not listed.</source>
        <translation>%1 ist nicht gelistet.</translation>
    </message>
    <message>
        <source>%1 is held in another account than the policy trades in.</source>
        <translation>%1 liegt in einem anderen Konto, als die Vorgabe handelt.</translation>
    </message>
    <message>
        <source>A proposal in %1 is waiting: decide on it before proposing this.</source>
        <translation>Ein Vorschlag in %1 wartet: erst darüber entscheiden.</translation>
    </message>
</context>
<context>
    <name>ballast::ui::WhyPanel</name>
    <message>
        <source>What is on record of that time</source>
        <translation>Was von dieser Zeit aufgezeichnet ist</translation>
    </message>
    <message>
        <source>The minute that is asked for</source>
        <translation>Die Minute, nach der gefragt wird</translation>
    </message>
    <message>
        <source>Minutes to either side</source>
        <translation>Minuten nach beiden Seiten</translation>
    </message>
    <message>
        <source> min</source>
        <translation> min</translation>
    </message>
    <message>
        <source>Which underlying</source>
        <translation>Welcher Basiswert</translation>
    </message>
    <message>
        <source>All underlyings</source>
        <translation>Alle Basiswerte</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>Früher</translation>
    </message>
    <message>
        <source>As many minutes back</source>
        <translation>Ebenso viele Minuten zurück</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Später</translation>
    </message>
    <message>
        <source>As many minutes on</source>
        <translation>Ebenso viele Minuten weiter</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>Warum?</translation>
    </message>
    <message>
        <source>Reads what is on record of this time</source>
        <translation>Liest, was von dieser Zeit aufgezeichnet ist</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Wird gelesen…</translation>
    </message>
    <message>
        <source>Desk</source>
        <translation>Desk</translation>
    </message>
    <message>
        <source> · %1 more are on record</source>
        <translation> · %1 weitere sind aufgezeichnet</translation>
    </message>
    <message>
        <source>1 event</source>
        <translation>1 Ereignis</translation>
    </message>
    <message>
        <source>%1 events</source>
        <translation>%1 Ereignisse</translation>
    </message>
</context>
<context>
    <name>ballast::ui::WireBoard</name>
    <message>
        <source>Tripwires, the worst first</source>
        <translation>Stolperdrähte, der schlimmste zuerst</translation>
    </message>
</context>
<context>
    <name>ballast::ui::WorkBoard</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Cancel: %1</source>
        <translation>Abbrechen: %1</translation>
    </message>
</context>
<context>
    <name>language</name>
    <message>
        <source>en</source>
        <translation>de</translation>
    </message>
</context>
<context>
    <name>sentences</name>
    <message>
        <source>%1 at %2 is no account of this desk</source>
        <translation>%1 bei %2 ist kein Konto dieses Desks</translation>
    </message>
    <message>
        <source>The %1 after it is not known%2</source>
        <translation>%1 danach ist nicht bekannt%2</translation>
    </message>
    <message>
        <source>The %1 after it is not known: %2</source>
        <translation>%1 danach ist nicht bekannt: %2</translation>
    </message>
    <message>
        <source>what an open order of &quot;%1&quot; could add cannot be reckoned</source>
        <translation>was eine offene Order in „%1“ hinzufügen könnte, lässt sich nicht rechnen</translation>
    </message>
    <message>
        <source>The %1 could be %2 after it, over the limit of %3</source>
        <translation>%1 könnte danach %2 betragen, über dem Limit von %3</translation>
    </message>
    <message>
        <source>vega of %1</source>
        <translation>Vega von %1</translation>
    </message>
    <message>
        <source>account&apos;s delta</source>
        <translation>Delta des Kontos</translation>
    </message>
    <message>
        <source>account&apos;s vega</source>
        <translation>Vega des Kontos</translation>
    </message>
    <message>
        <source>Auto-fire may send %1 orders an hour</source>
        <translation>Die Automatik darf %1 Orders je Stunde senden</translation>
    </message>
    <message>
        <source>Auto-fire may trade %1 an hour</source>
        <translation>Die Automatik darf %1 je Stunde handeln</translation>
    </message>
    <message>
        <source>Auto-fire may trade %1 a day</source>
        <translation>Die Automatik darf %1 je Tag handeln</translation>
    </message>
    <message>
        <source>Auto-fire has sent %1 orders since a person last looked</source>
        <translation>Die Automatik hat %1 Orders gesendet, seit zuletzt ein Mensch hingesehen hat</translation>
    </message>
    <message>
        <source>It moves delta from %1 to %2, away from its target: a person must approve it</source>
        <translation>Sie bewegt das Delta von %1 auf %2, weg vom Ziel: ein Mensch muss freigeben</translation>
    </message>
    <message>
        <source>The order would move delta from %1 to %2, away from its target</source>
        <translation>Die Order bewegte das Delta von %1 auf %2, weg vom Ziel</translation>
    </message>
    <message>
        <source>The delta after it is not known%1</source>
        <translation>Das Delta danach ist nicht bekannt%1</translation>
    </message>
    <message>
        <source>The delta after it is not known: %1</source>
        <translation>Das Delta danach ist nicht bekannt: %1</translation>
    </message>
    <message>
        <source>Delta after could be %1, over the limit of %2</source>
        <translation>Das Delta danach könnte %1 betragen, über dem Limit von %2</translation>
    </message>
    <message>
        <source>Delta after could be %1, and with what may be live %2, over the limit of %3</source>
        <translation>Das Delta danach könnte %1 betragen, mit möglicherweise offenen Orders %2, über dem Limit von %3</translation>
    </message>
    <message>
        <source>Margin cannot be estimated</source>
        <translation>Die Margin lässt sich nicht schätzen</translation>
    </message>
    <message>
        <source>Maintenance margin would be %1 % of equity</source>
        <translation>Die Erhaltungsmargin betrüge %1 % des Eigenkapitals</translation>
    </message>
    <message>
        <source>Part of the book has no valid mark: the delta is not whole</source>
        <translation>Ein Teil des Buchs hat keinen gültigen Mark: das Delta ist nicht vollständig</translation>
    </message>
    <message>
        <source>%1 option(s) have no fitted smile: their delta is Black&apos;s, not the policy&apos;s</source>
        <translation>%1 Option(en) ohne gefitteten Smile: ihr Delta ist das von Black, nicht das der Vorgabe</translation>
    </message>
    <message>
        <source>The age of the Greeks is not known</source>
        <translation>Das Alter der Greeks ist nicht bekannt</translation>
    </message>
    <message>
        <source>The Greeks are of a time that has not come</source>
        <translation>Die Greeks tragen eine Zeit, die noch nicht gekommen ist</translation>
    </message>
    <message>
        <source>Greeks of %1 are %2 old: a person must approve it</source>
        <translation>Die Greeks von %1 sind %2 alt: ein Mensch muss freigeben</translation>
    </message>
    <message>
        <source>it moves delta from %1 to %2, not nearer its target</source>
        <translation>sie bewegt das Delta von %1 auf %2, nicht näher ans Ziel</translation>
    </message>
    <message>
        <source>the margin after it is not known</source>
        <translation>die Margin danach ist nicht bekannt</translation>
    </message>
    <message>
        <source>it raises the use of margin from %1 % to %2 %, and the worst stress leaves less</source>
        <translation>sie erhöht die Marginauslastung von %1 % auf %2 %, und der schlimmste Stress lässt weniger übrig</translation>
    </message>
    <message>
        <source>it brings liquidation nearer</source>
        <translation>sie bringt die Liquidation näher</translation>
    </message>
    <message>
        <source>%1 is halted by its guard: %2</source>
        <translation>%1 ist vom Wächter angehalten: %2</translation>
    </message>
    <message>
        <source>Only what reduces is sent: %1</source>
        <translation>Gesendet wird nur, was abbaut: %1</translation>
    </message>
    <message>
        <source>Only what reduces is sent</source>
        <translation>Gesendet wird nur, was abbaut</translation>
    </message>
    <message>
        <source>HALT of %1: %2. This order only reduces</source>
        <translation>HALT von %1: %2. Diese Order baut nur ab</translation>
    </message>
    <message>
        <source>HALT: %1. This order only reduces</source>
        <translation>HALT: %1. Diese Order baut nur ab</translation>
    </message>
    <message>
        <source>%1 is in CAUTION: %2. A person decides</source>
        <translation>%1 ist in VORSICHT: %2. Ein Mensch entscheidet</translation>
    </message>
    <message>
        <source>%1 is in CAUTION: %2</source>
        <translation>%1 ist in VORSICHT: %2</translation>
    </message>
    <message>
        <source>%1 at %2 is in CAUTION: %3</source>
        <translation>%1 bei %2 ist in VORSICHT: %3</translation>
    </message>
    <message>
        <source>%1 at %2 is halted by its guard: %3</source>
        <translation>%1 bei %2 ist vom Wächter angehalten: %3</translation>
    </message>
    <message>
        <source>A person decides</source>
        <translation>Ein Mensch entscheidet</translation>
    </message>
    <message>
        <source>The guard&apos;s level is not known</source>
        <translation>Die Stufe des Wächters ist nicht bekannt</translation>
    </message>
    <message>
        <source>What the last fills cost is not known</source>
        <translation>Was die letzten Ausführungen kosteten, ist nicht bekannt</translation>
    </message>
    <message>
        <source>The fills of the last %1 were on average %2 worse than the market was: a person must approve it</source>
        <translation>Die Ausführungen der letzten %1 waren im Mittel %2 schlechter als der Markt: ein Mensch muss freigeben</translation>
    </message>
    <message>
        <source>What the session has cost is not known</source>
        <translation>Was die Sitzung gekostet hat, ist nicht bekannt</translation>
    </message>
    <message>
        <source>Hedging has cost %1 of what was traded</source>
        <translation>Die Absicherung hat %1 des Gehandelten gekostet</translation>
    </message>
    <message>
        <source>Equity is %1 below its highest of the session</source>
        <translation>Das Eigenkapital liegt %1 unter dem Höchststand der Sitzung</translation>
    </message>
    <message>
        <source>%1: only what reduces is sent</source>
        <translation>%1: gesendet wird nur, was abbaut</translation>
    </message>
    <message>
        <source>%1: a person must approve what reduces</source>
        <translation>%1: was abbaut, muss ein Mensch freigeben</translation>
    </message>
    <message>
        <source>a person has set Reduce-only</source>
        <translation>ein Mensch hat „Nur abbauen“ gesetzt</translation>
    </message>
    <message>
        <source>Too many orders in a short time</source>
        <translation>Zu viele Orders in kurzer Zeit</translation>
    </message>
    <message>
        <source>Another %1 hedge has not ended: its exposure may already be covered</source>
        <translation>Eine andere Absicherung in %1 ist nicht beendet: das Risiko könnte schon gedeckt sein</translation>
    </message>
    <message>
        <source>An order in the same direction was sent moments ago</source>
        <translation>Eine Order in gleicher Richtung wurde gerade eben gesendet</translation>
    </message>
    <message>
        <source>Were it to cross now, as at its deadline: %1</source>
        <translation>Kreuzte sie jetzt wie an ihrer Frist: %1</translation>
    </message>
    <message>
        <source>There is nothing to trade</source>
        <translation>Es gibt nichts zu handeln</translation>
    </message>
    <message>
        <source>Fill %1 of %2 is of another account than its order</source>
        <translation>Ausführung %1 in %2 gehört zu einem anderen Konto als ihre Order</translation>
    </message>
    <message>
        <source>Fill %1 of %2 is in %3</source>
        <translation>Ausführung %1 von %2 ist in %3</translation>
    </message>
    <message>
        <source>Fill %1 of %2 is a %3, its order is not</source>
        <translation>Ausführung %1 in %2 ist ein %3, ihre Order nicht</translation>
    </message>
    <message>
        <source>Fill %1 of %2 makes %3 of an order of %4</source>
        <translation>Ausführung %1 in %2 ergibt %3 bei einer Order über %4</translation>
    </message>
    <message>
        <source>Fill %1 of %2 is at %3, beyond its limit of %4</source>
        <translation>Ausführung %1 in %2 liegt bei %3, jenseits des Limits von %4</translation>
    </message>
    <message>
        <source>%1 is over the limit of %2 an order</source>
        <translation>%1 liegt über dem Limit von %2 je Order</translation>
    </message>
    <message>
        <source>%1 is over %2: a person must approve it</source>
        <translation>%1 liegt über %2: ein Mensch muss freigeben</translation>
    </message>
    <message>
        <source>%1 is not listed</source>
        <translation>%1 ist nicht gelistet</translation>
    </message>
    <message>
        <source>%1 is not listed at %2, or has no mark</source>
        <translation>%1 ist bei %2 nicht gelistet oder hat keinen Mark</translation>
    </message>
    <message>
        <source>There is no index to measure the order by</source>
        <translation>Es fehlt ein Index, um die Order zu messen</translation>
    </message>
    <message>
        <source>The limit is %1 through the reference of %2; %3 is the most</source>
        <translation>Das Limit liegt %1 jenseits der Referenz von %2; höchstens %3</translation>
    </message>
    <message>
        <source>The limit is %1 % through the reference of %2</source>
        <translation>Das Limit liegt %1 % jenseits der Referenz von %2</translation>
    </message>
    <message>
        <source>It is to rest, and at its price it would take</source>
        <translation>Sie soll ruhen und würde zu ihrem Preis nehmen</translation>
    </message>
    <message>
        <source>The smallest order in %1 is %2</source>
        <translation>Die kleinste Order in %1 ist %2</translation>
    </message>
    <message>
        <source>Quantities in %1 are multiples of %2</source>
        <translation>Mengen in %1 sind Vielfache von %2</translation>
    </message>
    <message>
        <source>Prices in %1 move in steps of %2</source>
        <translation>Preise in %1 bewegen sich in Schritten von %2</translation>
    </message>
    <message>
        <source>The limit is outside the venue&apos;s price band</source>
        <translation>Das Limit liegt außerhalb des Preisbands der Börse</translation>
    </message>
    <message>
        <source>There is no reference price</source>
        <translation>Es fehlt ein Referenzpreis</translation>
    </message>
    <message>
        <source>There is no reference price to value the order at</source>
        <translation>Es fehlt ein Referenzpreis, um die Order zu bewerten</translation>
    </message>
    <message>
        <source>There is no index to value the order at</source>
        <translation>Es fehlt ein Index, um die Order zu bewerten</translation>
    </message>
    <message>
        <source>There is no usable order book</source>
        <translation>Es fehlt ein brauchbares Orderbuch</translation>
    </message>
    <message>
        <source>Nothing rests within the limit</source>
        <translation>Innerhalb des Limits ruht nichts</translation>
    </message>
    <message>
        <source>The order is larger than what rests within its limit</source>
        <translation>Die Order ist größer als das, was in ihrem Limit ruht</translation>
    </message>
    <message>
        <source>Only the best bid and ask of %1 are known, and nothing of what stands behind them</source>
        <translation>Von %1 sind nur bester Bid und Ask bekannt, nichts dahinter</translation>
    </message>
    <message>
        <source>The order takes %1 % of what rests within its limit</source>
        <translation>Die Order nimmt %1 % dessen, was in ihrem Limit ruht</translation>
    </message>
    <message>
        <source>The book&apos;s mid of %1 is too far from the mark of %2</source>
        <translation>Der Mid des Buchs von %1 liegt zu weit vom Mark von %2</translation>
    </message>
    <message>
        <source>Trading is halted</source>
        <translation>Der Handel ist angehalten</translation>
    </message>
    <message>
        <source>Trading is halted: %1</source>
        <translation>Der Handel ist angehalten: %1</translation>
    </message>
    <message>
        <source>Trading is paused; a person lifts the pause</source>
        <translation>Der Handel pausiert; ein Mensch hebt die Pause auf</translation>
    </message>
    <message>
        <source>The order journal cannot be written: no record, no order</source>
        <translation>Das Orderjournal lässt sich nicht schreiben: ohne Eintrag keine Order</translation>
    </message>
    <message>
        <source>The link to %1 is not up</source>
        <translation>Die Verbindung zu %1 steht nicht</translation>
    </message>
    <message>
        <source>The positions have not been read back since the link came up</source>
        <translation>Die Positionen wurden nach dem Verbinden noch nicht zurückgelesen</translation>
    </message>
    <message>
        <source>%1 is %2</source>
        <translation>%1 ist %2</translation>
    </message>
    <message>
        <source>%1 expires within a minute</source>
        <translation>%1 verfällt binnen einer Minute</translation>
    </message>
    <message>
        <source>A book, a mark and an index are needed, and one of them is missing</source>
        <translation>Buch, Mark und Index sind nötig, und eines davon fehlt</translation>
    </message>
    <message>
        <source>The mark is from before the link was lost</source>
        <translation>Der Mark ist von vor dem Verlust der Verbindung</translation>
    </message>
    <message>
        <source>The order book is unusable: %1</source>
        <translation>Das Orderbuch ist unbrauchbar: %1</translation>
    </message>
    <message>
        <source>The order book is %1 old</source>
        <translation>Das Orderbuch ist %1 alt</translation>
    </message>
    <message>
        <source>The mark is %1 old</source>
        <translation>Der Mark ist %1 alt</translation>
    </message>
    <message>
        <source>The index is %1 old</source>
        <translation>Der Index ist %1 alt</translation>
    </message>
    <message>
        <source>No two-sided book and index to compare</source>
        <translation>Kein zweiseitiges Buch und kein Index zum Vergleichen</translation>
    </message>
    <message>
        <source>The book&apos;s mid is %1 % from the mark</source>
        <translation>Der Mid des Buchs liegt %1 % vom Mark</translation>
    </message>
    <message>
        <source>The book&apos;s mid is %1 % from the index</source>
        <translation>Der Mid des Buchs liegt %1 % vom Index</translation>
    </message>
    <message>
        <source>The venue&apos;s clock is known only to %1 ms</source>
        <translation>Die Uhr der Börse ist nur auf %1 ms bekannt</translation>
    </message>
    <message>
        <source>The margin after it cannot be judged: %1</source>
        <translation>Die Margin danach lässt sich nicht beurteilen: %1</translation>
    </message>
    <message>
        <source>The margin after it is not known: %1</source>
        <translation>Die Margin danach ist nicht bekannt: %1</translation>
    </message>
    <message>
        <source>it was not computed</source>
        <translation>sie wurde nicht berechnet</translation>
    </message>
    <message>
        <source>The margin after it is not a number</source>
        <translation>Die Margin danach ist keine Zahl</translation>
    </message>
    <message>
        <source>%1; it is not strictly risk-reducing: %2</source>
        <translation>%1; sie baut nicht strikt Risiko ab: %2</translation>
    </message>
    <message>
        <source>It brings liquidation nearer, from %1 to %2</source>
        <translation>Sie bringt die Liquidation näher, von %1 auf %2</translation>
    </message>
    <message>
        <source>Equity is below the maintenance margin already</source>
        <translation>Das Eigenkapital liegt schon unter der Erhaltungsmargin</translation>
    </message>
    <message>
        <source>Maintenance margin would be %1, above the limit of %2</source>
        <translation>Die Erhaltungsmargin betrüge %1, über dem Limit von %2</translation>
    </message>
    <message>
        <source>With the spot %1 % and volatilities %2 % maintenance margin would be %3, above the limit of %4</source>
        <translation>Bei Spot %1 % und Volatilitäten %2 % betrüge die Erhaltungsmargin %3, über dem Limit von %4</translation>
    </message>
    <message>
        <source>Should %1 be filled: %2</source>
        <translation>Falls %1 ausgeführt wird: %2</translation>
    </message>
    <message>
        <source>With the spot %1 % and volatilities %2 % maintenance margin would be %3</source>
        <translation>Bei Spot %1 % und Volatilitäten %2 % betrüge die Erhaltungsmargin %3</translation>
    </message>
    <message>
        <source>more than there is equity</source>
        <translation>mehr als das Eigenkapital</translation>
    </message>
    <message>
        <source>%1 of equity</source>
        <translation>%1 des Eigenkapitals</translation>
    </message>
    <message>
        <source>delta goes from %1 to %2, not nearer to %3</source>
        <translation>das Delta geht von %1 auf %2, nicht näher an %3</translation>
    </message>
    <message>
        <source>the worst stress would leave %1 of equity instead of %2</source>
        <translation>der schlimmste Stress ließe %1 Eigenkapital statt %2</translation>
    </message>
    <message>
        <source>in the worst stress one pool&apos;s maintenance would be %1 instead of %2</source>
        <translation>im schlimmsten Stress betrüge die Erhaltungsmargin eines Topfs %1 statt %2</translation>
    </message>
    <message>
        <source>%1, and %2</source>
        <translation>%1, und %2</translation>
    </message>
    <message>
        <source>further than 95 % down or 500 % up</source>
        <translation>weiter als 95 % abwärts oder 500 % aufwärts</translation>
    </message>
    <message>
        <source>%1 % (%2 days&apos; standard deviations)</source>
        <translation>%1 % (%2 Tages-Standardabweichungen)</translation>
    </message>
    <message>
        <source>%1 % (%2 days&apos; deviations), at %3</source>
        <translation>%1 % (%2 Tagesabweichungen), bei %3</translation>
    </message>
    <message>
        <source>without %1</source>
        <translation>ohne %1</translation>
    </message>
    <message>
        <source>%1 alone</source>
        <translation>%1 allein</translation>
    </message>
    <message>
        <source>Its legs together are %1, over the hard limit of %2</source>
        <translation>Seine Beine betragen zusammen %1, über dem harten Limit von %2</translation>
    </message>
    <message>
        <source>Its legs together are %1, over %2: a person must approve it</source>
        <translation>Seine Beine betragen zusammen %1, über %2: ein Mensch muss freigeben</translation>
    </message>
    <message>
        <source>Auto-fire began this hedge, and an order of it wanted a person: a person decides</source>
        <translation>Die Automatik hat diese Absicherung begonnen, und eine Order davon verlangte einen Menschen: ein Mensch entscheidet</translation>
    </message>
    <message>
        <source>It does not meet every target: %1. A person must approve it</source>
        <translation>Nicht jedes Ziel wird erreicht: %1. Ein Mensch muss freigeben</translation>
    </message>
    <message>
        <source>In any order of its legs the book is worse on the way than at both ends: after %1 of %2 net delta is %3</source>
        <translation>In jeder Reihenfolge seiner Beine steht das Buch unterwegs schlechter als an beiden Enden: nach %1 von %2 beträgt das Nettodelta %3</translation>
    </message>
    <message>
        <source>the plan as a whole leads away from the target</source>
        <translation>der Plan als Ganzes führt vom Ziel weg</translation>
    </message>
    <message>
        <source>what a leg does to delta or margin is not known</source>
        <translation>was ein Bein an Delta oder Margin ändert, ist nicht bekannt</translation>
    </message>
    <message>
        <source>%1: an order of it %2</source>
        <translation>%1: eine Order davon %2</translation>
    </message>
    <message>
        <source>Net delta %1 left the band at %2</source>
        <translation>Nettodelta %1 hat das Toleranzband bei %2 verlassen</translation>
    </message>
    <message>
        <source>Net delta %1 left the live band at %2</source>
        <translation>Nettodelta %1 hat das mitlaufende Band bei %2 verlassen</translation>
    </message>
    <message>
        <source>Net delta (%1) %2 left the band at %3</source>
        <translation>Nettodelta (%1) %2 hat das Toleranzband bei %3 verlassen</translation>
    </message>
    <message>
        <source>Net delta (%1) %2 left the live band at %3</source>
        <translation>Nettodelta (%1) %2 hat das mitlaufende Band bei %3 verlassen</translation>
    </message>
    <message>
        <source>%1, %2 option without a smile</source>
        <translation>%1, %2 Option ohne Smile</translation>
    </message>
    <message>
        <source>%1, %2 options without a smile</source>
        <translation>%1, %2 Optionen ohne Smile</translation>
    </message>
    <message>
        <source>Net delta %1 left the band at %2 and is not well inside it yet</source>
        <translation>Nettodelta %1 hat das Toleranzband bei %2 verlassen und ist noch nicht klar darin</translation>
    </message>
    <message>
        <source>Net delta (%1) %2 left the band at %3 and is not well inside it yet</source>
        <translation>Nettodelta (%1) %2 hat das Toleranzband bei %3 verlassen und ist noch nicht klar darin</translation>
    </message>
    <message>
        <source>Net delta %1 left the live band at %2 and is not well inside it yet</source>
        <translation>Nettodelta %1 hat das mitlaufende Band bei %2 verlassen und ist noch nicht klar darin</translation>
    </message>
    <message>
        <source>Net delta (%1) %2 left the live band at %3 and is not well inside it yet</source>
        <translation>Nettodelta (%1) %2 hat das mitlaufende Band bei %3 verlassen und ist noch nicht klar darin</translation>
    </message>
    <message>
        <source>Net delta %1 left the band at %2 and has been outside for %3</source>
        <translation>Nettodelta %1 hat das Toleranzband bei %2 verlassen und liegt seit %3 außerhalb</translation>
    </message>
    <message>
        <source>Net delta (%1) %2 left the band at %3 and has been outside for %4</source>
        <translation>Nettodelta (%1) %2 hat das Toleranzband bei %3 verlassen und liegt seit %4 außerhalb</translation>
    </message>
    <message>
        <source>Net delta %1 left the live band at %2 and has been outside for %3</source>
        <translation>Nettodelta %1 hat das mitlaufende Band bei %2 verlassen und liegt seit %3 außerhalb</translation>
    </message>
    <message>
        <source>Net delta (%1) %2 left the live band at %3 and has been outside for %4</source>
        <translation>Nettodelta (%1) %2 hat das mitlaufende Band bei %3 verlassen und liegt seit %4 außerhalb</translation>
    </message>
    <message>
        <source>Of its sub-books %1 is furthest from its own target: %2 (%3) against %4</source>
        <translation>Von den Teilbüchern liegt %1 am weitesten vom eigenen Ziel: %2 (%3) gegen %4</translation>
    </message>
    <message>
        <source>Scheduled hedge of %1 UTC: net delta is %2, the target %3</source>
        <translation>Absicherung nach Zeitplan um %1 UTC: Nettodelta %2, Ziel %3</translation>
    </message>
    <message>
        <source>Scheduled hedge of %1 UTC: net delta (%2) is %3, the target %4</source>
        <translation>Absicherung nach Zeitplan um %1 UTC: Nettodelta (%2) %3, Ziel %4</translation>
    </message>
    <message>
        <source>Net delta %1</source>
        <translation>Nettodelta %1</translation>
    </message>
    <message>
        <source>Net delta (%1) %2</source>
        <translation>Nettodelta (%1) %2</translation>
    </message>
    <message>
        <source>What-if: %1</source>
        <translation>Gedankenspiel: %1</translation>
    </message>
    <message>
        <source>Band breach: %1</source>
        <translation>Band verlassen: %1</translation>
    </message>
    <message>
        <source>Margin: %1</source>
        <translation>Margin: %1</translation>
    </message>
    <message>
        <source>Gamma limit: %1</source>
        <translation>Gammalimit: %1</translation>
    </message>
    <message>
        <source>Vega limit: %1</source>
        <translation>Vegalimit: %1</translation>
    </message>
    <message>
        <source>Risk budget: %1</source>
        <translation>Risikobudget: %1</translation>
    </message>
    <message>
        <source>Live band: %1</source>
        <translation>Mitlaufendes Band: %1</translation>
    </message>
    <message>
        <source>Price move: %1</source>
        <translation>Kursbewegung: %1</translation>
    </message>
    <message>
        <source>Leland interval: %1</source>
        <translation>Leland-Intervall: %1</translation>
    </message>
    <message>
        <source>Funding: %1</source>
        <translation>Funding: %1</translation>
    </message>
    <message>
        <source>Buy %1 to bring it to %2; about %3 in fees and %4 against the mid</source>
        <translation>Kauf von %1 bringt es auf %2; etwa %3 Gebühren und %4 gegen den Mid</translation>
    </message>
    <message>
        <source>Sell %1 to bring it to %2; about %3 in fees and %4 against the mid</source>
        <translation>Verkauf von %1 bringt es auf %2; etwa %3 Gebühren und %4 gegen den Mid</translation>
    </message>
    <message>
        <source>Buy %1: gamma per 1 % from %2 to %3, vega per point from %4 to %5, net delta to %6; about %7 in fees and %8 against the mid</source>
        <translation>Kauf von %1: Gamma je 1 % von %2 auf %3, Vega je Punkt von %4 auf %5, Nettodelta auf %6; etwa %7 Gebühren und %8 gegen den Mid</translation>
    </message>
    <message>
        <source>Sell %1: gamma per 1 % from %2 to %3, vega per point from %4 to %5, net delta to %6; about %7 in fees and %8 against the mid</source>
        <translation>Verkauf von %1: Gamma je 1 % von %2 auf %3, Vega je Punkt von %4 auf %5, Nettodelta auf %6; etwa %7 Gebühren und %8 gegen den Mid</translation>
    </message>
    <message>
        <source>Buy %1</source>
        <translation>Kauf %1</translation>
    </message>
    <message>
        <source>Sell %1</source>
        <translation>Verkauf %1</translation>
    </message>
    <message>
        <source>%1, buy %2</source>
        <translation>%1, Kauf von %2</translation>
    </message>
    <message>
        <source>%1, sell %2</source>
        <translation>%1, Verkauf von %2</translation>
    </message>
    <message>
        <source>%1 and buy %2</source>
        <translation>%1 und Kauf von %2</translation>
    </message>
    <message>
        <source>%1 and sell %2</source>
        <translation>%1 und Verkauf von %2</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 of %2 (%3)</source>
        <translation>%1 %2 (%3)</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1 in %2 orders</source>
        <translation>%1 in %2 Orders</translation>
    </message>
    <message>
        <source>%1 of %2: the largest order allowed</source>
        <translation>%1 von %2: die größte erlaubte Order</translation>
    </message>
    <message>
        <source>%1: the largest order allowed</source>
        <translation>%1: die größte erlaubte Order</translation>
    </message>
    <message>
        <source>%1: the largest order in HALT</source>
        <translation>%1: die größte Order in HALT</translation>
    </message>
    <message>
        <source>%1: the largest order auto-fire sends</source>
        <translation>%1: die größte Order, die die Automatik sendet</translation>
    </message>
    <message>
        <source>%1: its share of what the book shows</source>
        <translation>%1: ihr Anteil an dem, was das Buch zeigt</translation>
    </message>
    <message>
        <source>each at most %1</source>
        <translation>jede höchstens %1</translation>
    </message>
    <message>
        <source>the largest order allowed</source>
        <translation>die größte erlaubte Order</translation>
    </message>
    <message>
        <source>the largest order in HALT</source>
        <translation>die größte Order in HALT</translation>
    </message>
    <message>
        <source>the largest order auto-fire sends</source>
        <translation>die größte Order, die die Automatik sendet</translation>
    </message>
    <message>
        <source>its share of what the book shows</source>
        <translation>ihr Anteil an dem, was das Buch zeigt</translation>
    </message>
    <message>
        <source>Trading to the edge at %1 costs %2 and saves %3/h of risk</source>
        <translation>Handeln bis zum Rand bei %1 kostet %2 und spart %3/h Risiko</translation>
    </message>
    <message>
        <source>Trading to the edge at %1 costs %2 and adds %3/h of risk</source>
        <translation>Handeln bis zum Rand bei %1 kostet %2 und bringt %3/h Risiko</translation>
    </message>
    <message>
        <source>Trading to %1 costs %2 and saves %3/h of risk</source>
        <translation>Handeln bis %1 kostet %2 und spart %3/h Risiko</translation>
    </message>
    <message>
        <source>Trading to %1 costs %2 and adds %3/h of risk</source>
        <translation>Handeln bis %1 kostet %2 und bringt %3/h Risiko</translation>
    </message>
    <message>
        <source>Trading as far as %1 costs %2 and saves %3/h of risk</source>
        <translation>Handeln nur bis %1 kostet %2 und spart %3/h Risiko</translation>
    </message>
    <message>
        <source>Trading as far as %1 costs %2 and adds %3/h of risk</source>
        <translation>Handeln nur bis %1 kostet %2 und bringt %3/h Risiko</translation>
    </message>
    <message>
        <source>Filled resting it costs %1 in fees</source>
        <translation>Ruhend ausgeführt kostet es %1 Gebühren</translation>
    </message>
    <message>
        <source>Filled resting it costs %1 in fees; crossing at its deadline %2 in fees and %3 against the mid</source>
        <translation>Ruhend ausgeführt kostet es %1 Gebühren; kreuzend an der Frist %2 Gebühren und %3 gegen den Mid</translation>
    </message>
    <message>
        <source>a part of %1 is no order in %2</source>
        <translation>ein Teil von %1 ist keine Order in %2</translation>
    </message>
    <message>
        <source>the parts of %1 do not add up to %2</source>
        <translation>die Teile von %1 ergeben nicht %2</translation>
    </message>
    <message>
        <source>the smallest order in %1 is %2</source>
        <translation>die kleinste Order in %1 ist %2</translation>
    </message>
    <message>
        <source>waiting: %1 has no fresh two-sided book and mark</source>
        <translation>wartet: %1 hat kein frisches zweiseitiges Buch mit Mark</translation>
    </message>
    <message>
        <source>waiting: the book is too thin</source>
        <translation>wartet: das Buch ist zu dünn</translation>
    </message>
    <message>
        <source>the hedge is smaller than the least trade</source>
        <translation>die Absicherung ist kleiner als der kleinste Handel</translation>
    </message>
    <message>
        <source>the hedge is smaller than one lot</source>
        <translation>die Absicherung ist kleiner als ein Lot</translation>
    </message>
    <message>
        <source>the hedge is smaller than one lot there</source>
        <translation>die Absicherung ist dort kleiner als ein Lot</translation>
    </message>
    <message>
        <source>a proposal has 1 to %1 legs, and %2 were given</source>
        <translation>ein Vorschlag hat 1 bis %1 Beine, gegeben wurden %2</translation>
    </message>
    <message>
        <source>%1 is named twice; give its sum</source>
        <translation>%1 ist doppelt genannt; die Summe angeben</translation>
    </message>
    <message>
        <source>the instrument is not listed</source>
        <translation>das Instrument ist nicht gelistet</translation>
    </message>
    <message>
        <source>%1 find no depth within the limit, and the venue gives no 24 h volume: they are counted at the last visible price</source>
        <translation>%1 finden im Limit keine Tiefe, und die Börse nennt kein 24-h-Volumen: sie zählen zum letzten sichtbaren Preis</translation>
    </message>
    <message>
        <source>%1 find no depth within the limit: %2 more by the square-root law (Y %3, %4 %5 in 24 h by the venue&apos;s ticker)</source>
        <translation>%1 finden im Limit keine Tiefe: %2 mehr nach dem Wurzelgesetz (Y %3, %4 %5 in 24 h laut Ticker der Börse)</translation>
    </message>
    <message>
        <source>half-life %1 as written: risk aversion, volatility or depth is not known</source>
        <translation>Halbwertszeit %1 wie geschrieben: Risikoaversion, Volatilität oder Tiefe ist nicht bekannt</translation>
    </message>
    <message>
        <source>half-life %1, by the risk aversion, volatility and depth of now</source>
        <translation>Halbwertszeit %1 nach Risikoaversion, Volatilität und Tiefe von jetzt</translation>
    </message>
    <message>
        <source>half-life %1, by the assumed risk aversion, volatility and depth of now</source>
        <translation>Halbwertszeit %1 nach angenommener Risikoaversion, Volatilität und Tiefe von jetzt</translation>
    </message>
    <message>
        <source>refill %1 as written: %2 of %3 refills seen</source>
        <translation>Auffüllzeit %1 wie geschrieben: %2 von %3 Auffüllungen gesehen</translation>
    </message>
    <message>
        <source>half refilled within %1, as seen %2 times</source>
        <translation>zur Hälfte aufgefüllt binnen %1, %2-mal gesehen</translation>
    </message>
    <message>
        <source>resting at the best price for %1 at most, then crossing</source>
        <translation>ruht höchstens %1 am besten Preis, kreuzt dann</translation>
    </message>
    <message>
        <source>resting at the best price for %1 at most, then left</source>
        <translation>ruht höchstens %1 am besten Preis, bleibt dann</translation>
    </message>
    <message>
        <source>the order book of %1 is unusable: %2</source>
        <translation>das Orderbuch von %1 ist unbrauchbar: %2</translation>
    </message>
    <message>
        <source>there is no order book of %1</source>
        <translation>es gibt kein Orderbuch von %1</translation>
    </message>
    <message>
        <source>the mark of %1 is stale</source>
        <translation>der Mark von %1 ist veraltet</translation>
    </message>
    <message>
        <source>the order book of %1 has only one side</source>
        <translation>das Orderbuch von %1 hat nur eine Seite</translation>
    </message>
    <message>
        <source>%1 is not listed there</source>
        <translation>%1 ist dort nicht gelistet</translation>
    </message>
    <message>
        <source>%1 is an option, of which no book is kept</source>
        <translation>%1 ist eine Option, von der kein Buch geführt wird</translation>
    </message>
    <message>
        <source>its mark is stale</source>
        <translation>sein Mark ist veraltet</translation>
    </message>
    <message>
        <source>it has no live two-sided book</source>
        <translation>es hat kein aktuelles zweiseitiges Buch</translation>
    </message>
    <message>
        <source>its book is too thin</source>
        <translation>sein Buch ist zu dünn</translation>
    </message>
    <message>
        <source>%1 (%2 fees, %3 book)</source>
        <translation>%1 (%2 Gebühren, %3 Buch)</translation>
    </message>
    <message>
        <source>%1 carries less, %2</source>
        <translation>%1 trägt weniger, %2</translation>
    </message>
    <message>
        <source>No place carries the hedge: %1</source>
        <translation>Kein Platz trägt die Absicherung: %1</translation>
    </message>
    <message>
        <source>%1 stays, for no other is cheaper by enough: %2</source>
        <translation>%1 bleibt, denn kein anderer ist um genug günstiger: %2</translation>
    </message>
    <message>
        <source>Cheapest at %1: %2</source>
        <translation>Am günstigsten bei %1: %2</translation>
    </message>
    <message>
        <source>Most of it is carried by %1: %2</source>
        <translation>Das meiste trägt %1: %2</translation>
    </message>
    <message>
        <source>%1 together; %2 alone would cost %3</source>
        <translation>%1 zusammen; %2 allein würde %3 kosten</translation>
    </message>
    <message>
        <source>%1 together; %2 alone would carry %3 of it</source>
        <translation>%1 zusammen; %2 allein würde %3 davon tragen</translation>
    </message>
    <message>
        <source>%1 takes %2: %3 together; %4 alone would cost %5</source>
        <translation>%1 nimmt %2: %3 zusammen; %4 allein würde %5 kosten</translation>
    </message>
    <message>
        <source>%1 takes %2: %3 together; %4 alone would carry %5 of it</source>
        <translation>%1 nimmt %2: %3 zusammen; %4 allein würde %5 davon tragen</translation>
    </message>
    <message>
        <source>inside the band</source>
        <translation>im Band</translation>
    </message>
    <message>
        <source>settlement window until %1 UTC</source>
        <translation>Abrechnungsfenster bis %1 UTC</translation>
    </message>
    <message>
        <source>settlement window until %1 UTC: %2</source>
        <translation>Abrechnungsfenster bis %1 UTC: %2</translation>
    </message>
    <message>
        <source>net delta %1 is outside the band</source>
        <translation>Nettodelta %1 liegt außerhalb des Bands</translation>
    </message>
    <message>
        <source>the delta is not known</source>
        <translation>das Delta ist nicht bekannt</translation>
    </message>
    <message>
        <source>net delta %1 is inside %2 to %3</source>
        <translation>Nettodelta %1 liegt in %2 bis %3</translation>
    </message>
    <message>
        <source>net delta %1 is outside %2 to %3</source>
        <translation>Nettodelta %1 liegt außerhalb von %2 bis %3</translation>
    </message>
    <message>
        <source>net delta %1 is inside %2 to %3 by %4</source>
        <translation>Nettodelta %1 liegt in %2 bis %3 nach %4</translation>
    </message>
    <message>
        <source>net delta %1 is outside %2 to %3 by %4</source>
        <translation>Nettodelta %1 liegt außerhalb von %2 bis %3 nach %4</translation>
    </message>
    <message>
        <source>less than one lot is left to hedge</source>
        <translation>weniger als ein Lot ist noch abzusichern</translation>
    </message>
    <message>
        <source>the hedge pays %1 a day in funding, the limit is %2</source>
        <translation>die Absicherung zahlt %1 Funding am Tag, das Limit ist %2</translation>
    </message>
    <message>
        <source>the hedge is paid %1 a day in funding, the limit is %2</source>
        <translation>die Absicherung erhält %1 Funding am Tag, das Limit ist %2</translation>
    </message>
    <message>
        <source>gamma per 1 % of %1 is below its floor of %2</source>
        <translation>Gamma je 1 % von %1 liegt unter der Untergrenze von %2</translation>
    </message>
    <message>
        <source>gamma per 1 % of %1 is above its floor of %2</source>
        <translation>Gamma je 1 % von %1 liegt über der Untergrenze von %2</translation>
    </message>
    <message>
        <source>gamma per 1 % of %1 is above its ceiling of %2</source>
        <translation>Gamma je 1 % von %1 liegt über der Obergrenze von %2</translation>
    </message>
    <message>
        <source>gamma per 1 % of %1 is below its ceiling of %2</source>
        <translation>Gamma je 1 % von %1 liegt unter der Obergrenze von %2</translation>
    </message>
    <message>
        <source>gamma per 1 % of %1 is inside %2 to %3</source>
        <translation>Gamma je 1 % von %1 liegt in %2 bis %3</translation>
    </message>
    <message>
        <source>gamma per 1 % of %1 is further than %2 from its target of %3, above it</source>
        <translation>Gamma je 1 % von %1 liegt weiter als %2 über dem Ziel von %3</translation>
    </message>
    <message>
        <source>gamma per 1 % of %1 is further than %2 from its target of %3, below it</source>
        <translation>Gamma je 1 % von %1 liegt weiter als %2 unter dem Ziel von %3</translation>
    </message>
    <message>
        <source>gamma per 1 % of %1 is within %2 of its target of %3</source>
        <translation>Gamma je 1 % von %1 liegt innerhalb von %2 um das Ziel von %3</translation>
    </message>
    <message>
        <source>vega per point of %1 is below its floor of %2</source>
        <translation>Vega je Punkt von %1 liegt unter der Untergrenze von %2</translation>
    </message>
    <message>
        <source>vega per point of %1 is above its floor of %2</source>
        <translation>Vega je Punkt von %1 liegt über der Untergrenze von %2</translation>
    </message>
    <message>
        <source>vega per point of %1 is above its ceiling of %2</source>
        <translation>Vega je Punkt von %1 liegt über der Obergrenze von %2</translation>
    </message>
    <message>
        <source>vega per point of %1 is below its ceiling of %2</source>
        <translation>Vega je Punkt von %1 liegt unter der Obergrenze von %2</translation>
    </message>
    <message>
        <source>vega per point of %1 is inside %2 to %3</source>
        <translation>Vega je Punkt von %1 liegt in %2 bis %3</translation>
    </message>
    <message>
        <source>vega per point of %1 is further than %2 from its target of %3, above it</source>
        <translation>Vega je Punkt von %1 liegt weiter als %2 über dem Ziel von %3</translation>
    </message>
    <message>
        <source>vega per point of %1 is further than %2 from its target of %3, below it</source>
        <translation>Vega je Punkt von %1 liegt weiter als %2 unter dem Ziel von %3</translation>
    </message>
    <message>
        <source>vega per point of %1 is within %2 of its target of %3</source>
        <translation>Vega je Punkt von %1 liegt innerhalb von %2 um das Ziel von %3</translation>
    </message>
    <message>
        <source>every sub-book is inside its own limits</source>
        <translation>jedes Teilbuch liegt in seinen eigenen Limits</translation>
    </message>
    <message>
        <source>no interval is known: it needs gamma, volatility and a risk aversion</source>
        <translation>kein Intervall bekannt: es braucht Gamma, Volatilität und eine Risikoaversion</translation>
    </message>
    <message>
        <source>there is no hedge to count from yet</source>
        <translation>es gibt noch keine Absicherung, ab der zu zählen wäre</translation>
    </message>
    <message>
        <source>%1 since the last hedge, Leland&apos;s interval is %2</source>
        <translation>%1 seit der letzten Absicherung, Lelands Intervall ist %2</translation>
    </message>
    <message>
        <source>%1 since the last hedge, Leland&apos;s interval is %2 at %3 volatility</source>
        <translation>%1 seit der letzten Absicherung, Lelands Intervall ist %2 bei %3 Volatilität</translation>
    </message>
    <message>
        <source>no volatility of his pays these costs, the delta of now is kept</source>
        <translation>keine seiner Volatilitäten trägt diese Kosten, das jetzige Delta bleibt</translation>
    </message>
    <message>
        <source>the delta is at its target</source>
        <translation>das Delta ist am Ziel</translation>
    </message>
    <message>
        <source>the fixed band holds alone: %1 has no width, %2</source>
        <translation>das feste Band gilt allein: %1 hat keine Breite, %2</translation>
    </message>
    <message>
        <source>the fixed band holds alone: %1</source>
        <translation>das feste Band gilt allein: %1</translation>
    </message>
    <message>
        <source>maintenance margin takes %1 of equity, the limit is %2</source>
        <translation>die Erhaltungsmargin nimmt %1 des Eigenkapitals, das Limit ist %2</translation>
    </message>
    <message>
        <source>no liquidation price is in sight</source>
        <translation>kein Liquidationspreis in Sicht</translation>
    </message>
    <message>
        <source>liquidation is %1 away, the least is %2</source>
        <translation>die Liquidation ist %1 entfernt, mindestens %2</translation>
    </message>
    <message>
        <source>there is no price to compare with yet</source>
        <translation>es gibt noch keinen Kurs zum Vergleich</translation>
    </message>
    <message>
        <source>the price moved %1 % since the last hedge, the limit is %2 %</source>
        <translation>der Kurs bewegte sich %1 % seit der letzten Absicherung, das Limit ist %2 %</translation>
    </message>
    <message>
        <source>the price moved %1 % since the last hedge, the limit is %2</source>
        <translation>der Kurs bewegte sich %1 % seit der letzten Absicherung, das Limit ist %2</translation>
    </message>
    <message>
        <source>no volatility is known yet</source>
        <translation>noch keine Volatilität bekannt</translation>
    </message>
    <message>
        <source>the delta&apos;s risk over %1 is %2, the budget is %3</source>
        <translation>das Risiko des Deltas über %1 ist %2, das Budget %3</translation>
    </message>
    <message>
        <source>the slot of %1 is done</source>
        <translation>der Termin um %1 ist erledigt</translation>
    </message>
    <message>
        <source>too near the target for the slot of %1: %2 of %3</source>
        <translation>zu nah am Ziel für den Termin um %1: %2 von %3</translation>
    </message>
    <message>
        <source>a slot of the schedule began at %1</source>
        <translation>ein Termin des Zeitplans begann um %1</translation>
    </message>
    <message>
        <source>No future changes gamma; open Joint hedge: it finds the options that do</source>
        <translation>Kein Future ändert Gamma; „Kombinierte Absicherung“ öffnen: sie findet die Optionen, die es tun</translation>
    </message>
    <message>
        <source>No future changes vega; open Joint hedge: it finds the options that do</source>
        <translation>Kein Future ändert Vega; „Kombinierte Absicherung“ öffnen: sie findet die Optionen, die es tun</translation>
    </message>
    <message>
        <source>A hedge to the target does not help; make the book smaller by hand</source>
        <translation>Eine Absicherung zum Ziel hilft nicht; das Buch von Hand verkleinern</translation>
    </message>
    <message>
        <source>A hedge to the target does not make it less; move the hedge by hand</source>
        <translation>Eine Absicherung zum Ziel senkt es nicht; die Absicherung von Hand verlegen</translation>
    </message>
    <message>
        <source>The %1 is left: %2</source>
        <translation>Verlassen ist das %1: %2</translation>
    </message>
    <message>
        <source>%1; not proposed: %2</source>
        <translation>%1; nicht vorgeschlagen: %2</translation>
    </message>
    <message>
        <source>proposed once it has been for %1</source>
        <translation>vorgeschlagen, sobald es %1 gedauert hat</translation>
    </message>
    <message>
        <source>snoozed until %1 UTC</source>
        <translation>zurückgestellt bis %1 UTC</translation>
    </message>
    <message>
        <source>letting the last decision settle</source>
        <translation>die letzte Entscheidung wirkt noch</translation>
    </message>
    <message>
        <source>a what-if is proposed</source>
        <translation>ein Gedankenspiel ist vorgeschlagen</translation>
    </message>
    <message>
        <source>halted: %1</source>
        <translation>angehalten: %1</translation>
    </message>
    <message>
        <source>the order journal cannot be written</source>
        <translation>das Orderjournal lässt sich nicht schreiben</translation>
    </message>
    <message>
        <source>no link to a venue of its hedge is up</source>
        <translation>keine Verbindung zu einer Börse der Absicherung steht</translation>
    </message>
    <message>
        <source>the positions have not been read back</source>
        <translation>die Positionen wurden nicht zurückgelesen</translation>
    </message>
    <message>
        <source>the positions at %1 have not been read back</source>
        <translation>die Positionen bei %1 wurden nicht zurückgelesen</translation>
    </message>
    <message>
        <source>its positions have not been read back</source>
        <translation>seine Positionen wurden nicht zurückgelesen</translation>
    </message>
    <message>
        <source>the link to it is not up</source>
        <translation>die Verbindung dorthin steht nicht</translation>
    </message>
    <message>
        <source>waiting for the marks of %1 positions</source>
        <translation>wartet auf die Marks von %1 Positionen</translation>
    </message>
    <message>
        <source>an order is %1</source>
        <translation>eine Order ist %1</translation>
    </message>
    <message>
        <source>an order is Working</source>
        <translation>eine Order ist im Markt</translation>
    </message>
    <message>
        <source>an order is Unknown</source>
        <translation>eine Order ist unklar</translation>
    </message>
    <message>
        <source>an order is In flight</source>
        <translation>eine Order ist unterwegs</translation>
    </message>
    <message>
        <source>an order is Recording</source>
        <translation>eine Order wird verzeichnet</translation>
    </message>
    <message>
        <source>an order is Cancelling</source>
        <translation>eine Order wird storniert</translation>
    </message>
    <message>
        <source>an order is Needs operator</source>
        <translation>eine Order braucht einen Menschen</translation>
    </message>
    <message>
        <source>the rest of the last hedge follows</source>
        <translation>der Rest der letzten Absicherung folgt</translation>
    </message>
    <message>
        <source>cooling down after the last hedge</source>
        <translation>Abkühlzeit nach der letzten Absicherung</translation>
    </message>
    <message>
        <source>the band is %1 to %2 now, and net delta %3 is inside it</source>
        <translation>das Band ist jetzt %1 bis %2, und Nettodelta %3 liegt darin</translation>
    </message>
    <message>
        <source>its reason has gone: net delta is %1</source>
        <translation>der Grund ist entfallen: Nettodelta ist %1</translation>
    </message>
    <message>
        <source>nobody decided in time</source>
        <translation>niemand hat rechtzeitig entschieden</translation>
    </message>
    <message>
        <source>it made way for a person&apos;s own trade</source>
        <translation>er wich dem eigenen Handel eines Menschen</translation>
    </message>
    <message>
        <source>proposal #%1 in %2 has not ended; decide on it first</source>
        <translation>Vorschlag #%1 in %2 ist nicht beendet; erst darüber entscheiden</translation>
    </message>
    <message>
        <source>That proposal is not known any more</source>
        <translation>Der Vorschlag ist nicht mehr bekannt</translation>
    </message>
    <message>
        <source>Proposal #%1 is not waiting any more: %2</source>
        <translation>Vorschlag #%1 wartet nicht mehr: %2</translation>
    </message>
    <message>
        <source>The market moved: look again. The revision that was seen is no longer kept</source>
        <translation>Der Markt hat sich bewegt: neu ansehen. Die gesehene Fassung wird nicht mehr vorgehalten</translation>
    </message>
    <message>
        <source>The market moved: look again. While you looked %1</source>
        <translation>Der Markt hat sich bewegt: neu ansehen. Währenddessen: %1</translation>
    </message>
    <message>
        <source>The market moved: look again</source>
        <translation>Der Markt hat sich bewegt: neu ansehen</translation>
    </message>
    <message>
        <source>The revision that was seen is no longer kept</source>
        <translation>Die gesehene Fassung wird nicht mehr vorgehalten</translation>
    </message>
    <message>
        <source>While you looked %1</source>
        <translation>Währenddessen: %1</translation>
    </message>
    <message>
        <source>The best price has left %1 by more than the collar</source>
        <translation>Der beste Preis hat %1 um mehr als den Preiskragen verlassen</translation>
    </message>
    <message>
        <source>the leg in %1 became one in %2</source>
        <translation>das Bein in %1 wurde eines in %2</translation>
    </message>
    <message>
        <source>the leg in %1 goes to %2 now</source>
        <translation>das Bein in %1 geht jetzt an %2</translation>
    </message>
    <message>
        <source>%1 was %2 and is %3 now</source>
        <translation>%1 war %2 und ist jetzt %3</translation>
    </message>
    <message>
        <source>the quantity of %1 went from %2 to %3</source>
        <translation>die Menge von %1 ging von %2 auf %3</translation>
    </message>
    <message>
        <source>the limit of %1 went from %2 to %3, more than the %4 that an approval covers</source>
        <translation>das Limit von %1 ging von %2 auf %3, mehr als die %4, die eine Freigabe deckt</translation>
    </message>
    <message>
        <source>%1 goes in %2 orders now and was to go in %3</source>
        <translation>%1 geht jetzt in %2 Orders statt in %3</translation>
    </message>
    <message>
        <source>%1 goes in %2 order now and was to go in %3</source>
        <translation>%1 geht jetzt in %2 Order statt in %3</translation>
    </message>
    <message>
        <source>it had %1 legs and has %2 now</source>
        <translation>er hatte %1 Beine und hat jetzt %2</translation>
    </message>
    <message>
        <source>it had %1 leg and has %2 now</source>
        <translation>er hatte %1 Bein und hat jetzt %2</translation>
    </message>
    <message>
        <source>Watch mode sends nothing. Switch to Confirm first</source>
        <translation>„Beobachten“ sendet nichts. Erst auf „Bestätigen“ umschalten</translation>
    </message>
    <message>
        <source>Switch to Confirm first</source>
        <translation>Erst auf „Bestätigen“ umschalten</translation>
    </message>
    <message>
        <source>Watch mode sends nothing</source>
        <translation>„Beobachten“ sendet nichts</translation>
    </message>
    <message>
        <source>It is %1, and above %2 a second person approves it too</source>
        <translation>Es sind %1, und über %2 gibt auch ein zweiter Mensch frei</translation>
    </message>
    <message>
        <source>The market has passed the limit that the second person approved: look again, both</source>
        <translation>Der Markt hat das Limit hinter sich gelassen, das der zweite Mensch freigegeben hat: beide neu ansehen</translation>
    </message>
    <message>
        <source>Not sent: %1</source>
        <translation>Nicht gesendet: %1</translation>
    </message>
    <message>
        <source>Not edited: %1</source>
        <translation>Nicht bearbeitet: %1</translation>
    </message>
    <message>
        <source>Not rejected: %1</source>
        <translation>Nicht abgelehnt: %1</translation>
    </message>
    <message>
        <source>Not snoozed: %1</source>
        <translation>Nicht zurückgestellt: %1</translation>
    </message>
    <message>
        <source>Not stopped: %1</source>
        <translation>Nicht gestoppt: %1</translation>
    </message>
    <message>
        <source>Not proposed: %1</source>
        <translation>Nicht vorgeschlagen: %1</translation>
    </message>
    <message>
        <source>Rejected: %1</source>
        <translation>Abgelehnt: %1</translation>
    </message>
    <message>
        <source>that proposal is not known any more</source>
        <translation>der Vorschlag ist nicht mehr bekannt</translation>
    </message>
    <message>
        <source>no plan of that proposal is working</source>
        <translation>kein Plan dieses Vorschlags läuft</translation>
    </message>
    <message>
        <source>That proposal is not waiting any more</source>
        <translation>Der Vorschlag wartet nicht mehr</translation>
    </message>
    <message>
        <source>That proposal has no such leg</source>
        <translation>Der Vorschlag hat kein solches Bein</translation>
    </message>
    <message>
        <source>The market moved: the hedge is now on the other side. Look again</source>
        <translation>Der Markt hat sich bewegt: die Absicherung liegt jetzt auf der anderen Seite. Neu ansehen</translation>
    </message>
    <message>
        <source>The market moved: the hedge is now on the other side</source>
        <translation>Der Markt hat sich bewegt: die Absicherung liegt jetzt auf der anderen Seite</translation>
    </message>
    <message>
        <source>The market moved: that leg is another one now</source>
        <translation>Der Markt hat sich bewegt: das Bein ist jetzt ein anderes</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Neu ansehen</translation>
    </message>
    <message>
        <source>A quantity is more than zero</source>
        <translation>Eine Menge ist größer als null</translation>
    </message>
    <message>
        <source>A limit is more than zero</source>
        <translation>Ein Limit ist größer als null</translation>
    </message>
    <message>
        <source>A what-if is approved or rejected; there is nothing that would wake it</source>
        <translation>Ein Gedankenspiel wird freigegeben oder abgelehnt; nichts würde es wecken</translation>
    </message>
    <message>
        <source>Snooze needs a time</source>
        <translation>Zurückstellen braucht eine Zeit</translation>
    </message>
    <message>
        <source>for %1</source>
        <translation>für %1</translation>
    </message>
    <message>
        <source>%1 was sent</source>
        <translation>%1 wurde gesendet</translation>
    </message>
    <message>
        <source>Trading is halted; resume before changing the mode</source>
        <translation>Der Handel ist angehalten; erst fortsetzen, dann den Modus wechseln</translation>
    </message>
    <message>
        <source>Auto-fire must be armed with a time and a budget</source>
        <translation>Die Automatik wird mit Zeit und Budget scharf gestellt</translation>
    </message>
    <message>
        <source>Trading is halted; resume before arming auto-fire</source>
        <translation>Der Handel ist angehalten; erst fortsetzen, dann die Automatik scharf stellen</translation>
    </message>
    <message>
        <source>Auto-fire needs a time after which it disarms</source>
        <translation>Die Automatik braucht eine Zeit, nach der sie sich entschärft</translation>
    </message>
    <message>
        <source>Auto-fire is armed for 24 hours at most</source>
        <translation>Die Automatik wird höchstens für 24 Stunden scharf gestellt</translation>
    </message>
    <message>
        <source>Auto-fire needs a number of orders it may send</source>
        <translation>Die Automatik braucht eine Zahl von Orders, die sie senden darf</translation>
    </message>
    <message>
        <source>Auto-fire needs a budget in USD</source>
        <translation>Die Automatik braucht ein Budget in USD</translation>
    </message>
    <message>
        <source>One hedge in %1 is worked as %2 and may take %3 orders: auto-fire needs as many, and %4 would be given</source>
        <translation>Eine Absicherung in %1 läuft als %2 und kann %3 Orders brauchen: so viele braucht die Automatik, gegeben wären %4</translation>
    </message>
    <message>
        <source>its hedges in %1 would change side for the second time in 60 s: the market swings through the band</source>
        <translation>ihre Absicherungen in %1 wechselten in 60 s zum zweiten Mal die Seite: der Markt schwingt durch das Band</translation>
    </message>
    <message>
        <source>auto-fire is not armed</source>
        <translation>die Automatik ist nicht scharf</translation>
    </message>
    <message>
        <source>its time is up</source>
        <translation>ihre Zeit ist um</translation>
    </message>
    <message>
        <source>its number of orders is spent</source>
        <translation>ihre Zahl an Orders ist verbraucht</translation>
    </message>
    <message>
        <source>%1 orders are more than the %2 left to it</source>
        <translation>%1 Orders sind mehr als die verbliebenen %2</translation>
    </message>
    <message>
        <source>%1 is more than the %2 left in its budget</source>
        <translation>%1 ist mehr als die verbliebenen %2 des Budgets</translation>
    </message>
    <message>
        <source>the venue rejected two orders in a row</source>
        <translation>die Börse hat zwei Orders in Folge abgelehnt</translation>
    </message>
    <message>
        <source>Auto-fire armed by %1 for %2, %3 orders, %4</source>
        <translation>Automatik scharf gestellt von %1 für %2, %3 Orders, %4</translation>
    </message>
    <message>
        <source>Auto-fire disarmed: %1</source>
        <translation>Automatik entschärft: %1</translation>
    </message>
    <message>
        <source>the book as kept was not what a full valuation gives: %1</source>
        <translation>das geführte Buch wich von der vollen Bewertung ab: %1</translation>
    </message>
    <message>
        <source>disarmed by %1</source>
        <translation>entschärft von %1</translation>
    </message>
    <message>
        <source>auto-fire was disarmed: %1</source>
        <translation>die Automatik wurde entschärft: %1</translation>
    </message>
    <message>
        <source>auto-fire was switched off by %1</source>
        <translation>die Automatik wurde von %1 abgeschaltet</translation>
    </message>
    <message>
        <source>switched to %1</source>
        <translation>umgeschaltet auf %1</translation>
    </message>
    <message>
        <source>a person moved delta out of the band</source>
        <translation>ein Mensch hat das Delta aus dem Band bewegt</translation>
    </message>
    <message>
        <source>its fills in %1 were too much worse than the market was</source>
        <translation>ihre Ausführungen in %1 waren zu viel schlechter als der Markt</translation>
    </message>
    <message>
        <source>the session&apos;s loss brake</source>
        <translation>die Verlustbremse der Sitzung</translation>
    </message>
    <message>
        <source>the fate of an order has been unknown for 5 s</source>
        <translation>das Schicksal einer Order ist seit 5 s unbekannt</translation>
    </message>
    <message>
        <source>the order journal failed</source>
        <translation>das Orderjournal ist ausgefallen</translation>
    </message>
    <message>
        <source>STOP ALL by %1</source>
        <translation>ALLES STOPP von %1</translation>
    </message>
    <message>
        <source>stopped by %1</source>
        <translation>gestoppt von %1</translation>
    </message>
    <message>
        <source>Halted: %1. Nothing new is sent; what was working is being cancelled</source>
        <translation>Angehalten: %1. Nichts Neues wird gesendet; was im Markt war, wird storniert</translation>
    </message>
    <message>
        <source>Halted: %1</source>
        <translation>Angehalten: %1</translation>
    </message>
    <message>
        <source>Nothing new is sent; what was working is being cancelled</source>
        <translation>Nichts Neues wird gesendet; was im Markt war, wird storniert</translation>
    </message>
    <message>
        <source>Halted already, and asked to again: %1</source>
        <translation>Schon angehalten, und erneut verlangt: %1</translation>
    </message>
    <message>
        <source>%1; and more</source>
        <translation>%1; und mehr</translation>
    </message>
    <message>
        <source>%1; then %2</source>
        <translation>%1; dann %2</translation>
    </message>
    <message>
        <source>Not resumed: the kill switch was closed again after what %1 had seen. Look at why, then resume anew</source>
        <translation>Nicht fortgesetzt: der Not-Aus wurde erneut geschlossen, nachdem %1 hingesehen hatte. Den Grund ansehen, dann erneut fortsetzen</translation>
    </message>
    <message>
        <source>Not resumed: the kill switch was closed again after what %1 had seen</source>
        <translation>Nicht fortgesetzt: der Not-Aus wurde erneut geschlossen, nachdem %1 hingesehen hatte</translation>
    </message>
    <message>
        <source>Look at why, then resume anew</source>
        <translation>Den Grund ansehen, dann erneut fortsetzen</translation>
    </message>
    <message>
        <source>Not resumed: the order journal cannot be written, and a disk that failed once is not asked again</source>
        <translation>Nicht fortgesetzt: das Orderjournal lässt sich nicht schreiben, und eine einmal ausgefallene Platte wird nicht noch einmal gefragt</translation>
    </message>
    <message>
        <source>Make room on it and restart</source>
        <translation>Platz schaffen und neu starten</translation>
    </message>
    <message>
        <source>Resumed by %1, in Watch</source>
        <translation>Fortgesetzt von %1, in „Beobachten“</translation>
    </message>
    <message>
        <source>halted before this start: %1</source>
        <translation>vor diesem Start angehalten: %1</translation>
    </message>
    <message>
        <source>storage: the order journal cannot be written (%1)</source>
        <translation>Speicher: das Orderjournal lässt sich nicht schreiben (%1)</translation>
    </message>
    <message>
        <source>the engine was silent for half a second</source>
        <translation>das System schwieg eine halbe Sekunde</translation>
    </message>
    <message>
        <source>The order journal cannot be written: %1</source>
        <translation>Das Orderjournal lässt sich nicht schreiben: %1</translation>
    </message>
    <message>
        <source>No order is sent without a record</source>
        <translation>Ohne Eintrag wird keine Order gesendet</translation>
    </message>
    <message>
        <source>Cancels still work</source>
        <translation>Stornos gehen weiter</translation>
    </message>
    <message>
        <source>Make room on the disk and restart</source>
        <translation>Platz auf der Platte schaffen und neu starten</translation>
    </message>
    <message>
        <source>The policy was not changed: there is none for &quot;%1&quot;</source>
        <translation>Die Vorgabe wurde nicht geändert: es gibt keine für „%1“</translation>
    </message>
    <message>
        <source>The policy was not changed: %1</source>
        <translation>Die Vorgabe wurde nicht geändert: %1</translation>
    </message>
    <message>
        <source>The targets of the allocation were not changed: %1</source>
        <translation>Die Ziele der Allokation wurden nicht geändert: %1</translation>
    </message>
    <message>
        <source>its order was cancelled by %1</source>
        <translation>seine Order wurde von %1 storniert</translation>
    </message>
    <message>
        <source>%1 Trading is halted: look at the venue</source>
        <translation>%1 Der Handel ist angehalten: bei der Börse nachsehen</translation>
    </message>
    <message>
        <source>Trading is halted: look at the venue</source>
        <translation>Der Handel ist angehalten: bei der Börse nachsehen</translation>
    </message>
    <message>
        <source>a fill does not fit its order</source>
        <translation>eine Ausführung passt nicht zu ihrer Order</translation>
    </message>
    <message>
        <source>%1: its label stands on another order, of %2 at %3</source>
        <translation>%1: ihr Etikett trägt eine andere Order, in %2 bei %3</translation>
    </message>
    <message>
        <source>%1: The venue has two orders of one label: %2 and %3</source>
        <translation>%1: Der Handelsplatz hat zwei Orders eines Etiketts: %2 und %3</translation>
    </message>
    <message>
        <source>the order counts do not add up: %1</source>
        <translation>die Orderzahlen gehen nicht auf: %1</translation>
    </message>
    <message>
        <source>halted by its guard: %1</source>
        <translation>vom Wächter angehalten: %1</translation>
    </message>
    <message>
        <source>halted by its guard since it was shown: %1. Look again</source>
        <translation>seit der Anzeige vom Wächter angehalten: %1. Neu ansehen</translation>
    </message>
    <message>
        <source>halted by its guard since it was shown: %1</source>
        <translation>seit der Anzeige vom Wächter angehalten: %1</translation>
    </message>
    <message>
        <source>HALT of %1 was not cleared: %2</source>
        <translation>HALT von %1 wurde nicht aufgehoben: %2</translation>
    </message>
    <message>
        <source>it is not in HALT</source>
        <translation>es ist nicht in HALT</translation>
    </message>
    <message>
        <source>leaving HALT needs a reason</source>
        <translation>HALT zu verlassen braucht einen Grund</translation>
    </message>
    <message>
        <source>the cause is still there: %1</source>
        <translation>die Ursache besteht noch: %1</translation>
    </message>
    <message>
        <source>HALT cleared: %1</source>
        <translation>HALT aufgehoben: %1</translation>
    </message>
    <message>
        <source>calm again</source>
        <translation>wieder ruhig</translation>
    </message>
    <message>
        <source>there is no policy for &quot;%1&quot;</source>
        <translation>es gibt keine Vorgabe für „%1“</translation>
    </message>
    <message>
        <source>%1 is no place of its hedge</source>
        <translation>%1 ist kein Platz seiner Absicherung</translation>
    </message>
    <message>
        <source>a person has looked; it is learnt anew</source>
        <translation>ein Mensch hat hingesehen; es wird neu gelernt</translation>
    </message>
    <message>
        <source>its guard is in %1: %2</source>
        <translation>sein Wächter ist in %1: %2</translation>
    </message>
    <message>
        <source>Limits were tightened</source>
        <translation>Limits wurden verschärft</translation>
    </message>
    <message>
        <source>Limits were loosened: %1</source>
        <translation>Limits wurden gelockert: %1</translation>
    </message>
    <message>
        <source>%1 from %2 to %3</source>
        <translation>%1 von %2 auf %3</translation>
    </message>
    <message>
        <source>no joint hedge came in time</source>
        <translation>keine kombinierte Absicherung kam rechtzeitig</translation>
    </message>
    <message>
        <source>the joint hedge is being worked out</source>
        <translation>die kombinierte Absicherung wird gerechnet</translation>
    </message>
    <message>
        <source>a person&apos;s own trade waits for its order book and comes first</source>
        <translation>der eigene Handel eines Menschen wartet auf sein Orderbuch und geht vor</translation>
    </message>
    <message>
        <source>there is no exposure in %1 to judge it against</source>
        <translation>es gibt kein Risiko in %1, gegen das es zu beurteilen wäre</translation>
    </message>
    <message>
        <source>%1 was at %2 on the screen and is at %3 now, further than its collar of %4; look again</source>
        <translation>%1 stand am Schirm bei %2 und steht jetzt bei %3, weiter als sein Preiskragen von %4; neu ansehen</translation>
    </message>
    <message>
        <source>that account is not one the policy trades in</source>
        <translation>in diesem Konto handelt die Vorgabe nicht</translation>
    </message>
    <message>
        <source>%1 is not an instrument of %2 at %3</source>
        <translation>%1 ist kein Instrument von %2 bei %3</translation>
    </message>
    <message>
        <source>no order book of %1 can be asked for: %2 others are in use</source>
        <translation>kein Orderbuch von %1 kann angefragt werden: %2 andere sind in Gebrauch</translation>
    </message>
    <message>
        <source>Waiting for the order book of %1</source>
        <translation>Wartet auf das Orderbuch von %1</translation>
    </message>
    <message>
        <source>No order book came within %1: on the best bid and ask it is proposed as #%2</source>
        <translation>Kein Orderbuch kam binnen %1: auf bestem Bid und Ask vorgeschlagen als #%2</translation>
    </message>
    <message>
        <source>The order book has come: it is proposed as #%1</source>
        <translation>Das Orderbuch ist da: vorgeschlagen als #%1</translation>
    </message>
    <message>
        <source>its time was over</source>
        <translation>seine Zeit war um</translation>
    </message>
    <message>
        <source>there is no exposure to judge it against</source>
        <translation>es gibt kein Risiko, gegen das es zu beurteilen wäre</translation>
    </message>
    <message>
        <source>%1 was not filled, and without it the rest is another trade</source>
        <translation>%1 wurde nicht ausgeführt, und ohne es ist der Rest ein anderer Handel</translation>
    </message>
    <message>
        <source>%1 was refused: %2</source>
        <translation>%1 wurde verweigert: %2</translation>
    </message>
    <message>
        <source>%1 wants a person: %2</source>
        <translation>%1 verlangt einen Menschen: %2</translation>
    </message>
    <message>
        <source>%1 was stopped: %2</source>
        <translation>%1 wurde gestoppt: %2</translation>
    </message>
    <message>
        <source>%1 has ended: %2</source>
        <translation>%1 ist beendet: %2</translation>
    </message>
    <message>
        <source>%1 goes on: the market has moved on while it was worked, and net delta is still outside the band</source>
        <translation>%1 geht weiter: Der Markt ist weitergezogen, während daran gearbeitet wurde, und das Nettodelta liegt noch außerhalb des Bands</translation>
    </message>
    <message>
        <source>stopped: %1</source>
        <translation>gestoppt: %1</translation>
    </message>
    <message>
        <source>%1 #%2 had an order resting at the venue before this start</source>
        <translation>%1 #%2 hatte vor diesem Start eine ruhende Order bei der Börse</translation>
    </message>
    <message>
        <source>What still rests there is cancelled, and the rest is not sent: look at what is left to do</source>
        <translation>Was dort noch ruht, wird storniert, der Rest nicht gesendet: nachsehen, was zu tun bleibt</translation>
    </message>
    <message>
        <source>%1 #%2 was a plan of %3 orders, and %4 of them had begun before this start</source>
        <translation>%1 #%2 war ein Plan aus %3 Orders, von denen %4 vor diesem Start begonnen hatten</translation>
    </message>
    <message>
        <source>The rest is not sent: look at what is left to do</source>
        <translation>Der Rest wird nicht gesendet: nachsehen, was zu tun bleibt</translation>
    </message>
    <message>
        <source>%1 was not left: a person confirms that first</source>
        <translation>%1 wurde nicht verlassen: erst bestätigt das ein Mensch</translation>
    </message>
    <message>
        <source>%1 was not left: the order journal cannot be written</source>
        <translation>%1 wurde nicht verlassen: das Orderjournal lässt sich nicht schreiben</translation>
    </message>
    <message>
        <source>%1 was left by %2</source>
        <translation>%1 wurde von %2 verlassen</translation>
    </message>
    <message>
        <source>%1 was set by %2</source>
        <translation>%1 wurde von %2 gesetzt</translation>
    </message>
    <message>
        <source>Paused by %1: nothing new is sent</source>
        <translation>Pausiert von %1: nichts Neues wird gesendet</translation>
    </message>
    <message>
        <source>paused by %1</source>
        <translation>pausiert von %1</translation>
    </message>
    <message>
        <source>A hedge that rests is taken back; other orders at the venue stay</source>
        <translation>Eine ruhende Absicherung wird zurückgenommen; andere Orders bei der Börse bleiben</translation>
    </message>
    <message>
        <source>Proposals go on being shown</source>
        <translation>Vorschläge werden weiter gezeigt</translation>
    </message>
    <message>
        <source>Reduce-only, set by %1: only what brings delta nearer its target is sent</source>
        <translation>„Nur abbauen“, gesetzt von %1: gesendet wird nur, was das Delta dem Ziel näher bringt</translation>
    </message>
    <message>
        <source>The session&apos;s costs were not begun anew: a person confirms that first</source>
        <translation>Die Kosten der Sitzung zählen nicht neu: erst bestätigt das ein Mensch</translation>
    </message>
    <message>
        <source>The session&apos;s costs are counted anew, by %1: %2</source>
        <translation>Die Kosten der Sitzung zählen neu, durch %1: %2</translation>
    </message>
    <message>
        <source>hedging had cost %1 % of what was traded, and equity was %2 % below its highest</source>
        <translation>die Absicherung hatte %1 % des Gehandelten gekostet, das Eigenkapital lag %2 % unter dem Höchststand</translation>
    </message>
    <message>
        <source>the machine stood still for %1</source>
        <translation>die Maschine stand %1 still</translation>
    </message>
    <message>
        <source>The machine stood still for %1: every quote is stale, proposals have expired and nothing is armed</source>
        <translation>Die Maschine stand %1 still: alle Quotes sind veraltet, Vorschläge abgelaufen, nichts ist scharf</translation>
    </message>
    <message>
        <source>The links are made anew</source>
        <translation>Die Verbindungen werden neu aufgebaut</translation>
    </message>
    <message>
        <source>%1: no order is open, confirmed %2 ms after the gate closed</source>
        <translation>%1: keine Order ist offen, bestätigt %2 ms nach dem Schließen der Sperre</translation>
    </message>
    <message>
        <source>%1: that no order is open was not confirmed (%2), %3 ms after the gate closed</source>
        <translation>%1: dass keine Order offen ist, wurde nicht bestätigt (%2), %3 ms nach dem Schließen der Sperre</translation>
    </message>
    <message>
        <source>The connection was dropped, so that cancel-on-disconnect acts; look at the venue</source>
        <translation>Die Verbindung wurde getrennt, damit Storno-bei-Trennung wirkt; bei der Börse nachsehen</translation>
    </message>
    <message>
        <source>the link to %1 was lost</source>
        <translation>die Verbindung zu %1 ging verloren</translation>
    </message>
    <message>
        <source>The link to %1 was lost: %2</source>
        <translation>Die Verbindung zu %1 ging verloren: %2</translation>
    </message>
    <message>
        <source>Every number of it is stale and nothing is sent until it is back</source>
        <translation>Alle ihre Zahlen sind veraltet, und nichts wird gesendet, bis sie zurück ist</translation>
    </message>
    <message>
        <source>%1 message(s) of %2 were refused: %3</source>
        <translation>%1 Nachricht(en) von %2 wurden verworfen: %3</translation>
    </message>
    <message>
        <source>The last good values are kept</source>
        <translation>Die letzten guten Werte bleiben</translation>
    </message>
    <message>
        <source>The book as kept tick by tick is not what a full valuation gives: %1</source>
        <translation>Das Tick für Tick geführte Buch weicht von der vollen Bewertung ab: %1</translation>
    </message>
    <message>
        <source>The full result was taken</source>
        <translation>Das volle Ergebnis gilt</translation>
    </message>
    <message>
        <source>Further ones are counted and not told; please report this</source>
        <translation>Weitere werden gezählt und nicht gemeldet; bitte berichten</translation>
    </message>
    <message>
        <source>the band was left while auto-fire is armed, and the hedge comes first</source>
        <translation>das Band wurde bei scharfer Automatik verlassen, und die Absicherung geht vor</translation>
    </message>
    <message>
        <source>marks are still arriving</source>
        <translation>Marks treffen noch ein</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <translation>%1 bei %2</translation>
    </message>
    <message>
        <source>%1 is held and has no price: it is in no weight</source>
        <translation>%1 wird gehalten und hat keinen Kurs: es ist in keinem Gewicht</translation>
    </message>
    <message>
        <source>there is no price of it</source>
        <translation>es fehlt sein Kurs</translation>
    </message>
    <message>
        <source>a position is in an instrument that is not listed</source>
        <translation>eine Position ist in einem nicht gelisteten Instrument</translation>
    </message>
    <message>
        <source>there is no mark of %1</source>
        <translation>es fehlt der Mark von %1</translation>
    </message>
    <message>
        <source>There is no policy for %1: nothing trades it</source>
        <translation>Für %1 gibt es keine Vorgabe: nichts handelt es</translation>
    </message>
    <message>
        <source>No trades are proposed: the value of %1 is not known, for %2</source>
        <translation>Kein Handel vorgeschlagen: der Wert von %1 ist nicht bekannt, denn %2</translation>
    </message>
    <message>
        <source>No trades are proposed: the value of %1 is not a number that can be</source>
        <translation>Kein Handel vorgeschlagen: der Wert von %1 ist keine mögliche Zahl</translation>
    </message>
    <message>
        <source>No trades are proposed: fee and half spread of %1 are %2 % of a trade in it</source>
        <translation>Kein Handel vorgeschlagen: Gebühr und halber Spread von %1 sind %2 % eines Handels darin</translation>
    </message>
    <message>
        <source>No trades are proposed: the value of the book is not a number that can be</source>
        <translation>Kein Handel vorgeschlagen: der Wert des Buchs ist keine mögliche Zahl</translation>
    </message>
    <message>
        <source>No trades are proposed: the book is worth nothing</source>
        <translation>Kein Handel vorgeschlagen: das Buch ist nichts wert</translation>
    </message>
    <message>
        <source>nothing is known of it</source>
        <translation>nichts ist davon bekannt</translation>
    </message>
    <message>
        <source>%1 is %2 % of %3, within its %4</source>
        <translation>%1 ist %2 % von %3, innerhalb von %4</translation>
    </message>
    <message>
        <source>%1 is %2 % of %3, %4 points over its %5</source>
        <translation>%1 ist %2 % von %3, %4 Punkte über %5</translation>
    </message>
    <message>
        <source>%1 is %2 % of %3, %4 points under its %5</source>
        <translation>%1 ist %2 % von %3, %4 Punkte unter %5</translation>
    </message>
    <message>
        <source>%1 is %2 % of %3, within its %4: %5</source>
        <translation>%1 ist %2 % von %3, innerhalb von %4: %5</translation>
    </message>
    <message>
        <source>%1 is %2 % of %3, %4 points over its %5: %6</source>
        <translation>%1 ist %2 % von %3, %4 Punkte über %5: %6</translation>
    </message>
    <message>
        <source>%1 is %2 % of %3, %4 points under its %5: %6</source>
        <translation>%1 ist %2 % von %3, %4 Punkte unter %5: %6</translation>
    </message>
    <message>
        <source>%1 is %2 % of %3 and has no target: it is left as it is</source>
        <translation>%1 ist %2 % von %3 und hat kein Ziel: es bleibt, wie es ist</translation>
    </message>
    <message>
        <source>%1, which is less to trade than the least, %2</source>
        <translation>%1, weniger zu handeln als das Mindeste, %2</translation>
    </message>
    <message>
        <source>%1 % after these trades</source>
        <translation>%1 % nach diesen Trades</translation>
    </message>
    <message>
        <source>%1 % after these trades, still outside: no row has room to take up the rest</source>
        <translation>%1 % nach diesen Trades, noch außerhalb: keine Zeile hat Platz für den Rest</translation>
    </message>
    <message>
        <source>%1, and no row has room to take it up</source>
        <translation>%1, und keine Zeile hat Platz dafür</translation>
    </message>
    <message>
        <source>buy %1 to its edge</source>
        <translation>%1 kaufen bis zum Rand</translation>
    </message>
    <message>
        <source>sell %1 to its edge</source>
        <translation>%1 verkaufen bis zum Rand</translation>
    </message>
    <message>
        <source>buy %1 to its target</source>
        <translation>%1 kaufen bis zum Ziel</translation>
    </message>
    <message>
        <source>sell %1 to its target</source>
        <translation>%1 verkaufen bis zum Ziel</translation>
    </message>
    <message>
        <source>buy %1 to bring cash inside %2</source>
        <translation>%1 kaufen, um Cash in %2 zu bringen</translation>
    </message>
    <message>
        <source>sell %1 to bring cash inside %2</source>
        <translation>%1 verkaufen, um Cash in %2 zu bringen</translation>
    </message>
    <message>
        <source>buy %1 to %2 %, which cash needs</source>
        <translation>%1 kaufen bis %2 %, was Cash braucht</translation>
    </message>
    <message>
        <source>sell %1 to %2 %, which cash needs</source>
        <translation>%1 verkaufen bis %2 %, was Cash braucht</translation>
    </message>
    <message>
        <source>No targets are set</source>
        <translation>Keine Ziele gesetzt</translation>
    </message>
    <message>
        <source>Every row is within its tolerance</source>
        <translation>Jede Zeile liegt in ihrer Toleranz</translation>
    </message>
    <message>
        <source>1 row is outside the tolerance</source>
        <translation>1 Zeile liegt außerhalb der Toleranz</translation>
    </message>
    <message>
        <source>%1 rows are outside the tolerance</source>
        <translation>%1 Zeilen liegen außerhalb der Toleranz</translation>
    </message>
    <message>
        <source>nothing can be traded for that</source>
        <translation>dafür lässt sich nichts handeln</translation>
    </message>
    <message>
        <source>%1 trade of %2, about %3 in fees and half spreads</source>
        <translation>%1 Trade über %2, etwa %3 Gebühren und halbe Spreads</translation>
    </message>
    <message>
        <source>%1 trades of %2, about %3 in fees and half spreads</source>
        <translation>%1 Trades über %2, etwa %3 Gebühren und halbe Spreads</translation>
    </message>
    <message>
        <source>rows has none for cash, expected one: trades are paid from it</source>
        <translation>rows hat keine für Cash, erwartet eine: daraus werden Trades bezahlt</translation>
    </message>
    <message>
        <source>targets add up to %1 %, expected 100 %: %2 points are missing</source>
        <translation>die Ziele ergeben %1 %, erwartet 100 %: %2 Punkte fehlen</translation>
    </message>
    <message>
        <source>targets add up to %1 %, expected 100 %: %2 points are too many</source>
        <translation>die Ziele ergeben %1 %, erwartet 100 %: %2 Punkte zu viel</translation>
    </message>
    <message>
        <source>target of %1 is %2, expected 0 to 100 %</source>
        <translation>das Ziel von %1 ist %2, erwartet 0 bis 100 %</translation>
    </message>
    <message>
        <source>tolerance of %1 is %2, expected 0 to 100 points</source>
        <translation>die Toleranz von %1 ist %2, erwartet 0 bis 100 Punkte</translation>
    </message>
    <message>
        <source>%1 is %2, expected %3 to %4</source>
        <translation>%1 ist %2, erwartet %3 bis %4</translation>
    </message>
    <message>
        <source>%1 is %2, expected less than %3</source>
        <translation>%1 ist %2, erwartet weniger als %3</translation>
    </message>
    <message>
        <source>%1 is %2, expected more than %3</source>
        <translation>%1 ist %2, erwartet mehr als %3</translation>
    </message>
    <message>
        <source>%1 is %2, expected at least %3</source>
        <translation>%1 ist %2, erwartet mindestens %3</translation>
    </message>
    <message>
        <source>there is no market or no exposure to hedge</source>
        <translation>es gibt keinen Markt oder kein Risiko abzusichern</translation>
    </message>
    <message>
        <source>it may have no leg</source>
        <translation>sie darf kein Bein haben</translation>
    </message>
    <message>
        <source>a bound is not finite</source>
        <translation>eine Grenze ist nicht endlich</translation>
    </message>
    <message>
        <source>a band&apos;s floor is above its ceiling</source>
        <translation>die Untergrenze eines Bands liegt über der Obergrenze</translation>
    </message>
    <message>
        <source>No hedge can be worked out: %1</source>
        <translation>Keine Absicherung lässt sich rechnen: %1</translation>
    </message>
    <message>
        <source>Its legs at %1 take about %2 of initial margin, and %3 are free</source>
        <translation>Seine Beine bei %1 brauchen etwa %2 Anfangsmargin, frei sind %3</translation>
    </message>
    <message>
        <source>Nothing to trade: delta, gamma and vega are where they may be</source>
        <translation>Nichts zu handeln: Delta, Gamma und Vega sind, wo sie sein dürfen</translation>
    </message>
    <message>
        <source>Nothing can be traded</source>
        <translation>Nichts lässt sich handeln</translation>
    </message>
    <message>
        <source>delta back to its target</source>
        <translation>Delta zurück am Ziel</translation>
    </message>
    <message>
        <source>gamma back to its target</source>
        <translation>Gamma zurück am Ziel</translation>
    </message>
    <message>
        <source>vega back to its target</source>
        <translation>Vega zurück am Ziel</translation>
    </message>
    <message>
        <source>delta back to its floor</source>
        <translation>Delta zurück an der Untergrenze</translation>
    </message>
    <message>
        <source>gamma back to its floor</source>
        <translation>Gamma zurück an der Untergrenze</translation>
    </message>
    <message>
        <source>vega back to its floor</source>
        <translation>Vega zurück an der Untergrenze</translation>
    </message>
    <message>
        <source>delta back to its ceiling</source>
        <translation>Delta zurück an der Obergrenze</translation>
    </message>
    <message>
        <source>gamma back to its ceiling</source>
        <translation>Gamma zurück an der Obergrenze</translation>
    </message>
    <message>
        <source>vega back to its ceiling</source>
        <translation>Vega zurück an der Obergrenze</translation>
    </message>
    <message>
        <source>delta back inside its band</source>
        <translation>Delta zurück im Band</translation>
    </message>
    <message>
        <source>gamma back inside its band</source>
        <translation>Gamma zurück im Band</translation>
    </message>
    <message>
        <source>vega back inside its band</source>
        <translation>Vega zurück im Band</translation>
    </message>
    <message>
        <source>at most %1 % dearer than the best</source>
        <translation>höchstens %1 % teurer als das Beste</translation>
    </message>
    <message>
        <source>at most %1 dearer than the best</source>
        <translation>höchstens %1 teurer als das Beste</translation>
    </message>
    <message>
        <source>delta cannot be met by %1: %2</source>
        <translation>Delta ist um %1 nicht zu erfüllen: %2</translation>
    </message>
    <message>
        <source>gamma cannot be met by %1: %2</source>
        <translation>Gamma ist um %1 nicht zu erfüllen: %2</translation>
    </message>
    <message>
        <source>vega cannot be met by %1: %2</source>
        <translation>Vega ist um %1 nicht zu erfüllen: %2</translation>
    </message>
    <message>
        <source>no listed option may be traded (%1)</source>
        <translation>keine gelistete Option ist handelbar (%1)</translation>
    </message>
    <message>
        <source>no listed instrument may be traded (%1)</source>
        <translation>kein gelistetes Instrument ist handelbar (%1)</translation>
    </message>
    <message>
        <source>no listed option may be traded</source>
        <translation>keine gelistete Option ist handelbar</translation>
    </message>
    <message>
        <source>no listed instrument may be traded</source>
        <translation>kein gelistetes Instrument ist handelbar</translation>
    </message>
    <message>
        <source>positions without a price are not counted</source>
        <translation>Positionen ohne Kurs sind nicht gezählt</translation>
    </message>
    <message>
        <source>%1 would be %2, below the %3 that is asked for</source>
        <translation>%1 wäre %2, unter den verlangten %3</translation>
    </message>
    <message>
        <source>%1 would be %2, above the %3 that is asked for</source>
        <translation>%1 wäre %2, über den verlangten %3</translation>
    </message>
    <message>
        <source>%1 is not to be had any more</source>
        <translation>%1 ist nicht mehr zu haben</translation>
    </message>
    <message>
        <source>%1 is not to be had any more: %2</source>
        <translation>%1 ist nicht mehr zu haben: %2</translation>
    </message>
    <message>
        <source>the depth in sight of %1 is less than %2</source>
        <translation>die sichtbare Tiefe von %1 ist geringer als %2</translation>
    </message>
    <message>
        <source>there was nothing to hold on to</source>
        <translation>es gab nichts festzuhalten</translation>
    </message>
    <message>
        <source>the wish cannot be worked out</source>
        <translation>der Wunsch lässt sich nicht rechnen</translation>
    </message>
    <message>
        <source>another set misses the bounds by less</source>
        <translation>eine andere Auswahl verfehlt die Grenzen um weniger</translation>
    </message>
    <message>
        <source>another set costs %1 less</source>
        <translation>eine andere Auswahl kostet %1 weniger</translation>
    </message>
    <message>
        <source>it has expired</source>
        <translation>es ist verfallen</translation>
    </message>
    <message>
        <source>it expires in %1: nothing is traded in its last %2</source>
        <translation>es verfällt in %1: in den letzten %2 wird nichts gehandelt</translation>
    </message>
    <message>
        <source>it expires in %1, sooner than %2</source>
        <translation>es verfällt in %1, früher als %2</translation>
    </message>
    <message>
        <source>it expires in %1, later than %2</source>
        <translation>es verfällt in %1, später als %2</translation>
    </message>
    <message>
        <source>its quote is crossed</source>
        <translation>seine Quote ist gekreuzt</translation>
    </message>
    <message>
        <source>nobody bids for it</source>
        <translation>niemand bietet dafür</translation>
    </message>
    <message>
        <source>nobody offers it</source>
        <translation>niemand bietet es an</translation>
    </message>
    <message>
        <source>its spread of %1 % is above %2 %</source>
        <translation>sein Spread von %1 % liegt über %2 %</translation>
    </message>
    <message>
        <source>%1 %2 at its ask are less than %3</source>
        <translation>%1 %2 am Ask sind weniger als %3</translation>
    </message>
    <message>
        <source>%1 %2 at its bid are less than %3</source>
        <translation>%1 %2 am Bid sind weniger als %3</translation>
    </message>
    <message>
        <source>it is not listed</source>
        <translation>es ist nicht gelistet</translation>
    </message>
    <message>
        <source>it is not on the list of names</source>
        <translation>es steht nicht auf der Namensliste</translation>
    </message>
    <message>
        <source>it is on the list of what is not traded</source>
        <translation>es steht auf der Ausschlussliste</translation>
    </message>
    <message>
        <source>the venue has it %1</source>
        <translation>die Börse führt es als %1</translation>
    </message>
    <message>
        <source>its quote is stale</source>
        <translation>seine Quote ist veraltet</translation>
    </message>
    <message>
        <source>it has no quote yet</source>
        <translation>es hat noch keine Quote</translation>
    </message>
    <message>
        <source>its open interest of %1 %2 is below %3</source>
        <translation>sein Open Interest von %1 %2 liegt unter %3</translation>
    </message>
    <message>
        <source>it has no price to take Greeks from</source>
        <translation>es hat keinen Preis für Greeks</translation>
    </message>
    <message>
        <source>expire within %1</source>
        <translation>verfallen binnen %1</translation>
    </message>
    <message>
        <source>expire outside %1 to %2</source>
        <translation>verfallen außerhalb von %1 bis %2</translation>
    </message>
    <message>
        <source>held to %1 legs, which is not proven the best choice of them</source>
        <translation>auf %1 Beine begrenzt, nicht als beste Wahl bewiesen</translation>
    </message>
    <message>
        <source>not found with at most %1 legs</source>
        <translation>mit höchstens %1 Beinen nicht gefunden</translation>
    </message>
    <message>
        <source>no instrument changes %1</source>
        <translation>kein Instrument ändert %1</translation>
    </message>
    <message>
        <source>all that may be traded changes %1 by %2 of %3</source>
        <translation>alles Handelbare ändert %1 um %2 von %3</translation>
    </message>
    <message>
        <source>the margin budget is used up</source>
        <translation>das Marginbudget ist aufgebraucht</translation>
    </message>
    <message>
        <source>the notional cap is used up</source>
        <translation>die Nominalgrenze ist aufgebraucht</translation>
    </message>
    <message>
        <source>not together with the other bands</source>
        <translation>nicht zusammen mit den anderen Bändern</translation>
    </message>
    <message>
        <source>no combination of whole lots was found that meets every band</source>
        <translation>keine Kombination ganzer Lots wurde gefunden, die jedes Band erfüllt</translation>
    </message>
    <message>
        <source>whole lots nearest to bands that cannot be met</source>
        <translation>ganze Lots, den unerfüllbaren Bändern am nächsten</translation>
    </message>
    <message>
        <source>found by search, not proven the best</source>
        <translation>durch Suche gefunden, nicht als Bestes bewiesen</translation>
    </message>
    <message>
        <source>lots with impacts or risk weights are searched for, not proven</source>
        <translation>Lots mit Einfluss oder Risikogewichten werden gesucht, nicht bewiesen</translation>
    </message>
    <message>
        <source>no combination of whole lots meets every band</source>
        <translation>keine Kombination ganzer Lots erfüllt jedes Band</translation>
    </message>
    <message>
        <source>the limit came before the proof</source>
        <translation>die Grenze kam vor dem Beweis</translation>
    </message>
    <message>
        <source>neither simplex came to an end</source>
        <translation>kein Simplex kam zu Ende</translation>
    </message>
    <message>
        <source>the gap between cost and bound did not close</source>
        <translation>die Lücke zwischen Kosten und Schranke schloss sich nicht</translation>
    </message>
    <message>
        <source>the bands cannot be met, nor could the nearest to them be found</source>
        <translation>die Bänder sind nicht zu erfüllen, noch war das Nächste zu finden</translation>
    </message>
    <message>
        <source>nothing seen yet</source>
        <translation>noch nichts gesehen</translation>
    </message>
    <message>
        <source>watched over all places</source>
        <translation>über alle Plätze beobachtet</translation>
    </message>
    <message>
        <source>watched at each place</source>
        <translation>an jedem Platz beobachtet</translation>
    </message>
    <message>
        <source>no book of the hedge instrument</source>
        <translation>kein Buch des Absicherungsinstruments</translation>
    </message>
    <message>
        <source>waiting for own and public trades</source>
        <translation>wartet auf eigene und öffentliche Trades</translation>
    </message>
    <message>
        <source>no two-sided book</source>
        <translation>kein zweiseitiges Buch</translation>
    </message>
    <message>
        <source>waiting for 60 looks at the book</source>
        <translation>wartet auf 60 Blicke ins Buch</translation>
    </message>
    <message>
        <source>no gamma, or no book to take impact from</source>
        <translation>kein Gamma oder kein Buch für den Einfluss</translation>
    </message>
    <message>
        <source>the link is not up</source>
        <translation>die Verbindung steht nicht</translation>
    </message>
    <message>
        <source>nothing heard of this underlying</source>
        <translation>nichts von diesem Basiswert gehört</translation>
    </message>
    <message>
        <source>waiting for 20 gaps between prices</source>
        <translation>wartet auf 20 Abstände zwischen Kursen</translation>
    </message>
    <message>
        <source>waiting for 20 gaps between messages</source>
        <translation>wartet auf 20 Abstände zwischen Nachrichten</translation>
    </message>
    <message>
        <source>equity is not known</source>
        <translation>Eigenkapital nicht bekannt</translation>
    </message>
    <message>
        <source>a dated hedge carries a basis</source>
        <translation>eine datierte Absicherung trägt eine Basis</translation>
    </message>
    <message>
        <source>no mark, or no index</source>
        <translation>kein Mark oder kein Index</translation>
    </message>
    <message>
        <source>no two-sided book, or nothing to compare it with</source>
        <translation>kein zweiseitiges Buch oder nichts zum Vergleich</translation>
    </message>
    <message>
        <source>waiting for own trades</source>
        <translation>wartet auf eigene Trades</translation>
    </message>
    <message>
        <source>no impact to compare with</source>
        <translation>kein Einfluss zum Vergleich</translation>
    </message>
    <message>
        <source>one place, or no link is up</source>
        <translation>ein Platz, oder keine Verbindung steht</translation>
    </message>
    <message>
        <source>fewer than two venues to compare</source>
        <translation>weniger als zwei Börsen zum Vergleich</translation>
    </message>
    <message>
        <source>waiting for half a minute of prices</source>
        <translation>wartet auf eine halbe Minute Kurse</translation>
    </message>
    <message>
        <source>no volatility to expect yet</source>
        <translation>noch keine erwartete Volatilität</translation>
    </message>
    <message>
        <source>no tripwire is near enough to matter</source>
        <translation>kein Stolperdraht ist nah genug</translation>
    </message>
    <message>
        <source>CAUTION when none is calm, HALT when all are halted</source>
        <translation>VORSICHT, wenn keiner ruhig ist, HALT, wenn alle angehalten sind</translation>
    </message>
    <message>
        <source>HALT when all are halted</source>
        <translation>HALT, wenn alle angehalten sind</translation>
    </message>
    <message>
        <source>CAUTION when none is calm</source>
        <translation>VORSICHT, wenn keiner ruhig ist</translation>
    </message>
    <message>
        <source>CAUTION above %1</source>
        <translation>VORSICHT über %1</translation>
    </message>
    <message>
        <source>CAUTION below %1</source>
        <translation>VORSICHT unter %1</translation>
    </message>
    <message>
        <source>HALT above %1</source>
        <translation>HALT über %1</translation>
    </message>
    <message>
        <source>HALT below %1</source>
        <translation>HALT unter %1</translation>
    </message>
    <message>
        <source>CAUTION above %1, HALT above %2</source>
        <translation>VORSICHT über %1, HALT über %2</translation>
    </message>
    <message>
        <source>CAUTION below %1, HALT below %2</source>
        <translation>VORSICHT unter %1, HALT unter %2</translation>
    </message>
    <message>
        <source>CAUTION above %1, HALT above %2 with a second sign</source>
        <translation>VORSICHT über %1, HALT über %2 mit zweitem Zeichen</translation>
    </message>
    <message>
        <source>CAUTION above %1, HALT above %2 with a second sign, above %3 alone</source>
        <translation>VORSICHT über %1, HALT über %2 mit zweitem Zeichen, über %3 allein</translation>
    </message>
    <message>
        <source>widens above %1, slows above %2, HALT above %3</source>
        <translation>weitet über %1, bremst über %2, HALT über %3</translation>
    </message>
    <message>
        <source>widens the band above %1</source>
        <translation>weitet das Band über %1</translation>
    </message>
    <message>
        <source>slows hedging above %1</source>
        <translation>bremst die Absicherung über %1</translation>
    </message>
    <message>
        <source>%1 times</source>
        <translation>%1-fach</translation>
    </message>
    <message>
        <source>%1 % to go</source>
        <translation>%1 % Abstand</translation>
    </message>
    <message>
        <source>%1; %2; %3</source>
        <translation>%1; %2; %3</translation>
    </message>
    <message>
        <source>with %1</source>
        <translation>mit %1</translation>
    </message>
    <message>
        <source>stale feed %1, %2</source>
        <translation>stiller Datenstrom %1, %2</translation>
    </message>
    <message>
        <source>crossed book %1, %2</source>
        <translation>gekreuztes Buch %1, %2</translation>
    </message>
    <message>
        <source>mark to index %1, %2</source>
        <translation>Mark gegen Index %1, %2</translation>
    </message>
    <message>
        <source>mid to index %1, %2</source>
        <translation>Mid gegen Index %1, %2</translation>
    </message>
    <message>
        <source>depth %1, %2</source>
        <translation>Tiefe %1, %2</translation>
    </message>
    <message>
        <source>1-minute volatility %1, %2</source>
        <translation>1-min-Volatilität %1, %2</translation>
    </message>
    <message>
        <source>venue errors %1, %2</source>
        <translation>Börsenfehler %1, %2</translation>
    </message>
    <message>
        <source>margin use %1, %2</source>
        <translation>Marginauslastung %1, %2</translation>
    </message>
    <message>
        <source>hedging cost %1, %2</source>
        <translation>Handelskosten %1, %2</translation>
    </message>
    <message>
        <source>hedges per hour %1, %2</source>
        <translation>Orders je Stunde %1, %2</translation>
    </message>
    <message>
        <source>index gone %1, %2</source>
        <translation>Index verstummt %1, %2</translation>
    </message>
    <message>
        <source>own impact %1, %2</source>
        <translation>eigener Einfluss %1, %2</translation>
    </message>
    <message>
        <source>crowding %1, %2</source>
        <translation>Gleichlauf %1, %2</translation>
    </message>
    <message>
        <source>gamma feedback %1, %2</source>
        <translation>Gamma-Schleife %1, %2</translation>
    </message>
    <message>
        <source>venues apart %1, %2</source>
        <translation>Börsenabstand %1, %2</translation>
    </message>
    <message>
        <source>places left out %1, %2</source>
        <translation>Platzausfall %1, %2</translation>
    </message>
    <message>
        <source>%1: its link is not up</source>
        <translation>%1: die Verbindung steht nicht</translation>
    </message>
    <message>
        <source>Its band is %1 times as wide</source>
        <translation>Sein Band ist %1-mal so breit</translation>
    </message>
    <message>
        <source>Its band stays as it is</source>
        <translation>Sein Band bleibt, wie es ist</translation>
    </message>
    <message>
        <source>%1, pauses are %2 times as long</source>
        <translation>%1, Pausen sind %2-mal so lang</translation>
    </message>
    <message>
        <source>%1, and auto-fire goes on</source>
        <translation>%1, und die Automatik läuft weiter</translation>
    </message>
    <message>
        <source>%1, and nothing is sent without a person</source>
        <translation>%1, und nichts wird ohne einen Menschen gesendet</translation>
    </message>
    <message>
        <source>%1, and what auto-fire sends is %2 times as large</source>
        <translation>%1, und was die Automatik sendet, ist %2-mal so groß</translation>
    </message>
    <message>
        <source>It carries no hedge until a person clears it in Guard; other places go on</source>
        <translation>Er trägt keine Absicherung, bis ein Mensch ihn im Wächter freigibt; andere Plätze laufen weiter</translation>
    </message>
    <message>
        <source>It carries no hedge while another place is calmer</source>
        <translation>Er trägt keine Absicherung, solange ein anderer Platz ruhiger ist</translation>
    </message>
    <message>
        <source>It ends by itself after %1 of calm</source>
        <translation>Es endet von selbst nach %1 Ruhe</translation>
    </message>
    <message>
        <source>Until a person clears it in Guard, only what reduces is sent, by a person</source>
        <translation>Bis ein Mensch es im Wächter freigibt, wird nur gesendet, was abbaut, durch einen Menschen</translation>
    </message>
    <message>
        <source>%1 is back to normal: %2</source>
        <translation>%1 ist wieder normal: %2</translation>
    </message>
    <message>
        <source>%1 at %2 is back to normal: %3</source>
        <translation>%1 bei %2 ist wieder normal: %3</translation>
    </message>
    <message>
        <source>%1 stays in CAUTION: %2</source>
        <translation>%1 bleibt in VORSICHT: %2</translation>
    </message>
    <message>
        <source>the venue has not answered for %1</source>
        <translation>die Börse hat seit %1 nicht geantwortet</translation>
    </message>
    <message>
        <source>the answer is not a number</source>
        <translation>die Antwort ist keine Zahl</translation>
    </message>
    <message>
        <source>never written: %1</source>
        <translation>nie geschrieben: %1</translation>
    </message>
    <message>
        <source>%1 was not sent: %2</source>
        <translation>%1 wurde nicht gesendet: %2</translation>
    </message>
    <message>
        <source>%1 is unknown: %2</source>
        <translation>%1 ist unklar: %2</translation>
    </message>
    <message>
        <source>It is being asked for at the venue and is not sent again</source>
        <translation>Bei der Börse wird danach gefragt, gesendet wird nicht noch einmal</translation>
    </message>
    <message>
        <source>%1 was rejected: %2</source>
        <translation>%1 wurde abgelehnt: %2</translation>
    </message>
    <message>
        <source>%1 was not placed: %2</source>
        <translation>%1 wurde nicht platziert: %2</translation>
    </message>
    <message>
        <source>%1 was cancelled at the venue: %2</source>
        <translation>%1 wurde bei der Börse storniert: %2</translation>
    </message>
    <message>
        <source>%1 was refused %2 times in a row: at the best price it would have taken</source>
        <translation>%1 wurde %2-mal in Folge verweigert: am besten Preis hätte es genommen</translation>
    </message>
    <message>
        <source>the venue does not know the order, but the position in %1 is %2 and was %3 when it began</source>
        <translation>die Börse kennt die Order nicht, aber die Position in %1 ist %2 und war %3, als sie begann</translation>
    </message>
    <message>
        <source>absent twice after the fence of %1, last at venue time %2 in epoch %3, the position unchanged at %4</source>
        <translation>zweimal abwesend nach der Schranke von %1, zuletzt zur Börsenzeit %2 in Epoche %3, die Position unverändert bei %4</translation>
    </message>
    <message>
        <source>an order the venue does not know is looked for once more on a fresh connection</source>
        <translation>eine Order, die die Börse nicht kennt, wird auf frischer Verbindung noch einmal gesucht</translation>
    </message>
    <message>
        <source>link lost: %1</source>
        <translation>Verbindung verloren: %1</translation>
    </message>
    <message>
        <source>no answer within %1</source>
        <translation>keine Antwort binnen %1</translation>
    </message>
    <message>
        <source>undecided after %1</source>
        <translation>unentschieden nach %1</translation>
    </message>
    <message>
        <source>%1 could not be resolved</source>
        <translation>%1 ließ sich nicht klären</translation>
    </message>
    <message>
        <source>Look it up at the venue and attach what you find; %1 stays blocked until then</source>
        <translation>Bei der Börse nachsehen und den Fund anhängen; %1 bleibt bis dahin gesperrt</translation>
    </message>
    <message>
        <source>Evidence was not attached: it needs an outcome that ends the order and a sentence</source>
        <translation>Der Beleg wurde nicht angehängt: er braucht ein Ergebnis, das die Order beendet, und einen Satz</translation>
    </message>
    <message>
        <source>resting %1 at %2 · %3 s to deadline</source>
        <translation>ruht %1 bei %2 · %3 s bis zur Frist</translation>
    </message>
    <message>
        <source>part %1 of %2 working</source>
        <translation>Teil %1 von %2 im Markt</translation>
    </message>
    <message>
        <source>leg %1 of %2 working</source>
        <translation>Bein %1 von %2 im Markt</translation>
    </message>
    <message>
        <source>part %1 of %2 is next</source>
        <translation>Teil %1 von %2 ist der nächste</translation>
    </message>
    <message>
        <source>leg %1 of %2 is next</source>
        <translation>Bein %1 von %2 ist das nächste</translation>
    </message>
    <message>
        <source>part %1 of %2</source>
        <translation>Teil %1 von %2</translation>
    </message>
    <message>
        <source>leg %1 of %2</source>
        <translation>Bein %1 von %2</translation>
    </message>
    <message>
        <source>waiting until %1 UTC for %2</source>
        <translation>wartet bis %1 UTC auf %2</translation>
    </message>
    <message>
        <source>%1 of %2 leg; %3 not traded</source>
        <translation>%1 von %2 Bein; %3 nicht gehandelt</translation>
    </message>
    <message>
        <source>%1 of %2 legs; %3 not traded</source>
        <translation>%1 von %2 Beinen; %3 nicht gehandelt</translation>
    </message>
    <message>
        <source>%1 of %2 traded</source>
        <translation>%1 von %2 gehandelt</translation>
    </message>
    <message>
        <source>%1 of %2 legs traded in full</source>
        <translation>%1 von %2 Beinen voll gehandelt</translation>
    </message>
    <message>
        <source>net delta is %1 now and going on would take it to %2, the other side of its target</source>
        <translation>Nettodelta ist jetzt %1, und Weitermachen brächte es auf %2, die andere Seite des Ziels</translation>
    </message>
    <message>
        <source>what is left of it would take net delta from %1 to %2, away from its target</source>
        <translation>der Rest brächte das Nettodelta von %1 auf %2, weg vom Ziel</translation>
    </message>
    <message>
        <source>it would end with net delta at %1, outside the band: a hedge of the whole is due</source>
        <translation>er endete mit Nettodelta %1, außerhalb des Bands: eine Absicherung des Ganzen ist fällig</translation>
    </message>
    <message>
        <source>net delta is not known: a person decides</source>
        <translation>das Nettodelta ist nicht bekannt: ein Mensch entscheidet</translation>
    </message>
    <message>
        <source>the guard is not at rest: a person decides</source>
        <translation>der Wächter ist nicht in Ruhe: ein Mensch entscheidet</translation>
    </message>
    <message>
        <source>margin use is %1 %, and what is left of it adds to it</source>
        <translation>die Marginauslastung ist %1 %, und der Rest erhöht sie</translation>
    </message>
    <message>
        <source>its next order would take net delta from %1 to %2, further from its target than before the plan</source>
        <translation>seine nächste Order brächte das Nettodelta von %1 auf %2, weiter vom Ziel als vor dem Plan</translation>
    </message>
    <message>
        <source>%1 #%2: %3</source>
        <translation>%1 #%2: %3</translation>
    </message>
    <message>
        <source>Band as written: no live band follows the market</source>
        <translation>Band wie geschrieben: kein mitlaufendes Band folgt dem Markt</translation>
    </message>
    <message>
        <source>Band as written: %1 gives none, %2</source>
        <translation>Band wie geschrieben: %1 gibt keines, %2</translation>
    </message>
    <message>
        <source>Band as written: nothing else is found yet</source>
        <translation>Band wie geschrieben: noch ist nichts anderes gefunden</translation>
    </message>
    <message>
        <source>Band %1 held until %2 UTC: settlement window</source>
        <translation>Band %1 gehalten bis %2 UTC: Abrechnungsfenster</translation>
    </message>
    <message>
        <source>CAUTION makes it %1 times as wide</source>
        <translation>VORSICHT macht es %1-mal so breit</translation>
    </message>
    <message>
        <source>Band %1 by %2: gamma %3 per 1 %, %4, cost %5 bp%6</source>
        <translation>Band %1 nach %2: Gamma %3 je 1 %, %4, Kosten %5 bp%6</translation>
    </message>
    <message>
        <source>Band %1 by %2: gamma %3 per 1 %, %4, cost %5 bp</source>
        <translation>Band %1 nach %2: Gamma %3 je 1 %, %4, Kosten %5 bp</translation>
    </message>
    <message>
        <source>Band %1 -&gt; %2: %3</source>
        <translation>Band %1 -&gt; %2: %3</translation>
    </message>
    <message>
        <source>volatility not known yet</source>
        <translation>Volatilität noch nicht bekannt</translation>
    </message>
    <message>
        <source>no gamma: the band has no width</source>
        <translation>kein Gamma: das Band hat keine Breite</translation>
    </message>
    <message>
        <source>the formula does not hold here</source>
        <translation>die Formel gilt hier nicht</translation>
    </message>
    <message>
        <source>an input is missing or out of its range</source>
        <translation>eine Eingabe fehlt oder liegt außerhalb</translation>
    </message>
    <message>
        <source>the model has no optimum here</source>
        <translation>das Modell hat hier kein Optimum</translation>
    </message>
    <message>
        <source>%1 without a mark</source>
        <translation>%1 ohne Mark</translation>
    </message>
    <message>
        <source>%1 of %2 without a mark</source>
        <translation>%1 von %2 ohne Mark</translation>
    </message>
    <message>
        <source>%1 of %2 not listed</source>
        <translation>%1 von %2 nicht gelistet</translation>
    </message>
    <message>
        <source>%1 of %2 without a volatility</source>
        <translation>%1 von %2 ohne Volatilität</translation>
    </message>
    <message>
        <source>%1 of %2 stale</source>
        <translation>%1 von %2 veraltet</translation>
    </message>
    <message>
        <source>No option with the venue&apos;s Greeks yet</source>
        <translation>Noch keine Option mit den Greeks der Börse</translation>
    </message>
    <message>
        <source>%1 option agrees</source>
        <translation>%1 Option stimmt überein</translation>
    </message>
    <message>
        <source>%1 options agree</source>
        <translation>%1 Optionen stimmen überein</translation>
    </message>
    <message>
        <source>%1 differs: worst %2 of %3, %4 times its tolerance</source>
        <translation>%1 weicht ab: am meisten %2 von %3, %4-mal die Toleranz</translation>
    </message>
    <message>
        <source>%1 differ: worst %2 of %3, %4 times its tolerance</source>
        <translation>%1 weichen ab: am meisten %2 von %3, %4-mal die Toleranz</translation>
    </message>
    <message>
        <source>%1 not judged</source>
        <translation>%1 nicht beurteilt</translation>
    </message>
    <message>
        <source>skew stickiness %1</source>
        <translation>Skew-Stickiness %1</translation>
    </message>
    <message>
        <source>There is no index price of %1 to move</source>
        <translation>Es fehlt der Indexkurs von %1, der zu bewegen wäre</translation>
    </message>
    <message>
        <source>The worst hour of the recorded window</source>
        <translation>Die schlimmste Stunde des aufgezeichneten Fensters</translation>
    </message>
    <message>
        <source>The worst day of the recorded window</source>
        <translation>Der schlimmste Tag des aufgezeichneten Fensters</translation>
    </message>
    <message>
        <source>Volatility +%1 points is an assumption: %2 for each percent of Bitcoin&apos;s fall</source>
        <translation>Volatilität +%1 Punkte ist eine Annahme: %2 je Prozent Bitcoin-Verlust</translation>
    </message>
    <message>
        <source>Made up</source>
        <translation>Erdacht</translation>
    </message>
    <message>
        <source>Futures and perpetuals part from the spot; options keep their forwards</source>
        <translation>Futures und Perpetuals lösen sich vom Spot; Optionen behalten ihre Forwards</translation>
    </message>
    <message>
        <source>hourly closes, %1</source>
        <translation>Stundenschlüsse, %1</translation>
    </message>
    <message>
        <source>fills of %1 sum to the order</source>
        <translation>Ausführungen über %1 ergeben die Order</translation>
    </message>
    <message>
        <source>venue order %1</source>
        <translation>Börsenorder %1</translation>
    </message>
    <message>
        <source>venue order %1: %2</source>
        <translation>Börsenorder %1: %2</translation>
    </message>
    <message>
        <source>placed elsewhere: counted, never changed from here</source>
        <translation>anderswo platziert: gezählt, von hier nie geändert</translation>
    </message>
    <message>
        <source>The history could not be read</source>
        <translation>Die Historie ließ sich nicht lesen</translation>
    </message>
    <message>
        <source>An internal fault: %1</source>
        <translation>Ein interner Fehler: %1</translation>
    </message>
    <message>
        <source>No new order leaves; look at the venue before you resume</source>
        <translation>Keine neue Order geht hinaus; vor dem Fortsetzen bei der Börse nachsehen</translation>
    </message>
    <message>
        <source>The window did not answer for %1 s</source>
        <translation>Das Fenster antwortete %1 s nicht</translation>
    </message>
    <message>
        <source>The engine went on meanwhile: look at what it did</source>
        <translation>Das System lief weiter: nachsehen, was es tat</translation>
    </message>
    <message>
        <source>History: %1</source>
        <translation>Historie: %1</translation>
    </message>
    <message>
        <source>No backup was kept</source>
        <translation>Keine Sicherung wurde angelegt</translation>
    </message>
    <message>
        <source>the engine&apos;s inbox was full: what the journal said was lost</source>
        <translation>der Eingang des Systems war voll: was das Journal meldete, ging verloren</translation>
    </message>
    <message>
        <source>Seconds since the last message about the hedge instrument</source>
        <translation>Sekunden seit der letzten Nachricht zum Absicherungsinstrument</translation>
    </message>
    <message>
        <source>The bounds are so many median gaps between its messages, and never less than the floor</source>
        <translation>Die Grenzen sind so viele mittlere Abstände seiner Nachrichten, nie weniger als der Mindestwert</translation>
    </message>
    <message>
        <source>Seconds for which the best bid of the hedge instrument has not been below its best ask</source>
        <translation>Sekunden, in denen der beste Bid des Absicherungsinstruments nicht unter dem besten Ask lag</translation>
    </message>
    <message>
        <source>Distance of the hedge instrument&apos;s mark from the index, as a fraction of the index</source>
        <translation>Abstand des Marks des Absicherungsinstruments vom Index, als Anteil des Index</translation>
    </message>
    <message>
        <source>Not judged for a dated hedge, which carries a basis</source>
        <translation>Nicht beurteilt für datierte Absicherungen, die eine Basis tragen</translation>
    </message>
    <message>
        <source>Distance of the hedge instrument&apos;s mid from the index; for a dated hedge from its own mark</source>
        <translation>Abstand des Mids des Absicherungsinstruments vom Index; bei datierter Absicherung vom eigenen Mark</translation>
    </message>
    <message>
        <source>Visible size of the hedge instrument on the thinner side of 20 levels, as a share of its own running median</source>
        <translation>Sichtbare Größe des Absicherungsinstruments auf der dünneren Seite von 20 Stufen, als Anteil des eigenen laufenden Medians</translation>
    </message>
    <message>
        <source>Volatility of the index over the last minute, over the volatility the options expect (its average of the last hour)</source>
        <translation>Volatilität des Index in der letzten Minute über der von den Optionen erwarteten (deren Mittel der letzten Stunde)</translation>
    </message>
    <message>
        <source>HALT needs a second sign: depth, marks, mids, venues or feeds beyond their CAUTION, or own impact and crowding both; or far more of it</source>
        <translation>HALT braucht ein zweites Zeichen: Tiefe, Marks, Mids, Börsen oder Datenströme jenseits ihrer VORSICHT, oder eigener Einfluss und Gleichlauf zugleich; oder weit mehr davon</translation>
    </message>
    <message>
        <source>In the last ten minutes: refused orders, failed queries, refused messages, gaps in books, and lost links</source>
        <translation>In den letzten zehn Minuten: verweigerte Orders, gescheiterte Anfragen, verworfene Nachrichten, Lücken in Büchern und verlorene Verbindungen</translation>
    </message>
    <message>
        <source>Maintenance margin over equity</source>
        <translation>Erhaltungsmargin über Eigenkapital</translation>
    </message>
    <message>
        <source>Fees and slippage of our fills in the last 24 hours, USD</source>
        <translation>Gebühren und Slippage unserer Ausführungen der letzten 24 Stunden, USD</translation>
    </message>
    <message>
        <source>Orders of ours that filled in the last hour</source>
        <translation>Unsere in der letzten Stunde ausgeführten Orders</translation>
    </message>
    <message>
        <source>Seconds since the index was last told</source>
        <translation>Sekunden seit der letzten Meldung des Index</translation>
    </message>
    <message>
        <source>The bounds are so many median gaps, and never less than the floor</source>
        <translation>Die Grenzen sind so viele mittlere Abstände, nie weniger als der Mindestwert</translation>
    </message>
    <message>
        <source>What the mid moves after our own trades, over the calibrated impact: the slope of a regression with the index as control</source>
        <translation>Was der Mid nach unseren eigenen Trades geht, über dem kalibrierten Einfluss: die Steigung einer Regression mit dem Index als Kontrolle</translation>
    </message>
    <message>
        <source>Trips only when its t-statistic is high as well</source>
        <translation>Löst nur aus, wenn auch die t-Statistik hoch ist</translation>
    </message>
    <message>
        <source>The lower of two correlations of our trades: with the return of the minute before, and with the imbalance of the market&apos;s aggressors, each less the part that our own gamma asked for</source>
        <translation>Die niedrigere von zwei Korrelationen unserer Trades: mit der Rendite der Minute davor und mit dem Ungleichgewicht der Aggressoren, jeweils ohne den Teil, den unser Gamma verlangte</translation>
    </message>
    <message>
        <source>Positive is running with the crowd</source>
        <translation>Positiv heißt: mit der Menge laufen</translation>
    </message>
    <message>
        <source>Short gamma times impact per coin: the share of a move that our own hedging adds to it</source>
        <translation>Short-Gamma mal Einfluss je Coin: der Anteil einer Bewegung, den unsere Absicherung hinzufügt</translation>
    </message>
    <message>
        <source>From 1 the loop is unstable</source>
        <translation>Ab 1 ist die Schleife instabil</translation>
    </message>
    <message>
        <source>The furthest that the mids of two venues&apos; hedges are from one another, of those places that are calm themselves</source>
        <translation>Der größte Abstand der Mids der Absicherungen zweier Börsen, unter den Plätzen, die selbst ruhig sind</translation>
    </message>
    <message>
        <source>Which of two is right nobody knows</source>
        <translation>Welcher von zweien stimmt, weiß niemand</translation>
    </message>
    <message>
        <source>The share of the places that carry no hedge now, for their own tripwires or for want of a link</source>
        <translation>Der Anteil der Plätze, die jetzt keine Absicherung tragen, wegen eigener Stolperdrähte oder fehlender Verbindung</translation>
    </message>
    <message>
        <source>The record is incomplete: %1</source>
        <translation>Die Aufzeichnung ist unvollständig: %1</translation>
    </message>
    <message>
        <source>History: the writer is not keeping up; rows are missing from now on</source>
        <translation>Historie: der Schreiber kommt nicht nach; ab jetzt fehlen Zeilen</translation>
    </message>
    <message>
        <source>The charts and the review have a gap; orders are journaled all the same</source>
        <translation>Diagramme und Rückblick haben eine Lücke; Orders werden dennoch verzeichnet</translation>
    </message>
    <message>
        <source>The paper accounts began anew: their positions are those of the demonstration</source>
        <translation>Die Papierkonten beginnen neu: ihre Positionen sind die der Vorführung</translation>
    </message>
    <message>
        <source>The paper account began anew: its positions are those of the demonstration</source>
        <translation>Das Papierkonto beginnt neu: seine Positionen sind die der Vorführung</translation>
    </message>
    <message>
        <source>The orders, fills and lines of earlier sessions are their history</source>
        <translation>Orders, Ausführungen und Linien früherer Sitzungen sind ihre Historie</translation>
    </message>
    <message>
        <source>The orders, fills and lines of earlier sessions are its history</source>
        <translation>Orders, Ausführungen und Linien früherer Sitzungen sind seine Historie</translation>
    </message>
    <message>
        <source>The desk is in Watch, for its settings have problems: nothing is sent before a person chooses Confirm</source>
        <translation>Der Desk steht auf „Beobachten“, denn die Einstellungen haben Mängel: nichts wird gesendet, bevor ein Mensch „Bestätigen“ wählt</translation>
    </message>
    <message>
        <source>Mend the file and start again</source>
        <translation>Die Datei berichtigen und neu starten</translation>
    </message>
    <message>
        <source>Auto-fire was not armed as --auto-fire asks: the settings have problems</source>
        <translation>Die Automatik wurde nicht scharf gestellt, wie --auto-fire verlangt: die Einstellungen haben Mängel</translation>
    </message>
    <message>
        <source>The last %1 runs on this folder ended in disorder within ten minutes</source>
        <translation>Die letzten %1 Läufe in diesem Ordner endeten binnen zehn Minuten ungeordnet</translation>
    </message>
    <message>
        <source>The desk is in Watch and nothing is armed: look at the log and at the venue before you choose Confirm</source>
        <translation>Der Desk steht auf „Beobachten“, nichts ist scharf: Log und Börse ansehen, bevor „Bestätigen“ gewählt wird</translation>
    </message>
    <message>
        <source>Monitoring only: nothing is sent, for nothing can be recorded</source>
        <translation>Nur Beobachtung: nichts wird gesendet, denn nichts lässt sich verzeichnen</translation>
    </message>
    <message>
        <source>The newest copy is of %1; close this window and put it back with &apos;%2&apos;</source>
        <translation>Die neueste Kopie ist %1; dieses Fenster schließen und sie zurückspielen mit &apos;%2&apos;</translation>
    </message>
    <message>
        <source>The environment sets %1, by which somebody else decides what code this program loads or which certificates it trusts</source>
        <translation>Die Umgebung setzt %1, womit ein anderer bestimmt, welchen Code dieses Programm lädt oder welchen Zertifikaten es traut</translation>
    </message>
    <message>
        <source>Where you do not know why, leave and start without it</source>
        <translation>Ist der Grund nicht bekannt, beenden und ohne sie starten</translation>
    </message>
    <message>
        <source>The other market was not opened: %1</source>
        <translation>Der andere Markt wurde nicht geöffnet: %1</translation>
    </message>
    <message>
        <source>The one before was opened anew</source>
        <translation>Der vorige wurde neu geöffnet</translation>
    </message>
    <message>
        <source>Backing up: the store is not keeping up</source>
        <translation>Sichern: der Speicher kommt nicht nach</translation>
    </message>
    <message>
        <source>Nothing is sent with profile %1</source>
        <translation>Mit Profil %1 wird nichts gesendet</translation>
    </message>
    <message>
        <source>The key of profile %1 is another one: it ends in %2, and this folder has known %3</source>
        <translation>Der Schlüssel von Profil %1 ist ein anderer: er endet auf %2, dieser Ordner kennt %3</translation>
    </message>
    <message>
        <source>Nothing is sent there</source>
        <translation>Dorthin wird nichts gesendet</translation>
    </message>
    <message>
        <source>If it is right, say &apos;%1&apos; and start again</source>
        <translation>Ist er richtig, &apos;%1&apos; sagen und neu starten</translation>
    </message>
    <message>
        <source>It was ignored</source>
        <translation>Es wurde übergangen</translation>
    </message>
    <message>
        <source>The order book is %1</source>
        <translation>Das Orderbuch ist %1</translation>
    </message>
    <message>
        <source>The mark is %1</source>
        <translation>Der Mark ist %1</translation>
    </message>
    <message>
        <source>The index is %1</source>
        <translation>Der Index ist %1</translation>
    </message>
    <message>
        <source>%1 old</source>
        <translation>%1 alt</translation>
    </message>
    <message>
        <source>%1, over the hard limit of %2</source>
        <translation>%1, über dem harten Limit von %2</translation>
    </message>
    <message>
        <source>%1, over %2: a person must approve it</source>
        <translation>%1, über %2: ein Mensch muss freigeben</translation>
    </message>
    <message>
        <source>Its legs together are %1</source>
        <translation>Seine Beine betragen zusammen %1</translation>
    </message>
    <message>
        <source>%1 maintenance margin would be %2, above the limit of %3</source>
        <translation>%1: Erhaltungsmargin %2, über dem Limit von %3</translation>
    </message>
    <message>
        <source>With the spot %1 % and volatilities %2 %</source>
        <translation>Bei Spot %1 % und Volatilitäten %2 %</translation>
    </message>
    <message>
        <source>%1 was halted by its guard since it was shown: %2</source>
        <translation>%1 wurde seit der Anzeige vom Wächter angehalten: %2</translation>
    </message>
    <message>
        <source>%1 was halted by its guard: %2</source>
        <translation>%1 wurde vom Wächter angehalten: %2</translation>
    </message>
    <message>
        <source>net delta %1 would be inside %2 to %3</source>
        <translation>das Nettodelta %1 läge innerhalb von %2 bis %3</translation>
    </message>
    <message>
        <source>funding would ask for nothing</source>
        <translation>das Funding würde nichts verlangen</translation>
    </message>
    <message>
        <source>%1 would ask for nothing</source>
        <translation>%1 würde nichts verlangen</translation>
    </message>
    <message>
        <source>The key works: it is of the account %1</source>
        <translation>Der Schlüssel geht: er gehört zum Konto %1</translation>
    </message>
    <message>
        <source>The key works: it is of the account that it was made for</source>
        <translation>Der Schlüssel geht: er gehört zu dem Konto, für das er angelegt wurde</translation>
    </message>
    <message>
        <source>It may trade, and it may not withdraw</source>
        <translation>Er darf handeln, und er darf nicht auszahlen</translation>
    </message>
    <message>
        <source>It may read only: with this profile, which is to trade, every order would be refused</source>
        <translation>Er darf nur lesen: mit diesem Profil, das handeln soll, würde jede Order verweigert</translation>
    </message>
    <message>
        <source>It was asked to read only, as the profile says: no order is sent with it</source>
        <translation>Verlangt war nur Lesen, wie das Profil sagt: keine Order wird damit gesendet</translation>
    </message>
    <message>
        <source>The venue granted: %1</source>
        <translation>Die Börse gewährte: %1</translation>
    </message>
    <message>
        <source>The venue refused the key of %1: %2</source>
        <translation>Die Börse verweigerte den Schlüssel von %1: %2</translation>
    </message>
    <message>
        <source>Look whether client id and secret belong together, and to this venue</source>
        <translation>Prüfen, ob Client-ID und Geheimnis zusammengehören, und zu dieser Börse</translation>
    </message>
    <message>
        <source>The key of %1 is right, and is refused here: %2</source>
        <translation>Der Schlüssel von %1 stimmt und wird hier verweigert: %2</translation>
    </message>
    <message>
        <source>The key of %1 could not be tried: %2</source>
        <translation>Der Schlüssel von %1 ließ sich nicht prüfen: %2</translation>
    </message>
    <message>
        <source>Nothing is known of the key</source>
        <translation>Über den Schlüssel ist nichts bekannt</translation>
    </message>
    <message>
        <source>The key could not be tried: %1</source>
        <translation>Der Schlüssel ließ sich nicht prüfen: %1</translation>
    </message>
    <message>
        <source>this key may %1 (%2); make one at the venue without it</source>
        <translation>dieser Schlüssel darf %1 (%2); bei der Börse einen ohne dies anlegen</translation>
    </message>
    <message>
        <source>change the account</source>
        <translation>das Konto ändern</translation>
    </message>
    <message>
        <source>do more than trade</source>
        <translation>mehr als handeln</translation>
    </message>
    <message>
        <source>The venue&apos;s news arrive %1 late</source>
        <translation>Die Nachrichten der Börse kommen %1 zu spät</translation>
    </message>
    <message>
        <source>as traded: %1</source>
        <translation>wie gehandelt: %1</translation>
    </message>
    <message>
        <source>as proposed: %1</source>
        <translation>wie vorgeschlagen: %1</translation>
    </message>
    <message>
        <source>to the centre: %1</source>
        <translation>zur Mitte: %1</translation>
    </message>
    <message>
        <source>to the edge: %1</source>
        <translation>zum Rand: %1</translation>
    </message>
    <message>
        <source>no trade</source>
        <translation>kein Handel</translation>
    </message>
    <message>
        <source>all on %1</source>
        <translation>alles auf %1</translation>
    </message>
    <message>
        <source>%1 later</source>
        <translation>%1 später</translation>
    </message>
    <message>
        <source>nothing is recorded of the time after it</source>
        <translation>von der Zeit danach ist nichts aufgezeichnet</translation>
    </message>
    <message>
        <source>the index of the time after it is not recorded</source>
        <translation>der Index der Zeit danach ist nicht aufgezeichnet</translation>
    </message>
    <message>
        <source>it traded options, of which delta alone does not tell</source>
        <translation>es handelte Optionen, von denen das Delta allein nichts sagt</translation>
    </message>
    <message>
        <source>nothing was traded</source>
        <translation>nichts wurde gehandelt</translation>
    </message>
    <message>
        <source>the index of that moment is not recorded, or something followed before it</source>
        <translation>der Index dieses Moments ist nicht aufgezeichnet, oder etwas folgte vorher</translation>
    </message>
    <message>
        <source>The index at the trade and when the next hedge followed, or an hour later</source>
        <translation>Der Index beim Handel und als die nächste Absicherung folgte, oder eine Stunde später</translation>
    </message>
    <message>
        <source>The index from %1 to %2, %3 points; between two of them on the line</source>
        <translation>Der Index von %1 bis %2, %3 Punkte; zwischen zweien davon auf der Geraden</translation>
    </message>
    <message>
        <source>Fees, spread and impact a coin as this order paid them; impact of other sizes by the square-root law (cost with the power 3/2 of the size)</source>
        <translation>Gebühren, Spread und Markteinfluss je Coin, wie diese Order sie zahlte; Markteinfluss anderer Größen nach dem Wurzelgesetz (Kosten mit der Potenz 3/2 der Größe)</translation>
    </message>
    <message>
        <source>At another venue the same impact is assumed: its book is not recorded</source>
        <translation>An einer anderen Börse wird derselbe Markteinfluss angenommen: Ihr Buch ist nicht aufgezeichnet</translation>
    </message>
    <message>
        <source>Fees, spread and impact as they were estimated when it was proposed; impact of other sizes by the square-root law (cost with the power 3/2 of the size)</source>
        <translation>Gebühren, Spread und Markteinfluss, wie sie beim Vorschlag geschätzt wurden; Markteinfluss anderer Größen nach dem Wurzelgesetz (Kosten mit der Potenz 3/2 der Größe)</translation>
    </message>
    <message>
        <source>One standard deviation: the price between two points, %1 % of the impact, half the spread at the end</source>
        <translation>Eine Standardabweichung: der Preis zwischen zwei Punkten, %1 % des Markteinflusses, der halbe Spread am Ende</translation>
    </message>
    <message>
        <source>What was carried was not recorded in this period: its profit is not attributed</source>
        <translation>Was getragen wurde, ist in diesem Zeitraum nicht aufgezeichnet: Sein Gewinn ist nicht zerlegt</translation>
    </message>
    <message>
        <source>Of %1 rebalances the market was not recorded at each step: there the next known price stands for it</source>
        <translation>Bei %1 Absicherungen ist der Markt nicht an jedem Schritt aufgezeichnet: Dort steht der nächste bekannte Preis dafür</translation>
    </message>
    <message>
        <source>Keeping a note: there is no text in it</source>
        <translation>Notiz aufbewahren: Es steht kein Text darin</translation>
    </message>
    <message>
        <source>Keeping a tag: there is no text in it</source>
        <translation>Merkmal aufbewahren: Es steht kein Text darin</translation>
    </message>
    <message>
        <source>Write some</source>
        <translation>Bitte etwas schreiben</translation>
    </message>
    <message>
        <source>Keeping a note: it has %1 bytes, and %2 are kept at most</source>
        <translation>Notiz aufbewahren: Sie hat %1 Bytes, höchstens %2 werden aufbewahrt</translation>
    </message>
    <message>
        <source>Keeping a tag: it has %1 bytes, and %2 are kept at most</source>
        <translation>Merkmal aufbewahren: Es hat %1 Bytes, höchstens %2 werden aufbewahrt</translation>
    </message>
    <message>
        <source>Shorten it</source>
        <translation>Bitte kürzen</translation>
    </message>
    <message>
        <source>Keeping a note: the writer&apos;s name has %1 bytes, and %2 are kept at most</source>
        <translation>Notiz aufbewahren: Der Name hat %1 Bytes, höchstens %2 werden aufbewahrt</translation>
    </message>
    <message>
        <source>Keeping a tag: the writer&apos;s name has %1 bytes, and %2 are kept at most</source>
        <translation>Merkmal aufbewahren: Der Name hat %1 Bytes, höchstens %2 werden aufbewahrt</translation>
    </message>
    <message>
        <source>Keeping a note: it names no rebalance</source>
        <translation>Notiz aufbewahren: Sie nennt keine Anpassung</translation>
    </message>
    <message>
        <source>Keeping a tag: it names no rebalance</source>
        <translation>Merkmal aufbewahren: Es nennt keine Anpassung</translation>
    </message>
    <message>
        <source>Choose one in the review</source>
        <translation>Bitte eine in der Nachschau wählen</translation>
    </message>
    <message>
        <source>order %1</source>
        <translation>Order %1</translation>
    </message>
    <message>
        <source>Put &quot; behind the words</source>
        <translation>&quot; hinter die Wörter setzen</translation>
    </message>
    <message>
        <source>The note is not in the history five seconds after it was handed to its writer</source>
        <translation>Die Notiz ist fünf Sekunden nach der Übergabe an den Schreiber nicht in der Historie</translation>
    </message>
    <message>
        <source>Keep its text and try again</source>
        <translation>Den Text behalten und noch einmal versuchen</translation>
    </message>
    <message>
        <source>The history has no rebalance %1 any more</source>
        <translation>Die Historie hat keine Absicherung %1 mehr</translation>
    </message>
    <message>
        <source>Auto-fire armed by %1 for %2, %3 orders, %4; at most %5 of delta</source>
        <translation>Automatik von %1 scharf gestellt für %2, %3 Orders, %4; höchstens %5 Delta</translation>
    </message>
    <message>
        <source>Auto-fire needs a budget of delta for %1</source>
        <translation>Die Automatik braucht ein Delta-Budget für %1</translation>
    </message>
    <message>
        <source>Auto-fire cannot be armed for %1: it has no policy</source>
        <translation>Die Automatik lässt sich für %1 nicht scharf stellen: keine Vorgabe</translation>
    </message>
    <message>
        <source>it is not armed for %1</source>
        <translation>es ist für %1 nicht scharf</translation>
    </message>
    <message>
        <source>%1 of delta are more than the %2 left to it</source>
        <translation>%1 Delta sind mehr als die verbliebenen %2</translation>
    </message>
    <message>
        <source>The depth it meets has fallen by %1 % in %2</source>
        <translation>Die Tiefe, auf die sie trifft, ist in %2 um %1 % gefallen</translation>
    </message>
    <message>
        <source>The depth it meets has grown by %1 % in %2</source>
        <translation>Die Tiefe, auf die sie trifft, ist in %2 um %1 % gewachsen</translation>
    </message>
    <message>
        <source>It traded: 1 fill, the nearest at %1, in the very second that was asked for</source>
        <translation>Es wurde gehandelt: 1 Ausführung, die nächste um %1, in eben der Sekunde, nach der gefragt ist</translation>
    </message>
    <message>
        <source>It traded: 1 fill, the nearest at %1, %2 before the moment that was asked for</source>
        <translation>Es wurde gehandelt: 1 Ausführung, die nächste um %1, %2 vor dem Zeitpunkt, nach dem gefragt ist</translation>
    </message>
    <message>
        <source>It traded: 1 fill, the nearest at %1, %2 after the moment that was asked for</source>
        <translation>Es wurde gehandelt: 1 Ausführung, die nächste um %1, %2 nach dem Zeitpunkt, nach dem gefragt ist</translation>
    </message>
    <message>
        <source>It traded: %1 fills, the nearest at %2, in the very second that was asked for</source>
        <translation>Es wurde gehandelt: %1 Ausführungen, die nächste um %2, in eben der Sekunde, nach der gefragt ist</translation>
    </message>
    <message>
        <source>It traded: %1 fills, the nearest at %2, %3 before the moment that was asked for</source>
        <translation>Es wurde gehandelt: %1 Ausführungen, die nächste um %2, %3 vor dem Zeitpunkt, nach dem gefragt ist</translation>
    </message>
    <message>
        <source>It traded: %1 fills, the nearest at %2, %3 after the moment that was asked for</source>
        <translation>Es wurde gehandelt: %1 Ausführungen, die nächste um %2, %3 nach dem Zeitpunkt, nach dem gefragt ist</translation>
    </message>
    <message>
        <source>Near it: 1 fill, the first at %1</source>
        <translation>In der Nähe: 1 Ausführung, die erste um %1</translation>
    </message>
    <message>
        <source>Near it: %1 fills, the first at %2</source>
        <translation>In der Nähe: %1 Ausführungen, die erste um %2</translation>
    </message>
    <message>
        <source>It did not trade: proposal #%1 of %2 waited or worked</source>
        <translation>Es wurde nicht gehandelt: Vorschlag #%1 von %2 wartete oder lief</translation>
    </message>
    <message>
        <source>What became of it at %1: %2, because %3</source>
        <translation>Was um %1 daraus wurde: %2, weil %3</translation>
    </message>
    <message>
        <source>What became of it at %1: %2</source>
        <translation>Was um %1 daraus wurde: %2</translation>
    </message>
    <message>
        <source>It did not trade: at %1 nothing was proposed: %2</source>
        <translation>Es wurde nicht gehandelt: um %1 wurde nichts vorgeschlagen: %2</translation>
    </message>
    <message>
        <source>It did not trade: the decision was %1 at %2, because %3</source>
        <translation>Es wurde nicht gehandelt: die Entscheidung war %1 um %2, weil %3</translation>
    </message>
    <message>
        <source>It did not trade: the decision was %1 at %2</source>
        <translation>Es wurde nicht gehandelt: die Entscheidung war %1 um %2</translation>
    </message>
    <message>
        <source>It did not trade: the desk was halted since %1, by %2</source>
        <translation>Es wurde nicht gehandelt: der Desk war seit %1 angehalten, durch %2</translation>
    </message>
    <message>
        <source>It did not trade: no venue was linked, %1 was %2 since %3: %4</source>
        <translation>Es wurde nicht gehandelt: keine Börse war verbunden, %1 war %2 seit %3: %4</translation>
    </message>
    <message>
        <source>It did not trade: no venue was linked, %1 was %2 since %3</source>
        <translation>Es wurde nicht gehandelt: keine Börse war verbunden, %1 war %2 seit %3</translation>
    </message>
    <message>
        <source>At %1 nothing could be sent: the desk was halted since %2, by %3</source>
        <translation>Um %1 konnte nichts gesendet werden: der Desk war seit %2 angehalten, durch %3</translation>
    </message>
    <message>
        <source>At %1 nothing could be sent: no venue was linked, %2 was %3 since %4: %5</source>
        <translation>Um %1 konnte nichts gesendet werden: keine Börse war verbunden, %2 war %3 seit %4: %5</translation>
    </message>
    <message>
        <source>At %1 nothing could be sent: no venue was linked, %2 was %3 since %4</source>
        <translation>Um %1 konnte nichts gesendet werden: keine Börse war verbunden, %2 war %3 seit %4</translation>
    </message>
    <message>
        <source>It did not trade: nothing is on record of that minute, so the desk was not running or knew no figures</source>
        <translation>Es wurde nicht gehandelt: von dieser Minute ist nichts aufgezeichnet, also lief der Desk nicht oder kannte keine Zahlen</translation>
    </message>
    <message>
        <source>It did not trade: net delta was inside its band, and no trigger asked for a hedge</source>
        <translation>Es wurde nicht gehandelt: das Nettodelta lag in seinem Band, und kein Auslöser verlangte eine Absicherung</translation>
    </message>
    <message>
        <source>It did not trade: net delta was out of its band, and no decision is on record near that minute</source>
        <translation>Es wurde nicht gehandelt: das Nettodelta lag außerhalb seines Bands, und um diese Minute ist keine Entscheidung aufgezeichnet</translation>
    </message>
    <message>
        <source>A wider stretch may show it</source>
        <translation>Ein längerer Zeitraum zeigt sie vielleicht</translation>
    </message>
    <message>
        <source>The newest figures are of %1, %2 before</source>
        <translation>Die neuesten Zahlen sind von %1, %2 davor</translation>
    </message>
    <message>
        <source>Net delta %1 (%2) was inside the band %3, target %4</source>
        <translation>Nettodelta %1 (%2) lag im Band %3, Ziel %4</translation>
    </message>
    <message>
        <source>Net delta %1 (%2) was outside the band %3, target %4</source>
        <translation>Nettodelta %1 (%2) lag außerhalb des Bands %3, Ziel %4</translation>
    </message>
    <message>
        <source>It had left the band at %1</source>
        <translation>Es hatte das Band um %1 verlassen</translation>
    </message>
    <message>
        <source>Spot %1, gamma 1 % %2, vega %3, margin use %4 %</source>
        <translation>Spot %1, Gamma 1 % %2, Vega %3, Margin-Auslastung %4 %</translation>
    </message>
    <message>
        <source>Part of the book had no valid mark</source>
        <translation>Ein Teil des Bestands hatte keinen gültigen Mark</translation>
    </message>
    <message>
        <source>The hedge&apos;s book: spread %1 bp, %2 %3 deep on the thinner side</source>
        <translation>Das Orderbuch der Absicherung: Spread %1 bp, %2 %3 tief auf der dünneren Seite</translation>
    </message>
    <message>
        <source>Its guard was %1</source>
        <translation>Sein Wächter stand auf %1</translation>
    </message>
    <message>
        <source>Its guard was %1 since %2: %3</source>
        <translation>Sein Wächter stand seit %2 auf %1: %3</translation>
    </message>
    <message>
        <source>Proposal #%1, %2: %3</source>
        <translation>Vorschlag #%1, %2: %3</translation>
    </message>
    <message>
        <source>%1 denied it: %2</source>
        <translation>%1 verbot es: %2</translation>
    </message>
    <message>
        <source>%1 wanted a person: %2</source>
        <translation>%1 verlangte einen Menschen: %2</translation>
    </message>
    <message>
        <source>The mode was last set to %1 at %2 by %3</source>
        <translation>Der Modus wurde zuletzt um %2 von %3 auf %1 gesetzt</translation>
    </message>
    <message>
        <source>The mode was %1 since the session began at %2</source>
        <translation>Der Modus war %1, seit die Sitzung um %2 begann</translation>
    </message>
    <message>
        <source>The mode is not recorded: neither a session&apos;s beginning nor a change of it is on record before that minute</source>
        <translation>Der Modus ist nicht aufgezeichnet: Vor dieser Minute ist weder der Beginn einer Sitzung noch ein Wechsel des Modus aufgezeichnet</translation>
    </message>
    <message>
        <source>the session began in %1</source>
        <translation>die Sitzung begann in %1</translation>
    </message>
    <message>
        <source>The hash chain of this period does not hold: %1. What is shown may not be what was recorded. &apos;ballastctl verify&apos; looks at all of it, &apos;ballastctl restore&apos; puts the newest good backup back</source>
        <translation>Die Hash-Kette dieses Zeitraums stimmt nicht: %1. Was gezeigt wird, ist vielleicht nicht, was aufgezeichnet wurde. &apos;ballastctl verify&apos; sieht alles durch, &apos;ballastctl restore&apos; setzt die neueste gute Sicherung zurück</translation>
    </message>
    <message>
        <source>The hash chain has no link of this period yet: nothing of it was verified</source>
        <translation>Die Hash-Kette hat noch kein Glied aus diesem Zeitraum: nichts davon wurde geprüft</translation>
    </message>
    <message>
        <source>The hash chain of this period was verified: %1 links over %2 rows</source>
        <translation>Die Hash-Kette dieses Zeitraums wurde geprüft: %1 Glieder über %2 Zeilen</translation>
    </message>
    <message>
        <source>The hash chain of this period was verified in part: its newest %1 rows, in %2 links, are as they were written; %3 older rows were not checked. &apos;ballastctl verify&apos; checks all</source>
        <translation>Die Hash-Kette dieses Zeitraums wurde zum Teil geprüft: die neuesten %1 Zeilen, in %2 Gliedern, sind so, wie sie geschrieben wurden; %3 ältere Zeilen wurden nicht geprüft. &apos;ballastctl verify&apos; prüft alles</translation>
    </message>
    <message>
        <source>The hash chain of this period was verified in part: its newest %1 rows, in %2 links, are as they were written; %3 older rows, and what %4 older links cover, were not checked. &apos;ballastctl verify&apos; checks all</source>
        <translation>Die Hash-Kette dieses Zeitraums wurde zum Teil geprüft: die neuesten %1 Zeilen, in %2 Gliedern, sind so, wie sie geschrieben wurden; %3 ältere Zeilen und was %4 ältere Glieder abdecken, wurden nicht geprüft. &apos;ballastctl verify&apos; prüft alles</translation>
    </message>
    <message>
        <source>Nothing was recorded in this period, so there is nothing to verify</source>
        <translation>In diesem Zeitraum wurde nichts aufgezeichnet, also gibt es nichts zu prüfen</translation>
    </message>
    <message>
        <source>What was recorded in this period is from before the hash chain began: nothing of it was verified</source>
        <translation>Was in diesem Zeitraum aufgezeichnet wurde, stammt aus der Zeit vor der Hash-Kette: nichts davon wurde geprüft</translation>
    </message>
    <message>
        <source>link %1 is missing; %2 follows</source>
        <translation>Glied %1 fehlt; %2 folgt</translation>
    </message>
    <message>
        <source>link %1 is missing</source>
        <translation>Glied %1 fehlt</translation>
    </message>
    <message>
        <source>link %1 has form %2, which this Ballast does not know</source>
        <translation>Glied %1 hat die Form %2, die dieses Ballast nicht kennt</translation>
    </message>
    <message>
        <source>link %1 does not follow from the one before it</source>
        <translation>Glied %1 schließt nicht an das vorige an</translation>
    </message>
    <message>
        <source>link %1 is not what was written</source>
        <translation>Glied %1 ist nicht, was geschrieben wurde</translation>
    </message>
    <message>
        <source>proposal %1, revision %2, is not what link %3 has</source>
        <translation>Vorschlag %1, Fassung %2, ist nicht, was Glied %3 hat</translation>
    </message>
    <message>
        <source>the rows %1 to %2 of %3 are not what link %4 has</source>
        <translation>die Zeilen %1 bis %2 von %3 sind nicht, was Glied %4 hat</translation>
    </message>
    <message>
        <source>%1 was in force since %2, by %3</source>
        <translation>%1 galt seit %2, gesetzt von %3</translation>
    </message>
    <message>
        <source>The link to %1 was %2 since %3</source>
        <translation>Die Verbindung zu %1 war seit %3 %2</translation>
    </message>
    <message>
        <source>without one nothing is in it</source>
        <translation>ohne einen solchen ist nichts darin</translation>
    </message>
    <message>
        <source>it was left out</source>
        <translation>er wurde ausgelassen</translation>
    </message>
    <message>
        <source>the default holds</source>
        <translation>es gilt die Vorgabe</translation>
    </message>
    <message>
        <source>it was ignored</source>
        <translation>es wurde übergangen</translation>
    </message>
    <message>
        <source>nothing of it holds</source>
        <translation>nichts davon gilt</translation>
    </message>
    <message>
        <source>nothing of it is taken</source>
        <translation>nichts davon wird übernommen</translation>
    </message>
    <message>
        <source>the rule is ignored</source>
        <translation>die Regel wird übergangen</translation>
    </message>
    <message>
        <source>the policy stays as it was</source>
        <translation>die Vorgabe bleibt, wie sie war</translation>
    </message>
    <message>
        <source>the profile was ignored</source>
        <translation>das Profil wurde übergangen</translation>
    </message>
    <message>
        <source>all of it is ignored</source>
        <translation>alles davon wird übergangen</translation>
    </message>
    <message>
        <source>they stay as they were</source>
        <translation>sie bleiben, wie sie waren</translation>
    </message>
    <message>
        <source>The targets stay as they were</source>
        <translation>Die Ziele bleiben, wie sie waren</translation>
    </message>
    <message>
        <source>nothing may be sent in it</source>
        <translation>darin darf nichts gesendet werden</translation>
    </message>
    <message>
        <source>the built-in rates do</source>
        <translation>es gelten die eingebauten Sätze</translation>
    </message>
    <message>
        <source>a number from %1 to %2</source>
        <translation>eine Zahl von %1 bis %2</translation>
    </message>
    <message>
        <source>a number from %1 to %2, or inf</source>
        <translation>eine Zahl von %1 bis %2 oder inf</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>eine Zahl</translation>
    </message>
    <message>
        <source>a section</source>
        <translation>ein Abschnitt</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true oder false</translation>
    </message>
    <message>
        <source>a text of 1 to 200 characters</source>
        <translation>ein Text von 1 bis 200 Zeichen</translation>
    </message>
    <message>
        <source>one of %1</source>
        <translation>eines von %1</translation>
    </message>
    <message>
        <source>a list of %1</source>
        <translation>eine Liste von %1</translation>
    </message>
    <message>
        <source>a list of %1, not %2</source>
        <translation>eine Liste von %1, nicht %2</translation>
    </message>
    <message>
        <source>a time of day, UTC, such as %1</source>
        <translation>eine Uhrzeit, UTC, wie %1</translation>
    </message>
    <message>
        <source>at most 8 of %1</source>
        <translation>höchstens 8 von %1</translation>
    </message>
    <message>
        <source>1 to 15 letters, &quot;BTC&quot; or &quot;cash&quot;</source>
        <translation>1 bis 15 Buchstaben, „BTC“ oder „cash“</translation>
    </message>
    <message>
        <source>%1 is larger than 1 MiB</source>
        <translation>%1 ist größer als 1 MiB</translation>
    </message>
    <message>
        <source>%1 says nothing: there is no setting in it</source>
        <translation>%1 sagt nichts: es steht keine Einstellung darin</translation>
    </message>
    <message>
        <source>%1, line %2: %3</source>
        <translation>%1, Zeile %2: %3</translation>
    </message>
    <message>
        <source>%1: stress is written as at most 50 tables [[stress]]</source>
        <translation>%1: Stress wird als höchstens 50 Tabellen [[stress]] geschrieben</translation>
    </message>
    <message>
        <source>%1 is not a table</source>
        <translation>%1 ist keine Tabelle</translation>
    </message>
    <message>
        <source>%1 is no section</source>
        <translation>%1 ist kein Abschnitt</translation>
    </message>
    <message>
        <source>%1 is not the name of an underlying</source>
        <translation>%1 ist nicht der Name eines Basiswerts</translation>
    </message>
    <message>
        <source>%1: an underlying has 1 to 15 letters</source>
        <translation>%1: ein Basiswert hat 1 bis 15 Buchstaben</translation>
    </message>
    <message>
        <source>%1: [limits]: key &quot;quantity&quot; is expected to be a section of instruments</source>
        <translation>%1: [limits]: Schlüssel „quantity“ soll ein Abschnitt von Instrumenten sein</translation>
    </message>
    <message>
        <source>%1 is not as Ballast wrote it: nothing of it is confirmed, and the defaults are the bounds</source>
        <translation>%1 ist nicht, wie Ballast es schrieb: nichts davon ist bestätigt, und die Vorgaben sind die Grenzen</translation>
    </message>
    <message>
        <source>Confirm the limits again in the panel Guard, or take the file away</source>
        <translation>Die Limits in der Ansicht Wächter neu bestätigen oder die Datei wegnehmen</translation>
    </message>
    <message>
        <source>%1: there is no venue of that name</source>
        <translation>%1: eine Börse dieses Namens gibt es nicht</translation>
    </message>
    <message>
        <source>%1: a profile&apos;s name has 1 to 15 letters, digits, &apos;-&apos; and &apos;_&apos;</source>
        <translation>%1: der Name eines Profils hat 1 bis 15 Buchstaben, Ziffern, „-“ und „_“</translation>
    </message>
    <message>
        <source>%1: that is the name of a paper venue</source>
        <translation>%1: das ist der Name einer Papierbörse</translation>
    </message>
    <message>
        <source>%1: there are the profiles paper, deribit-test and deribit, and one of your own says its kind (&quot;test&quot;, &quot;live&quot;) or its venues</source>
        <translation>%1: es gibt die Profile paper, deribit-test und deribit, und ein eigenes sagt seine Art („test“, „live“) oder seine Börsen</translation>
    </message>
    <message>
        <source>%1: key &quot;venues&quot; is %2: %3</source>
        <translation>%1: Schlüssel „venues“ ist %2: %3</translation>
    </message>
    <message>
        <source>%1: &quot;sub_book&quot; is not a list of at most %2 rules, each below its own [[sub_book]]</source>
        <translation>%1: „sub_book“ ist keine Liste von höchstens %2 Regeln, jede unter ihrem eigenen [[sub_book]]</translation>
    </message>
    <message>
        <source>expected a list of two or three profiles&apos; names</source>
        <translation>erwartet wird eine Liste von zwei oder drei Namen von Profilen</translation>
    </message>
    <message>
        <source>%1 is no profile of a single venue</source>
        <translation>%1 ist kein Profil einer einzelnen Börse</translation>
    </message>
    <message>
        <source>paper venues stand side by side with --paper calm,calm</source>
        <translation>Papierbörsen stehen nebeneinander mit --paper calm,calm</translation>
    </message>
    <message>
        <source>%1 and %2 are of two kinds: practice does not hedge real money</source>
        <translation>%1 und %2 sind von zweierlei Art: Übung sichert kein echtes Geld</translation>
    </message>
    <message>
        <source>%1 is named twice</source>
        <translation>%1 ist zweimal genannt</translation>
    </message>
    <message>
        <source>%1 and %2 have one client_id: its account would be counted twice</source>
        <translation>%1 und %2 haben eine client_id: ihr Konto würde doppelt gezählt</translation>
    </message>
    <message>
        <source>reading the key of profile %1 in the OS keychain: %2</source>
        <translation>Lesen des Schlüssels von Profil %1 im Schlüsselbund des Systems: %2</translation>
    </message>
    <message>
        <source>writing the key of profile %1 in the OS keychain: %2</source>
        <translation>Schreiben des Schlüssels von Profil %1 in den Schlüsselbund des Systems: %2</translation>
    </message>
    <message>
        <source>deleting the key of profile %1 in the OS keychain: %2</source>
        <translation>Löschen des Schlüssels von Profil %1 im Schlüsselbund des Systems: %2</translation>
    </message>
    <message>
        <source>Unlock or start the keychain (Secret Service, KWallet, Keychain, Credential Store)</source>
        <translation>Den Schlüsselbund entsperren oder starten (Secret Service, KWallet, Schlüsselbund, Anmeldeinformationsverwaltung)</translation>
    </message>
    <message>
        <source>keys are never kept in a file</source>
        <translation>Schlüssel liegen nie in einer Datei</translation>
    </message>
    <message>
        <source>writing %1: %2</source>
        <translation>Schreiben von %1: %2</translation>
    </message>
    <message>
        <source>Nothing else was applied</source>
        <translation>Sonst wurde nichts übernommen</translation>
    </message>
    <message>
        <source>free the disk and apply it again</source>
        <translation>Platz auf der Platte schaffen und es noch einmal übernehmen</translation>
    </message>
    <message>
        <source>free the disk and apply them again</source>
        <translation>Platz auf der Platte schaffen und sie noch einmal übernehmen</translation>
    </message>
    <message>
        <source>The limits stay as they were</source>
        <translation>Die Limits bleiben, wie sie waren</translation>
    </message>
    <message>
        <source>The bands hold until the program ends</source>
        <translation>Die Bänder gelten bis zum Ende des Programms</translation>
    </message>
    <message>
        <source>The link to %1 was %2 since %3: %4</source>
        <translation>Die Verbindung zu %1 war seit %3 %2: %4</translation>
    </message>
    <message>
        <source>%1: key %2 is %3, expected %4</source>
        <translation>%1: Schlüssel %2 ist %3, erwartet wird %4</translation>
    </message>
    <message>
        <source>%1: key %2 has %3, expected %4</source>
        <translation>%1: Schlüssel %2 hat %3, erwartet wird %4</translation>
    </message>
    <message>
        <source>%1: key %2 is %3 and %4 is %5, expected %6</source>
        <translation>%1: Schlüssel %2 ist %3 und %4 ist %5, erwartet wird %6</translation>
    </message>
    <message>
        <source>%1: key %2 is missing, expected %3</source>
        <translation>%1: Schlüssel %2 fehlt, erwartet wird %3</translation>
    </message>
    <message>
        <source>%1: key %2 is not known</source>
        <translation>%1: Schlüssel %2 ist nicht bekannt</translation>
    </message>
    <message>
        <source>%1: key %2 names %3, expected a name of a [[sub_book]]: %4</source>
        <translation>%1: Schlüssel %2 nennt %3, erwartet wird ein Name eines [[sub_book]]: %4</translation>
    </message>
    <message>
        <source>%1: key %2 names %3, expected a name of a [[sub_book]], and there are none</source>
        <translation>%1: Schlüssel %2 nennt %3, erwartet wird ein Name eines [[sub_book]], und es gibt keine</translation>
    </message>
    <message>
        <source>%1: key %2 names the venue %3, and there is no profile of that name</source>
        <translation>%1: Schlüssel %2 nennt die Börse %3, und ein Profil dieses Namens gibt es nicht</translation>
    </message>
    <message>
        <source>a section below a line %1</source>
        <translation>ein Abschnitt unter einer Zeile %1</translation>
    </message>
    <message>
        <source>%1, line %2</source>
        <translation>%1, Zeile %2</translation>
    </message>
    <message>
        <source>%1: key %2 is %3, looser than its bound of %4: it was refused</source>
        <translation>%1: Schlüssel %2 ist %3, lockerer als seine Schranke von %4: er wurde abgelehnt</translation>
    </message>
    <message>
        <source>A file may only tighten</source>
        <translation>Eine Datei darf nur enger machen</translation>
    </message>
    <message>
        <source>what loosens is confirmed in the panel Guard, under Limits</source>
        <translation>was lockert, wird in der Ansicht Wächter unter Limits bestätigt</translation>
    </message>
    <message>
        <source>what loosens is confirmed under File, Settings</source>
        <translation>was lockert, wird unter Datei, Einstellungen bestätigt</translation>
    </message>
    <message>
        <source>%1 is not as Ballast wrote it: it says no longer when a second person was asked for last</source>
        <translation>%1 ist nicht, wie Ballast es schrieb: sie sagt nicht mehr, ab wann zuletzt eine zweite Person gefragt wurde</translation>
    </message>
    <message>
        <source>Say it under File, Settings, or take the file away</source>
        <translation>Sagen Sie es unter Datei, Einstellungen, oder nehmen Sie die Datei weg</translation>
    </message>
    <message>
        <source>%1: key %2 is %3, not its bound of %4: it was refused</source>
        <translation>%1: Schlüssel %2 ist %3 und nicht seine Schranke von %4: er wurde abgelehnt</translation>
    </message>
    <message>
        <source>Nothing was recorded in this folder</source>
        <translation>In diesem Ordner wurde nichts aufgezeichnet</translation>
    </message>
    <message>
        <source>Nothing was recorded on that day</source>
        <translation>An diesem Tag wurde nichts aufgezeichnet</translation>
    </message>
    <message>
        <source>Nothing of proposal %1 was recorded</source>
        <translation>Von Vorschlag %1 wurde nichts aufgezeichnet</translation>
    </message>
    <message>
        <source>Proposal %1 was recorded just now: open the replay again</source>
        <translation>Vorschlag %1 wurde eben erst aufgezeichnet: öffnen Sie die Wiedergabe noch einmal</translation>
    </message>
    <message>
        <source>Of this session no event was recorded</source>
        <translation>Von dieser Sitzung wurde kein Ereignis aufgezeichnet</translation>
    </message>
    <message>
        <source>Replaying session %1: its first %2 events were dropped as the oldest</source>
        <translation>Wiedergabe der Sitzung %1: ihre ersten %2 Ereignisse wurden als die ältesten gelöscht</translation>
    </message>
    <message>
        <source>What follows can be read, but not recomputed</source>
        <translation>Was folgt, kann gelesen, aber nicht nachgerechnet werden</translation>
    </message>
    <message>
        <source>Replaying session %1: it was recorded by %2, which lays events out in another way than this Ballast %3</source>
        <translation>Wiedergabe der Sitzung %1: sie wurde von %2 aufgezeichnet, das Ereignisse anders anordnet als dieses Ballast %3</translation>
    </message>
    <message>
        <source>Replay it with that one</source>
        <translation>Geben Sie sie mit jenem wieder</translation>
    </message>
    <message>
        <source>Replaying session %1: block %2 is missing</source>
        <translation>Wiedergabe der Sitzung %1: Block %2 fehlt</translation>
    </message>
    <message>
        <source>Reading recorded events: block %1 of session %2 is missing</source>
        <translation>Lesen aufgezeichneter Ereignisse: Block %1 der Sitzung %2 fehlt</translation>
    </message>
    <message>
        <source>It may have been dropped as the oldest</source>
        <translation>Er mag als der älteste gelöscht worden sein</translation>
    </message>
    <message>
        <source>Reading recorded events: block %1 of session %2 is damaged: it says that it has %3 bytes</source>
        <translation>Lesen aufgezeichneter Ereignisse: Block %1 der Sitzung %2 ist beschädigt: er gibt sich als %3 Bytes lang aus</translation>
    </message>
    <message>
        <source>Block %1 of session %2 is damaged</source>
        <translation>Block %1 der Sitzung %2 ist beschädigt</translation>
    </message>
    <message>
        <source>Reading recorded events: at byte %1 of a block, entry %2 of those read, %3</source>
        <translation>Lesen aufgezeichneter Ereignisse: bei Byte %1 eines Blocks, Eintrag %2 der gelesenen: %3</translation>
    </message>
    <message>
        <source>The recording is damaged from there on: `ballastctl verify` says what else is, and `ballastctl restore` puts orders and history back, no recording</source>
        <translation>Ab dort ist die Aufzeichnung beschädigt: `ballastctl verify` sagt, was noch, und `ballastctl restore` holt Aufträge und Historie zurück, keine Aufzeichnung</translation>
    </message>
    <message>
        <source>`ballastctl verify` says what else is damaged; `ballastctl restore` puts orders and history back, but recorded events are in no backup</source>
        <translation>`ballastctl verify` sagt, was noch beschädigt ist; `ballastctl restore` holt Aufträge und Historie zurück, aber aufgezeichnete Ereignisse sind in keiner Sicherung</translation>
    </message>
    <message>
        <source>The file is damaged: `ballastctl verify` says where, and `ballastctl restore` puts the newest good backup of orders and history back</source>
        <translation>Die Datei ist beschädigt: `ballastctl verify` sagt, wo, und `ballastctl restore` holt die neueste gute Sicherung von Aufträgen und Historie zurück</translation>
    </message>
    <message>
        <source>Reading recorded events: blocks are read in their order</source>
        <translation>Lesen aufgezeichneter Ereignisse: Blöcke werden in ihrer Reihenfolge gelesen</translation>
    </message>
    <message>
        <source>Reading recorded events: %1</source>
        <translation>Lesen aufgezeichneter Ereignisse: %1</translation>
    </message>
    <message>
        <source>Reading the recorded sessions: %1</source>
        <translation>Lesen der aufgezeichneten Sitzungen: %1</translation>
    </message>
    <message>
        <source>Reading the recorded events: %1</source>
        <translation>Lesen der aufgezeichneten Ereignisse: %1</translation>
    </message>
    <message>
        <source>Reading the recorded events: %1 is no longer there</source>
        <translation>Lesen der aufgezeichneten Ereignisse: %1 ist nicht mehr da</translation>
    </message>
    <message>
        <source>Reading the recorded proposals: %1</source>
        <translation>Lesen der aufgezeichneten Vorschläge: %1</translation>
    </message>
    <message>
        <source>Replaying session %1: it is not there</source>
        <translation>Wiedergabe der Sitzung %1: sie ist nicht da</translation>
    </message>
    <message>
        <source>Replaying session %1: it says that it began with %2 bytes</source>
        <translation>Wiedergabe der Sitzung %1: sie will mit %2 Bytes begonnen haben</translation>
    </message>
    <message>
        <source>Unpacking recorded events: the bytes are not what was packed</source>
        <translation>Entpacken aufgezeichneter Ereignisse: die Bytes sind nicht, was gepackt wurde</translation>
    </message>
    <message>
        <source>Replaying this desk: its events are not recorded</source>
        <translation>Wiedergabe dieses Desks: seine Ereignisse werden nicht aufgezeichnet</translation>
    </message>
    <message>
        <source>[history] record_events in the settings records them from the next start on</source>
        <translation>[history] record_events in den Einstellungen zeichnet sie vom nächsten Start an auf</translation>
    </message>
    <message>
        <source>Replaying this desk: the program could not be started a second time</source>
        <translation>Wiedergabe dieses Desks: das Programm konnte kein zweites Mal gestartet werden</translation>
    </message>
    <message>
        <source>rejected by %1 at %2 UTC; asked again at %3 UTC, or when delta leaves %4 to %5</source>
        <translation>abgelehnt von %1 um %2 UTC; wieder gefragt um %3 UTC, oder wenn das Delta %4 bis %5 verlässt</translation>
    </message>
    <message>
        <source>rejected by %1 at %2 UTC; the %3 is asked about again at %4 UTC</source>
        <translation>abgelehnt von %1 um %2 UTC; nach dem %3 wird um %4 UTC wieder gefragt</translation>
    </message>
    <message>
        <source>Replaying this desk: nothing of proposal %1 was recorded</source>
        <translation>Wiedergabe dieses Desks: von Vorschlag %1 wurde nichts aufgezeichnet</translation>
    </message>
    <message>
        <source>Replaying this desk: nothing of proposal %1 was recorded yet</source>
        <translation>Wiedergabe dieses Desks: von Vorschlag %1 wurde noch nichts aufgezeichnet</translation>
    </message>
    <message>
        <source>What has just happened is written within two seconds: ask again then</source>
        <translation>Was eben erst geschah, wird binnen zwei Sekunden geschrieben: fragen Sie dann noch einmal</translation>
    </message>
    <message>
        <source>%1 proposals were: %2 to %3</source>
        <translation>%1 Vorschläge wurden es: %2 bis %3</translation>
    </message>
    <message>
        <source>One was: %1</source>
        <translation>Einer wurde es: %1</translation>
    </message>
    <message>
        <source>No proposal was</source>
        <translation>Kein Vorschlag wurde es</translation>
    </message>
    <message>
        <source>Writing the report %1: there is no folder %2</source>
        <translation>Schreiben des Berichts %1: es gibt keinen Ordner %2</translation>
    </message>
    <message>
        <source>Writing the report %1: %2</source>
        <translation>Schreiben des Berichts %1: %2</translation>
    </message>
    <message>
        <source>Make it, or choose another place</source>
        <translation>Legen Sie ihn an, oder wählen Sie einen anderen Ort</translation>
    </message>
    <message>
        <source>Choose another place, or make room there</source>
        <translation>Wählen Sie einen anderen Ort, oder schaffen Sie dort Platz</translation>
    </message>
</context>
<context>
    <name>tables</name>
    <message>
        <source>Desk</source>
        <translation>Desk</translation>
    </message>
    <message>
        <source>Time (UTC)</source>
        <translation>Zeit (UTC)</translation>
    </message>
    <message>
        <source>When it happened</source>
        <translation>Wann es geschah</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Schwere</translation>
    </message>
    <message>
        <source>notice: for the record; warning: look at it; critical: act now</source>
        <translation>Hinweis: fürs Protokoll; Warnung: ansehen; kritisch: jetzt handeln</translation>
    </message>
    <message>
        <source>Book</source>
        <translation>Buch</translation>
    </message>
    <message>
        <source>The underlying it concerns, or the whole desk</source>
        <translation>Der betroffene Basiswert, oder der ganze Desk</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>Thema</translation>
    </message>
    <message>
        <source>What part of the desk spoke</source>
        <translation>Welcher Teil des Desks sprach</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Was geschah</translation>
    </message>
    <message>
        <source>What happened, what it means, what to do</source>
        <translation>Was geschah, was es bedeutet, was zu tun ist</translation>
    </message>
    <message>
        <source>Asset</source>
        <translation>Asset</translation>
    </message>
    <message>
        <source>What is held; cash is dollars and dollar coins, less what futures and perpetuals buy</source>
        <translation>Was gehalten wird; Cash sind Dollar und Dollar-Coins, ohne was Futures und Perpetuals kaufen</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>USD: coins held as equity, and futures and perpetuals by their coin, at the index</source>
        <translation>USD: als Eigenkapital gehaltene Coins, Futures und Perpetuals nach ihrem Coin, zum Index</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>Gewicht</translation>
    </message>
    <message>
        <source>Share of the whole, with the tolerance as a band and the target as a tick</source>
        <translation>Anteil am Ganzen, mit der Toleranz als Band und dem Ziel als Strich</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Percent of the whole: double-click or F2 to change it; empty takes it away</source>
        <translation>Prozent des Ganzen: Doppelklick oder F2 ändert es; leer nimmt es weg</translation>
    </message>
    <message>
        <source>Tolerance</source>
        <translation>Toleranz</translation>
    </message>
    <message>
        <source>Points to either side of the target: double-click or F2 to change it</source>
        <translation>Punkte nach jeder Seite des Ziels: Doppelklick oder F2 ändert sie</translation>
    </message>
    <message>
        <source>Drift</source>
        <translation>Drift</translation>
    </message>
    <message>
        <source>Weight less target, points</source>
        <translation>Gewicht minus Ziel, Punkte</translation>
    </message>
    <message>
        <source>Trade</source>
        <translation>Trade</translation>
    </message>
    <message>
        <source>USD: what brings it inside again; of cash: what trades and costs leave</source>
        <translation>USD: was es wieder hineinbringt; bei Cash: was Trades und Kosten lassen</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Danach</translation>
    </message>
    <message>
        <source>Weight after these trades and their costs</source>
        <translation>Gewicht nach diesen Trades und ihren Kosten</translation>
    </message>
    <message>
        <source>Cash</source>
        <translation>Cash</translation>
    </message>
    <message>
        <source>The venue&apos;s own delta of one coin of option: Black-Scholes</source>
        <translation>Das Delta der Börse für ein Coin der Option: Black-Scholes</translation>
    </message>
    <message>
        <source>Volatility of the mark, percent a year</source>
        <translation>Volatilität des Marks, Prozent im Jahr</translation>
    </message>
    <message>
        <source>Best bid, in the quote currency: coin where the option settles in coin</source>
        <translation>Bester Bid, in der Quotierungswährung: Coin, wo die Option in Coin abrechnet</translation>
    </message>
    <message>
        <source>Best ask, in the quote currency: coin where the option settles in coin</source>
        <translation>Bester Ask, in der Quotierungswährung: Coin, wo die Option in Coin abrechnet</translation>
    </message>
    <message>
        <source>The venue&apos;s fair price, in the quote currency</source>
        <translation>Der faire Preis der Börse, in der Quotierungswährung</translation>
    </message>
    <message>
        <source>Call Δ</source>
        <translation>Call Δ</translation>
    </message>
    <message>
        <source>IV, %</source>
        <translation>IV, %</translation>
    </message>
    <message>
        <source>Bid</source>
        <translation>Bid</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>Ask</translation>
    </message>
    <message>
        <source>Mark</source>
        <translation>Mark</translation>
    </message>
    <message>
        <source>Strike</source>
        <translation>Strike</translation>
    </message>
    <message>
        <source>USD per coin; the one nearest the underlying in colour</source>
        <translation>USD je Coin; der dem Basiswert nächste in Farbe</translation>
    </message>
    <message>
        <source>Put Δ</source>
        <translation>Put Δ</translation>
    </message>
    <message>
        <source>maker</source>
        <translation>Maker</translation>
    </message>
    <message>
        <source>taker</source>
        <translation>Taker</translation>
    </message>
    <message>
        <source>not ours</source>
        <translation>nicht unsere</translation>
    </message>
    <message>
        <source>When the fill reached us</source>
        <translation>Wann die Ausführung uns erreichte</translation>
    </message>
    <message>
        <source>Fill</source>
        <translation>Ausführung</translation>
    </message>
    <message>
        <source>Side, quantity in the instrument&apos;s unit, instrument</source>
        <translation>Seite, Menge in der Einheit des Instruments, Instrument</translation>
    </message>
    <message>
        <source>Venue</source>
        <translation>Börse</translation>
    </message>
    <message>
        <source>Where it traded</source>
        <translation>Wo gehandelt wurde</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Preis</translation>
    </message>
    <message>
        <source>In the quote currency</source>
        <translation>In der Quotierungswährung</translation>
    </message>
    <message>
        <source>Slippage, bp</source>
        <translation>Slippage, bp</translation>
    </message>
    <message>
        <source>Basis points worse (+) or better (-) than the mid when the fill arrived</source>
        <translation>Basispunkte schlechter (+) oder besser (-) als der Mid bei Ankunft der Ausführung</translation>
    </message>
    <message>
        <source>Fee</source>
        <translation>Gebühr</translation>
    </message>
    <message>
        <source>Paid (+) or received (-), in the currency beside it</source>
        <translation>Gezahlt (+) oder erhalten (-), in der Währung daneben</translation>
    </message>
    <message>
        <source>Liquidity</source>
        <translation>Liquidität</translation>
    </message>
    <message>
        <source>maker: it rested in the book; taker: it took from it</source>
        <translation>Maker: ruhte im Buch; Taker: nahm daraus</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Order</translation>
    </message>
    <message>
        <source>The label of our order it belongs to</source>
        <translation>Das Label unserer Order, zu der sie gehört</translation>
    </message>
    <message>
        <source>Trade %1</source>
        <translation>Trade %1</translation>
    </message>
    <message>
        <source>Tripwire</source>
        <translation>Stolperdraht</translation>
    </message>
    <message>
        <source>What is watched; the tool tip of a row defines its number</source>
        <translation>Was beobachtet wird; der Hinweistext einer Zeile definiert ihre Zahl</translation>
    </message>
    <message>
        <source>As it is now</source>
        <translation>Wie es jetzt ist</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Limits</translation>
    </message>
    <message>
        <source>Beyond the first CAUTION, beyond the second HALT</source>
        <translation>Jenseits des ersten VORSICHT, jenseits des zweiten HALT</translation>
    </message>
    <message>
        <source>To the next level</source>
        <translation>Zur nächsten Stufe</translation>
    </message>
    <message>
        <source>How much of the way from rest to CAUTION is used, or from CAUTION to HALT once there</source>
        <translation>Wie viel des Wegs von der Ruhe bis VORSICHT verbraucht ist, oder von VORSICHT bis HALT</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>What this tripwire asks for</source>
        <translation>Was dieser Stolperdraht verlangt</translation>
    </message>
    <message>
        <source>no tripwire is near enough to matter</source>
        <translation>kein Stolperdraht ist nah genug</translation>
    </message>
    <message>
        <source>%1, rates of %2, %3 days old</source>
        <translation>%1, Sätze vom %2, %3 Tage alt</translation>
    </message>
    <message>
        <source>not judged</source>
        <translation>nicht beurteilt</translation>
    </message>
    <message>
        <source>No other model takes its place: hedges there are refused.</source>
        <translation>Kein anderes Modell tritt an seine Stelle: Absicherungen werden dort verweigert.</translation>
    </message>
    <message>
        <source>initial %1, maintenance %2 of %3; %4</source>
        <translation>Anfangsmargin %1, Erhaltungsmargin %2 von %3; %4</translation>
    </message>
    <message>
        <source>liquidation %1</source>
        <translation>Liquidation %1</translation>
    </message>
    <message>
        <source>Maintenance over equity now; on the stress grid at most %1 %. Liquidation: how far the spot may move, volatilities as they are.</source>
        <translation>Erhaltungsmargin über Eigenkapital jetzt; auf dem Stressgitter höchstens %1 %. Liquidation: wie weit sich der Spot bewegen kann, Volatilitäten wie sie sind.</translation>
    </message>
    <message>
        <source>Without %1 positions that have no value.</source>
        <translation>Ohne %1 Positionen, die keinen Wert haben.</translation>
    </message>
    <message>
        <source>%1 · margin</source>
        <translation>%1 · Margin</translation>
    </message>
    <message>
        <source>of every account it is held in</source>
        <translation>jedes Kontos, in dem er gehalten wird</translation>
    </message>
    <message>
        <source>Instrument</source>
        <translation>Instrument</translation>
    </message>
    <message>
        <source>The venue&apos;s name for it</source>
        <translation>Der Name bei der Börse</translation>
    </message>
    <message>
        <source>Where it is listed</source>
        <translation>Wo es gelistet ist</translation>
    </message>
    <message>
        <source>Expiry</source>
        <translation>Verfall</translation>
    </message>
    <message>
        <source>Date of expiry, 08:00 UTC where the venue says nothing else</source>
        <translation>Verfallstag, 08:00 UTC, wo die Börse nichts anderes sagt</translation>
    </message>
    <message>
        <source>USD per coin</source>
        <translation>USD je Coin</translation>
    </message>
    <message>
        <source>Bid size</source>
        <translation>Bidgröße</translation>
    </message>
    <message>
        <source>Size at the best bid, in the instrument&apos;s unit</source>
        <translation>Größe am besten Bid, in der Einheit des Instruments</translation>
    </message>
    <message>
        <source>Best bid, in the quote currency</source>
        <translation>Bester Bid, in der Quotierungswährung</translation>
    </message>
    <message>
        <source>Best ask, in the quote currency</source>
        <translation>Bester Ask, in der Quotierungswährung</translation>
    </message>
    <message>
        <source>Ask size</source>
        <translation>Askgröße</translation>
    </message>
    <message>
        <source>Size at the best ask, in the instrument&apos;s unit</source>
        <translation>Größe am besten Ask, in der Einheit des Instruments</translation>
    </message>
    <message>
        <source>Bid IV, %</source>
        <translation>Bid IV, %</translation>
    </message>
    <message>
        <source>Volatility of the best bid, percent a year</source>
        <translation>Volatilität des besten Bids, Prozent im Jahr</translation>
    </message>
    <message>
        <source>Ask IV, %</source>
        <translation>Ask IV, %</translation>
    </message>
    <message>
        <source>Volatility of the best ask, percent a year</source>
        <translation>Volatilität des besten Asks, Prozent im Jahr</translation>
    </message>
    <message>
        <source>Delta BS, coin</source>
        <translation>Delta BS, Coin</translation>
    </message>
    <message>
        <source>Open interest</source>
        <translation>Open interest</translation>
    </message>
    <message>
        <source>Open contracts, in the instrument&apos;s unit</source>
        <translation>Offene Kontrakte, in der Einheit des Instruments</translation>
    </message>
    <message>
        <source>Stale: last good values</source>
        <translation>Veraltet: letzte gute Werte</translation>
    </message>
    <message>
        <source>What would be traded; the legs are sent one after another</source>
        <translation>Was gehandelt würde; die Beine werden nacheinander gesendet</translation>
    </message>
    <message>
        <source>Side</source>
        <translation>Seite</translation>
    </message>
    <message>
        <source>Whether it is bought or sold</source>
        <translation>Ob gekauft oder verkauft wird</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Menge</translation>
    </message>
    <message>
        <source>Whole lots: dollars of an inverse future, else coin</source>
        <translation>Ganze Lots: Dollar eines inversen Futures, sonst Coin</translation>
    </message>
    <message>
        <source>Expected average over the levels it takes; coin of an inverse option, else dollars. Half of the depth is left to others; where no book is kept the best bid and ask stand in</source>
        <translation>Erwarteter Durchschnitt über die genommenen Stufen; Coin bei inverser Option, sonst Dollar. Die halbe Tiefe bleibt anderen; wo kein Buch geführt wird, stehen bester Bid und Ask dafür</translation>
    </message>
    <message>
        <source>USD: the taker fee</source>
        <translation>USD: die Taker-Gebühr</translation>
    </message>
    <message>
        <source>Slippage</source>
        <translation>Slippage</translation>
    </message>
    <message>
        <source>USD against the mid, half the spread included</source>
        <translation>USD gegen den Mid, den halben Spread eingeschlossen</translation>
    </message>
    <message>
        <source>Δ</source>
        <translation>Δ</translation>
    </message>
    <message>
        <source>What it adds to delta, coin, in the convention of the band</source>
        <translation>Was es zum Delta beiträgt, Coin, in der Konvention des Bands</translation>
    </message>
    <message>
        <source>Γ 1 %</source>
        <translation>Γ 1 %</translation>
    </message>
    <message>
        <source>What it adds to gamma: change of delta, coin, for a move of 1 %</source>
        <translation>Was es zum Gamma beiträgt: Änderung des Deltas, Coin, je 1 % Bewegung</translation>
    </message>
    <message>
        <source>Vega</source>
        <translation>Vega</translation>
    </message>
    <message>
        <source>What it adds to vega: USD a volatility point</source>
        <translation>Was es zum Vega beiträgt: USD je Volatilitätspunkt</translation>
    </message>
    <message>
        <source>Not hedged with</source>
        <translation>Nicht genutzt</translation>
    </message>
    <message>
        <source>An instrument that the filters turn down</source>
        <translation>Ein von den Filtern abgewiesenes Instrument</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>The first thing that stands in its way</source>
        <translation>Das Erste, was im Weg steht</translation>
    </message>
    <message>
        <source>Buy</source>
        <translation>Kauf</translation>
    </message>
    <message>
        <source>Sell</source>
        <translation>Verkauf</translation>
    </message>
    <message>
        <source>%1 of coin; mid %2, last level %3.</source>
        <translation>%1 in Coin; Mid %2, letzte Stufe %3.</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>Policy</source>
        <translation>Vorgabe</translation>
    </message>
    <message>
        <source>The rule that was tried</source>
        <translation>Die getestete Regel</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>USD, mean and its standard error: a day on a market, a path in a study</source>
        <translation>USD, Mittel und Standardfehler: ein Tag auf einem Markt, ein Pfad in einer Studie</translation>
    </message>
    <message>
        <source>Error sd</source>
        <translation>Fehler-SD</translation>
    </message>
    <message>
        <source>USD, standard deviation of the hedging error and its standard error: a day&apos;s residual delta times the moves of the price; in a study the profit at expiry</source>
        <translation>USD, Standardabweichung des Absicherungsfehlers und ihr Standardfehler: das Restdelta eines Tages mal die Kursbewegungen; in einer Studie der Gewinn bei Verfall</translation>
    </message>
    <message>
        <source>P&amp;L sd</source>
        <translation>P&amp;L-SD</translation>
    </message>
    <message>
        <source>USD a day, of options and hedge together before costs</source>
        <translation>USD am Tag, Optionen und Absicherung zusammen vor Kosten</translation>
    </message>
    <message>
        <source>Trades</source>
        <translation>Trades</translation>
    </message>
    <message>
        <source>Mean number, a day or a path</source>
        <translation>Mittlere Zahl, je Tag oder Pfad</translation>
    </message>
    <message>
        <source>Turnover</source>
        <translation>Umsatz</translation>
    </message>
    <message>
        <source>Coin, mean of a day or a path</source>
        <translation>Coin, Mittel je Tag oder Pfad</translation>
    </message>
    <message>
        <source>γ</source>
        <translation>γ</translation>
    </message>
    <message>
        <source>Risk aversion, 1/USD: given, or found for the deviation that is accepted</source>
        <translation>Risikoaversion, 1/USD: gegeben, oder aus der hingenommenen Abweichung gefunden</translation>
    </message>
    <message>
        <source>Frontier</source>
        <translation>Effizient</translation>
    </message>
    <message>
        <source>No other rule has as little of both cost and error and less of one</source>
        <translation>Keine andere Regel hat so wenig Kosten und Fehler und von einem weniger</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Fall</translation>
    </message>
    <message>
        <source>The world of the study</source>
        <translation>Die Welt der Studie</translation>
    </message>
    <message>
        <source>Hedge</source>
        <translation>Absicherung</translation>
    </message>
    <message>
        <source>The rule</source>
        <translation>Die Regel</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Maß</translation>
    </message>
    <message>
        <source>What is compared</source>
        <translation>Was verglichen wird</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Referenz</translation>
    </message>
    <message>
        <source>The known number and its standard error</source>
        <translation>Die bekannte Zahl und ihr Standardfehler</translation>
    </message>
    <message>
        <source>Ours</source>
        <translation>Unsere</translation>
    </message>
    <message>
        <source>This run&apos;s number and its standard error</source>
        <translation>Die Zahl dieses Laufs und ihr Standardfehler</translation>
    </message>
    <message>
        <source>z</source>
        <translation>z</translation>
    </message>
    <message>
        <source>The difference in standard errors of both; beyond 4 it is not the same number</source>
        <translation>Die Differenz in Standardfehlern beider; jenseits von 4 ist es nicht dieselbe Zahl</translation>
    </message>
    <message>
        <source>As the desk follows it, on this market. Left out: %1.</source>
        <translation>Wie der Desk sie befolgt, auf diesem Markt. Weggelassen: %1.</translation>
    </message>
    <message>
        <source>agrees</source>
        <translation>stimmt überein</translation>
    </message>
    <message>
        <source>differs: %1</source>
        <translation>weicht ab: %1</translation>
    </message>
    <message>
        <source>Every option the venue publishes Greeks of</source>
        <translation>Jede Option, deren Greeks die Börse veröffentlicht</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Urteil</translation>
    </message>
    <message>
        <source>Whether the venue&apos;s rounding explains every difference, and if not, which is worst</source>
        <translation>Ob die Rundung der Börse jede Differenz erklärt, und wenn nicht, welche die größte ist</translation>
    </message>
    <message>
        <source>Tolerances</source>
        <translation>Toleranzen</translation>
    </message>
    <message>
        <source>The largest difference over what rounding and age explain of it; above 1 is unexplained</source>
        <translation>Die größte Differenz über dem, was Rundung und Alter davon erklären; über 1 ist unerklärt</translation>
    </message>
    <message>
        <source>Mark diff</source>
        <translation>Mark-Diff.</translation>
    </message>
    <message>
        <source>Venue&apos;s mark less ours, quote currency</source>
        <translation>Mark der Börse minus unserer, Quotierungswährung</translation>
    </message>
    <message>
        <source>Delta diff, coin</source>
        <translation>Delta-Diff., Coin</translation>
    </message>
    <message>
        <source>Venue&apos;s delta less ours (Black-Scholes), coin</source>
        <translation>Delta der Börse minus unseres (Black-Scholes), Coin</translation>
    </message>
    <message>
        <source>Gamma diff</source>
        <translation>Gamma-Diff.</translation>
    </message>
    <message>
        <source>Venue&apos;s gamma less ours, coin per USD</source>
        <translation>Gamma der Börse minus unseres, Coin je USD</translation>
    </message>
    <message>
        <source>Vega diff, $/pt</source>
        <translation>Vega-Diff., $/Pkt</translation>
    </message>
    <message>
        <source>Venue&apos;s vega less ours, USD per vol point</source>
        <translation>Vega der Börse minus unseres, USD je Vol-Punkt</translation>
    </message>
    <message>
        <source>Theta diff, $/d</source>
        <translation>Theta-Diff., $/T</translation>
    </message>
    <message>
        <source>Venue&apos;s theta less ours, USD per day</source>
        <translation>Theta der Börse minus unseres, USD je Tag</translation>
    </message>
    <message>
        <source>Rho diff, $/pt</source>
        <translation>Rho-Diff., $/Pkt</translation>
    </message>
    <message>
        <source>Venue&apos;s rho less ours, USD per point of rate</source>
        <translation>Rho der Börse minus unseres, USD je Zinspunkt</translation>
    </message>
    <message>
        <source>venue %1
ours %2
tolerance %3</source>
        <translation>Börse %1
wir %2
Toleranz %3</translation>
    </message>
    <message>
        <source>Not judged: within half an hour of its settlement, expired, or without a volatility or forward</source>
        <translation>Nicht beurteilt: binnen einer halben Stunde vor der Abrechnung, verfallen, oder ohne Volatilität oder Forward</translation>
    </message>
    <message>
        <source>Limit %1</source>
        <translation>Limit %1</translation>
    </message>
    <message>
        <source>When the order was decided, or first seen at the venue</source>
        <translation>Wann die Order beschlossen oder erstmals bei der Börse gesehen wurde</translation>
    </message>
    <message>
        <source>The underlying the order hedges; empty: not ours</source>
        <translation>Der Basiswert, den die Order absichert; leer: nicht unsere</translation>
    </message>
    <message>
        <source>Where it was sent</source>
        <translation>Wohin sie gesendet wurde</translation>
    </message>
    <message>
        <source>Instruction</source>
        <translation>Anweisung</translation>
    </message>
    <message>
        <source>Limit price in the quote currency, and how long it may work</source>
        <translation>Limitpreis in der Quotierungswährung, und wie lange sie gelten darf</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>Where the order is in its life</source>
        <translation>Wo die Order in ihrem Leben steht</translation>
    </message>
    <message>
        <source>Filled</source>
        <translation>Ausgeführt</translation>
    </message>
    <message>
        <source>Filled of asked, in the instrument&apos;s unit</source>
        <translation>Ausgeführt von verlangt, in der Einheit des Instruments</translation>
    </message>
    <message>
        <source>Average</source>
        <translation>Schnitt</translation>
    </message>
    <message>
        <source>Average price of what was filled, in the quote currency</source>
        <translation>Durchschnittspreis des Ausgeführten, in der Quotierungswährung</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Beleg</translation>
    </message>
    <message>
        <source>Why the state is what it is</source>
        <translation>Warum der Stand so ist</translation>
    </message>
    <message>
        <source>Proposal</source>
        <translation>Vorschl.</translation>
    </message>
    <message>
        <source>The proposal it is of; after the point, which of its orders</source>
        <translation>Der Vorschlag, zu dem sie gehört; nach dem Punkt, welche seiner Orders</translation>
    </message>
    <message>
        <source>Group, expiry, instrument</source>
        <translation>Gruppe, Verfall, Instrument</translation>
    </message>
    <message>
        <source>Where the position is held</source>
        <translation>Wo die Position gehalten wird</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Signed size held, in the instrument&apos;s own unit: USD for inverse futures and perpetuals, coin otherwise</source>
        <translation>Gehaltene Größe mit Vorzeichen, in der Einheit des Instruments: USD bei inversen Futures und Perpetuals, sonst Coin</translation>
    </message>
    <message>
        <source>The venue&apos;s fair price, in the quote currency: coin for coin-settled options, dollars otherwise</source>
        <translation>Der faire Preis der Börse, in der Quotierungswährung: Coin bei in Coin abgerechneten Optionen, sonst Dollar</translation>
    </message>
    <message>
        <source>Mark volatility, percent a year: the venue&apos;s, or what its mark implies</source>
        <translation>Mark-Volatilität, Prozent im Jahr: die der Börse, oder was ihr Mark impliziert</translation>
    </message>
    <message>
        <source>Delta</source>
        <translation>Delta</translation>
    </message>
    <message>
        <source>Delta, $</source>
        <translation>Delta, $</translation>
    </message>
    <message>
        <source>Gamma 1%, coin</source>
        <translation>Γ 1%, Coin</translation>
    </message>
    <message>
        <source>Change of the delta, in coin, when the price moves by 1 %</source>
        <translation>Änderung des Deltas, in Coin, wenn sich der Kurs um 1 % bewegt</translation>
    </message>
    <message>
        <source>Gamma 1%, $</source>
        <translation>Gamma 1%, $</translation>
    </message>
    <message>
        <source>Change of the delta, in USD, when the price moves by 1 %</source>
        <translation>Änderung des Deltas, in USD, wenn sich der Kurs um 1 % bewegt</translation>
    </message>
    <message>
        <source>Vega, $/pt</source>
        <translation>Vega, $/Pkt</translation>
    </message>
    <message>
        <source>Profit in USD when volatility rises by one point</source>
        <translation>Gewinn in USD, wenn die Volatilität um einen Punkt steigt</translation>
    </message>
    <message>
        <source>Vega 30d, $/pt</source>
        <translation>Vega 30T, $/Pkt</translation>
    </message>
    <message>
        <source>Time-weighted vega: vega times the square root of 30 days over the time to expiry, which counts as one day at least. Adds up expiries whose volatilities do not move alike</source>
        <translation>Zeitgewichtetes Vega: Vega mal Wurzel aus 30 Tagen über der Zeit bis Verfall, die mindestens als ein Tag zählt. Addiert Verfälle, deren Volatilitäten sich nicht gleich bewegen</translation>
    </message>
    <message>
        <source>Theta, $/day</source>
        <translation>Theta, $/Tag</translation>
    </message>
    <message>
        <source>Profit in USD as a day passes, or what is left of it before expiry; never more than the premium</source>
        <translation>Gewinn in USD, wenn ein Tag vergeht oder was davon vor Verfall bleibt; nie mehr als die Prämie</translation>
    </message>
    <message>
        <source>Vanna, coin/pt</source>
        <translation>Vanna, Coin/Pkt</translation>
    </message>
    <message>
        <source>Change of the delta, in coin, when volatility rises by one point</source>
        <translation>Änderung des Deltas, in Coin, wenn die Volatilität um einen Punkt steigt</translation>
    </message>
    <message>
        <source>Volga, $/pt²</source>
        <translation>Volga, $/Pkt²</translation>
    </message>
    <message>
        <source>Change of vega, in USD per point, when volatility rises by one point</source>
        <translation>Änderung des Vegas, in USD je Punkt, wenn die Volatilität um einen Punkt steigt</translation>
    </message>
    <message>
        <source>Charm, coin/day</source>
        <translation>Charm, Coin/Tag</translation>
    </message>
    <message>
        <source>Change of the delta, in coin, as a day passes, or what is left of it before expiry</source>
        <translation>Änderung des Deltas, in Coin, wenn ein Tag vergeht oder was davon vor Verfall bleibt</translation>
    </message>
    <message>
        <source>P&amp;L, $</source>
        <translation>P&amp;L, $</translation>
    </message>
    <message>
        <source>Unrealised profit against the average price, in USD; coin profits at the spot</source>
        <translation>Unrealisierter Gewinn gegen den Durchschnittspreis, in USD; Coin-Gewinne zum Spot</translation>
    </message>
    <message>
        <source>Unassigned</source>
        <translation>Nicht zugeordnet</translation>
    </message>
    <message>
        <source>Not listed</source>
        <translation>Nicht gelistet</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <source>Perpetual</source>
        <translation>Perpetual</translation>
    </message>
    <message>
        <source>Instrument %1</source>
        <translation>Instrument %1</translation>
    </message>
    <message>
        <source>Stale: valued at the last good mark.</source>
        <translation>Veraltet: zum letzten guten Mark bewertet.</translation>
    </message>
    <message>
        <source>Not in the totals: %1.</source>
        <translation>Nicht in den Summen: %1.</translation>
    </message>
    <message>
        <source>Not in this total: %1.</source>
        <translation>Nicht in dieser Summe: %1.</translation>
    </message>
    <message>
        <source>%1 are at their last good mark.</source>
        <translation>%1 stehen mit ihrem letzten guten Mark.</translation>
    </message>
    <message>
        <source>Of several coins: only dollars are added up.</source>
        <translation>Aus mehreren Coins: nur Dollar werden addiert.</translation>
    </message>
    <message>
        <source>Δ %1 · smile</source>
        <translation>Δ %1 · smile</translation>
    </message>
    <message>
        <source>Delta %1, coin</source>
        <translation>Δ %1, Coin</translation>
    </message>
    <message>
        <source>Δ$ %1 · smile</source>
        <translation>Δ$ %1 · smile</translation>
    </message>
    <message>
        <source>Delta %1, $</source>
        <translation>Δ %1, $</translation>
    </message>
    <message>
        <source>Black-Scholes delta, coin: N(d1) of each option, size over price of each inverse future</source>
        <translation>Black-Scholes-Delta, Coin: N(d1) jeder Option, Größe über Kurs jedes inversen Futures</translation>
    </message>
    <message>
        <source>Net transaction delta, coin: Black-Scholes less the premium of coin-settled options. The slope of equity counted in coin</source>
        <translation>Netto-Transaktions-Delta, Coin: Black-Scholes ohne die Prämie in Coin abgerechneter Optionen. Die Steigung des in Coin gezählten Eigenkapitals</translation>
    </message>
    <message>
        <source>USD-neutral delta, coin: net transaction, and at the underlying (where the tree is grouped by it) the equity held in its coin. The slope of equity counted in USD</source>
        <translation>USD-neutrales Delta, Coin: Netto-Transaktion, und beim Basiswert (wo der Baum danach gruppiert ist) das in seinem Coin gehaltene Eigenkapital. Die Steigung des in USD gezählten Eigenkapitals</translation>
    </message>
    <message>
        <source>%1. Adjusted by %2</source>
        <translation>%1. Angepasst um %2</translation>
    </message>
    <message>
        <source>The delta beside times the price it is taken at, in USD.</source>
        <translation>Das Delta daneben mal den Kurs, zu dem es genommen ist, in USD.</translation>
    </message>
    <message>
        <source>#</source>
        <translation>#</translation>
    </message>
    <message>
        <source>Number of the proposal</source>
        <translation>Nummer des Vorschlags</translation>
    </message>
    <message>
        <source>Net delta in coin before, and as proposed after</source>
        <translation>Nettodelta in Coin vorher, und wie vorgeschlagen nachher</translation>
    </message>
    <message>
        <source>What became of it</source>
        <translation>Was daraus wurde</translation>
    </message>
    <message>
        <source>%1, edited</source>
        <translation>%1, bearbeitet</translation>
    </message>
    <message>
        <source>Proposed (UTC)</source>
        <translation>Zeit (UTC)</translation>
    </message>
    <message>
        <source>When the proposal was made</source>
        <translation>Wann der Vorschlag gemacht wurde</translation>
    </message>
    <message>
        <source>Underlying</source>
        <translation>Basiswert</translation>
    </message>
    <message>
        <source>Trigger</source>
        <translation>Auslöser</translation>
    </message>
    <message>
        <source>Why it was proposed</source>
        <translation>Warum vorgeschlagen wurde</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Entscheid</translation>
    </message>
    <message>
        <source>What became of the proposal</source>
        <translation>Was aus dem Vorschlag wurde</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Durch</translation>
    </message>
    <message>
        <source>Who decided</source>
        <translation>Wer entschied</translation>
    </message>
    <message>
        <source>From the proposal to the decision</source>
        <translation>Vom Vorschlag bis zur Entscheidung</translation>
    </message>
    <message>
        <source>Δ before, coin</source>
        <translation>Δ vorher, Coin</translation>
    </message>
    <message>
        <source>Delta when it was proposed, in the policy&apos;s convention</source>
        <translation>Delta beim Vorschlag, in der Konvention der Vorgabe</translation>
    </message>
    <message>
        <source>Δ after, coin</source>
        <translation>Δ danach, Coin</translation>
    </message>
    <message>
        <source>Delta at the first sample after the order ended</source>
        <translation>Delta beim ersten Stand nach dem Ende der Order</translation>
    </message>
    <message>
        <source>Slippage, $</source>
        <translation>Slippage, $</translation>
    </message>
    <message>
        <source>Worse (+) or better (-) than the mid at the decision, USD</source>
        <translation>Schlechter (+) oder besser (-) als der Mid bei der Entscheidung, USD</translation>
    </message>
    <message>
        <source>bp</source>
        <translation>bp</translation>
    </message>
    <message>
        <source>The same: slippage, in basis points of the filled notional</source>
        <translation>Dasselbe: Slippage, in Basispunkten des ausgeführten Nominals</translation>
    </message>
    <message>
        <source>Fees, $</source>
        <translation>Geb., $</translation>
    </message>
    <message>
        <source>Fees paid, USD</source>
        <translation>Gezahlte Gebühren, USD</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Why it was rejected or refused</source>
        <translation>Warum abgelehnt oder verweigert</translation>
    </message>
    <message>
        <source>Where the order went, or was to go</source>
        <translation>Wohin die Order ging oder gehen sollte</translation>
    </message>
    <message>
        <source>Proposal %1, revision %2, %3 delta</source>
        <translation>Vorschlag %1, Fassung %2, Delta %3</translation>
    </message>
    <message>
        <source>no equity</source>
        <translation>kein Eigenkapital</translation>
    </message>
    <message>
        <source>Stress</source>
        <translation>Stress</translation>
    </message>
    <message>
        <source>A named state of the world; the tool tip of a row says what moves and why</source>
        <translation>Ein benannter Zustand der Welt; der Hinweistext einer Zeile sagt, was sich bewegt und warum</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Recorded: spot moves that happened; hypothetical: made up; own: from the settings file</source>
        <translation>Aufgezeichnet: geschehene Spotbewegungen; hypothetisch: erdacht; eigen: aus der Einstellungsdatei</translation>
    </message>
    <message>
        <source>P&amp;L</source>
        <translation>P&amp;L</translation>
    </message>
    <message>
        <source>USD: profit of the positions, every leg priced anew</source>
        <translation>USD: Gewinn der Positionen, jedes Bein neu bewertet</translation>
    </message>
    <message>
        <source>Equity</source>
        <translation>Eigenkapital</translation>
    </message>
    <message>
        <source>USD: profit of the positions and of the coin held as equity</source>
        <translation>USD: Gewinn der Positionen und des als Eigenkapital gehaltenen Coins</translation>
    </message>
    <message>
        <source>Δ after</source>
        <translation>Δ danach</translation>
    </message>
    <message>
        <source>Net delta afterwards, coin, in the convention of the band; Black&apos;s, without the policy&apos;s smile rule</source>
        <translation>Nettodelta danach, Coin, in der Konvention des Bands; das von Black, ohne die Smile-Regel der Vorgabe</translation>
    </message>
    <message>
        <source>Margin</source>
        <translation>Margin</translation>
    </message>
    <message>
        <source>Maintenance margin over equity afterwards: an estimate by the standard model</source>
        <translation>Erhaltungsmargin über Eigenkapital danach: eine Schätzung nach dem Standardmodell</translation>
    </message>
    <message>
        <source>Spot %1 %, volatility %2 points</source>
        <translation>Spot %1 %, Volatilität %2 Punkte</translation>
    </message>
    <message>
        <source>%1, basis %2 %</source>
        <translation>%1, Basis %2 %</translation>
    </message>
    <message>
        <source>%1, within %2</source>
        <translation>%1, binnen %2</translation>
    </message>
    <message>
        <source>Spot: %1, ended %2 UTC.</source>
        <translation>Spot: %1, endend %2 UTC.</translation>
    </message>
    <message>
        <source>What is held, and what is thought of</source>
        <translation>Was gehalten und was gedacht ist</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>Gehalten</translation>
    </message>
    <message>
        <source>Size in the account</source>
        <translation>Größe im Konto</translation>
    </message>
    <message>
        <source>What-if</source>
        <translation>Gedankenspiel</translation>
    </message>
    <message>
        <source>Size thought of, not traded: double-click or F2 to change it. It stays when the spot moves</source>
        <translation>Gedachte Größe, nicht gehandelt: Doppelklick oder F2 ändert sie. Sie bleibt bei Spotbewegung</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>What would have to be traded</source>
        <translation>Was zu handeln wäre</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Einheit</translation>
    </message>
    <message>
        <source>Of the sizes: dollars for inverse futures, coin otherwise</source>
        <translation>Der Größen: Dollar bei inversen Futures, sonst Coin</translation>
    </message>
    <message>
        <source>Δ now</source>
        <translation>Δ jetzt</translation>
    </message>
    <message>
        <source>Net delta of the change in coin, as the market stands: it moves with the spot, the size does not</source>
        <translation>Nettodelta der Änderung in Coin, nach Marktlage: es geht mit dem Spot, die Größe nicht</translation>
    </message>
    <message>
        <source>Thought of and not traded.</source>
        <translation>Gedacht und nicht gehandelt.</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>Sub-book</source>
        <translation>Teilbuch</translation>
    </message>
    <message>
        <source>Flat table</source>
        <translation>Flache Tabelle</translation>
    </message>
    <message>
        <source>Character %1: %2</source>
        <translation>Zeichen %1: %2</translation>
    </message>
    <message>
        <source>“!” alone means nothing: write not, or !=.</source>
        <translation>„!“ allein bedeutet nichts: not oder != schreiben.</translation>
    </message>
    <message>
        <source>this quote is not closed.</source>
        <translation>Dieses Anführungszeichen ist nicht geschlossen.</translation>
    </message>
    <message>
        <source>a bracket is closed that was not opened.</source>
        <translation>Eine Klammer wird geschlossen, die nicht geöffnet wurde.</translation>
    </message>
    <message>
        <source>more brackets within brackets than are read.</source>
        <translation>Mehr Klammern in Klammern, als gelesen werden.</translation>
    </message>
    <message>
        <source>“%1” stands between two conditions.</source>
        <translation>„%1“ steht zwischen zwei Bedingungen.</translation>
    </message>
    <message>
        <source>a word or a comparison is missing at the end.</source>
        <translation>Am Ende fehlt ein Wort oder ein Vergleich.</translation>
    </message>
    <message>
        <source>before “%1” a word is missing.</source>
        <translation>Vor „%1“ fehlt ein Wort.</translation>
    </message>
    <message>
        <source>this bracket is not closed.</source>
        <translation>Diese Klammer ist nicht geschlossen.</translation>
    </message>
    <message>
        <source>after “%1” comes a comparison, such as %1&gt;0.</source>
        <translation>Nach „%1“ kommt ein Vergleich, etwa %1&gt;0.</translation>
    </message>
    <message>
        <source>between bars stands the name of a number, as in |delta|.</source>
        <translation>Zwischen Strichen steht der Name einer Zahl, wie in |delta|.</translation>
    </message>
    <message>
        <source>after “|%1|” comes a comparison, such as |%1|&gt;0.</source>
        <translation>Nach „|%1|“ kommt ein Vergleich, etwa |%1|&gt;0.</translation>
    </message>
    <message>
        <source>there is no number “%1”. Known are: %2.</source>
        <translation>Es gibt keine Zahl „%1“. Bekannt sind: %2.</translation>
    </message>
    <message>
        <source>after “%1” comes a number.</source>
        <translation>Nach „%1“ kommt eine Zahl.</translation>
    </message>
    <message>
        <source>after “%1:” comes a name.</source>
        <translation>Nach „%1:“ kommt ein Name.</translation>
    </message>
    <message>
        <source>the filter is too long.</source>
        <translation>Der Filter ist zu lang.</translation>
    </message>
    <message>
        <source>days (d), hours (h) or weeks (w)</source>
        <translation>Tagen (d), Stunden (h) oder Wochen (w)</translation>
    </message>
    <message>
        <source>percent (%)</source>
        <translation>Prozent (%)</translation>
    </message>
    <message>
        <source>dollars, thousands (k) or millions (m) of them</source>
        <translation>Dollar, Tausend (k) oder Millionen (m) davon</translation>
    </message>
    <message>
        <source>coin, thousands (k) or millions (m) of it</source>
        <translation>Coin, Tausend (k) oder Millionen (m) davon</translation>
    </message>
    <message>
        <source>its own unit, thousands (k) or millions (m) of it</source>
        <translation>der eigenen Einheit, Tausend (k) oder Millionen (m) davon</translation>
    </message>
    <message>
        <source>“%1” is compared with a number such as -0.5, not with “%2”.</source>
        <translation>„%1“ wird mit einer Zahl wie -0.5 verglichen, nicht mit „%2“.</translation>
    </message>
    <message>
        <source>“%1” is no unit of “%2”, which is counted in %3.</source>
        <translation>„%1“ ist keine Einheit von „%2“, das in %3 gezählt wird.</translation>
    </message>
    <message>
        <source>%1 (%2 of %3 stale)</source>
        <translation>%1 (%2 von %3 veraltet)</translation>
    </message>
    <message>
        <source>%1 (partial: %2)</source>
        <translation>%1 (teilweise: %2)</translation>
    </message>
    <message>
        <source>%1 (partial: %2, %3 stale)</source>
        <translation>%1 (teilweise: %2, %3 veraltet)</translation>
    </message>
    <message>
        <source>P&amp;L 1 h, $</source>
        <translation>P&amp;L 1 h, $</translation>
    </message>
    <message>
        <source>How unrealised profit has gone over the last hour, a point each half minute, and by how much it changed, in USD; since the window was opened, where that is less</source>
        <translation>Wie der unrealisierte Gewinn in der letzten Stunde verlief, ein Punkt je halbe Minute, und um wie viel er sich änderte, in USD; seit das Fenster offen ist, wo das weniger ist</translation>
    </message>
    <message>
        <source>Value, $</source>
        <translation>Wert, $</translation>
    </message>
    <message>
        <source>What the options are worth at their marks, in USD</source>
        <translation>Was die Optionen zu ihren Marks wert sind, in USD</translation>
    </message>
    <message>
        <source>The average price it was opened at, in the quote currency</source>
        <translation>Der durchschnittliche Einstiegspreis, in der Notierungswährung</translation>
    </message>
    <message>
        <source>The coin that its delta is a delta of</source>
        <translation>Der Coin, auf den sich das Delta bezieht</translation>
    </message>
    <message>
        <source>Call, put, future or perpetual</source>
        <translation>Call, Put, Future oder Perpetual</translation>
    </message>
    <message>
        <source>The day on which it expires, by UTC</source>
        <translation>Der Tag des Verfalls, in UTC</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>Tage</translation>
    </message>
    <message>
        <source>Days until it expires, from when the book was valued</source>
        <translation>Tage bis zum Verfall, ab der Bewertung des Buchs</translation>
    </message>
    <message>
        <source>The account that holds the position</source>
        <translation>Das Konto, das die Position hält</translation>
    </message>
    <message>
        <source>The part of the book that the position is counted to</source>
        <translation>Der Teil des Buchs, zu dem die Position zählt</translation>
    </message>
    <message>
        <source>Future</source>
        <translation>Future</translation>
    </message>
    <message>
        <source>Spot</source>
        <translation>Spot</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>Optionen</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>Call</translation>
    </message>
    <message>
        <source>Put</source>
        <translation>Put</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Summe</translation>
    </message>
    <message>
        <source>Positions</source>
        <translation>Positionen</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Angaben</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Ausgelassen</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>Konten</translation>
    </message>
    <message>
        <source>Valued at, UTC</source>
        <translation>Bewertet um, UTC</translation>
    </message>
    <message>
        <source>Deltas adjusted by</source>
        <translation>Deltas angepasst nach</translation>
    </message>
    <message>
        <source>Grouping</source>
        <translation>Gruppierung</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>none: every position is here</source>
        <translation>keiner: Jede Position ist hier</translation>
    </message>
    <message>
        <source>Hidden by the filter</source>
        <translation>Vom Filter verborgen</translation>
    </message>
    <message>
        <source>In no total</source>
        <translation>In keiner Summe</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>At their last good mark</source>
        <translation>Zu ihrem letzten guten Mark</translation>
    </message>
    <message>
        <source>The filter hides %1 positions, which are in no total.</source>
        <translation>Der Filter verbirgt %1 Positionen, die in keiner Summe sind.</translation>
    </message>
    <message>
        <source>Whose it was: the desk&apos;s name in the desk database</source>
        <translation>Wessen es war: der Name des Desks in der Desk-Datenbank</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nummer</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ausgang</translation>
    </message>
    <message>
        <source>Decided (UTC)</source>
        <translation>Entschieden (UTC)</translation>
    </message>
    <message>
        <source>Sent (UTC)</source>
        <translation>Gesendet (UTC)</translation>
    </message>
    <message>
        <source>Ended (UTC)</source>
        <translation>Beendet (UTC)</translation>
    </message>
    <message>
        <source>Style</source>
        <translation>Ausführung</translation>
    </message>
    <message>
        <source>Delta before</source>
        <translation>Delta davor</translation>
    </message>
    <message>
        <source>Delta after</source>
        <translation>Delta danach</translation>
    </message>
    <message>
        <source>Traded, $</source>
        <translation>Gehandelt, $</translation>
    </message>
    <message>
        <source>Shortfall, $</source>
        <translation>Shortfall in $</translation>
    </message>
    <message>
        <source>Delay, $</source>
        <translation>Verzug, $</translation>
    </message>
    <message>
        <source>Timing, $</source>
        <translation>Timing in $</translation>
    </message>
    <message>
        <source>Spread, $</source>
        <translation>Spread in $</translation>
    </message>
    <message>
        <source>Impact, $</source>
        <translation>Markteinfluss, $</translation>
    </message>
    <message>
        <source>Not filled, $</source>
        <translation>Nicht ausgeführt, $</translation>
    </message>
    <message>
        <source>Estimated, $</source>
        <translation>Geschätzt, $</translation>
    </message>
    <message>
        <source>Wait, $/h</source>
        <translation>Warten, $/h</translation>
    </message>
    <message>
        <source>vs. no trade, $</source>
        <translation>gegen kein Handel, $</translation>
    </message>
    <message>
        <source>± one standard error, $</source>
        <translation>± ein Standardfehler, $</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Kennung</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Schlagwörter</translation>
    </message>
    <message>
        <source>Rebalances</source>
        <translation>Absicherungen</translation>
    </message>
    <message>
        <source>Approved in</source>
        <translation>Freigabe nach</translation>
    </message>
    <message>
        <source>From the proposal to the person&apos;s decision</source>
        <translation>Vom Vorschlag bis zur Entscheidung des Menschen</translation>
    </message>
    <message>
        <source>What was ordered; sorted by the value traded, USD</source>
        <translation>Was geordert wurde; sortiert nach dem gehandelten Wert, USD</translation>
    </message>
    <message>
        <source>Delta, coin</source>
        <translation>Delta in Coin</translation>
    </message>
    <message>
        <source>Delta when it was proposed, and at the first sample after the order ended</source>
        <translation>Delta beim Vorschlag und bei der ersten Messung nach dem Ende der Order</translation>
    </message>
    <message>
        <source>Slip, bp</source>
        <translation>Slippage, bp</translation>
    </message>
    <message>
        <source>Worse (+) or better (-) than the mid at the decision, basis points</source>
        <translation>Schlechter (+) oder besser (-) als der Mittelkurs bei der Entscheidung, Basispunkte</translation>
    </message>
    <message>
        <source>Implementation shortfall, USD: delay, timing, spread, impact, fees and what was not filled; &gt; 0 costs</source>
        <translation>Implementation Shortfall in USD: Verzug, Timing, Spread, Markteinfluss, Gebühren und nicht Ausgeführtes; &gt; 0 kostet</translation>
    </message>
    <message>
        <source>Fees paid less rebates, USD</source>
        <translation>Gezahlte Gebühren abzüglich Vergütungen, USD</translation>
    </message>
    <message>
        <source>What an hour of waiting would have cost, as the trader saw it</source>
        <translation>Was eine Stunde Warten gekostet hätte, wie es der Händler sah</translation>
    </message>
    <message>
        <source>What was done against not trading, until what followed, USD ± one standard error: &gt; 0 is better; grey where it is less than that</source>
        <translation>Was getan wurde, gegen kein Handel, bis zum Nächsten, USD ± ein Standardfehler: &gt; 0 ist besser; grau, wo es weniger ist als dieser</translation>
    </message>
    <message>
        <source>Tags that reviewers put on</source>
        <translation>Schlagwörter, die Prüfer vergaben</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notizen</translation>
    </message>
    <message>
        <source>How many notes it has</source>
        <translation>Wie viele Notizen sie hat</translation>
    </message>
    <message>
        <source>How it was worked</source>
        <translation>Wie sie ausgeführt wurde</translation>
    </message>
    <message>
        <source> and %1 more</source>
        <translation> und %1 weitere</translation>
    </message>
    <message>
        <source>local time</source>
        <translation>Ortszeit</translation>
    </message>
    <message>
        <source>Proposal, decision, order, fill, alert, guard, link or setting</source>
        <translation>Vorschlag, Entscheidung, Order, Ausführung, Meldung, Wächter, Verbindung oder Einstellung</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>What was decided, what an order came to, how grave an alert was</source>
        <translation>Was entschieden wurde, was aus einer Order wurde, wie schwer eine Meldung wog</translation>
    </message>
    <message>
        <source>The reason or the sentence, as it was recorded</source>
        <translation>Der Grund oder der Satz, wie er aufgezeichnet wurde</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
    <message>
        <source>Who did it, where it was recorded</source>
        <translation>Wer es tat, wo es aufgezeichnet wurde</translation>
    </message>
    <message>
        <source>Which proposal</source>
        <translation>Welcher Vorschlag</translation>
    </message>
    <message>
        <source>Shortfall, vol points</source>
        <translation>Shortfall, Vol-Punkte</translation>
    </message>
    <message>
        <source>Slippage, vol points</source>
        <translation>Slippage, Vol-Punkte</translation>
    </message>
    <message>
        <source>Vol points</source>
        <translation>Vol-Punkte</translation>
    </message>
    <message>
        <source>Implementation shortfall of its options in volatility points: over the vega that was wanted, as it was at the decision</source>
        <translation>Implementation Shortfall ihrer Optionen in Volatilitätspunkten: durch das gewünschte Vega, wie es bei der Entscheidung war</translation>
    </message>
    <message>
        <source>Since %1 UTC: no whole hour has been seen yet.</source>
        <translation>Seit %1 UTC: eine ganze Stunde wurde noch nicht gesehen.</translation>
    </message>
    <message>
        <source>there is no “%1:”. Known are: %2.</source>
        <translation>Es gibt kein „%1:“. Bekannt sind: %2.</translation>
    </message>
    <message>
        <source>basis points (bp)</source>
        <translation>Basispunkten (bp)</translation>
    </message>
    <message>
        <source>seconds (s), minutes (min) or hours (h)</source>
        <translation>Sekunden (s), Minuten (min) oder Stunden (h)</translation>
    </message>
    <message>
        <source>hours of the UTC day, 0 to 23</source>
        <translation>Stunden des UTC-Tages, 0 bis 23</translation>
    </message>
    <message>
        <source>the opposite of “%1” is written “not %1”.</source>
        <translation>Das Gegenteil von „%1“ schreibt sich „not %1“.</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>Entschieden</translation>
    </message>
    <message>
        <source>When it was decided, UTC</source>
        <translation>Wann entschieden wurde, UTC</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Beendet</translation>
    </message>
    <message>
        <source>When its last order ended, UTC; empty: it had none</source>
        <translation>Wann die letzte Order endete, UTC; leer: Es gab keine</translation>
    </message>
    <message>
        <source>The hour before is not known: of this replay only what came since %1 UTC was shown in one piece. Go an hour back and play on to see it.</source>
        <translation>Die Stunde davor ist nicht bekannt: Von dieser Wiedergabe wurde in einem Stück nur gezeigt, was seit %1 UTC kam. Gehen Sie eine Stunde zurück und spielen Sie weiter, um sie zu sehen.</translation>
    </message>
    <message>
        <source>When it was decided, or how else it ended</source>
        <translation>Wann entschieden wurde, oder wie es sonst endete</translation>
    </message>
    <message>
        <source>Proposed at %1 UTC, decided or ended at %2 UTC.</source>
        <translation>Vorgeschlagen um %1 UTC, entschieden oder beendet um %2 UTC.</translation>
    </message>
</context>
<context>
    <name>words</name>
    <message>
        <source>Watch</source>
        <translation>Beobachten</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>Bestätigen</translation>
    </message>
    <message>
        <source>Auto-fire</source>
        <translation>Automatik</translation>
    </message>
    <message>
        <source>Halted</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>Reduce-only</source>
        <translation>Nur abbauen</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>down</source>
        <translation>getrennt</translation>
    </message>
    <message>
        <source>connecting</source>
        <translation>im Aufbau</translation>
    </message>
    <message>
        <source>resyncing</source>
        <translation>im Abgleich</translation>
    </message>
    <message>
        <source>up</source>
        <translation>verbunden</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Critical</source>
        <translation>Kritisch</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>Freigegeben</translation>
    </message>
    <message>
        <source>Auto-fired</source>
        <translation>Automatik</translation>
    </message>
    <message>
        <source>Edited</source>
        <translation>Bearbeitet</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Snoozed</source>
        <translation>Zurückgestellt</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>Abgelaufen</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>Zurückgezogen</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Verweigert</translation>
    </message>
    <message>
        <source>Not proposed</source>
        <translation>Nicht vorgeschlagen</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Gestoppt</translation>
    </message>
    <message>
        <source>approved</source>
        <translation>freigegeben</translation>
    </message>
    <message>
        <source>auto-fired</source>
        <translation>automatisch gesendet</translation>
    </message>
    <message>
        <source>edited</source>
        <translation>bearbeitet</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>abgelehnt</translation>
    </message>
    <message>
        <source>snoozed</source>
        <translation>zurückgestellt</translation>
    </message>
    <message>
        <source>expired</source>
        <translation>abgelaufen</translation>
    </message>
    <message>
        <source>withdrawn</source>
        <translation>zurückgezogen</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>verweigert</translation>
    </message>
    <message>
        <source>not proposed</source>
        <translation>nicht vorgeschlagen</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>gestoppt</translation>
    </message>
    <message>
        <source>IN BAND</source>
        <translation>IM BAND</translation>
    </message>
    <message>
        <source>NEAR EDGE</source>
        <translation>AM RAND</translation>
    </message>
    <message>
        <source>OUT OF BAND</source>
        <translation>AUSSER BAND</translation>
    </message>
    <message>
        <source>PROPOSING</source>
        <translation>VORSCHLAG</translation>
    </message>
    <message>
        <source>WORKING</source>
        <translation>IN ARBEIT</translation>
    </message>
    <message>
        <source>UNKNOWN ORDER</source>
        <translation>ORDER UNKLAR</translation>
    </message>
    <message>
        <source>HALTED</source>
        <translation>ANGEHALTEN</translation>
    </message>
    <message>
        <source>STALE</source>
        <translation>VERALTET</translation>
    </message>
    <message>
        <source>NORMAL</source>
        <translation>NORMAL</translation>
    </message>
    <message>
        <source>CAUTION</source>
        <translation>VORSICHT</translation>
    </message>
    <message>
        <source>HALT</source>
        <translation>HALT</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>Wird verzeichnet</translation>
    </message>
    <message>
        <source>In flight</source>
        <translation>Unterwegs</translation>
    </message>
    <message>
        <source>Working</source>
        <translation>Im Markt</translation>
    </message>
    <message>
        <source>Cancelling</source>
        <translation>Wird storniert</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <source>Needs operator</source>
        <translation>Braucht einen Menschen</translation>
    </message>
    <message>
        <source>Filled</source>
        <translation>Ausgeführt</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Storniert</translation>
    </message>
    <message>
        <source>Not placed</source>
        <translation>Nicht platziert</translation>
    </message>
    <message>
        <source>recording</source>
        <translation>wird verzeichnet</translation>
    </message>
    <message>
        <source>in flight</source>
        <translation>unterwegs</translation>
    </message>
    <message>
        <source>working</source>
        <translation>im Markt</translation>
    </message>
    <message>
        <source>cancelling</source>
        <translation>wird storniert</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>needs operator</source>
        <translation>braucht einen Menschen</translation>
    </message>
    <message>
        <source>filled</source>
        <translation>ausgeführt</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>storniert</translation>
    </message>
    <message>
        <source>not placed</source>
        <translation>nicht platziert</translation>
    </message>
    <message>
        <source>Buy</source>
        <translation>Kauf</translation>
    </message>
    <message>
        <source>Sell</source>
        <translation>Verkauf</translation>
    </message>
    <message>
        <source>buy</source>
        <translation>kaufen</translation>
    </message>
    <message>
        <source>sell</source>
        <translation>verkaufen</translation>
    </message>
    <message>
        <source>Band breach</source>
        <translation>Band verlassen</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>Zeitplan</translation>
    </message>
    <message>
        <source>What-if</source>
        <translation>Gedankenspiel</translation>
    </message>
    <message>
        <source>Margin</source>
        <translation>Margin</translation>
    </message>
    <message>
        <source>Gamma limit</source>
        <translation>Gammalimit</translation>
    </message>
    <message>
        <source>Vega limit</source>
        <translation>Vegalimit</translation>
    </message>
    <message>
        <source>Risk budget</source>
        <translation>Risikobudget</translation>
    </message>
    <message>
        <source>Live band</source>
        <translation>Mitlaufendes Band</translation>
    </message>
    <message>
        <source>Price move</source>
        <translation>Kursbewegung</translation>
    </message>
    <message>
        <source>Leland interval</source>
        <translation>Leland-Intervall</translation>
    </message>
    <message>
        <source>Funding</source>
        <translation>Funding</translation>
    </message>
    <message>
        <source>band breach</source>
        <translation>Band verlassen</translation>
    </message>
    <message>
        <source>schedule</source>
        <translation>Zeitplan</translation>
    </message>
    <message>
        <source>what-if</source>
        <translation>Gedankenspiel</translation>
    </message>
    <message>
        <source>gamma limit</source>
        <translation>Gammalimit</translation>
    </message>
    <message>
        <source>vega limit</source>
        <translation>Vegalimit</translation>
    </message>
    <message>
        <source>margin limit</source>
        <translation>Marginlimit</translation>
    </message>
    <message>
        <source>funding limit</source>
        <translation>Fundinglimit</translation>
    </message>
    <message>
        <source>risk budget</source>
        <translation>Risikobudget</translation>
    </message>
    <message>
        <source>live band</source>
        <translation>mitlaufendes Band</translation>
    </message>
    <message>
        <source>price move</source>
        <translation>Kursbewegung</translation>
    </message>
    <message>
        <source>leland interval</source>
        <translation>Leland-Intervall</translation>
    </message>
    <message>
        <source>funding</source>
        <translation>Funding</translation>
    </message>
    <message>
        <source>basis</source>
        <translation>Basis</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Erledigt</translation>
    </message>
    <message>
        <source>Superseded</source>
        <translation>Ersetzt</translation>
    </message>
    <message>
        <source>target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>edge</source>
        <translation>Rand</translation>
    </message>
    <message>
        <source>ratio</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>pair</source>
        <translation>inneres Band</translation>
    </message>
    <message>
        <source>cheapest</source>
        <translation>am günstigsten</translation>
    </message>
    <message>
        <source>Whalley-Wilmott</source>
        <translation>Whalley-Wilmott</translation>
    </message>
    <message>
        <source>Zakamouline</source>
        <translation>Zakamouline</translation>
    </message>
    <message>
        <source>Black-Scholes</source>
        <translation>Black-Scholes</translation>
    </message>
    <message>
        <source>net transaction</source>
        <translation>Netto-Transaktion</translation>
    </message>
    <message>
        <source>USD-neutral</source>
        <translation>USD-neutral</translation>
    </message>
    <message>
        <source>BS</source>
        <translation>BS</translation>
    </message>
    <message>
        <source>net</source>
        <translation>netto</translation>
    </message>
    <message>
        <source>USD</source>
        <translation>USD</translation>
    </message>
    <message>
        <source>sticky strike</source>
        <translation>Sticky Strike</translation>
    </message>
    <message>
        <source>sticky moneyness</source>
        <translation>Sticky Moneyness</translation>
    </message>
    <message>
        <source>minimum variance</source>
        <translation>Minimum-Varianz</translation>
    </message>
    <message>
        <source>strike</source>
        <translation>Strike</translation>
    </message>
    <message>
        <source>moneyness</source>
        <translation>Moneyness</translation>
    </message>
    <message>
        <source>min. var.</source>
        <translation>Min.-Var.</translation>
    </message>
    <message>
        <source>not listed</source>
        <translation>nicht gelistet</translation>
    </message>
    <message>
        <source>no mark</source>
        <translation>ohne Mark</translation>
    </message>
    <message>
        <source>no volatility</source>
        <translation>ohne Volatilität</translation>
    </message>
    <message>
        <source>stale</source>
        <translation>veraltet</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>Aufgezeichnet</translation>
    </message>
    <message>
        <source>Hypothetical</source>
        <translation>Hypothetisch</translation>
    </message>
    <message>
        <source>Own</source>
        <translation>Eigen</translation>
    </message>
    <message>
        <source>points</source>
        <translation>Punkte</translation>
    </message>
    <message>
        <source>relative</source>
        <translation>relativ</translation>
    </message>
    <message>
        <source>future</source>
        <translation>Future</translation>
    </message>
    <message>
        <source>option</source>
        <translation>Option</translation>
    </message>
    <message>
        <source>perpetual</source>
        <translation>Perpetual</translation>
    </message>
    <message>
        <source>spot</source>
        <translation>Spot</translation>
    </message>
    <message>
        <source>open</source>
        <translation>offen</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>geschlossen</translation>
    </message>
    <message>
        <source>halted</source>
        <translation>ausgesetzt</translation>
    </message>
    <message>
        <source>locked</source>
        <translation>gesperrt</translation>
    </message>
    <message>
        <source>settling</source>
        <translation>in Abrechnung</translation>
    </message>
    <message>
        <source>crossed</source>
        <translation>gekreuzt</translation>
    </message>
    <message>
        <source>gap in the sequence</source>
        <translation>Lücke in der Folge</translation>
    </message>
    <message>
        <source>live</source>
        <translation>aktuell</translation>
    </message>
    <message>
        <source>no snapshot yet</source>
        <translation>noch kein Stand</translation>
    </message>
    <message>
        <source>at once</source>
        <translation>sofort</translation>
    </message>
    <message>
        <source>TWAP</source>
        <translation>TWAP</translation>
    </message>
    <message>
        <source>Almgren-Chriss</source>
        <translation>Almgren-Chriss</translation>
    </message>
    <message>
        <source>Obizhaeva-Wang</source>
        <translation>Obizhaeva-Wang</translation>
    </message>
    <message>
        <source>iceberg</source>
        <translation>Eisberg</translation>
    </message>
    <message>
        <source>peg</source>
        <translation>Peg</translation>
    </message>
    <message>
        <source>by regime</source>
        <translation>nach Regime</translation>
    </message>
    <message>
        <source>implied</source>
        <translation>implizit</translation>
    </message>
    <message>
        <source>realised</source>
        <translation>realisiert</translation>
    </message>
    <message>
        <source>larger</source>
        <translation>die größere</translation>
    </message>
    <message>
        <source>calm</source>
        <translation>ruhig</translation>
    </message>
    <message>
        <source>normal</source>
        <translation>normal</translation>
    </message>
    <message>
        <source>stressed</source>
        <translation>unter Stress</translation>
    </message>
    <message>
        <source>mark</source>
        <translation>Mark</translation>
    </message>
    <message>
        <source>delta</source>
        <translation>Delta</translation>
    </message>
    <message>
        <source>gamma</source>
        <translation>Gamma</translation>
    </message>
    <message>
        <source>vega</source>
        <translation>Vega</translation>
    </message>
    <message>
        <source>theta</source>
        <translation>Theta</translation>
    </message>
    <message>
        <source>rho</source>
        <translation>Rho</translation>
    </message>
    <message>
        <source>quote currency</source>
        <translation>Quotierungswährung</translation>
    </message>
    <message>
        <source>coin</source>
        <translation>Coin</translation>
    </message>
    <message>
        <source>coin per USD</source>
        <translation>Coin je USD</translation>
    </message>
    <message>
        <source>USD per vol point</source>
        <translation>USD je Vol-Punkt</translation>
    </message>
    <message>
        <source>USD per day</source>
        <translation>USD je Tag</translation>
    </message>
    <message>
        <source>USD per point of rate</source>
        <translation>USD je Zinspunkt</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>leer</translation>
    </message>
    <message>
        <source>not a number</source>
        <translation>keine Zahl</translation>
    </message>
    <message>
        <source>in the money</source>
        <translation>im Geld</translation>
    </message>
    <message>
        <source>mark only</source>
        <translation>nur Mark</translation>
    </message>
    <message>
        <source>one-sided</source>
        <translation>einseitig</translation>
    </message>
    <message>
        <source>two-sided</source>
        <translation>zweiseitig</translation>
    </message>
    <message>
        <source>to the edge</source>
        <translation>an den Rand</translation>
    </message>
    <message>
        <source>to the target</source>
        <translation>ans Ziel</translation>
    </message>
    <message>
        <source>half way</source>
        <translation>den halben Weg</translation>
    </message>
    <message>
        <source>to an inner band</source>
        <translation>in ein inneres Band</translation>
    </message>
    <message>
        <source>account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>account-delta</source>
        <translation>Konto-Delta</translation>
    </message>
    <message>
        <source>account-vega</source>
        <translation>Konto-Vega</translation>
    </message>
    <message>
        <source>auto-budget</source>
        <translation>Automatik-Budget</translation>
    </message>
    <message>
        <source>direction</source>
        <translation>Richtung</translation>
    </message>
    <message>
        <source>net-delta</source>
        <translation>Nettodelta</translation>
    </message>
    <message>
        <source>margin</source>
        <translation>Margin</translation>
    </message>
    <message>
        <source>partial</source>
        <translation>Vollständigkeit</translation>
    </message>
    <message>
        <source>greeks</source>
        <translation>Greeks</translation>
    </message>
    <message>
        <source>guard</source>
        <translation>Wächter</translation>
    </message>
    <message>
        <source>period-collar</source>
        <translation>Periodenkragen</translation>
    </message>
    <message>
        <source>loss-brake</source>
        <translation>Verlustbremse</translation>
    </message>
    <message>
        <source>reducing</source>
        <translation>Nur abbauen</translation>
    </message>
    <message>
        <source>liquidation</source>
        <translation>Liquidation</translation>
    </message>
    <message>
        <source>throttle</source>
        <translation>Orderrate</translation>
    </message>
    <message>
        <source>single-flight</source>
        <translation>Eine Order zugleich</translation>
    </message>
    <message>
        <source>duplicate</source>
        <translation>Doppelte Order</translation>
    </message>
    <message>
        <source>quantity</source>
        <translation>Menge</translation>
    </message>
    <message>
        <source>collar</source>
        <translation>Preiskragen</translation>
    </message>
    <message>
        <source>depth</source>
        <translation>Tiefe</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>Schrittweiten</translation>
    </message>
    <message>
        <source>notional</source>
        <translation>Nominal</translation>
    </message>
    <message>
        <source>agreement</source>
        <translation>Kursabgleich</translation>
    </message>
    <message>
        <source>trading-state</source>
        <translation>Handelsstatus</translation>
    </message>
    <message>
        <source>link</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>instrument</source>
        <translation>Instrument</translation>
    </message>
    <message>
        <source>clock</source>
        <translation>Uhr</translation>
    </message>
    <message>
        <source>legs</source>
        <translation>Beine</translation>
    </message>
    <message>
        <source>plan-notional</source>
        <translation>Nominal des Plans</translation>
    </message>
    <message>
        <source>auto-fire</source>
        <translation>Automatik</translation>
    </message>
    <message>
        <source>targets</source>
        <translation>Ziele</translation>
    </message>
    <message>
        <source>leg-order</source>
        <translation>Reihenfolge der Beine</translation>
    </message>
    <message>
        <source>codec</source>
        <translation>Decoder</translation>
    </message>
    <message>
        <source>journal</source>
        <translation>Journal</translation>
    </message>
    <message>
        <source>valuation</source>
        <translation>Bewertung</translation>
    </message>
    <message>
        <source>allocation</source>
        <translation>Allokation</translation>
    </message>
    <message>
        <source>mode</source>
        <translation>Modus</translation>
    </message>
    <message>
        <source>limits</source>
        <translation>Limits</translation>
    </message>
    <message>
        <source>limit</source>
        <translation>Limit</translation>
    </message>
    <message>
        <source>halt</source>
        <translation>Halt</translation>
    </message>
    <message>
        <source>proposal</source>
        <translation>Vorschlag</translation>
    </message>
    <message>
        <source>fill</source>
        <translation>Ausführung</translation>
    </message>
    <message>
        <source>joint hedge</source>
        <translation>Kombinierte Absicherung</translation>
    </message>
    <message>
        <source>plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>order</source>
        <translation>Order</translation>
    </message>
    <message>
        <source>policy</source>
        <translation>Vorgaben</translation>
    </message>
    <message>
        <source>desk</source>
        <translation>Desk</translation>
    </message>
    <message>
        <source>trader</source>
        <translation>Händler</translation>
    </message>
    <message>
        <source>engine</source>
        <translation>System</translation>
    </message>
    <message>
        <source>command line</source>
        <translation>Befehlszeile</translation>
    </message>
    <message>
        <source>kill switch</source>
        <translation>Not-Aus</translation>
    </message>
    <message>
        <source>watchdog</source>
        <translation>Wächter</translation>
    </message>
    <message>
        <source>Stale feed</source>
        <translation>Stiller Datenstrom</translation>
    </message>
    <message>
        <source>Crossed book</source>
        <translation>Gekreuztes Buch</translation>
    </message>
    <message>
        <source>Mark to index</source>
        <translation>Mark gegen Index</translation>
    </message>
    <message>
        <source>Mid to index</source>
        <translation>Mid gegen Index</translation>
    </message>
    <message>
        <source>Depth</source>
        <translation>Tiefe</translation>
    </message>
    <message>
        <source>1-minute volatility</source>
        <translation>1-min-Volatilität</translation>
    </message>
    <message>
        <source>Venue errors</source>
        <translation>Börsenfehler</translation>
    </message>
    <message>
        <source>Margin use</source>
        <translation>Marginauslastung</translation>
    </message>
    <message>
        <source>Hedging cost</source>
        <translation>Handelskosten</translation>
    </message>
    <message>
        <source>Hedges per hour</source>
        <translation>Orders je Stunde</translation>
    </message>
    <message>
        <source>Index gone</source>
        <translation>Index verstummt</translation>
    </message>
    <message>
        <source>Own impact</source>
        <translation>Eigener Einfluss</translation>
    </message>
    <message>
        <source>Crowding</source>
        <translation>Gleichlauf</translation>
    </message>
    <message>
        <source>Gamma feedback</source>
        <translation>Gamma-Schleife</translation>
    </message>
    <message>
        <source>Venues apart</source>
        <translation>Börsenabstand</translation>
    </message>
    <message>
        <source>Places left out</source>
        <translation>Platzausfall</translation>
    </message>
    <message>
        <source>no number</source>
        <translation>keine Zahl</translation>
    </message>
    <message>
        <source>n/a</source>
        <translation>k. A.</translation>
    </message>
    <message>
        <source>reached</source>
        <translation>erreicht</translation>
    </message>
    <message>
        <source>far</source>
        <translation>fern</translation>
    </message>
    <message>
        <source>usable</source>
        <translation>verwendbar</translation>
    </message>
    <message>
        <source>not named</source>
        <translation>nicht genannt</translation>
    </message>
    <message>
        <source>excluded by name</source>
        <translation>namentlich ausgeschlossen</translation>
    </message>
    <message>
        <source>not open</source>
        <translation>nicht offen</translation>
    </message>
    <message>
        <source>without a fresh quote</source>
        <translation>ohne frische Quote</translation>
    </message>
    <message>
        <source>quoted on one side</source>
        <translation>einseitig quotiert</translation>
    </message>
    <message>
        <source>too wide</source>
        <translation>zu breit</translation>
    </message>
    <message>
        <source>too thin</source>
        <translation>zu dünn</translation>
    </message>
    <message>
        <source>with too little open interest</source>
        <translation>mit zu wenig Open Interest</translation>
    </message>
    <message>
        <source>without a price</source>
        <translation>ohne Preis</translation>
    </message>
    <message>
        <source>may be traded</source>
        <translation>handelbar</translation>
    </message>
    <message>
        <source>are not on the list of names</source>
        <translation>stehen nicht auf der Namensliste</translation>
    </message>
    <message>
        <source>are on the list of what is not traded</source>
        <translation>stehen auf der Ausschlussliste</translation>
    </message>
    <message>
        <source>are not open</source>
        <translation>sind nicht offen</translation>
    </message>
    <message>
        <source>have no fresh quote</source>
        <translation>haben keine frische Quote</translation>
    </message>
    <message>
        <source>have no two-sided quote</source>
        <translation>haben keine zweiseitige Quote</translation>
    </message>
    <message>
        <source>expire too soon or too late</source>
        <translation>verfallen zu früh oder zu spät</translation>
    </message>
    <message>
        <source>have a spread above the limit</source>
        <translation>haben einen Spread über dem Limit</translation>
    </message>
    <message>
        <source>have too little depth</source>
        <translation>haben zu wenig Tiefe</translation>
    </message>
    <message>
        <source>have too little open interest</source>
        <translation>haben zu wenig Open Interest</translation>
    </message>
    <message>
        <source>have no price to take Greeks from</source>
        <translation>haben keinen Preis für Greeks</translation>
    </message>
    <message>
        <source>Deribit standard margin</source>
        <translation>Deribit-Standardmargin</translation>
    </message>
    <message>
        <source>Deribit portfolio margin</source>
        <translation>Deribit-Portfoliomargin</translation>
    </message>
    <message>
        <source>OKX margin of coin options</source>
        <translation>OKX-Margin für Coin-Optionen</translation>
    </message>
    <message>
        <source>Bybit margin</source>
        <translation>Bybit-Margin</translation>
    </message>
    <message>
        <source>Binance USD-M margin</source>
        <translation>Binance-USD-M-Margin</translation>
    </message>
    <message>
        <source>Hyperliquid margin</source>
        <translation>Hyperliquid-Margin</translation>
    </message>
    <message>
        <source>Aave&apos;s health factor</source>
        <translation>Gesundheitsfaktor von Aave</translation>
    </message>
    <message>
        <source>Too small</source>
        <translation>Zu klein</translation>
    </message>
    <message>
        <source>Cost too high</source>
        <translation>Kosten zu hoch</translation>
    </message>
    <message>
        <source>Market moving</source>
        <translation>Markt in Bewegung</translation>
    </message>
    <message>
        <source>Have a better hedge</source>
        <translation>Bessere Absicherung vorhanden</translation>
    </message>
    <message>
        <source>price</source>
        <translation>Kurs</translation>
    </message>
    <message>
        <source>volatility</source>
        <translation>Volatilität</translation>
    </message>
    <message>
        <source>cost</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>regime</source>
        <translation>Regime</translation>
    </message>
    <message>
        <source>risk aversion</source>
        <translation>Risikoaversion</translation>
    </message>
    <message>
        <source>found</source>
        <translation>gefunden</translation>
    </message>
    <message>
        <source>change cap</source>
        <translation>Änderungsgrenze</translation>
    </message>
    <message>
        <source>lot</source>
        <translation>Lot</translation>
    </message>
    <message>
        <source>mandate</source>
        <translation>Mandat</translation>
    </message>
    <message>
        <source>settlement</source>
        <translation>Abrechnung</translation>
    </message>
    <message>
        <source>as written</source>
        <translation>wie geschrieben</translation>
    </message>
    <message>
        <source>as the formula asks</source>
        <translation>wie die Formel verlangt</translation>
    </message>
    <message>
        <source>at most 25 % a refresh</source>
        <translation>höchstens 25 % je Auffrischung</translation>
    </message>
    <message>
        <source>not below one lot</source>
        <translation>nicht unter einem Lot</translation>
    </message>
    <message>
        <source>not above the mandate</source>
        <translation>nicht über dem Mandat</translation>
    </message>
    <message>
        <source>ok</source>
        <translation>in Ordnung</translation>
    </message>
    <message>
        <source>best</source>
        <translation>optimal</translation>
    </message>
    <message>
        <source>out of reach</source>
        <translation>unerreichbar</translation>
    </message>
    <message>
        <source>best in the time given</source>
        <translation>das Beste in der gegebenen Zeit</translation>
    </message>
    <message>
        <source>rounded</source>
        <translation>gerundet</translation>
    </message>
    <message>
        <source>not a problem</source>
        <translation>keine Aufgabe</translation>
    </message>
    <message>
        <source>IOC</source>
        <translation>IOC</translation>
    </message>
    <message>
        <source>FOK</source>
        <translation>FOK</translation>
    </message>
    <message>
        <source>GTC</source>
        <translation>GTC</translation>
    </message>
    <message>
        <source>limit through the reference, fraction</source>
        <translation>Limit jenseits der Referenz, Anteil</translation>
    </message>
    <message>
        <source>a person confirms above, USD</source>
        <translation>ein Mensch bestätigt ab, USD</translation>
    </message>
    <message>
        <source>denied above, USD</source>
        <translation>verweigert ab, USD</translation>
    </message>
    <message>
        <source>net delta after an order, coin</source>
        <translation>Nettodelta nach einer Order, Coin</translation>
    </message>
    <message>
        <source>of the visible depth</source>
        <translation>der sichtbaren Tiefe</translation>
    </message>
    <message>
        <source>maintenance margin over equity after</source>
        <translation>Erhaltungsmargin über Eigenkapital danach</translation>
    </message>
    <message>
        <source>the same anywhere on the stress grid</source>
        <translation>dasselbe überall auf dem Stressgitter</translation>
    </message>
    <message>
        <source>a liquidation is watched within, days&apos; deviations</source>
        <translation>eine Liquidation wird beobachtet binnen, Tagesabweichungen</translation>
    </message>
    <message>
        <source>an option&apos;s, fraction of premium</source>
        <translation>bei Optionen, Anteil der Prämie</translation>
    </message>
    <message>
        <source>… or so many ticks</source>
        <translation>… oder so viele Ticks</translation>
    </message>
    <message>
        <source>… or volatility points</source>
        <translation>… oder Volatilitätspunkte</translation>
    </message>
    <message>
        <source>a person confirms above, coin</source>
        <translation>ein Mensch bestätigt ab, Coin</translation>
    </message>
    <message>
        <source>denied above, coin</source>
        <translation>verweigert ab, Coin</translation>
    </message>
    <message>
        <source>vega of an underlying after, USD a point</source>
        <translation>Vega eines Basiswerts danach, USD je Punkt</translation>
    </message>
    <message>
        <source>delta of an account after, USD</source>
        <translation>Delta eines Kontos danach, USD</translation>
    </message>
    <message>
        <source>vega of an account after, USD a point</source>
        <translation>Vega eines Kontos danach, USD je Punkt</translation>
    </message>
    <message>
        <source>mid from the index, fraction</source>
        <translation>Mid vom Index, Anteil</translation>
    </message>
    <message>
        <source>option&apos;s mid from its mark, vol points</source>
        <translation>Mid einer Option von ihrem Mark, Vol-Punkte</translation>
    </message>
    <message>
        <source>own fills worse than at arrival, fraction</source>
        <translation>eigene Ausführungen schlechter als bei Ankunft, Anteil</translation>
    </message>
    <message>
        <source>… over so many seconds</source>
        <translation>… über so viele Sekunden</translation>
    </message>
    <message>
        <source>hedging cost over what was traded, fraction</source>
        <translation>Handelskosten über dem Gehandelten, Anteil</translation>
    </message>
    <message>
        <source>equity below its highest, fraction</source>
        <translation>Eigenkapital unter dem Höchststand, Anteil</translation>
    </message>
    <message>
        <source>auto-fire: orders an hour</source>
        <translation>Automatik: Orders je Stunde</translation>
    </message>
    <message>
        <source>auto-fire: USD an hour</source>
        <translation>Automatik: USD je Stunde</translation>
    </message>
    <message>
        <source>auto-fire: USD a day</source>
        <translation>Automatik: USD am Tag</translation>
    </message>
    <message>
        <source>auto-fire: orders without a person&apos;s look</source>
        <translation>Automatik: Orders ohne Blick eines Menschen</translation>
    </message>
    <message>
        <source>book may be so old, seconds</source>
        <translation>Buch darf so alt sein, Sekunden</translation>
    </message>
    <message>
        <source>mark may be so old, seconds</source>
        <translation>Mark darf so alt sein, Sekunden</translation>
    </message>
    <message>
        <source>index may be so old, seconds</source>
        <translation>Index darf so alt sein, Sekunden</translation>
    </message>
    <message>
        <source>a person confirms with Greeks so old, seconds</source>
        <translation>ein Mensch bestätigt bei so alten Greeks, Sekunden</translation>
    </message>
    <message>
        <source>the venue&apos;s clock is known to, ms</source>
        <translation>die Uhr der Börse ist bekannt auf, ms</translation>
    </message>
    <message>
        <source>no second order on a side for, seconds</source>
        <translation>keine zweite Order auf einer Seite für, Sekunden</translation>
    </message>
    <message>
        <source>nothing expires within, seconds</source>
        <translation>nichts verfällt binnen, Sekunden</translation>
    </message>
    <message>
        <source>orders a second</source>
        <translation>Orders je Sekunde</translation>
    </message>
    <message>
        <source>orders a minute</source>
        <translation>Orders je Minute</translation>
    </message>
    <message>
        <source>orders an hour</source>
        <translation>Orders je Stunde</translation>
    </message>
    <message>
        <source>CAUTION: silence of the hedge&apos;s feed, median gaps</source>
        <translation>VORSICHT: Stille im Datenstrom der Absicherung, mittlere Abstände</translation>
    </message>
    <message>
        <source>HALT: silence of the hedge&apos;s feed, median gaps</source>
        <translation>HALT: Stille im Datenstrom der Absicherung, mittlere Abstände</translation>
    </message>
    <message>
        <source>CAUTION: and never less than so many seconds</source>
        <translation>VORSICHT: und nie weniger als so viele Sekunden</translation>
    </message>
    <message>
        <source>HALT: and never less than so many seconds</source>
        <translation>HALT: und nie weniger als so viele Sekunden</translation>
    </message>
    <message>
        <source>CAUTION: silence of the index, median gaps</source>
        <translation>VORSICHT: Stille des Index, mittlere Abstände</translation>
    </message>
    <message>
        <source>HALT: silence of the index, median gaps</source>
        <translation>HALT: Stille des Index, mittlere Abstände</translation>
    </message>
    <message>
        <source>CAUTION: crossed book, seconds</source>
        <translation>VORSICHT: gekreuztes Buch, Sekunden</translation>
    </message>
    <message>
        <source>HALT: crossed book, seconds</source>
        <translation>HALT: gekreuztes Buch, Sekunden</translation>
    </message>
    <message>
        <source>CAUTION: mark from index, fraction</source>
        <translation>VORSICHT: Mark vom Index, Anteil</translation>
    </message>
    <message>
        <source>HALT: mark from index, fraction</source>
        <translation>HALT: Mark vom Index, Anteil</translation>
    </message>
    <message>
        <source>CAUTION: mid from index, fraction</source>
        <translation>VORSICHT: Mid vom Index, Anteil</translation>
    </message>
    <message>
        <source>HALT: mid from index, fraction</source>
        <translation>HALT: Mid vom Index, Anteil</translation>
    </message>
    <message>
        <source>CAUTION: mid from another venue&apos;s, fraction</source>
        <translation>VORSICHT: Mid von dem einer anderen Börse, Anteil</translation>
    </message>
    <message>
        <source>HALT: mid from another venue&apos;s, fraction</source>
        <translation>HALT: Mid von dem einer anderen Börse, Anteil</translation>
    </message>
    <message>
        <source>CAUTION: depth below this share of its median</source>
        <translation>VORSICHT: Tiefe unter diesem Anteil ihres Medians</translation>
    </message>
    <message>
        <source>HALT: depth below this share of its median</source>
        <translation>HALT: Tiefe unter diesem Anteil ihres Medians</translation>
    </message>
    <message>
        <source>CAUTION: 1-minute volatility over the expected</source>
        <translation>VORSICHT: 1-Minuten-Volatilität über der erwarteten</translation>
    </message>
    <message>
        <source>HALT: the same, with a second sign</source>
        <translation>HALT: dasselbe, mit zweitem Zeichen</translation>
    </message>
    <message>
        <source>HALT: the same, without one</source>
        <translation>HALT: dasselbe, ohne eines</translation>
    </message>
    <message>
        <source>CAUTION: venue errors in ten minutes</source>
        <translation>VORSICHT: Börsenfehler in zehn Minuten</translation>
    </message>
    <message>
        <source>HALT: venue errors in ten minutes</source>
        <translation>HALT: Börsenfehler in zehn Minuten</translation>
    </message>
    <message>
        <source>CAUTION: maintenance margin over equity</source>
        <translation>VORSICHT: Erhaltungsmargin über Eigenkapital</translation>
    </message>
    <message>
        <source>HALT: maintenance margin over equity</source>
        <translation>HALT: Erhaltungsmargin über Eigenkapital</translation>
    </message>
    <message>
        <source>CAUTION: hedging cost a day, USD</source>
        <translation>VORSICHT: Handelskosten am Tag, USD</translation>
    </message>
    <message>
        <source>HALT: hedging cost a day, USD</source>
        <translation>HALT: Handelskosten am Tag, USD</translation>
    </message>
    <message>
        <source>CAUTION: hedges an hour</source>
        <translation>VORSICHT: Absicherungen je Stunde</translation>
    </message>
    <message>
        <source>HALT: hedges an hour</source>
        <translation>HALT: Absicherungen je Stunde</translation>
    </message>
    <message>
        <source>widen: own impact, calibrated impacts</source>
        <translation>weiten: eigener Einfluss, kalibrierte Einflüsse</translation>
    </message>
    <message>
        <source>slow: own impact, calibrated impacts</source>
        <translation>bremsen: eigener Einfluss, kalibrierte Einflüsse</translation>
    </message>
    <message>
        <source>stop: own impact, calibrated impacts</source>
        <translation>stoppen: eigener Einfluss, kalibrierte Einflüsse</translation>
    </message>
    <message>
        <source>widen: crowding, the lower correlation</source>
        <translation>weiten: Gleichlauf, die niedrigere Korrelation</translation>
    </message>
    <message>
        <source>slow: crowding, the lower correlation</source>
        <translation>bremsen: Gleichlauf, die niedrigere Korrelation</translation>
    </message>
    <message>
        <source>stop: crowding, the lower correlation</source>
        <translation>stoppen: Gleichlauf, die niedrigere Korrelation</translation>
    </message>
    <message>
        <source>widen: gamma feedback</source>
        <translation>weiten: Gamma-Rückkopplung</translation>
    </message>
    <message>
        <source>slow: gamma feedback</source>
        <translation>bremsen: Gamma-Rückkopplung</translation>
    </message>
    <message>
        <source>stop: gamma feedback</source>
        <translation>stoppen: Gamma-Rückkopplung</translation>
    </message>
    <message>
        <source>half-life of the median depth, days</source>
        <translation>Halbwertszeit der mittleren Tiefe, Tage</translation>
    </message>
    <message>
        <source>own impact is looked at after, seconds</source>
        <translation>eigener Einfluss wird geprüft nach, Sekunden</translation>
    </message>
    <message>
        <source>t-statistic from which an impact is believed</source>
        <translation>t-Statistik, ab der ein Einfluss gilt</translation>
    </message>
    <message>
        <source>calibrated impact, USD per coin; 0: the book&apos;s slope</source>
        <translation>kalibrierter Einfluss, USD je Coin; 0: Steigung des Buchs</translation>
    </message>
    <message>
        <source>own trades before loops are believed</source>
        <translation>eigene Trades, bevor Schleifen gelten</translation>
    </message>
    <message>
        <source>gamma feedback up to which sizes stay</source>
        <translation>Gamma-Rückkopplung, bis zu der Größen bleiben</translation>
    </message>
    <message>
        <source>CAUTION: times the band</source>
        <translation>VORSICHT: Vielfaches des Bands</translation>
    </message>
    <message>
        <source>CAUTION: times the pause</source>
        <translation>VORSICHT: Vielfaches der Pause</translation>
    </message>
    <message>
        <source>CAUTION: times auto-fire&apos;s largest order</source>
        <translation>VORSICHT: Vielfaches der größten Order der Automatik</translation>
    </message>
    <message>
        <source>calm is within this part of a bound</source>
        <translation>ruhig ist innerhalb dieses Teils einer Grenze</translation>
    </message>
    <message>
        <source>calm before CAUTION ends, seconds</source>
        <translation>Ruhe, bis VORSICHT endet, Sekunden</translation>
    </message>
    <message>
        <source>the venue&apos;s news may arrive so late, ms</source>
        <translation>so spät dürfen die Nachrichten der Börse kommen, ms</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Gesamt</translation>
    </message>
    <message>
        <source>Venue</source>
        <translation>Börse</translation>
    </message>
    <message>
        <source>Style</source>
        <translation>Ausführung</translation>
    </message>
    <message>
        <source>Hour</source>
        <translation>Stunde</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Trader</source>
        <translation>Händler</translation>
    </message>
    <message>
        <source>By whom</source>
        <translation>Durch wen</translation>
    </message>
    <message>
        <source>Trigger</source>
        <translation>Auslöser</translation>
    </message>
    <message>
        <source>Underlying</source>
        <translation>Basiswert</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ausgang</translation>
    </message>
    <message>
        <source>Instrument</source>
        <translation>Instrument</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>UTC-Tag</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Schlagwort</translation>
    </message>
    <message>
        <source>Expiry</source>
        <translation>Verfall</translation>
    </message>
    <message>
        <source>Sub-book</source>
        <translation>Teilbuch</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>by hand</source>
        <translation>von Hand</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>automatisch</translation>
    </message>
    <message>
        <source>no expiry</source>
        <translation>ohne Verfall</translation>
    </message>
    <message>
        <source>unassigned</source>
        <translation>nicht zugeordnet</translation>
    </message>
    <message>
        <source>in slices</source>
        <translation>in Scheiben</translation>
    </message>
    <message>
        <source>rests first</source>
        <translation>ruht zuerst</translation>
    </message>
    <message>
        <source>below 10 k</source>
        <translation>unter 10 k</translation>
    </message>
    <message>
        <source>10 k to 100 k</source>
        <translation>10 k bis 100 k</translation>
    </message>
    <message>
        <source>100 k to 1 M</source>
        <translation>100 k bis 1 M</translation>
    </message>
    <message>
        <source>1 M and more</source>
        <translation>1 M und mehr</translation>
    </message>
    <message>
        <source>decision</source>
        <translation>Vorschlag</translation>
    </message>
    <message>
        <source>approval</source>
        <translation>Freigabe</translation>
    </message>
    <message>
        <source>arrival</source>
        <translation>Absendung</translation>
    </message>
    <message>
        <source>end</source>
        <translation>Ende</translation>
    </message>
    <message>
        <source>1 s after</source>
        <translation>1 s danach</translation>
    </message>
    <message>
        <source>10 s after</source>
        <translation>10 s danach</translation>
    </message>
    <message>
        <source>1 min after</source>
        <translation>1 min danach</translation>
    </message>
    <message>
        <source>5 min after</source>
        <translation>5 min danach</translation>
    </message>
    <message>
        <source>As traded</source>
        <translation>Wie gehandelt</translation>
    </message>
    <message>
        <source>No trade</source>
        <translation>Kein Handel</translation>
    </message>
    <message>
        <source>As proposed</source>
        <translation>Wie vorgeschlagen</translation>
    </message>
    <message>
        <source>To the centre</source>
        <translation>Zur Mitte</translation>
    </message>
    <message>
        <source>To the edge</source>
        <translation>Zum Rand</translation>
    </message>
    <message>
        <source>Another venue</source>
        <translation>Anderer Handelsplatz</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Später</translation>
    </message>
    <message>
        <source>Breach without a proposal</source>
        <translation>Bandverlassen ohne Vorschlag</translation>
    </message>
    <message>
        <source>linear</source>
        <translation>linear</translation>
    </message>
    <message>
        <source>inverse</source>
        <translation>invers</translation>
    </message>
    <message>
        <source>equity</source>
        <translation>Eigenkapital</translation>
    </message>
    <message>
        <source>Decision to approval</source>
        <translation>Entscheidung bis Freigabe</translation>
    </message>
    <message>
        <source>Approval to arrival</source>
        <translation>Freigabe bis Ankunft</translation>
    </message>
    <message>
        <source>Timing</source>
        <translation>Timing</translation>
    </message>
    <message>
        <source>Spread</source>
        <translation>Spread</translation>
    </message>
    <message>
        <source>Impact</source>
        <translation>Markteinfluss</translation>
    </message>
    <message>
        <source>Fees</source>
        <translation>Gebühren</translation>
    </message>
    <message>
        <source>Rebates</source>
        <translation>Vergütungen</translation>
    </message>
    <message>
        <source>Not filled</source>
        <translation>Nicht ausgeführt</translation>
    </message>
    <message>
        <source>Shortfall</source>
        <translation>Shortfall</translation>
    </message>
    <message>
        <source>Delta</source>
        <translation>Delta</translation>
    </message>
    <message>
        <source>Gamma</source>
        <translation>Gamma</translation>
    </message>
    <message>
        <source>Vega</source>
        <translation>Vega</translation>
    </message>
    <message>
        <source>Theta</source>
        <translation>Theta</translation>
    </message>
    <message>
        <source>Vanna</source>
        <translation>Vanna</translation>
    </message>
    <message>
        <source>Volga</source>
        <translation>Volga</translation>
    </message>
    <message>
        <source>Futures</source>
        <translation>Futures</translation>
    </message>
    <message>
        <source>New trades</source>
        <translation>Neue Geschäfte</translation>
    </message>
    <message>
        <source>Coin held</source>
        <translation>Gehaltene Coins</translation>
    </message>
    <message>
        <source>Unexplained</source>
        <translation>Unerklärt</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Spot</source>
        <translation>Spot</translation>
    </message>
    <message>
        <source>Volatility</source>
        <translation>Volatilität</translation>
    </message>
    <message>
        <source>Marking</source>
        <translation>Bewertung der Börse</translation>
    </message>
    <message>
        <source>Rebalances</source>
        <translation>Absicherungen</translation>
    </message>
    <message>
        <source>Time inside band</source>
        <translation>Zeit im Band</translation>
    </message>
    <message>
        <source>Traded</source>
        <translation>Gehandelt</translation>
    </message>
    <message>
        <source>Implementation shortfall</source>
        <translation>Implementation Shortfall</translation>
    </message>
    <message>
        <source>Realised over estimated cost</source>
        <translation>Tatsächliche durch geschätzte Kosten</translation>
    </message>
    <message>
        <source>Median approval</source>
        <translation>Median bis zur Freigabe</translation>
    </message>
    <message>
        <source>Cost of the approval&apos;s delay</source>
        <translation>Kosten des Verzugs der Freigabe</translation>
    </message>
    <message>
        <source>Saved against a clock</source>
        <translation>Erspart gegen eine Uhr</translation>
    </message>
    <message>
        <source>Profit</source>
        <translation>Gewinn</translation>
    </message>
    <message>
        <source>Unexplained share</source>
        <translation>Unerklärter Anteil</translation>
    </message>
    <message>
        <source>Hedging error a day</source>
        <translation>Absicherungsfehler am Tag</translation>
    </message>
    <message>
        <source>Theoretical error a day</source>
        <translation>Theoretischer Fehler am Tag</translation>
    </message>
    <message>
        <source>Missed triggers</source>
        <translation>Verpasste Auslöser</translation>
    </message>
    <message>
        <source>What overrides earned</source>
        <translation>Was andere Entscheidungen brachten</translation>
    </message>
    <message>
        <source>proposed</source>
        <translation>vorgeschlagen</translation>
    </message>
    <message>
        <source>revised</source>
        <translation>überarbeitet</translation>
    </message>
    <message>
        <source>recorded</source>
        <translation>aufgezeichnet</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>gesendet</translation>
    </message>
    <message>
        <source>no trade</source>
        <translation>kein Handel</translation>
    </message>
    <message>
        <source>Proposal</source>
        <translation>Vorschlag</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Entscheidung</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Order</translation>
    </message>
    <message>
        <source>Fill</source>
        <translation>Ausführung</translation>
    </message>
    <message>
        <source>Alert</source>
        <translation>Meldung</translation>
    </message>
    <message>
        <source>Guard</source>
        <translation>Wächter</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>Einstellung</translation>
    </message>
</context>
<context>
    <name>FrontierView</name>
    <message>
        <source>this period</source>
        <translation>dieser Zeitraum</translation>
    </message>
    <message>
        <source>every %1 h</source>
        <translation>alle %1 h</translation>
    </message>
    <message>
        <source>every %1 min</source>
        <translation>alle %1 min</translation>
    </message>
    <message>
        <source>band, aversion %1</source>
        <translation>Band, Risikoaversion %1</translation>
    </message>
    <message>
        <source>Nothing to compare: no hour with gamma, price and moves was watched in this period, or no cost of a hedge is known.</source>
        <translation>Nichts zu vergleichen: In diesem Zeitraum wurde keine Stunde mit Gamma, Preis und Bewegung beobachtet, oder es ist nicht bekannt, was eine Absicherung kostet.</translation>
    </message>
    <message>
        <source>Hedging cost %1 a day and left an error of %2 a day.</source>
        <translation>Die Absicherung kostete %1 am Tag und ließ einen Fehler von %2 am Tag.</translation>
    </message>
    <message>
        <source>Only %1 h were watched: too little to judge a policy by.</source>
        <translation>Nur %1 h wurden beobachtet: zu wenig, um eine Regel danach zu beurteilen.</translation>
    </message>
    <message>
        <source>No rule that was tried leaves just this error: nothing can be said of it.</source>
        <translation>Keine der erprobten Regeln lässt gerade diesen Fehler: Dazu lässt sich nichts sagen.</translation>
    </message>
    <message>
        <source>On the frontier that error costs %1 a day: the period paid %2 % of it.</source>
        <translation>Auf der Effizienzlinie kostet dieser Fehler %1 am Tag: Der Zeitraum zahlte %2 % davon.</translation>
    </message>
    <message>
        <source>Of so many hours %1 are walked, evenly spread over the period.</source>
        <translation>Von so vielen Stunden werden %1 durchlaufen, gleichmäßig über den Zeitraum verteilt.</translation>
    </message>
    <message>
        <source>Assumed: %1 watched hours with their recorded gamma, price and realised variance, walked at random for %2 days in steps of a minute; each trade costs %3 bp, as our own did; any size; the rules know each hour&apos;s volatility.</source>
        <translation>Angenommen: %1 beobachtete Stunden mit ihrem aufgezeichneten Gamma, Preis und ihrer realisierten Varianz, %2 Tage lang in Schritten von einer Minute zufällig durchlaufen; jeder Handel kostet %3 bp wie unsere eigenen; jede Größe; die Regeln kennen die Volatilität jeder Stunde.</translation>
    </message>
</context>
<context>
    <name>RecordsPage</name>
    <message>
        <source>%1 for ever.</source>
        <translation>%1 für immer.</translation>
    </message>
    <message>
        <source>%1 for %2 days; what is gone does not come back.</source>
        <translation>%1 für %2 Tage; was weg ist, kommt nicht wieder.</translation>
    </message>
    <message>
        <source>Samples stay plain rows for ever; those in blocks stay there.</source>
        <translation>Proben bleiben für immer einfache Zeilen; was in Blöcken ist, bleibt dort.</translation>
    </message>
    <message>
        <source>Samples older than %1 days move into blocks, of which nothing is lost.</source>
        <translation>Proben, die älter als %1 Tage sind, kommen in Blöcke, in denen nichts verloren geht.</translation>
    </message>
    <message>
        <source>For other programs, samples older than %1 days are a row an hour; Ballast reads them whole all the same.</source>
        <translation>Für andere Programme sind Proben, die älter als %1 Tage sind, eine Zeile je Stunde; Ballast liest sie trotzdem ganz.</translation>
    </message>
    <message>
        <source>Alerts older than %1 days are deleted for good.</source>
        <translation>Meldungen, die älter als %1 Tage sind, werden endgültig gelöscht.</translation>
    </message>
    <message>
        <source>Alerts are kept</source>
        <translation>Meldungen bleiben</translation>
    </message>
    <message>
        <source>Positions and balances older than %1 days are deleted for good.</source>
        <translation>Positionen und Salden, die älter als %1 Tage sind, werden endgültig gelöscht.</translation>
    </message>
    <message>
        <source>Positions and balances are kept</source>
        <translation>Positionen und Salden bleiben</translation>
    </message>
    <message>
        <source>No event is recorded any more: what is decided then cannot be replayed.</source>
        <translation>Kein Ereignis wird mehr aufgezeichnet: Was dann entschieden wird, lässt sich nicht nachrechnen.</translation>
    </message>
    <message>
        <source>Every event is recorded, and what is decided can be replayed.</source>
        <translation>Jedes Ereignis wird aufgezeichnet, und was entschieden wird, lässt sich nachrechnen.</translation>
    </message>
    <message>
        <source>Where events.db is larger than %1 GB, its oldest sessions are deleted for good.</source>
        <translation>Wo events.db größer als %1 GB ist, werden ihre ältesten Sitzungen endgültig gelöscht.</translation>
    </message>
    <message>
        <source>No report is written by itself any more.</source>
        <translation>Kein Bericht wird mehr von selbst geschrieben.</translation>
    </message>
    <message>
        <source>The report of each day is written at %1 UTC, and of the days that have none yet.</source>
        <translation>Der Bericht jedes Tages wird um %1 UTC geschrieben, auch der von Tagen, die noch keinen haben.</translation>
    </message>
    <message>
        <source>Reports are written to %1; those there are stay where they are.</source>
        <translation>Berichte werden nach %1 geschrieben; die vorhandenen bleiben, wo sie sind.</translation>
    </message>
    <message>
        <source>the folder “reports” of the data folder</source>
        <translation>den Ordner „reports“ im Datenordner</translation>
    </message>
</context>
<context>
    <name>ballast::ui::FrontierView</name>
    <message>
        <source>Cost over hedging error: this period among rules</source>
        <translation>Kosten über Absicherungsfehler: dieser Zeitraum unter Regeln</translation>
    </message>
    <message>
        <source>The frontier is being worked out.</source>
        <translation>Die Effizienzlinie wird berechnet.</translation>
    </message>
</context>
<context>
    <name>ballast::ui::RecordsPage</name>
    <message>
        <source>The history</source>
        <translation>Der Verlauf</translation>
    </message>
    <message>
        <source>The report of each day</source>
        <translation>Der Bericht jedes Tages</translation>
    </message>
    <message>
        <source> days</source>
        <translation> Tage</translation>
    </message>
    <message>
        <source>Samples as plain rows</source>
        <translation>Proben als einfache Zeilen</translation>
    </message>
    <message>
        <source>Older ones move into blocks of about 24 bytes a sample, of which nothing is lost.</source>
        <translation>Ältere kommen in Blöcke von etwa 24 Byte je Probe, in denen nichts verloren geht.</translation>
    </message>
    <message>
        <source>for ever</source>
        <translation>für immer</translation>
    </message>
    <message>
        <source>For other programs that read history.db; then a row an hour. Ballast reads every sample.</source>
        <translation>Für andere Programme, die history.db lesen; danach eine Zeile je Stunde. Ballast liest jede Probe.</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>Meldungen</translation>
    </message>
    <message>
        <source>Older ones are deleted for good.</source>
        <translation>Ältere werden endgültig gelöscht.</translation>
    </message>
    <message>
        <source>Positions and balances</source>
        <translation>Positionen und Salden</translation>
    </message>
    <message>
        <source>Older ones are deleted for good. Proposals, decisions, orders, fills and changes of settings are always kept.</source>
        <translation>Ältere werden endgültig gelöscht. Vorschläge, Entscheidungen, Orders, Ausführungen und Änderungen der Einstellungen bleiben immer.</translation>
    </message>
    <message>
        <source>Record every event</source>
        <translation>Jedes Ereignis aufzeichnen</translation>
    </message>
    <message>
        <source>In events.db: what was decided can be made again from it, to the last bit.</source>
        <translation>In events.db: Was entschieden wurde, lässt sich daraus bis aufs letzte Bit nachrechnen.</translation>
    </message>
    <message>
        <source>Events at most</source>
        <translation>Ereignisse höchstens</translation>
    </message>
    <message>
        <source>Beyond it the oldest sessions are deleted, each as a whole.</source>
        <translation>Darüber werden die ältesten Sitzungen gelöscht, jede als Ganzes.</translation>
    </message>
    <message>
        <source> GB</source>
        <translation> GB</translation>
    </message>
    <message>
        <source>Write a report of each day</source>
        <translation>Einen Bericht jedes Tages schreiben</translation>
    </message>
    <message>
        <source>In the language of the window. Days that were missed are made up, a month of them.</source>
        <translation>In der Sprache des Fensters. Versäumte Tage werden nachgeholt, bis zu einem Monat.</translation>
    </message>
    <message>
        <source>At, UTC</source>
        <translation>Um, UTC</translation>
    </message>
    <message>
        <source>As</source>
        <translation>Als</translation>
    </message>
    <message>
        <source>PDF</source>
        <translation>PDF</translation>
    </message>
    <message>
        <source>HTML</source>
        <translation>HTML</translation>
    </message>
    <message>
        <source>Excel workbook</source>
        <translation>Excel-Arbeitsmappe</translation>
    </message>
    <message>
        <source>CSV</source>
        <translation>CSV</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>Into the folder</source>
        <translation>In den Ordner</translation>
    </message>
    <message>
        <source>Empty: the folder “reports” of the data folder.</source>
        <translation>Leer: der Ordner „reports“ im Datenordner.</translation>
    </message>
    <message>
        <source>Whose report it is</source>
        <translation>Wessen Bericht es ist</translation>
    </message>
    <message>
        <source>On its first page. Empty: the accounts stand there.</source>
        <translation>Auf der ersten Seite. Leer: Dort stehen die Konten.</translation>
    </message>
    <message>
        <source>All of it holds from the next start on.</source>
        <translation>Alles gilt vom nächsten Start an.</translation>
    </message>
    <message>
        <source>From the next start on: %1</source>
        <translation>Vom nächsten Start an: %1</translation>
    </message>
    <message>
        <source>Older ones, a row a minute</source>
        <translation>Ältere, eine Zeile je Minute</translation>
    </message>
</context>
<context>
    <name>Replay</name>
    <message>
        <source>%1 · %2 local</source>
        <translation>%1 · %2 Ortszeit</translation>
    </message>
    <message>
        <source>instrument listed</source>
        <translation>Instrument gelistet</translation>
    </message>
    <message>
        <source>instrument&apos;s state</source>
        <translation>Zustand des Instruments</translation>
    </message>
    <message>
        <source>ticker</source>
        <translation>Kurse eines Instruments</translation>
    </message>
    <message>
        <source>best bid and ask</source>
        <translation>bestes Geld und bester Brief</translation>
    </message>
    <message>
        <source>order book</source>
        <translation>Orderbuch</translation>
    </message>
    <message>
        <source>order book lost</source>
        <translation>Orderbuch verloren</translation>
    </message>
    <message>
        <source>index price</source>
        <translation>Indexpreis</translation>
    </message>
    <message>
        <source>public trade</source>
        <translation>öffentlicher Handel</translation>
    </message>
    <message>
        <source>report on an order</source>
        <translation>Bericht über eine Order</translation>
    </message>
    <message>
        <source>position</source>
        <translation>Position eines Kontos</translation>
    </message>
    <message>
        <source>positions read</source>
        <translation>Positionen gelesen</translation>
    </message>
    <message>
        <source>balance</source>
        <translation>Saldo</translation>
    </message>
    <message>
        <source>link changed</source>
        <translation>Verbindung geändert</translation>
    </message>
    <message>
        <source>link&apos;s health</source>
        <translation>Güte der Verbindung</translation>
    </message>
    <message>
        <source>journal is durable</source>
        <translation>Journal ist gesichert</translation>
    </message>
    <message>
        <source>journal failed</source>
        <translation>Journal gescheitert</translation>
    </message>
    <message>
        <source>venue&apos;s margin figures</source>
        <translation>Marginzahlen des Handelsplatzes</translation>
    </message>
    <message>
        <source>joint hedge found</source>
        <translation>gemeinsame Absicherung gefunden</translation>
    </message>
    <message>
        <source>machine stood still</source>
        <translation>Rechner stand still</translation>
    </message>
    <message>
        <source>answer to a stop</source>
        <translation>Antwort auf einen Stopp</translation>
    </message>
    <message>
        <source>command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>command of %1</source>
        <translation>Befehl von %1</translation>
    </message>
    <message>
        <source>tick of the clock</source>
        <translation>Schlag der Uhr</translation>
    </message>
    <message>
        <source>before the first event</source>
        <translation>vor dem ersten Ereignis</translation>
    </message>
    <message>
        <source>Proposal</source>
        <translation>Vorschlag</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Entscheidung</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Order</translation>
    </message>
    <message>
        <source>Fill</source>
        <translation>Ausführung</translation>
    </message>
    <message>
        <source>Alert</source>
        <translation>Meldung</translation>
    </message>
    <message>
        <source>Halt or brake</source>
        <translation>Halt oder Bremse</translation>
    </message>
    <message>
        <source>identical so far</source>
        <translation>bis hierher identisch</translation>
    </message>
    <message>
        <source>not as it was recorded</source>
        <translation>nicht so, wie es aufgezeichnet wurde</translation>
    </message>
    <message>
        <source>differs from event %1 on: %2 was recorded as “%3” and is recomputed as “%4”</source>
        <translation>weicht ab Ereignis %1 ab: %2 wurde als „%3“ aufgezeichnet und wird als „%4“ nachgerechnet</translation>
    </message>
    <message>
        <source>differs from event %1 on: %2, %3 was recorded as %4 and is recomputed as %5</source>
        <translation>weicht ab Ereignis %1 ab: %2, %3 wurde als %4 aufgezeichnet und wird als %5 nachgerechnet</translation>
    </message>
    <message>
        <source>There is none on that side of this moment.</source>
        <translation>Auf dieser Seite des Augenblicks gibt es keine.</translation>
    </message>
    <message>
        <source>None was found yet; the session is still being looked through.</source>
        <translation>Noch wurde keine gefunden; die Sitzung wird noch durchgesehen.</translation>
    </message>
    <message>
        <source>What lies before this moment is still being looked through; ask again when the marks have come this far.</source>
        <translation>Was vor diesem Augenblick liegt, wird noch durchgesehen; fragen Sie wieder, wenn die Marken bis hierher gekommen sind.</translation>
    </message>
    <message>
        <source>This recording cannot be read any further, and beyond that nothing can be looked for. %1</source>
        <translation>Diese Aufzeichnung lässt sich nicht weiter lesen, und dahinter kann nichts gesucht werden. %1</translation>
    </message>
    <message>
        <source>This proposal was not made in this session.</source>
        <translation>Dieser Vorschlag entstand nicht in dieser Sitzung.</translation>
    </message>
    <message>
        <source>%1 · nothing recorded</source>
        <translation>%1 · nichts aufgezeichnet</translation>
    </message>
    <message>
        <source>%1 to %2 UTC · %3 events</source>
        <translation>%1 bis %2 UTC · %3 Ereignisse</translation>
    </message>
    <message>
        <source>Recorded only to a point: %1</source>
        <translation>Nur bis zu einer Stelle aufgezeichnet: %1</translation>
    </message>
    <message>
        <source>This session did not end in order, or is still going on: what was recorded when it was opened is shown.</source>
        <translation>Diese Sitzung endete nicht ordentlich oder läuft noch: Gezeigt wird, was beim Öffnen aufgezeichnet war.</translation>
    </message>
    <message>
        <source>It was priced with %1 and is now with %2: figures may differ in their last bits.</source>
        <translation>Bewertet wurde mit %1, jetzt wird mit %2 bewertet: Zahlen können in den letzten Bits abweichen.</translation>
    </message>
    <message>
        <source>There are more marks than can be kept: the latest are left out.</source>
        <translation>Es gibt mehr Marken, als gehalten werden können: Die spätesten fehlen.</translation>
    </message>
    <message>
        <source>This is a replay of %1; nothing can be sent.</source>
        <translation>Dies ist eine Wiedergabe von %1; nichts kann gesendet werden.</translation>
    </message>
    <message>
        <source>before the first event of this session</source>
        <translation>vor dem ersten Ereignis dieser Sitzung</translation>
    </message>
    <message>
        <source>%1 was before this session, which begins at %2: shown is its beginning.</source>
        <translation>%1 liegt vor dieser Sitzung, die um %2 beginnt: Gezeigt wird ihr Anfang.</translation>
    </message>
    <message>
        <source>Nothing is recorded of %1 in this session: shown is its end, %2.</source>
        <translation>Von %1 ist in dieser Sitzung nichts aufgezeichnet: Gezeigt wird ihr Ende, %2.</translation>
    </message>
    <message>
        <source>Nothing was recorded at %1: shown is the last moment before it, %2, %3 earlier.</source>
        <translation>Um %1 wurde nichts aufgezeichnet: Gezeigt wird der letzte Augenblick davor, %2, %3 früher.</translation>
    </message>
</context>
<context>
    <name>ballast::ui::ReplayBar</name>
    <message>
        <source>Replay</source>
        <translation>Wiedergabe</translation>
    </message>
    <message>
        <source>Recorded session</source>
        <translation>Aufgezeichnete Sitzung</translation>
    </message>
    <message>
        <source>What the marks are of</source>
        <translation>Wovon die Marken sind</translation>
    </message>
    <message>
        <source>any mark</source>
        <translation>jede Marke</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Geschwindigkeit</translation>
    </message>
    <message>
        <source>Recorded seconds a second.</source>
        <translation>Aufgezeichnete Sekunden je Sekunde.</translation>
    </message>
    <message>
        <source>Previous mark</source>
        <translation>Vorige Marke</translation>
    </message>
    <message>
        <source>One event back</source>
        <translation>Ein Ereignis zurück</translation>
    </message>
    <message>
        <source>Play or pause</source>
        <translation>Abspielen oder anhalten</translation>
    </message>
    <message>
        <source>One event on</source>
        <translation>Ein Ereignis vor</translation>
    </message>
    <message>
        <source>Next mark</source>
        <translation>Nächste Marke</translation>
    </message>
    <message>
        <source>Slower</source>
        <translation>Langsamer</translation>
    </message>
    <message>
        <source>Faster</source>
        <translation>Schneller</translation>
    </message>
    <message>
        <source>time, UTC</source>
        <translation>Zeit, UTC</translation>
    </message>
    <message>
        <source>Go to a time, UTC</source>
        <translation>Zu einer Zeit gehen, UTC</translation>
    </message>
    <message>
        <source>14:31:05 on the day that is shown, or 2026-11-22 14:31:05. Enter goes there.</source>
        <translation>14:31:05 an dem Tag, der gezeigt wird, oder 2026-11-22 14:31:05. Enter geht dorthin.</translation>
    </message>
    <message>
        <source>Go to a time</source>
        <translation>Zu einer Zeit gehen</translation>
    </message>
    <message>
        <source>On the way to the moment</source>
        <translation>Auf dem Weg zum Augenblick</translation>
    </message>
    <message>
        <source>Stay here</source>
        <translation>Hier bleiben</translation>
    </message>
    <message>
        <source>Ends the way to the moment that was wished for; what it has come to is shown.</source>
        <translation>Beendet den Weg zum gewünschten Augenblick; gezeigt wird, wohin er gekommen ist.</translation>
    </message>
    <message>
        <source>event %1 of %2 · %3</source>
        <translation>Ereignis %1 von %2 · %3</translation>
    </message>
    <message>
        <source>On the way there; until then the moment before is shown.</source>
        <translation>Auf dem Weg dorthin; bis dahin wird der Augenblick zuvor gezeigt.</translation>
    </message>
    <message>
        <source>This machine cannot keep up with that speed; it plays as fast as it can.</source>
        <translation>Dieser Rechner hält mit dieser Geschwindigkeit nicht mit; er spielt, so schnell er kann.</translation>
    </message>
    <message>
        <source>REPLAY, NOT LIVE</source>
        <translation>WIEDERGABE, NICHT LIVE</translation>
    </message>
    <message>
        <source>“%1” is no time: 14:31:05 is one of the day that is shown, 2026-11-22 14:31:05 one of any day, both in UTC.</source>
        <translation>„%1“ ist keine Zeit: 14:31:05 ist eine des gezeigten Tages, 2026-11-22 14:31:05 eine eines beliebigen Tages, beide in UTC.</translation>
    </message>
</context>
<context>
    <name>ballast::ui::SessionRuler</name>
    <message>
        <source>Time in the session</source>
        <translation>Zeit in der Sitzung</translation>
    </message>
    <message numerus="yes">
        <source>And %n more.</source>
        <translation>
            <numerusform>Und noch %n.</numerusform>
            <numerusform>Und noch %n.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ballast::ui::HaltStrips</name>
    <message>
        <source>HALTED: %1. No new order leaves until trading is resumed in the desk&apos;s window.</source>
        <translation>ANGEHALTEN: %1. Keine neue Order geht hinaus, bis der Handel im Fenster des Desks wieder aufgenommen wird.</translation>
    </message>
    <message>
        <source>no reason was recorded</source>
        <translation>kein Grund wurde aufgezeichnet</translation>
    </message>
    <message>
        <source>Show the desk</source>
        <translation>Desk zeigen</translation>
    </message>
</context>
</TS>
