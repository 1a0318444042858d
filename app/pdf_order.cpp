#include "app/pdf_order.h"

#include <QRegularExpression>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

namespace ballast::app {
namespace {

/// An object as it stands: what is before its stream, and the stream with all that follows.
struct Object {
    QByteArray head, rest;
};

/// Calls back for each "N 0 R" of a text, and gives the text with what came back in place of N.
template <class Renumber>
QByteArray withReferences(const QByteArray& text, Renumber renumber)
{
    static const QRegularExpression kReference(QStringLiteral("\\b(\\d+) 0 R\\b"));
    const QString words = QString::fromLatin1(text);
    QByteArray out;
    qsizetype from = 0;
    for (auto all = kReference.globalMatch(words); all.hasNext();) {
        const auto match = all.next();
        out += text.mid(from, match.capturedStart() - from);
        out += QByteArray::number(renumber(match.captured(1).toInt())) + " 0 R";
        from = match.capturedEnd();
    }
    return out + text.mid(from);
}

/// The mark of the n-th font of which only a part is in the file: "AAAAAA+", "BAAAAA+", …
QString fontTag(int n)
{
    QString tag = QStringLiteral("AAAAAA+");
    for (int place = 0; n > 0; ++place, n /= 26) tag[place] = QChar(u'A' + n % 26);
    return tag;
}

/// Objects by their places in the table at the end of the file.
class File {
public:
    explicit File(const QByteArray& pdf) : m_pdf(pdf) {}

    bool read()
    {
        const qsizetype table = m_pdf.lastIndexOf("\nxref\n");
        const qsizetype trailer = m_pdf.indexOf("trailer", table);
        const qsizetype first = m_pdf.indexOf(" 0 obj");
        if (table < 0 || trailer < 0 || first < 0) return false;
        m_header = m_pdf.left(m_pdf.lastIndexOf('\n', first) + 1);
        m_trailer = m_pdf.mid(trailer, m_pdf.indexOf("startxref", trailer) - trailer);
        const QList<QByteArray> lines = m_pdf.mid(table + 6, trailer - table - 6).split('\n');
        std::map<qsizetype, int> places;
        for (int n = 2; n < lines.size(); ++n)  // after "0 N" and the entry of object 0
            if (lines[n].size() >= 18 && lines[n][17] == 'n')
                places[lines[n].left(10).toLongLong()] = n - 1;
        for (auto at = places.begin(); at != places.end(); ++at) {
            const auto after = std::next(at);
            const qsizetype end = after == places.end() ? table + 1 : after->first;
            if (!take(at->second, m_pdf.mid(at->first, end - at->first))) return false;
        }
        return !m_objects.empty();
    }
    QByteArray written(const QByteArray& date)
    {
        // The root first, then the properties: what they name follows, each at its first mention.
        const QByteArray trailer = withReferences(m_trailer, [this](int n) { return number(n); });
        for (std::size_t next = 0; next < m_order.size(); ++next) {
            const auto found = m_objects.find(m_order[next]);
            if (found == m_objects.end()) return {};
            Object& object = found->second;
            object.head = withReferences(object.head, [this](int n) { return number(n); });
        }
        QByteArray out = m_header;
        std::vector<qsizetype> places;
        int fonts = 0;
        for (const int old : m_order) {
            Object& object = m_objects[old];
            static const QRegularExpression kDate(QStringLiteral("/CreationDate \\(D:[^)]*\\)"));
            static const QRegularExpression kFont(QStringLiteral("/FontName /[A-Z]{6}\\+"));
            QString head = QString::fromLatin1(object.head);
            head.replace(kDate, QLatin1String("/CreationDate (D:" + date + ")"));
            if (head.contains(kFont))
                head.replace(kFont, QStringLiteral("/FontName /") + fontTag(fonts++));
            places.push_back(out.size());
            out += QByteArray::number(static_cast<int>(places.size())) + " 0 obj\n" +
                   head.toLatin1() + object.rest;
        }
        const qsizetype table = out.size();
        const auto count = static_cast<int>(places.size() + 1);
        out += "xref\n0 " + QByteArray::number(count) + "\n0000000000 65535 f \n";
        for (const qsizetype place : places)
            out += QByteArray::number(place).rightJustified(10, '0') + " 00000 n \n";
        QString tail = QString::fromLatin1(trailer);
        tail.replace(QRegularExpression(QStringLiteral("/Size \\d+")),
                     QStringLiteral("/Size %1").arg(count));
        return out + tail.toLatin1() + "startxref\n" + QByteArray::number(table) + "\n%%EOF\n";
    }

private:
    bool take(int number, const QByteArray& text)
    {
        const qsizetype begin = text.indexOf(" 0 obj\n");
        if (begin < 0 || text.left(begin).toInt() != number) return false;
        const QByteArray body = text.mid(begin + 7);
        const qsizetype stream = body.indexOf("stream\n");
        m_objects[number] =
            stream < 0 ? Object{body, {}} : Object{body.left(stream), body.mid(stream)};
        return true;
    }
    int number(int old)
    {
        const auto [at, isNew] = m_numbers.try_emplace(old, static_cast<int>(m_order.size()) + 1);
        if (isNew) m_order.push_back(old);
        return at->second;
    }

    const QByteArray& m_pdf;
    QByteArray m_header, m_trailer;
    std::map<int, Object> m_objects;
    std::map<int, int> m_numbers;
    std::vector<int> m_order;
};

/// "20261122235959Z" of an instant.
QByteArray pdfDate(core::Time at)
{
    QByteArray date = QByteArray::fromStdString(core::isoUtc(at)).left(19);
    for (const char mark : {'-', ':', 'T'}) date.replace(mark, "");
    return date + "Z";
}

}  // namespace

QByteArray inOrder(const QByteArray& pdf, core::Time at)
{
    File file(pdf);
    if (!file.read()) return pdf;
    const QByteArray out = file.written(pdfDate(at));
    return out.isEmpty() ? pdf : out;
}

}  // namespace ballast::app
