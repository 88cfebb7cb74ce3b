#include "widgets/chart/chart_picture.h"

#include <QPainter>

#include <algorithm>

namespace tulpar {

namespace {

/// The rectangles of one tick as few as reasonable: a rectangle costs a viewer more than some pixels do.
constexpr int kMostRects = 24;

QRegion merged(const QRegion &region)
{
    return region.rectCount() > kMostRects ? QRegion(region.boundingRect()) : region;
}

} // namespace

void ChartPicture::setLook(const Palette &palette, const QFont &font, const Scale &scale)
{
    m_painter = std::make_unique<ChartPainter>(palette, font, scale);
    m_isStale = true;
}

QSizeF ChartPicture::measure(const QString &words, TextKind kind) const
{
    return m_painter->measure(words, kind);
}

std::vector<DrawItem> ChartPicture::liveItems(SceneInput input)
{
    input.sides = &m_liveSides;
    std::vector<DrawItem> items = liveScene(input, m_occupied);
    m_liveSides = sidesOf(items);
    return items;
}

QRegion ChartPicture::renewLive(SceneInput input)
{
    if (m_isStale)
        return {};
    const QSizeF size = input.size;
    std::vector<DrawItem> next = liveItems(std::move(input));
    if (next == m_live)
        return {};
    QRegion dirty;
    const auto addMissing = [&](const std::vector<DrawItem> &of, const std::vector<DrawItem> &in) {
        for (const DrawItem &item : of)
            if (std::find(in.begin(), in.end(), item) == in.end())
                dirty += m_painter->bounds(item, size);
    };
    addMissing(m_live, next);
    addMissing(next, m_live);
    m_live = std::move(next);
    return merged(dirty);
}

void ChartPicture::renewSky(SceneInput input, double devicePixelRatio)
{
    input.sides = &m_skySides;
    m_sky = skyScene(input);
    if (!input.isQuiet) // few labels are in a quiet picture
        m_skySides = sidesOf(m_sky.over);
    m_occupied = labelBoxes(m_sky.over);
    m_image = m_painter->paintSky(
        m_sky, input.size.toSize(), devicePixelRatio, std::move(m_image), input.isQuiet, input.isMoved);
    m_live = liveItems(std::move(input));
    m_isStale = false;
}

void ChartPicture::renew(const SceneInput &input, double devicePixelRatio)
{
    if (m_isStale)
        renewSky(input, devicePixelRatio);
}

void ChartPicture::paint(
    QPainter &painter, const QRegion &dirty, const SceneInput &input, double devicePixelRatio)
{
    renew(input, devicePixelRatio);
    const double ratio = m_image.devicePixelRatio();
    for (const QRect &part : dirty)
        painter.drawImage(
            QRectF(part), m_image, QRectF(QPointF(part.topLeft()) * ratio, QSizeF(part.size()) * ratio));
    painter.setRenderHint(QPainter::Antialiasing);
    m_painter->paint(painter, m_live, input.size, dirty.boundingRect());
    painter.setRenderHint(QPainter::Antialiasing, false);
}

} // namespace tulpar
