#include "widgets/common/hold_button.h"
#include "widgets/night/altitude_plot.h"
#include "widgets/night/block_form.h"
#include "widgets/night/least_pages.h"
#include "widgets/night/ledger_bar.h"
#include "widgets/night/night_head.h"
#include "widgets/night/night_panel.h"
#include "widgets/night/night_table.h"
#include "widgets/night/night_timeline.h"
#include "widgets/night/programme_editor.h"
#include "widgets/night/step_form.h"

#include <QLabel>
#include <QScrollArea>
#include <QShortcut>
#include <QToolButton>
#include <QVBoxLayout>

// How the panel is put together: page, keys, who tells whom.

namespace tulpar {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kLeastPageHeight = 200; // px at 100 %: the timeline

} // namespace

void NightPanel::buildPage()
{
    m_told->setObjectName(u"nightTold"_s);
    m_told->setTextFormat(Qt::PlainText);
    m_told->setWordWrap(true);
    m_steps->setObjectName(u"nightSteps"_s);
    m_blocks->setObjectName(u"nightBlocks"_s);
    m_blocks->setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    m_steps->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_empty->setObjectName(u"nightEmpty"_s);
    m_empty->setTextFormat(Qt::PlainText);
    m_empty->setWordWrap(true);
    m_begin->setObjectName(u"nightBegin"_s);
    m_begin->setText(tr("Write a programme  E"));
    m_begin->setFocusPolicy(Qt::StrongFocus);
    for (QLabel *title : {m_stepTitle, m_blockTitle})
        title->setTextFormat(Qt::PlainText);
    const auto stack = [](QWidget *box, std::initializer_list<QWidget *> parts) {
        auto *column = new QVBoxLayout(box);
        column->setContentsMargins(0, 0, 0, 0);
        for (QWidget *part : parts)
            column->addWidget(part);
    };
    stack(m_stepBox, {m_stepTitle, m_stepForm, m_steps});
    stack(m_blockBox, {m_blockTitle, m_empty, m_begin, m_blockForm, m_blocks});
    m_blockBox->layout()->setAlignment(m_begin, Qt::AlignLeft);
    m_columns = new QBoxLayout(QBoxLayout::LeftToRight, m_lower);
    m_columns->addWidget(m_stepBox, 5, Qt::AlignTop);
    m_columns->addWidget(m_blockBox, 9, Qt::AlignTop);
    stack(m_page, {m_timeline, m_told, m_plot, m_ledger, m_lower});
    m_page->layout()->setSpacing(0);
    static_cast<QVBoxLayout *>(m_page->layout())->addStretch(1);
    m_scroll->setWidget(m_page);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_pages->addWidget(m_scroll);
    m_pages->addWidget(m_editor);
    m_pages->setLeastHeight([this](int width) {
        return m_pages->currentWidget() == m_editor ? m_editor->leastHeight(width)
                                                    : m_scale.wholePx(kLeastPageHeight);
    });
    auto *whole = new QWidget;
    auto *column = new QVBoxLayout(whole);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_head);
    column->addWidget(m_pages, 1);
    m_outer->setWidget(whole);
    m_outer->setWidgetResizable(true);
    m_outer->setFrameShape(QFrame::NoFrame);
    m_outer->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_outer->setFocusPolicy(Qt::NoFocus);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(m_outer);
}

void NightPanel::connectParts()
{
    connect(m_head, &NightHead::requested, this, &NightPanel::requested);
    connect(m_head, &NightHead::programmeAsked, this, [this] {
        showProgramme(m_pages->currentWidget() != m_editor);
    });
    connect(m_editor, &ProgrammeEditor::requested, this, &NightPanel::requested);
    connect(m_editor, &ProgrammeEditor::closeAsked, this, [this] { showProgramme(false); });
    connect(m_begin, &QToolButton::clicked, this, [this] { showProgramme(true); });
    connect(m_stepForm, &StepForm::requested, this, &NightPanel::requested);
    connect(m_blockForm, &BlockForm::requested, this, &NightPanel::requested);
    connect(m_timeline, &NightTimeline::told, this, &NightPanel::tell);
    connect(m_timeline, &NightTimeline::moved, this, &NightPanel::orderAt);
    connect(m_timeline, &NightTimeline::blockChosen, m_blocks, &NightTable::choose);
    connect(m_blocks, &NightTable::chosenChanged, this, [this](const QString &key) {
        m_timeline->choose(key);
        m_blockForm->setBlock(key);
        if (m_snapshot)
            refreshCurves();
    });
    connect(m_steps, &NightTable::chosenChanged, this, [this](const QString &key) {
        m_stepForm->setStep(
            key.isEmpty() ? std::nullopt : std::optional(static_cast<NightStep>(key.toInt())));
    });
    for (NightTable *table : {m_steps, m_blocks})
        connect(table, &NightTable::wantedHeightChanged, this, &NightPanel::fitTables);
}

void NightPanel::buildKeys()
{
    // Shortcuts, not key events: they find their letters under a Cyrillic layout too. Text fields take
    // letters first.
    const auto key = [this](const QKeySequence &sequence, auto does) {
        auto *shortcut = new QShortcut(sequence, this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        shortcut->setAutoRepeat(false);
        connect(shortcut, &QShortcut::activated, this, does);
    };
    const auto to = [](QWidget *part) { part->setFocus(Qt::ShortcutFocusReason); };
    key(Qt::Key_R, [this] { m_head->runSwitch()->choose(); });
    key(Qt::Key_E, [this] { showProgramme(m_pages->currentWidget() != m_editor); });
    key(Qt::Key_T, [this, to] { to(m_timeline); });
    key(Qt::Key_S, [this, to] { to(m_steps); });
    key(Qt::Key_B, [this, to] { to(m_blocks); });
    key(Qt::Key_A, [this] { m_stepForm->pauseOrResume(); });
    key(Qt::Key_K, [this] { m_stepForm->chooseSkip(); });
    key(Qt::Key_G, [this] { m_stepForm->restart(); });
    key(Qt::Key_N, [this] { m_blockForm->chooseNow(); });
    key(Qt::Key_X, [this] { m_blockForm->chooseSkip(); });
    key(Qt::Key_H, [this] { m_blockForm->chooseTime(); });
    key(Qt::Key_F, [this] { m_blockForm->free(); });
    key(QKeySequence::Undo, [this] { freeLast(); });
}

std::vector<KeyLine> NightPanel::keys() const
{
    return {
        {u"T S B"_s, tr("to the timeline, the steps, the blocks")},
        {tr("Left, Right"), tr("timeline: choose a block")},
        {tr("Shift+Left, Right"), tr("move it by five minutes; Enter puts it there")},
        {u"Ctrl+Z"_s, tr("free again what was moved last")},
        {u"R, Enter"_s, tr("run the night, or no longer: choose, confirm")},
        {u"E"_s, tr("the programme, and back")},
        {u"A"_s, tr("pause the step, or continue it")},
        {u"K, Enter, Enter"_s, tr("skip the step: say why, choose, confirm")},
        {u"G"_s, tr("start the step again")},
        {u"N, Enter"_s, tr("the block now: choose, confirm")},
        {u"H"_s, tr("the block at a time")},
        {u"X, Enter"_s, tr("the block not tonight: choose, confirm")},
        {u"F"_s, tr("the block as the plan likes again")},
    };
}

} // namespace tulpar
