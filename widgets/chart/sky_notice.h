#pragma once

#include "widgets/chart/chart_plate.h"
#include "widgets/chart/sky_data.h"

#include <vector>

class QLabel;

namespace tulpar {

/// Says on the chart what is missing of the sky because a file cannot be used: one line with a triangle,
/// there as long as it is so; a click or its key unfolds which file, what is wrong and what to do.
class SkyNotice : public ChartPlate {
    Q_OBJECT
public:
    explicit SkyNotice(QWidget *parent);

    void setColours(const Palette &palette, const Scale &scale) override;
    void setProblems(const std::vector<SkyProblem> &problems);
    [[nodiscard]] bool isNeeded() const { return !m_problems.empty(); }
    [[nodiscard]] bool isOpen() const { return m_isOpen; }
    void toggle();
    /// Stands on `floor` px from the lower edge of the chart.
    void setFloor(int floor);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;

private:
    void fit();

    std::vector<SkyProblem> m_problems;
    QLabel *m_line;
    QLabel *m_details;
    bool m_isOpen = false;
    int m_floor = 0;
};

} // namespace tulpar
