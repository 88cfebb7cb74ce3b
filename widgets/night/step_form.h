#pragma once

#include "widgets/common/palette.h"
#include "widgets/common/standing.h"

#include <QWidget>

#include <memory>
#include <optional>

class QLabel;
class QLineEdit;
class QToolButton;

namespace tulpar {

class FlowLayout;
class HoldButton;

/// What a person can say to one step of the night: pause and continue at once; skip with the reason said and
/// in two deliberate steps; start again. What cannot be said now says why. GUI thread.
class StepForm : public QWidget {
    Q_OBJECT
public:
    explicit StepForm(QWidget *parent = nullptr);

    void setColours(const Palette &palette, const Scale &scale);
    void setStep(std::optional<NightStep> step);
    void refresh(const std::shared_ptr<const Snapshot> &snapshot, const Standing &standing);

    void pauseOrResume();
    void chooseSkip();
    void restart();
    [[nodiscard]] QString whyNot(StepOrder order) const;

signals:
    void requested(const tulpar::Request &request);

private:
    void order(StepOrder order);
    void refreshParts();
    [[nodiscard]] const NightStepView *view() const;
    [[nodiscard]] bool isPaused() const;

    std::optional<NightStep> m_step;
    std::shared_ptr<const Snapshot> m_snapshot;
    Standing m_standing;
    FlowLayout *m_flow;
    QLabel *m_title;
    QToolButton *m_pause;
    QToolButton *m_restart;
    QLineEdit *m_why;
    HoldButton *m_skip;
    QLabel *m_reason;
};

} // namespace tulpar
