#pragma once

#include "widgets/chart/chart_scene.h"
#include "widgets/common/palette.h"

#include <QFont>
#include <QFontMetricsF>
#include <QImage>

#include <vector>

class QPainter;

namespace tulpar {

/// Draws the items of a scene with QPainter alone, and measures its texts. Holds colours and fonts; GUI
/// thread.
class ChartPainter {
public:
    ChartPainter(const Palette &palette, const QFont &base, const Scale &scale);

    [[nodiscard]] QSizeF measure(const QString &words, TextKind kind) const;
    [[nodiscard]] const QFont &font(TextKind kind) const { return m_fonts[static_cast<std::size_t>(kind)]; }

    /// The static layer, opaque, of `size` logical pixels.
    [[nodiscard]] QImage paintSky(const SkyScene &scene, const QSize &size, double devicePixelRatio) const;
    void paint(QPainter &painter, const std::vector<DrawItem> &items, const QSizeF &size) const;

    /// What painting `item` may touch.
    [[nodiscard]] QRect bounds(const DrawItem &item, const QSizeF &size) const;

private:
    [[nodiscard]] QColor colour(Ink ink) const;
    [[nodiscard]] QPen pen(const DrawItem &item) const;
    void paintItem(QPainter &painter, const DrawItem &item, const QRectF &room) const;
    void paintMark(QPainter &painter, const DrawItem &item) const;
    void paintMoon(QPainter &painter, const DrawItem &item) const;
    void paintStars(QImage &image, const SkyScene &scene, double devicePixelRatio) const;

    Palette m_palette;
    Scale m_scale;
    std::vector<QFont> m_fonts; // in the order of TextKind
    std::vector<QFontMetricsF> m_metrics;
};

} // namespace tulpar
