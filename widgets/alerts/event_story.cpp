#include "widgets/alerts/event_story.h"

#include "core/words/numbers.h"
#include "core/words/sentences.h"
#include "widgets/alerts/alert_look.h"
#include "widgets/alerts/alert_rows.h"
#include "widgets/alerts/feed_lines.h"
#include "widgets/alerts/night_curve.h"
#include "widgets/alerts/rule_flow.h"
#include "widgets/alerts/story_timeline.h"
#include "widgets/common/columns_layout.h"
#include "widgets/common/flat_sheet.h"
#include "widgets/common/flow_layout.h"
#include "widgets/common/hold_button.h"
#include "widgets/common/quiet_line.h"
#include "widgets/common/say.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QScrollBar>
#include <QToolButton>
#include <QVBoxLayout>

namespace tulpar {

using namespace Qt::Literals::StringLiterals;

namespace {

QString htmlRow(const QString &name, const QString &value, const Palette &palette)
{
    return u"<tr><td style='color:%1'>%2&nbsp;&nbsp;</td><td>%3</td></tr>"_s.arg(
        palette.dimText.name(), name.toHtmlEscaped(), value.toHtmlEscaped());
}

QLabel *textLabel(Qt::TextFormat format)
{
    auto *label = new QLabel;
    label->setTextFormat(format);
    label->setWordWrap(true);
    label->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

/// As by its first Enter.
void choose(HoldButton *button)
{
    button->setFocus(Qt::ShortcutFocusReason);
    QKeyEvent enter(QEvent::KeyPress, Qt::Key_Return, Qt::NoModifier);
    if (!button->isChosen())
        QCoreApplication::sendEvent(button, &enter);
}

} // namespace

EventStory::EventStory(QWidget *parent)
    : QScrollArea(parent)
    , m_page(new QWidget)
    , m_head(new QWidget)
    , m_columns(new ColumnsLayout)
    , m_facts(textLabel(Qt::RichText))
    , m_timeline(new StoryTimeline)
    , m_flow(new RuleFlow)
    , m_policy(textLabel(Qt::RichText))
    , m_reload(new QToolButton)
    , m_curve(new NightCurve)
    , m_night(textLabel(Qt::PlainText))
    , m_notes(textLabel(Qt::RichText))
    , m_note(new QuietLine)
    , m_alias(new QuietLine)
    , m_feeds(textLabel(Qt::RichText))
{
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_facts->setObjectName(u"details"_s);
    m_feeds->setObjectName(u"feeds"_s);
    buildHead();
    addSection(tr("What it is"), m_facts);
    addSection(tr("Notices"), m_timeline);
    auto *rules = new QWidget;
    auto *rulesColumn = new QVBoxLayout(rules);
    rulesColumn->setContentsMargins(0, 0, 0, 0);
    rulesColumn->addWidget(m_policy);
    rulesColumn->addWidget(m_flow);
    rulesColumn->addWidget(m_reload, 0, Qt::AlignLeft);
    m_reload->setText(tr("Read the rules again"));
    m_reload->setObjectName(u"reload"_s);
    connect(m_reload, &QToolButton::clicked, this, [this] { ask(ReloadPolicy{}); });
    addSection(tr("Decision"), rules);
    auto *night = new QWidget;
    auto *nightColumn = new QVBoxLayout(night);
    nightColumn->setContentsMargins(0, 0, 0, 0);
    nightColumn->addWidget(m_night);
    nightColumn->addWidget(m_curve);
    addSection(tr("Tonight"), night);
    buildNotes();
    addSection(tr("Feeds"), m_feeds);
    auto *column = new QVBoxLayout(m_page);
    column->addWidget(m_head);
    column->addLayout(m_columns);
    column->addStretch(1);
    setWidget(m_page);
    setColours(m_palette, m_scale);
}

EventStory::Section EventStory::addSection(const QString &name, QWidget *content)
{
    Section section{new QWidget(m_page), new QLabel(name)};
    section.title->setTextFormat(Qt::PlainText);
    auto *column = new QVBoxLayout(section.frame);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addWidget(section.title);
    column->addWidget(content);
    m_columns->addWidget(section.frame);
    m_sections.push_back(section);
    return section;
}

void EventStory::buildHead()
{
    m_name = new QLabel;
    m_name->setTextFormat(Qt::PlainText);
    m_name->setObjectName(u"storyName"_s);
    m_age = new QLabel;
    m_age->setTextFormat(Qt::PlainText);
    m_respond = new HoldButton;
    m_respond->setWish(tr("Respond now"));
    m_respond->setObjectName(u"storyRespond"_s);
    m_decline = new HoldButton;
    m_decline->setWish(tr("Decline"));
    m_decline->setObjectName(u"storyDecline"_s);
    m_whole = new QToolButton;
    m_whole->setObjectName(u"storyWhole"_s);
    m_whole->setText(tr("Whole window"));
    m_headRow = new FlowLayout(12, 3, m_head);
    for (QWidget *part : std::initializer_list<QWidget *>{m_name, m_age, m_respond, m_decline, m_whole})
        m_headRow->addWidget(part);
    connect(m_respond, &HoldButton::confirmed, this, [this] { ask(DecideAlert{m_event, true}); });
    connect(m_decline, &HoldButton::confirmed, this, [this] { ask(DecideAlert{m_event, false}); });
    connect(m_whole, &QToolButton::clicked, this, &EventStory::wholeAsked);
}

void EventStory::buildNotes()
{
    auto *notes = new QWidget;
    auto *column = new QVBoxLayout(notes);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(3);
    column->addWidget(m_notes);
    column->addWidget(m_note);
    column->addWidget(m_alias);
    m_note->setObjectName(u"note"_s);
    m_note->setPlaceholderText(tr("write a note, Enter keeps it"));
    m_note->setAccessibleName(tr("Note"));
    m_alias->setObjectName(u"alias"_s);
    m_alias->setPlaceholderText(tr("another name, as GRB 221009A"));
    m_alias->setAccessibleName(tr("Another name"));
    const auto keep = [this](QLineEdit *line, auto make) {
        connect(line, &QLineEdit::returnPressed, this, [this, line, make] {
            const QString text = line->text().trimmed();
            if (text.isEmpty() || m_event.empty())
                return;
            ask(make(m_event, text.toStdString()));
            line->clear();
        });
    };
    keep(m_note, [](const std::string &event, const std::string &text) {
        return RequestBody(NoteAlert{event, text});
    });
    keep(m_alias, [](const std::string &event, const std::string &text) {
        return RequestBody(NameAlert{event, text});
    });
    addSection(tr("Notes and names"), notes);
}

void EventStory::setColours(const Palette &palette, const Scale &scale)
{
    m_palette = palette;
    m_scale = scale;
    const int margin = scale.wholePx(12);
    m_page->layout()->setContentsMargins(margin, scale.wholePx(5), margin, scale.wholePx(8));
    m_page->layout()->setSpacing(scale.wholePx(6));
    m_headRow->setGaps(scale.wholePx(12), scale.wholePx(3));
    m_columns->setSizes(scale.wholePx(430), scale.wholePx(22));
    QFont bold = font();
    bold.setBold(true);
    for (const Section &section : m_sections) {
        section.title->setFont(bold);
        section.title->setStyleSheet(u"QLabel { color: %1; }"_s.arg(palette.dimText.name()));
    }
    QFont large = bold;
    large.setPixelSize(scale.wholePx(16));
    m_name->setFont(large);
    m_decline->setColours(palette, scale);
    for (QToolButton *button : {m_whole, m_reload}) {
        button->setStyleSheet(flatButtonSheet(palette, scale));
        button->setFont(font());
    }
    m_headRow->setContentsMargins(0, 0, 0, 0);
    m_respond->setColours(palette, scale);
    m_timeline->setColours(palette, scale);
    m_flow->setColours(palette, scale);
    m_curve->setColours(palette, scale);
}

void EventStory::setObserving(bool isObserving)
{
    m_isObserving = isObserving;
    for (QWidget *widget : std::initializer_list<QWidget *>{m_note, m_alias})
        widget->setEnabled(!isObserving);
    setBarred(m_barred);
}

void EventStory::setBarred(const QString &why)
{
    m_barred = why;
    const QString reason = m_isObserving && why.isEmpty() ? tr("this desk is read-only") : why;
    m_respond->setWhyNot(reason);
    m_decline->setWhyNot(reason);
    m_reload->setEnabled(reason.isEmpty());
}

void EventStory::setWhole(bool isWhole)
{
    m_whole->setText(isWhole ? tr("Back to the desk") : tr("Whole window"));
}

void EventStory::ask(RequestBody body)
{
    if (!m_isObserving && (m_barred.isEmpty() || !needsControl(body)))
        emit requested({{}, std::move(body)});
}

void EventStory::chooseRespond()
{
    if (!m_canRespond || !m_respond->isEnabled())
        return;
    choose(m_respond);
}

void EventStory::chooseDecline()
{
    if (!m_decline->isHidden() && m_decline->isEnabled())
        choose(m_decline);
}

void EventStory::startNote()
{
    m_note->setFocus(Qt::ShortcutFocusReason);
    ensureWidgetVisible(m_note);
}

void EventStory::show(const AlertView *alert, const Snapshot &snapshot, const Observer *observer)
{
    m_page->setVisible(alert != nullptr);
    refreshFeeds(snapshot);
    if (alert == nullptr || observer == nullptr) {
        m_event.clear();
        return;
    }
    if (m_event != alert->event) {
        m_event = alert->event;
        m_note->clear();
        m_alias->clear();
        verticalScrollBar()->setValue(0);
    }
    m_trigger = alert->triggerUtc;
    refreshHead(*alert);
    refreshFacts(*alert, snapshot, *observer);
    m_timeline->setAlert(*alert, snapshot.observatory.fieldWidth);
    m_flow->setDecision(alert->decision);
    refreshPolicy(*alert, snapshot);
    refreshNight(*alert, snapshot, *observer);
    refreshNotes(*alert);
}

void EventStory::refreshHead(const AlertView &alert)
{
    sayOrHide(m_name, u"%1 \u00b7 %2"_s.arg(QString::fromStdString(alert.name), words::alert(alert.state)));
    using enum AlertState;
    const AlertState state = alert.state;
    m_canRespond = alert.position
        && (state == Asking || state == Queued || state == Ignored || state == Declined || state == New
            || state == Observed || state == Failed);
    m_respond->setVisible(m_canRespond);
    m_decline->setVisible(state == Asking || state == Queued || state == New);
    setNow(m_now);
}

void EventStory::setNow(UtcInstant now)
{
    m_now = now;
    sayOrHide(m_age, m_trigger ? tr("T0+%1").arg(words::age(ageAt(now, *m_trigger))) : tr("T0 unknown"));
    m_curve->setNow(now);
}

void EventStory::refreshFacts(const AlertView &alert, const Snapshot &snapshot, const Observer &observer)
{
    QString html = u"<table cellspacing='0' cellpadding='1'>"_s;
    for (const AlertFact &fact : alertFacts(alert, snapshot.observatory, observer))
        html += htmlRow(fact.name, fact.value, m_palette);
    sayOrHide(m_facts, html + u"</table>"_s);
}

void EventStory::refreshPolicy(const AlertView &alert, const Snapshot &snapshot)
{
    QStringList lines;
    if (!snapshot.policy.error.empty())
        lines << u"<span style='color:%1'><b>%2</b></span>"_s.arg(
            m_palette.attention.name(),
            tr("The file of rules was refused, the rules before it stand: %1")
                .arg(QString::fromStdString(snapshot.policy.error))
                .toHtmlEscaped());
    QStringList passedBy;
    for (const std::string &name : alert.decision.notMatched)
        passedBy << QString::fromStdString(name);
    if (!passedBy.isEmpty())
        lines << u"<span style='color:%1'>%2</span>"_s.arg(
            m_palette.dimText.name(),
            tr("Other strategies, which do not fit: %1").arg(passedBy.join(u", "_s)).toHtmlEscaped());
    if (alert.decision.askWithin)
        lines << tr("Asked for %1; without an answer: %2")
                     .arg(words::age(*alert.decision.askWithin), words::outcome(alert.decision.unanswered))
                     .toHtmlEscaped();
    sayOrHide(m_policy, lines.join(u"<br>"_s));
    m_reload->setToolTip(
        snapshot.policy.source.empty() ? tr("The rules are built in.")
                                       : tr("%1, from %2")
                                             .arg(
                                                 QString::fromStdString(snapshot.policy.name),
                                                 QString::fromStdString(snapshot.policy.source)));
}

void EventStory::refreshNight(const AlertView &alert, const Snapshot &snapshot, const Observer &observer)
{
    std::optional<IcrsDirection> where = alert.position;
    if (!where && !alert.regions.empty())
        where = alert.regions.front().peak;
    if (!where) {
        m_trackOf.reset();
        m_curve->clear();
        sayOrHide(m_night, {});
        return;
    }
    const qint64 minute = observer.utc().nsSinceUnixEpoch / 60'000'000'000;
    if (m_trackOf == where && m_trackMinute == minute)
        return;
    m_trackOf = where;
    m_trackMinute = minute;
    const NightCourse track = nightTrack(*where, snapshot.observatory, observer);
    m_curve->setTrack(track, snapshot.observatory, alert.triggerUtc);
    sayOrHide(m_night, nightSentence(track, snapshot.observatory, observer.utc()));
}

void EventStory::refreshNotes(const AlertView &alert)
{
    QString html;
    for (const AlertNote &note : alert.notes)
        html += u"<p style='margin:0 0 3px 0'><span style='color:%1'>%2 %3</span><br>%4</p>"_s.arg(
            m_palette.dimText.name(), words::utcTime(note.utc, words::Precision::Minutes),
            QString::fromStdString(note.who).toHtmlEscaped(),
            QString::fromStdString(note.text).toHtmlEscaped());
    sayOrHide(m_notes, html);
}

void EventStory::refreshFeeds(const Snapshot &snapshot)
{
    sayOrHide(m_feeds, feedsHtml(snapshot, m_now, m_palette));
}

QString EventStory::factsText() const
{
    return m_facts->text();
}

QString EventStory::feedsText() const
{
    return m_feeds->text();
}

void EventStory::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) {
        emit closeAsked();
        return;
    }
    QScrollArea::keyPressEvent(event);
}

} // namespace tulpar
