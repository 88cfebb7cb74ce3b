#pragma once

#include "core/session/request.h"
#include "core/session/snapshot.h"
#include "widgets/common/key_help.h"
#include "widgets/common/marks.h"
#include "widgets/common/palette.h"
#include "widgets/safety/alarm_watch.h"

#include <QTimer>
#include <QWidget>

#include <memory>

class QLabel;
class QToolButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace tulpar {

class FlowLayout;
class MarkDelegate;

/// How much an alarm asks of a person, now.
[[nodiscard]] Need alarmNeed(const Alarm &alarm);

/// The alarms at the lower edge: heaviest first, one line a root cause, its consequences folded under it.
/// Quiet, it is hidden. It grows over what is beneath it and takes no click in its first moments, so that
/// nothing comes under a finger. What a person asks leaves by `requested`. GUI thread.
class AlarmStrip : public QWidget, public HasKeys {
    Q_OBJECT
public:
    static constexpr int kSettleMs = 700; ///< after it has grown

    explicit AlarmStrip(QWidget *parent = nullptr);

    void setSnapshot(const std::shared_ptr<const Snapshot> &snapshot);
    void setNow(UtcInstant now);
    /// Not heard, the core is the first of the alarms; those that it told of are dim, with their age.
    void setLinked(bool isLinked);
    void setColours(const Palette &palette, const Scale &scale);
    void setHeardFrom(HeardFrom from);
    /// Unfolds it and gives it the keyboard.
    void takeFocus();
    void acknowledgeAll();
    /// The height that it would like, at most `most`.
    [[nodiscard]] int wantedHeight(int width, int most) const;

    [[nodiscard]] QTreeWidget *list() const { return m_list; }
    [[nodiscard]] HeardFrom heardFrom() const { return m_heardFrom; }
    [[nodiscard]] QString headline() const;
    /// Something is there that nobody has seen.
    [[nodiscard]] bool isCalling() const { return unseen() > 0; }
    [[nodiscard]] std::vector<KeyLine> keys() const override;

signals:
    void requested(const tulpar::Request &request);
    void heightChanged();
    /// A person has dealt with it: what it covers may make room.
    void handled();
    void soundDue(tulpar::AlarmWeight weight);
    void heardFromChanged();

protected:
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    enum Column { Cause, Age, Phase, Action, ColumnCount };
    static constexpr int kNumberRole = 0x0180; ///< of the alarm, in its line
    static constexpr int kNoCore = -1; ///< the number of the desk's own alarm

    void refresh();
    void refreshHead();
    void refreshRows();
    void fill(QTreeWidgetItem *item, const Alarm &alarm);
    void fillNoCore(QTreeWidgetItem *item);
    void acknowledge(const QTreeWidgetItem *item);
    void fitColumns();
    [[nodiscard]] const Alarms &alarms() const { return m_alarms; }
    void gather();
    [[nodiscard]] int unseen() const;

    std::shared_ptr<const Snapshot> m_snapshot;
    Alarms m_alarms; ///< of the core, and of the desk
    bool m_isLinked = true;
    UtcInstant m_now;
    AlarmWatch m_watch;
    HeardFrom m_heardFrom = AlarmWeight::Warning;
    bool m_isUnfolded = false; ///< by a person, though all is seen
    int m_lastRows = 0;
    int m_lastWanted = 0;
    QTimer m_settle;
    Palette m_palette = Palette::of(Lighting::Night);
    Scale m_scale;

    MarkDelegate *m_delegate = nullptr;
    QWidget *m_head = nullptr;
    FlowLayout *m_row = nullptr;
    QLabel *m_title = nullptr;
    QToolButton *m_all = nullptr;
    QToolButton *m_sound = nullptr;
    QToolButton *m_fold = nullptr;
    QTreeWidget *m_list = nullptr;
};

} // namespace tulpar
