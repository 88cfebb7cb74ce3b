#include "widgets/chart/time_slider.h"

#include "widgets/chart/chart_text.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace tulpar {

namespace {

constexpr Duration kMinute = 1min;
constexpr Duration kStep = 10min;
constexpr Duration kStride = 1h;
constexpr double kNotch = 120; ///< of a wheel

} // namespace

TimeSlider::TimeSlider(QWidget *parent)
    : ChartPlate(parent)
{
    setObjectName(QStringLiteral("timeSlider"));
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Another time"));
    setToolTip(
        tr("← → 10 minutes, with Shift 1 minute; Page Up, Page Down 1 hour; Home now; Esc now and away"));
}

void TimeSlider::setDarkness(std::vector<int> steps)
{
    if (steps == m_darkness)
        return;
    m_darkness = std::move(steps);
    update();
}

void TimeSlider::setNow(UtcInstant now, const QString &timeZone)
{
    const bool isSameMinute =
        now.nsSinceUnixEpoch / kMinute.count() == m_now.nsSinceUnixEpoch / kMinute.count();
    m_now = now;
    if (isSameMinute && timeZone == m_timeZone)
        return;
    m_timeZone = timeZone;
    update();
}

void TimeSlider::setOffset(Duration offset)
{
    const auto minutes = std::lround(seconds(offset) / 60);
    const Duration kept = std::clamp<Duration>(kMinute * minutes, kBack, kOn);
    if (kept == m_offset)
        return;
    m_offset = kept;
    update();
}

void TimeSlider::setRemark(const QString &remark)
{
    if (remark == m_remark)
        return;
    m_remark = remark;
    update();
}

void TimeSlider::choose(Duration offset)
{
    const Duration before = m_offset;
    setOffset(offset);
    if (m_offset != before)
        emit offsetChanged(m_offset);
}

QString TimeSlider::sentence() const
{
    const QString clock = ChartText::bothTimes(m_now + m_offset - 30s, m_timeZone.toStdString());
    if (m_offset == Duration::zero())
        return tr("now · %1").arg(clock);
    const QString date = QString::fromStdString(isoUtc(m_now + m_offset, 0)).left(10);
    return tr("NOT NOW  %1 · %2").arg(ChartText::offset(m_offset), date + QLatin1Char(' ') + clock);
}

int TimeSlider::wantedHeight() const
{
    const QFontMetrics metrics(scale().font(parentWidget()->font()));
    return metrics.height() * 2 + scale().wholePx(34);
}

QRect TimeSlider::track() const
{
    const int inset = scale().wholePx(14);
    const QFontMetrics metrics(scale().font(parentWidget()->font()));
    return {
        inset, metrics.height() + scale().wholePx(8), std::max(1, width() - 2 * inset), scale().wholePx(12)};
}

int TimeSlider::xOf(Duration offset) const
{
    const QRect room = track();
    return room.left()
        + static_cast<int>(std::lround(room.width() * seconds(offset - kBack) / seconds(kOn - kBack)));
}

Duration TimeSlider::offsetAt(double x) const
{
    const QRect room = track();
    return kBack + fromSeconds((x - room.left()) / room.width() * seconds(kOn - kBack));
}

void TimeSlider::paintEvent(QPaintEvent *event)
{
    ChartPlate::paintEvent(event);
    QPainter painter(this);
    const QRect room = track();
    const QFont plain = scale().font(parentWidget()->font());
    const QFont small = scale().font(parentWidget()->font(), 0.85);
    QFont strong = plain;
    strong.setWeight(QFont::Bold);
    const bool isNow = m_offset == Duration::zero();
    painter.setFont(isNow ? plain : strong);
    painter.setPen(isNow ? colours().dimText : colours().attention);
    const QRect line(room.left(), scale().wholePx(4), room.width(), QFontMetrics(plain).height());
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, sentence());
    if (!m_remark.isEmpty()) {
        const int used = QFontMetrics(painter.font()).horizontalAdvance(sentence()) + scale().wholePx(16);
        painter.setFont(small);
        painter.setPen(colours().dimText);
        painter.drawText(
            line.adjusted(used, 0, 0, 0), Qt::AlignRight | Qt::AlignVCenter,
            QFontMetrics(small).elidedText(m_remark, Qt::ElideRight, std::max(0, line.width() - used)));
    }
    // Day is empty, night is filled, the twilights are bars between: by height, not by colour alone.
    painter.setPen(Qt::NoPen);
    const auto steps = static_cast<int>(m_darkness.size());
    for (int i = 0; i < steps; ++i) {
        const int from = room.left() + room.width() * i / steps;
        const int to = room.left() + room.width() * (i + 1) / steps;
        const int high = room.height() * m_darkness[static_cast<std::size_t>(i)] / 4;
        painter.fillRect(QRect(from, room.bottom() + 1 - high, to - from, high), colours().selection);
    }
    painter.setPen(colours().line);
    painter.drawRect(room);
    painter.setFont(small);
    for (int hour = -12; hour <= 24; hour += 3) {
        const int x = xOf(std::chrono::hours(hour));
        painter.setPen(colours().dimText);
        painter.drawLine(x, room.bottom(), x, room.bottom() + scale().wholePx(hour % 6 == 0 ? 5 : 3));
        if (hour % 6 != 0)
            continue;
        const QString words = hour == 0
            ? tr("now")
            : tr("%1 h").arg(
                (hour > 0 ? QStringLiteral("+") : QStringLiteral("−")) + QString::number(std::abs(hour)));
        const int wide = QFontMetrics(small).horizontalAdvance(words);
        const int left = std::clamp(x - wide / 2, room.left(), room.right() - wide);
        painter.drawText(
            QRect(left, room.bottom() + scale().wholePx(4), wide + 2, QFontMetrics(small).height()),
            Qt::AlignCenter, words);
    }
    painter.setPen(QPen(colours().text, scale().px(1)));
    const int now = xOf({});
    painter.drawLine(now, room.top() - scale().wholePx(3), now, room.bottom() + scale().wholePx(3));
    const int at = xOf(m_offset);
    painter.fillRect(
        QRect(
            at - scale().wholePx(3), room.top() - scale().wholePx(4), scale().wholePx(7),
            room.height() + scale().wholePx(8)),
        isNow ? colours().text : colours().attention);
    if (hasFocus()) {
        painter.setPen(colours().focus);
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }
}

void TimeSlider::keyPressEvent(QKeyEvent *event)
{
    const Duration step = event->modifiers().testFlag(Qt::ShiftModifier) ? kMinute : kStep;
    switch (event->key()) {
    case Qt::Key_Left:
        return choose(m_offset - step);
    case Qt::Key_Right:
        return choose(m_offset + step);
    case Qt::Key_PageDown:
        return choose(m_offset - kStride);
    case Qt::Key_PageUp:
        return choose(m_offset + kStride);
    case Qt::Key_Home:
        return choose({});
    default:
        ChartPlate::keyPressEvent(event);
    }
}

void TimeSlider::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        choose(offsetAt(event->position().x()));
}

void TimeSlider::mouseMoveEvent(QMouseEvent *event)
{
    if (event->buttons().testFlag(Qt::LeftButton))
        choose(offsetAt(event->position().x()));
}

void TimeSlider::wheelEvent(QWheelEvent *event)
{
    choose(m_offset + kStep * std::lround(event->angleDelta().y() / kNotch));
    event->accept();
}

} // namespace tulpar
