#include "widgets/safety/standing_bar.h"

#include "core/words/sentences.h"
#include "widgets/common/flat_sheet.h"
#include "widgets/common/flow_layout.h"
#include "widgets/common/hold_button.h"
#include "widgets/common/say.h"
#include "widgets/safety/condition_rows.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QToolButton>

namespace tulpar {

using namespace Qt::Literals::StringLiterals;

namespace {

void reveal(QWidget *widget, bool isShown)
{
    if (widget->isHidden() == isShown)
        widget->setVisible(isShown);
}

} // namespace

StandingBar::StandingBar(QWidget *parent)
    : QWidget(parent)
    , m_row(new FlowLayout(10, 3, this))
    , m_who(new QToolButton)
    , m_mode(new QLabel)
    , m_control(new QLabel)
    , m_controlButton(new QToolButton)
    , m_takeBack(new HoldButton)
    , m_safety(new QToolButton)
    , m_night(new QToolButton)
    , m_archive(new QToolButton)
    , m_devices(new QToolButton)
{
    m_who->setObjectName(u"who"_s);
    m_who->setToolTip(tr("who speaks at this desk; changes with F4"));
    m_mode->setObjectName(u"modeWord"_s);
    m_control->setObjectName(u"control"_s);
    m_controlButton->setObjectName(u"controlButton"_s);
    m_takeBack->setObjectName(u"takeBack"_s);
    m_takeBack->setWish(tr("Take back"));
    m_takeBack->hide();
    m_safety->setObjectName(u"safetyButton"_s);
    m_safety->setText(tr("Safety  F3"));
    m_night->setObjectName(u"nightButton"_s);
    m_night->setText(tr("Night  Shift+F2"));
    m_archive->setObjectName(u"archiveButton"_s);
    m_archive->setText(tr("Archive  Shift+F4"));
    m_archive->setToolTip(tr("frames, events and nights of all time"));
    m_devices->setObjectName(u"devicesButton"_s);
    m_devices->setText(tr("By hand  F8"));
    m_devices->setToolTip(tr("roof, cover, mount and cameras one by one"));
    for (QLabel *label : {m_mode, m_control})
        label->setTextFormat(Qt::PlainText);
    for (QToolButton *button : {m_who, m_controlButton, m_safety, m_night, m_archive, m_devices})
        button->setFocusPolicy(Qt::StrongFocus);
    for (QToolButton *button : {m_who, m_safety, m_night, m_archive, m_devices})
        button->setCheckable(true);
    for (QWidget *part : std::initializer_list<QWidget *>{
             m_who, m_mode, m_control, m_controlButton, m_takeBack, m_night, m_archive, m_safety, m_devices})
        m_row->addWidget(part);
    m_row->setAlignment(m_night, Qt::AlignRight);
    connect(m_who, &QToolButton::clicked, this, &StandingBar::peopleAsked);
    connect(m_safety, &QToolButton::clicked, this, &StandingBar::safetyAsked);
    connect(m_night, &QToolButton::clicked, this, &StandingBar::nightAsked);
    connect(m_archive, &QToolButton::clicked, this, &StandingBar::archiveAsked);
    connect(m_devices, &QToolButton::clicked, this, &StandingBar::devicesAsked);
    connect(m_controlButton, &QToolButton::clicked, this, [this] {
        if (const auto wish = controlWish())
            emit requested({{}, *wish, {}});
    });
    connect(m_takeBack, &HoldButton::confirmed, this, [this] {
        emit requested({{}, TakeBackControl{}, {}});
    });
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    setColours(m_palette, m_scale);
    refresh();
}

void StandingBar::setColours(const Palette &palette, const Scale &scale)
{
    m_palette = palette;
    m_scale = scale;
    m_row->setGaps(scale.wholePx(10), scale.wholePx(3));
    m_row->setContentsMargins(scale.wholePx(8), scale.wholePx(2), scale.wholePx(8), scale.wholePx(4));
    for (QToolButton *button : {m_who, m_controlButton, m_safety, m_night, m_archive, m_devices}) {
        button->setStyleSheet(flatButtonSheet(palette, scale));
        button->setFont(font());
    }
    m_mode->setFont(font());
    m_control->setFont(font());
    m_takeBack->setFont(font());
    m_takeBack->setColours(palette, scale);
    for (Chip &chip : m_chips)
        style(chip);
    refresh();
    update();
}

void StandingBar::style(Chip &chip) const
{
    chip.box->layout()->setSpacing(m_scale.wholePx(6));
    QFont bold = font();
    bold.setBold(true);
    chip.text->setFont(bold);
    chip.text->setStyleSheet(u"QLabel { color: %1; border: %2px double %1; padding: 1px %3px; }"_s.arg(
        m_palette.attention.name(), QString::number(m_scale.wholePx(3)),
        QString::number(m_scale.wholePx(6))));
    chip.end->setFont(font());
    chip.end->setStyleSheet(flatButtonSheet(m_palette, m_scale));
}

void StandingBar::setSnapshot(const std::shared_ptr<const Snapshot> &snapshot)
{
    m_snapshot = snapshot;
    refresh();
}

void StandingBar::setNow(UtcInstant now)
{
    m_now = now;
    refresh();
}

void StandingBar::setStanding(const Standing &standing)
{
    if (standing == m_standing)
        return;
    m_standing = standing;
    refresh();
}

void StandingBar::setOpen(const Open &open)
{
    m_who->setChecked(open.isPeople);
    m_safety->setChecked(open.isSafety);
    m_night->setChecked(open.isNight);
    m_archive->setChecked(open.isArchive);
    m_devices->setChecked(open.isDevices);
}

void StandingBar::setCompact(bool isCompact)
{
    if (isCompact == m_isCompact)
        return;
    m_isCompact = isCompact;
    m_safety->setVisible(!isCompact);
    m_night->setVisible(!isCompact);
    m_archive->setVisible(!isCompact);
    m_row->setAlignment(m_devices, isCompact ? Qt::AlignRight : Qt::Alignment());
    refresh();
}

std::optional<RequestBody> StandingBar::controlWish() const
{
    if (!m_snapshot || !m_standing.isLinked || m_standing.isObserving)
        return std::nullopt;
    const ControlView &control = m_snapshot->safety.control;
    if (hasControl(*m_snapshot, m_standing))
        return RequestBody(ReleaseControl{});
    if (control.askedByDesk == m_standing.desk && !control.askedByDesk.empty())
        return std::nullopt; // asked already
    return RequestBody(TakeControl{});
}

QString StandingBar::controlWishText() const
{
    if (!m_snapshot || m_snapshot->safety.control.desk.empty())
        return tr("Take  F5", "control");
    if (hasControl(*m_snapshot, m_standing))
        return tr("Release  F5", "control");
    return tr("Ask  F5", "for control");
}

QString StandingBar::controlText() const
{
    if (!m_snapshot)
        return tr("control: unknown");
    const ControlView &control = m_snapshot->safety.control;
    const QString holder = QString::fromStdString(control.holder);
    if (!m_standing.isLinked)
        return tr("control: unknown");
    if (control.desk.empty())
        return tr("control: free");
    const QString name = holder.isEmpty() ? tr("unnamed", "holder of control") : holder;
    if (hasControl(*m_snapshot, m_standing))
        return tr("control: %1 (this desk)").arg(name);
    if (control.askedByDesk == m_standing.desk && control.grantedUtc)
        return tr("control: %1, asked, yours in %2").arg(name, timeLeft(m_now, *control.grantedUtc));
    return tr("control: %1; commands here are off until you have control").arg(name);
}

void StandingBar::refresh()
{
    say(m_who,
        m_standing.who.isEmpty() ? tr("Who speaks?  F4") : tr("%1  F4", "who speaks").arg(m_standing.who));
    const bool isOther =
        m_snapshot && !m_snapshot->safety.control.desk.empty() && !hasControl(*m_snapshot, m_standing);
    say(m_control, controlText());
    say(m_controlButton, controlWishText());
    const bool canWish = controlWish().has_value();
    if (m_controlButton->isEnabled() != canWish)
        m_controlButton->setEnabled(canWish);
    reveal(m_takeBack, isOther && m_standing.isLinked && !m_standing.isObserving);
    m_takeBack->setWhyNot(whyNotAsk(m_snapshot.get(), m_standing, TakeBackControl{}));
    const QString mode = !m_snapshot ? QString()
        : !m_standing.isLinked       ? tr("mode: unknown")
                                     : tr("mode: %1").arg(words::mode(m_snapshot->mode));
    const bool isUsual = !m_snapshot || m_snapshot->mode == Mode::Robotic;
    say(m_mode, mode);
    reveal(m_mode, !mode.isEmpty() && !(m_isCompact && isUsual));
    const QString sheet = u"QLabel { color: %1; font-weight: %2; }"_s.arg(
        (isUsual ? m_palette.dimText : m_palette.attention).name(), isUsual ? u"normal"_s : u"bold"_s);
    if (m_mode->styleSheet() != sheet)
        m_mode->setStyleSheet(sheet);
    refreshOverrides();
}

void StandingBar::refreshOverrides()
{
    const Overrides none;
    const Overrides &running = m_snapshot ? m_snapshot->safety.overrides : none;
    while (m_chips.size() > running.size()) {
        m_row->removeWidget(m_chips.back().box);
        m_chips.back().box->hide();
        m_chips.back().box->deleteLater();
        m_chips.pop_back();
    }
    while (m_chips.size() < running.size()) {
        Chip chip{new QWidget(this), new QLabel, new QToolButton, {}};
        auto *pair = new QHBoxLayout(chip.box);
        pair->setContentsMargins(0, 0, 0, 0);
        pair->addWidget(chip.text);
        pair->addWidget(chip.end);
        chip.text->setTextFormat(Qt::PlainText);
        chip.text->setObjectName(u"override"_s);
        chip.end->setObjectName(u"endOverride"_s);
        chip.end->setFocusPolicy(Qt::StrongFocus);
        const std::size_t at = m_chips.size();
        connect(chip.end, &QToolButton::clicked, this, [this, at] {
            if (at < m_chips.size())
                emit requested({{}, EndOverride{m_chips[at].condition}, {}});
        });
        style(chip);
        m_row->addWidget(chip.box); // at the end: what stands before keeps its place
        chip.box->show();
        m_chips.push_back(chip);
    }
    for (std::size_t i = 0; i < running.size(); ++i) {
        m_chips[i].condition = running[i].condition;
        say(m_chips[i].text, overrideSentence(running[i], m_now));
        const QString why = QString::fromStdString(running[i].why);
        if (m_chips[i].text->toolTip() != why)
            m_chips[i].text->setToolTip(why);
        say(m_chips[i].end, i == 0 ? tr("End  Shift+F3", "an override") : tr("End", "an override"));
        m_chips[i].end->setEnabled(m_standing.isLinked);
    }
}

void StandingBar::controlKey()
{
    const auto wish = controlWish();
    if (!wish)
        return;
    if (std::holds_alternative<ReleaseControl>(*wish))
        m_controlButton->setFocus(Qt::ShortcutFocusReason); // a slip of a finger must not give it away
    else
        emit requested({{}, *wish, {}});
}

void StandingBar::endFirstOverride()
{
    if (!m_chips.empty() && m_standing.isLinked)
        emit requested({{}, EndOverride{m_chips.front().condition}, {}});
}

std::vector<KeyLine> StandingBar::keys() const
{
    return {
        {u"F4"_s, tr("who speaks")},
        {u"F5"_s, tr("take control, or ask for it; then Enter: release")},
        {tr("Shift+F3"), tr("end the override shown first")},
    };
}

void StandingBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_palette.panel);
    painter.fillRect(0, height() - 1, width(), 1, m_palette.line);
}

} // namespace tulpar
