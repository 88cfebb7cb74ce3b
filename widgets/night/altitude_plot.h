#pragma once

#include "widgets/common/palette.h"
#include "widgets/night/night_axis.h"
#include "widgets/night/sky_of_night.h"

#include <QString>
#include <QWidget>

#include <memory>
#include <vector>

class QCustomPlot;

namespace tulpar {

/// One target's way over the sky tonight, and when its block has it.
struct TargetCurve {
    QString title;
    IcrsDirection position;
    Spans observed; ///< drawn thick
    bool isChosen = false;
    bool operator==(const TargetCurve &) const = default;
};

/// Altitude through the night of the chosen targets and of the Moon, over the same time as the timeline, with
/// the observatory's limits; air mass at the right edge. Drawn anew only when something of it changes; the
/// line of now is a widget of its own that moves over it. GUI thread.
class AltitudePlot : public QWidget {
    Q_OBJECT
public:
    explicit AltitudePlot(QWidget *parent = nullptr);

    void setColours(const Palette &palette, const Scale &scale);
    void setNight(
        const NightView &night, const ObservatoryView &observatory, std::shared_ptr<const SkyOfNight> sky);
    void clear();
    void setCurves(std::vector<TargetCurve> curves);
    void setNow(UtcInstant now);
    [[nodiscard]] int gutterLeft() const; ///< what the words of the altitude need
    [[nodiscard]] int gutterRight() const; ///< what the words of the air mass need
    void setGutter(int left, int right);

    [[nodiscard]] const std::vector<TargetCurve> &curves() const { return m_curves; }
    /// How often it was drawn.
    [[nodiscard]] int drawings() const { return m_drawings; }
    [[nodiscard]] const QWidget *nowLine() const { return m_nowLine; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void draw();
    void drawBands();
    void drawAxes();
    void drawLimits();
    void drawCurves();
    void placeNow();
    [[nodiscard]] QRect plotRect() const;

    QCustomPlot *m_plot;
    QWidget *m_nowLine;
    Palette m_palette = Palette::of(Lighting::Night);
    Scale m_scale;
    NightAxis m_axis;
    NightView m_times;
    Angle m_hard;
    Angle m_soft;
    std::shared_ptr<const SkyOfNight> m_sky;
    std::vector<TargetCurve> m_curves;
    UtcInstant m_now;
    int m_left = 0;
    int m_right = 0;
    int m_drawings = 0;
};

} // namespace tulpar
