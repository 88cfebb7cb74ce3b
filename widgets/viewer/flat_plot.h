#pragma once

#include "widgets/common/palette.h"

#include <QPointF>
#include <QString>
#include <QWidget>

#include <vector>

namespace tulpar {

/// What a plot draws: one series after another, from the back to the front.
struct PlotSeries {
    enum class Shape {
        Dots,
        Line,
        Dashes,
        Steps, ///< bars without gaps, from the lower edge
    };
    std::vector<QPointF> points; ///< NaN breaks a line
    Shape shape = Shape::Line;
    bool isSecondAxis = false; ///< 0 to 1 at the right
    bool isQuiet = false; ///< drawn dim
};

struct Plot {
    QString xTitle;
    QString yTitle;
    std::vector<PlotSeries> series;
    std::vector<double> xMarks; ///< upright dashed lines
    bool isLogarithmic = false; ///< y
    bool hasSecondAxis = false;
};

/// A flat plot in the palette of the desk: no animation, no gradient; shapes tell the series apart. Made for
/// a few thousand points. GUI thread.
class FlatPlot final : public QWidget {
    Q_OBJECT

public:
    explicit FlatPlot(QWidget *parent = nullptr);

    void setColours(const Palette &colours, const Scale &scale);
    void setPlot(const Plot &plot);
    [[nodiscard]] const Plot &plot() const { return m_plot; }
    /// Of the drawn area; x of a value and the value of an x.
    [[nodiscard]] QRectF area() const;
    [[nodiscard]] double xAt(double value) const;
    [[nodiscard]] double valueAt(double x) const;
    [[nodiscard]] QSize sizeHint() const override { return {280, 180}; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    struct Range {
        double low = 0;
        double high = 1;
    };
    void measure();
    [[nodiscard]] double yAt(double value, bool isSecond) const;
    void paintAxes(QPainter &painter) const;
    void paintSeries(QPainter &painter, const PlotSeries &series) const;

    Palette m_colours = Palette::of(Lighting::Night);
    Scale m_scale;
    Plot m_plot;
    Range m_x;
    Range m_y;
    double m_leftRoom = 40;
};

/// Steps of 1, 2 or 5 times a power of ten, about `count` within the range.
[[nodiscard]] std::vector<double> roundTicks(double low, double high, int count);

} // namespace tulpar
