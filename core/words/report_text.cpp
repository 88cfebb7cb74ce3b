#include "core/words/report_text.h"

#include <algorithm>

namespace tulpar::words {

using namespace Qt::Literals::StringLiterals;

namespace {

/// What would move a terminal's cursor means itself no more.
QString plain(QString text)
{
    for (QChar &c : text)
        if (!c.isPrint() && c != u'\n')
            c = u'?';
    return text;
}

struct TextItem {
    QString operator()(const QString &paragraph) const { return u"  "_s + plain(paragraph) + u'\n'; }
    QString operator()(const ReportList &list) const
    {
        QString text;
        for (const QString &item : list.items)
            text += (list.isUrgent ? u"  ! "_s : u"  - "_s) + plain(item) + u'\n';
        return text;
    }
    QString operator()(const ReportTable &table) const
    {
        std::vector<QStringList> rows = table.rows;
        if (!table.head.isEmpty())
            rows.insert(rows.begin(), table.head);
        std::vector<qsizetype> widths;
        for (const QStringList &row : rows)
            for (qsizetype i = 0; i < row.size(); ++i) {
                if (std::ssize(widths) <= i)
                    widths.push_back(0);
                qsizetype &width = widths[static_cast<std::size_t>(i)];
                width = std::max(width, row[i].size());
            }
        QString text;
        for (const QStringList &row : rows) {
            QString line = u"  "_s;
            for (qsizetype i = 0; i < row.size(); ++i) {
                const QString cell = plain(row[i]);
                const qsizetype width = widths[static_cast<std::size_t>(i)];
                line += table.numbers.contains(static_cast<int>(i)) ? cell.rightJustified(width)
                                                                    : cell.leftJustified(width);
                line += u"  "_s;
            }
            while (line.endsWith(u' '))
                line.chop(1);
            text += line + u'\n';
        }
        return text;
    }
    QString operator()(const ReportFigure &figure) const
    {
        return figure.says.isEmpty() ? QString() : u"  "_s + plain(figure.says) + u'\n';
    }
};

} // namespace

QString asText(const ReportPage &page)
{
    QString text = plain(page.title) + u'\n';
    for (const QString &line : page.lines)
        text += plain(line) + u'\n';
    for (const ReportPart &part : page.parts) {
        text += u'\n' + plain(part.title) + u'\n';
        for (const ReportItem &item : part.items)
            text += std::visit(TextItem{}, item);
    }
    return text;
}

} // namespace tulpar::words
