#include "models/report/writers.h"

#include <fmt/format.h>

namespace ballast::report {
namespace {

constexpr std::string_view kStyle =
    "@page{size:A4;margin:15mm 14mm 17mm;@bottom-right{content:counter(page) \" / \" "
    "counter(pages);font:7pt sans-serif;color:#667085}}\n"
    "*{box-sizing:border-box}\n"
    "html{color-scheme:light;-webkit-print-color-adjust:exact;print-color-adjust:exact}\n"
    "body{margin:0 auto;max-width:190mm;padding:8mm 4mm;background:#fff;color:#1c2330;"
    "font:9.2pt/1.4 Inter,'DejaVu Sans',Arial,sans-serif;font-variant-numeric:tabular-nums}\n"
    "@media print{body{padding:0;max-width:none}}\n"
    "h1{font-size:20pt;line-height:1.2;margin:0}\n"
    ".sub{color:#667085;font-size:11pt;margin:0 0 4mm}\n"
    "h2{font-size:12.5pt;margin:8mm 0 2mm;padding-bottom:1mm;border-bottom:1.2pt solid #1c2330;"
    "break-after:avoid}\n"
    "h3{font-size:9.6pt;margin:4mm 0 1mm;break-after:avoid}\n"
    "dl{display:grid;grid-template-columns:max-content 1fr;gap:.6mm 5mm;margin:0 0 4mm;"
    "font-size:8.4pt}\n"
    "dt{color:#667085}dd{margin:0;overflow-wrap:anywhere}\n"
    "table{width:100%;border-collapse:collapse;font-size:7.6pt;margin:1mm 0 2mm}\n"
    "thead{display:table-header-group}\n"
    "tr{break-inside:avoid}\n"
    "th{text-align:left;font-weight:600;color:#475066;border-bottom:.8pt solid #98a1b2;"
    "vertical-align:bottom;padding:.8mm 1.2mm}\n"
    "td{border-bottom:.4pt solid #e4e7ee;padding:.7mm 1.2mm;vertical-align:top;"
    "overflow-wrap:anywhere;unicode-bidi:isolate;white-space:pre-line}\n"
    ".n{text-align:right;white-space:nowrap}\n"
    "tr.sum td{font-weight:600;border-top:.8pt solid #98a1b2}\n"
    "tr.flag td{background:#fdf0ec}\n"
    ".cards{display:grid;grid-template-columns:repeat(3,1fr);gap:2.5mm;margin:2mm 0}\n"
    ".card{border:.6pt solid #dfe3ea;border-radius:1.2mm;padding:2mm 2.6mm;break-inside:avoid}\n"
    ".card.flag{border-color:#d6513c;background:#fdf0ec}\n"
    ".card b{display:block;font-size:14pt;line-height:1.3}\n"
    ".card span{display:block;font-size:7.4pt;color:#667085}\n"
    ".warn{border-left:2pt solid #d6513c;padding:.4mm 0 .4mm 2.5mm;margin:1mm 0}\n"
    "p{margin:1mm 0;overflow-wrap:anywhere}\n"
    ".remark{color:#667085;font-size:7.6pt}\n"
    "figure{margin:2mm 0;break-inside:avoid}figure svg{width:100%;height:auto;display:block}\n"
    "footer{margin-top:8mm;border-top:.6pt solid #dfe3ea;padding-top:1mm;color:#667085;"
    "font-size:7.4pt}\n";

class Page {
public:
    std::string made(const Document& document)
    {
        m_out = fmt::format(
            "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n"
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
            "'unsafe-inline'\">\n<meta name=\"viewport\" content=\"width=device-width\">\n"
            "<title>{}</title>\n<style>\n{}</style>\n</head>\n<body>\n<h1>{}</h1>\n"
            "<p class=\"sub\">{}</p>\n<dl>\n",
            escaped(document.language), escaped(document.title + ", " + document.subtitle), kStyle,
            escaped(document.title), escaped(document.subtitle));
        for (const Fact& fact : document.facts)
            m_out +=
                fmt::format("<dt>{}</dt><dd>{}</dd>\n", escaped(fact.title), escaped(fact.value));
        m_out += "</dl>\n";
        for (const Section& section : document.sections) {
            m_out += fmt::format("<section id=\"{}\">\n<h2>{}</h2>\n", escaped(section.key),
                                 escaped(section.title));
            for (const Block& block : section.blocks)
                std::visit([this](const auto& each) { add(each); }, block);
            m_out += "</section>\n";
        }
        m_out += fmt::format("<footer>{}</footer>\n</body>\n</html>\n", escaped(document.footer));
        return std::move(m_out);
    }

private:
    void add(const Text& text)
    {
        for (const std::string& line : text.lines)
            m_out += fmt::format("<p{}>{}</p>\n", text.isWarning ? " class=\"warn\"" : "",
                                 escaped(line));
    }
    void add(const Cards& cards)
    {
        m_out += "<div class=\"cards\">\n";
        for (const Card& card : cards.cards) {
            m_out += fmt::format("<div class=\"card{}\"><span>{}</span><b>{}</b>",
                                 card.isFlagged ? " flag" : "", escaped(card.title),
                                 escaped(cardText(card)));
            if (const std::string before = beforeText(cards, card); !before.empty())
                m_out += fmt::format("<span>{}</span>", escaped(before));
            if (!card.detail.empty()) m_out += fmt::format("<span>{}</span>", escaped(card.detail));
            m_out += "</div>\n";
        }
        m_out += "</div>\n";
    }
    void add(const Table& table)
    {
        if (table.shown == Shown::Files) return;
        if (!table.title.empty()) m_out += fmt::format("<h3>{}</h3>\n", escaped(table.title));
        if (!table.rows.empty()) addRows(table);
        if (!table.remark.empty())
            m_out += fmt::format("<p class=\"remark\">{}</p>\n", escaped(table.remark));
    }
    void addRows(const Table& table)
    {
        m_out += "<table>\n<thead><tr>";
        for (const Column& column : table.columns)
            m_out += fmt::format("<th{}>{}</th>", isNumber(column.unit) ? " class=\"n\"" : "",
                                 escaped(column.title));
        m_out += "</tr></thead>\n<tbody>\n";
        for (const Row& row : table.rows) {
            m_out += row.isSum       ? "<tr class=\"sum\">"
                     : row.isFlagged ? "<tr class=\"flag\">"
                                     : "<tr>";
            for (std::size_t n = 0; n < row.cells.size(); ++n)
                m_out += fmt::format("<td{}>{}</td>",
                                     isNumber(table.columns[n].unit) ? " class=\"n\"" : "",
                                     escaped(shownText(row.cells[n], unitOf(table, row, n))));
            m_out += "</tr>\n";
        }
        m_out += "</tbody>\n</table>\n";
    }
    void add(const Picture& picture) { m_out += "<figure>\n" + svg(picture) + "</figure>\n"; }

    std::string m_out;
};

}  // namespace

std::string cardText(const Card& card)
{
    std::string text = shownText(card.value, card.unit);
    return text.empty() ? "\u2013" : text;
}

std::string beforeText(const Cards& cards, const Card& card)
{
    if (std::holds_alternative<std::monostate>(card.before)) return {};
    std::string text = cards.beforeTitle;
    if (const auto hole = text.find("%1"); hole != std::string::npos)
        text.replace(hole, 2, shownText(card.before, card.unit));
    return text;
}

std::string htmlText(const Document& document) { return Page{}.made(document); }

}  // namespace ballast::report
