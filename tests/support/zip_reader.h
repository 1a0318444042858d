#pragma once

#include <QByteArray>
#include <QFile>
#include <QMap>
#include <QString>
#include <QtEndian>

#include <zlib.h>

namespace ballast::test {

/// The files in a zip archive, by name; empty where it cannot be read.
inline QMap<QString, QByteArray> unzipped(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) return {};
    const QByteArray all = file.readAll();
    const auto number = [&](qsizetype at, int bytes) -> qsizetype {
        return bytes == 2 ? qFromLittleEndian<quint16>(all.constData() + at)
                          : qFromLittleEndian<quint32>(all.constData() + at);
    };
    QMap<QString, QByteArray> out;
    const qsizetype end = all.lastIndexOf("PK\x05\x06");
    if (end < 0) return {};
    qsizetype entry = number(end + 16, 4);
    for (qsizetype left = number(end + 10, 2); left > 0; --left) {
        const QString name = QString::fromUtf8(all.mid(entry + 46, number(entry + 28, 2)));
        const qsizetype local = number(entry + 42, 4);
        const qsizetype data = local + 30 + number(local + 26, 2) + number(local + 28, 2);
        QByteArray packed = all.mid(data, number(entry + 20, 4));
        QByteArray plain(number(entry + 24, 4), '\0');
        if (number(entry + 10, 2) == 0) {
            plain = packed;
        } else {
            z_stream stream{};
            stream.next_in = reinterpret_cast<Bytef*>(packed.data());
            stream.avail_in = static_cast<uInt>(packed.size());
            stream.next_out = reinterpret_cast<Bytef*>(plain.data());
            stream.avail_out = static_cast<uInt>(plain.size());
            if (inflateInit2(&stream, -MAX_WBITS) != Z_OK) return {};
            const int result = inflate(&stream, Z_FINISH);
            inflateEnd(&stream);
            if (result != Z_STREAM_END) return {};
        }
        out[name] = plain;
        entry += 46 + number(entry + 28, 2) + number(entry + 30, 2) + number(entry + 32, 2);
    }
    return out;
}

}  // namespace ballast::test
