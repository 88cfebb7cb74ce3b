#include "widgets/chart/chart_card.h"

#include <QFont>
#include <QGridLayout>
#include <QLabel>
#include <QPainter>

namespace tulpar {

ChartCard::ChartCard(QWidget *parent)
    : QFrame(parent)
    , m_grid(new QGridLayout(this))
{
    m_grid->setSizeConstraint(QLayout::SetFixedSize);
    hide();
}

void ChartCard::setColours(const Palette &palette, const Scale &scale)
{
    m_palette = palette;
    m_scale = scale;
    const int inset = m_scale.wholePx(12);
    m_grid->setContentsMargins(inset, m_scale.wholePx(9), inset, m_scale.wholePx(10));
    m_grid->setHorizontalSpacing(m_scale.wholePx(14));
    m_grid->setVerticalSpacing(m_scale.wholePx(3));
    const CardText text = m_text;
    m_text = {};
    setText(text);
    update();
}

QLabel *ChartCard::label(int row, int column)
{
    if (QLayoutItem *item = m_grid->itemAtPosition(row, column))
        return qobject_cast<QLabel *>(item->widget());
    auto *made = new QLabel(this);
    made->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_grid->addWidget(made, row, column, 1, row < 2 ? 2 : 1);
    return made;
}

void ChartCard::dress(QLabel *label, bool isDim, double relative, bool isStrong) const
{
    QPalette colours;
    colours.setColor(QPalette::WindowText, isDim ? m_palette.dimText : m_palette.text);
    colours.setColor(QPalette::Text, isDim ? m_palette.dimText : m_palette.text);
    colours.setColor(QPalette::Highlight, m_palette.selection);
    colours.setColor(QPalette::HighlightedText, m_palette.text);
    label->setPalette(colours);
    QFont font = m_scale.font(parentWidget()->font(), relative);
    if (isStrong)
        font.setWeight(QFont::Medium);
    label->setFont(font);
}

void ChartCard::setText(const CardText &text)
{
    if (text == m_text && !text.title.isEmpty())
        return;
    const auto put =
        [this](int row, int column, const QString &words, bool isDim, double relative, bool isStrong) {
            QLabel *found = label(row, column);
            dress(found, isDim, relative, isStrong);
            if (found->text() != words)
                found->setText(words);
            found->setVisible(!words.isEmpty());
        };
    put(0, 0, text.title, false, 1.15, true);
    put(1, 0, text.about, true, 0.92, false);
    const std::size_t rows = std::max(text.rows.size(), m_text.rows.size());
    for (std::size_t i = 0; i < rows || m_grid->itemAtPosition(static_cast<int>(i) + 2, 0); ++i) {
        const int row = static_cast<int>(i) + 2;
        const bool isUsed = i < text.rows.size();
        put(row, 0, isUsed ? text.rows[i].first : QString(), true, 0.95, false);
        put(row, 1, isUsed ? text.rows[i].second : QString(), false, 0.95, false);
    }
    m_text = text;
    adjustSize();
}

void ChartCard::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_palette.panel);
    painter.setPen(m_palette.line);
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

} // namespace tulpar
