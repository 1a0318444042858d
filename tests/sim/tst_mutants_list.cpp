// The texts that the mutants change are in their sources: one that is not would break nothing.
#include "tests/support/places.h"

#include <QFile>
#include <QTest>

using namespace ballast;

namespace {

QString textOf(const QString& path)
{
    const auto root = test::fromEnvironment("BALLAST_SOURCE", ".");
    QFile file(QString::fromStdString((root / path.toStdString()).string()));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

}  // namespace

class TestMutantsList : public QObject {
    Q_OBJECT
private slots:
    void eachTextIsInItsSource()
    {
        QString mutant, file, old;
        bool within = false;
        int texts = 0;
        QStringList missing;
        for (const QString& line : textOf(QStringLiteral("tests/sim/mutants.list")).split(u'\n')) {
            if (line.startsWith(QStringLiteral("== "))) mutant = line;
            if (line.startsWith(QStringLiteral("file "))) file = line.mid(5);
            if (line == QStringLiteral("<<<<")) {
                within = true;
                old.clear();
            } else if (within && line == QStringLiteral("====")) {
                within = false;
                ++texts;
                old.chop(1);  // a text may end within a line
                if (old.isEmpty() || !textOf(file).contains(old))
                    missing << mutant + QStringLiteral(" in ") + file;
            } else if (within) {
                old += line + u'\n';
            }
        }
        qInfo("%d texts of mutants", texts);
        QVERIFY(texts >= 40);
        QVERIFY2(missing.isEmpty(), qPrintable(missing.join(u'\n')));
    }
};

QTEST_APPLESS_MAIN(TestMutantsList)
#include "tst_mutants_list.moc"
