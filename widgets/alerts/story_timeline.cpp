#include "widgets/alerts/story_timeline.h"

#include "core/words/numbers.h"
#include "core/words/sentences.h"

#include <QPaintEvent>
#include <QPainter>
#include <QStringList>

#include <algorithm>
#include <cmath>

namespace tulpar {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr double kSmallestArcsec = 1;
constexpr double kLargestArcsec = 30 * 3600;

QString placeText(const NoticeView &notice)
{
    if (notice.isRetraction)
        return StoryTimeline::tr("retracted");
    switch (notice.positionKind) {
    case PositionKind::None:
        return StoryTimeline::tr("no position");
    case PositionKind::Unavailable:
        return StoryTimeline::tr("position not available yet");
    case PositionKind::Pointing:
        return StoryTimeline::tr("where an instrument points, not the source");
    case PositionKind::SkyMap:
        return StoryTimeline::tr("sky map");
    case PositionKind::Source:
        break;
    }
    if (!notice.errorRadius)
        return StoryTimeline::tr("position, error not stated");
    const QString radius = words::radius(*notice.errorRadius);
    return notice.containment ? StoryTimeline::tr("%1 at %2 %", "error radius, probability inside")
                                    .arg(radius, words::number(*notice.containment * 100, 0))
                              : radius;
}

Mark markOf(const NoticeView &notice)
{
    if (notice.isRetraction)
        return Mark::Refused;
    switch (notice.positionKind) {
    case PositionKind::Source:
        return Mark::Steady;
    case PositionKind::SkyMap:
        return Mark::Trial;
    case PositionKind::Pointing:
        return Mark::Barred;
    case PositionKind::None:
    case PositionKind::Unavailable:
        return Mark::Resting;
    }
    return Mark::Resting;
}

} // namespace

double errorBarOf(Angle radius)
{
    const double arcsec = std::clamp(radius.asArcseconds(), kSmallestArcsec, kLargestArcsec);
    return std::log(arcsec / kSmallestArcsec) / std::log(kLargestArcsec / kSmallestArcsec);
}

std::vector<TimelineLine> timelineLines(const AlertView &alert)
{
    std::vector<TimelineLine> lines;
    for (const NoticeView &notice : alert.story) {
        TimelineLine line;
        if (alert.triggerUtc) {
            const Duration since = notice.receivedUtc - *alert.triggerUtc;
            line.since =
                since < Duration::zero() ? u"T0\u2212"_s + words::age(-since) : u"T0+"_s + words::age(since);
        } else {
            line.since = words::utcTime(notice.receivedUtc);
        }
        line.what =
            QString::fromStdString(notice.source) + u" \u00b7 "_s + QString::fromStdString(notice.kind);
        line.place = placeText(notice);
        line.came = notice.copies > 1 ? StoryTimeline::tr("%1, %n copies", "feed", notice.copies)
                                            .arg(QString::fromStdString(notice.feed))
                                      : QString::fromStdString(notice.feed);
        line.outcome = words::outcome(notice.outcome);
        line.mark = markOf(notice);
        line.isBest = notice.isBest;
        line.isRetraction = notice.isRetraction;
        if (notice.positionKind == PositionKind::Source && notice.errorRadius && !notice.isRetraction)
            line.errorBar = errorBarOf(*notice.errorRadius);
        lines.push_back(std::move(line));
    }
    return lines;
}

StoryTimeline::StoryTimeline(QWidget *parent)
    : QWidget(parent)
{
    setAccessibleName(tr("Notices of the event"));
}

void StoryTimeline::setColours(const Palette &palette, const Scale &scale)
{
    m_palette = palette;
    m_scale = scale;
    updateGeometry();
    update();
}

void StoryTimeline::setAlert(const AlertView &alert, Angle fieldWidth)
{
    auto lines = timelineLines(alert);
    const double field = fieldWidth > Angle() ? errorBarOf(fieldWidth / 2) : -1;
    if (lines == m_lines && field == m_field)
        return;
    m_lines = std::move(lines);
    m_field = field;
    QStringList said;
    for (const TimelineLine &line : m_lines)
        said << QStringList{line.since, line.what, line.place, line.came, line.outcome}.join(u", "_s);
    setAccessibleDescription(said.join(u'\n'));
    updateGeometry();
    update();
}

int StoryTimeline::lineHeight() const
{
    return 2 * fontMetrics().height() + m_scale.wholePx(9);
}

int StoryTimeline::heightForWidth(int) const
{
    return std::max(1, static_cast<int>(m_lines.size())) * lineHeight() + m_scale.wholePx(2);
}

QSize StoryTimeline::sizeHint() const
{
    return {m_scale.wholePx(320), heightForWidth(0)};
}

void StoryTimeline::paintEvent(QPaintEvent *event)
{
    QPainter painter(this);
    const QFontMetrics metrics = fontMetrics();
    if (m_lines.empty()) {
        painter.setPen(m_palette.dimText);
        painter.drawText(rect(), Qt::AlignTop | Qt::AlignLeft, tr("No notice of it was kept."));
        return;
    }
    const int side = metrics.ascent() * 9 / 10;
    const int railX = side / 2 + 1;
    const int textX = side + m_scale.wholePx(9);
    int sinceWidth = 0;
    for (const TimelineLine &line : m_lines)
        sinceWidth = std::max(sinceWidth, metrics.horizontalAdvance(line.since));
    sinceWidth += m_scale.wholePx(10);
    const int barWidth = width() > m_scale.wholePx(360) ? m_scale.wholePx(90) : m_scale.wholePx(56);
    const int height = lineHeight();
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        const TimelineLine &line = m_lines[i];
        const int y = static_cast<int>(i) * height;
        if (y > event->rect().bottom() || y + height < event->rect().top())
            continue;
        if (i + 1 < m_lines.size())
            painter.fillRect(
                railX, y + metrics.ascent() / 2 + side, std::max(1, m_scale.wholePx(1)), height - side,
                m_palette.line);
        const QColor colour = line.isBest ? m_palette.text : m_palette.dimText;
        paintMark(
            painter, QRectF(1, y + (metrics.height() - side) / 2.0, side, side), line.mark,
            line.isRetraction ? m_palette.attention : colour);
        QFont font = this->font();
        font.setBold(line.isBest);
        painter.setFont(font);
        painter.setPen(m_palette.text);
        painter.drawText(
            QRect(textX, y, sinceWidth, metrics.height()), Qt::AlignLeft | Qt::AlignVCenter, line.since);
        const int left = textX + sinceWidth;
        const int room = width() - left - barWidth - m_scale.wholePx(8);
        painter.setPen(line.isRetraction ? m_palette.attention : m_palette.text);
        painter.drawText(
            QRect(left, y, room, metrics.height()), Qt::AlignLeft | Qt::AlignVCenter,
            QFontMetrics(font).elidedText(
                line.isBest ? tr("%1, best position").arg(line.place) : line.place, Qt::ElideRight, room));
        painter.setFont(this->font());
        painter.setPen(m_palette.dimText);
        const QString second = QStringList{line.what, line.came, line.outcome}.join(u" \u00b7 "_s);
        painter.drawText(
            QRect(textX, y + metrics.height(), width() - textX, metrics.height()),
            Qt::AlignLeft | Qt::AlignVCenter, metrics.elidedText(second, Qt::ElideRight, width() - textX));
        if (line.errorBar < 0)
            continue;
        // The error on a logarithmic bar, against half the field.
        const QRect bar(
            width() - barWidth, y + metrics.height() / 2 - m_scale.wholePx(3), barWidth - 1,
            m_scale.wholePx(6));
        painter.setPen(m_palette.line);
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(bar);
        const bool fits = m_field >= 0 && line.errorBar <= m_field;
        painter.fillRect(
            bar.left(), bar.top(), std::max(2, static_cast<int>(line.errorBar * bar.width())),
            bar.height() + 1, fits ? m_palette.text : m_palette.dimText);
        if (m_field >= 0)
            painter.fillRect(
                bar.left() + static_cast<int>(m_field * bar.width()), bar.top() - m_scale.wholePx(3),
                std::max(1, m_scale.wholePx(1)), bar.height() + m_scale.wholePx(6), m_palette.attention);
    }
}

} // namespace tulpar
