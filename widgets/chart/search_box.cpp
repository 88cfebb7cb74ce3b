#include "widgets/chart/search_box.h"

#include "widgets/common/quiet_line.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace tulpar {

namespace {

constexpr double kWidth = 380; ///< px at 100 %

} // namespace

SearchBox::SearchBox(QWidget *parent)
    : ChartPlate(parent)
    , m_line(new QuietLine(this))
{
    setObjectName(QStringLiteral("searchBox"));
    setFocusProxy(m_line);
    m_line->setObjectName(QStringLiteral("searchLine"));
    m_line->setAccessibleName(tr("Find on the sky"));
    m_line->setPlaceholderText(tr("name, event, HIP number or coordinates"));
    m_line->installEventFilter(this);
    connect(m_line, &QLineEdit::textChanged, this, &SearchBox::wordsChanged);
}

void SearchBox::setColours(const Palette &palette, const Scale &scale)
{
    ChartPlate::setColours(palette, scale);
    setFont(scale.font(parentWidget()->font()));
    m_line->setFont(font());
    m_line->setStyleSheet(
        QStringLiteral("QLineEdit { border: 1px solid %1; background: %2; color: %3; padding: %4px; "
                       "selection-background-color: %5; selection-color: %3; }")
            .arg(palette.focus.name(), palette.background.name(), palette.text.name())
            .arg(scale.wholePx(3))
            .arg(palette.selection.name()));
    fit();
}

void SearchBox::keepClear(const QSize &corner)
{
    m_corner = corner;
    fit();
}

QString SearchBox::words() const
{
    return m_line->text();
}

void SearchBox::write(const QString &words)
{
    m_line->setText(words);
}

void SearchBox::takeFocus()
{
    m_line->setFocus(Qt::ShortcutFocusReason);
    m_line->selectAll();
}

void SearchBox::setFound(SearchFound found)
{
    m_found = std::move(found);
    m_row = 0;
    fit();
    update();
}

int SearchBox::rowHeight() const
{
    return fontMetrics().height() + scale().wholePx(5);
}

QRect SearchBox::listRect() const
{
    const int inset = scale().wholePx(8);
    return {inset, m_line->geometry().bottom() + scale().wholePx(5), width() - 2 * inset, height()};
}

void SearchBox::fit()
{
    const int inset = scale().wholePx(8);
    const int width = std::min(scale().wholePx(kWidth), parentWidget()->width() - 2 * inset);
    const int line = m_line->sizeHint().height();
    m_line->setGeometry(inset, inset, width - 2 * inset, line);
    int below = rowHeight() * static_cast<int>(m_found.hits.size());
    if (!m_found.hint.isEmpty())
        below += fontMetrics()
                     .boundingRect(QRect(0, 0, width - 2 * inset, 4000), Qt::TextWordWrap, m_found.hint)
                     .height()
            + scale().wholePx(4);
    const int left = (parentWidget()->width() - width) / 2;
    const int gap = scale().wholePx(6);
    const bool isOver = left < m_corner.width() && parentWidget()->height() > 3 * m_corner.height();
    const int top = gap + (isOver ? m_corner.height() + gap : 0);
    resize(width, std::min(line + 2 * inset + below, parentWidget()->height() - top));
    move(left, top);
}

void SearchBox::take(int row)
{
    if (row >= 0 && row < static_cast<int>(m_found.hits.size()))
        emit chosen(m_found.hits[static_cast<std::size_t>(row)]);
}

bool SearchBox::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_line && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const int rows = static_cast<int>(m_found.hits.size());
        switch (key->key()) {
        case Qt::Key_Up:
        case Qt::Key_Down:
            if (rows > 0)
                m_row = (m_row + (key->key() == Qt::Key_Up ? rows - 1 : 1)) % rows;
            update();
            return true;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            take(m_row);
            return true;
        case Qt::Key_Escape:
            emit closed();
            return true;
        default:
            break;
        }
    }
    return ChartPlate::eventFilter(watched, event);
}

void SearchBox::mousePressEvent(QMouseEvent *event)
{
    const QPoint at = event->position().toPoint();
    if (event->button() == Qt::LeftButton && at.y() >= listRect().top())
        take((at.y() - listRect().top()) / rowHeight());
}

void SearchBox::paintEvent(QPaintEvent *event)
{
    ChartPlate::paintEvent(event);
    QPainter painter(this);
    painter.setFont(font());
    const QRect list = listRect();
    const int high = rowHeight();
    int y = list.top();
    for (std::size_t i = 0; i < m_found.hits.size(); ++i) {
        const Chosen &hit = m_found.hits[i];
        if (static_cast<int>(i) == m_row)
            painter.fillRect(QRect(1, y, width() - 2, high), colours().selection);
        painter.setPen(colours().text);
        const int most = list.width() * 3 / 5;
        const QString name = fontMetrics().elidedText(hit.name, Qt::ElideRight, most);
        painter.drawText(QRect(list.left(), y, most, high), Qt::AlignVCenter, name);
        const int used = fontMetrics().horizontalAdvance(name) + scale().wholePx(12);
        painter.setPen(colours().dimText);
        painter.drawText(
            QRect(list.left() + used, y, list.width() - used, high), Qt::AlignVCenter | Qt::AlignRight,
            fontMetrics().elidedText(hit.about, Qt::ElideRight, list.width() - used));
        y += high;
    }
    if (!m_found.hint.isEmpty()) {
        painter.setPen(colours().dimText);
        painter.drawText(QRect(list.left(), y, list.width(), height() - y), Qt::TextWordWrap, m_found.hint);
    }
}

} // namespace tulpar
