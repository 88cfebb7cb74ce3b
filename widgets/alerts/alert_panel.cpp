#include "widgets/alerts/alert_panel.h"

#include "core/words/numbers.h"
#include "widgets/alerts/alert_delegate.h"
#include "widgets/alerts/alert_model.h"
#include "widgets/common/flat_splitter.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTableView>

#include <algorithm>

namespace tulpar {

using namespace Qt::Literals::StringLiterals;

AlertPanel::AlertPanel(QWidget *parent)
    : QWidget(parent)
    , m_model(new AlertModel(this))
    , m_delegate(new AlertDelegate(this))
    , m_stack(new QStackedWidget(this))
    , m_split(new FlatSplitter(Qt::Horizontal))
    , m_table(new QTableView)
    , m_scroll(new QScrollArea)
    , m_details(new QLabel)
    , m_empty(new QLabel)
{
    m_table->setModel(m_model);
    m_table->setItemDelegate(m_delegate);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setShowGrid(false);
    m_table->setTabKeyNavigation(false);
    m_table->setWordWrap(false);
    m_table->setTextElideMode(Qt::ElideRight);
    m_table->setVerticalScrollMode(QAbstractItemView::ScrollPerItem);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setSectionResizeMode(AlertModel::Decision, QHeaderView::Stretch);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setAccessibleName(tr("Alert queue"));
    m_table->installEventFilter(this);
    setFocusProxy(m_table);

    m_details->setTextFormat(Qt::RichText);
    m_details->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_details->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_details->setWordWrap(true);
    m_details->setObjectName(u"details"_s);
    m_scroll->setWidget(m_details);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->hide();
    m_split->addWidget(m_table);
    m_split->addWidget(m_scroll);
    m_split->setStretchFactor(0, 3);
    m_split->setStretchFactor(1, 2);
    m_split->setChildrenCollapsible(false);

    m_empty->setTextFormat(Qt::PlainText);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_empty->setObjectName(u"empty"_s);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_split);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 1, 0, 0);
    layout->addWidget(m_stack);

    connect(m_table, &QTableView::clicked, this, [this](const QModelIndex &index) {
        showDetails();
        emit eventChosen(index.data(AlertModel::EventRole).toString());
    });
    connect(
        m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
        &AlertPanel::refreshDetails);
    setColours(m_palette, m_scale);
    refreshEmpty();
}

void AlertPanel::setColours(const Palette &palette, const Scale &scale)
{
    m_palette = palette;
    m_scale = scale;
    m_model->setColours(palette);
    m_delegate->setColours(palette, scale);
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + scale.wholePx(8));
    m_table->verticalHeader()->setMinimumSectionSize(1);
    m_table->horizontalHeader()->setStyleSheet(
        u"QHeaderView::section { color: %1; background: %2; border: 0; border-bottom: 1px solid %3; padding: %4px %5px; }"_s
            .arg(
                palette.dimText.name(), palette.panel.name(), palette.line.name(),
                QString::number(scale.wholePx(3)), QString::number(m_delegate->padding())));
    const int margin = scale.wholePx(12);
    m_details->setContentsMargins(margin, scale.wholePx(4), margin, scale.wholePx(4));
    m_table->horizontalHeader()->setFont(font()); // a styled widget no longer takes its parent's font
    m_empty->setFont(font());
    m_empty->setStyleSheet(u"QLabel { color: %1; }"_s.arg(palette.dimText.name()));
    m_widths.assign(AlertModel::ColumnCount, 0);
    m_split->setColours(palette, scale);
    fitColumns();
    refreshDetails();
    update();
}

void AlertPanel::setSnapshot(const std::shared_ptr<const Snapshot> &snapshot)
{
    const bool wasEmpty = m_model->rowCount() == 0;
    m_snapshot = snapshot;
    m_model->setSection(snapshot, m_now);
    if (wasEmpty && m_model->rowCount() > 0)
        m_table->setCurrentIndex(m_model->index(0, AlertModel::Event));
    m_stack->setCurrentIndex(m_model->rowCount() > 0 ? 1 : 0);
    fitColumns();
    refreshDetails();
    refreshEmpty();
}

void AlertPanel::setNow(UtcInstant now)
{
    m_now = now;
    m_model->setNow(now);
    if (m_model->rowCount() == 0)
        refreshEmpty();
}

void AlertPanel::fitColumns()
{
    for (int column = 0; column < AlertModel::ColumnCount; ++column) {
        if (column == AlertModel::Decision)
            continue;
        const auto needs = [&](const QString &text) {
            return m_delegate->widthOf(fontMetrics(), text, column);
        };
        // Columns only grow, so that nothing moves under the cursor; an age gets room for its next digits.
        int width = std::max(
            m_widths[static_cast<std::size_t>(column)],
            needs(m_model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString()));
        if (column == AlertModel::Age)
            width = std::max(width, needs(u"00:00:00"_s));
        for (int row = 0; row < m_model->rowCount(); ++row)
            width = std::max(width, needs(m_model->index(row, column).data().toString()));
        m_widths[static_cast<std::size_t>(column)] = width;
        m_table->setColumnWidth(column, width);
    }
    // Beside the details the reason keeps its room: what the details say anyway steps back.
    int taken = 0;
    for (int column = 0; column < AlertModel::ColumnCount; ++column)
        taken += m_widths[static_cast<std::size_t>(column)];
    const bool isTight = areDetailsShown() && 62 * width() / 100 - taken < m_scale.wholePx(220);
    m_table->setColumnHidden(AlertModel::Error, isTight);
    m_table->setColumnHidden(AlertModel::Altitude, isTight);
}

void AlertPanel::chooseEvent(const QString &event)
{
    for (int row = 0; row < m_model->rowCount(); ++row)
        if (m_model->index(row, 0).data(AlertModel::EventRole).toString() == event)
            m_table->setCurrentIndex(m_model->index(row, AlertModel::Event));
}

void AlertPanel::toggleDetails()
{
    if (m_scroll->isHidden())
        showDetails();
    else
        m_scroll->hide();
    fitColumns();
}

void AlertPanel::showDetails()
{
    if (m_scroll->isHidden()) {
        m_scroll->show();
        m_split->setSizes({62 * width() / 100, 38 * width() / 100});
        fitColumns();
    }
    refreshDetails();
}

bool AlertPanel::areDetailsShown() const
{
    return !m_scroll->isHidden();
}

QString AlertPanel::detailsText() const
{
    return m_details->text();
}

void AlertPanel::refreshDetails()
{
    const AlertView *alert = m_model->alertAt(m_table->currentIndex().row());
    if (m_scroll->isHidden() || alert == nullptr || m_model->observatory() == nullptr)
        return;
    const auto escaped = [](const QString &text) { return text.toHtmlEscaped(); };
    QString html = u"<b>%1</b><table cellspacing='0' cellpadding='1'>"_s.arg(
        escaped(QString::fromStdString(alert->name)));
    for (const AlertFact &fact : alertFacts(*alert, *m_model->observatory(), m_now)) {
        const QString value = escaped(fact.value);
        if (!fact.passed) {
            html += u"<tr><td style='color:%1'>%2&nbsp;&nbsp;</td><td>%3</td></tr>"_s.arg(
                m_palette.dimText.name(), escaped(fact.name), value);
            continue;
        }
        // A met rule is quiet; a broken one is bold and says so.
        html += *fact.passed
            ? u"<tr><td style='color:%1'>%2&nbsp;&nbsp;</td><td style='color:%1'>%3</td></tr>"_s.arg(
                m_palette.dimText.name(), escaped(tr("met")), value)
            : u"<tr><td><b>%1&nbsp;&nbsp;</b></td><td><b>%2</b></td></tr>"_s.arg(
                escaped(tr("not met")), value);
    }
    html += u"</table>"_s;
    if (m_details->text() != html)
        m_details->setText(html);
}

QString AlertPanel::emptyText() const
{
    return m_empty->text();
}

void AlertPanel::refreshEmpty()
{
    QStringList lines{tr("No alerts yet. A burst appears here the moment a feed delivers it.")};
    if (!m_snapshot || m_snapshot->feeds.empty()) {
        lines << tr("No feed is connected.");
    } else {
        for (const FeedView &feed : m_snapshot->feeds) {
            const QString name = QString::fromStdString(feed.name);
            const QString heard =
                feed.lastHeardUtc ? words::shortAge(ageAt(m_now, *feed.lastHeardUtc)) : tr("never");
            lines
                << (feed.isAlive ? tr("Feed %1 is alive, last heard %2 ago.").arg(name, heard)
                                 : tr("Feed %1 is silent, last heard: %2.").arg(name, heard));
        }
    }
    lines << tr("To play a drill: tulparctl drill, or ./run");
    const QString text = lines.join(u'\n');
    if (m_empty->text() != text)
        m_empty->setText(text);
}

bool AlertPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_table && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
            toggleDetails();
            if (m_table->currentIndex().isValid())
                emit eventChosen(m_table->currentIndex().data(AlertModel::EventRole).toString());
            return true;
        }
        if (key->key() == Qt::Key_Question) { // the desk's, not a search in the table
            event->ignore();
            return true;
        }
        if (key->key() == Qt::Key_Escape && areDetailsShown()) {
            toggleDetails();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

std::vector<KeyLine> AlertPanel::keys() const
{
    return {
        {tr("Up, Down"), tr("choose an alert")},
        {tr("Enter"), tr("details of the alert: rules and facts")},
        {tr("Esc"), tr("close the details")},
    };
}

void AlertPanel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_palette.panel);
    painter.fillRect(0, 0, width(), 1, m_palette.line);
}

} // namespace tulpar
