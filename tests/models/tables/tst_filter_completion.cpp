// What a filter offers to go on with, at any place of an expression.
#include "models/tables/filter_completion.h"

#include "models/tables/case_filter.h"
#include "tests/models/review/review_samples.h"

#include <QTest>

using namespace ballast;

class TestFilterCompletion : public QObject {
    Q_OBJECT
private slots:
    void offers_data()
    {
        QTest::addColumn<QString>("text");  // | is the cursor
        QTest::addColumn<int>("at");
        QTest::addColumn<QString>("choices");
        const auto row = [](const char* text, int at, const char* choices) {
            QTest::newRow(text) << QString::fromUtf8(text) << at << QString::fromUtf8(choices);
        };
        row("^", 0, "");
        row("tr^", 0, "traded trader: trigger:");
        row("TRA^", 0, "traded trader:");
        row("btc not tra^", 8, "traded trader:");
        row("(sh^", 1, "shortfall");
        row("sh^ btc", 0, "shortfall");
        row("traded^", 0, "");  // is whole
        row("no^", 0, "noted notes not");
        row("\"tr^", 1, "");
        row("cost>s^", 5, "");
        row("cost > s^", 7, "");
        row("venue:^", 6, "paper \"paper b\" okx");
        row("venue:p^", 6, "paper \"paper b\"");
        row("Venue:P^", 6, "paper \"paper b\"");
        row("btc (venue:o^", 11, "okx");
        row("moon:o^", 5, "");
        row("tag:s^", 4, "\"s*\" \"s?\" \"say \"\"no\"\"\"");
    }
    void offers()
    {
        QFETCH(QString, text);
        QFETCH(int, at);
        QFETCH(QString, choices);
        const qsizetype cursor = text.indexOf(QLatin1Char('^'));
        text.remove(cursor, 1);
        const QHash<QString, QStringList> values{
            {QStringLiteral("venue"),
             {QStringLiteral("paper"), QStringLiteral("paper b"), QStringLiteral("okx")}},
            {QStringLiteral("tag"),
             {QStringLiteral("s*"), QStringLiteral("s?"), QStringLiteral("say \"no\"")}}};
        const auto found = tables::completionOf(text, cursor, tables::caseFilterWords(), values);
        QCOMPARE(found.choices.join(QLatin1Char(' ')), choices);
        QCOMPARE(int(found.at), at);
        QCOMPARE(found.at + found.length, cursor);
        // Whatever is taken can be read on from there.
        for (const QString& choice : found.choices) {
            QString taken = text;
            taken.replace(found.at, found.length, choice);
            QVERIFY(taken.left(found.at) == text.left(found.at));
        }
    }

    /// What is taken is read as that very name, whatever it is made of.
    void whatIsOfferedIsThatName()
    {
        for (const char* name : {"late", "late fill", "*x", "x?", "say \"no\"", "(a)", "a:b", "\"",
                                 "a>b", "und\u00fc"}) {
            const QString tag = QString::fromUtf8(name);
            const auto found =
                tables::completionOf(QStringLiteral("tag:"), 4, tables::caseFilterWords(),
                                     {{QStringLiteral("tag"), {tag}}});
            QCOMPARE(found.choices.size(), qsizetype{1});
            const auto query = tables::readCaseQuery(QStringLiteral("tag:") + found.choices[0]);
            QVERIFY2(query.has_value(), qPrintable(found.choices[0]));
            review::Case one = review::samples::one();
            const auto passes = [&](const QString& its) {
                one.tags = {its.toStdString()};
                return query->passes(one, review::costOf(one), {});
            };
            QVERIFY2(passes(tag), name);
            QVERIFY2(!passes(QStringLiteral("ax")) && !passes(QStringLiteral("xa")), name);
        }
    }
};

QTEST_GUILESS_MAIN(TestFilterCompletion)
#include "tst_filter_completion.moc"
