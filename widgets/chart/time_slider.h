#pragma once

#include "core/time/instant.h"
#include "widgets/chart/chart_plate.h"

#include <QString>

#include <vector>

namespace tulpar {

/// The hours around now along the lower edge: twelve back, twenty-four on, the night shaded. Says which
/// moment is chosen and that it is not now. Chooses only; the chart draws.
class TimeSlider : public ChartPlate {
    Q_OBJECT
public:
    static constexpr Duration kBack = -std::chrono::hours(12);
    static constexpr Duration kOn = std::chrono::hours(24);

    explicit TimeSlider(QWidget *parent);

    /// How dark it is, from kBack to kOn at even steps: 0 day, 4 night.
    void setDarkness(std::vector<int> steps);
    void setNow(UtcInstant now, const QString &timeZone);
    void setOffset(Duration offset); ///< rounded to a minute, kept in range
    [[nodiscard]] Duration offset() const { return m_offset; }
    /// What is to be known of the chosen moment: "the telescope is not drawn: ...".
    void setRemark(const QString &remark);
    [[nodiscard]] const QString &remark() const { return m_remark; }
    [[nodiscard]] QString sentence() const; ///< "NOT NOW  +3 h 20 min · 17:31 UTC · 23:31 local", or "now …"
    [[nodiscard]] int wantedHeight() const;

signals:
    void offsetChanged(std::chrono::nanoseconds offset);

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;

private:
    [[nodiscard]] QRect track() const;
    [[nodiscard]] int xOf(Duration offset) const;
    [[nodiscard]] Duration offsetAt(double x) const;
    void choose(Duration offset);

    UtcInstant m_now;
    QString m_timeZone;
    Duration m_offset{};
    std::vector<int> m_darkness;
    QString m_remark;
};

} // namespace tulpar
