// The packages, as a person gets them: made by cpack, installed by dpkg into an empty root and
// unpacked into a folder that is moved, started there, removed. What is left is the user's data.
#include "package/tool.h"
#include "support/places.h"
#include "tidy/source_tree.h"

#include <QRegularExpression>
#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>

using namespace ballast;
using test::run;
using test::Ran;

namespace {

namespace fs = std::filesystem;

QString text(const fs::path& path) { return QString::fromStdString(path.string()); }

/// Every file, link and folder below, with "/" behind a folder, in order; `but` and what is in it
/// left out.
QStringList listing(const fs::path& root, const fs::path& but = {})
{
    QStringList all;
    for (fs::recursive_directory_iterator it(root), end; it != end; ++it) {
        if (!but.empty() && it->path() == root / but) {
            it.disable_recursion_pending();
            continue;
        }
        const bool folder = it->is_directory() && !it->is_symlink();
        all << text(fs::relative(it->path(), root)) + (folder ? QStringLiteral("/") : QString());
    }
    all.sort();
    return all;
}

/// The files below that hold the text, packed ones unpacked.
QStringList holding(const fs::path& root, const std::vector<std::string>& needles)
{
    QStringList found;
    for (const auto& entry : fs::recursive_directory_iterator(root)) {
        if (!entry.is_regular_file() || entry.is_symlink()) continue;
        std::string bytes = test::readWhole(entry.path());
        if (entry.path().extension() == ".gz")
            bytes = run(QStringLiteral("gzip"), {QStringLiteral("-dc"), text(entry.path())}).out.toStdString();
        for (const std::string& needle : needles)
            if (bytes.find(needle) != bytes.npos)
                found << text(entry.path()) + QStringLiteral(" holds ") + QString::fromStdString(needle);
    }
    return found;
}

/// A person with an empty home.
class Person {
public:
    Ran does(const fs::path& program, const QStringList& words,
             const QList<std::pair<QString, QString>>& more = {}) const
    {
        QProcessEnvironment own;
        own.insert(QStringLiteral("PATH"), QStringLiteral("/usr/bin:/bin"));
        own.insert(QStringLiteral("HOME"), m_home.path());
        own.insert(QStringLiteral("TMPDIR"), m_temporary.path());
        own.insert(QStringLiteral("LC_ALL"), QStringLiteral("C"));
        own.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
        for (const auto& [name, value] : more) own.insert(name, value);
        return run(text(program), words, own);
    }
    fs::path home() const { return m_home.path().toStdString(); }
    fs::path data() const { return home() / ".local/share/ballast/paper"; }
    QStringList temporaries() const { return listing(m_temporary.path().toStdString()); }

private:
    QTemporaryDir m_home, m_temporary;
};

/// Starts the program twice, as it is and as the menu does, and looks at what it leaves.
void usesIt(const Person& person, const fs::path& bin)
{
    const Ran version = person.does(bin / "ballast", {QStringLiteral("--version")});
    QCOMPARE(version.out.trimmed(), QByteArray("ballast " BALLAST_VERSION));
    QCOMPARE(person.does(bin / "ballastctl", {QStringLiteral("--version")}).out.trimmed(),
             QByteArray("ballastctl " BALLAST_VERSION));
    const QStringList briefly{QStringLiteral("--exit-after"), QStringLiteral("2")};
    const Ran first = person.does(bin / "ballast", QStringList{QStringLiteral("--paper"), QStringLiteral("calm")} + briefly);
    QVERIFY2(first.code == 0, first.err.constData());
    const Ran again = person.does(bin / "ballast", QStringList{QStringLiteral("--last")} + briefly);
    QVERIFY2(again.code == 0, again.err.constData());
    const Ran verified = person.does(bin / "ballastctl", {QStringLiteral("verify"), QStringLiteral("--data"), text(person.data())});
    QVERIFY2(verified.code == 0, verified.out.constData());
    for (const char* file : {"orders.db", "history.db", "ballast.toml", "ballast.log", "window.ini"})
        QVERIFY2(fs::exists(person.data() / file), file);
    QVERIFY(!fs::exists(person.data() / "ballast.pid"));
    // Beside the data there is at most what fonts and graphics keep for all programs.
    for (const QString& path : listing(person.home()))
        QVERIFY2(path.startsWith(QStringLiteral(".local/share/ballast/")) ||
                     QStringLiteral(".local/share/").startsWith(path) || path.startsWith(QStringLiteral(".cache/")),
                 qPrintable(path));
    QCOMPARE(person.temporaries(), QStringList());
}

}  // namespace

class TestPackage : public QObject {
    Q_OBJECT

    QTemporaryDir m_made;
    QString m_deb, m_archive, m_whyNot;

    fs::path made(const char* name) const { return fs::path(m_made.path().toStdString()) / name; }

    QString pack(const QString& generator, const QString& pattern)
    {
        const Ran cpack = run(QStringLiteral(BALLAST_CPACK),
                              {QStringLiteral("-G"), generator, QStringLiteral("-B"), m_made.path(),
                               QStringLiteral("--config"), QStringLiteral(BALLAST_BUILD "/CPackConfig.cmake")});
        const QStringList found = QDir(m_made.path()).entryList({pattern}, QDir::Files);
        if (cpack.code != 0 || found.size() != 1) {
            qWarning("%s%s", cpack.out.constData(), cpack.err.constData());
            return {};
        }
        return m_made.filePath(found.front());
    }
    static QString field(const QString& deb, const char* name)
    {
        return QString::fromUtf8(run(QStringLiteral("dpkg-deb"), {QStringLiteral("-f"), deb, QLatin1String(name)}).out).trimmed();
    }
    void hardened(const fs::path& bin, const char* searchPath)
    {
        auto own = QProcessEnvironment::systemEnvironment();
        own.insert(QStringLiteral("BALLAST_BIN"), text(bin));
        own.insert(QStringLiteral("BALLAST_SEARCH_PATH"), QLatin1String(searchPath));
        const Ran checks = run(QStringLiteral(BALLAST_HARDENING), {}, own);
        QVERIFY2(checks.code == 0, checks.out.constData());
    }

private slots:
    void initTestCase()
    {
        if (!test::isThere({"dpkg", "dpkg-deb", "dpkg-shlibdeps", "tar", "xz", "gzip", "objdump"}))
            QSKIP("packages are made on a Debian system (dpkg-dev, binutils, xz-utils)");
        m_deb = pack(QStringLiteral("DEB"), QStringLiteral("*.deb"));
        m_archive = pack(QStringLiteral("TXZ"), QStringLiteral("*.tar.xz"));
        QVERIFY(!m_deb.isEmpty());
        QVERIFY(!m_archive.isEmpty());
        qInfo("%s: %lld kB, %s: %lld kB", qPrintable(QFileInfo(m_deb).fileName()), QFileInfo(m_deb).size() / 1024,
              qPrintable(QFileInfo(m_archive).fileName()), QFileInfo(m_archive).size() / 1024);
        QCOMPARE(run(QStringLiteral("dpkg-deb"), {QStringLiteral("-x"), m_deb, text(made("deb"))}).code, 0);
        fs::create_directories(made("archive"));
        QCOMPARE(run(QStringLiteral("tar"), {QStringLiteral("-xf"), m_archive, QStringLiteral("-C"), text(made("archive"))}).code, 0);
    }

    void theDebSaysWhatItIsAndWhatItNeeds()
    {
        QCOMPARE(field(m_deb, "Package"), QStringLiteral("ballast"));
        QCOMPARE(field(m_deb, "Version"), QStringLiteral(BALLAST_VERSION));
        QCOMPARE(field(m_deb, "Section"), QStringLiteral("misc"));
        QCOMPARE(field(m_deb, "Architecture"),
                 QString::fromUtf8(run(QStringLiteral("dpkg"), {QStringLiteral("--print-architecture")}).out).trimmed());
        QVERIFY(field(m_deb, "Maintainer").contains(u'@'));
        QVERIFY(field(m_deb, "Description").startsWith(QStringLiteral("Keeps a crypto-derivatives book")));
        QVERIFY(field(m_deb, "Description").contains(QStringLiteral("\n ")));
        const QString needs = field(m_deb, "Depends");
        for (const char* package : {"libc6 (>=", "libqt6widgets6", "libqt6network6", "libssl3", "libsqlite3-0",
                                    "libqcustomplot", "libqt6keychain1"})
            QVERIFY2(needs.contains(QLatin1String(package)), qPrintable(needs));
        QVERIFY2(!needs.contains(QStringLiteral("-dev")), qPrintable(needs));
        // It runs nothing of its own when it comes and goes.
        fs::create_directories(made("control"));
        QCOMPARE(run(QStringLiteral("dpkg-deb"), {QStringLiteral("-e"), m_deb, text(made("control"))}).code, 0);
        QCOMPARE(listing(made("control")), QStringList({QStringLiteral("control"), QStringLiteral("md5sums")}));
    }

    void theDebHoldsThisAndNothingElse()
    {
        QStringList files = listing(made("deb"));
        files.erase(std::remove_if(files.begin(), files.end(), [](const QString& f) { return f.endsWith(u'/'); }), files.end());
        QStringList expected{QStringLiteral("usr/bin/ballast"), QStringLiteral("usr/bin/ballastctl"),
                             QStringLiteral("usr/share/applications/ballast.desktop"),
                             QStringLiteral("usr/share/metainfo/" BALLAST_APP_ID ".metainfo.xml"),
                             QStringLiteral("usr/share/man/man1/ballast.1.gz"), QStringLiteral("usr/share/man/man1/ballastctl.1.gz"),
                             QStringLiteral("usr/share/doc/ballast/copyright"), QStringLiteral("usr/share/doc/ballast/changelog.gz"),
                             QStringLiteral("usr/share/icons/hicolor/scalable/apps/ballast.svg")};
        for (const int size : {16, 24, 32, 48, 64, 128, 256, 512})
            expected << QStringLiteral("usr/share/icons/hicolor/%1x%1/apps/ballast.png").arg(size);
        expected.sort();
        QCOMPARE(files, expected);
        // Root's, and for nobody else to write to.
        static const QRegularExpression kSound(QStringLiteral("^[-d]rw[-x]r-[-x]r-[-x] root/root "));
        for (const QByteArray& line : run(QStringLiteral("dpkg-deb"), {QStringLiteral("-c"), m_deb}).out.split('\n'))
            QVERIFY2(line.isEmpty() || kSound.match(QString::fromUtf8(line)).hasMatch(), line.constData());
    }

    void noFolderOfTheBuilderIsInThem()
    {
        std::vector<std::string> folders{test::sourceDirectory().string() + "/", BALLAST_BUILD};
        for (const char* root : {"deb", "archive"}) {
            const QStringList found = holding(made(root), folders);
            QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
        }
    }

    void theMenuAndTheShopsUnderstandIt()
    {
        const fs::path share = made("deb") / "usr/share";
        if (test::isThere({"desktop-file-validate"})) {
            const Ran checked = run(QStringLiteral("desktop-file-validate"), {text(share / "applications/ballast.desktop")});
            QVERIFY2(checked.code == 0 && checked.out.isEmpty(), checked.out.constData());
        } else {
            qInfo("desktop-file-validate is not here (Debian: desktop-file-utils)");
        }
        if (test::isThere({"appstreamcli"})) {
            const Ran checked = run(QStringLiteral("appstreamcli"), {QStringLiteral("validate"), QStringLiteral("--no-net"),
                                                                    text(share / "metainfo" / BALLAST_APP_ID ".metainfo.xml")});
            QVERIFY2(checked.code == 0, checked.out.constData());
        } else {
            qInfo("appstreamcli is not here (Debian: appstream)");
        }
        const std::string entry = test::readWhole(share / "applications/ballast.desktop");
        // What it starts is a program of the package, with options that this program has.
        static const QRegularExpression kExec(QStringLiteral("^Exec=ballast (.*)$"), QRegularExpression::MultilineOption);
        int starts = 0;
        for (auto it = kExec.globalMatch(QString::fromStdString(entry)); it.hasNext(); ++starts) {
            const Ran start = Person().does(made("deb") / "usr/bin/ballast",
                                            it.next().captured(1).split(u' ') + QStringList{QStringLiteral("--version")});
            QCOMPARE(start.code, 0);
        }
        QCOMPARE(starts, 3);
    }

    void bothAreHardenedAsTheBuildIs()
    {
        hardened(made("deb") / "usr/bin", "");
        for (const auto& folder : fs::directory_iterator(made("archive"))) hardened(folder.path() / "bin", "$ORIGIN/../lib");
    }

    void theDebIsInstalledStartedAndRemoved()
    {
        const QStringList asRoot = test::asRoot();
        if (asRoot.isEmpty()) QSKIP("dpkg installs as root, or under fakeroot, which is not here");
        const fs::path root = made("root");
        fs::create_directories(root / "var/lib/dpkg/info");
        fs::create_directories(root / "var/lib/dpkg/updates");
        QFile(text(root / "var/lib/dpkg/status")).open(QIODevice::WriteOnly);
        const fs::path itsOwn = "var/lib/dpkg";  // dpkg's memory
        const QStringList before = listing(root, itsOwn);
        const auto dpkg = [&](const QStringList& words) {
            return run(asRoot.front(), asRoot.mid(1) + QStringList{QStringLiteral("dpkg"), QStringLiteral("--root=") + text(root),
                                     QStringLiteral("--log=/dev/null"), QStringLiteral("--force-depends"), QStringLiteral("--force-not-root")} + words);
        };
        const Ran installed = dpkg({QStringLiteral("-i"), m_deb});
        QVERIFY2(installed.code == 0, installed.err.constData());
        QVERIFY(dpkg({QStringLiteral("-s"), QStringLiteral("ballast")}).out.contains("install ok installed"));
        QVERIFY2(dpkg({QStringLiteral("-V"), QStringLiteral("ballast")}).out.isEmpty(), "a file is not as it was packed");

        const Person person;
        usesIt(person, root / "usr/bin");
        QVERIFY(dpkg({QStringLiteral("-V"), QStringLiteral("ballast")}).out.isEmpty());
        const QStringList data = listing(person.home());

        QCOMPARE(dpkg({QStringLiteral("-r"), QStringLiteral("ballast")}).code, 0);
        QCOMPARE(listing(root, itsOwn), before);  // nothing that a purge would have to take away
        QCOMPARE(dpkg({QStringLiteral("-P"), QStringLiteral("ballast")}).code, 0);
        QCOMPARE(listing(root, itsOwn), before);
        QCOMPARE(listing(person.home()), data);
    }

    void theArchiveRunsFromWhereverItLies()
    {
        const fs::path moved = made("moved") / "another place";
        fs::create_directories(moved.parent_path());
        fs::copy(fs::directory_iterator(made("archive"))->path(), moved,
                 fs::copy_options::recursive | fs::copy_options::copy_symlinks);
        const Person person;
        // What it carries is what it runs with, here and nowhere else.
        const Ran loads = person.does(moved / "bin/ballast", {}, {{QStringLiteral("LD_TRACE_LOADED_OBJECTS"), QStringLiteral("1")}});
        QVERIFY2(loads.out.contains("libQt6Widgets"), loads.err.constData());
        int own = 0;
        for (const QByteArray& line : loads.out.split('\n')) {
            QVERIFY2(!line.contains("not found"), line.constData());
            const QByteArray name = line.trimmed().split(' ').front();
            if (!fs::exists(moved / "lib" / name.toStdString())) continue;
            const QByteArray from = line.mid(line.indexOf("=> ") + 3);
            const auto path = fs::path(from.left(from.lastIndexOf(" (")).toStdString());
            QVERIFY2(fs::equivalent(path, moved / "lib" / name.toStdString()), line.constData());
            ++own;
        }
        QVERIFY(own > 15);
        qInfo("%d libraries of its own", own);
        usesIt(person, moved / "bin");
        QVERIFY(fs::remove_all(moved) > 0);
        QVERIFY(fs::exists(person.data() / "orders.db"));
    }

    /// Each library that something in the archive wants is in it, or among those it asks of the
    /// system; and of each it says whence it is.
    void theArchiveSaysWhatItNeeds()
    {
        const fs::path lib = fs::directory_iterator(made("archive"))->path() / "lib";
        const QStringList system = QString::fromUtf8(test::readWhole(lib / "FROM-SYSTEM")).split(u'\n', Qt::SkipEmptyParts);
        const QString carried = QString::fromUtf8(test::readWhole(lib / "CARRIED"));
        static const QRegularExpression kNeeded(QStringLiteral("NEEDED +(\\S+)"));
        int wants = 0;
        for (const auto& entry : fs::recursive_directory_iterator(lib.parent_path())) {
            const std::string name = entry.path().filename().string();
            const bool library = name.find(".so") != name.npos;
            if (!entry.is_regular_file() || (!library && entry.path().parent_path().filename() != "bin") || name == "qt.conf") continue;
            if (library) {
                const QString stem = QString::fromStdString(name.substr(0, name.find(".so")));
                QVERIFY2(carried.contains(stem + QStringLiteral(".so")), name.c_str());
            }
            const QString head = QString::fromUtf8(run(QStringLiteral("objdump"), {QStringLiteral("-p"), text(entry.path())}).out);
            for (auto it = kNeeded.globalMatch(head); it.hasNext(); ++wants) {
                const QString wanted = it.next().captured(1);
                const QString stem = wanted.left(wanted.indexOf(QStringLiteral(".so")));
                const bool listed = std::any_of(system.begin(), system.end(), [&](const QString& s) { return stem == s || (s == QStringLiteral("ld-linux") && stem.startsWith(s)); });
                QVERIFY2(listed || fs::exists(lib / wanted.toStdString()), qPrintable(QString::fromStdString(name) + QStringLiteral(" wants ") + wanted));
            }
        }
        QVERIFY(wants > 100);
        QVERIFY(fs::exists(lib.parent_path() / "share/doc/ballast/licences/libqt6widgets6"));
    }
};

QTEST_GUILESS_MAIN(TestPackage)
#include "tst_package.moc"
