// The icon: every size is there, drawn from the SVG that is kept beside it, to be read at 16
// pixels, and the files for Windows and macOS hold the same pictures.
#include "support/places.h"
#include "tidy/source_tree.h"
#include "ui/shell/app_icon.h"

#include <QColor>
#include <QImage>
#include <QImageReader>
#include <QtEndian>
#include <QtTest>

#include <algorithm>
#include <cmath>

using namespace ballast;

namespace {

constexpr int kSizes[] = {16, 24, 32, 48, 64, 128, 256, 512};

QString file(const QString& name)
{
    return QString::fromStdString((test::sourceDirectory() / "resources/icons").string()) + u'/' +
           name;
}
QString picture(int size) { return file(QStringLiteral("ballast-%1.png").arg(size)); }

QByteArray bytes(const QString& path)
{
    QFile in(path);
    return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
}

/// After WCAG 2: relative luminance, and the ratio of two.
double luminance(QRgb colour)
{
    const auto linear = [](int channel) {
        const double c = channel / 255.0;
        return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(qRed(colour)) + 0.7152 * linear(qGreen(colour)) +
           0.0722 * linear(qBlue(colour));
}
double contrast(QRgb a, QRgb b)
{
    const auto [low, high] = std::minmax({luminance(a), luminance(b)});
    return (high + 0.05) / (low + 0.05);
}

}  // namespace

class TestAppIcon : public QObject {
    Q_OBJECT
private slots:
    void everySizeIsThere()
    {
        for (const int size : kSizes) {
            const QImage image(picture(size));
            QCOMPARE(image.size(), QSize(size, size));
            QVERIFY(image.hasAlphaChannel());
            QCOMPARE(qAlpha(image.pixel(0, 0)), 0);
        }
    }

    void theWindowHasItInEachSizeThatIsAskedFor()
    {
        const QIcon icon = ui::appIcon();
        for (const int size : {16, 24, 32, 48, 64, 128, 256}) {
            const QImage shown = icon.pixmap(QSize(size, size), 1.0).toImage();
            QCOMPARE(shown.convertToFormat(QImage::Format_ARGB32),
                     QImage(picture(size)).convertToFormat(QImage::Format_ARGB32));
        }
    }

    void thePicturesAreThoseOfTheDrawings()
    {
        if (!QImageReader::supportedImageFormats().contains("svg"))
            QSKIP("Qt reads no SVG here (Debian: libqt6svg6)");
        for (const int size : kSizes) {
            QImageReader reader(file(size <= 32 ? QStringLiteral("ballast-small.svg")
                                                : QStringLiteral("ballast.svg")));
            reader.setScaledSize({size, size});
            const QImage drawn = reader.read().convertToFormat(QImage::Format_ARGB32);
            const QImage kept = QImage(picture(size)).convertToFormat(QImage::Format_ARGB32);
            QCOMPARE(drawn.size(), kept.size());
            // Another version of Qt may smooth an edge otherwise.
            double difference = 0;
            for (int y = 0; y < size; ++y)
                for (int x = 0; x < size; ++x)
                    difference += std::abs(qGreen(drawn.pixel(x, y)) - qGreen(kept.pixel(x, y)));
            QVERIFY2(difference / size / size < 2, qPrintable(QString::number(size)));
        }
    }

    /// Line, band and plate can be told apart where there are only sixteen pixels.
    void itIsReadAtSixteenPixels()
    {
        const QImage image(picture(16));
        const QRgb plate = image.pixel(8, 1), edge = image.pixel(8, 3), band = image.pixel(14, 9);
        double brightest = 0;
        for (int x = 2; x < 14; ++x) {
            double here = 0;
            for (int y = 4; y < 12; ++y) here = std::max(here, contrast(image.pixel(x, y), band));
            if (x > 3)
                QVERIFY2(here > 3,
                         qPrintable(QStringLiteral("the line is lost in column %1").arg(x)));
            brightest = std::max(brightest, here);
        }
        QVERIFY(brightest > 6);
        QVERIFY(contrast(edge, plate) > 6);
        QVERIFY(contrast(edge, band) > 3);
        QVERIFY(contrast(band, plate) > 1.8);
    }

    void windowsAndMacGetTheSamePictures()
    {
        const QByteArray ico = bytes(file(QStringLiteral("ballast.ico")));
        QVERIFY(ico.size() > 6);
        QCOMPARE(qFromLittleEndian<quint16>(ico.constData() + 4), quint16{7});
        for (int i = 0; i < 7; ++i) {
            const char* entry = ico.constData() + 6 + 16 * i;
            const auto size = qFromLittleEndian<quint32>(entry + 8);
            const auto offset = qFromLittleEndian<quint32>(entry + 12);
            QCOMPARE(ico.mid(offset, size), bytes(picture(kSizes[i])));
            QCOMPARE(int(static_cast<unsigned char>(entry[0])), kSizes[i] % 256);
        }
        const QByteArray icns = bytes(file(QStringLiteral("ballast.icns")));
        QVERIFY(icns.startsWith("icns"));
        QCOMPARE(qFromBigEndian<quint32>(icns.constData() + 4), quint32(icns.size()));
        qsizetype at = 8;
        for (const int size : {16, 32, 64, 128, 256, 512}) {
            const auto length = qFromBigEndian<quint32>(icns.constData() + at + 4);
            QCOMPARE(icns.mid(at + 8, length - 8), bytes(picture(size)));
            at += length;
        }
        QCOMPARE(at, icns.size());
    }
};

QTEST_MAIN(TestAppIcon)
#include "tst_app_icon.moc"
