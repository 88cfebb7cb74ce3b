#pragma once

#include "widgets/alerts/night_track.h"
#include "widgets/common/palette.h"

#include <QWidget>

#include <functional>

namespace tulpar {

/// Altitude of one event through tonight, with twilight, limits and the Moon. Painted; GUI thread.
class NightCurve : public QWidget {
    Q_OBJECT
public:
    explicit NightCurve(QWidget *parent = nullptr);

    void setColours(const Palette &palette, const Scale &scale);
    void setTrack(
        const NightCourse &track, const ObservatoryView &observatory, std::optional<UtcInstant> trigger);
    void clear();
    void setNow(UtcInstant now);
    [[nodiscard]] const NightCourse &track() const { return m_track; }

    [[nodiscard]] QSize sizeHint() const override { return {m_scale.wholePx(340), m_scale.wholePx(210)}; }
    [[nodiscard]] QSize minimumSizeHint() const override
    {
        return {m_scale.wholePx(160), m_scale.wholePx(170)};
    }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] QRectF plot() const;
    [[nodiscard]] double x(UtcInstant utc) const;
    [[nodiscard]] double y(double altitude) const;
    void paintNight(QPainter &painter) const;
    void paintGrid(QPainter &painter) const;
    void paintCurves(QPainter &painter) const;
    void paintMoments(QPainter &painter) const;

    NightCourse m_track;
    ObservatoryView m_observatory;
    std::optional<UtcInstant> m_trigger;
    UtcInstant m_now;
    Palette m_palette = Palette::of(Lighting::Night);
    Scale m_scale;
};

} // namespace tulpar
