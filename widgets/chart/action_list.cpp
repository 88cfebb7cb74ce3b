#include "widgets/chart/action_list.h"

#include "widgets/common/flat_sheet.h"
#include "widgets/common/hold_button.h"

#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace tulpar {

namespace {

constexpr double kWidth = 300; ///< px at 100 %

} // namespace

ActionList::ActionList(QWidget *parent)
    : ChartPlate(parent)
    , m_column(new QVBoxLayout(this))
    , m_title(addLabel("actionTitle"))
    , m_where(addLabel("actionWhere"))
    , m_reach(addLabel("actionReach"))
{
    setObjectName(QStringLiteral("actionList"));
    setAccessibleName(tr("What can be done here"));
    m_where->setTextInteractionFlags(Qt::TextSelectableByMouse);
    addHeld(Action::Slew, tr("Slew here"), "actionSlew");
    addHeld(Action::Drill, tr("Drill: a burst here"), "actionDrill");
    addPlain(Action::Programme, tr("Add to the programme\u2026"), "actionProgramme");
    addPlain(Action::Copy, tr("Copy the coordinates"), "actionCopy");
    addPlain(Action::Measure, tr("Measure from here"), "actionMeasure");
    addPlain(Action::Centre, tr("Centre here"), "actionCentre");
    addPlain(Action::Follow, tr("Follow"), "actionFollow");
    entryOf(Action::Programme)
        ->button->setToolTip(
            tr("opens the programme with this target in it; it is in force once it is taken"));
    entryOf(Action::Copy)->button->setToolTip(tr("right ascension and declination, J2000 (ICRS)"));
    entryOf(Action::Measure)
        ->button->setToolTip(tr("distance in degrees, position angle from north through east"));
    m_answer = addLabel("actionAnswer");
}

QLabel *ActionList::addLabel(const char *name)
{
    auto *label = new QLabel(this);
    label->setObjectName(QLatin1String(name));
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->hide();
    m_column->addWidget(label);
    return label;
}

void ActionList::addHeld(Action action, const QString &wish, const char *name)
{
    auto *button = new HoldButton(this);
    button->setObjectName(QLatin1String(name));
    button->setWish(wish);
    button->installEventFilter(this);
    m_column->addWidget(button);
    connect(button, &HoldButton::confirmed, this, [this, action] { emit wanted(action); });
    m_entries.push_back({action, button, addLabel(qPrintable(QLatin1String(name) + QStringLiteral("Why")))});
}

void ActionList::addPlain(Action action, const QString &words, const char *name)
{
    auto *button = new QPushButton(words, this);
    button->setObjectName(QLatin1String(name));
    button->setAutoDefault(false);
    button->installEventFilter(this);
    m_column->addWidget(button);
    connect(button, &QPushButton::clicked, this, [this, action] { emit wanted(action); });
    m_entries.push_back({action, button, nullptr});
}

ActionList::Entry *ActionList::entryOf(Action action)
{
    const auto found = std::ranges::find(m_entries, action, &Entry::action);
    return found == m_entries.end() ? nullptr : &*found;
}

void ActionList::setColours(const Palette &palette, const Scale &scale)
{
    ChartPlate::setColours(palette, scale);
    const int inset = scale.wholePx(10);
    m_column->setContentsMargins(inset, inset, inset, inset);
    m_column->setSpacing(scale.wholePx(4));
    dress(m_title, false, 1.1);
    dress(m_where, true);
    dress(m_reach, true);
    dress(m_answer, false);
    for (const Entry &entry : m_entries) {
        entry.button->setFont(scale.font(parentWidget()->font()));
        if (auto *held = qobject_cast<HoldButton *>(entry.button))
            held->setColours(palette, scale);
        else
            entry.button->setStyleSheet(flatButtonSheet(palette, scale));
        if (entry.why)
            dress(entry.why, true);
    }
    fit();
}

void ActionList::setPlace(const QString &name)
{
    m_title->setText(name);
    m_title->show();
    setAnswer({});
}

void ActionList::setWhere(const QString &where)
{
    if (m_where->text() == where && !m_where->isHidden())
        return;
    m_where->setText(where);
    m_where->show();
    fit();
}

void ActionList::setReach(const QString &words)
{
    if (m_reach->text() == words && !m_reach->isHidden())
        return;
    m_reach->setText(words);
    m_reach->setVisible(!words.isEmpty());
    fit();
}

void ActionList::setWhyNot(Action action, const QString &why)
{
    Entry *entry = entryOf(action);
    if (!entry || !entry->why)
        return;
    auto *held = qobject_cast<HoldButton *>(entry->button);
    if (held->whyNot() == why && entry->why->text() == why)
        return;
    held->setWhyNot(why);
    entry->why->setText(why);
    entry->why->setVisible(!why.isEmpty());
    fit();
}

void ActionList::setHasDrill(bool hasDrill)
{
    Entry *entry = entryOf(Action::Drill);
    entry->button->setVisible(hasDrill);
    entry->why->setVisible(hasDrill && !entry->why->text().isEmpty());
    fit();
}

void ActionList::setHasProgramme(bool hasProgramme)
{
    entryOf(Action::Programme)->button->setVisible(hasProgramme);
    fit();
}

void ActionList::setAnswer(const QString &words)
{
    m_answer->setText(words);
    m_answer->setVisible(!words.isEmpty());
    fit();
}

void ActionList::fit()
{
    const int width = std::min(scale().wholePx(kWidth), parentWidget()->width());
    m_column->invalidate();
    const int height = m_column->hasHeightForWidth() ? m_column->totalHeightForWidth(width)
                                                     : m_column->totalSizeHint().height();
    resize(width, std::min(height, parentWidget()->height()));
    // What grows downwards stays on the chart.
    move(
        std::clamp(x(), 0, std::max(0, parentWidget()->width() - width)),
        std::clamp(y(), 0, std::max(0, parentWidget()->height() - this->height())));
}

void ActionList::takeFocus()
{
    for (const Entry &entry : m_entries)
        if (entry.button->isEnabled() && !entry.button->isHidden()) {
            entry.button->setFocus(Qt::ShortcutFocusReason);
            return;
        }
}

void ActionList::step(int by)
{
    std::vector<QWidget *> usable;
    for (const Entry &entry : m_entries)
        if (entry.button->isEnabled() && !entry.button->isHidden())
            usable.push_back(entry.button);
    if (usable.empty())
        return;
    const auto now = std::ranges::find_if(usable, [](const QWidget *w) { return w->hasFocus(); });
    const auto count = static_cast<int>(usable.size());
    const int at = now == usable.end() ? 0 : static_cast<int>(now - usable.begin()) + by;
    usable[static_cast<std::size_t>((at + count) % count)]->setFocus(Qt::TabFocusReason);
}

bool ActionList::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Up || key->key() == Qt::Key_Down) {
            step(key->key() == Qt::Key_Up ? -1 : 1);
            return true;
        }
        auto *button = qobject_cast<QPushButton *>(watched);
        if (button && (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter)) {
            button->click();
            return true;
        }
    }
    return ChartPlate::eventFilter(watched, event);
}

void ActionList::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Up || event->key() == Qt::Key_Down)
        step(event->key() == Qt::Key_Up ? -1 : 1);
    else
        ChartPlate::keyPressEvent(event);
}

} // namespace tulpar
