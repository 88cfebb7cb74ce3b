#pragma once

#include "core/session/request.h"
#include "core/session/snapshot.h"
#include "widgets/common/key_help.h"
#include "widgets/common/palette.h"
#include "widgets/common/standing.h"

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

class DeviceCellWidget;
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
    /// Says the answer to the last request; of *make safe* and *stop motion* it then says what still moves.
    void showAnswer(const RequestBody &asked, const Answer &answer);
    void toggleReasons();
    /// The safe thing, at once.
    void makeSafe();
    /// Stops what moves; what is open stays open.
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
    void refreshProgress();
    [[nodiscard]] QString linkLost() const;
    void ask(RequestBody body);
    [[nodiscard]] QLabel *addLabel(FlowLayout *row, const QString &name, Qt::Alignment side = {});

    std::shared_ptr<const Snapshot> m_snapshot;
    UtcInstant m_now;
    Standing m_standing;
    RequestBody m_asked = Arm{}; ///< what the answer line speaks of
    bool m_wasAccepted = false;
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
    QLabel *m_answer = nullptr;
    HoldButton *m_arm = nullptr;
    HoldButton *m_mode = nullptr;
    QBoxLayout *m_corner = nullptr;
    QPushButton *m_stopMotion = nullptr;
    QPushButton *m_makeSafe = nullptr;
    ReasonsPanel *m_reasons = nullptr;
    std::vector<DeviceCellWidget *> m_cells;
};

} // namespace tulpar
