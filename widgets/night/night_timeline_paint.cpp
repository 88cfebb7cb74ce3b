#include "core/words/night.h"
#include "core/words/numbers.h"
#include "widgets/night/night_rows.h"
#include "widgets/night/night_shades.h"
#include "widgets/night/night_timeline.h"

#include <QPaintEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

// What the timeline looks like: lanes over the darkness of the night.

namespace tulpar {

using namespace Qt::Literals::StringLiterals;

void NightTimeline::paintBands(QPainter &painter) const
{
    const QRect top = laneRect(Lane::Moon);
    const QRect bottom = laneRect(Lane::Events);
    for (const DarknessBand &band : m_scene.bands) {
        const int left = static_cast<int>(std::lround(m_axis.x(band.from)));
        const int right = static_cast<int>(std::lround(m_axis.x(band.to)));
        painter.fillRect(
            left, top.top(), right - left, bottom.bottom() - top.top() + 1,
            shadeOf(band.darkness, m_palette));
    }
}

void NightTimeline::paintHours(QPainter &painter) const
{
    const QFontMetrics metrics(font());
    const QRect lane = laneRect(Lane::Hours);
    const int line = metrics.height();
    const double label = metrics.horizontalAdvance(u"00:00"_s) + m_scale.px(12);
    for (const UtcInstant hour : m_axis.hours(label)) {
        const int at = static_cast<int>(std::lround(m_axis.x(hour)));
        const QRectF place(at - label / 2, lane.top(), label, line);
        if (place.left() < m_axis.left || place.right() > width())
            continue;
        painter.setPen(m_palette.text);
        painter.drawText(place, Qt::AlignCenter, words::utcTime(hour, words::Precision::Minutes));
        painter.setPen(m_palette.dimText);
        painter.drawText(
            place.translated(0, line), Qt::AlignCenter,
            words::localTime(hour, m_scene.timeZone, words::Precision::Minutes));
        painter.fillRect(
            at, lane.bottom() + 1, 1, laneRect(Lane::Events).bottom() - lane.bottom(), m_palette.line);
    }
}

void NightTimeline::paintMoon(QPainter &painter) const
{
    const QFontMetrics metrics(font());
    const QRect lane = laneRect(Lane::Moon);
    const int high = m_scale.wholePx(5);
    for (const Span &up : m_scene.moonUp) {
        const int left = static_cast<int>(std::lround(std::max(m_axis.x(up.from), m_axis.left)));
        const int right = static_cast<int>(std::lround(std::min(m_axis.x(up.to), m_axis.right)));
        painter.fillRect(left, lane.center().y() - high / 2, right - left, high, m_palette.moon);
        const QString word = tr("Moon %1", "how much of it is lit").arg(m_scene.moonWord);
        const int wide = metrics.horizontalAdvance(word) + m_scale.wholePx(8);
        if (right - left < wide)
            continue;
        const QRect plate(left + (right - left - wide) / 2, lane.top(), wide, lane.height());
        painter.fillRect(plate, m_palette.panel);
        painter.setPen(m_palette.text);
        painter.drawText(plate, Qt::AlignCenter, word);
    }
    if (m_scene.moonUp.empty()) {
        painter.setPen(m_palette.dimText);
        painter.drawText(
            lane.adjusted(m_scale.wholePx(6), 0, 0, 0), Qt::AlignVCenter, tr("below the horizon"));
    }
}

void NightTimeline::paintBlock(QPainter &painter, const TimelineBlock &block) const
{
    const QRect place = blockRect(block);
    const QRectF frame = QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5);
    const QFontMetrics metrics(font());
    const bool isFilled = block.state == BlockState::Exposing;
    const bool isOver = block.state == BlockState::Done || block.state == BlockState::Skipped;
    const bool needsLook = block.state == BlockState::Interrupted || block.state == BlockState::Failed;
    const QColor line = needsLook ? m_palette.attention : isOver ? m_palette.dimText : m_palette.text;
    painter.fillRect(place, isFilled ? m_palette.text : m_palette.panel);
    if (block.state == BlockState::Done)
        paintHatch(painter, place, m_palette.unknownHatch, m_scale.px(7));
    const bool isBroken = block.state == BlockState::Interrupted || block.state == BlockState::Skipped;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(line, needsLook ? 2 : 1, isBroken ? Qt::DashLine : Qt::SolidLine));
    painter.drawRect(frame);
    if (block.key == m_chosen) {
        painter.setPen(QPen(m_palette.focus, m_scale.wholePx(hasFocus() ? 3 : 2)));
        painter.drawRect(frame);
    }
    // Words only where they fit whole; the pointer and the table have them all.
    const QColor ink = isFilled ? m_palette.background : line;
    const int side = metrics.ascent();
    const int pad = m_scale.wholePx(4);
    const int line1 = place.top() + (place.height() - 2 * metrics.height()) / 2;
    if (place.width() < side + 2 * pad)
        return;
    paintMark(painter, QRectF(place.left() + pad, line1 + 2, side, side), markOf(block.state), ink);
    const auto write = [&](int left, int top, const QString &text) {
        const int wide = metrics.horizontalAdvance(text);
        if (left + wide + pad > place.right())
            return;
        const QRect plate(left, top, wide, metrics.height());
        if (block.state == BlockState::Done)
            painter.fillRect(plate.adjusted(-2, 0, 2, 0), m_palette.panel);
        painter.setPen(ink);
        painter.drawText(plate, Qt::AlignCenter, text);
    };
    write(place.left() + 2 * pad + side, line1, block.title);
    write(place.left() + pad, line1 + metrics.height(), words::blockState(block.state));
}

void NightTimeline::paintPlan(QPainter &painter) const
{
    for (const TimelineBlock &block : m_scene.blocks)
        if (block.key != m_chosen)
            paintBlock(painter, block);
    if (const TimelineBlock *block = chosenBlock())
        paintBlock(painter, *block);
}

void NightTimeline::paintSteps(QPainter &painter) const
{
    const QFontMetrics metrics(font());
    const QRect lane = laneRect(Lane::Steps);
    const int pad = m_scale.wholePx(4);
    const int side = metrics.ascent();
    for (std::size_t i = 0; i < m_scene.steps.size(); ++i) {
        const TimelineStep &step = m_scene.steps[i];
        if (step.begin > m_axis.to)
            continue;
        const bool isRunning = step.state == NightStepState::Running || step.state == NightStepState::Paused;
        const int begin = static_cast<int>(std::lround(std::max(m_axis.x(step.begin), m_axis.left)));
        const UtcInstant until = step.end ? *step.end : isRunning ? std::max(m_now, step.begin) : step.begin;
        const int end = static_cast<int>(std::lround(std::min(m_axis.x(until), m_axis.right)));
        const QColor colour = step.state == NightStepState::Paused ? m_palette.attention
            : isRunning                                            ? m_palette.text
                                                                   : m_palette.dimText;
        painter.fillRect(begin, lane.top(), m_scale.wholePx(2), lane.height(), colour);
        if (end > begin)
            painter.fillRect(
                begin, lane.bottom() - m_scale.wholePx(2), end - begin, m_scale.wholePx(2), colour);
        const int room = i + 1 < m_scene.steps.size()
            ? static_cast<int>(std::lround(m_axis.x(m_scene.steps[i + 1].begin)))
            : static_cast<int>(m_axis.right);
        const int wide = metrics.horizontalAdvance(step.title) + side + 3 * pad;
        if (begin + wide > room)
            continue;
        const QRect words(begin + pad, lane.top(), wide, lane.height() - m_scale.wholePx(3));
        paintMark(
            painter, QRectF(words.left() + 1, words.center().y() - side / 2.0, side, side),
            markOf(step.state), colour);
        painter.setPen(colour);
        painter.drawText(
            words.adjusted(side + pad, 0, 0, 0), static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter),
            step.title);
    }
}

void NightTimeline::paintEvents(QPainter &painter) const
{
    const QFontMetrics metrics(font());
    const QRect lane = laneRect(Lane::Events);
    for (const Span &span : m_scene.badWeather) {
        const int left = static_cast<int>(std::lround(std::max(m_axis.x(span.from), m_axis.left)));
        const int right = static_cast<int>(std::lround(std::min(m_axis.x(span.to), m_axis.right)));
        const QRect place(left, lane.top(), std::max(2, right - left), lane.height());
        painter.fillRect(place, m_palette.panel);
        paintHatch(painter, place, m_palette.attention, m_scale.px(5));
        painter.setPen(m_palette.attention);
        painter.drawRect(place.adjusted(0, 0, -1, -1));
        const QString word = tr("bad weather");
        const int wide = metrics.horizontalAdvance(word) + m_scale.wholePx(8);
        if (wide > place.width())
            continue;
        const QRect plate(
            place.left() + (place.width() - wide) / 2, place.top() + 1, wide, place.height() - 2);
        painter.fillRect(plate, m_palette.panel);
        painter.drawText(plate, Qt::AlignCenter, word);
    }
    const int side = metrics.ascent();
    int free = static_cast<int>(m_axis.left); // where the next word may begin
    for (auto mark = m_scene.marks.rbegin(); mark != m_scene.marks.rend(); ++mark) { // oldest first
        const int at = static_cast<int>(std::lround(m_axis.x(mark->utc)));
        const QColor colour = mark->isAnswered ? m_palette.attention : m_palette.dimText;
        const QRectF shape(at - side / 2.0, lane.center().y() - side / 2.0, side, side);
        paintMark(painter, shape, mark->isAnswered ? Mark::Asks : Mark::Resting, colour);
        const int left = at + side;
        const int wide = metrics.horizontalAdvance(mark->title);
        if (!mark->isAnswered || left < free || left + wide > m_axis.right)
            continue;
        painter.setPen(colour);
        const QRect plate(left, lane.top(), wide, lane.height());
        painter.fillRect(plate.adjusted(-2, 2, 2, -2), m_palette.panel);
        painter.drawText(plate, Qt::AlignCenter, mark->title);
        free = left + wide;
    }
}

void NightTimeline::paintTrial(QPainter &painter) const
{
    if (!m_moving || !m_trial)
        return;
    TimelineBlock ghost = *m_moving;
    ghost.begin = m_trial->begin;
    ghost.end = m_trial->end;
    const QRect place = blockRect(ghost);
    const bool isGood = m_trial->isPossible();
    painter.fillRect(place, m_palette.selection);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(isGood ? m_palette.focus : m_palette.danger, m_scale.wholePx(2), Qt::DashLine));
    painter.drawRect(place.adjusted(1, 1, -1, -1));
    const int side = QFontMetrics(font()).ascent();
    paintMark(
        painter, QRectF(place.center().x() - side / 2.0, place.center().y() - side / 2.0, side, side),
        isGood ? Mark::Done : Mark::Refused, isGood ? m_palette.text : m_palette.danger);
}

void NightTimeline::paintEvent(QPaintEvent *event)
{
    QPainter painter(this);
    painter.setClipRegion(event->region());
    painter.fillRect(rect(), m_palette.panel);
    if (!m_axis.isKnown()) {
        painter.setPen(m_palette.dimText);
        painter.drawText(
            rect().adjusted(m_scale.wholePx(12), 0, -m_scale.wholePx(12), 0),
            static_cast<int>(Qt::AlignVCenter | Qt::AlignLeft | Qt::TextWordWrap),
            tr("No night is known yet: the core says it when it knows sunset and sunrise."));
        return;
    }
    paintBands(painter);
    paintHours(painter);
    painter.setPen(m_palette.dimText);
    const QRect hours = laneRect(Lane::Hours);
    const int pad = m_scale.wholePx(10);
    const auto name = [&](const QRect &lane, const QString &text) {
        painter.drawText(
            QRect(pad, lane.top(), static_cast<int>(m_axis.left) - pad, lane.height()),
            static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter), text);
    };
    name({0, hours.top(), 0, hours.height() / 2}, laneName(Lane::Hours));
    name({0, hours.top() + hours.height() / 2, 0, hours.height() / 2}, tr("local"));
    for (const Lane lane : {Lane::Moon, Lane::Plan, Lane::Steps, Lane::Events})
        name(laneRect(lane), laneName(lane));
    painter.setClipRect(QRect(static_cast<int>(m_axis.left), 0, width(), height()), Qt::IntersectClip);
    paintMoon(painter);
    paintPlan(painter);
    paintSteps(painter);
    paintEvents(painter);
    paintTrial(painter);
    if (m_now >= m_axis.from && m_now <= m_axis.to) {
        // With a dark edge, so that it is seen on a filled block too.
        painter.fillRect(nowRect(m_now), m_palette.background);
        painter.fillRect(nowRect(m_now).adjusted(1, 0, -1, 0), m_palette.text);
    }
    if (hasFocus()) {
        painter.setClipping(false);
        painter.setPen(m_palette.focus);
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }
}

} // namespace tulpar
