// Which account answers to the key of a profile, kept beside the key itself.
#include "app/key_binding.h"

#include <QTemporaryDir>
#include <QtTest>

#include <fstream>

using namespace ballast;

class TestKeyBinding : public QObject {
    Q_OBJECT
private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_data = m_folder->path().toStdString();
    }
    void theFirstAccountIsKept()
    {
        app::KeyBinding binding(m_data);
        QCOMPARE(*binding.account("deribit"), "");
        QVERIFY(binding.bindAccount("deribit", "aa11"));
        QVERIFY(binding.bindAccount("other", "bb22"));
        QCOMPARE(*app::KeyBinding(m_data).account("deribit"), "aa11");
        QCOMPARE(*app::KeyBinding(m_data).account("other"), "bb22");
    }
    void aConfirmedKeyTakesWhateverAccountAnswersNext()
    {
        app::KeyBinding binding(m_data);
        QVERIFY(binding.bindAccount("deribit", "aa11"));
        QVERIFY(binding.bindAccount("other", "bb22"));
        QVERIFY(binding.confirm("deribit", "key"));
        QCOMPARE(*binding.account("deribit"), "");
        QCOMPARE(*binding.account("other"), "bb22");
    }
    void theSentenceNamesBothAndTheWayOut()
    {
        app::KeyBinding binding(m_data);
        QVERIFY(binding.bindAccount("deribit", "0000aa11"));
        const std::string said = binding.accountSentence("deribit", "0000cc33");
        for (const char* part :
             {"AA11", "CC33", "Nothing is sent there", "ballastctl key confirm --profile deribit"})
            QVERIFY2(said.find(part) != std::string::npos, said.c_str());
        QVERIFY(binding.accountSentence("deribit", "").find("names none") != std::string::npos);
    }
    void aFileThatIsCutShortIsNoEmptyOne()
    {
        std::ofstream(m_data / "accounts") << "deribit";
        const auto known = app::KeyBinding(m_data).account("deribit");
        QVERIFY(!known);
        QVERIFY(known.error().message.find("cannot be read") != std::string::npos);
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::filesystem::path m_data;
};

QTEST_GUILESS_MAIN(TestKeyBinding)
#include "tst_key_binding.moc"
