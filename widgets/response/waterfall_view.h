#pragma once

#include "widgets/common/palette.h"
#include "widgets/response/waterfall_chart.h"

#include <QWidget>

namespace tulpar {

/// Paints a waterfall: lanes, time axis, the ten-second mark, the prediction. Flat fills; running bars are
/// hatched.
class WaterfallView : public QWidget {
    Q_OBJECT
public:
    explicit WaterfallView(QWidget *parent = nullptr);

    void setChart(const WaterfallChart &chart);
    [[nodiscard]] const WaterfallChart &chart() const { return m_chart; }
    void setColours(const Palette &palette, const Scale &scale);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] int laneHeight() const;
    [[nodiscard]] int nameWidth() const;

    WaterfallChart m_chart;
    Palette m_palette = Palette::of(Lighting::Night);
    Scale m_scale;
};

} // namespace tulpar
