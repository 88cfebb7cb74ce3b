#pragma once

#include "core/session/request.h"
#include "core/session/snapshot.h"
#include "widgets/alerts/alert_look.h"
#include "widgets/common/key_help.h"
#include "widgets/common/palette.h"

#include <QWidget>

#include <functional>
#include <memory>
#include <utility>
#include <vector>

class QLabel;
class QLineEdit;
class QStackedWidget;
class QTableView;
class QToolButton;

namespace tulpar {

class AlertModel;
class AlertDelegate;
class EntryPanel;
class EventStory;
class FlatSplitter;
class FlowLayout;

/// The alert queue with filters and search, and beside it the chosen event's story or the entry of an alert
/// by hand. New alerts arrive at the top; the selection stays with its burst. What a person asks leaves by
/// `requested`. GUI thread.
class AlertPanel : public QWidget, public HasKeys {
    Q_OBJECT
public:
    explicit AlertPanel(QWidget *parent = nullptr);

    void setSnapshot(const std::shared_ptr<const Snapshot> &snapshot);
    void setNow(UtcInstant now);
    void setColours(const Palette &palette, const Scale &scale);
    void setObserving(bool isObserving);
    /// Why nothing may be commanded from here; reading, notes and *heard* stay.
    void setBarred(const QString &why);
    /// Shows the row of `event`, without the filter if that hides it.
    void chooseEvent(const QString &event);
    /// Shows the story of the current row.
    void showDetails();
    /// The story takes the whole panel.
    void setWhole(bool isWhole);
    void setGroup(AlertGroup group);
    void setSearch(const QString &words);
    /// Opens the entry: the clipboard's text as a notice; a file; an empty position.
    void pasteNotice();
    void offerNotice(const QByteArray &bytes, const QString &origin);
    void offerFile(const QString &path);
    void startEntry();
    /// The answer to a request that left here.
    void showAnswer(const RequestBody &body, const Answer &answer);

    [[nodiscard]] AlertModel *model() const { return m_model; }
    [[nodiscard]] QTableView *table() const { return m_table; }
    [[nodiscard]] EventStory *story() const { return m_story; }
    [[nodiscard]] EntryPanel *entry() const { return m_entry; }
    [[nodiscard]] bool areDetailsShown() const;
    [[nodiscard]] bool isEntryShown() const;
    [[nodiscard]] bool isSideOpen() const { return areDetailsShown() || isEntryShown(); }
    [[nodiscard]] QString emptyText() const;
    [[nodiscard]] std::vector<KeyLine> keys() const override;

signals:
    void requested(const tulpar::Request &request);
    /// The person chose this alert: the chart may show it.
    void eventChosen(const QString &event);
    /// The story is to take the whole window, or give it back.
    void wholeAsked();
    /// Something beside the queue was opened or closed.
    void sideChanged();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void buildHead();
    void buildTable();
    void buildKeys();
    void openSide(QWidget *page);
    void closeSide();
    void refreshGroups();
    void refreshStory();
    void refreshEmpty();
    void fitColumns();
    void keepChoice(const std::function<void()> &change);
    void nextOrder(bool isReversing);
    void orderBy(int column);
    void current(const std::function<void(const AlertView &)> &does);
    [[nodiscard]] std::pair<int, int> rowsInSight() const;

    std::shared_ptr<const Snapshot> m_snapshot;
    UtcInstant m_now;
    bool m_isObserving = false;
    bool m_isWhole = false;
    qint64 m_feedSecond = -1;
    Palette m_palette = Palette::of(Lighting::Night);
    Scale m_scale;

    std::vector<int> m_widths; ///< of the columns; zero for the one that stretches
    AlertModel *m_model = nullptr;
    AlertDelegate *m_delegate = nullptr;
    QWidget *m_head = nullptr;
    FlowLayout *m_headRow = nullptr;
    std::vector<QToolButton *> m_groups;
    QLineEdit *m_search = nullptr;
    QToolButton *m_enter = nullptr;
    QLabel *m_warning = nullptr;
    QStackedWidget *m_stack = nullptr;
    FlatSplitter *m_split = nullptr;
    QTableView *m_table = nullptr;
    QStackedWidget *m_side = nullptr;
    EventStory *m_story = nullptr;
    EntryPanel *m_entry = nullptr;
    QLabel *m_empty = nullptr;
};

} // namespace tulpar
