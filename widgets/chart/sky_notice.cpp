#include "widgets/chart/sky_notice.h"

#include <QLabel>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace tulpar {

namespace {

constexpr double kWidth = 460; ///< px at 100 %, unfolded
constexpr double kInset = 6;
constexpr double kSign = 12; ///< the triangle

} // namespace

SkyNotice::SkyNotice(QWidget *parent)
    : ChartPlate(parent)
    , m_line(new QLabel(this))
    , m_details(new QLabel(this))
{
    setObjectName(QStringLiteral("skyNotice"));
    setAccessibleName(tr("What is missing on the chart"));
    setCursor(Qt::PointingHandCursor);
    m_line->setObjectName(QStringLiteral("skyNoticeLine"));
    m_details->setObjectName(QStringLiteral("skyNoticeDetails"));
    for (QLabel *label : {m_line, m_details}) {
        label->setTextFormat(Qt::PlainText);
        label->setAttribute(Qt::WA_TransparentForMouseEvents, label == m_line);
    }
    m_details->setWordWrap(true);
    m_details->setTextInteractionFlags(Qt::TextSelectableByMouse); // the path, for a terminal
    m_details->hide();
}

void SkyNotice::setColours(const Palette &palette, const Scale &scale)
{
    ChartPlate::setColours(palette, scale);
    dress(m_line, false);
    dress(m_details, false, 0.92);
    fit();
}

void SkyNotice::setProblems(const std::vector<SkyProblem> &problems)
{
    if (problems == m_problems)
        return;
    m_problems = problems;
    QStringList missing;
    QStringList sentences;
    for (const SkyProblem &problem : problems) {
        if (!missing.contains(problem.missing))
            missing << problem.missing;
        sentences << problem.sentence;
    }
    const QString words = tr("Missing on the chart: %1").arg(missing.join(QStringLiteral(", ")));
    m_line->setText(words);
    m_details->setText(sentences.join(QStringLiteral("\n\n")));
    setToolTip(tr("click or ! : which file, what is wrong, what to do"));
    setVisible(isNeeded());
    fit();
}

void SkyNotice::toggle()
{
    m_isOpen = !m_isOpen;
    m_details->setVisible(m_isOpen);
    fit();
    raise();
}

void SkyNotice::setFloor(int floor)
{
    m_floor = floor;
    fit();
}

void SkyNotice::fit()
{
    const int inset = scale().wholePx(kInset);
    const int sign = scale().wholePx(kSign);
    const int most = std::max(1, parentWidget()->width() - 2 * inset);
    const int left = inset + sign + inset;
    const QSize line = m_line->sizeHint();
    const int width = std::min(
        most,
        m_isOpen ? std::max(scale().wholePx(kWidth), left + line.width() + inset)
                 : left + line.width() + inset);
    m_line->setGeometry(left, inset / 2, width - left - inset, line.height());
    int height = line.height() + inset;
    if (m_isOpen) {
        const int text = m_details->heightForWidth(width - left - inset);
        m_details->setGeometry(left, height, width - left - inset, text);
        height += text + inset;
    }
    resize(width, std::min(height, parentWidget()->height()));
    move(inset, std::max(0, parentWidget()->height() - m_floor - this->height()));
    update();
}

void SkyNotice::paintEvent(QPaintEvent *event)
{
    ChartPlate::paintEvent(event);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double side = scale().px(kSign);
    const QPointF at(scale().px(kInset), m_line->geometry().center().y() + 1 - side / 2);
    painter.setPen(QPen(colours().attention, scale().px(1.4)));
    painter.drawPolygon(
        QPolygonF({at + QPointF(side / 2, 0), at + QPointF(side, side * 0.9), at + QPointF(0, side * 0.9)}));
    painter.drawLine(at + QPointF(side / 2, side * 0.32), at + QPointF(side / 2, side * 0.56));
    painter.drawPoint(at + QPointF(side / 2, side * 0.73));
}

void SkyNotice::mousePressEvent(QMouseEvent *event)
{
    event->accept();
    if (event->button() == Qt::LeftButton)
        toggle();
}

} // namespace tulpar
