#include "app/keychain.h"

#include <QByteArray>
#include <QEventLoop>
#include <QObject>
#include <QString>

#include <qt6keychain/keychain.h>

namespace ballast::app {
namespace {

constexpr auto kService = "ballast";

/// Secrets are never stored in the clear: the insecure fallback stays off.
void prepare(QKeychain::Job& job, const std::string& profile, bool autoDelete)
{
    job.setAutoDelete(autoDelete);
    job.setInsecureFallback(false);
    job.setKey(QString::fromStdString(profile));
}

core::Expected<void> outcome(const QKeychain::Job& job, const std::string& profile,
                             const char* what)
{
    if (job.error() == QKeychain::NoError) return {};
    return core::failure(
        std::string{what} + " the key of profile " + profile +
        " in the OS keychain: " + job.errorString().toStdString() +
        ". Unlock or start the keychain (Secret Service, KWallet, Keychain, Credential "
        "Store); keys are never kept in a file.");
}

/// Runs the job to its end.
core::Expected<void> run(QKeychain::Job& job, const std::string& profile, const char* what)
{
    prepare(job, profile, false);
    QEventLoop loop;
    QObject::connect(&job, &QKeychain::Job::finished, &loop, &QEventLoop::quit);
    job.start();
    loop.exec();
    return outcome(job, profile, what);
}

deribit::Secret keyOf(const QKeychain::ReadPasswordJob& job)
{
    // As bytes and not as a text: this array is the job's own, so that its only copy is wiped.
    const QByteArray held = job.binaryData();
    return deribit::Secret::taking(const_cast<char*>(held.constData()),
                                   static_cast<std::size_t>(held.size()));
}

}  // namespace

core::Expected<std::string> readSecret(const std::string& name)
{
    QKeychain::ReadPasswordJob job(QString::fromLatin1(kService));
    if (auto done = run(job, name, "reading"); !done) return std::unexpected(done.error());
    return job.textData().toStdString();
}

core::Expected<deribit::Secret> readKey(const std::string& profile)
{
    QKeychain::ReadPasswordJob job(QString::fromLatin1(kService));
    if (auto done = run(job, profile, "reading"); !done) return std::unexpected(done.error());
    return keyOf(job);
}

core::Expected<void> writeSecret(const std::string& profile, const std::string& secret)
{
    QKeychain::WritePasswordJob job(QString::fromLatin1(kService));
    job.setTextData(QString::fromStdString(secret));
    return run(job, profile, "writing");
}

core::Expected<void> deleteSecret(const std::string& profile)
{
    QKeychain::DeletePasswordJob job(QString::fromLatin1(kService));
    return run(job, profile, "deleting");
}

void readKeySoon(const std::string& profile, QObject* context,
                 std::function<void(core::Expected<deribit::Secret>)> done)
{
    auto* job = new QKeychain::ReadPasswordJob(QString::fromLatin1(kService));
    prepare(*job, profile, true);
    QObject::connect(job, &QKeychain::Job::finished, context, [job, profile, done] {
        if (auto read = outcome(*job, profile, "reading"); !read)
            return done(std::unexpected(read.error()));
        done(keyOf(*job));
    });
    job->start();
}

void writeSecretSoon(const std::string& profile, const QString& secret, QObject* context,
                     std::function<void(core::Expected<void>)> done)
{
    auto* job = new QKeychain::WritePasswordJob(QString::fromLatin1(kService));
    prepare(*job, profile, true);
    job->setTextData(secret);
    QObject::connect(job, &QKeychain::Job::finished, context,
                     [job, profile, done] { done(outcome(*job, profile, "writing")); });
    job->start();
}

}  // namespace ballast::app
