#pragma once

#include "core/plan/programme_text.h"
#include "core/session/session.h"
#include "widgets/common/palette.h"
#include "widgets/common/standing.h"
#include "widgets/night/programme_in_force.h"

#include <QWidget>

#include <functional>
#include <memory>
#include <vector>

class QLineEdit;
class QToolButton;

namespace tulpar {

class FlowLayout;
class HoldButton;
class NightTable;
class NumberedText;
class WrappedLabel;

/// What reads programmes beside the core, so that problems are shown before anything is sent; either may be
/// missing: then the core alone says what is wrong.
struct ProgrammeTools {
    std::function<std::vector<ProgrammeProblem>(const std::string &text)> check;
    [[nodiscard]] bool isTable(const QString &text) const;
    /// A table of targets as text of a programme; its problems where there are some.
    std::function<std::string(const std::string &table, std::vector<ProgrammeProblem> &problems)> fromTable;
};

/// The programme as a text: written, opened or begun from an example; checked before it is taken; what is
/// wrong with its lines. Nothing is in force before the core has taken it. GUI thread.
class ProgrammeEditor : public QWidget {
    Q_OBJECT
public:
    explicit ProgrammeEditor(QWidget *parent = nullptr);

    void setTools(ProgrammeTools tools);
    /// What it cannot do without at this width: its buttons, what it says, and a few lines; px.
    [[nodiscard]] int leastHeight(int width) const;
    void setColours(const Palette &palette, const Scale &scale);
    void refresh(const std::shared_ptr<const Snapshot> &snapshot, const Standing &standing);
    void showAnswer(const EnterProgramme &asked, const Answer &answer);

    /// False: it cannot be read; the reason is shown.
    bool openFile(const QString &path);
    void insertExample();
    /// Null: the programme in force is not known here.
    void setInForce(std::shared_ptr<const ProgrammeInForce> inForce);
    [[nodiscard]] bool hasInForce() const { return m_inForce != nullptr; }
    /// Writes the programme in force, to go on from it.
    void insertInForce();
    /// Adds a target with a usual block to what is written, or to the programme in force where nothing is.
    void addTarget(const QString &name, const IcrsDirection &place);
    void take();
    [[nodiscard]] bool isChanged() const;
    [[nodiscard]] NumberedText *text() const { return m_text; }
    [[nodiscard]] NightTable *problems() const { return m_problems; }

signals:
    void requested(const tulpar::Request &request);
    void closeAsked();

private:
    void openPath();
    void askForFile();
    [[nodiscard]] bool isTable(const QString &text) const;
    /// A table of targets as text of a programme; its problems are shown.
    [[nodiscard]] QString written(const std::string &table);
    void check();
    void showProblems(const std::vector<ProgrammeProblem> &problems);
    void send(bool takeGood);
    void refreshParts();
    void textChanged();
    [[nodiscard]] QString stateText() const;

    void replaceText(const QString &text);

    ProgrammeTools m_tools;
    std::shared_ptr<const ProgrammeInForce> m_inForce;
    std::shared_ptr<const Snapshot> m_snapshot;
    Standing m_standing;
    Palette m_palette = Palette::of(Lighting::Night);
    Scale m_scale;
    QString m_taken; ///< the text that the core took last from here
    QString m_sent; ///< waits for an answer
    QString m_note; ///< what happened last
    std::vector<ProgrammeProblem> m_tableProblems; ///< of the table that was read last
    bool m_isRefused = false;
    FlowLayout *m_row;
    QWidget *m_box;
    QLineEdit *m_path;
    QToolButton *m_open;
    QToolButton *m_goOn; ///< from the programme in force
    QToolButton *m_example;
    QToolButton *m_undo;
    QToolButton *m_redo;
    QToolButton *m_check;
    QToolButton *m_take;
    HoldButton *m_takeGood;
    QToolButton *m_close;
    WrappedLabel *m_state;
    NumberedText *m_text;
    NightTable *m_problems;
};

} // namespace tulpar
