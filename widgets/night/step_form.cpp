#include "widgets/night/step_form.h"

#include "core/words/night.h"
#include "widgets/common/flat_sheet.h"
#include "widgets/common/flow_layout.h"
#include "widgets/common/hold_button.h"
#include "widgets/common/quiet_line.h"
#include "widgets/common/say.h"
#include "widgets/common/told_label.h"

#include <QLabel>
#include <QToolButton>

#include <algorithm>

namespace tulpar {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kLongestWhy = 80;

} // namespace

StepForm::StepForm(QWidget *parent)
    : QWidget(parent)
    , m_flow(new FlowLayout(8, 4, this))
    , m_title(new QLabel)
    , m_pause(new QToolButton)
    , m_restart(new QToolButton)
    , m_why(new QuietLine)
    , m_skip(new HoldButton)
    , m_reason(new QLabel)
{
    m_title->setObjectName(u"stepTitle"_s);
    m_pause->setObjectName(u"stepPause"_s);
    m_restart->setObjectName(u"stepRestart"_s);
    m_restart->setText(tr("Start again  G"));
    m_why->setObjectName(u"stepWhy"_s);
    m_why->setPlaceholderText(tr("why it is skipped"));
    m_why->setAccessibleName(tr("why it is skipped"));
    m_why->setMaxLength(kLongestWhy);
    m_skip->setObjectName(u"stepSkip"_s);
    m_reason->setObjectName(u"stepReason"_s);
    for (QLabel *label : {m_title, m_reason})
        label->setTextFormat(Qt::PlainText);
    for (QToolButton *button : {m_pause, m_restart})
        button->setFocusPolicy(Qt::StrongFocus);
    for (QWidget *part :
         std::initializer_list<QWidget *>{m_title, m_pause, m_restart, m_why, m_skip, m_reason})
        m_flow->addWidget(part);
    connect(m_pause, &QToolButton::clicked, this, &StepForm::pauseOrResume);
    connect(m_restart, &QToolButton::clicked, this, &StepForm::restart);
    connect(m_why, &QLineEdit::textChanged, this, &StepForm::refreshParts);
    connect(m_why, &QLineEdit::returnPressed, this, [this] { m_skip->choose(); });
    connect(m_skip, &HoldButton::confirmed, this, [this] {
        order(StepOrder::Skip);
        m_why->clear();
    });
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    refreshParts();
}

void StepForm::setColours(const Palette &palette, const Scale &scale)
{
    m_flow->setGaps(scale.wholePx(8), scale.wholePx(4));
    m_why->setFixedWidth(scale.wholePx(200));
    for (QWidget *widget : findChildren<QWidget *>())
        widget->setFont(font());
    QFont bold = font();
    bold.setBold(true);
    m_title->setFont(bold);
    for (QToolButton *button : {m_pause, m_restart})
        button->setStyleSheet(flatButtonSheet(palette, scale));
    m_skip->setColours(palette, scale);
    colourWords(m_reason, palette.dimText);
    refreshParts();
}

void StepForm::setStep(std::optional<NightStep> step)
{
    if (step == m_step)
        return;
    m_step = step;
    m_why->clear(); // another step, another reason
    refreshParts();
}

void StepForm::refresh(const std::shared_ptr<const Snapshot> &snapshot, const Standing &standing)
{
    m_snapshot = snapshot;
    m_standing = standing;
    refreshParts();
}

const NightStepView *StepForm::view() const
{
    if (!m_snapshot || !m_step)
        return nullptr;
    const auto &steps = m_snapshot->night.steps;
    const auto found = std::ranges::find(steps, *m_step, &NightStepView::step);
    return found == steps.end() ? nullptr : &*found;
}

bool StepForm::isPaused() const
{
    const NightStepView *step = view();
    return step != nullptr && step->state == NightStepState::Paused;
}

QString StepForm::whyNot(StepOrder order) const
{
    const NightStepView *step = view();
    if (step == nullptr)
        return tr("choose a step");
    if (const QString why = whyNotAsk(m_snapshot.get(), m_standing, OrderStep{}); !why.isEmpty())
        return why;
    const bool isOver = step->state == NightStepState::Done || step->state == NightStepState::Skipped;
    switch (order) {
    case StepOrder::Pause:
        return isOver ? tr("it is over") : QString();
    case StepOrder::Resume:
        return isPaused() ? QString() : tr("it is not paused");
    case StepOrder::Skip:
        if (isOver)
            return tr("it is over");
        return m_why->text().trimmed().isEmpty() ? tr("to skip it, say why") : QString();
    case StepOrder::Restart:
        return step->state == NightStepState::Waiting ? tr("it has not begun") : QString();
    }
    return {};
}

void StepForm::order(StepOrder order)
{
    if (whyNot(order).isEmpty())
        emit requested(
            {{},
             OrderStep{
                 *m_step, order,
                 order == StepOrder::Skip ? m_why->text().trimmed().toStdString() : std::string()},
             {}});
}

void StepForm::pauseOrResume()
{
    order(isPaused() ? StepOrder::Resume : StepOrder::Pause);
}

void StepForm::chooseSkip()
{
    if (m_why->text().trimmed().isEmpty())
        m_why->setFocus(Qt::ShortcutFocusReason);
    else
        m_skip->choose();
}

void StepForm::restart()
{
    order(StepOrder::Restart);
}

void StepForm::refreshParts()
{
    say(m_title, m_step ? words::nightStep(*m_step) : tr("Step"));
    say(m_pause, isPaused() ? tr("Continue  A") : tr("Pause  A"));
    const auto enable = [](QWidget *widget, bool isEnabled) {
        if (widget->isEnabled() != isEnabled)
            widget->setEnabled(isEnabled);
    };
    const QString whyNotPause = whyNot(isPaused() ? StepOrder::Resume : StepOrder::Pause);
    enable(m_pause, whyNotPause.isEmpty());
    enable(m_restart, whyNot(StepOrder::Restart).isEmpty());
    m_skip->setWish(tr("Skip"));
    const QString whyNotSkip = whyNot(StepOrder::Skip);
    m_skip->setWhyNot(whyNotSkip);
    say(m_reason, whyNotPause.isEmpty() ? whyNotSkip : whyNotPause);
}

} // namespace tulpar
