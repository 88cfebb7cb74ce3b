#pragma once

#include "core/session/request.h"
#include "core/session/snapshot.h"
#include "widgets/common/key_help.h"
#include "widgets/common/palette.h"
#include "widgets/common/standing.h"
#include "widgets/devices/answer_line.h"

#include <QWidget>

#include <functional>
#include <memory>
#include <vector>

class QBoxLayout;
class QHBoxLayout;
class QLabel;
class QPushButton;
class QToolButton;

namespace tulpar {

class DangerLine;
class DeviceCellWidget;
class ElidedLabel;
class FlowLayout;
class HoldButton;
class ReasonsPanel;

/// The status bar of the observatory: is it safe, what is it doing, what comes next, what needs me. Two
/// lines, more where the window is narrow: nothing is ever cut. Knows snapshots only; what a person asks
/// leaves by `requested`.
class ObservatoryBar : public QWidget, public HasKeys {
    Q_OBJECT
public:
    explicit ObservatoryBar(QWidget *parent = nullptr);

    void setSnapshot(const std::shared_ptr<const Snapshot> &snapshot);
    /// Who speaks here; where it may not ask for something, the button says why. Read-only keeps *make safe*.
    void setStanding(const Standing &standing);
    void setNow(UtcInstant now);
    void setColours(const Palette &palette, const Scale &scale);
    /// Little room: leaves out what the chart shows too (local time, Sun, Moon).
    void setCompact(bool isCompact);
    /// Says the answer to the last request, and what becomes of it. `wasHeard`: the core was, when it left
    /// here.
    void showAnswer(const RequestBody &asked, const Answer &answer, bool wasHeard);
    void toggleReasons();
    /// The safe thing, at once.
    void makeSafe();
    /// Stops the mount; what a response opened closes again.
    void stopMotion();

    [[nodiscard]] std::vector<KeyLine> keys() const override;
    [[nodiscard]] QString statusText() const;

signals:
    void requested(const tulpar::Request &request);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void refreshStatus();
    void refreshSky();
    void refreshCells();
    void refreshAnswer();
    [[nodiscard]] QString linkLost() const;
    /// What the chart shows too gives way to an answer.
    [[nodiscard]] bool hasRoomForSky() const;
    void ask(RequestBody body);
    [[nodiscard]] QLabel *addLabel(FlowLayout *row, const QString &name, Qt::Alignment side = {});

    std::shared_ptr<const Snapshot> m_snapshot;
    UtcInstant m_now;
    Standing m_standing;
    AnswerLine m_said;
    bool m_isNight = false;
    bool m_isCompact = false;
    qint64 m_skyMinute = -1;
    Palette m_palette = Palette::of(Lighting::Night);
    Scale m_scale;

    QHBoxLayout *m_head = nullptr;
    FlowLayout *m_top = nullptr;
    FlowLayout *m_strip = nullptr;
    QWidget *m_orders = nullptr;
    QToolButton *m_status = nullptr;
    QLabel *m_firstLight = nullptr;
    QLabel *m_utc = nullptr;
    QLabel *m_local = nullptr;
    QLabel *m_sun = nullptr;
    QLabel *m_moon = nullptr;
    QLabel *m_simulation = nullptr;
    ElidedLabel *m_answer = nullptr;
    DangerLine *m_notSent = nullptr; ///< a row of its own, so that nobody overlooks it
    HoldButton *m_arm = nullptr;
    HoldButton *m_mode = nullptr;
    QBoxLayout *m_corner = nullptr;
    QPushButton *m_stopMotion = nullptr;
    QPushButton *m_makeSafe = nullptr;
    ReasonsPanel *m_reasons = nullptr;
    std::vector<DeviceCellWidget *> m_cells;
};

} // namespace tulpar
