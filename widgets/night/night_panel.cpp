#include "widgets/night/night_panel.h"

#include "core/words/numbers.h"
#include "core/words/sentences.h"
#include "widgets/common/flat_sheet.h"
#include "widgets/common/say.h"
#include "widgets/common/told_label.h"
#include "widgets/night/altitude_plot.h"
#include "widgets/night/block_form.h"
#include "widgets/night/crowd_rows.h"
#include "widgets/night/least_pages.h"
#include "widgets/night/ledger_bar.h"
#include "widgets/night/night_head.h"
#include "widgets/night/night_rows.h"
#include "widgets/night/night_table.h"
#include "widgets/night/night_timeline.h"
#include "widgets/night/step_form.h"

#include <QLabel>
#include <QPainter>
#include <QScrollArea>
#include <QScrollBar>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <set>

namespace tulpar {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::size_t kMostCurves = 12;
constexpr int kLeastBlockRows = 9;
constexpr int kBesideWidth = 1240; // px at 100 %

bool isPlanning(const NightView &night)
{
    return !night.doing.empty() && night.doing.front().code == ReasonCode::PlanAwaited;
}

} // namespace

NightPanel::NightPanel(QWidget *parent)
    : QWidget(parent)
    , m_head(new NightHead)
    , m_outer(new QScrollArea)
    , m_pages(new LeastPages)
    , m_scroll(new QScrollArea)
    , m_page(new QWidget)
    , m_timeline(new NightTimeline)
    , m_told(new QLabel)
    , m_plot(new AltitudePlot)
    , m_ledger(new LedgerBar)
    , m_lower(new QWidget)
    , m_stepBox(new QWidget)
    , m_stepTitle(new QLabel(tr("Steps of the night")))
    , m_steps(new NightTable(tr("Steps of the night"), {tr("step"), tr("state"), tr("UTC"), tr("why")}))
    , m_stepForm(new StepForm)
    , m_blockBox(new QWidget)
    , m_blockTitle(new QLabel)
    , m_blocks(new NightTable(
          tr("Blocks of the programme"),
          {tr("target"), tr("block"), tr("priority"), tr("UTC"), tr("state"), tr("exposures"),
           tr("why, and what would help")}))
    , m_crowd(new CrowdRows(
          [this] {
              refreshBlocks();
              refreshEmpty();
          },
          this))
    , m_blockForm(new BlockForm)
    , m_empty(new QLabel)
    , m_begin(new QToolButton)
    , m_editor(new ProgrammeEditor)
{
    buildPage();
    connectParts();
    buildKeys();
    setFocusProxy(m_timeline);
    setColours(m_palette, m_scale);
}

void NightPanel::setColours(const Palette &palette, const Scale &scale)
{
    m_palette = palette;
    m_scale = scale;
    for (QWidget *part : std::initializer_list<QWidget *>{
             m_head, m_timeline, m_told, m_plot, m_ledger, m_steps, m_stepForm, m_blocks, m_blockForm,
             m_empty, m_begin, m_editor})
        part->setFont(font());
    QFont bold = font();
    bold.setBold(true);
    m_stepTitle->setFont(bold);
    m_blockTitle->setFont(bold);
    m_head->setColours(palette, scale);
    m_timeline->setColours(palette, scale);
    m_plot->setColours(palette, scale);
    m_ledger->setColours(palette, scale);
    m_steps->setColours(palette, scale);
    m_stepForm->setColours(palette, scale);
    m_blocks->setColours(palette, scale);
    m_blockForm->setColours(palette, scale);
    m_editor->setColours(palette, scale);
    m_begin->setStyleSheet(flatButtonSheet(palette, scale));
    m_told->setContentsMargins(scale.wholePx(12), scale.wholePx(3), scale.wholePx(12), scale.wholePx(3));
    m_told->setMinimumHeight(QFontMetrics(font()).height() + 2 * scale.wholePx(3));
    m_columns->setContentsMargins(scale.wholePx(10), scale.wholePx(4), scale.wholePx(10), scale.wholePx(10));
    m_columns->setSpacing(scale.wholePx(18));
    fitColumns();
    for (QWidget *box : {m_stepBox, m_blockBox})
        box->layout()->setSpacing(scale.wholePx(5));
    const int gutter = std::max(m_timeline->gutter(), m_plot->gutterLeft());
    m_timeline->setGutter(gutter, m_plot->gutterRight());
    m_plot->setGutter(gutter, m_plot->gutterRight());
    QPalette flat = m_scroll->palette();
    flat.setColor(QPalette::Window, palette.panel);
    for (QScrollArea *area : {m_outer, m_scroll}) {
        area->setPalette(flat);
        area->verticalScrollBar()->setStyleSheet(flatScrollSheet(palette, scale));
    }
    tell({}, Need::None);
    fitTables();
    refresh();
    update();
}

void NightPanel::setProgrammeTools(ProgrammeTools tools)
{
    m_editor->setTools(std::move(tools));
}

void NightPanel::setSnapshot(const std::shared_ptr<const Snapshot> &snapshot)
{
    m_snapshot = snapshot;
    if (snapshot)
        m_weather.take(*snapshot);
    if (!isHidden())
        refresh();
}

void NightPanel::setNow(UtcInstant now)
{
    m_now = now;
    if (isHidden() || !m_snapshot)
        return;
    m_head->refresh(m_snapshot, now, m_standing);
    m_timeline->setNow(now);
    m_plot->setNow(now);
    m_blockForm->refresh(m_snapshot, now, m_standing);
}

void NightPanel::setStanding(const Standing &standing)
{
    if (standing == m_standing)
        return;
    m_standing = standing;
    if (!isHidden())
        refresh();
}

void NightPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refresh();
}

void NightPanel::refresh()
{
    if (!m_snapshot)
        return;
    const NightView &night = m_snapshot->night;
    m_head->refresh(m_snapshot, m_now, m_standing);
    refreshSky();
    m_timeline->setBarred(whyNotAsk(m_snapshot.get(), m_standing, OrderBlock{}));
    m_timeline->setNow(m_now);
    m_plot->setNow(m_now);
    m_ledger->setLedger(night.ledger);
    m_steps->setRows(stepRows(night));
    m_stepForm->refresh(m_snapshot, m_standing);
    m_crowd->take(night.plan);
    refreshBlocks();
    m_blockForm->refresh(m_snapshot, m_now, m_standing);
    m_editor->refresh(m_snapshot, m_standing);
    refreshEmpty();
    refreshCurves();
}

void NightPanel::refreshBlocks()
{
    std::vector<NightRow> rows = placedRows(m_snapshot->night);
    std::set<QString> placed;
    for (const NightRow &row : rows)
        placed.insert(row.key);
    for (const NightRow &row : m_crowd->rows())
        if (!placed.contains(row.key)) // it has found a place since these were written
            rows.push_back(row);
    m_blocks->setRows(std::move(rows));
}

void NightPanel::refreshSky()
{
    const NightView &night = m_snapshot->night;
    if (night.sunriseUtc <= night.sunsetUtc) {
        m_sky.reset();
        m_timeline->clear();
        m_plot->clear();
        return;
    }
    if (!m_sky || !m_sky->isOf(m_snapshot->observatory, night))
        m_sky = std::make_shared<const SkyOfNight>(m_snapshot->observatory, night);
    m_timeline->setNight(night, m_sky, timelineScene(*m_snapshot, *m_sky, m_weather.spans()));
    m_plot->setNight(night, m_snapshot->observatory, m_sky);
}

void NightPanel::refreshCurves()
{
    std::vector<TargetCurve> curves;
    if (!m_sky || !m_snapshot->night.plan)
        return m_plot->setCurves({});
    const NightView &night = m_snapshot->night;
    QString chosen = m_blocks->chosen();
    if (placedBlock(night, chosen) == nullptr) // what runs, else what comes next
        for (const PlannedBlockView &block : night.plan->blocks)
            if (block.endUtc > m_now) {
                chosen = visitKey(block);
                break;
            }
    for (const PlannedBlockView &block : night.plan->blocks) {
        const QString title = QString::fromStdString(block.target);
        auto curve = std::ranges::find(curves, title, &TargetCurve::title);
        if (curve == curves.end()) {
            if (curves.size() >= kMostCurves && visitKey(block) != chosen)
                continue;
            curves.push_back({title, block.position, {}, false});
            curve = std::prev(curves.end());
        }
        curve->observed.push_back({block.beginUtc, block.endUtc});
        curve->isChosen = curve->isChosen || visitKey(block) == chosen;
    }
    std::ranges::stable_sort(curves, {}, &TargetCurve::isChosen); // the chosen one over the others
    m_plot->setCurves(std::move(curves));
}

void NightPanel::refreshEmpty()
{
    const NightView &night = m_snapshot->night;
    const bool hasRows = m_blocks->rows()->rowCount() > 0;
    const auto unplaced = night.plan ? static_cast<int>(night.plan->unplaced.size()) : 0;
    say(m_blockTitle, unplaced > 0 ? tr("Blocks; without a place tonight: %1").arg(unplaced) : tr("Blocks"));
    QString teaching;
    if (!hasRows && night.programme.empty())
        teaching = tr("No programme: the night opens, takes its flats and focus, and has nothing to observe. "
                      "Say what to observe:");
    else if (!hasRows && !night.plan && isPlanning(night))
        teaching = tr("The plan of this night is being made. %1", "planning: N targets")
                       .arg(words::reasons(night.doing));
    else if (!hasRows)
        teaching = tr("The programme \u201c%1\u201d has no plan yet; the core makes it before dusk.")
                       .arg(QString::fromStdString(night.programme));
    sayOrHide(m_empty, teaching);
    const auto reveal = [](QWidget *widget, bool isShown) {
        if (widget->isHidden() == isShown)
            widget->setVisible(isShown);
    };
    reveal(m_begin, !hasRows && night.programme.empty());
    reveal(m_blocks, hasRows);
    reveal(m_blockForm, hasRows);
    reveal(m_plot, m_sky != nullptr && hasRows); // without a plan the teaching words stand in its place
}

void NightPanel::fitColumns()
{
    m_columns->setDirection(
        width() >= m_scale.px(kBesideWidth) ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
}

void NightPanel::fitTables()
{
    m_steps->setFixedHeight(m_steps->wantedHeight());
    // The blocks take what the window leaves under the timeline, and scroll in it; the night stays in sight.
    const int above = m_timeline->sizeHint().height() + m_told->minimumHeight() + m_plot->sizeHint().height()
        + m_ledger->heightForWidth(std::max(1, width())) + m_scale.wholePx(110);
    const int room = std::max(m_blocks->heightOf(kLeastBlockRows), m_scroll->viewport()->height() - above);
    m_blocks->setFixedHeight(std::min(m_blocks->wantedHeight(), room));
}

void NightPanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitColumns();
    fitTables();
}

void NightPanel::tell(const QString &words, Need need)
{
    m_toldNeed = need;
    tellOn(
        m_told, words, tr("Click a block to choose it; drag a planned one to another time."), need,
        m_palette);
}

void NightPanel::chooseBlock(const QString &key)
{
    m_blocks->choose(key);
}

void NightPanel::orderAt(const QString &key, UtcInstant begin)
{
    const PlannedBlockView *block = m_snapshot ? placedBlock(m_snapshot->night, key) : nullptr;
    if (block == nullptr)
        return;
    m_lastMoved = key;
    tell(
        tr("asked: %1 to begin at %2 UTC; Ctrl+Z takes it back")
            .arg(visitTitle(*block), words::utcTime(begin, words::Precision::Minutes)),
        Need::None);
    emit requested(
        {{}, OrderBlock{block->target, block->block, BlockOrder::At, begin, visitMeant(*block)}, {}});
}

void NightPanel::freeLast()
{
    const PlannedBlockView *block = m_snapshot ? placedBlock(m_snapshot->night, m_lastMoved) : nullptr;
    if (block == nullptr)
        return tell(tr("nothing was moved"), Need::None);
    tell(tr("asked: %1 as the plan likes again").arg(blockTitle(block->target, block->block)), Need::None);
    emit requested({{}, OrderBlock{block->target, block->block, BlockOrder::Free, {}}, {}});
    m_lastMoved.clear();
}

void NightPanel::showAnswer(const RequestBody &body, const Answer &answer)
{
    if (const auto *asked = std::get_if<EnterProgramme>(&body))
        m_editor->showAnswer(*asked, answer);
    else if (std::holds_alternative<OrderBlock>(body) && !answer.reasons.empty())
        tell(words::answer(body, answer), answer.accepted ? Need::Look : Need::Act);
}

void NightPanel::showProgramme(bool isShown)
{
    m_pages->setCurrentWidget(isShown ? static_cast<QWidget *>(m_editor) : m_scroll);
    m_pages->updateGeometry();
    m_head->setProgrammeShown(isShown);
    m_outer->widget()->layout()->activate();
    m_outer->ensureWidgetVisible(
        m_pages, 0, 0); // where head and page do not fit, the page is what was asked for
    setFocusProxy(isShown ? static_cast<QWidget *>(m_editor) : m_timeline);
    setFocus(Qt::OtherFocusReason);
}

void NightPanel::setInForce(const std::shared_ptr<const ProgrammeInForce> &inForce)
{
    m_editor->setInForce(inForce);
    m_timeline->setInForce(inForce);
}

void NightPanel::addTarget(const QString &name, const IcrsDirection &place)
{
    showProgramme(true);
    m_editor->addTarget(name, place);
}

void NightPanel::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), m_palette.panel);
}

} // namespace tulpar
