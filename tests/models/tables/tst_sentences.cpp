// What the models say is in the catalogue of what can be said in another language.
#include "models/bands/chosen_volatility.h"
#include "models/bands/regime.h"
#include "models/construction/candidates.h"
#include "models/engine/snapshot.h"
#include "models/execution/style.h"
#include "models/guard/limit_table.h"
#include "models/guard/tripwire.h"
#include "models/margin/account_model.h"
#include "models/portfolio/model_check.h"
#include "models/portfolio/stresses.h"
#include "models/pricing/delta.h"
#include "models/pricing/smile_quote.h"
#include "models/rebalance/trigger.h"
#include "models/review/counterfactual.h"
#include "models/review/moment.h"
#include "models/review/period_review.h"
#include "models/tables/sentences.h"
#include "support/places.h"
#include "tidy/source_tree.h"

#include <QFile>
#include <QHash>
#include <QRegularExpression>
#include <QScopeGuard>
#include <QTranslator>
#include <QXmlStreamReader>
#include <QtTest>

#include <set>

using namespace ballast;

namespace {

std::set<std::string> knownWords()
{
    std::set<std::string> all;
    for (const char* word : tables::wordList()) all.insert(word);
    return all;
}

/// Every word that an enumeration has, by asking for more values than any has.
template <class Enum, class Text>
QStringList missingOf(const Text& textOf)
{
    static const std::set<std::string> known = knownWords();
    QStringList missing;
    for (int i = 0; i < 40; ++i)
        if (const std::string word{textOf(static_cast<Enum>(i))};
            word.size() > 1 && !known.contains(word))
            missing << QString::fromStdString(word);
    return missing;
}

QStringList unlessKnown(std::string_view word)
{
    static const std::set<std::string> known = knownWords();
    if (known.contains(std::string{word})) return {};
    return {QString::fromUtf8(word.data(), static_cast<qsizetype>(word.size()))};
}

/// Where the expression that begins at `from` ends: at a comma or bracket of its own depth.
std::size_t endOf(const std::string& code, std::size_t from)
{
    int depth = 0;
    bool quoted = false;
    for (std::size_t i = from; i < code.size(); ++i) {
        const char c = code[i];
        if (quoted) {
            if (c == '\\') ++i;
            if (c == '"') quoted = false;
        } else if (c == '"')
            quoted = true;
        else if (c == '(' || c == '{' || c == '[')
            ++depth;
        else if (c == ')' || c == '}' || c == ']') {
            if (depth-- == 0) return i;
        } else if ((c == ',' || c == ';') && depth == 0)
            return i;
    }
    return code.size();
}

std::vector<std::string> splitAt(const std::string& code, char between)
{
    std::vector<std::string> parts(1);
    int depth = 0;
    bool quoted = false;
    for (std::size_t i = 0; i < code.size(); ++i) {
        const char c = code[i];
        if (quoted) {
            if (c == '\\') parts.back() += code[i++];
            if (code[i] == '"') quoted = false;
        } else if (c == '"')
            quoted = true;
        else if (c == '(' || c == '{' || c == '[')
            ++depth;
        else if (c == ')' || c == '}' || c == ']')
            --depth;
        else if (c == between && depth == 0 &&
                 !(c == ':' && (code[i + 1] == ':' || code[i - 1] == ':'))) {
            parts.emplace_back();
            continue;
        }
        parts.back() += code[i];
    }
    return parts;
}

std::string trimmed(std::string text)
{
    const auto isSpace = [](unsigned char c) { return std::isspace(c) != 0; };
    while (!text.empty() && isSpace(static_cast<unsigned char>(text.front()))) text.erase(0, 1);
    while (!text.empty() && isSpace(static_cast<unsigned char>(text.back()))) text.pop_back();
    return text;
}

/// The sentences that an expression of literals, sums and choices can make; "12" stands for every
/// other value.
std::vector<std::string> sentencesOf(const std::string& expression)
{
    const std::string code = trimmed(expression);
    if (const auto choice = splitAt(code, '?'); choice.size() == 2) {
        std::vector<std::string> all;
        for (const std::string& branch : splitAt(choice[1], ':'))
            for (const std::string& one : sentencesOf(branch)) all.push_back(one);
        return all;
    }
    if (const auto sum = splitAt(code, '+'); sum.size() > 1) {
        std::vector<std::string> all{""};
        for (const std::string& term : sum) {
            std::vector<std::string> longer;
            for (const std::string& head : all)
                for (const std::string& tail : sentencesOf(term)) longer.push_back(head + tail);
            all = std::move(longer);
        }
        return all;
    }
    if (code.starts_with("(") && code.ends_with(")"))
        return sentencesOf(code.substr(1, code.size() - 2));
    if (code.starts_with("fmt::format(")) {
        // What is filled in is a value, whatever it is.
        static const QRegularExpression kFilledIn(QStringLiteral("\\{[^}]*\\}"));
        std::vector<std::string> all = sentencesOf(code.substr(12, endOf(code, 12) - 12));
        for (std::string& one : all)
            one = QString::fromUtf8(one.c_str())
                      .replace(kFilledIn, QStringLiteral("12"))
                      .toStdString();
        return all;
    }
    if (code.starts_with("std::string{") && code.find('"') != code.npos)
        return sentencesOf(code.substr(12, code.size() - 13));
    if (!code.starts_with("\"")) return {"12"};
    std::string text;
    bool quoted = false;
    for (std::size_t i = 0; i < code.size(); ++i) {
        if (code[i] == '"')
            quoted = !quoted;
        else if (quoted)
            text += code[i] == '\\' ? code[++i] : code[i];
    }
    return {text};
}

/// What is given as the argument of that number to any of the named functions in the files; of
/// headers only where the files are.
std::vector<std::string> said(const std::string& folder, const char* files, const char* calls,
                              int argument)
{
    std::vector<std::string> all;
    const QRegularExpression call(QString::fromLatin1(calls)), wanted(QString::fromLatin1(files));
    const bool ofHeaders = QLatin1String(files).endsWith(QLatin1String("\\.h$"));
    for (const auto& file : test::sourcesIn(test::sourceDirectory(), {folder})) {
        if (!QString::fromStdString(file.path).contains(wanted) || file.isHeader() != ofHeaders)
            continue;
        const std::string code = test::codeOf(file.text, false);
        const QString text = QString::fromLatin1(code.data(), static_cast<qsizetype>(code.size()));
        for (auto it = call.globalMatch(text); it.hasNext();) {
            std::size_t from = static_cast<std::size_t>(it.next().capturedEnd());
            for (int skip = 0; skip < argument; ++skip) from = endOf(code, from) + 1;
            for (const std::string& one :
                 sentencesOf(code.substr(from, endOf(code, from) - from))) {
                // A value before a capital is a sentence of its own.
                static const QRegularExpression kWhole(QStringLiteral("^12 (?=[A-Z])"));
                all.push_back(QString::fromUtf8(one.c_str())
                                  .replace(kWhole, QStringLiteral("12. "))
                                  .toStdString());
            }
        }
    }
    return all;
}

/// The German that the program has, read from where it is written.
class German : public QTranslator {
public:
    German()
    {
        QFile file(QString::fromStdString(
            (test::sourceDirectory() / "resources/translations/ballast_de.ts").string()));
        if (!file.open(QIODevice::ReadOnly)) qFatal("there is no translation");
        QXmlStreamReader xml(&file);
        QString context, source;
        while (!xml.atEnd()) {
            if (!xml.readNextStartElement()) continue;
            if (xml.name() == QLatin1String("name"))
                context = xml.readElementText();
            else if (xml.name() == QLatin1String("source"))
                source = xml.readElementText();
            else if (xml.name() == QLatin1String("translation"))
                m_all.insert(context + source,
                             xml.readElementText(QXmlStreamReader::IncludeChildElements));
        }
    }
    QString translate(const char* context, const char* source, const char*, int) const override
    {
        return m_all.value(QString::fromUtf8(context) + QString::fromUtf8(source));
    }
    bool isEmpty() const override { return false; }

private:
    QHash<QString, QString> m_all;
};

/// How many of them the catalogue knows, and which it does not.
QStringList unknownOf(const std::vector<std::string>& sentences, const char* of)
{
    static const QRegularExpression kWords(QStringLiteral("[a-z]{2,}"));
    QStringList unknown;
    int asked = 0;
    for (const std::string& sentence : sentences) {
        const QString text = QString::fromUtf8(sentence.c_str());
        if (!text.contains(kWords)) continue;
        ++asked;
        if (!tables::isInCatalogue(sentence)) unknown << text;
    }
    unknown.removeDuplicates();
    qInfo("%s: %d of %d sentences are in the catalogue", of,
          asked - static_cast<int>(unknown.size()), asked);
    return unknown;
}

}  // namespace

class TestSentences : public QObject {
    Q_OBJECT
private slots:
    void everyEnumerationHasItsWords()
    {
        QStringList missing;
        const auto plain = [](auto value) { return text(value); };
        missing << missingOf<engine::Mode>(plain) << missingOf<engine::Brake>(plain)
                << missingOf<engine::BandState>(plain) << missingOf<engine::LinkState>(plain)
                << missingOf<engine::Severity>(plain) << missingOf<engine::DecisionKind>(plain)
                << missingOf<guard::Level>(plain) << missingOf<orders::OrderState>(plain)
                << missingOf<orders::TimeInForce>(plain) << missingOf<rebalance::TriggerKind>(plain)
                << missingOf<rebalance::ProposalState>(plain)
                << missingOf<rebalance::HedgeTo>(plain) << missingOf<rebalance::LiveBandRule>(plain)
                << missingOf<portfolio::Gap>(plain) << missingOf<portfolio::CheckedValue>(plain)
                << missingOf<portfolio::StressKind>(plain)
                << missingOf<pricing::DeltaConvention>(plain) << missingOf<pricing::QuoteUse>(plain)
                << missingOf<market::Kind>(plain) << missingOf<market::InstrumentState>(plain)
                << missingOf<market::BookState>(plain) << missingOf<execution::StyleKind>(plain)
                << missingOf<bands::VolatilitySource>(plain) << missingOf<bands::Regime>(plain)
                << missingOf<construction::Obstacle>(plain);
        missing << missingOf<review::CostBy>(plain) << missingOf<review::PnlBy>(plain)
                << missingOf<review::WhatIfKind>(plain) << missingOf<review::MarkStep>(plain)
                << missingOf<review::MissedTrigger::Kind>(plain)
                << missingOf<review::CarriedKind>(plain)
                << missingOf<review::MomentEvent::Kind>(plain);
        for (const auto& bar : review::costBars({})) missing << unlessKnown(bar.name);
        for (const auto& bar : review::taylorWaterfall({})) missing << unlessKnown(bar.name);
        for (const auto& bar : review::revaluationWaterfall({})) missing << unlessKnown(bar.name);
        for (const auto& figure : review::compare({}, {})) missing << unlessKnown(figure.name);
        missing << missingOf<pricing::DeltaConvention>([](auto v) { return shortText(v); })
                << missingOf<portfolio::CheckedValue>([](auto v) { return portfolio::unit(v); })
                << missingOf<core::Side>([](auto v) { return core::text(v); })
                << missingOf<guard::Wire>([](auto v) {
                       return static_cast<std::size_t>(v) < guard::kWires ? guard::name(v)
                                                                          : std::string_view{};
                   });
        missing.removeDuplicates();
        QVERIFY2(missing.isEmpty(), qPrintable(missing.join(QStringLiteral(" | "))));
    }

    void everyLimitOfTheTableHasItsWords()
    {
        const auto known = knownWords();
        QStringList missing;
        const auto look = [&](const auto& keys) {
            for (const auto& key : keys)
                if (!known.contains(std::string{key.words}))
                    missing << QString::fromUtf8(std::string{key.words}.c_str());
        };
        look(guard::riskKeys());
        look(guard::guardKeys());
        QVERIFY2(missing.isEmpty(), qPrintable(missing.join(QStringLiteral("\n"))));
    }

    void everyTripwireIsDefined()
    {
        QStringList missing;
        for (std::size_t i = 0; i < guard::kWires; ++i) {
            const auto definition = guard::definition(static_cast<guard::Wire>(i));
            if (!tables::isInCatalogue(definition))
                missing << QString::fromUtf8(std::string{definition}.c_str());
        }
        QVERIFY2(missing.isEmpty(), qPrintable(missing.join(QStringLiteral("\n"))));
    }

    void everySentenceOfTheModelsIsKnown_data()
    {
        QTest::addColumn<QStringList>("unknown");
        const auto row = [](const char* of, std::vector<std::string> all) {
            QTest::newRow(of) << unknownOf(all, of);
        };
        row("refusals of the rules",
            said("models/risk", "rules?\\.cpp|plan_checks", "\\b(?:deny|confirm)\\(", 1));
        row("refusals of the plan",
            said("models/engine", "engine_plan\\.cpp", "\\b(?:deny|confirm)\\(", 1));
        row("refusals of the margin", said("models/margin", "judge\\.cpp", "\\brefuse\\(", 0));
        row("refusals of commands", said("models/engine", "engine_commands|engine_brake",
                                         "\\brefused\\((?!underlying)", 0));
        row("what is not proposed", said("models/rebalance", "propose", "NoProposal\\{", 0));
        row("what triggers say",
            said("models/rebalance", "triggers/(?!greek)", "verdict\\.reason = ", 0));
        row("what tripwires miss", said("models/guard", "wire_", "unknown\\(Wire::\\w+,", 0));
    }
    void everySentenceOfARecordingIsKnown_data()
    {
        QTest::addColumn<QStringList>("unknown");
        const auto row = [](const char* of, std::vector<std::string> all) {
            QVERIFY2(!all.empty(), of);
            QTest::newRow(of) << unknownOf(all, of);
        };
        row("what fails in the archive",
            said("connectors/store", "event_archive\\.cpp$", "\\bfailure\\(", 0));
        row("what a block is not", said("models/replay", "event_codec\\.cpp$", "\\.broken = ", 0));
        row("what helps a recording",
            said("connectors/store", "event_archive\\.cpp$", "kWhatHelpsHere =", 0));
        row("what helps a file", said("connectors/store", "sqlite\\.h$", "kWhatHelps =", 0));
        row("what no report is written for",
            said("app", "report_file\\.cpp$", "\\bfailure\\((?=\"Writing)", 0));
    }
    void everySentenceOfARecordingIsKnown() { everySentenceOfTheModelsIsKnown(); }

    void everySentenceOfTheModelsIsKnown()
    {
        QFETCH(QStringList, unknown);
        QVERIFY2(unknown.isEmpty(), qPrintable(unknown.join(QStringLiteral("\n"))));
    }

    void theDecisionOfTheRecordedMarketIsKnown()
    {
        const std::string golden =
            test::readWhole(test::sourceDirectory() / "tests/data/propose/decision.txt");
        int asked = 0;
        for (const QString& line : QString::fromStdString(golden).split(QLatin1Char('\n'))) {
            if (!line.startsWith(QLatin1String("Net delta"))) continue;
            ++asked;
            QVERIFY2(tables::isInCatalogue(line.toStdString()), qPrintable(line));
        }
        QVERIFY(asked > 0);
    }

    void sentencesOfADeskAreKnown_data()
    {
        QTest::addColumn<QString>("sentence");
        for (const char* sentence :
             {"Net delta +2.61 left the band at +2.30. Sell $219 110 of BTC-PERPETUAL (3.455 BTC) "
              "to "
              "bring it to +0.66; about $109.55 in fees and $8.20 against the mid.",
              "Net delta (sticky moneyness, 2 options without a smile) -3.10 left the band at "
              "-2.30 "
              "and has been outside for 12 s. Buy 0.400 BTC of BTC-27MAR26-70000-C. Trading to the "
              "edge at -2.30 costs $56 and saves $212/h of risk.",
              "What-if: lighter. Net delta +1.00.",
              "gamma per 1 % of 0.000 is further than 0.010 from its target of +0.050, below it; "
              "not "
              "proposed: rejected by trader at 12:00:00 UTC; the gamma limit is asked about again "
              "at "
              "12:00:30 UTC",
              "Scheduled hedge of 12:00:00 UTC: net delta is +1.20, the target 0.00.",
              "Not sent: The market moved: look again. While you looked the quantity of "
              "BTC-PERPETUAL went from 256000 to 121600.",
              "Its legs together are $1 200 000, over $1 000 000: a person must approve it.",
              "BTC is in CAUTION: margin use 80 %, CAUTION above 70 %. A person decides.",
              "Only what reduces is sent: it moves delta from +3.000 to +4.000, not nearer its "
              "target.",
              "The link to paper was lost: the venue closed it. Every number of it is stale and "
              "nothing is sent until it is back.",
              "Halted: STOP ALL by trader. Nothing new is sent; what was working is being "
              "cancelled.",
              "2 of 3 legs; 0.4 BTC-27MAR26-70000-C not traded",
              "net delta +1.20 would be inside -2.00 to +2.00",
              "margin would ask for nothing",
              "as traded: 2.44",
              "all on paper-b",
              "order Filled",
              "The history has no rebalance 4711 any more.",
              "The key works: it is of the account 12345. It may trade, and it may not withdraw. "
              "The venue granted: account:read trade:read_write.",
              "The key of deribit could not be tried: no answer within 10 s. Nothing is known of "
              "the key."})
            QTest::addRow("%.40s", sentence) << QString::fromUtf8(sentence);
    }
    void sentencesOfADeskAreKnown()
    {
        QFETCH(QString, sentence);
        QVERIFY(tables::isInCatalogue(sentence.toStdString()));
    }

    /// Two sentences in one, each with the words that the other's pattern waits for.
    void composedSentencesAreTakenApart_data()
    {
        QTest::addColumn<QString>("german");
        const auto row = [](const char* english, const char* german) {
            QTest::newRow(english) << QString::fromUtf8(german);
        };
        row("net delta +3.00 is outside the band; not proposed: rejected by trader at 12:00:00 "
            "UTC; asked again at 12:30:00 UTC, or when delta leaves -3.00 to +4.00",
            "Nettodelta +3.00 liegt außerhalb des Bands; nicht vorgeschlagen: abgelehnt von "
            "Händler "
            "um 12:00:00 UTC; wieder gefragt um 12:30:00 UTC, oder wenn das Delta -3.00 bis +4.00 "
            "verlässt");
        row("net delta +3.00 is outside the band; not proposed: snoozed until 12:30:00 UTC",
            "Nettodelta +3.00 liegt außerhalb des Bands; nicht vorgeschlagen: zurückgestellt bis "
            "12:30:00 UTC");
        row("Unpacking recorded events: the bytes are not what was packed. Block 3 of session 2 is "
            "damaged.",
            "Entpacken aufgezeichneter Ereignisse: die Bytes sind nicht, was gepackt wurde. Block "
            "3 der Sitzung 2 ist beschädigt.");
        row("Writing the report /srv/a/ballast.pdf: there is no folder /srv/a. Make it, or choose "
            "another place.",
            "Schreiben des Berichts /srv/a/ballast.pdf: es gibt keinen Ordner /srv/a. Legen Sie "
            "ihn an, oder wählen Sie einen anderen Ort.");
    }
    void composedSentencesAreTakenApart()
    {
        QFETCH(QString, german);
        German words;
        QVERIFY(QCoreApplication::installTranslator(&words));
        const auto away = qScopeGuard([&] { QCoreApplication::removeTranslator(&words); });
        QCOMPARE(tables::spoken(QTest::currentDataTag()), german);
    }

    void whatTheCatalogueDoesNotKnowIsNotKnown()
    {
        QVERIFY(!tables::isInCatalogue("The moon is made of cheese."));
        QVERIFY(!tables::isInCatalogue("Trading is halted. The moon is made of cheese."));
    }

    void withoutATranslationEverythingIsShownAsItIs()
    {
        QCOMPARE(tables::spoken("Halted"), QStringLiteral("Halted"));
        QCOMPARE(tables::spoken("Trading is halted."), QStringLiteral("Trading is halted."));
        QCOMPARE(tables::spokenInside("Not placed"), QStringLiteral("not placed"));
    }
};

QTEST_GUILESS_MAIN(TestSentences)
#include "tst_sentences.moc"
