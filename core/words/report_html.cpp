#include "core/words/report_html.h"

namespace tulpar::words {

using namespace Qt::Literals::StringLiterals;

namespace {

const QString kStyle = uR"(
  :root { color-scheme: light; }
  body { font: 14px/1.45 "Noto Sans", "DejaVu Sans", "Segoe UI", Roboto, Arial, sans-serif; color: #1d2430;
         background: #fff; max-width: 780px; margin: 28px auto; padding: 0 20px; }
  h1 { font-size: 21px; font-weight: 600; margin: 0 0 4px; }
  h2 { font-size: 13px; font-weight: 600; margin: 20px 0 5px; padding-bottom: 2px;
       border-bottom: 1px solid #d3d7dc; }
  p { margin: 3px 0; }
  .under { color: #5b6472; font-size: 13px; }
  table { border-collapse: collapse; margin: 4px 0; font-size: 12.5px; }
  th { text-align: left; font-weight: 400; color: #5b6472; padding: 1px 16px 1px 0; }
  td { padding: 1px 16px 1px 0; vertical-align: top; }
  .number { text-align: right; font-variant-numeric: tabular-nums; }
  ul { margin: 3px 0; padding-left: 18px; }
  ul.urgent { border-left: 3px solid #d1491b; padding-left: 27px; }
  svg { display: block; margin: 6px 0; max-width: 100%; height: auto; }
  @page { size: A4; margin: 14mm; }
  @media print { body { font-size: 11.5px; margin: 0; padding: 0; max-width: none; } table { font-size: 10.5px; }
                 h2 { break-after: avoid; } table, svg, ul { break-inside: avoid; } }
)"_s;

QString number(double value)
{
    return QString::number(value, 'f', 1);
}

struct SvgShape {
    QString operator()(const FigureBox &box) const
    {
        return u"<rect x=\"%1\" y=\"%2\" width=\"%3\" height=\"%4\" fill=\"%5\"/>"_s.arg(
            number(box.place.x()), number(box.place.y()), number(box.place.width()),
            number(box.place.height()), colourOf(box.ink));
    }
    QString operator()(const FigureLine &line) const
    {
        QString points;
        for (const QPointF &point : line.points)
            points += number(point.x()) + u',' + number(point.y()) + u' ';
        return u"<polyline points=\"%1\" fill=\"none\" stroke=\"%2\" stroke-width=\"%3\"/>"_s.arg(
            points.trimmed(), colourOf(line.ink), number(line.width));
    }
    QString operator()(const FigureDot &dot) const
    {
        return u"<circle cx=\"%1\" cy=\"%2\" r=\"%3\" fill=\"%4\"/>"_s.arg(
            number(dot.at.x()), number(dot.at.y()), number(dot.radius), colourOf(dot.ink));
    }
    QString operator()(const FigureWords &words) const
    {
        const QString anchor = words.anchor == Anchor::Left ? u"start"_s
            : words.anchor == Anchor::Middle                ? u"middle"_s
                                                            : u"end"_s;
        return u"<text x=\"%1\" y=\"%2\" font-size=\"%3\" text-anchor=\"%4\" fill=\"%5\">%6</text>"_s.arg(
            number(words.at.x()), number(words.at.y()), number(words.size), anchor, colourOf(words.ink),
            escaped(words.text));
    }
};

struct HtmlItem {
    QString operator()(const QString &paragraph) const { return u"<p>%1</p>\n"_s.arg(escaped(paragraph)); }
    QString operator()(const ReportList &list) const
    {
        QString html = list.isUrgent ? u"<ul class=\"urgent\">\n"_s : u"<ul>\n"_s;
        for (const QString &item : list.items)
            html += u"<li>%1</li>\n"_s.arg(escaped(item));
        return html + u"</ul>\n"_s;
    }
    QString operator()(const ReportTable &table) const
    {
        QString html = u"<table>\n"_s;
        if (!table.head.isEmpty())
            html += u"<thead>%1</thead>\n"_s.arg(row(table, table.head, u"th"_s));
        html += u"<tbody>\n"_s;
        for (const QStringList &cells : table.rows)
            html += row(table, cells, u"td"_s);
        return html + u"</tbody></table>\n"_s;
    }
    QString operator()(const ReportFigure &figure) const { return asSvg(figure); }

private:
    static QString row(const ReportTable &table, const QStringList &cells, const QString &tag)
    {
        QString html = u"<tr>"_s;
        for (int i = 0; i < cells.size(); ++i)
            html += (table.numbers.contains(i) ? u"<%1 class=\"number\">%2</%1>"_s : u"<%1>%2</%1>"_s)
                        .arg(tag, escaped(cells[i]));
        return html + u"</tr>\n"_s;
    }
};

} // namespace

QString escaped(const QString &text)
{
    QString html;
    html.reserve(text.size());
    for (const char32_t c : text.toUcs4()) {
        const bool isAllowed = c == U'\t' || c == U'\n' || c == U'\r' || (c >= 0x20 && c < 0xd800)
            || (c >= 0xe000 && c < 0xfffe) || (c >= 0x10000 && c < 0x110000);
        if (!isAllowed)
            html += u'?';
        else if (c == U'<')
            html += u"&lt;"_s;
        else if (c == U'>')
            html += u"&gt;"_s;
        else if (c == U'&')
            html += u"&amp;"_s;
        else if (c == U'"')
            html += u"&quot;"_s;
        else
            html += QString::fromUcs4(&c, 1);
    }
    return html;
}

QString asSvg(const ReportFigure &figure)
{
    QString svg = u"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%1\" height=\"%2\" "
                  "viewBox=\"0 0 %1 %2\" role=\"img\" font-family=\"inherit\"><title>%3</title>\n"_s.arg(
                      number(figure.size.width()), number(figure.size.height()), escaped(figure.says));
    for (const FigureShape &shape : figure.shapes)
        svg += std::visit(SvgShape{}, shape) + u'\n';
    return svg + u"</svg>\n"_s;
}

QString asHtml(const ReportPage &page, const QString &language)
{
    QString html = u"<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"%1\">\n<head>"
                   "<meta charset=\"utf-8\"/>\n<title>%2</title>\n<style>%3</style>\n</head>\n<body>\n"_s.arg(
                       escaped(language), escaped(page.title), kStyle);
    html += u"<h1>%1</h1>\n"_s.arg(escaped(page.title));
    for (const QString &line : page.lines)
        html += u"<p class=\"under\">%1</p>\n"_s.arg(escaped(line));
    for (const ReportPart &part : page.parts) {
        html += u"<h2>%1</h2>\n"_s.arg(escaped(part.title));
        for (const ReportItem &item : part.items)
            html += std::visit(HtmlItem{}, item);
    }
    return html + u"</body>\n</html>\n"_s;
}

} // namespace tulpar::words
