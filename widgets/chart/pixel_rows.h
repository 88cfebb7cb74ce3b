#pragma once

#include "widgets/chart/chart_projection.h"

#include <QColor>
#include <QImage>

#include <vector>

namespace tulpar {

/// Strokes as long as they are drawn: `on` px of ink, then `off` px without; on = 0: unbroken.
struct Dashes {
    double on = 0;
    double off = 0;
};

/// Flat things written straight into the rows of an opaque image: fills, rings, lines, discs, with their
/// exact coverage at the edges. Several times faster than paths through QPainter and the same on every
/// machine. All lengths in logical pixels. A painter may be active on the same image. GUI thread.
class PixelRows {
public:
    /// `image` has 32 bits a pixel, no transparency, and outlives this.
    explicit PixelRows(QImage &image);

    /// What an odd number of the areas covers; hatched: lines of `spacing` over it in a second ink.
    void fill(const std::vector<Cap> &areas, QRgb ink);
    void hatch(const std::vector<Cap> &areas, QRgb ink, double spacing);
    /// What an odd number of the rings surrounds, or an even one when `isInverted`.
    void fill(const std::vector<QPolygonF> &rings, bool isInverted, QRgb ink);

    void circle(const Cap &cap, double width, QRgb ink, const Dashes &dashes);
    void line(const QPointF &from, const QPointF &to, double width, QRgb ink);
    void polyline(const QPolygonF &points, double width, QRgb ink, const Dashes &dashes);
    /// `light` 0 to 1 of the ink.
    void disc(double x, double y, double radius, double light, QRgb ink);

private:
    struct Crossings;

    void addCircle(Crossings &crossings, const Cap &cap) const;
    void addRing(Crossings &crossings, const QPolygonF &ring) const;
    void addAreas(Crossings &crossings, const std::vector<Cap> &areas) const;
    void fillSpans(Crossings &crossings, QRgb ink);
    void segment(QPointF from, QPointF to, double width, QRgb ink, bool isStartOpen, bool isEndOpen);
    void blend(int x, int y, double coverage, QRgb ink);
    [[nodiscard]] QRgb *row(int y) { return m_bits + static_cast<std::ptrdiff_t>(y) * m_stride; }

    QRgb *m_bits;
    std::ptrdiff_t m_stride;
    int m_width;
    int m_height;
    double m_ratio; ///< pixels of the image to a logical one
};

} // namespace tulpar
