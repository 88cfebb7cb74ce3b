#pragma once

#include "widgets/chart/chart_scene.h"
#include "widgets/chart/star_sprites.h"
#include "widgets/common/palette.h"

#include <QFont>
#include <QFontMetricsF>
#include <QHash>
#include <QImage>
#include <QStaticText>

#include <vector>

class QPainter;

namespace tulpar {

class PixelRows;

/// Draws the items of a scene with QPainter alone, and measures its texts. Holds colours, fonts and texts
/// once laid out: kept as long as these stay. GUI thread.
class ChartPainter {
public:
    ChartPainter(const Palette &palette, const QFont &base, const Scale &scale);

    [[nodiscard]] QSizeF measure(const QString &words, TextKind kind) const;
    [[nodiscard]] const QFont &font(TextKind kind) const { return m_fonts[static_cast<std::size_t>(kind)]; }

    /// The static layer, opaque, of `size` logical pixels; `reuse`: an image whose memory may be taken;
    /// `isQuiet`: stars move by whole pixels; `isMoved`: with hard edges too.
    [[nodiscard]] QImage paintSky(
        const SkyScene &scene, const QSize &size, double devicePixelRatio, QImage reuse = {},
        bool isQuiet = false, bool isMoved = false) const;
    void paint(QPainter &painter, const std::vector<DrawItem> &items, const QSizeF &size) const;
    /// Only what may touch `dirty`.
    void paint(
        QPainter &painter, const std::vector<DrawItem> &items, const QSizeF &size, const QRect &dirty) const;

    /// What painting `item` may touch.
    [[nodiscard]] QRect bounds(const DrawItem &item, const QSizeF &size) const;

private:
    [[nodiscard]] QColor colour(Ink ink) const;
    [[nodiscard]] QPen pen(const DrawItem &item) const;
    void paintItem(QPainter &painter, const DrawItem &item, const QRectF &room) const;
    void paintMark(QPainter &painter, const DrawItem &item) const;
    void paintMoon(QPainter &painter, const DrawItem &item) const;
    void paintDeepSky(QPainter &painter, const DrawItem &item) const;
    void paintLabel(QPainter &painter, const DrawItem &item) const;
    /// False for a label that stands on a plate.
    bool paintFixedLabel(PixelRows &rows, const DrawItem &item) const;
    /// The fixed layer: lines and areas into the rows, the rest by the painter.
    void paintFixed(
        QPainter &painter, PixelRows &rows, const std::vector<DrawItem> &items, const QSizeF &size) const;

    struct LaidOut {
        QStaticText text;
        QSizeF size;
        QImage mask; ///< of the fixed layer: its coverage in three steps; null until asked for
        double maskRatio = 0;
    };
    [[nodiscard]] LaidOut &laidOut(const QString &words, TextKind kind) const;

    Palette m_palette;
    Scale m_scale;
    StarSprites m_stars;
    std::vector<QFont> m_fonts; // in the order of TextKind
    std::vector<QFontMetricsF> m_metrics;
    mutable std::vector<QHash<QString, LaidOut>> m_texts; // in the order of TextKind
};

} // namespace tulpar
