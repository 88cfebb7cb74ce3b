#pragma once

#include "app/desk_sound.h"
#include "core/session/session.h"
#include "core/time/clock.h"
#include "widgets/common/palette.h"
#include "widgets/common/standing.h"

#include <QStringList>
#include <QTimer>
#include <QWidget>

#include <memory>

class QTabBar;
class QVBoxLayout;

namespace tulpar {

class AboutPanel;
class AlarmStrip;
class AlertPanel;
class ArchivePanel;
class ArchivePort;
class DeskPast;
class CallBar;
class ControlCall;
class FlatSplitter;
class FrameViewer;
class KeyHelp;
class NightPanel;
class ObservatoryBar;
class OperateBar;
class PeoplePanel;
class ProgrammeWatch;
class ResponseBanner;
class SafetyPanel;
class SkyChart;
struct SkyPlan;
class SkyData;
class StandingBar;

/// How a desk looks and what it may do.
struct DeskLook {
    Palette palette = Palette::of(Lighting::Night);
    Scale scale;
    bool isObserving = false; ///< read-only; *make safe* stays
    bool remembers = true; ///< the arrangement, from one start to the next
    bool isLoud = false; ///< calls for a person are heard too
};

/// The one window of the desk: bars, chart, viewer, response, alerts, safety, the night, alarms at the lower
/// edge.
/// Snapshots go down to the panels, their requests go up to the session; it knows no rule. Repaints follow
/// facts, at most ten times a second, and the second's tick.
class DeskWindow : public QWidget {
    Q_OBJECT
public:
    DeskWindow(
        Session &session, const Clock &clock, std::shared_ptr<const SkyData> sky, const DeskLook &look,
        QWidget *parent = nullptr);
    ~DeskWindow() override;

    /// Below this width (at 100 %) one panel is shown at a time, under the bar.
    static constexpr int kFoldWidth = 1000;
    /// Under this height (px at 100 %) a folded desk has no room for a panel beside the single devices.
    static constexpr int kBothHeight = 460;

    enum class Whole { None, Chart, Viewer, Story, Safety, Night, Archive, About };
    void setWhole(Whole whole);
    void resetArrangement();
    void toggleKeyHelp();
    [[nodiscard]] bool isFolded() const { return m_isFolded; }

    [[nodiscard]] ObservatoryBar *bar() const { return m_bar; }
    [[nodiscard]] SkyChart *chart() const { return m_chart; }
    [[nodiscard]] FrameViewer *viewer() const { return m_viewer; }
    [[nodiscard]] ResponseBanner *banner() const { return m_banner; }
    [[nodiscard]] AlertPanel *alerts() const { return m_alerts; }
    [[nodiscard]] CallBar *call() const { return m_call; }
    [[nodiscard]] StandingBar *standing() const { return m_standingBar; }
    [[nodiscard]] PeoplePanel *people() const { return m_people; }
    [[nodiscard]] OperateBar *operating() const { return m_operate; }
    [[nodiscard]] NightPanel *night() const { return m_night; }
    [[nodiscard]] ArchivePanel *archive() const { return m_archive; }
    [[nodiscard]] SafetyPanel *safety() const { return m_safety; }
    [[nodiscard]] AboutPanel *about() const { return m_about; }
    [[nodiscard]] AlarmStrip *alarms() const { return m_alarms; }
    [[nodiscard]] ControlCall *controlCall() const { return m_controlCall; }

    /// Who answers the archive's panel.
    void setArchive(std::unique_ptr<ArchivePort> port);
    /// Who answers the chart for the hours before.
    void setPast(std::unique_ptr<ArchivePort> port);
    /// Shows images in the viewer: the first, and from it `,` and `.` lead to the others.
    void openFrames(const QStringList &paths);

    /// From now on `name` speaks at this desk; remembered.
    void speakAs(const QString &name);
    void togglePeople();
    void toggleOperating();

    /// Gives the newest snapshot to the panels, now.
    void refresh();
    /// The second's tick: ages and clocks.
    void tick();

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void buildKeys();
    void snapshotArrived();
    void send(const Request &request);
    void arrange();
    [[nodiscard]] bool isTaken() const;
    void restore();
    void applyLook();
    void connectPanels();
    void refreshTitle();
    /// The alerts, on the tab of a small window too.
    void showAlerts();
    void buildSafety(QVBoxLayout *column);
    void connectSafety();
    void applySafetyLook();
    void refreshSafety();
    void refreshStanding();
    void goToSafety();
    void goToNight();
    void goToArchive();
    void refreshOpen();
    void connectArchive();
    void addToProgramme(const QString &name, const IcrsDirection &place);
    /// Opens the page, or closes it: the tab of a small window, else the whole.
    void togglePage(QWidget *page, Whole whole, int tab);
    void controlKey();
    void rememberPeople() const;
    void recallPeople();
    /// Puts the strips at the lower edge; `makesRoom`: what they cover is moved up now.
    void placeEdge(bool makesRoom);
    /// What the strips have reserved, given back where the bars above need it.
    void yieldEdge();
    void setMargins();
    [[nodiscard]] UtcInstant now() const;
    [[nodiscard]] int frameWidth() const;

    Session &m_session;
    const Clock &m_clock;
    DeskLook m_look;
    std::shared_ptr<const Snapshot> m_snapshot;
    std::shared_ptr<const SkyPlan> m_plan; ///< as the chart has it
    bool m_isFolded = false;
    bool m_isTaken = false; ///< by the single devices: no panel is shown
    bool m_isFoldKnown = false;
    bool m_isDirty = false;
    bool m_isSimulated = false;
    Standing m_standing;
    QStringList m_names; ///< of late, the newest first
    int m_reserved = 0; ///< height at the lower edge kept for the strips
    Whole m_whole = Whole::None;
    QTimer m_merge; ///< while it runs, snapshots wait and only the newest is shown
    QTimer m_second;

    ObservatoryBar *m_bar = nullptr;
    SkyChart *m_chart = nullptr;
    FrameViewer *m_viewer = nullptr;
    ResponseBanner *m_banner = nullptr;
    AlertPanel *m_alerts = nullptr;
    CallBar *m_call = nullptr;
    DeskSound m_sound;
    bool m_isCalling = false;
    StandingBar *m_standingBar = nullptr;
    PeoplePanel *m_people = nullptr;
    OperateBar *m_operate = nullptr;
    SafetyPanel *m_safety = nullptr;
    NightPanel *m_night = nullptr;
    ProgrammeWatch *m_programme = nullptr;
    ArchivePanel *m_archive = nullptr;
    std::unique_ptr<ArchivePort> m_archivePort;
    std::unique_ptr<DeskPast> m_past;
    AboutPanel *m_about = nullptr;
    AlarmStrip *m_alarms = nullptr;
    ControlCall *m_controlCall = nullptr;
    KeyHelp *m_help = nullptr;
    QTabBar *m_tabs = nullptr;
    FlatSplitter *m_sides = nullptr; ///< chart | viewer
    FlatSplitter *m_floors = nullptr; ///< those over the alerts
    QWidget *m_ground = nullptr; ///< response and alerts
};

} // namespace tulpar
