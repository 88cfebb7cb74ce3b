#pragma once

#include "core/session/request.h"
#include "core/session/snapshot.h"
#include "core/sky/observer.h"
#include "widgets/common/palette.h"

#include <QScrollArea>

#include <memory>
#include <string>
#include <vector>

class QLabel;
class QLineEdit;
class QToolButton;

namespace tulpar {

class ColumnsLayout;
class FlowLayout;
class HoldButton;
class NightCurve;
class RuleFlow;
class StoryTimeline;

/// One event whole: what it is, its notices, the decision along its rules, tonight's altitude, what people
/// wrote, the feeds. In one column beside the queue, in several over the whole window. What a person asks
/// leaves by `requested`. GUI thread.
class EventStory : public QScrollArea {
    Q_OBJECT
public:
    explicit EventStory(QWidget *parent = nullptr);

    void setColours(const Palette &palette, const Scale &scale);
    void setObserving(bool isObserving);
    /// Why nothing may be commanded from here (another desk has control); notes stay.
    void setBarred(const QString &why);
    /// Borrowed for the call. No alert: the page says so.
    void show(const AlertView *alert, const Snapshot &snapshot, const Observer *observer);
    void setNow(UtcInstant now);
    void setWhole(bool isWhole);

    /// Chooses *respond*: the next Enter confirms it.
    void chooseRespond();
    /// Chosen; the person still confirms.
    void chooseDecline();
    void startNote();

    [[nodiscard]] QString factsText() const;
    [[nodiscard]] QString feedsText() const;
    [[nodiscard]] const std::string &event() const { return m_event; }

signals:
    void requested(const tulpar::Request &request);
    void wholeAsked();
    void closeAsked();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    struct Section {
        QWidget *frame = nullptr;
        QLabel *title = nullptr;
    };
    Section addSection(const QString &name, QWidget *content);
    void buildHead();
    void buildNotes();
    void refreshHead(const AlertView &alert);
    void refreshFacts(const AlertView &alert, const Snapshot &snapshot, const Observer &observer);
    void refreshNotes(const AlertView &alert);
    void refreshNight(const AlertView &alert, const Snapshot &snapshot, const Observer &observer);
    void refreshPolicy(const AlertView &alert, const Snapshot &snapshot);
    void refreshFeeds(const Snapshot &snapshot);
    void ask(RequestBody body);

    std::string m_event;
    std::optional<IcrsDirection> m_trackOf;
    qint64 m_trackMinute = -1;
    std::optional<UtcInstant> m_trigger;
    UtcInstant m_now;
    bool m_isObserving = false;
    QString m_barred;
    bool m_canRespond = false;
    Palette m_palette = Palette::of(Lighting::Night);
    Scale m_scale;

    QWidget *m_page = nullptr;
    QWidget *m_head = nullptr;
    FlowLayout *m_headRow = nullptr;
    ColumnsLayout *m_columns = nullptr;
    std::vector<Section> m_sections;
    QLabel *m_name = nullptr;
    QLabel *m_age = nullptr;
    HoldButton *m_respond = nullptr;
    HoldButton *m_decline = nullptr;
    QToolButton *m_whole = nullptr;
    QLabel *m_facts = nullptr;
    StoryTimeline *m_timeline = nullptr;
    RuleFlow *m_flow = nullptr;
    QLabel *m_policy = nullptr;
    QToolButton *m_reload = nullptr;
    NightCurve *m_curve = nullptr;
    QLabel *m_night = nullptr;
    QLabel *m_notes = nullptr;
    QLineEdit *m_note = nullptr;
    QLineEdit *m_alias = nullptr;
    QLabel *m_feeds = nullptr;
};

} // namespace tulpar
