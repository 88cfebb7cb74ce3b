#pragma once

#include "widgets/chart/chart_plate.h"

#include <QString>

#include <vector>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace tulpar {

class HoldButton;

/// What may be done at one place of the sky, as a list beside it: what moves something takes two deliberate
/// steps and says in words why it cannot be done now. Knows no rule; its owner fills it and acts.
class ActionList : public ChartPlate {
    Q_OBJECT
public:
    enum class Action { Slew, Drill, Programme, Copy, Measure, Centre, Follow };

    explicit ActionList(QWidget *parent);

    void setColours(const Palette &palette, const Scale &scale) override;
    void setPlace(const QString &name);
    void setWhere(const QString &where); ///< its coordinates
    /// Whether the limits let the mount look there, until or from when.
    void setReach(const QString &words);
    /// Why it cannot be done now; empty: it can. Of Slew and Drill alone.
    void setWhyNot(Action action, const QString &why);
    /// The drill is there in a simulation only.
    void setHasDrill(bool hasDrill);
    /// Into the programme goes only what keeps its place among the stars.
    void setHasProgramme(bool hasProgramme);
    /// What became of what was asked.
    void setAnswer(const QString &words);
    void takeFocus();

signals:
    void wanted(tulpar::ActionList::Action action);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Entry {
        Action action = Action::Copy;
        QWidget *button = nullptr;
        QLabel *why = nullptr; ///< of what can be refused
    };
    [[nodiscard]] QLabel *addLabel(const char *name);
    void addHeld(Action action, const QString &wish, const char *name);
    void addPlain(Action action, const QString &words, const char *name);
    [[nodiscard]] Entry *entryOf(Action action);
    void step(int by);
    void fit();

    QVBoxLayout *m_column;
    QLabel *m_title;
    QLabel *m_where;
    QLabel *m_reach;
    QLabel *m_answer;
    std::vector<Entry> m_entries;
};

} // namespace tulpar
