#include "widgets/night/ledger_bar.h"

#include "widgets/common/marks.h"

#include <QPainter>

#include <algorithm>
#include <array>
#include <cmath>

namespace tulpar {

using namespace Qt::Literals::StringLiterals;

namespace {

/// "2:14".
QString hoursAndMinutes(Duration time)
{
    const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(time).count();
    return u"%1:%2"_s.arg(minutes / 60).arg(minutes % 60, 2, 10, QChar(u'0'));
}

} // namespace

LedgerBar::LedgerBar(QWidget *parent)
    : QWidget(parent)
{
    setAccessibleName(tr("Where the time went"));
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void LedgerBar::setColours(const Palette &palette, const Scale &scale)
{
    m_palette = palette;
    m_scale = scale;
    updateGeometry();
    update();
}

void LedgerBar::setLedger(const LedgerView &ledger)
{
    const std::array<std::pair<Duration, QString>, 7> all{
        {{ledger.exposing, tr("exposing")},
         {ledger.slewing, tr("slewing")},
         {ledger.reading, tr("reading out")},
         {ledger.weather, tr("weather")},
         {ledger.fault, tr("fault")},
         {ledger.waiting, tr("waiting")},
         {ledger.unexplained, tr("unexplained")}}};
    std::vector<Part> parts;
    std::vector<std::size_t> kinds;
    for (std::size_t i = 0; i < all.size(); ++i)
        if (all[i].first >= 1min) {
            // Whole minutes: the bar repaints once in a minute, not with every second.
            const Duration minutes = std::chrono::duration_cast<std::chrono::minutes>(all[i].first);
            parts.push_back({all[i].second + u' ' + hoursAndMinutes(minutes), minutes});
            kinds.push_back(i);
        }
    if (parts == m_parts)
        return;
    m_parts = std::move(parts);
    m_kinds = std::move(kinds);
    updateGeometry();
    update();
}

int LedgerBar::keyWidth() const
{
    return m_scale.wholePx(22);
}

std::vector<QPoint> LedgerBar::places(int width) const
{
    const QFontMetrics metrics(font());
    const int line = metrics.height();
    const int pad = m_scale.wholePx(10);
    std::vector<QPoint> places;
    int x = pad;
    int y = line + m_scale.wholePx(6) + m_scale.wholePx(16);
    for (const Part &part : m_parts) {
        const int wide = keyWidth() + metrics.horizontalAdvance(part.word) + m_scale.wholePx(18);
        if (x > pad && x + wide > width) {
            x = pad;
            y += line + m_scale.wholePx(2);
        }
        places.emplace_back(x, y);
        x += wide;
    }
    places.emplace_back(x, y + line);
    return places;
}

int LedgerBar::heightForWidth(int width) const
{
    const QFontMetrics metrics(font());
    if (m_parts.empty()) {
        const int room = std::max(1, width - 2 * m_scale.wholePx(10));
        return metrics.height() + m_scale.wholePx(6)
            + metrics
                  .boundingRect(
                      QRect(0, 0, room, 10'000), Qt::TextWordWrap,
                      tr("Nothing is counted yet: the account of the night begins at dusk."))
                  .height()
            + m_scale.wholePx(4);
    }
    return places(width).back().y() + m_scale.wholePx(5);
}

QSize LedgerBar::sizeHint() const
{
    return {m_scale.wholePx(600), heightForWidth(m_scale.wholePx(600))};
}

QSize LedgerBar::minimumSizeHint() const
{
    return {m_scale.wholePx(200), heightForWidth(std::max(width(), m_scale.wholePx(200)))};
}

void LedgerBar::paintPart(QPainter &painter, const QRect &place, std::size_t kind) const
{
    // Told apart without colour: full, three greys of fill, hatches; colour only where a person should look.
    painter.fillRect(place, m_palette.panelRaised);
    switch (kind) {
    case 0:
        painter.fillRect(place, m_palette.text);
        break;
    case 1:
        painter.fillRect(place, m_palette.dimText);
        break;
    case 2:
        painter.fillRect(place, m_palette.line);
        break;
    case 3:
        paintHatch(painter, place, m_palette.text, m_scale.px(4));
        break;
    case 4:
        painter.fillRect(place, m_palette.attention);
        break;
    case 5:
        break;
    default:
        paintHatch(painter, place, m_palette.danger, m_scale.px(3));
        break;
    }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(m_palette.dimText);
    painter.drawRect(place.adjusted(0, 0, -1, -1));
}

void LedgerBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_palette.panel);
    const QFontMetrics metrics(font());
    const int line = metrics.height();
    const int pad = m_scale.wholePx(10);
    painter.setPen(m_palette.dimText);
    const int titleTop = m_scale.wholePx(2);
    painter.drawText(pad, titleTop + metrics.ascent(), tr("Time since dusk"));
    if (m_parts.empty()) {
        painter.drawText(
            QRect(pad, titleTop + line + m_scale.wholePx(2), width() - 2 * pad, height()),
            static_cast<int>(Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap),
            tr("Nothing is counted yet: the account of the night begins at dusk."));
        return;
    }
    double all = 0;
    for (const Part &part : m_parts)
        all += seconds(part.time);
    const QRect bar(pad, titleTop + line + m_scale.wholePx(2), width() - 2 * pad, m_scale.wholePx(14));
    double done = 0;
    for (std::size_t i = 0; i < m_parts.size(); ++i) {
        const auto x = [&](double at) {
            return bar.left() + static_cast<int>(std::lround(bar.width() * at / all));
        };
        const int left = x(done);
        done += seconds(m_parts[i].time);
        paintPart(painter, QRect(left, bar.top(), std::max(2, x(done) - left), bar.height()), m_kinds[i]);
    }
    const std::vector<QPoint> where = places(width());
    for (std::size_t i = 0; i < m_parts.size(); ++i) {
        const int key = metrics.ascent();
        paintPart(painter, QRect(where[i].x(), where[i].y() + (line - key) / 2, key, key), m_kinds[i]);
        painter.setPen(m_palette.text);
        painter.drawText(where[i].x() + keyWidth(), where[i].y() + metrics.ascent(), m_parts[i].word);
    }
}

} // namespace tulpar
