#pragma once

#include "widgets/chart/chart_pick.h"
#include "widgets/common/palette.h"

#include <QFrame>

#include <vector>

class QGridLayout;
class QLabel;

namespace tulpar {

/// Altitude over the next twelve hours as one flat line, with the mount's limit across. Painted.
class AltitudeCurve : public QWidget {
    Q_OBJECT
public:
    explicit AltitudeCurve(QWidget *parent);

    void setColours(const Palette &palette, const Scale &scale);
    void setAltitudes(std::vector<double> altitudes, double limitDeg, bool isNow);
    [[nodiscard]] QSize sizeHint() const override { return {m_scale.wholePx(220), m_scale.wholePx(72)}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Palette m_palette;
    Scale m_scale;
    std::vector<double> m_altitudes;
    double m_limitDeg = 0;
    bool m_isNow = true;
};

/// A quiet plate over the chart with rows of text that can be selected; for what was clicked and for the
/// keys.
class ChartCard : public QFrame {
    Q_OBJECT
public:
    explicit ChartCard(QWidget *parent);

    void setColours(const Palette &palette, const Scale &scale);
    void setText(const CardText &text); ///< touches only what differs
    [[nodiscard]] const CardText &text() const { return m_text; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] QLabel *label(int row, int column);
    void dress(QLabel *label, bool isDim, double relative, bool isStrong) const;

    Palette m_palette;
    Scale m_scale;
    CardText m_text;
    QGridLayout *m_grid;
    AltitudeCurve *m_curve;
};

} // namespace tulpar
