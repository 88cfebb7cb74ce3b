#pragma once

#include "widgets/chart/chart_pick.h"
#include "widgets/common/palette.h"

#include <QFrame>

class QGridLayout;
class QLabel;

namespace tulpar {

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
};

} // namespace tulpar
