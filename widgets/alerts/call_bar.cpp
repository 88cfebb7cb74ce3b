#include "widgets/alerts/call_bar.h"

#include "core/words/numbers.h"
#include "core/words/sentences.h"
#include "widgets/alerts/alert_rows.h"
#include "widgets/common/elided_label.h"
#include "widgets/common/flat_sheet.h"
#include "widgets/common/flow_layout.h"
#include "widgets/common/hold_button.h"
#include "widgets/common/marks.h"
#include "widgets/common/say.h"

#include <QLabel>
#include <QPainter>
#include <QToolButton>

#include <algorithm>

namespace tulpar {

using namespace Qt::Literals::StringLiterals;

CallBar::CallBar(QWidget *parent)
    : QWidget(parent)
    , m_row(new FlowLayout(14, 4, this))
    , m_title(new QLabel)
    , m_what(new ElidedLabel)
    , m_deadline(new QLabel)
    , m_respond(new HoldButton)
    , m_decline(new HoldButton)
    , m_heard(new QToolButton)
    , m_story(new QToolButton)
{
    m_title->setTextFormat(Qt::PlainText);
    m_title->setObjectName(u"callTitle"_s);
    m_what->setObjectName(u"callWhat"_s);
    m_deadline->setTextFormat(Qt::PlainText);
    m_deadline->setObjectName(u"callDeadline"_s);
    m_respond->setWish(tr("Respond"));
    m_respond->setObjectName(u"callRespond"_s);
    m_decline->setWish(tr("Decline"));
    m_decline->setObjectName(u"callDecline"_s);
    m_heard->setText(tr("Heard"));
    m_heard->setToolTip(tr("ends the sound; the question stays"));
    m_heard->setObjectName(u"callHeard"_s);
    m_story->setText(tr("Story"));
    m_story->setObjectName(u"callStory"_s);
    for (QWidget *part : std::initializer_list<QWidget *>{
             m_title, m_what, m_deadline, m_respond, m_decline, m_heard, m_story})
        m_row->addWidget(part);
    m_what->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    connect(m_respond, &HoldButton::confirmed, this, [this] {
        if (const AlertView *alert = current())
            ask(DecideAlert{alert->event, true});
    });
    connect(m_decline, &HoldButton::confirmed, this, [this] {
        if (const AlertView *alert = current())
            ask(DecideAlert{alert->event, false});
    });
    connect(m_heard, &QToolButton::clicked, this, [this] {
        if (const AlertView *alert = current())
            ask(AcknowledgeAlert{alert->event});
    });
    connect(m_story, &QToolButton::clicked, this, [this] {
        if (const AlertView *alert = current())
            emit eventChosen(QString::fromStdString(alert->event));
    });
    setColours(m_palette, m_scale);
    hide();
}

void CallBar::setColours(const Palette &palette, const Scale &scale)
{
    m_palette = palette;
    m_scale = scale;
    m_row->setGaps(scale.wholePx(14), scale.wholePx(4));
    m_row->setContentsMargins(scale.wholePx(40), scale.wholePx(7), scale.wholePx(10), scale.wholePx(7));
    QFont large = font();
    large.setBold(true);
    large.setPixelSize(scale.wholePx(17));
    m_title->setFont(large);
    m_deadline->setFont(large);
    m_what->setFont(font());
    for (QToolButton *button : {m_heard, m_story}) {
        button->setStyleSheet(flatButtonSheet(palette, scale));
        button->setFont(font());
    }
    m_respond->setColours(palette, scale);
    m_decline->setColours(palette, scale);
    update();
}

void CallBar::setObserving(bool isObserving)
{
    m_isObserving = isObserving;
    m_heard->setEnabled(!isObserving);
    setBarred(m_barred);
}

void CallBar::setBarred(const QString &why)
{
    m_barred = why;
    const QString reason = m_isObserving && why.isEmpty() ? tr("this desk is read-only") : why;
    m_respond->setWhyNot(reason);
    m_decline->setWhyNot(reason);
    refresh();
}

const AlertView *CallBar::current() const
{
    if (!m_snapshot || m_watch.calls().empty())
        return nullptr;
    const std::string &event = m_watch.calls().front().event;
    const auto found =
        std::find_if(m_snapshot->alerts.begin(), m_snapshot->alerts.end(), [&event](const auto &alert) {
            return alert->event == event;
        });
    return found == m_snapshot->alerts.end() ? nullptr : found->get();
}

void CallBar::setSnapshot(const std::shared_ptr<const Snapshot> &snapshot)
{
    m_snapshot = snapshot;
    const CallWatch::Sound sound = snapshot ? m_watch.take(*snapshot, m_now) : CallWatch::Sound::None;
    refresh();
    if (sound != CallWatch::Sound::None)
        emit soundDue(sound);
}

void CallBar::setNow(UtcInstant now)
{
    m_now = now;
    const CallWatch::Sound sound = m_watch.tick(now);
    refresh();
    if (sound != CallWatch::Sound::None)
        emit soundDue(sound);
}

void CallBar::refresh()
{
    const AlertView *alert = current();
    const bool isCalling = alert != nullptr;
    if (isCalling != m_wasCalling) {
        m_wasCalling = isCalling;
        setVisible(isCalling);
        emit callingChanged(isCalling);
    }
    if (!isCalling)
        return;
    QString title =
        tr("ASKS YOU  %1", "an alert waits for an answer").arg(QString::fromStdString(alert->name));
    const auto others = m_watch.calls().size() - 1;
    if (others > 0)
        title += u"  "_s + tr("and %n more", nullptr, static_cast<int>(others));
    say(m_title, title);
    QStringList parts{QString::fromStdString(alert->source)};
    if (!m_barred.isEmpty())
        parts.prepend(m_barred);
    if (alert->errorRadius)
        parts << tr("error %1").arg(words::radius(*alert->errorRadius));
    if (alert->triggerUtc)
        parts << tr("T0+%1").arg(words::age(ageAt(m_now, *alert->triggerUtc)));
    parts << words::decision(alert->decision);
    m_what->setFullText(parts.join(u" \u00b7 "_s));
    say(m_deadline, countdown());
    m_heard->setEnabled(
        !alert->isSeen && !m_isObserving); // it keeps its place: nothing slides under the pointer
}

QString CallBar::countdown() const
{
    const AlertView *alert = current();
    if (alert == nullptr || !alert->askUntil)
        return {};
    const Duration left = *alert->askUntil - m_now;
    const QString then = words::outcome(alert->decision.unanswered);
    return left > Duration::zero() ? tr("%1 left, then: %2", "time to answer, what is done without an answer")
                                         .arg(words::age(left), then)
                                   : tr("time is up: %1", "what is done without an answer").arg(then);
}

QString CallBar::sentence() const
{
    return m_title->text() + u" \u00b7 "_s + m_what->fullText();
}

void CallBar::takeFocus()
{
    if (isCalling())
        m_respond->setFocus(Qt::ShortcutFocusReason);
}

void CallBar::ask(RequestBody body)
{
    if (!m_isObserving && (m_barred.isEmpty() || !needsControl(body)))
        emit requested({{}, std::move(body)});
}

std::vector<KeyLine> CallBar::keys() const
{
    return {
        {tr("Enter, Enter"), tr("respond: choose, confirm")},
        {tr("Tab, Enter, Enter"), tr("decline: choose, confirm")},
    };
}

void CallBar::paintEvent(QPaintEvent *)
{
    // Framed and barred, so that it is seen from the other end of the room and in any palette.
    QPainter painter(this);
    painter.fillRect(rect(), m_palette.panelRaised);
    const int edge = m_scale.wholePx(3);
    painter.fillRect(0, 0, width(), edge, m_palette.danger);
    painter.fillRect(0, height() - edge, width(), edge, m_palette.danger);
    painter.fillRect(0, 0, edge, height(), m_palette.danger);
    painter.fillRect(width() - edge, 0, edge, height(), m_palette.danger);
    const int side = m_scale.wholePx(20);
    paintMark(
        painter,
        QRectF(m_scale.wholePx(12), (std::min(height(), m_scale.wholePx(44)) - side) / 2.0, side, side),
        Mark::Asks, m_palette.danger);
}

} // namespace tulpar
