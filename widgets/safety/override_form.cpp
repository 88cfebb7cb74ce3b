#include "widgets/safety/override_form.h"

#include "widgets/common/flat_sheet.h"
#include "widgets/common/flow_layout.h"
#include "widgets/common/hold_button.h"
#include "widgets/common/quiet_line.h"
#include "widgets/common/say.h"

#include <QLabel>
#include <QLineEdit>
#include <QToolButton>

namespace tulpar {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kSpans[] = {5, 15, 30, 60};
constexpr int kLongestWhy = 80;

} // namespace

OverrideForm::OverrideForm(QWidget *parent)
    : QWidget(parent)
    , m_flow(new FlowLayout(8, 4, this))
    , m_title(new QLabel)
    , m_why(new QuietLine)
    , m_begin(new HoldButton)
    , m_end(new QToolButton)
    , m_reason(new QLabel)
{
    m_title->setTextFormat(Qt::PlainText);
    m_title->setObjectName(u"overrideTitle"_s);
    m_flow->addWidget(m_title);
    for (const int minutes : kSpans) {
        auto *button = new QToolButton;
        button->setText(tr("%1 min").arg(minutes));
        button->setAccessibleName(tr("override for %1 minutes").arg(minutes));
        button->setCheckable(true);
        button->setAutoExclusive(true);
        button->setChecked(minutes == m_minutes);
        button->setFocusPolicy(Qt::StrongFocus);
        button->setObjectName(u"span%1"_s.arg(minutes));
        connect(button, &QToolButton::clicked, this, [this, minutes] { setSpan(minutes); });
        m_spans.push_back(button);
        m_flow->addWidget(button);
    }
    m_why->setPlaceholderText(tr("why: what you saw"));
    m_why->setAccessibleName(tr("why it is overridden"));
    m_why->setMaxLength(kLongestWhy);
    m_why->setObjectName(u"overrideWhy"_s);
    connect(m_why, &QLineEdit::textChanged, this, &OverrideForm::refresh);
    connect(m_why, &QLineEdit::returnPressed, this, &OverrideForm::chooseBegin);
    m_flow->addWidget(m_why);
    m_begin->setObjectName(u"overrideBegin"_s);
    m_flow->addWidget(m_begin);
    m_end->setObjectName(u"overrideEnd"_s);
    m_end->setText(tr("End it now"));
    m_end->setFocusPolicy(Qt::StrongFocus);
    m_end->hide();
    m_flow->addWidget(m_end);
    m_reason->setTextFormat(Qt::PlainText);
    m_reason->setObjectName(u"overrideReason"_s);
    m_flow->addWidget(m_reason);
    connect(m_begin, &HoldButton::confirmed, this, [this] {
        if (!m_row || !whyNot().isEmpty())
            return;
        emit requested(
            {{},
             BeginOverride{
                 m_row->condition, m_why->text().trimmed().toStdString(), std::chrono::minutes(m_minutes)},
             {}});
        m_why->clear();
    });
    connect(m_end, &QToolButton::clicked, this, &OverrideForm::end);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    setColours(m_palette, m_scale);
    refresh();
}

void OverrideForm::setColours(const Palette &palette, const Scale &scale)
{
    m_palette = palette;
    m_scale = scale;
    m_flow->setGaps(scale.wholePx(8), scale.wholePx(4));
    m_why->setFixedWidth(scale.wholePx(230));
    for (QWidget *widget : findChildren<QWidget *>())
        widget->setFont(font());
    for (QToolButton *button : m_spans)
        button->setStyleSheet(flatButtonSheet(palette, scale));
    m_end->setStyleSheet(flatButtonSheet(palette, scale));
    m_begin->setColours(palette, scale);
    QFont bold = font();
    bold.setBold(true);
    m_title->setFont(bold);
    m_reason->setStyleSheet(u"QLabel { color: %1; }"_s.arg(palette.dimText.name()));
    refresh();
}

void OverrideForm::setRow(const ConditionRow *row)
{
    const std::optional<ConditionRow> now = row ? std::optional(*row) : std::nullopt;
    if (now == m_row)
        return;
    if (!now || !m_row || now->condition != m_row->condition)
        m_why->clear(); // another condition, another reason
    m_row = now;
    refresh();
}

void OverrideForm::setSnapshot(const std::shared_ptr<const Snapshot> &snapshot)
{
    m_snapshot = snapshot;
    refresh();
}

void OverrideForm::setStanding(const Standing &standing)
{
    m_standing = standing;
    refresh();
}

void OverrideForm::setSpan(int minutes)
{
    m_minutes = minutes;
    for (std::size_t i = 0; i < m_spans.size(); ++i)
        m_spans[i]->setChecked(kSpans[i] == minutes);
    refresh();
}

void OverrideForm::chooseWhy()
{
    m_why->setFocus(Qt::ShortcutFocusReason);
}

void OverrideForm::chooseBegin()
{
    m_begin->choose();
}

void OverrideForm::end()
{
    if (m_row && m_row->isOverridden)
        emit requested({{}, EndOverride{m_row->condition}, {}});
}

QString OverrideForm::whyNot() const
{
    if (!m_row)
        return tr("choose a condition above");
    if (!m_row->mayBeOverridden && !m_row->isOverridden)
        return m_row->whyNot.isEmpty() ? tr("the core is not heard") : m_row->whyNot;
    if (const QString why = whyNotAsk(m_snapshot.get(), m_standing, BeginOverride{}); !why.isEmpty())
        return why;
    if (m_why->text().trimmed().isEmpty())
        return tr("say why");
    return {};
}

void OverrideForm::refresh()
{
    const QString name = m_row ? m_row->name : QString();
    say(m_title, m_row ? tr("Override %1 for").arg(name) : tr("Override"));
    const QString wish = m_row && m_row->isOverridden ? tr("Prolong: %1 min").arg(m_minutes)
                                                      : tr("Override for %1 min").arg(m_minutes);
    m_begin->setWish(wish);
    const QString why = whyNot();
    m_begin->setWhyNot(why);
    say(m_reason, why);
    const bool isRunning = m_row && m_row->isOverridden;
    if (m_end->isHidden() == isRunning)
        m_end->setVisible(isRunning);
}

} // namespace tulpar
