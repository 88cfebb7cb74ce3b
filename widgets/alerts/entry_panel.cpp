#include "widgets/alerts/entry_panel.h"

#include "core/alerts/parse.h"
#include "widgets/alerts/entry_fields.h"
#include "widgets/alerts/entry_words.h"
#include "widgets/common/flat_sheet.h"
#include "widgets/common/quiet_line.h"
#include "widgets/common/quiet_text.h"

#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

namespace tulpar {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kShownBytes = 200'000; ///< of a notice in the text field; all of it is sent

} // namespace

EntryPanel::EntryPanel(QWidget *parent)
    : QScrollArea(parent)
    , m_page(new QWidget)
    , m_tabs(new QTabBar)
    , m_pages(new QStackedWidget)
    , m_said(new QLabel)
    , m_answer(new QLabel)
    , m_send(new QPushButton(tr("Give it to the core")))
    , m_close(new QPushButton(tr("Close")))
{
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_tabs->addTab(tr("A notice"));
    m_tabs->addTab(tr("A position"));
    m_tabs->setDrawBase(false);
    m_tabs->setObjectName(u"entryKind"_s);
    buildNoticePage();
    buildPositionPage();
    for (QLabel *label : {m_said, m_answer}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    m_said->setObjectName(u"entrySaid"_s);
    m_answer->setObjectName(u"entryAnswer"_s);
    m_answer->hide();
    m_send->setObjectName(u"entrySend"_s);
    m_close->setObjectName(u"entryClose"_s);
    m_foot = new QWidget(this);
    auto *buttons = new QHBoxLayout(m_foot);
    buttons->addWidget(m_send);
    buttons->addWidget(m_close);
    buttons->addStretch(1);
    auto *column = new QVBoxLayout(m_page);
    column->addWidget(m_tabs, 0, Qt::AlignLeft);
    column->addWidget(m_pages, 1);
    column->addWidget(m_said);
    column->addWidget(m_answer);
    setWidget(m_page);
    connect(m_tabs, &QTabBar::currentChanged, this, &EntryPanel::choosePage);
    connect(m_send, &QPushButton::clicked, this, &EntryPanel::send);
    connect(m_close, &QPushButton::clicked, this, &EntryPanel::closeAsked);
    setColours(m_palette, m_scale);
    choosePage(0);
}

void EntryPanel::buildNoticePage()
{
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    m_text = new QuietText;
    m_text->setObjectName(u"entryText"_s);
    m_text->setAccessibleName(tr("Notice"));
    m_text->setPlaceholderText(tr("Paste a notice here, or drop a file anywhere on the desk: VOEvent, JSON, "
                                  "the 160-byte packet or classic text."));
    m_text->setTabChangesFocus(true);
    m_text->setAcceptDrops(false); // the desk takes what is dropped
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_open = new QPushButton(tr("Open a file…"));
    m_open->setObjectName(u"entryOpen"_s);
    column->addWidget(m_text, 1);
    column->addWidget(m_open, 0, Qt::AlignLeft);
    m_pages->addWidget(page);
    connect(m_text, &QPlainTextEdit::textChanged, this, [this] {
        if (m_isFilling)
            return;
        m_bytes = m_text->toPlainText().toUtf8();
        m_origin = u"pasted"_s;
        readNotice();
    });
    connect(m_open, &QPushButton::clicked, this, &EntryPanel::openFile);
}

void EntryPanel::buildPositionPage()
{
    auto *page = new QWidget;
    m_form = new QFormLayout(page);
    m_form->setContentsMargins(0, 0, 0, 0);
    m_form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    m_form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    const auto line = [this](const QString &name, const char *object, const QString &hint) {
        auto *edit = new QuietLine;
        edit->setObjectName(QString::fromLatin1(object));
        edit->setPlaceholderText(hint);
        edit->setAccessibleName(name);
        m_form->addRow(name, edit);
        connect(edit, &QLineEdit::textEdited, this, &EntryPanel::readFields);
        connect(edit, &QLineEdit::returnPressed, this, &EntryPanel::send);
        return edit;
    };
    m_name = line(tr("name"), "entryName", tr("GRB 221009A; empty: after its time"));
    m_ra = line(tr("RA"), "entryRa", tr("19:13:03.2 or 288.263; both coordinates may be pasted"));
    m_dec = line(tr("Dec"), "entryDec", tr("+19:48:09 or 19.8026"));
    m_error = line(tr("error radius"), "entryError", tr("3', 12\" or 0.05 deg"));
    m_time = line(tr("T0, UTC"), "entryTime", tr("14:10:17; empty: now"));
    m_pages->addWidget(page);
}

void EntryPanel::setColours(const Palette &palette, const Scale &scale)
{
    m_palette = palette;
    m_scale = scale;
    const int margin = scale.wholePx(12);
    m_page->layout()->setContentsMargins(margin, scale.wholePx(5), margin, scale.wholePx(8));
    m_page->layout()->setSpacing(scale.wholePx(5));
    m_form->setVerticalSpacing(scale.wholePx(4));
    m_text->setMinimumHeight(scale.wholePx(70));
    for (QPushButton *button : {m_open, m_send, m_close}) {
        button->setStyleSheet(flatButtonSheet(palette, scale));
        button->setFont(font());
    }
    m_foot->layout()->setContentsMargins(margin, scale.wholePx(3), margin, scale.wholePx(5));
    placeFoot();
    readFields();
}

void EntryPanel::placeFoot()
{
    const int high = m_foot->sizeHint().height();
    setViewportMargins(0, 0, 0, high);
    m_foot->setGeometry(0, height() - high, width(), high);
}

void EntryPanel::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    placeFoot();
}

void EntryPanel::setObserving(bool isObserving)
{
    m_isObserving = isObserving;
    m_send->setEnabled(canSend());
}

void EntryPanel::setBarred(const QString &why)
{
    if (why == m_barred)
        return;
    m_barred = why;
    m_send->setEnabled(canSend());
    m_send->setToolTip(why);
    m_answer->setText(why);
    m_answer->setStyleSheet(u"QLabel { color: %1; }"_s.arg(m_palette.dimText.name()));
    m_answer->setVisible(!why.isEmpty());
}

void EntryPanel::setSnapshot(const std::shared_ptr<const Snapshot> &snapshot)
{
    m_snapshot = snapshot;
}

void EntryPanel::setNow(UtcInstant now)
{
    m_now = now;
}

void EntryPanel::choosePage(int page)
{
    m_pages->setCurrentIndex(page);
    m_answer->hide();
    if (page == 0)
        readNotice();
    else
        readFields();
}

void EntryPanel::offerNotice(const QByteArray &bytes, const QString &origin)
{
    m_tabs->setCurrentIndex(0);
    choosePage(0);
    m_isFilling = true;
    m_text->setPlainText(QString::fromUtf8(bytes.left(kShownBytes)));
    m_isFilling = false;
    m_bytes = bytes;
    m_origin = origin;
    readNotice();
    (canSend() ? static_cast<QWidget *>(m_send) : m_text)->setFocus(Qt::OtherFocusReason);
}

void EntryPanel::offerFile(const QString &path)
{
    QFile file(path);
    m_tabs->setCurrentIndex(0);
    choosePage(0);
    if (!file.open(QIODevice::ReadOnly)) {
        m_bytes.clear();
        m_isReadable = false;
        say(tr("%1 cannot be read: %2").arg(path, file.errorString()), true);
        return;
    }
    if (file.size() > kMostBytes) {
        m_bytes.clear();
        m_isReadable = false;
        say(tr("%1 is larger than %2 MB: not a notice.").arg(path, QString::number(kMostBytes >> 20)), true);
        return;
    }
    offerNotice(file.readAll(), QFileInfo(path).fileName());
}

void EntryPanel::openFile()
{
    auto *dialog = new QFileDialog(this, tr("A notice"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setModal(false);
    dialog->setOption(QFileDialog::DontUseNativeDialog);
    connect(dialog, &QFileDialog::fileSelected, this, &EntryPanel::offerFile);
    dialog->show();
}

void EntryPanel::startPosition()
{
    m_tabs->setCurrentIndex(1);
    m_name->setFocus(Qt::OtherFocusReason);
}

void EntryPanel::readNotice()
{
    m_isReadable = false;
    m_answer->hide();
    if (m_bytes.trimmed().isEmpty()) {
        say(tr("Nothing is sent before you press the button."), false);
        return;
    }
    const auto notice = parseNotice({m_bytes.constData(), static_cast<std::size_t>(m_bytes.size())});
    if (!notice) {
        say(tr("Not a notice that can be read: %1").arg(QString::fromStdString(notice.error().detail)), true);
        return;
    }
    m_isReadable = true;
    say(whatItSays(*notice), false);
}

void EntryPanel::readFields()
{
    if (m_tabs->currentIndex() != 1)
        return;
    // Both coordinates pasted into the first field; typed, they come a letter at a time and are left alone.
    const qsizetype length = m_ra->text().size();
    if (length > m_raLength + 4 && m_dec->text().isEmpty())
        if (const auto both = splitCoordinates(m_ra->text())) {
            m_ra->setText(both->ra);
            m_dec->setText(both->dec);
        }
    m_raLength = m_ra->text().size();
    m_answer->hide();
    m_alert.reset();
    const auto ra = readRightAscension(m_ra->text());
    const auto dec = readDeclination(m_dec->text());
    const auto error = readErrorRadius(m_error->text());
    const bool hasTime = !m_time->text().trimmed().isEmpty();
    const auto time = hasTime ? readTriggerTime(m_time->text(), m_now) : Entry<UtcInstant>();
    // The first thing that is wrong, in the order of the fields; what is still empty waits quietly.
    for (const auto &[problem, edit] :
         {std::pair(ra.problem, m_ra), std::pair(dec.problem, m_dec), std::pair(error.problem, m_error),
          std::pair(time.problem, m_time)})
        if (!problem.isEmpty() && !edit->text().trimmed().isEmpty()) {
            say(problem, true);
            return;
        }
    if (m_ra->text().isEmpty() && m_dec->text().isEmpty() && m_error->text().isEmpty()) {
        say(tr("Nothing is sent before you press the button."), false);
        return;
    }
    for (const QString &problem : {ra.problem, dec.problem, error.problem})
        if (!problem.isEmpty()) {
            say(problem, false);
            return;
        }
    m_alert =
        EnterAlert{m_name->text().trimmed().toStdString(), {*ra.value, *dec.value}, *error.value, time.value};
    say(whatItSays(*m_alert, m_snapshot.get(), m_now), false);
}

void EntryPanel::say(const QString &text, bool isProblem)
{
    m_said->setText(text);
    m_said->setStyleSheet(
        u"QLabel { color: %1; }"_s.arg((isProblem ? m_palette.attention : m_palette.text).name()));
    m_send->setEnabled(canSend());
}

bool EntryPanel::canSend() const
{
    return !m_isObserving && m_barred.isEmpty()
        && (m_tabs->currentIndex() == 0 ? m_isReadable : m_alert.has_value());
}

void EntryPanel::send()
{
    if (!canSend())
        return;
    if (m_tabs->currentIndex() == 0)
        emit requested({{}, EnterNotice{m_bytes.toStdString(), m_origin.toStdString()}});
    else
        emit requested({{}, *m_alert});
}

void EntryPanel::showAnswer(const QString &sentence, bool isAccepted)
{
    if (isAccepted) {
        m_isFilling = true;
        m_text->clear();
        m_isFilling = false;
        m_bytes.clear();
        for (QLineEdit *edit : {m_name, m_ra, m_dec, m_error, m_time})
            edit->clear();
        choosePage(m_tabs->currentIndex());
    }
    m_answer->setText(sentence);
    m_answer->setStyleSheet(u"QLabel { color: %1; font-weight: bold; }"_s.arg(
        (isAccepted ? m_palette.good : m_palette.attention).name()));
    m_answer->show();
}

QString EntryPanel::said() const
{
    return m_said->text();
}

void EntryPanel::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) {
        emit closeAsked();
        return;
    }
    const bool isReturn = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (auto *button = qobject_cast<QPushButton *>(focusWidget()); isReturn && button != nullptr) {
        button->click();
        return;
    }
    QScrollArea::keyPressEvent(event);
}

} // namespace tulpar
