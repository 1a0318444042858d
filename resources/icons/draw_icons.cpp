// Draws the icon from its two SVG files anew: the PNG of every size, and from them the files that
// Windows (.ico) and macOS (.icns) want. Run by `./dev icons` when a drawing has changed; what it
// writes is kept beside them, for who builds Ballast need not have a reader of SVG.
#include <QBuffer>
#include <QGuiApplication>
#include <QImage>
#include <QImageReader>
#include <QSaveFile>
#include <QtEndian>

#include <cstdio>
#include <utility>
#include <vector>

namespace {

constexpr int kSizes[] = {16, 24, 32, 48, 64, 128, 256, 512};
constexpr int kSmallUpTo = 32;

struct Drawn {
    int size = 0;
    QByteArray png;
};

QByteArray drawn(const QString& folder, int size)
{
    const QString name =
        size <= kSmallUpTo ? QStringLiteral("/ballast-small.svg") : QStringLiteral("/ballast.svg");
    QImageReader reader(folder + name, "svg");
    reader.setScaledSize({size, size});
    QByteArray png;
    QBuffer out(&png);
    constexpr int kSmallestFile = 0;
    const QImage image = reader.read().convertToFormat(QImage::Format_ARGB32);
    if (image.isNull() || !out.open(QIODevice::WriteOnly) ||
        !image.save(&out, "PNG", kSmallestFile))
        return {};
    return png;
}

template <class Integer>
void append(QByteArray& out, Integer value)
{
    out.append(reinterpret_cast<const char*>(&value), sizeof value);
}

/// Every size up to 256 as a PNG in it: Windows Vista and newer.
QByteArray ico(const std::vector<Drawn>& all)
{
    std::vector<Drawn> used;
    for (const Drawn& one : all)
        if (one.size <= 256) used.push_back(one);
    QByteArray head, pictures;
    for (const quint16 word : {0, 1, int(used.size())}) append(head, qToLittleEndian(word));
    for (const Drawn& one : used) {
        const auto side = static_cast<quint8>(one.size % 256);  // 0 is 256
        for (const quint8 byte : {side, side, quint8{0}, quint8{0}}) append(head, byte);
        for (const quint16 word : {1, 32}) append(head, qToLittleEndian(word));
        append(head, qToLittleEndian(static_cast<quint32>(one.png.size())));
        append(head, qToLittleEndian(static_cast<quint32>(6 + 16 * used.size() +
                                                          std::size_t(pictures.size()))));
        pictures += one.png;
    }
    return head + pictures;
}

QByteArray icns(const std::vector<Drawn>& all)
{
    constexpr std::pair<int, const char*> kTypes[] = {{16, "icp4"},  {32, "icp5"},  {64, "icp6"},
                                                      {128, "ic07"}, {256, "ic08"}, {512, "ic09"}};
    QByteArray body;
    for (const auto& [size, type] : kTypes)
        for (const Drawn& one : all)
            if (one.size == size) {
                body += type;
                append(body, qToBigEndian(static_cast<quint32>(one.png.size() + 8)));
                body += one.png;
            }
    QByteArray whole("icns");
    append(whole, qToBigEndian(static_cast<quint32>(body.size() + 8)));
    return whole + body;
}

bool write(const QString& path, const QByteArray& bytes)
{
    QSaveFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit();
}

}  // namespace

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QGuiApplication application(argc, argv);
    const QString folder = QString::fromLocal8Bit(argc > 1 ? argv[1] : ".");
    std::vector<Drawn> all;
    for (const int size : kSizes) {
        all.push_back({size, drawn(folder, size)});
        if (all.back().png.isEmpty()) {
            std::fputs("draw_icons: Qt could not read the SVG here (Debian: libqt6svg6)\n", stderr);
            return 1;
        }
    }
    bool written = true;
    for (const Drawn& one : all)
        written = write(QStringLiteral("%1/ballast-%2.png").arg(folder).arg(one.size), one.png) &&
                  written;
    written = write(folder + QStringLiteral("/ballast.ico"), ico(all)) && written;
    written = write(folder + QStringLiteral("/ballast.icns"), icns(all)) && written;
    return written ? 0 : 1;
}
