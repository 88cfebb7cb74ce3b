#pragma once

#include "widgets/common/standing.h"
#include "widgets/night/night_rows.h"

#include <QWidget>

#include <memory>

class QBoxLayout;
class QLabel;
class QToolButton;

namespace tulpar {

class FlowLayout;
class HoldButton;
class WrappedLabel;

/// The panel's head: what the night does and why, what comes next, the switch that lets the core run the
/// night, and whether the chain was drilled this evening. GUI thread.
class NightHead : public QWidget {
    Q_OBJECT
public:
    explicit NightHead(QWidget *parent = nullptr);

    void setColours(const Palette &palette, const Scale &scale);
    void refresh(const std::shared_ptr<const Snapshot> &snapshot, UtcInstant now, const Standing &standing);
    void setProgrammeShown(bool isShown);

    [[nodiscard]] const NightHeadline &headline() const { return m_line; }
    [[nodiscard]] HoldButton *runSwitch() const { return m_run; }

signals:
    void requested(const tulpar::Request &request);
    void programmeAsked();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    [[nodiscard]] QString runText(const Snapshot &snapshot) const;
    [[nodiscard]] QString drillText(const Snapshot &snapshot) const;

    NightHeadline m_line;
    std::shared_ptr<const Snapshot> m_snapshot;
    Palette m_palette = Palette::of(Lighting::Night);
    Scale m_scale;
    WrappedLabel *m_title;
    WrappedLabel *m_why;
    WrappedLabel *m_next;
    QBoxLayout *m_sides; ///< words beside the switch, or over it
    QWidget *m_box;
    FlowLayout *m_row;
    HoldButton *m_run;
    QLabel *m_runBy;
    QLabel *m_drilled;
    QToolButton *m_programme;
};

} // namespace tulpar
