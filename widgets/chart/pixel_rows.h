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

/// Flat things written straight into the rows of an opaque image: fills, rings, lines, discs, their edges in
/// three steps of coverage, or none when crude: a viewer far away is sent the fewer bytes the fewer colours
/// there are. Several times faster than paths through QPainter and the same on every machine. All lengths in
/// logical pixels. A painter may be active on the same image. GUI thread.
class PixelRows {
public:
    /// `image` has 32 bits a pixel, no transparency, and outlives this.
    explicit PixelRows(QImage &image, bool isCrude = false);

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
    /// The coverages of `mask` (8 bits a pixel) in ink, its corner at a pixel of the image.
    void mask(const QPoint &corner, const QImage &mask, QRgb ink);
    /// One pixel of the image, nothing beside it.
    void put(int x, int y, QRgb ink)
    {
        if (x >= 0 && y >= 0 && x < m_width && y < m_height)
            row(y)[x] = ink;
    }
    [[nodiscard]] double ratio() const { return m_ratio; }

private:
    /// Where the edges of an area cross the middles of the rows; its memory is used again.
    struct Crossings {
        std::vector<std::vector<float>> rows;
        int top = 0; ///< of the rows that have any
        int bottom = -1;
        bool isInverted = false; ///< far away is inside
    };

    void addCircle(const Cap &cap);
    void addRing(const QPolygonF &ring);
    void addAreas(const std::vector<Cap> &areas);
    void addCrossings(int first, int end);
    /// Calls `span(y, from, to)` for what is inside, row by row, and forgets the crossings.
    template <class F>
    void forEachSpan(F &&span);
    void fillSpans(QRgb ink);
    void dashedCircle(const QPointF &centre, double radius, double width, QRgb ink, const Dashes &dashes);
    void segment(QPointF from, QPointF to, double width, QRgb ink, bool isStartOpen, bool isEndOpen);
    void blend(int x, int y, double coverage, QRgb ink);
    [[nodiscard]] QRgb *row(int y) { return m_bits + static_cast<std::ptrdiff_t>(y) * m_stride; }

    QRgb *m_bits;
    std::ptrdiff_t m_stride;
    int m_width;
    int m_height;
    double m_ratio; ///< pixels of the image to a logical one
    bool m_isCrude;
    Crossings m_crossings;
};

} // namespace tulpar
