#include "widgets/archive/archive_panel.h"

#include "widgets/archive/archive_cells.h"
#include "widgets/archive/found_table.h"
#include "widgets/archive/search_fields.h"
#include "widgets/common/elided_label.h"
#include "widgets/common/flat_sheet.h"
#include "widgets/common/flow_layout.h"
#include "widgets/common/say.h"
#include "widgets/common/told_label.h"

#include <QButtonGroup>
#include <QLineEdit>
#include <QPainter>
#include <QScrollArea>
#include <QScrollBar>
#include <QShortcut>
#include <QToolButton>
#include <QVBoxLayout>

namespace tulpar {

using namespace Qt::Literals::StringLiterals;

ArchivePanel::ArchivePanel(QWidget *parent)
    : QWidget(parent)
    , m_scroll(new QScrollArea)
    , m_page(new QWidget)
    , m_head(new QWidget)
    , m_topics(new FlowLayout(8, 4, m_head))
    , m_place(new ElidedLabel)
    , m_fields(new SearchFields)
    , m_state(new WrappedLabel)
    , m_table(new FoundTable)
    , m_foot(new QWidget)
    , m_actions(new FlowLayout(8, 4, m_foot))
    , m_open(new QToolButton)
    , m_export(new QToolButton)
    , m_copy(new QToolButton)
    , m_stop(new QToolButton)
    , m_work(new WrappedLabel)
{
    auto *group = new QButtonGroup(this);
    const std::array topics{tr("Frames"), tr("Events"), tr("Nights")};
    const std::array names{"archiveFrames", "archiveEvents", "archiveNights"};
    for (std::size_t i = 0; i < topics.size(); ++i) {
        auto *button = new QToolButton;
        button->setObjectName(QLatin1String(names[i]));
        button->setText(topics[i]);
        button->setCheckable(true);
        button->setChecked(i == 0);
        button->setFocusPolicy(Qt::StrongFocus);
        group->addButton(button);
        m_topics->addWidget(button);
        m_topicButtons.push_back(button);
        connect(button, &QToolButton::clicked, this, [this, i] {
            setTopic(static_cast<ArchiveTopic>(i));
            search();
        });
    }
    m_place->setObjectName(u"archivePlace"_s);
    m_topics->addWidget(m_place);
    m_topics->setAlignment(m_place, Qt::AlignRight);
    m_state->setObjectName(u"archiveState"_s);
    m_work->setObjectName(u"archiveWork"_s);
    const auto button = [this](QToolButton *made, const char *name, auto does) {
        made->setObjectName(QLatin1String(name));
        made->setFocusPolicy(Qt::StrongFocus);
        m_actions->addWidget(made);
        connect(made, &QToolButton::clicked, this, does);
    };
    button(m_open, "archiveOpen", [this] { open(m_table->currentIndex().row()); });
    button(m_export, "archiveExport", [this] { askForFile(); });
    button(m_copy, "archiveCopy", [this] { askForFolder(); });
    button(m_stop, "archiveStop", [this] {
        if (m_port)
            m_port->stopWork();
    });
    m_stop->setText(tr("Stop"));
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(m_scroll);
    m_scroll->setWidget(m_page);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    auto *column = new QVBoxLayout(m_page);
    column->addWidget(m_head);
    column->addWidget(m_fields);
    column->addWidget(m_state);
    column->addWidget(m_table, 1);
    column->addWidget(m_foot);
    column->addWidget(m_work);
    column->addStretch(0); // takes the room while there is no table
    connect(m_fields, &SearchFields::searchAsked, this, &ArchivePanel::search);
    connect(m_table, &FoundTable::opened, this, &ArchivePanel::open);
    connect(m_table, &FoundTable::chosenChanged, this, &ArchivePanel::refresh);
    setFocusProxy(m_fields->line(EntryField::Words));
    m_fields->setTopic(ArchiveTopic::Frames);
    buildKeys();
    tellWork({}, Need::None);
    refresh();
}

void ArchivePanel::buildKeys()
{
    const auto key = [this](const QKeySequence &sequence, auto does) {
        auto *shortcut = new QShortcut(sequence, this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        shortcut->setAutoRepeat(false);
        connect(shortcut, &QShortcut::activated, this, does);
    };
    const auto topic = [this](ArchiveTopic to) {
        setTopic(to);
        search();
    };
    key(Qt::ALT | Qt::Key_1, [topic] { topic(ArchiveTopic::Frames); });
    key(Qt::ALT | Qt::Key_2, [topic] { topic(ArchiveTopic::Events); });
    key(Qt::ALT | Qt::Key_3, [topic] { topic(ArchiveTopic::Nights); });
    key(Qt::CTRL | Qt::Key_F, [this] { m_fields->takeFocus(); });
    key(Qt::CTRL | Qt::Key_S, [this] { askForFile(); });
    key(Qt::CTRL | Qt::Key_D, [this] { askForFolder(); });
}

std::vector<KeyLine> ArchivePanel::keys() const
{
    return {
        {tr("Alt+1 2 3"), tr("frames, events, nights")},
        {u"Ctrl+F"_s, tr("to the fields")},
        {tr("Enter"), tr("in a field: search; on a row: open the frame, or show the frames of it")},
        {tr("Shift, Ctrl+A"), tr("choose several rows, all: with none chosen, all are copied")},
        {u"Ctrl+S"_s, tr("the rows into a file")},
        {u"Ctrl+D"_s, tr("copy the frames into a folder")},
    };
}

void ArchivePanel::setPort(ArchivePort *port)
{
    m_port = port;
    if (port != nullptr) {
        connect(port, &ArchivePort::rowsFound, this, &ArchivePanel::takeRows);
        connect(port, &ArchivePort::searchEnded, this, &ArchivePanel::endSearch);
        connect(
            port, &ArchivePort::lookedFor, this,
            [this](const FoundFrame &frame, bool isHere, const QStringList &paths) {
                const QString why = whyNotOpen(frame, isHere);
                tellWork(why, Need::Look);
                if (why.isEmpty())
                    emit framesAsked(paths);
            });
        connect(port, &ArchivePort::workProgressed, this, [this](qint64 done, qint64 all) {
            tellWork(
                all > 0 ? tr("copying: %1 of %2").arg(countText(done), countText(all))
                        : tr("writing rows: %1").arg(countText(done)),
                Need::None);
        });
        connect(port, &ArchivePort::workEnded, this, &ArchivePanel::endWork);
        const ArchivePlace place = port->place();
        m_place->setFullText(
            place.isServer ? tr("archive: %1").arg(place.shown)
                           : tr("archive on this computer: %1").arg(place.shown));
    }
    refresh();
}

void ArchivePanel::setPlaces(PlaceOfWords placeOf)
{
    m_placeOf = std::move(placeOf);
}

void ArchivePanel::setSnapshot(const std::shared_ptr<const Snapshot> &snapshot)
{
    m_fields->setChannels(snapshot->observatory.channels);
}

void ArchivePanel::setColours(const Palette &palette, const Scale &scale)
{
    m_palette = palette;
    m_scale = scale;
    QLayout *column = m_page->layout();
    column->setContentsMargins(scale.wholePx(10), scale.wholePx(6), scale.wholePx(10), scale.wholePx(8));
    column->setSpacing(scale.wholePx(6));
    QPalette flat = m_scroll->palette();
    flat.setColor(QPalette::Window, palette.panel);
    m_scroll->setPalette(flat);
    m_scroll->verticalScrollBar()->setStyleSheet(flatScrollSheet(palette, scale));
    m_topics->setContentsMargins(0, 0, 0, 0);
    m_actions->setContentsMargins(0, 0, 0, 0);
    m_topics->setGaps(scale.wholePx(8), scale.wholePx(4));
    m_actions->setGaps(scale.wholePx(8), scale.wholePx(4));
    for (QWidget *part : std::initializer_list<QWidget *>{m_place, m_fields, m_state, m_table, m_work})
        part->setFont(font());
    m_fields->setColours(palette, scale);
    m_table->setColours(palette, scale);
    std::vector<QToolButton *> buttons = m_topicButtons;
    buttons.insert(buttons.end(), {m_open, m_export, m_copy, m_stop});
    for (QToolButton *button : buttons) {
        button->setFont(font());
        button->setStyleSheet(flatButtonSheet(palette, scale));
    }
    colourWords(m_place, palette.dimText);
    say(m_state->text(), m_stateNeed);
    tellWork(m_told, m_workNeed);
    update();
}

void ArchivePanel::setTopic(ArchiveTopic topic)
{
    m_topicButtons[static_cast<std::size_t>(topic)]->setChecked(true);
    m_fields->setTopic(topic);
}

void ArchivePanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (!m_isSearched)
        search(); // the newest, without a word
}

void ArchivePanel::searchFor(const ArchiveEntry &entry)
{
    setTopic(entry.topic);
    m_fields->setEntry(entry);
    search();
}

void ArchivePanel::search()
{
    if (!m_port)
        return;
    m_isSearched = true;
    const ReadEntry read = readEntry(m_fields->entry(), m_placeOf);
    m_fields->setWrong(read.wrong);
    m_wrong = read.why;
    if (read.wrong)
        return refreshState(); // what was found before stays
    m_question = read.question;
    m_problem = {};
    m_all = 0;
    m_isSearching = true;
    m_table->clear(m_question.topic);
    refresh();
    m_port->search(m_question, ++m_turn);
}

void ArchivePanel::takeRows(quint64 turn, const std::shared_ptr<const FoundRows> &rows)
{
    if (turn != m_turn)
        return;
    m_table->add(rows);
    refresh();
}

void ArchivePanel::endSearch(quint64 turn, qint64 all, const ArchiveProblem &problem)
{
    if (turn != m_turn)
        return;
    m_isSearching = false;
    m_all = all;
    m_problem = problem;
    refresh();
}

void ArchivePanel::open(int row)
{
    const ArchiveModel *rows = m_table->rows();
    ArchiveEntry entry;
    if (const FoundFrame *frame = rows->frameAt(row); frame && m_port)
        m_port->lookFor(*frame, chosenBeside(*frame));
    else if (const FoundEvent *event = rows->eventAt(row))
        entry.words = QString::fromStdString(event->event);
    else if (const FoundNight *night = rows->nightAt(row))
        entry.night = QString::fromStdString(night->night);
    if (entry != ArchiveEntry())
        searchFor(entry);
}

void ArchivePanel::refresh()
{
    refreshState();
    const ArchiveModel *rows = m_table->rows();
    const int count = rows->rowCount();
    const bool isFrames = rows->topic() == ArchiveTopic::Frames;
    const std::vector<int> chosen = m_table->chosenRows();
    const bool areChosen = isFrames && !chosen.empty();
    tulpar::say(m_open, isFrames ? tr("Open  Enter") : tr("Its frames  Enter"));
    m_open->setEnabled(m_table->currentIndex().isValid());
    tulpar::say(m_export, tr("Rows to a file\u2026  Ctrl+S"));
    m_export->setEnabled(count > 0 && !m_isWorking && !m_isSearching);
    std::int64_t frames = areChosen ? 0 : rows->keptFrames();
    std::int64_t bytes = areChosen ? 0 : rows->keptBytes();
    if (areChosen)
        for (const int row : chosen)
            if (const FoundFrame *frame = rows->frameAt(row); frame && frame->file != FoundFile::Deleted) {
                ++frames;
                bytes += frame->bytes;
            }
    tulpar::say(
        m_copy,
        frames > 0 && isFrames
            ? tr("Copy frames: %1 (%2)\u2026  Ctrl+D").arg(countText(frames), bytesText(bytes))
            : tr("Copy frames\u2026  Ctrl+D"));
    m_copy->setEnabled(isFrames && frames > 0 && !m_isWorking && !m_isSearching);
    if (m_stop->isHidden() == m_isWorking)
        m_stop->setVisible(m_isWorking);
    const bool isTable = count > 0;
    if (m_table->isHidden() == isTable)
        m_table->setVisible(isTable);
}

void ArchivePanel::refreshState()
{
    const ArchiveModel *rows = m_table->rows();
    const int shown = rows->rowCount();
    if (!m_wrong.isEmpty())
        return say(m_wrong, Need::Look);
    if (!m_port)
        return say({}, Need::None);
    const QString trouble = problemText(m_problem, m_port->place());
    if (!trouble.isEmpty())
        return say(m_problem.detail.isEmpty() ? trouble : trouble + u"\n"_s + m_problem.detail, Need::Look);
    if (m_isSearching)
        return say(
            shown > 0 ? tr("searching; so far %1").arg(countText(shown)) : tr("searching"), Need::None);
    if (!m_isSearched)
        return say({}, Need::None);
    ArchiveQuestion all;
    all.topic = m_question.topic;
    if (shown == 0)
        return say(
            m_question == all
                ? tr("The archive is empty: the first frames and events come with the first night.")
                : tr("Nothing like this is in the archive. Leave a field empty, or search in a larger "
                     "circle."),
            Need::None);
    QString words =
        foundText(m_question.topic, std::max<qint64>(m_all, shown), m_all > shown ? 0 : rows->keptBytes());
    if (m_all > shown)
        words += u"; "_s + tr("the newest %1 are shown, a file has them all").arg(countText(shown));
    say(words, Need::None);
}

void ArchivePanel::say(const QString &words, Need need)
{
    m_stateNeed = need;
    colourWords(m_state, need == Need::None ? m_palette.dimText : colourOf(need, m_palette));
    tulpar::say(m_state, words);
}

void ArchivePanel::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), m_palette.panel);
}

} // namespace tulpar
