// The packages, as a person gets them: made by cpack, installed by dpkg into an empty root and
// unpacked into a folder that is moved, started there, removed. What is left is the user's data.
#include "package/person.h"
#include "support/places.h"
#include "tidy/source_tree.h"

#include <QDir>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>
#include <cctype>
#include <string_view>

using namespace ballast;
using test::listing;
using test::operator+;
using test::Person;
using test::Ran;
using test::run;
using test::Words;

namespace {

namespace fs = std::filesystem;

/// Where it begins a path: "/ballast/" is no folder of the builder in "~/.local/share/ballast/".
bool holdsPath(std::string_view bytes, std::string_view path)
{
    const auto goesOn = [](char c) {
        return std::isalnum(static_cast<unsigned char>(c)) != 0 ||
               std::string_view{"._~-/}"}.find(c) != std::string_view::npos;
    };
    for (auto at = bytes.find(path); at != bytes.npos; at = bytes.find(path, at + 1))
        if (at == 0 || !goesOn(bytes[at - 1])) return true;
    return false;
}

/// The files below that hold one of the texts, packed ones unpacked.
Words holding(const fs::path& root, const Words& needles)
{
    Words found;
    for (const auto& entry : fs::recursive_directory_iterator(root)) {
        if (!entry.is_regular_file() || entry.is_symlink()) continue;
        std::string bytes = test::readWhole(entry.path());
        if (entry.path().extension() == ".gz")
            bytes = run("gzip", {"-dc", entry.path().string()}).out.toStdString();
        for (const std::string& needle : needles)
            if (holdsPath(bytes, needle))
                found.push_back(entry.path().string() + " holds " + needle);
    }
    return found;
}

/// A foreign program that is content, or is not here.
void isContent(const char* tool, const Words& words)
{
    if (!test::isThere({tool})) return qInfo("%s is not here", tool);
    const Ran checked = run(tool, words);
    QVERIFY2(checked.code == 0, (checked.out + checked.err).constData());
}

/// Starts the programs, the desk as it is and as the menu does, and looks at what they leave.
void usesIt(const Person& person, const fs::path& bin)
{
    for (const char* program : {"ballast", "ballastctl"})
        QCOMPARE(person.does(bin / program, {"--version"}).out.trimmed(),
                 QByteArray(program) + " " BALLAST_VERSION);
    const Ran first = person.does(bin / "ballast", {"--paper", "calm", "--exit-after", "2"});
    QVERIFY2(first.code == 0, first.err.constData());
    const Ran again = person.does(bin / "ballast", {"--last", "--exit-after", "2"});
    QVERIFY2(again.code == 0, again.err.constData());
    const Ran sound = person.does(bin / "ballastctl", {"verify", "--data", person.data().string()});
    QVERIFY2(sound.code == 0, sound.out.constData());
    for (const char* file :
         {"orders.db", "history.db", "ballast.toml", "ballast.log", "window.ini"})
        QVERIFY2(fs::exists(person.data() / file), file);
    QVERIFY(!fs::exists(person.data() / "ballast.pid"));
    // Beside the data there is at most what fonts and graphics keep for all programs.
    for (const std::string& path : listing(person.home()))
        QVERIFY2(path.starts_with(".local/share/ballast/") ||
                     std::string_view{".local/share/"}.starts_with(path) ||
                     path.starts_with(".cache/"),
                 path.c_str());
    QCOMPARE(person.temporaries(), Words{});
}

}  // namespace

class TestPackage : public QObject {
    Q_OBJECT

    QTemporaryDir m_made;
    std::string m_deb, m_archive;

    fs::path made(const char* name) const { return fs::path(m_made.path().toStdString()) / name; }
    /// The one folder that is in the archive.
    fs::path unpacked() const { return fs::directory_iterator(made("archive"))->path(); }

    std::string pack(const char* generator, const char* pattern)
    {
        const Ran cpack = run(BALLAST_CPACK, {"-G", generator, "-B", m_made.path().toStdString(),
                                              "--config", BALLAST_BUILD "/CPackConfig.cmake"});
        const auto found =
            QDir(m_made.path()).entryList({QString::fromLatin1(pattern)}, QDir::Files);
        if (cpack.code == 0 && found.size() == 1)
            return m_made.filePath(found.front()).toStdString();
        qWarning("%s%s", cpack.out.constData(), cpack.err.constData());
        return {};
    }
    QByteArray field(const char* name) const
    {
        return run("dpkg-deb", {"-f", m_deb, name}).out.trimmed();
    }
    static void hardened(const fs::path& bin, const char* searchPath)
    {
        auto own = QProcessEnvironment::systemEnvironment();
        own.insert(QStringLiteral("BALLAST_BIN"), QString::fromStdString(bin.string()));
        own.insert(QStringLiteral("BALLAST_SEARCH_PATH"), QLatin1String(searchPath));
        const Ran checks = run(BALLAST_HARDENING, {}, own);
        QVERIFY2(checks.code == 0, checks.out.constData());
    }

private slots:
    void initTestCase()
    {
        if (!test::isThere({"dpkg", "dpkg-deb", "dpkg-shlibdeps", "tar", "gzip", "objdump"}))
            QSKIP("packages are made on a Debian system (dpkg-dev, binutils)");
        qputenv("BALLAST_PACK_QUICKLY", "1");  // not by xz: the same files, sooner
        m_deb = pack("DEB", "*.deb");
        m_archive = pack("TGZ", "*.tar.gz");
        QVERIFY(!m_deb.empty());
        QVERIFY(!m_archive.empty());
        for (const std::string& file : {m_deb, m_archive})
            qInfo("%s: %d kB", fs::path(file).filename().c_str(), int(fs::file_size(file) / 1024));
        fs::create_directories(made("archive"));
        QCOMPARE(run("dpkg-deb", {"-x", m_deb, made("deb").string()}).code, 0);
        QCOMPARE(run("tar", {"-xf", m_archive, "-C", made("archive").string()}).code, 0);
    }

    void theDebSaysWhatItIsAndWhatItNeeds()
    {
        QCOMPARE(field("Package"), QByteArray("ballast"));
        QCOMPARE(field("Version"), QByteArray(BALLAST_VERSION));
        QCOMPARE(field("Section"), QByteArray("misc"));
        QCOMPARE(field("Architecture"), run("dpkg", {"--print-architecture"}).out.trimmed());
        QVERIFY(field("Maintainer").contains('@'));
        QVERIFY(field("Description").startsWith("Keeps a crypto-derivatives book"));
        QVERIFY(field("Description").contains("\n ."));
        const QByteArray needs = field("Depends");
        for (const char* package : {"libc6 (>=", "libqt6widgets6", "libqt6network6", "libssl3",
                                    "libsqlite3-0", "libqcustomplot", "libqt6keychain1"})
            QVERIFY2(needs.contains(package), needs.constData());
        QVERIFY2(!needs.contains("-dev"), needs.constData());
        // It runs nothing of its own when it comes and goes.
        fs::create_directories(made("control"));
        QCOMPARE(run("dpkg-deb", {"-e", m_deb, made("control").string()}).code, 0);
        QCOMPARE(listing(made("control")), (Words{"control", "md5sums"}));
    }

    void theDebHoldsThisAndNothingElse()
    {
        Words files = listing(made("deb"));
        std::erase_if(files, [](const std::string& file) { return file.ends_with('/'); });
        Words expected{"usr/bin/ballast",
                       "usr/bin/ballastctl",
                       "usr/share/applications/ballast.desktop",
                       "usr/share/doc/ballast/changelog.gz",
                       "usr/share/doc/ballast/copyright",
                       "usr/share/icons/hicolor/scalable/apps/ballast.svg",
                       "usr/share/man/man1/ballast.1.gz",
                       "usr/share/man/man1/ballastctl.1.gz",
                       "usr/share/metainfo/" BALLAST_APP_ID ".metainfo.xml"};
        for (const char* size : {"16", "24", "32", "48", "64", "128", "256", "512"})
            expected.push_back(std::string{"usr/share/icons/hicolor/"} + size + "x" + size +
                               "/apps/ballast.png");
        std::sort(expected.begin(), expected.end());
        QCOMPARE(files, expected);
        // Root's, and for nobody else to write to.
        static const QRegularExpression kSound(
            QStringLiteral("^[-d]rw[-x]r-[-x]r-[-x] root/root "));
        for (const QByteArray& line : run("dpkg-deb", {"-c", m_deb}).out.split('\n'))
            QVERIFY2(line.isEmpty() || kSound.match(QString::fromUtf8(line)).hasMatch(),
                     line.constData());
    }

    void noFolderOfTheBuilderIsInThem()
    {
        QVERIFY(holdsPath("at /ballast/app/main.cpp:1", "/ballast/"));
        QVERIFY(!holdsPath("in ~/.local/share/ballast/paper", "/ballast/"));
        const Words folders{test::sourceDirectory().string() + "/", BALLAST_BUILD};
        QCOMPARE(holding(made("deb"), folders), Words{});
        QCOMPARE(holding(made("archive"), folders), Words{});
    }

    void theMenuAndTheShopsUnderstandIt()
    {
        const fs::path share = made("deb") / "usr/share";
        const fs::path entry = share / "applications/ballast.desktop";
        isContent("desktop-file-validate", {entry.string()});
        isContent("appstreamcli", {"validate", "--no-net",
                                   (share / "metainfo" / BALLAST_APP_ID ".metainfo.xml").string()});
        // What it starts is a program of the package, with options that this program has.
        static const QRegularExpression kExec(QStringLiteral("^Exec=ballast (.*)$"),
                                              QRegularExpression::MultilineOption);
        int starts = 0;
        const QString text = QString::fromStdString(test::readWhole(entry));
        for (auto it = kExec.globalMatch(text); it.hasNext(); ++starts) {
            Words words{"--version"};
            for (const QString& word : it.next().captured(1).split(u' '))
                words.push_back(word.toStdString());
            QCOMPARE(Person().does(made("deb") / "usr/bin/ballast", words).code, 0);
        }
        QCOMPARE(starts, 3);
    }

    void bothAreHardenedAsTheBuildIs()
    {
        hardened(made("deb") / "usr/bin", "");
        hardened(unpacked() / "bin", "$ORIGIN/../lib");
    }

    /// Each library that something in the archive wants is in it, or among those it asks of the
    /// system; and of each it says whence it is.
    void theArchiveSaysWhatItNeeds()
    {
        const fs::path lib = unpacked() / "lib";
        const QByteArray carried = QByteArray::fromStdString(test::readWhole(lib / "CARRIED"));
        const QByteArray system =
            "\n" + QByteArray::fromStdString(test::readWhole(lib / "FROM-SYSTEM"));
        static const QRegularExpression kNeeded(QStringLiteral("NEEDED +(\\S+?)(\\.so\\S*)"));
        int wants = 0;
        for (const auto& entry : fs::recursive_directory_iterator(unpacked())) {
            const std::string name = entry.path().filename().string();
            const bool isLibrary = name.find(".so") != name.npos;
            if (entry.is_directory() || (!isLibrary && !name.starts_with("ballast"))) continue;
            if (isLibrary)
                QVERIFY2(carried.contains((name.substr(0, name.find(".so")) + ".so").c_str()),
                         name.c_str());
            const QString head =
                QString::fromUtf8(run("objdump", {"-p", entry.path().string()}).out);
            for (auto it = kNeeded.globalMatch(head); it.hasNext(); ++wants) {
                const auto wanted = it.next();
                const bool isHere =
                    fs::exists(lib / (wanted.captured(1) + wanted.captured(2)).toStdString());
                QVERIFY2(isHere || system.contains("\n" + wanted.captured(1).toUtf8() + "\n"),
                         qPrintable(wanted.captured()));
            }
        }
        QVERIFY(wants > 100);
        QVERIFY(fs::exists(unpacked() / "share/doc/ballast/licences/libqt6widgets6"));
    }

    void theDebIsInstalledStartedAndRemoved()
    {
        const std::string asRoot = test::asRoot();
        if (asRoot.empty()) QSKIP("dpkg installs as root, or under fakeroot, which is not here");
        const fs::path root = made("root"), itsMemory = "var/lib/dpkg";
        for (const char* folder : {"info", "updates"})
            fs::create_directories(root / itsMemory / folder);
        QFile status(QString::fromStdString((root / itsMemory / "status").string()));
        QVERIFY(status.open(QIODevice::WriteOnly));
        const Words before = listing(root, itsMemory);
        const auto dpkg = [&](const Words& words) {
            return run(asRoot, Words{"dpkg", "--root=" + root.string(), "--log=/dev/null",
                                     "--force-depends", "--force-not-root"} +
                                   words);
        };
        const Ran installed = dpkg({"-i", m_deb});
        QVERIFY2(installed.code == 0, installed.err.constData());
        QVERIFY(dpkg({"-s", "ballast"}).out.contains("install ok installed"));
        QCOMPARE(dpkg({"-V", "ballast"}).out, QByteArray());  // each file is as it was packed

        const Person person;
        usesIt(person, root / "usr/bin");
        if (QTest::currentTestFailed()) return;
        QCOMPARE(dpkg({"-V", "ballast"}).out, QByteArray());
        const Words data = listing(person.home());

        QCOMPARE(dpkg({"-r", "ballast"}).code, 0);
        QCOMPARE(listing(root, itsMemory), before);  // a purge has nothing more to take away
        QCOMPARE(dpkg({"-P", "ballast"}).code, 0);
        QCOMPARE(listing(root, itsMemory), before);
        QCOMPARE(listing(person.home()), data);
    }

    void theArchiveRunsFromWhereverItLies()
    {
        const fs::path moved = made("moved") / "another place";
        fs::create_directories(moved.parent_path());
        fs::rename(unpacked(), moved);
        const Person person;
        // What it carries is what it runs with, from here.
        const Ran loads = person.does(moved / "bin/ballast", {},
                                      {{"LD_TRACE_LOADED_OBJECTS", QStringLiteral("1")}});
        QVERIFY2(loads.out.contains("libQt6Widgets"), loads.err.constData());
        int own = 0;
        for (const QByteArray& line : loads.out.split('\n')) {
            QVERIFY2(!line.contains("not found"), line.constData());
            const std::string name = line.trimmed().split(' ').front().toStdString();
            if (!line.contains("=> ") || !fs::exists(moved / "lib" / name)) continue;
            const QByteArray from = line.mid(line.indexOf("=> ") + 3);
            const fs::path path = from.left(from.lastIndexOf(" (")).toStdString();
            QVERIFY2(fs::equivalent(path, moved / "lib" / name), line.constData());
            ++own;
        }
        qInfo("%d libraries of its own", own);
        QVERIFY(own > 15);
        usesIt(person, moved / "bin");
        QVERIFY(fs::remove_all(moved) > 0);
        QVERIFY(fs::exists(person.data() / "orders.db"));
    }
};

QTEST_GUILESS_MAIN(TestPackage)
#include "tst_package.moc"
