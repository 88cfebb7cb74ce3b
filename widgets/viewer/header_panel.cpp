#include "widgets/viewer/header_panel.h"

#include "core/fits/mapped_file.h"
#include "core/fits/reader.h"
#include "core/threads/work_pool.h"
#include "widgets/common/flat_sheet.h"
#include "widgets/common/fonts.h"
#include "widgets/common/quiet_line.h"

#include <QFileInfo>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QTextDocument>
#include <QTextOption>
#include <QVBoxLayout>

#include <algorithm>
#include <filesystem>

namespace tulpar {

using namespace Qt::Literals::StringLiterals;

namespace {

Result<FitsHeader> headerOf(const QString &path)
{
    const std::filesystem::path file(path.toStdU16String());
    const auto mapped = MappedFile::open(file);
    if (!mapped)
        return Failure(mapped.error());
    return FitsHeader::parse((*mapped)->bytes());
}

/// A tab before each column.
QString lineOf(const HeaderCard &card)
{
    const QString keyword = QString::fromStdString(card.keyword);
    const QString value = QString::fromStdString(card.value);
    const QString comment = QString::fromStdString(card.comment);
    if (value.isEmpty() && !card.isString)
        return comment.isEmpty() ? keyword : keyword + u"\t"_s + comment;
    const QString line = keyword + u"\t= "_s + (card.isString ? u"'%1'"_s.arg(value) : value);
    return comment.isEmpty() ? line : line + u"\t/ "_s + comment;
}

} // namespace

HeaderPanel::HeaderPanel(WorkPool &pool, QWidget *parent)
    : SidePanel(tr("Header"), parent)
    , m_pool(pool)
    , m_search(new QuietLine(this))
    , m_cards(new QPlainTextEdit(this))
{
    m_search->setPlaceholderText(tr("search, e.g. exp or wcs"));
    m_cards->setReadOnly(true);
    m_cards->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_cards->setFrameShape(QFrame::NoFrame);
    column()->addWidget(m_search);
    column()->addWidget(m_cards, 1);
    connect(m_search, &QLineEdit::textChanged, this, &HeaderPanel::refresh);
}

void HeaderPanel::setColours(const Palette &colours, const Scale &scale)
{
    SidePanel::setColours(colours, scale);
    const QString sheet =
        u"background: %1; color: %2; selection-background-color: %3; border: 1px solid %4;"_s.arg(
            colours.background.name(), colours.text.name(), colours.selection.name(), colours.line.name());
    m_search->setStyleSheet(u"QLineEdit { %1 }"_s.arg(sheet));
    m_cards->setStyleSheet(u"QPlainTextEdit { %1 }"_s.arg(sheet));
    for (QScrollBar *bar : {m_cards->verticalScrollBar(), m_cards->horizontalScrollBar()})
        bar->setStyleSheet(flatScrollSheet(colours, scale));
    m_cards->setFont(Scale().font(font(), 0.85));
    // A longer value pushes its comment by one small step; numbers, times and names have room.
    const QFontMetrics metrics(m_cards->font());
    const double value = metrics.horizontalAdvance(u"CHECKSUM "_s);
    QTextOption columns = m_cards->document()->defaultTextOption();
    columns.setTabs(
        {QTextOption::Tab(value, QTextOption::LeftTab),
         QTextOption::Tab(value + metrics.horizontalAdvance(u"= '00000000' "_s), QTextOption::LeftTab)});
    columns.setTabStopDistance(metrics.horizontalAdvance(u"00"_s));
    m_cards->document()->setDefaultTextOption(columns);
    m_search->setFont(Scale().font(font()));
}

void HeaderPanel::setHeader(const QString &name, const FitsHeader &header)
{
    m_path.clear();
    m_problem.clear();
    m_header = header;
    setTitle(tr("Header of %1").arg(name));
    refresh();
}

void HeaderPanel::setFile(const QString &path)
{
    if (path == m_path)
        return;
    m_path = path;
    setTitle(tr("Header of %1").arg(QFileInfo(path).fileName()));
    m_pool.start([this, path] {
        const auto header = headerOf(path);
        m_pool.tell(this, [this, path, header] {
            if (path != m_path)
                return;
            m_header = header ? *header : FitsHeader();
            m_problem = header ? QString() : QString::fromStdString(header.error().detail);
            refresh();
        });
    });
}

void HeaderPanel::setSearch(const QString &words)
{
    m_search->setText(words);
}

void HeaderPanel::takeFocus()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
}

QString HeaderPanel::text() const
{
    return m_cards->toPlainText();
}

void HeaderPanel::refresh()
{
    const QStringList words = m_search->text().split(u' ', Qt::SkipEmptyParts);
    QStringList lines;
    for (const HeaderCard &card : m_header.cards()) {
        const QString line = lineOf(card);
        const bool holdsAll = std::all_of(words.begin(), words.end(), [&](const QString &word) {
            return line.contains(word, Qt::CaseInsensitive);
        });
        if (holdsAll)
            lines.append(line);
    }
    if (!m_problem.isEmpty())
        lines = {m_problem};
    else if (lines.isEmpty() && !words.isEmpty())
        lines = {tr("No card holds these words.")};
    const QString text = lines.join(u'\n');
    if (m_cards->toPlainText() == text)
        return;
    const int at = m_cards->verticalScrollBar()->value();
    m_cards->setPlainText(text);
    m_cards->verticalScrollBar()->setValue(at); // a new frame of the same kind leaves the place
}

} // namespace tulpar
