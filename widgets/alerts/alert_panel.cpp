#include "widgets/alerts/alert_panel.h"

#include "core/words/numbers.h"
#include "core/words/sentences.h"
#include "widgets/alerts/alert_delegate.h"
#include "widgets/alerts/alert_model.h"
#include "widgets/alerts/entry_panel.h"
#include "widgets/alerts/event_story.h"
#include "widgets/alerts/feed_lines.h"
#include "widgets/common/flat_splitter.h"
#include "widgets/common/flow_layout.h"

#include <QApplication>
#include <QClipboard>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QScrollBar>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace tulpar {

using namespace Qt::Literals::StringLiterals;

AlertPanel::AlertPanel(QWidget *parent)
    : QWidget(parent)
    , m_model(new AlertModel(this))
    , m_delegate(new AlertDelegate(this))
    , m_head(new QWidget)
    , m_warning(new QLabel)
    , m_stack(new QStackedWidget(this))
    , m_split(new FlatSplitter(Qt::Horizontal))
    , m_table(new QTableView)
    , m_side(new QStackedWidget)
    , m_story(new EventStory)
    , m_entry(new EntryPanel)
    , m_empty(new QLabel)
{
    buildHead();
    buildTable();
    m_side->addWidget(m_story);
    m_side->addWidget(m_entry);
    m_side->hide();
    m_warning->setTextFormat(Qt::PlainText);
    m_warning->setWordWrap(true);
    m_warning->setObjectName(u"rulesRefused"_s);
    m_warning->hide();
    m_empty->setTextFormat(Qt::RichText);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_empty->setObjectName(u"empty"_s);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_table);
    m_split->addWidget(m_stack);
    m_split->addWidget(m_side);
    m_split->setStretchFactor(0, 3);
    m_split->setStretchFactor(1, 2);
    m_split->setChildrenCollapsible(false);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 1, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_head);
    layout->addWidget(m_warning);
    layout->addWidget(m_split, 1);
    connect(m_story, &EventStory::requested, this, &AlertPanel::requested);
    connect(m_story, &EventStory::wholeAsked, this, &AlertPanel::wholeAsked);
    connect(m_story, &EventStory::closeAsked, this, &AlertPanel::closeSide);
    connect(m_entry, &EntryPanel::requested, this, &AlertPanel::requested);
    connect(m_entry, &EntryPanel::closeAsked, this, &AlertPanel::closeSide);
    buildKeys();
    setColours(m_palette, m_scale);
    refreshGroups();
    refreshEmpty();
}

void AlertPanel::current(const std::function<void(const AlertView &)> &does)
{
    if (const AlertView *alert = m_model->alertAt(m_table->currentIndex().row()))
        does(*alert);
}

void AlertPanel::setObserving(bool isObserving)
{
    m_isObserving = isObserving;
    m_story->setObserving(isObserving);
    m_entry->setObserving(isObserving);
}

void AlertPanel::setBarred(const QString &why)
{
    m_story->setBarred(why);
    m_entry->setBarred(why);
}

void AlertPanel::keepChoice(const std::function<void()> &change)
{
    const QString chosen = m_table->currentIndex().data(AlertModel::EventRole).toString();
    const auto [first, last] = rowsInSight();
    const QString top = m_table->verticalScrollBar()->value() > 0
        ? m_model->index(first, 0).data(AlertModel::EventRole).toString()
        : QString();
    change();
    const int row = chosen.isEmpty() ? -1 : m_model->rowOf(chosen.toStdString());
    if (row >= 0 && row != m_table->currentIndex().row()) {
        const QSignalBlocker quiet(m_table->selectionModel());
        m_table->selectionModel()->setCurrentIndex(
            m_model->index(row, AlertModel::Event),
            QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
        m_table->viewport()->update();
    } else if (row < 0 && m_model->rowCount() > 0 && !m_table->currentIndex().isValid()) {
        m_table->setCurrentIndex(m_model->index(0, AlertModel::Event));
    }
    if (!top.isEmpty()) // what is read stays where it is when others arrive above it
        if (const int at = m_model->rowOf(top.toStdString()); at >= 0 && at != rowsInSight().first)
            m_table->verticalScrollBar()->setValue(at);
}

void AlertPanel::setSnapshot(const std::shared_ptr<const Snapshot> &snapshot)
{
    m_snapshot = snapshot;
    keepChoice([this] { m_model->setSection(m_snapshot, m_now); });
    m_entry->setSnapshot(snapshot);
    const bool areRulesRefused = snapshot && !snapshot->policy.error.empty();
    if (areRulesRefused)
        m_warning->setText(tr("The file of rules was refused, the rules before it stand: %1")
                               .arg(QString::fromStdString(snapshot->policy.error)));
    m_warning->setVisible(areRulesRefused);
    refreshGroups();
    fitColumns();
    refreshStory();
    refreshEmpty();
}

std::pair<int, int> AlertPanel::rowsInSight() const
{
    const int first = std::max(0, m_table->rowAt(0));
    const int last = m_table->rowAt(m_table->viewport()->height() - 1);
    return {first, last < 0 ? m_model->rowCount() - 1 : last};
}

void AlertPanel::setNow(UtcInstant now)
{
    m_now = now;
    const auto [first, last] = rowsInSight();
    m_model->setNow(now, first, std::min(last, first + 400));
    m_entry->setNow(now);
    m_story->setNow(now);
    if (const qint64 five = now.nsSinceUnixEpoch / 5'000'000'000; five != m_feedSecond) {
        m_feedSecond = five;
        refreshStory();
        refreshEmpty();
    }
}

void AlertPanel::refreshGroups()
{
    const auto counts = m_snapshot ? groupCounts(m_snapshot->alerts) : std::array<int, kAlertGroups>{};
    const QStringList names{
        tr("all %1"), tr("needs you %1"), tr("followed %1"), tr("passed by %1"), tr("tests, unreadable %1")};
    for (int i = 0; i < kAlertGroups; ++i) {
        QToolButton *button = m_groups[static_cast<std::size_t>(i)];
        const QString text = names[i].arg(counts[static_cast<std::size_t>(i)]);
        if (button->text() != text)
            button->setText(text);
        button->setChecked(static_cast<int>(m_model->filter().group) == i);
    }
}

void AlertPanel::setGroup(AlertGroup group)
{
    keepChoice([&] { m_model->setFilter({group, m_model->filter().words}); });
    refreshGroups();
    refreshEmpty();
    refreshStory();
}

void AlertPanel::setSearch(const QString &words)
{
    if (m_search->text() != words)
        m_search->setText(words);
    keepChoice([&] { m_model->setFilter({m_model->filter().group, words}); });
    refreshEmpty();
    refreshStory();
}

void AlertPanel::nextOrder(bool isReversing)
{
    const auto order = isReversing ? m_model->order()
                                   : static_cast<AlertOrder>((static_cast<int>(m_model->order()) + 1) % 5);
    keepChoice([&] { m_model->setOrder(order, isReversing && !m_model->isReversed()); });
}

void AlertPanel::orderBy(int column)
{
    AlertOrder order = AlertOrder::Received;
    if (column == AlertModel::Age)
        order = AlertOrder::Trigger;
    else if (column == AlertModel::Error)
        order = AlertOrder::Error;
    else if (column == AlertModel::Altitude)
        order = AlertOrder::Altitude;
    else if (column == AlertModel::State)
        order = AlertOrder::State;
    keepChoice([&] { m_model->setOrder(order, order == m_model->order() && !m_model->isReversed()); });
}

void AlertPanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitColumns();
}

void AlertPanel::chooseEvent(const QString &event)
{
    int row = m_model->rowOf(event.toStdString());
    if (row < 0) {
        m_search->clear();
        setGroup(AlertGroup::All);
        row = m_model->rowOf(event.toStdString());
    }
    if (row >= 0)
        m_table->setCurrentIndex(m_model->index(row, AlertModel::Event));
}

void AlertPanel::openSide(QWidget *page)
{
    m_side->setCurrentWidget(page);
    if (!m_side->isHidden())
        return;
    m_side->show();
    emit sideChanged();
    m_split->setSizes({56 * width() / 100, 44 * width() / 100});
    fitColumns();
}

void AlertPanel::closeSide()
{
    if (m_isWhole)
        emit wholeAsked();
    m_side->hide();
    emit sideChanged();
    fitColumns();
    m_table->setFocus(Qt::OtherFocusReason);
}

void AlertPanel::showDetails()
{
    openSide(m_story);
    refreshStory();
}

void AlertPanel::setWhole(bool isWhole)
{
    if (isWhole == m_isWhole)
        return;
    m_isWhole = isWhole;
    m_stack->setVisible(!isWhole);
    m_head->setVisible(!isWhole);
    m_story->setWhole(isWhole);
    if (isWhole)
        m_story->setFocus(Qt::OtherFocusReason);
}

bool AlertPanel::areDetailsShown() const
{
    return !m_side->isHidden() && m_side->currentWidget() == m_story;
}

bool AlertPanel::isEntryShown() const
{
    return !m_side->isHidden() && m_side->currentWidget() == m_entry;
}

void AlertPanel::refreshStory()
{
    if (!areDetailsShown() || !m_snapshot)
        return;
    m_story->show(m_model->alertAt(m_table->currentIndex().row()), *m_snapshot, m_model->observer());
}

void AlertPanel::startEntry()
{
    openSide(m_entry);
    m_entry->startPosition();
}

void AlertPanel::pasteNotice()
{
    offerNotice(QApplication::clipboard()->text().toUtf8(), u"pasted"_s);
}

void AlertPanel::offerNotice(const QByteArray &bytes, const QString &origin)
{
    openSide(m_entry);
    m_entry->offerNotice(bytes, origin);
}

void AlertPanel::offerFile(const QString &path)
{
    openSide(m_entry);
    m_entry->offerFile(path);
}

void AlertPanel::showAnswer(const RequestBody &body, const Answer &answer)
{
    if (std::holds_alternative<EnterNotice>(body) || std::holds_alternative<EnterAlert>(body))
        m_entry->showAnswer(words::answer(body, answer), answer.accepted);
}

QString AlertPanel::emptyText() const
{
    return m_empty->text();
}

void AlertPanel::refreshEmpty()
{
    m_stack->setCurrentWidget(m_model->rowCount() > 0 ? static_cast<QWidget *>(m_table) : m_empty);
    if (m_model->rowCount() > 0)
        return;
    const auto paragraph = [](const QString &text) { return u"<p>%1</p>"_s.arg(text.toHtmlEscaped()); };
    QString html;
    if (m_snapshot && !m_snapshot->alerts.empty()) {
        html = paragraph(tr("No alert fits the filter and the search."))
            + paragraph(tr("Press 1 in the queue for all, Esc in the search to clear it."));
    } else {
        html = paragraph(tr("No alerts yet. A burst appears here the moment a feed delivers it."));
        html += u"<div align='center'>%1</div>"_s.arg(
            m_snapshot ? feedsHtml(*m_snapshot, m_now, m_palette) : QString());
        html += paragraph(
            tr("By hand: Enter an alert, paste a notice with Ctrl+V, or drop its file on the desk."));
        html += paragraph(tr("To play a drill: tulparctl drill, or ./run"));
    }
    if (m_empty->text() != html)
        m_empty->setText(html);
}

bool AlertPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    if (watched == m_search) {
        if (key->key() == Qt::Key_Escape && !m_search->text().isEmpty()) {
            m_search->clear();
            return true;
        }
        if (key->key() == Qt::Key_Escape || key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter
            || key->key() == Qt::Key_Down) {
            m_table->setFocus(Qt::ShortcutFocusReason);
            return true;
        }
    }
    if (watched == m_table) {
        if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
            showDetails();
            if (m_table->currentIndex().isValid())
                emit eventChosen(m_table->currentIndex().data(AlertModel::EventRole).toString());
            return true;
        }
        if (key->key() == Qt::Key_Question) { // the desk's, not a search in the table
            event->ignore();
            return true;
        }
        if (key->key() == Qt::Key_Escape && !m_side->isHidden()) {
            closeSide();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void AlertPanel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_palette.panel);
    painter.fillRect(0, 0, width(), 1, m_palette.line);
}

} // namespace tulpar
