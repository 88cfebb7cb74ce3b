#include "widgets/safety/safety_panel.h"

#include "core/words/sentences.h"
#include "widgets/common/columns_layout.h"
#include "widgets/common/flat_sheet.h"
#include "widgets/common/flow_layout.h"
#include "widgets/common/hold_button.h"
#include "widgets/common/mark_delegate.h"
#include "widgets/common/say.h"
#include "widgets/safety/condition_model.h"
#include "widgets/safety/condition_rows.h"
#include "widgets/safety/fact_list.h"
#include "widgets/safety/override_form.h"

#include <QHeaderView>
#include <QLabel>
#include <QPainter>
#include <QScrollArea>
#include <QScrollBar>
#include <QShortcut>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace tulpar {

using namespace Qt::Literals::StringLiterals;

SafetyPanel::SafetyPanel(QWidget *parent)
    : QWidget(parent)
    , m_model(new ConditionModel(this))
    , m_delegate(new MarkDelegate(this))
    , m_answer(new QLabel)
    , m_why(new QLabel)
    , m_head(new QWidget)
    , m_scroll(new QScrollArea)
    , m_page(new QWidget)
    , m_left(new QWidget)
    , m_table(new QTableView)
    , m_form(new OverrideForm)
    , m_chain(new FactList(tr("What closes when all else fails")))
    , m_host(new FactList(tr("The core's machine")))
    , m_modes(new FactList(tr("Who may command")))
    , m_modeBox(new QWidget)
{
    m_answer->setTextFormat(Qt::PlainText);
    m_answer->setObjectName(u"openAnswer"_s);
    m_answer->setWordWrap(true);
    m_why->setTextFormat(Qt::PlainText);
    m_why->setWordWrap(true);
    m_why->setObjectName(u"openWhy"_s);
    auto *head = new QVBoxLayout(m_head);
    head->addWidget(m_answer);
    head->addWidget(m_why);
    buildTable();
    auto *left = new QVBoxLayout(m_left);
    left->setContentsMargins(0, 0, 0, 0);
    left->addWidget(m_table);
    left->addWidget(m_form);
    auto *modes = new QVBoxLayout(m_modeBox);
    modes->setContentsMargins(0, 0, 0, 0);
    modes->addWidget(m_modes);
    auto *buttons = new FlowLayout(6, 4);
    modes->addLayout(buttons);
    for (const Mode mode : {Mode::Robotic, Mode::Manual, Mode::Engineering}) {
        auto *button = new HoldButton;
        button->setObjectName(
            u"mode%1"_s.arg(QLatin1String(nameOf(mode).data(), qsizetype(nameOf(mode).size()))));
        connect(button, &HoldButton::confirmed, this, [this, mode] {
            emit requested({{}, SetMode{std::string(nameOf(mode))}, {}});
        });
        m_modeButtons[static_cast<std::size_t>(mode)] = button;
        buttons->addWidget(button);
    }
    m_columns = new ColumnsLayout(m_page);
    m_columns->addWidget(m_left);
    m_columns->addWidget(m_chain);
    m_columns->addWidget(m_host);
    m_columns->addWidget(m_modeBox);
    m_scroll->setWidget(m_page);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_head);
    column->addWidget(m_scroll, 1);
    setFocusProxy(m_table);
    connect(m_form, &OverrideForm::requested, this, &SafetyPanel::requested);
    buildKeys();
    setColours(m_palette, m_scale);
}

void SafetyPanel::buildTable()
{
    m_table->setModel(m_model);
    m_table->setItemDelegate(m_delegate);
    m_table->setAccessibleName(tr("Conditions of an open observatory"));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setShowGrid(false);
    m_table->setTabKeyNavigation(false);
    m_table->setWordWrap(false);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setSectionsClickable(false);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->horizontalHeader()->setSectionResizeMode(ConditionModel::State, QHeaderView::Stretch);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    connect(
        m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
        [this](const QModelIndex &now) { m_form->setRow(m_model->rowAt(now.row())); });
    connect(m_table->horizontalHeader(), &QHeaderView::sectionResized, this, [this](int column) {
        if (column == ConditionModel::State)
            fitRows();
    });
    connect(m_model, &ConditionModel::modelReset, this, [this] {
        m_form->setRow(nullptr);
        fitTable();
    });
}

void SafetyPanel::buildKeys()
{
    const auto key = [this](const QKeySequence &sequence, auto does) {
        auto *shortcut = new QShortcut(sequence, this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        shortcut->setAutoRepeat(false);
        connect(shortcut, &QShortcut::activated, this, does);
    };
    key(Qt::Key_1, [this] { m_form->setSpan(5); });
    key(Qt::Key_2, [this] { m_form->setSpan(15); });
    key(Qt::Key_3, [this] { m_form->setSpan(30); });
    key(Qt::Key_4, [this] { m_form->setSpan(60); });
    key(Qt::Key_W, [this] { m_form->chooseWhy(); });
    key(Qt::Key_O, [this] { m_form->chooseBegin(); });
    key(Qt::Key_E, [this] { m_form->end(); });
    key(Qt::Key_M, [this] {
        for (HoldButton *button : m_modeButtons)
            if (button->isEnabled()) {
                button->setFocus(Qt::ShortcutFocusReason);
                break;
            }
    });
}

void SafetyPanel::setColours(const Palette &palette, const Scale &scale)
{
    m_palette = palette;
    m_scale = scale;
    m_delegate->setColours(palette, scale);
    m_head->layout()->setContentsMargins(
        scale.wholePx(44), scale.wholePx(8), scale.wholePx(12), scale.wholePx(8));
    m_head->layout()->setSpacing(scale.wholePx(2));
    m_columns->setContentsMargins(scale.wholePx(10), scale.wholePx(8), scale.wholePx(10), scale.wholePx(10));
    m_columns->setSizes(scale.wholePx(620), scale.wholePx(18));
    m_left->layout()->setSpacing(scale.wholePx(8));
    QFont large = font();
    large.setBold(true);
    large.setPixelSize(scale.wholePx(18));
    m_answer->setFont(large);
    m_why->setFont(font());
    for (QWidget *part : std::initializer_list<QWidget *>{
             m_table, m_table->horizontalHeader(), m_form, m_chain, m_host, m_modes, m_modeBox})
        part->setFont(font());
    for (HoldButton *button : m_modeButtons) {
        button->setFont(font());
        button->setColours(palette, scale);
    }
    m_table->setStyleSheet(
        u"QTableView { background: %1; color: %2; border: none; outline: none; }"
        "QHeaderView { background: %1; border: none; }"
        "QHeaderView::section { background: %1; color: %3; border: none; border-bottom: 1px solid %4;"
        " padding: %5px %6px; }"_s.arg(
            palette.panel.name(), palette.text.name(), palette.dimText.name(), palette.line.name(),
            QString::number(scale.wholePx(3)), QString::number(m_delegate->padding())));
    m_form->setColours(palette, scale);
    m_chain->setColours(palette, scale);
    m_host->setColours(palette, scale);
    m_modes->setColours(palette, scale);
    QPalette flat = m_scroll->palette();
    flat.setColor(QPalette::Window, palette.panel);
    m_scroll->setPalette(flat);
    m_scroll->verticalScrollBar()->setStyleSheet(flatScrollSheet(palette, scale));
    fitTable();
    refresh();
    update();
}

void SafetyPanel::setSnapshot(const std::shared_ptr<const Snapshot> &snapshot)
{
    m_snapshot = snapshot;
    m_form->setSnapshot(snapshot);
    refresh();
}

void SafetyPanel::setNow(UtcInstant now)
{
    m_now = now;
    refresh();
}

void SafetyPanel::setStanding(const Standing &standing)
{
    m_standing = standing;
    m_form->setStanding(standing);
    refresh();
}

void SafetyPanel::chooseCondition(const std::optional<Condition> &condition)
{
    if (const int row = m_model->rowOf(condition); row >= 0)
        m_table->setCurrentIndex(m_model->index(row, 0));
}

void SafetyPanel::refresh()
{
    if (!m_snapshot)
        return;
    m_model->setRows(conditionRows(*m_snapshot, m_now, m_standing.isLinked));
    fitRows();
    m_form->setRow(m_model->rowAt(m_table->currentIndex().row()));
    const OpenVerdict verdict = openVerdict(*m_snapshot, m_now, m_standing.isLinked);
    if (verdict != m_verdict) {
        const bool isShapeSame = verdict.mark == m_verdict.mark && verdict.need == m_verdict.need;
        m_verdict = verdict;
        say(m_answer, verdict.answer);
        say(m_why, verdict.why);
        if (!isShapeSame)
            update();
    }
    m_chain->setLines(chainLines(*m_snapshot, m_now, m_standing.isLinked));
    m_host->setLines(hostLines(*m_snapshot, m_now, m_standing.isLinked));
    m_modes->setLines(modeLines(*m_snapshot, m_standing.isLinked));
    refreshModes();
}

void SafetyPanel::refreshModes()
{
    for (const Mode mode : {Mode::Robotic, Mode::Manual, Mode::Engineering}) {
        HoldButton *button = m_modeButtons[static_cast<std::size_t>(mode)];
        button->setWish(tr("To mode: %1").arg(words::mode(mode)));
        button->setWhyNot(
            m_snapshot->mode == mode ? tr("it is so already")
                                     : whyNotAsk(m_snapshot.get(), m_standing, SetMode{}));
    }
}

void SafetyPanel::fitTable()
{
    const QFontMetrics metrics(m_table->font());
    const int row = m_delegate->rowHeight(metrics);
    m_table->verticalHeader()->setDefaultSectionSize(row);
    for (int column = 0; column < ConditionModel::State; ++column) {
        const QString title = m_model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
        int width = m_delegate->widthOf(metrics, title, false);
        QFont bold = m_table->font();
        bold.setBold(true);
        for (int i = 0; i < m_model->rowCount(); ++i)
            width = std::max(
                width,
                m_delegate->widthOf(
                    QFontMetrics(bold), m_model->index(i, column).data().toString(),
                    column == ConditionModel::Name));
        if (column == ConditionModel::Value)
            width = std::max(width, m_delegate->widthOf(metrics, u"\u2212888.8 m/s"_s, false));
        if (column == ConditionModel::Age)
            width = std::max(width, m_delegate->widthOf(metrics, spanText(59min), false));
        m_table->setColumnWidth(column, width);
    }
    const int head = metrics.height() + 2 * m_scale.wholePx(3) + m_scale.wholePx(4);
    m_table->horizontalHeader()->setFixedHeight(head);
    fitRows();
}

void SafetyPanel::fitRows()
{
    QFont bold = m_table->font();
    bold.setBold(true);
    const QFontMetrics plain(m_table->font());
    const int least = m_delegate->rowHeight(plain);
    const int width = m_table->columnWidth(ConditionModel::State) - 2 * m_delegate->padding();
    int all = 0;
    for (int i = 0; i < m_model->rowCount(); ++i) {
        const ConditionRow *row = m_model->rowAt(i);
        const QFontMetrics metrics = row->isOverridden ? QFontMetrics(bold) : plain;
        int high = least;
        if (width > 0 && metrics.horizontalAdvance(row->state) > width)
            high += metrics.boundingRect(QRect(0, 0, width, 10'000), Qt::TextWordWrap, row->state).height()
                - metrics.height();
        if (m_table->rowHeight(i) != high)
            m_table->setRowHeight(i, high);
        all += high;
    }
    const int wanted = m_table->horizontalHeader()->minimumHeight() + std::max(least, all) + 2;
    if (m_table->height() != wanted || m_table->maximumHeight() != wanted)
        m_table->setFixedHeight(wanted);
}

void SafetyPanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitTable();
}

std::vector<KeyLine> SafetyPanel::keys() const
{
    return {
        {tr("Up, Down"), tr("choose a condition")},
        {u"1 2 3 4"_s, tr("override for 5, 15, 30, 60 minutes")},
        {u"W"_s, tr("say why")},
        {u"O, Enter"_s, tr("override it: choose, confirm")},
        {u"E"_s, tr("end its override")},
        {u"M, Enter, Enter"_s, tr("another mode: choose, confirm")},
    };
}

void SafetyPanel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_palette.panel);
    painter.fillRect(m_head->geometry(), m_palette.panelRaised);
    painter.fillRect(0, m_head->geometry().bottom(), width(), 1, m_palette.line);
    const int side = m_scale.wholePx(22);
    paintMark(
        painter, QRectF(m_scale.px(12), m_scale.px(10), side, side), m_verdict.mark,
        colourOf(m_verdict.need, m_palette));
}

} // namespace tulpar
