#include "widgets/viewer/pixel_table.h"

#include "core/words/numbers.h"

#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace tulpar {

using namespace Qt::Literals::StringLiterals;

PixelTable::PixelTable(QWidget *parent)
    : SidePanel(tr("Pixels"), parent)
{
    column()->addStretch(1);
}

void PixelTable::setPlace(const Frame &frame, PixelPosition place, const QString &name)
{
    const bool isSame = !frame.isEmpty() && !m_frame.isEmpty() && frame.row(0) == m_frame.row(0)
        && std::lround(place.x) == std::lround(m_place.x) && std::lround(place.y) == std::lround(m_place.y);
    m_frame = frame;
    m_place = place;
    if (isSame)
        return;
    setTitle(tr("Pixels %1").arg(name));
    update(room());
}

QRect PixelTable::room() const
{
    const int margin = scale().wholePx(6);
    return rect().adjusted(margin, scale().wholePx(34), -margin, -margin);
}

PixelTable::Shown PixelTable::shown() const
{
    const QFontMetrics metrics(Scale().font(font(), 0.85));
    const int wide = metrics.horizontalAdvance(u"00000 "_s);
    const int high = metrics.height() + scale().wholePx(2);
    return {
        static_cast<int>(std::lround(m_place.x)) - 1, static_cast<int>(std::lround(m_place.y)) - 1,
        std::clamp((room().width() / wide - 2) / 2, 1, 12),
        std::clamp((room().height() / high - 2) / 2, 1, 20)};
}

QString PixelTable::valueAt(int column, int row) const
{
    if (column < 0 || row < 0 || column >= m_frame.width() || row >= m_frame.height())
        return {};
    const double value = m_frame.at(column, row);
    if (std::isnan(value))
        return u"–"_s;
    return value == std::floor(value) && std::abs(value) < 1e6 ? words::fixed(value, 0)
                                                               : QString::number(value, 'g', 4);
}

QString PixelTable::text() const
{
    if (m_frame.isEmpty())
        return {};
    const Shown all = shown();
    QStringList lines;
    for (int row = all.row + all.along; row >= all.row - all.along; --row) {
        QStringList cells{QString::number(row + 1)};
        for (int column = all.column - all.across; column <= all.column + all.across; ++column)
            cells.append(valueAt(column, row));
        lines.append(cells.join(u'\t'));
    }
    return lines.join(u'\n');
}

void PixelTable::paintEvent(QPaintEvent *event)
{
    SidePanel::paintEvent(event);
    QPainter painter(this);
    painter.setFont(Scale().font(font(), 0.85));
    const QFontMetrics metrics = painter.fontMetrics();
    const QRect inside = room();
    if (m_frame.isEmpty()) {
        painter.setPen(colours().dimText);
        painter.drawText(
            inside, Qt::AlignTop | Qt::AlignHCenter | Qt::TextWordWrap,
            tr("Point at a frame: its pixels appear here."));
        return;
    }
    const Shown all = shown();
    const int wide = inside.width() / (2 * all.across + 2);
    const int high = metrics.height() + scale().wholePx(2);
    const auto place = [&](int x, int y) {
        return QRect(inside.left() + x * wide, inside.top() + y * high, wide, high);
    };
    for (int x = 0; x <= 2 * all.across; ++x) {
        painter.setPen(colours().dimText);
        painter.drawText(
            place(x + 1, 0), Qt::AlignRight | Qt::AlignVCenter,
            QString::number(all.column - all.across + x + 1));
    }
    for (int y = 0; y <= 2 * all.along; ++y) {
        const int row = all.row + all.along - y;
        painter.setPen(colours().dimText);
        painter.drawText(place(0, y + 1), Qt::AlignRight | Qt::AlignVCenter, QString::number(row + 1));
        painter.setPen(colours().text);
        for (int x = 0; x <= 2 * all.across; ++x)
            painter.drawText(
                place(x + 1, y + 1), Qt::AlignRight | Qt::AlignVCenter,
                valueAt(all.column - all.across + x, row));
    }
    painter.setPen(QPen(colours().focus, 1));
    painter.drawRect(place(all.across + 1, all.along + 1).adjusted(0, 0, 1, -1));
}

} // namespace tulpar
