#include "widgets/chart/chart_card.h"

#include <QFont>
#include <QGridLayout>
#include <QLabel>
#include <QPainter>

#include <algorithm>

namespace tulpar {

namespace {

constexpr int kCurveRow = 64; ///< of the grid: below all rows of text
constexpr double kTopDeg = 90;

} // namespace

AltitudeCurve::AltitudeCurve(QWidget *parent)
    : QWidget(parent)
{
    setToolTip(tr("altitude in degrees over the next 12 hours; dashed: the mount's limit"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    hide();
}

void AltitudeCurve::setColours(const Palette &palette, const Scale &scale)
{
    m_palette = palette;
    m_scale = scale;
    setFont(scale.font(parentWidget()->parentWidget()->font(), 0.8));
    updateGeometry();
    update();
}

void AltitudeCurve::setAltitudes(std::vector<double> altitudes, double limitDeg, bool isNow)
{
    setVisible(altitudes.size() > 1);
    if (altitudes == m_altitudes && limitDeg == m_limitDeg && isNow == m_isNow)
        return;
    m_altitudes = std::move(altitudes);
    m_limitDeg = limitDeg;
    m_isNow = isNow;
    update();
}

void AltitudeCurve::paintEvent(QPaintEvent * /*event*/)
{
    if (m_altitudes.size() < 2)
        return;
    QPainter painter(this);
    const int letters = fontMetrics().height();
    const int left = fontMetrics().horizontalAdvance(QStringLiteral("90°")) + m_scale.wholePx(4);
    const QRectF plot(left, letters / 2.0, width() - left - 1, height() - letters * 1.6);
    const auto y = [&](double degrees) {
        return plot.bottom() - plot.height() * std::max(degrees, 0.0) / kTopDeg;
    };
    const auto x = [&](double share) { return plot.left() + plot.width() * share; };
    painter.setPen(m_palette.line);
    painter.drawRect(plot);
    painter.setPen(m_palette.dimText);
    painter.drawText(
        QRectF(0, plot.top() - letters / 2.0, left, letters), Qt::AlignLeft, QStringLiteral("90°"));
    painter.drawText(
        QRectF(0, plot.bottom() - letters / 2.0, left, letters), Qt::AlignLeft, QStringLiteral("0°"));
    for (int hour = 0; hour <= 12; hour += 4) {
        const double at = x(hour / 12.0);
        painter.drawLine(QPointF(at, plot.bottom()), QPointF(at, plot.bottom() + m_scale.px(3)));
        const QString words =
            hour == 0 ? (m_isNow ? tr("now") : tr("then")) : tr("%1 h").arg(QStringLiteral("+%1").arg(hour));
        const double wide = fontMetrics().horizontalAdvance(words);
        painter.drawText(
            QPointF(
                std::clamp(at - wide / 2, plot.left(), plot.right() - wide),
                height() - fontMetrics().descent()),
            words);
    }
    if (m_limitDeg > 0) {
        painter.setPen(QPen(m_palette.limit, m_scale.px(1), Qt::DashLine));
        painter.drawLine(QPointF(plot.left(), y(m_limitDeg)), QPointF(plot.right(), y(m_limitDeg)));
    }
    QPolygonF run;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_palette.text, m_scale.px(1.4)));
    const auto last = static_cast<double>(m_altitudes.size() - 1);
    for (std::size_t i = 0; i < m_altitudes.size(); ++i) {
        if (m_altitudes[i] >= 0)
            run << QPointF(x(static_cast<double>(i) / last), y(m_altitudes[i]));
        if (m_altitudes[i] < 0 || i + 1 == m_altitudes.size()) {
            painter.drawPolyline(run);
            run.clear();
        }
    }
}

ChartCard::ChartCard(QWidget *parent)
    : QFrame(parent)
    , m_grid(new QGridLayout(this))
    , m_curve(new AltitudeCurve(this))
{
    m_grid->addWidget(m_curve, kCurveRow, 0, 1, 2);
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
    m_curve->setColours(palette, scale);
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
    m_curve->setAltitudes(text.altitudes, text.limitDeg, text.isNow);
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
