#pragma once

#include <QByteArray>
#include <QDirIterator>
#include <QFile>
#include <QString>
#include <QStringList>

#include <algorithm>
#include <vector>

namespace ballast::test {

/// One thing that must be nowhere, in the shapes in which it could be written down.
struct Needle {
    QByteArray name, bytes;
};

inline std::vector<Needle> shapesOf(const QByteArray& name, const QByteArray& secret)
{
    const QString wide = QString::fromLatin1(secret);
    QByteArray backwards = secret;
    std::reverse(backwards.begin(), backwards.end());
    // Of base64, the middle: it may stand behind other bytes, in three ways.
    std::vector<Needle> all{
        {name, secret},
        {name + " as UTF-16",
         QByteArray(reinterpret_cast<const char*>(wide.utf16()), 2 * wide.size())},
        {name + " in hexadecimal", secret.toHex()},
        {name + " in capital hexadecimal", secret.toHex().toUpper()},
        {name + " percent-encoded", secret.toPercentEncoding({}, secret)},
        {name + " backwards", backwards}};
    for (int shift = 0; shift < 3; ++shift) {
        const QByteArray encoded = (QByteArray(shift, '\0') + secret).toBase64();
        all.push_back({name + " in base64", encoded.mid(4, 4 * ((secret.size() - 3) / 3) - 4)});
    }
    return all;
}

/// Where a needle is found in the bytes; empty: nowhere.
inline QString foundIn(const QString& place, const QByteArray& bytes,
                       const std::vector<Needle>& needles)
{
    for (const Needle& needle : needles)
        if (bytes.contains(needle.bytes))
            return place + QStringLiteral(" holds ") + QString::fromLatin1(needle.name);
    return {};
}

/// Reads every file below the folder, hidden ones too; `read` counts them and their bytes.
struct Searched {
    QStringList found;
    int files = 0;
    qint64 bytes = 0;
};
inline Searched search(const QString& folder, const std::vector<Needle>& needles,
                       const QStringList& but)
{
    Searched all;
    QDirIterator it(folder, QDir::Files | QDir::Hidden | QDir::System | QDir::NoSymLinks,
                    QDirIterator::Subdirectories);
    while (it.hasNext()) {
        const QString path = it.next();
        if (but.contains(path)) continue;
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly)) continue;
        const QByteArray bytes = file.readAll();
        ++all.files;
        all.bytes += bytes.size();
        if (const QString what = foundIn(path, bytes, needles); !what.isEmpty()) all.found << what;
    }
    return all;
}

}  // namespace ballast::test
