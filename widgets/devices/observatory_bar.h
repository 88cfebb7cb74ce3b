#pragma once

#include "core/session/request.h"
#include "core/session/snapshot.h"
#include "widgets/common/key_help.h"
#include "widgets/common/palette.h"

#include <QWidget>

#include <functional>
#include <memory>
#include <vector>

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
    void setLinked(bool isLinked);
    void setNow(UtcInstant now);
    void setColours(const Palette &palette, const Scale &scale);
    /// Read-only: no button of the bar asks anything, *make safe* excepted.
    void setObserving(bool isObserving);
    /// Little room: leaves out what the chart shows too (local time, Sun, Moon).
    void setCompact(bool isCompact);
    /// Says the answer to the last request beside the buttons.
    void showAnswer(const QString &sentence);
    void toggleReasons();
    /// The safe thing, at once.
    void makeSafe();

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
    void ask(RequestBody body);
    [[nodiscard]] QLabel *addLabel(FlowLayout *row, const QString &name, Qt::Alignment side = {});

    std::shared_ptr<const Snapshot> m_snapshot;
    UtcInstant m_now;
    bool m_isLinked = false;
    bool m_isObserving = false;
    bool m_isNight = false;
    bool m_isCompact = false;
    qint64 m_skyMinute = -1;
    Palette m_palette = Palette::of(Lighting::Night);
    Scale m_scale;

    QHBoxLayout *m_head = nullptr;
    FlowLayout *m_top = nullptr;
    FlowLayout *m_strip = nullptr;
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
    QPushButton *m_makeSafe = nullptr;
    ReasonsPanel *m_reasons = nullptr;
    std::vector<DeviceCellWidget *> m_cells;
};

} // namespace tulpar
