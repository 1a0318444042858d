#include "app/report_pdf.h"

#include "app/pdf_order.h"
#include "models/report/writers.h"

#include <QBuffer>
#include <QFontMetricsF>
#include <QPageLayout>
#include <QPainter>
#include <QPdfWriter>
#include <QTextOption>

#include <algorithm>
#include <cmath>
#include <memory>
#include <optional>

namespace ballast::app {
namespace {

using report::Ink;

// In points; a point is kFine units of the page, so that letters stand where they belong.
constexpr double kFine = 10;
constexpr double kPageWidth = 595, kPageHeight = 842;
constexpr double kSide = 36, kTop = 38, kBottom = 46;
constexpr double kWidth = kPageWidth - 2 * kSide;
constexpr double kPad = 2.6;
constexpr int kLongestCell = 4'000;  ///< letters of one cell on a page; a file has all of them

enum class Face : std::uint8_t { Plain, Bold };

QColor colourOf(Ink ink)
{
    const std::string_view name = report::colour(ink);
    return QColor(QLatin1String(name.data(), static_cast<qsizetype>(name.size())));
}

/// Draws down the pages, and begins another one where the next piece has no room.
class Pages {
public:
    /// `total` is what is written behind the page's number; `out` null: nothing is kept.
    Pages(const report::Document& document, int total, QIODevice* out)
        : m_document(document), m_total(total), m_writer(out)
    {
        m_writer.setResolution(static_cast<int>(72 * kFine));
        m_writer.setPageSize(QPageSize(QPageSize::A4));
        m_writer.setPageMargins(QMarginsF(0, 0, 0, 0));
        m_writer.setTitle(QString::fromStdString(document.title + ", " + document.subtitle));
        m_writer.setCreator(QStringLiteral("Ballast " BALLAST_VERSION));
        m_painter.begin(&m_writer);
    }

    bool draw(const std::function<bool()>& stopped)
    {
        drawFoot();
        drawHead();
        for (const report::Section& section : m_document.sections) {
            keep(50 + beginningOf(section));
            m_y += 12;
            line(section.title, 12.5, Face::Bold, Ink::Text);
            fill({kSide, m_y + 1, kWidth, 1.1}, colourOf(Ink::Text));
            m_y += 7;
            for (const report::Block& block : section.blocks) {
                if (stopped()) return false;
                std::visit([this](const auto& each) { add(each); }, block);
            }
        }
        m_painter.end();
        return true;
    }
    int pages() const { return m_page; }

private:
    /// What of a section must stand on the page of its title.
    static double beginningOf(const report::Section& section)
    {
        if (section.blocks.empty()) return 0;
        if (const auto* cards = std::get_if<report::Cards>(&section.blocks.front()))
            return heightOf(*cards);
        const auto* picture = std::get_if<report::Picture>(&section.blocks.front());
        return picture ? picture->height * kWidth / picture->width : 60;
    }
    static constexpr int kCardsAcross = 3;
    static constexpr double kCardGap = 7, kCardHeight = 66;
    /// Of all their rows: cards are compared with each other, and stand on one page where they can.
    static double heightOf(const report::Cards& cards)
    {
        const std::size_t rows = (cards.cards.size() + kCardsAcross - 1) / kCardsAcross;
        return std::min(static_cast<double>(rows) * (kCardHeight + kCardGap),
                        kPageHeight - kTop - kBottom - 60);
    }
    QFont font(double size, Face face) const
    {
        QFont font;
        font.setFamilies(
            {QStringLiteral("Inter"), QStringLiteral("DejaVu Sans"), QStringLiteral("Arial")});
        font.setPixelSize(std::max(1, static_cast<int>(std::lround(size * kFine))));
        font.setWeight(face == Face::Bold ? QFont::DemiBold : QFont::Normal);
        font.setStyleStrategy(QFont::PreferNoShaping);
        font.setHintingPreference(QFont::PreferNoHinting);
        return font;
    }
    static QRectF fine(const QRectF& r)
    {
        return {r.x() * kFine, r.y() * kFine, r.width() * kFine, r.height() * kFine};
    }
    /// Between words; within one only where it alone is wider than its place.
    static QTextOption wrapped(Qt::Alignment alignment)
    {
        QTextOption option(alignment | Qt::AlignTop);
        option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
        return option;
    }
    double heightOf(const QString& text, double width, const QFont& face)
    {
        m_painter.setFont(face);
        return m_painter
                   .boundingRect(QRectF(0, 0, width * kFine, 1e7), text, wrapped(Qt::AlignLeft))
                   .height() /
               kFine;
    }
    void write(const QRectF& where, const QString& text, const QFont& face, const QColor& colour,
               Qt::Alignment alignment = Qt::AlignLeft)
    {
        m_painter.setFont(face);
        m_painter.setPen(colour);
        m_painter.drawText(fine(where), text, wrapped(alignment));
    }
    void fill(const QRectF& where, const QColor& colour)
    {
        m_painter.fillRect(fine(where), colour);
    }
    /// A line, wrapped where it must be.
    void line(const std::string& words, double size, Face face, Ink ink, double indent = 0)
    {
        const QString text = QString::fromStdString(words);
        const QFont letters = font(size, face);
        const double height = heightOf(text, kWidth - indent, letters);
        keep(height);
        write({kSide + indent, m_y, kWidth - indent, height + 2}, text, letters, colourOf(ink));
        m_y += height + 1.5;
    }
    /// The next `height` points stand on one page.
    void keep(double height)
    {
        if (m_y + height <= kPageHeight - kBottom || m_y <= kTop) return;
        m_writer.newPage();
        ++m_page;
        m_y = kTop;
        drawFoot();
    }
    void drawFoot()
    {
        const double y = kPageHeight - kBottom + 16;
        fill({kSide, y - 5, kWidth, 0.5}, colourOf(Ink::Grid));
        const QFont small = font(7, Face::Plain);
        write({kSide, y, kWidth * 0.75, 12}, QString::fromStdString(m_document.footer), small,
              colourOf(Ink::Faint));
        QString number = QString::fromStdString(m_document.pageOf);
        number.replace(QStringLiteral("%1"), QString::number(m_page));
        number.replace(QStringLiteral("%2"), QString::number(m_total));
        write({kSide + kWidth * 0.75, y, kWidth * 0.25, 12}, number, small, colourOf(Ink::Faint),
              Qt::AlignRight);
    }
    void drawHead()
    {
        line(m_document.title, 21, Face::Bold, Ink::Text);
        line(m_document.subtitle, 12, Face::Plain, Ink::Faint);
        m_y += 6;
        const QFont small = font(8, Face::Plain);
        for (const report::Fact& fact : m_document.facts) {
            const QString value = QString::fromStdString(fact.value);
            const double height = heightOf(value, kWidth - 130, small);
            keep(height);
            write({kSide, m_y, 126, height + 2}, QString::fromStdString(fact.title), small,
                  colourOf(Ink::Faint));
            write({kSide + 130, m_y, kWidth - 130, height + 2}, value, small, colourOf(Ink::Text));
            m_y += height + 1.6;
        }
    }

    void add(const report::Text& text)
    {
        for (const std::string& words : text.lines) {
            const double from = m_y;
            line(words, 8.4, Face::Plain, Ink::Text, text.isWarning ? 8 : 0);
            if (text.isWarning && m_y > from)
                fill({kSide, from, 2, m_y - from - 1.5}, colourOf(Ink::Loss));
            m_y += 2;
        }
        m_y += 2;
    }
    void add(const report::Cards& cards)
    {
        constexpr int kAcross = kCardsAcross;
        constexpr double kGap = kCardGap, kHeight = kCardHeight;
        const double width = (kWidth - kGap * (kAcross - 1)) / kAcross;
        keep(heightOf(cards));
        for (std::size_t n = 0; n < cards.cards.size(); ++n) {
            const auto column = static_cast<double>(n % kAcross);
            if (n % kAcross == 0) keep(kHeight);
            const report::Card& card = cards.cards[n];
            const QRectF box(kSide + column * (width + kGap), m_y, width, kHeight);
            fill(box, colourOf(card.isFlagged ? Ink::Loss : Ink::Grid));
            fill(box.adjusted(0.6, 0.6, -0.6, -0.6),
                 card.isFlagged ? QColor(0xfd, 0xf0, 0xec) : QColor(Qt::white));
            const QFont small = font(7, Face::Plain);
            const auto put = [&](double y, const std::string& words, const QFont& letters, Ink ink,
                                 double lines = 1) {
                const QString text = QFontMetricsF(letters, &m_writer)
                                         .elidedText(QString::fromStdString(words), Qt::ElideRight,
                                                     (width - 12) * kFine * lines);
                write({box.x() + 6, box.y() + y, width - 8, 24}, text, letters, colourOf(ink));
            };
            put(5, card.title, small, Ink::Faint);
            put(14, report::cardText(card), font(14, Face::Bold), Ink::Text);
            put(34, report::beforeText(cards, card), small, Ink::Faint);
            put(44, card.detail, small, Ink::Faint, 1.8);  // two lines, parted between words
            if (column == kAcross - 1 || n + 1 == cards.cards.size()) m_y += kHeight + kGap;
        }
        m_y += 2;
    }
    void add(const report::Picture& picture)
    {
        const double scale = kWidth / picture.width;
        keep(picture.height * scale + 6);
        const QPointF origin(kSide, m_y);
        const auto at = [&](report::Point p) { return origin + QPointF(p.x, p.y) * scale; };
        for (const report::Shape& s : picture.shapes) {
            if (s.kind == report::Shape::Kind::Box) {
                fill(QRectF(at(s.from), at(s.to)).normalized(), colourOf(s.ink));
            } else if (s.kind == report::Shape::Kind::Line) {
                m_painter.setPen(
                    QPen(colourOf(s.ink), s.size * scale * kFine, Qt::SolidLine, Qt::FlatCap));
                m_painter.drawLine(at(s.from) * kFine, at(s.to) * kFine);
            } else {
                const QFont letters = font(s.size * scale, s.bold ? Face::Bold : Face::Plain);
                const QString text = QString::fromStdString(s.text);
                const double width =
                    QFontMetricsF(letters, &m_writer).horizontalAdvance(text) / kFine;
                const double back = s.anchor == report::Anchor::Left     ? 0
                                    : s.anchor == report::Anchor::Middle ? width / 2
                                                                         : width;
                m_painter.setFont(letters);
                m_painter.setPen(colourOf(s.ink));
                m_painter.drawText((at(s.from) - QPointF(back, 0)) * kFine, text);
            }
        }
        m_y += picture.height * scale + 6;
    }

    void add(const report::Table& table)
    {
        if (table.shown == report::Shown::Files) return;
        double room = 0;
        for (const report::Column& column : table.columns) room += column.room;
        m_widths.clear();
        for (const report::Column& column : table.columns)
            m_widths.push_back(kWidth * column.room / room);
        if (!table.title.empty()) {
            // With its head and the first rows.
            keep(48 + (table.rows.empty() ? 0 : headHeight(table)));
            m_y += 4;
            line(table.title, 9.2, Face::Bold, Ink::Text);
        }
        if (!table.rows.empty()) {
            keep(headHeight(table) + 14);
            addHead(table);
            for (const report::Row& row : table.rows) addRow(table, row);
            m_y += 3;
        }
        if (!table.remark.empty()) line(table.remark, 7, Face::Plain, Ink::Faint);
        m_y += 3;
    }
    static constexpr double kCell = 6.7;
    /// Words behind a number, which stands to the right, begin a little later.
    static double insetOf(const report::Table& table, std::size_t column)
    {
        const bool behind = column > 0 && report::isNumber(table.columns[column - 1].unit);
        return behind && !report::isNumber(table.columns[column].unit) ? 2 * kPad : 0;
    }
    /// A number is never parted: one that is too wide for its place is written smaller.
    QFont fitting(const QString& text, double width, const QFont& letters) const
    {
        const double wide = QFontMetricsF(letters, &m_writer).horizontalAdvance(text) / kFine;
        if (wide <= width - 0.2) return letters;
        QFont smaller = letters;
        smaller.setPixelSize(
            std::max(1, static_cast<int>(std::floor(letters.pixelSize() * (width - 0.2) / wide))));
        return smaller;
    }
    /// Words are parted between them: where one alone is a little too wide, all are smaller.
    QFont fittingWords(const QString& text, double width, const QFont& letters) const
    {
        const QFontMetricsF metrics(letters, &m_writer);
        QString widest;
        for (const QString& word : text.split(QLatin1Char(' ')))
            if (metrics.horizontalAdvance(word) > metrics.horizontalAdvance(widest)) widest = word;
        const QFont smaller = fitting(widest, width, letters);
        return smaller.pixelSize() >= 0.8 * letters.pixelSize() ? smaller : letters;
    }
    /// Of the head of a column.
    QFont headFont(const report::Table& table, std::size_t n) const
    {
        return fittingWords(QString::fromStdString(table.columns[n].title),
                            m_widths[n] - kPad - insetOf(table, n), font(kCell, Face::Bold));
    }
    double headHeight(const report::Table& table)
    {
        double height = 0;
        for (std::size_t n = 0; n < table.columns.size(); ++n)
            height = std::max(height,
                              heightOf(QString::fromStdString(table.columns[n].title),
                                       m_widths[n] - kPad - insetOf(table, n), headFont(table, n)));
        return height + 2 * kPad;
    }
    void addHead(const report::Table& table)
    {
        const double height = headHeight(table);
        double x = kSide;
        for (std::size_t n = 0; n < table.columns.size(); ++n) {
            const double in = insetOf(table, n);
            write({x + in, m_y + kPad, m_widths[n] - kPad - in, height},
                  QString::fromStdString(table.columns[n].title), headFont(table, n),
                  colourOf(Ink::Faint),
                  report::isNumber(table.columns[n].unit) ? Qt::AlignRight : Qt::AlignLeft);
            x += m_widths[n];
        }
        m_y += height;
        fill({kSide, m_y - 0.8, kWidth, 0.8}, colourOf(Ink::Grey));
    }
    void addRow(const report::Table& table, const report::Row& row)
    {
        const QFont letters = font(kCell, row.isSum ? Face::Bold : Face::Plain);
        std::vector<QFont> fonts;
        std::vector<QString> texts;
        double height = 0;
        for (std::size_t n = 0; n < row.cells.size(); ++n) {
            QString text = QString::fromStdString(
                report::shownText(row.cells[n], report::unitOf(table, row, n)));
            if (text.size() > kLongestCell) text = text.left(kLongestCell) + QChar(0x2026);
            const double width = m_widths[n] - kPad - insetOf(table, n);
            fonts.push_back(report::isNumber(table.columns[n].unit)
                                ? fitting(text, width, letters)
                                : fittingWords(text, width, letters));
            height = std::max(height, heightOf(text, width, fonts.back()));
            texts.push_back(std::move(text));
        }
        height += 1.3 * kPad;
        if (m_y + height > kPageHeight - kBottom) {
            keep(kPageHeight);
            addHead(table);
        }
        if (row.isFlagged) fill({kSide, m_y, kWidth, height}, QColor(0xfd, 0xf0, 0xec));
        double x = kSide;
        for (std::size_t n = 0; n < texts.size(); ++n) {
            const double in = insetOf(table, n);
            write({x + in, m_y + kPad * 0.6, m_widths[n] - kPad - in, height + 2}, texts[n],
                  fonts[n], colourOf(Ink::Text),
                  report::isNumber(table.columns[n].unit) ? Qt::AlignRight : Qt::AlignLeft);
            x += m_widths[n];
        }
        m_y += height;
        fill({kSide, m_y - 0.4, kWidth, 0.4}, colourOf(Ink::Grid));
    }

    const report::Document& m_document;
    int m_total;
    QPdfWriter m_writer;
    QPainter m_painter;
    std::vector<double> m_widths;
    double m_y = kTop;
    int m_page = 1;
};

}  // namespace

QByteArray reportPdf(const report::Document& document, const std::function<bool()>& stopped)
{
    // Once to count the pages, once to write them.
    QBuffer nothing;
    nothing.open(QIODevice::WriteOnly);
    Pages counted(document, 0, &nothing);
    if (!counted.draw(stopped)) return {};
    QByteArray bytes;
    {
        QBuffer out(&bytes);
        out.open(QIODevice::WriteOnly);
        Pages written(document, counted.pages(), &out);
        if (!written.draw(stopped)) return {};
    }
    return inOrder(bytes, document.at);
}

}  // namespace ballast::app
