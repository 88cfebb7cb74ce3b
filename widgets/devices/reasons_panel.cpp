#include "widgets/devices/reasons_panel.h"

#include "core/words/sentences.h"

#include <QGridLayout>
#include <QLabel>
#include <QPainter>

namespace tulpar {

ReasonsPanel::ReasonsPanel(QWidget *parent)
    : QWidget(parent)
    , m_grid(new QGridLayout(this))
{
    m_grid->setColumnStretch(1, 1);
    setAccessibleName(tr("Why the observatory is not ready"));
    rebuild();
}

void ReasonsPanel::setReadiness(const Readiness &readiness)
{
    std::vector<std::pair<QString, QString>> lines;
    for (const Reason &reason : readiness.reasons)
        lines.emplace_back(words::reason(reason), words::cure(reason));
    if (lines.empty())
        lines.emplace_back(
            readiness.isReady ? tr("Ready: nothing stands in the way")
                              : tr("Not ready, and no reason was given"),
            QString());
    if (lines == m_lines)
        return;
    m_lines = std::move(lines);
    rebuild();
}

void ReasonsPanel::setColours(const Palette &palette, const Scale &scale)
{
    m_palette = palette;
    m_scale = scale;
    rebuild();
}

void ReasonsPanel::rebuild()
{
    while (QLayoutItem *item = m_grid->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    m_grid->setContentsMargins(
        m_scale.wholePx(12), m_scale.wholePx(6), m_scale.wholePx(12), m_scale.wholePx(8));
    m_grid->setHorizontalSpacing(m_scale.wholePx(24));
    m_grid->setVerticalSpacing(m_scale.wholePx(2));
    int row = 0;
    for (const auto &[reason, cure] : m_lines) {
        auto *what = new QLabel(reason, this);
        what->setTextFormat(Qt::PlainText);
        what->setTextInteractionFlags(Qt::TextSelectableByMouse);
        m_grid->addWidget(what, row, 0, Qt::AlignLeft);
        if (!cure.isEmpty()) {
            auto *how = new QLabel(tr("cured by: %1").arg(cure), this);
            how->setTextFormat(Qt::PlainText);
            how->setWordWrap(true);
            QPalette colours = how->palette();
            colours.setColor(QPalette::WindowText, m_palette.dimText);
            how->setPalette(colours);
            m_grid->addWidget(how, row, 1);
        }
        ++row;
    }
    updateGeometry();
}

void ReasonsPanel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_palette.panelRaised);
    painter.fillRect(0, height() - 1, width(), 1, m_palette.line);
}

} // namespace tulpar
