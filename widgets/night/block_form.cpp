#include "widgets/night/block_form.h"

#include "core/words/numbers.h"
#include "widgets/common/flat_sheet.h"
#include "widgets/common/flow_layout.h"
#include "widgets/common/hold_button.h"
#include "widgets/common/quiet_line.h"
#include "widgets/common/say.h"
#include "widgets/common/told_label.h"
#include "widgets/night/night_rows.h"

#include <QLabel>
#include <QRegularExpression>
#include <QToolButton>

namespace tulpar {

using namespace Qt::Literals::StringLiterals;

BlockForm::BlockForm(QWidget *parent)
    : QWidget(parent)
    , m_flow(new FlowLayout(8, 4, this))
    , m_title(new QLabel)
    , m_begin(new HoldButton)
    , m_time(new QuietLine)
    , m_at(new QToolButton)
    , m_skip(new HoldButton)
    , m_free(new QToolButton)
    , m_reason(new QLabel)
{
    m_title->setObjectName(u"blockTitle"_s);
    m_begin->setObjectName(u"blockNow"_s);
    m_begin->setWish(tr("Now"));
    m_time->setObjectName(u"blockTime"_s);
    m_time->setPlaceholderText(tr("hh:mm UTC"));
    m_time->setAccessibleName(tr("time of its beginning, UTC"));
    m_time->setMaxLength(5);
    m_at->setObjectName(u"blockAt"_s);
    m_at->setText(tr("At this time  H"));
    m_skip->setObjectName(u"blockSkip"_s);
    m_skip->setWish(tr("Not tonight"));
    m_free->setObjectName(u"blockFree"_s);
    m_free->setText(tr("As planned  F"));
    m_free->setToolTip(tr("takes back what was ordered for it"));
    m_reason->setObjectName(u"blockReason"_s);
    for (QLabel *label : {m_title, m_reason})
        label->setTextFormat(Qt::PlainText);
    for (QToolButton *button : {m_at, m_free})
        button->setFocusPolicy(Qt::StrongFocus);
    for (QWidget *part :
         std::initializer_list<QWidget *>{m_title, m_time, m_at, m_free, m_begin, m_skip, m_reason})
        m_flow->addWidget(part);
    connect(m_begin, &HoldButton::confirmed, this, [this] { order(BlockOrder::Now); });
    connect(m_skip, &HoldButton::confirmed, this, [this] { order(BlockOrder::Skip); });
    connect(m_free, &QToolButton::clicked, this, &BlockForm::free);
    connect(m_at, &QToolButton::clicked, this, [this] { order(BlockOrder::At); });
    connect(m_time, &QLineEdit::returnPressed, this, [this] { order(BlockOrder::At); });
    connect(m_time, &QLineEdit::textChanged, this, &BlockForm::refreshParts);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    refreshParts();
}

void BlockForm::setColours(const Palette &palette, const Scale &scale)
{
    m_flow->setGaps(scale.wholePx(8), scale.wholePx(4));
    for (QWidget *widget : findChildren<QWidget *>())
        widget->setFont(font());
    m_time->setFixedWidth(
        QFontMetrics(font()).horizontalAdvance(m_time->placeholderText()) + scale.wholePx(24));
    QFont bold = font();
    bold.setBold(true);
    m_title->setFont(bold);
    for (QToolButton *button : {m_at, m_free})
        button->setStyleSheet(flatButtonSheet(palette, scale));
    for (HoldButton *button : {m_begin, m_skip})
        button->setColours(palette, scale);
    colourWords(m_reason, palette.dimText);
    refreshParts();
}

void BlockForm::setBlock(const QString &key)
{
    if (key == m_key)
        return;
    m_key = key;
    m_time->clear();
    refreshParts();
}

void BlockForm::refresh(
    const std::shared_ptr<const Snapshot> &snapshot, UtcInstant now, const Standing &standing)
{
    m_snapshot = snapshot;
    m_now = now;
    m_standing = standing;
    refreshParts();
}

std::optional<UtcInstant> BlockForm::timeOf(const QString &text, const NightView &night)
{
    static const QRegularExpression clock(u"^([01]?[0-9]|2[0-3]):?([0-5][0-9])$"_s);
    const auto match = clock.match(text.trimmed());
    if (!match.hasMatch())
        return std::nullopt;
    const auto evening = parseUtc(words::utcDate(night.sunsetUtc).toStdString() + "T00:00:00");
    if (!evening)
        return std::nullopt;
    UtcInstant at = *evening + std::chrono::hours(match.captured(1).toInt())
        + std::chrono::minutes(match.captured(2).toInt());
    if (at < night.sunsetUtc)
        at = at + 24h;
    return at <= night.sunriseUtc ? std::optional(at) : std::nullopt;
}

QString BlockForm::whyNot(BlockOrder order) const
{
    if (!m_snapshot || (m_target.empty() && m_block.empty()))
        return tr("choose a block");
    if (const QString why = whyNotAsk(m_snapshot.get(), m_standing, OrderBlock{}); !why.isEmpty())
        return why;
    if (order == BlockOrder::Free)
        return {};
    const PlannedBlockView *placed = placedBlock(m_snapshot->night, m_key);
    if (placed != nullptr && placed->state == BlockState::Done)
        return tr("it is done");
    if (order == BlockOrder::Skip)
        return {};
    if (placed != nullptr
        && (placed->state == BlockState::Acquiring || placed->state == BlockState::Exposing))
        return tr("it is being observed");
    if (placed != nullptr && placed->repeats > 1 && placed->state != BlockState::Skipped
        && !isNextVisit(m_snapshot->night, *placed))
        return tr("the visits before it come first; it follows them by its cadence");
    if (order == BlockOrder::Now)
        return {};
    const auto time = timeOf(m_time->text(), m_snapshot->night);
    if (!time)
        return m_time->text().isEmpty() ? tr("for a time, write it") : tr("no time of this night");
    return *time < m_now ? tr("that time is over") : QString();
}

void BlockForm::order(BlockOrder order)
{
    if (!whyNot(order).isEmpty())
        return;
    OrderBlock wish{m_target, m_block, order, {}};
    if (order == BlockOrder::At)
        wish.beginUtc = timeOf(m_time->text(), m_snapshot->night);
    const PlannedBlockView *placed = placedBlock(m_snapshot->night, m_key);
    const bool isOfVisit = order == BlockOrder::At || order == BlockOrder::Now;
    if (isOfVisit && placed != nullptr && placed->state != BlockState::Skipped)
        wish.repeat = visitMeant(*placed);
    emit requested({{}, wish, {}});
    if (order == BlockOrder::At)
        m_time->clear();
}

void BlockForm::chooseNow()
{
    m_begin->choose();
}

void BlockForm::chooseSkip()
{
    m_skip->choose();
}

void BlockForm::chooseTime()
{
    m_time->setFocus(Qt::ShortcutFocusReason);
}

void BlockForm::free()
{
    order(BlockOrder::Free);
}

void BlockForm::refreshParts()
{
    m_target.clear();
    m_block.clear();
    QString title;
    bool isRepeated = false;
    if (m_snapshot) {
        if (const PlannedBlockView *placed = placedBlock(m_snapshot->night, m_key)) {
            m_target = placed->target;
            m_block = placed->block;
            title = visitTitle(*placed);
            isRepeated = placed->repeats > 1;
        } else if (const WhyNotAnswer *missed = unplacedBlock(m_snapshot->night, m_key)) {
            m_target = missed->target;
            m_block = missed->block;
            title = blockTitle(m_target, m_block);
        }
    }
    const auto enable = [](QWidget *widget, bool isEnabled) {
        if (widget->isEnabled() != isEnabled)
            widget->setEnabled(isEnabled);
    };
    const bool isNone = m_target.empty() && m_block.empty();
    say(m_title, isNone ? tr("Block") : title);
    m_skip->setWish(isRepeated ? tr("Not tonight, all visits") : tr("Not tonight"));
    const QString whyNotSkip = whyNot(BlockOrder::Skip);
    m_begin->setWhyNot(whyNot(BlockOrder::Now));
    m_skip->setWhyNot(whyNotSkip);
    const QString whyNotAt = whyNot(BlockOrder::At);
    enable(m_at, whyNotAt.isEmpty());
    enable(m_free, whyNot(BlockOrder::Free).isEmpty());
    say(m_reason, whyNotSkip.isEmpty() ? whyNotAt : whyNotSkip);
}

} // namespace tulpar
