// What a person sees goes through the translation, and each translation is whole.
#include "support/places.h"
#include "tidy/source_tree.h"

#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QXmlStreamReader>
#include <QtTest>

#include <filesystem>
#include <set>

using namespace ballast;

namespace {

std::filesystem::path root() { return test::sourceDirectory(); }

QString translationFile()
{
    return QString::fromStdString((root() / "resources/translations/ballast_de.ts").string());
}

struct Message {
    QString context, source, comment, type;
    QStringList translations;
    bool counted = false;
};

std::vector<Message> messagesOf(const QString& path)
{
    std::vector<Message> all;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) return all;
    QXmlStreamReader xml(&file);
    QString context;
    while (!xml.atEnd()) {
        if (!xml.readNextStartElement()) continue;
        const auto name = xml.name();
        if (name == QLatin1String("name"))
            context = xml.readElementText();
        else if (name == QLatin1String("message")) {
            all.push_back(
                {context, {}, {}, {}, {}, xml.attributes().hasAttribute(QLatin1String("numerus"))});
        } else if (all.empty())
            continue;
        else if (name == QLatin1String("source"))
            all.back().source = xml.readElementText();
        else if (name == QLatin1String("comment"))
            all.back().comment = xml.readElementText();
        else if (name == QLatin1String("translation")) {
            all.back().type = xml.attributes().value(QLatin1String("type")).toString();
            if (!all.back().counted) all.back().translations << xml.readElementText();
        } else if (name == QLatin1String("numerusform"))
            all.back().translations << xml.readElementText();
    }
    return all;
}

QStringList holesOf(const QString& text)
{
    static const QRegularExpression kHole(QStringLiteral("%(?:\\d+|n)"));
    std::set<QString> all;
    for (auto it = kHole.globalMatch(text); it.hasNext();) all.insert(it.next().captured());
    return {all.begin(), all.end()};
}

/// A literal that a person would read as words: two of them, or one with a capital.
bool isProse(const QString& literal)
{
    static const QRegularExpression kTwo(QStringLiteral("[A-Za-z]{2,} +[a-z]{2,}"));
    static const QRegularExpression kOne(QStringLiteral("^[A-Z][a-z]{2,}"));
    return literal.contains(kTwo) || literal.contains(kOne);
}

/// Behind what a literal is no text: names of objects, properties and files, styles, formats,
/// English that is looked for, and what is translated already.
bool isTechnical(const QString& before)
{
    static const QRegularExpression kCalls(QStringLiteral(
        "(?:\\btr|NOOP|translate|setObjectName|setProperty|property|setStyleProperty|setStyleSheet|"
        "setLayer|findChild<[^>]*>|QLatin1String|dock|area|beside|key|fromLatin1|includes|"
        "failure|static_assert|find)"
        "\\s*\\(\\s*(?:\"[^\"]*\",\\s*|\\w+,\\s*)*$"));
    static const QRegularExpression kOwnNames(
        QStringLiteral("(?:setObjectName\\([^;]*|objectName\\(\\)[^;]*|figure\\(|bound\\(row, )$"));
    return before.contains(kCalls) || before.contains(kOwnNames);
}

QString lupdate()
{
    for (const char* folder : {"/usr/lib/qt6/bin", "/usr/lib64/qt6/bin", "/opt/homebrew/bin"})
        if (const QString found = QStandardPaths::findExecutable(QStringLiteral("lupdate"),
                                                                 {QString::fromLatin1(folder)});
            !found.isEmpty())
            return found;
    return QStandardPaths::findExecutable(QStringLiteral("lupdate-qt6"));
}

}  // namespace

class TestTranslations : public QObject {
    Q_OBJECT
private slots:
    void noTextOfTheWindowIsLeftOut()
    {
        // No text: the built-in arrangements as the settings file calls them, names that objects'
        // names are made of, what is journaled, a format of dates.
        const std::set<QString> allowed{
            QStringLiteral("Inter"),       QStringLiteral("Inter Variable"),
            QStringLiteral("Trading"),     QStringLiteral("Risk"),
            QStringLiteral("Review"),      QStringLiteral("Minimal"),
            QStringLiteral("English"),     QStringLiteral("Deutsch"),
            QStringLiteral("Fusion"),      QStringLiteral(" % of the book"),
            QStringLiteral("joint hedge"), QStringLiteral("d MMM yy"),
            QStringLiteral("Lower"),       QStringLiteral("Target"),
            QStringLiteral("GammaTarget"), QStringLiteral("GammaLimits"),
            QStringLiteral("VegaTarget"),  QStringLiteral("VegaLimits"),
            QStringLiteral("more notes")};
        static const QRegularExpression kLiteral(
            QStringLiteral("\"(?:[^\"\\\\\\n]|\\\\.)*\"(?:\\s*\"(?:[^\"\\\\\\n]|\\\\.)*\")*"));
        QStringList found;
        for (const auto& file : test::sourcesIn(root(), {"ui"})) {
            if (file.path == "ui/widgets/theme.cpp") continue;  // names of fonts and colours
            const std::string code = test::codeOf(file.text, false);
            const QString text =
                QString::fromUtf8(code.data(), static_cast<qsizetype>(code.size()));
            for (auto it = kLiteral.globalMatch(text); it.hasNext();) {
                const QRegularExpressionMatch match = it.next();
                QString literal = match.captured();
                literal.remove(QRegularExpression(QStringLiteral("\"\\s*\"")))
                    .remove(QLatin1Char('"'));
                if (!isProse(literal) || allowed.contains(literal)) continue;
                const QString before = text.mid(std::max<qsizetype>(0, match.capturedStart() - 160),
                                                std::min<qsizetype>(160, match.capturedStart()));
                if (isTechnical(before) || before.trimmed().endsWith(QLatin1String("#include")))
                    continue;
                found << QString::fromStdString(file.path) + QStringLiteral(": ") + literal;
            }
        }
        QVERIFY2(found.isEmpty(), qPrintable(found.join(QLatin1Char('\n'))));
    }

    void theTranslationIsWhole()
    {
        const auto all = messagesOf(translationFile());
        QVERIFY2(all.size() > 1000, "the translation cannot be read");
        QStringList wrong;
        for (const Message& message : all) {
            const QString what = message.context + QStringLiteral(": ") + message.source;
            if (!message.type.isEmpty()) wrong << message.type + QStringLiteral(", ") + what;
            if (message.counted && message.translations.size() != 2)
                wrong << QStringLiteral("not two forms, ") + what;
            for (const QString& translation : message.translations) {
                if (translation.trimmed().isEmpty()) wrong << QStringLiteral("empty, ") + what;
                if (holesOf(translation) != holesOf(message.source))
                    wrong << QStringLiteral("other holes, ") + what;
                if (translation.count(QLatin1Char('\n')) != message.source.count(QLatin1Char('\n')))
                    wrong << QStringLiteral("other lines, ") + what;
                if (translation.startsWith(QLatin1Char(' ')) !=
                    message.source.startsWith(QLatin1Char(' ')))
                    wrong << QStringLiteral("another beginning, ") + what;
            }
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(QLatin1Char('\n'))));
        qInfo("%d entries", static_cast<int>(all.size()));
    }

    void theSourcesHoldWhatIsTranslatedAndNothingElse()
    {
        const QString program = lupdate();
        if (program.isEmpty()) QSKIP("lupdate is not installed (Debian: qt6-l10n-tools)");
        QTemporaryDir folder;
        const QString copy = folder.filePath(QStringLiteral("ballast_de.ts"));
        QVERIFY(QFile::copy(translationFile(), copy));
        QProcess process;
        process.setWorkingDirectory(QString::fromStdString(root().string()));
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(program, {QStringLiteral("-I"), QStringLiteral("."), QStringLiteral("-I"),
                                QStringLiteral("models"), QStringLiteral("-no-obsolete"),
                                QStringLiteral("-locations"), QStringLiteral("none"),
                                QStringLiteral("ui"), QStringLiteral("app"),
                                QStringLiteral("models/tables"), QStringLiteral("-extensions"),
                                QStringLiteral("cpp,h"), QStringLiteral("-ts"), copy});
        QVERIFY(process.waitForFinished(120000));
        const QString said = QString::fromUtf8(process.readAll());
        QCOMPARE(process.exitCode(), 0);
        QVERIFY2(!said.contains(QLatin1String("lacks Q_OBJECT")), qPrintable(said));
        // A function's type that is of these namespaces is taken for its class; what it says names
        // its context itself.
        static const QRegularExpression kUnknown(
            QStringLiteral("Qualifying with unknown namespace/class ::(?!(std|report)$)"),
            QRegularExpression::MultilineOption);
        QVERIFY2(!said.contains(kUnknown), qPrintable(said));
        const auto keysOf = [](const QString& path) {
            std::set<QString> keys;
            for (const Message& m : messagesOf(path))
                keys.insert(m.context + QLatin1Char('|') + m.source + QLatin1Char('|') + m.comment);
            return keys;
        };
        const auto before = keysOf(translationFile()), after = keysOf(copy);
        QStringList differ;
        for (const QString& key : after)
            if (!before.contains(key)) differ << QStringLiteral("not translated: ") + key;
        for (const QString& key : before)
            if (!after.contains(key)) differ << QStringLiteral("not used any more: ") + key;
        QVERIFY2(differ.isEmpty(), qPrintable(differ.join(QLatin1Char('\n'))));
    }
};

QTEST_APPLESS_MAIN(TestTranslations)
#include "tst_translations.moc"
