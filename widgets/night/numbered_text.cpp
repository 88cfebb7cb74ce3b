#include "widgets/night/numbered_text.h"

#include "widgets/common/flat_sheet.h"
#include "widgets/common/marks.h"

#include <QMimeData>
#include <QPaintEvent>
#include <QPainter>
#include <QScrollBar>
#include <QTextBlock>
#include <QUrl>

namespace tulpar {

using namespace Qt::Literals::StringLiterals;

namespace {

class Margin final : public QWidget {
public:
    explicit Margin(NumberedText *text)
        : QWidget(text)
        , m_text(text)
    {
    }

protected:
    void paintEvent(QPaintEvent *event) override { m_text->paintNumbers(event); }

private:
    NumberedText *m_text;
};

} // namespace

NumberedText::NumberedText(QWidget *parent)
    : QPlainTextEdit(parent)
    , m_margin(new Margin(this))
{
    setFrameShape(QFrame::NoFrame);
    setLineWrapMode(QPlainTextEdit::NoWrap);
    setCursorWidth(0); // painted here: Qt inverts what lies under it, which is white in red light
    setTabChangesFocus(true);
    connect(this, &QPlainTextEdit::blockCountChanged, this, &NumberedText::fitMargin);
    connect(this, &QPlainTextEdit::cursorPositionChanged, this, [this] { viewport()->update(); });
    connect(this, &QPlainTextEdit::updateRequest, this, [this](const QRect &part, int moved) {
        if (moved != 0)
            m_margin->scroll(0, moved);
        else
            m_margin->update(0, part.y(), m_margin->width(), part.height());
    });
}

int NumberedText::marginWidth() const
{
    const qsizetype digits = std::max<qsizetype>(3, QString::number(blockCount()).size());
    return static_cast<int>(digits) * fontMetrics().horizontalAdvance(u'8') + fontMetrics().ascent()
        + m_scale.wholePx(14);
}

void NumberedText::fitMargin()
{
    setViewportMargins(marginWidth(), 0, 0, 0);
    const QRect area = contentsRect();
    m_margin->setGeometry(area.left(), area.top(), marginWidth(), area.height());
    m_margin->update();
}

void NumberedText::setColours(const Palette &palette, const Scale &scale)
{
    m_palette = palette;
    m_scale = scale;
    setStyleSheet(u"QPlainTextEdit { background: %1; color: %2; border: none; selection-background-color: %3;"
                  " selection-color: %2; }"_s.arg(
                      palette.background.name(), palette.text.name(), palette.selection.name()));
    verticalScrollBar()->setStyleSheet(flatScrollSheet(palette, scale));
    setMarkedLines(m_marked);
    fitMargin();
}

void NumberedText::setMarkedLines(std::set<int> lines)
{
    m_marked = std::move(lines);
    QList<QTextEdit::ExtraSelection> shown;
    for (const int line : m_marked) {
        QTextEdit::ExtraSelection one;
        one.cursor = QTextCursor(document()->findBlockByNumber(line - 1));
        one.format.setBackground(m_palette.selection);
        one.format.setProperty(QTextFormat::FullWidthSelection, true);
        shown.append(one);
    }
    setExtraSelections(shown);
    m_margin->update();
}

void NumberedText::goToLine(int line)
{
    setTextCursor(QTextCursor(document()->findBlockByNumber(line - 1)));
    centerCursor();
    setFocus(Qt::ShortcutFocusReason);
}

void NumberedText::paintNumbers(QPaintEvent *event)
{
    QPainter painter(m_margin);
    painter.fillRect(event->rect(), m_palette.panelRaised);
    painter.setFont(font());
    const int side = fontMetrics().ascent();
    QTextBlock block = firstVisibleBlock();
    double top = blockBoundingGeometry(block).translated(contentOffset()).top();
    while (block.isValid() && top <= event->rect().bottom()) {
        const double high = blockBoundingRect(block).height();
        const int line = block.blockNumber() + 1;
        if (top + high >= event->rect().top()) {
            const bool isMarked = m_marked.contains(line);
            painter.setPen(isMarked ? m_palette.attention : m_palette.dimText);
            painter.drawText(
                QRectF(0, top, m_margin->width() - m_scale.px(6), fontMetrics().height()),
                Qt::AlignRight | Qt::AlignVCenter, QString::number(line));
            if (isMarked)
                paintMark(
                    painter, QRectF(m_scale.px(3), top + 1, side, side), Mark::Refused, m_palette.attention);
        }
        top += high;
        block = block.next();
    }
}

void NumberedText::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    fitMargin();
}

void NumberedText::paintEvent(QPaintEvent *event)
{
    QPlainTextEdit::paintEvent(event);
    if (!hasFocus())
        return;
    QPainter painter(viewport());
    const QRect caret = cursorRect();
    painter.fillRect(QRect(caret.left(), caret.top(), m_scale.wholePx(2), caret.height()), m_palette.text);
}

bool NumberedText::canInsertFromMimeData(const QMimeData *source) const
{
    return source->hasUrls() || QPlainTextEdit::canInsertFromMimeData(source);
}

void NumberedText::insertFromMimeData(const QMimeData *source)
{
    if (source && source->hasUrls() && source->urls().front().isLocalFile()) {
        emit fileDropped(source->urls().front().toLocalFile());
        return;
    }
    // Plain words alone, and by our own hand: Qt's falls over an empty clipboard of X.
    const QString text = source && source->hasText() ? source->text() : QString();
    if (text.isEmpty())
        return;
    if (const auto written = m_rewrite ? m_rewrite(text) : std::nullopt) {
        textCursor().insertText(*written);
        emit rewritten();
    } else {
        textCursor().insertText(text);
    }
    ensureCursorVisible();
}

} // namespace tulpar
