#include "widgets/viewer/readout_line.h"

#include "core/words/numbers.h"
#include "widgets/viewer/look_words.h"

#include <QPainter>

#include <cmath>

namespace tulpar {

using namespace Qt::Literals::StringLiterals;

namespace {

QString valueText(double value)
{
    if (std::isnan(value))
        return u"–"_s;
    if (value == std::floor(value) && std::abs(value) < 1e7)
        return words::fixed(value, 0);
    return QString::number(value, 'g', 6);
}

} // namespace

std::optional<Readout> readoutOf(
    const Frame &frame, PixelPosition pixel, const QString &channel, const SkyMap *map)
{
    const int column = static_cast<int>(std::floor(pixel.x - 0.5));
    const int row = static_cast<int>(std::floor(pixel.y - 0.5));
    if (column < 0 || row < 0 || column >= frame.width() || row >= frame.height())
        return std::nullopt;
    Readout readout{channel, pixel, frame.at(column, row), std::nullopt};
    if (map != nullptr && map->isUsable())
        readout.sky = map->icrsAt(pixel);
    if (const auto &wcs = frame.facts().wcs; wcs && !readout.sky)
        readout.sky = wcs->toIcrs(pixel);
    return readout;
}

ReadoutLine::ReadoutLine(QWidget *parent)
    : QWidget(parent)
{
    setAttribute(Qt::WA_OpaquePaintEvent);
}

void ReadoutLine::setReadout(const std::optional<Readout> &readout)
{
    if (m_readout == readout)
        return;
    m_readout = readout;
    m_message.clear();
    update();
}

void ReadoutLine::setMessage(const QString &message)
{
    if (m_message == message)
        return;
    m_message = message;
    update();
}

void ReadoutLine::setPicture(std::optional<double> zoom, const std::optional<Display> &display)
{
    const QString zoomText =
        zoom ? tr("%1 %").arg(words::number(*zoom * 100, *zoom < 0.1 ? 1 : 0)) : QString();
    const QString limits = display ? u"%1 … %2 %3"_s.arg(
                               valueText(std::round(display->range.low)),
                               valueText(std::round(display->range.high)), curveWord(display->shape.curve))
                                   : QString();
    if (zoomText == m_zoom && limits == m_limits)
        return;
    m_zoom = zoomText;
    m_limits = limits;
    update();
}

void ReadoutLine::setColours(const Palette &colours, const Scale &scale)
{
    m_colours = colours;
    m_scale = scale;
    update();
}

QString ReadoutLine::skyText() const
{
    return m_readout && m_readout->sky ? words::direction(*m_readout->sky) : QString();
}

int ReadoutLine::lineHeight() const
{
    return QFontMetrics(Scale().font(font(), 0.94)).height() + m_scale.wholePx(8);
}

void ReadoutLine::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_colours.panel);
    painter.fillRect(QRect(0, 0, width(), 1), m_colours.line);
    const QFont font = Scale().font(this->font(), 0.94);
    painter.setFont(font);
    const QFontMetrics metrics(font);
    const int baseline = (height() + metrics.ascent() - metrics.descent()) / 2;
    const int gap = m_scale.wholePx(14);
    const int inner = m_scale.wholePx(5);
    int x = m_scale.wholePx(8);
    const int end = width() - m_scale.wholePx(8);

    // Each column is as wide as its widest text, so that nothing moves while the digits do.
    const auto column = [&](const QString &label, const QString &text, const QString &widest, bool isRight) {
        const int labelWidth = label.isEmpty() ? 0 : metrics.horizontalAdvance(label) + inner;
        const int textWidth = metrics.horizontalAdvance(widest);
        if (x + labelWidth + textWidth > end) {
            x = end;
            return;
        }
        if (text.isEmpty()) { // nothing under the cursor: no labels either
            x += labelWidth + textWidth + gap;
            return;
        }
        painter.setPen(m_colours.dimText);
        painter.drawText(x, baseline, label);
        painter.setPen(m_colours.text);
        const int shift = isRight ? textWidth - metrics.horizontalAdvance(text) : 0;
        painter.drawText(x + labelWidth + shift, baseline, text);
        x += labelWidth + textWidth + gap;
    };
    if (!m_message.isEmpty()) {
        painter.setPen(m_colours.text);
        painter.drawText(x, baseline, metrics.elidedText(m_message, Qt::ElideMiddle, end - x));
        return;
    }
    const bool isThere = m_readout.has_value();
    const bool hasSky = isThere && m_readout->sky.has_value();
    const QString none;
    column(none, isThere ? m_readout->channel : none, u"MM"_s, false);
    column(tr("RA"), hasSky ? words::rightAscension(m_readout->sky->ra) : none, u"00:00:00.00"_s, false);
    column(tr("Dec"), hasSky ? words::declination(m_readout->sky->dec) : none, u"+00:00:00.0"_s, false);
    column(tr("ICRS"), hasSky ? u" "_s : none, none, false);
    column(tr("value"), isThere ? valueText(m_readout->value) : none, u"0000000"_s, true);
    column(tr("x"), isThere ? words::fixed(m_readout->pixel.x, 1) : none, u"00000.0"_s, true);
    column(tr("y"), isThere ? words::fixed(m_readout->pixel.y, 1) : none, u"00000.0"_s, true);

    int right = end;
    painter.setPen(m_colours.dimText);
    for (const QString &text : {tr("? keys"), m_limits, m_zoom}) {
        const int textWidth = metrics.horizontalAdvance(text);
        if (right - textWidth < x || text.isEmpty())
            continue;
        painter.drawText(right - textWidth, baseline, text);
        right -= textWidth + gap;
    }
}

} // namespace tulpar
