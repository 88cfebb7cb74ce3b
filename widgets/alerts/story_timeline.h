#pragma once

#include "core/session/snapshot.h"
#include "widgets/common/marks.h"

#include <QWidget>

#include <vector>

namespace tulpar {

/// One notice of the story as people read it. A value.
struct TimelineLine {
    QString since; ///< "T0+0:13"; without a T0 the time of receipt
    QString what; ///< "Swift BAT · SWIFT_BAT_GRB_POS_ACK"
    QString place; ///< "3′ at 90 %", "pointing, not the source", "retracted"
    QString came; ///< "gcn, 3 copies"
    QString outcome;
    Mark mark = Mark::Resting;
    bool isBest = false;
    bool isRetraction = false;
    double errorBar = -1; ///< 0 (1″) to 1 (30°), logarithmic; below 0: none
    bool operator==(const TimelineLine &) const = default;
};
[[nodiscard]] std::vector<TimelineLine> timelineLines(const AlertView &alert);
/// Where the field's half width stands on the bars of errors.
[[nodiscard]] double errorBarOf(Angle radius);

/// The notices of one event in order of arrival, on a rail. Painted; its text is the accessible description.
class StoryTimeline : public QWidget {
    Q_OBJECT
public:
    explicit StoryTimeline(QWidget *parent = nullptr);

    void setColours(const Palette &palette, const Scale &scale);
    void setAlert(const AlertView &alert, Angle fieldWidth);
    [[nodiscard]] const std::vector<TimelineLine> &lines() const { return m_lines; }

    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {m_scale.wholePx(160), 10}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] int lineHeight() const;

    std::vector<TimelineLine> m_lines;
    double m_field = 0;
    Palette m_palette = Palette::of(Lighting::Night);
    Scale m_scale;
};

} // namespace tulpar
