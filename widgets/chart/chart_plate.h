#pragma once

#include "widgets/common/palette.h"

#include <QFrame>

class QLabel;

namespace tulpar {

/// A quiet plate over the chart: flat, one line around it, never modal. Escape closes it.
class ChartPlate : public QFrame {
    Q_OBJECT
public:
    explicit ChartPlate(QWidget *parent);

    virtual void setColours(const Palette &palette, const Scale &scale);

signals:
    void closed();

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override; ///< a click on the plate is none on the sky
    void wheelEvent(QWheelEvent *event) override;

    [[nodiscard]] const Palette &colours() const { return m_palette; }
    [[nodiscard]] const Scale &scale() const { return m_scale; }
    /// Text colours and size of a label of the plate; `relative` to the font of the chart.
    void dress(QLabel *label, bool isDim, double relative = 0.95) const;

private:
    Palette m_palette = Palette::of(Lighting::Night);
    Scale m_scale;
};

} // namespace tulpar
