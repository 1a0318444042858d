// Every reader of foreign bytes against what was found worth keeping, and against thousands of bad
// inputs made from good ones: each must come back, whatever it thinks of what it read.
#include "fuzz/json_mutation.h"
#include "fuzz/targets.h"
#include "support/places.h"

#include <QtTest/QtTest>

#include <fstream>
#include <iterator>

using namespace ballast;

namespace {

std::string contentOf(const std::filesystem::path& file)
{
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<std::string> inputsOf(std::string_view kind, std::string_view target)
{
    std::vector<std::string> out;
    const auto folder = test::sourceDirectory() / "tests/fuzz" / kind / target;
    for (const auto& file : test::filesIn(folder, "", "")) out.push_back(contentOf(file));
    return out;
}

fuzz::Bytes bytesOf(const std::string& text)
{
    return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

class TestBadInput : public QObject {
    Q_OBJECT
private slots:
    void comesBack_data()
    {
        QTest::addColumn<QByteArray>("target");
        for (const fuzz::Target& target : fuzz::targets()) {
            const std::string name{target.name};
            QTest::newRow(name.c_str()) << QByteArray::fromStdString(name);
        }
    }
    void comesBack()
    {
        QFETCH(QByteArray, target);
        const fuzz::Target* reader = fuzz::target(target.toStdString());
        QVERIFY(reader);
        const auto seeds = inputsOf("seeds", reader->name);
        QVERIFY2(!seeds.empty(), "every target has seeds in tests/fuzz/seeds");
        int kept = 0, made = 0;
        const auto run = [&](const std::string& text) { reader->run(bytesOf(text)); };
        for (const char* kind : {"seeds", "corpus", "crashers"})
            for (const std::string& text : inputsOf(kind, reader->name)) run(text), ++kept;
        // A file that is opened as a database costs a hundred times what a frame does.
        const std::size_t most = reader->name == "orders-db" ? 200 : 4'000;
        for (const std::string& seed : seeds) made += attack(seed, reader->json, most, run);
        m_inputs += kept + made;
        qInfo("%s: %d kept inputs, %d made from %zu seeds", target.constData(), kept, made,
              seeds.size());
    }
    void wereThousands() { QVERIFY2(m_inputs >= 1'000, "bad inputs replayed"); }

private:
    /// The seed cut short, with bytes flipped, and, where it is JSON, each of its values replaced
    /// by each hostile one.
    template <class Run>
    static int attack(const std::string& seed, bool json, std::size_t most, const Run& run)
    {
        int made = 0;
        const std::size_t step = std::max<std::size_t>(1, seed.size() * 2 / most);
        for (std::size_t at = 0; at < seed.size(); at += step, made += 2) {
            run(seed.substr(0, at));
            std::string flipped = seed;
            flipped[at] = static_cast<char>(flipped[at] ^ (1 << (at % 8)));
            run(flipped);
        }
        if (!json) return made;
        for (const fuzz::Token& token : fuzz::tokensOf(seed))
            for (const std::string_view value : fuzz::hostileValues())
                run(fuzz::replaced(seed, token, value)), ++made;
        for (std::uint64_t i = 0; i < 500; ++i)
            run(fuzz::mutated(seed, i * 0x9e3779b97f4a7c15ULL)), ++made;
        return made;
    }

    int m_inputs = 0;
};

}  // namespace

QTEST_GUILESS_MAIN(TestBadInput)
#include "tst_bad_input.moc"
