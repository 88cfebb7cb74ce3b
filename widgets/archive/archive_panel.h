#pragma once

#include "core/session/snapshot.h"
#include "widgets/archive/archive_entry.h"
#include "widgets/common/key_help.h"
#include "widgets/common/marks.h"
#include "widgets/common/palette.h"
#include "widgets/common/wrapped_label.h"

#include <QWidget>

class QScrollArea;
class QToolButton;

namespace tulpar {

class FoundTable;
class ElidedLabel;
class FlowLayout;
class SearchFields;

/// All nights: frames, events and nights of the archive, looked for by time, name, channel, kind and place;
/// frames are opened and copied, rows exported. Asks the archive through its port, which answers when it can.
/// GUI thread.
class ArchivePanel : public QWidget, public HasKeys {
    Q_OBJECT
public:
    explicit ArchivePanel(QWidget *parent = nullptr);

    /// Lives longer than the panel shows anything; none: there is no archive to ask.
    void setPort(ArchivePort *port);
    void setPlaces(PlaceOfWords placeOf);
    void setSnapshot(const std::shared_ptr<const Snapshot> &snapshot);
    void setColours(const Palette &palette, const Scale &scale);

    void setTopic(ArchiveTopic topic);
    /// Looks for what stands in the fields.
    void search();
    /// Writes the fields and looks for it.
    void searchFor(const ArchiveEntry &entry);
    void open(int row);
    void exportTo(const QString &path);
    void copyTo(const QString &folder);

    [[nodiscard]] SearchFields *fields() const { return m_fields; }
    [[nodiscard]] FoundTable *table() const { return m_table; }
    [[nodiscard]] bool isSearching() const { return m_isSearching; }
    [[nodiscard]] bool isWorking() const { return m_isWorking; }
    [[nodiscard]] std::vector<KeyLine> keys() const override;

signals:
    /// Files of frames; the first is on this computer, the others were chosen with it.
    void framesAsked(const QStringList &paths);

protected:
    void paintEvent(QPaintEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void buildKeys();
    void askForFile();
    void askForFolder();
    void takeRows(quint64 turn, const std::shared_ptr<const FoundRows> &rows);
    void endSearch(quint64 turn, qint64 all, const ArchiveProblem &problem);
    void endWork(const ArchiveWork &work);
    void refresh();
    void refreshState();
    void say(const QString &words, Need need);
    void tellWork(const QString &words, Need need);
    [[nodiscard]] std::vector<FoundFrame> wantedFrames() const;
    [[nodiscard]] std::vector<FoundFrame> chosenBeside(const FoundFrame &frame) const;

    ArchivePort *m_port = nullptr;
    PlaceOfWords m_placeOf;
    ArchiveQuestion m_question; ///< the last that was asked
    ArchiveProblem m_problem;
    quint64 m_turn = 0;
    qint64 m_all = 0;
    bool m_isSearching = false;
    bool m_isSearched = false; ///< at least once
    bool m_isWorking = false;
    QString m_wrong; ///< what cannot be read in the fields
    Palette m_palette = Palette::of(Lighting::Night);
    Scale m_scale;

    QScrollArea *m_scroll; ///< where the window is small
    QWidget *m_page;
    QWidget *m_head;
    FlowLayout *m_topics;
    std::vector<QToolButton *> m_topicButtons;
    ElidedLabel *m_place;
    SearchFields *m_fields;
    WrappedLabel *m_state;
    Need m_stateNeed = Need::None;
    FoundTable *m_table;
    QWidget *m_foot;
    FlowLayout *m_actions;
    QToolButton *m_open;
    QToolButton *m_export;
    QToolButton *m_copy;
    QToolButton *m_stop;
    WrappedLabel *m_work;
    Need m_workNeed = Need::None;
    QString m_told; ///< what became of the work last; empty: nothing to tell
};

} // namespace tulpar
