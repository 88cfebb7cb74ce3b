#include "widgets/alerts/alert_filter.h"

#include "core/words/sentences.h"

#include <QStringList>

namespace tulpar {

namespace {

QString searchable(const AlertView &alert)
{
    QStringList parts;
    const auto add = [&parts](const std::string &text) { parts << QString::fromStdString(text); };
    add(alert.name);
    add(alert.event);
    add(alert.source);
    add(alert.kind);
    for (const std::string &alias : alert.aliases)
        add(alias);
    for (const AlertNote &note : alert.notes)
        add(note.text);
    for (const NoticeView &notice : alert.story)
        add(notice.kind);
    parts << words::alert(alert.state) << words::outcome(alert.decision.outcome);
    return parts.join(u'\n');
}

} // namespace

bool matches(const AlertFilter &filter, const AlertView &alert)
{
    if (filter.group != AlertGroup::All && filter.group != groupOf(alert.state))
        return false;
    const QStringList wanted = filter.words.split(u' ', Qt::SkipEmptyParts);
    if (wanted.isEmpty())
        return true;
    const QString text = searchable(alert);
    return std::all_of(wanted.begin(), wanted.end(), [&text](const QString &word) {
        return text.contains(word, Qt::CaseInsensitive);
    });
}

std::array<int, kAlertGroups> groupCounts(const AlertRows &rows)
{
    std::array<int, kAlertGroups> counts{};
    counts[0] = static_cast<int>(rows.size());
    for (const auto &row : rows)
        ++counts[static_cast<std::size_t>(groupOf(row->state))];
    return counts;
}

} // namespace tulpar
