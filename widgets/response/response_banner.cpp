#include "widgets/response/response_banner.h"

#include "core/words/numbers.h"
#include "core/words/sentences.h"
#include "widgets/common/elided_label.h"
#include "widgets/common/flow_layout.h"
#include "widgets/common/hold_button.h"
#include "widgets/common/say.h"
#include "widgets/response/waterfall_view.h"

#include <QLabel>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>

namespace tulpar {

using namespace Qt::Literals::StringLiterals;

ResponseBanner::ResponseBanner(QWidget *parent)
    : QWidget(parent)
    , m_title(new QLabel(this))
    , m_age(new QLabel(this))
    , m_doing(new ElidedLabel(this))
    , m_progress(new QLabel(this))
    , m_stop(new HoldButton(this))
    , m_detail(new QToolButton(this))
    , m_waterfall(new WaterfallView(this))
{
    for (QLabel *label : {m_title, m_age, m_progress})
        label->setTextFormat(Qt::PlainText);
    m_title->setObjectName(u"title"_s);
    m_age->setObjectName(u"age"_s);
    m_doing->setObjectName(u"doing"_s);
    m_progress->setObjectName(u"progress"_s);
    m_stop->setObjectName(u"stop"_s);
    m_stop->setWish(tr("Stop response"));
    m_detail->setObjectName(u"detail"_s);
    m_detail->setText(tr("Detail"));
    m_detail->setToolTip(tr("shows or hides the waterfall"));
    m_line = new FlowLayout(14, 3);
    for (QWidget *part :
         std::initializer_list<QWidget *>{m_title, m_age, m_doing, m_progress, m_stop, m_detail})
        m_line->addWidget(part);
    auto *column = new QVBoxLayout(this);
    column->addLayout(m_line);
    column->addWidget(m_waterfall);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Minimum); // its height follows its width
    connect(m_stop, &HoldButton::confirmed, this, [this] { emit requested({{}, StopResponse{}}); });
    connect(m_detail, &QToolButton::clicked, this, [this] {
        m_isDetailWanted = !m_isDetailWanted;
        refresh();
    });
    setColours(m_palette, m_scale);
    refresh();
}

void ResponseBanner::setColours(const Palette &palette, const Scale &scale)
{
    m_palette = palette;
    m_scale = scale;
    layout()->setContentsMargins(scale.wholePx(10), scale.wholePx(5), scale.wholePx(10), scale.wholePx(5));
    layout()->setSpacing(scale.wholePx(3));
    m_line->setGaps(scale.wholePx(14), scale.wholePx(3));
    QFont bold = font();
    bold.setBold(true);
    m_title->setFont(bold);
    m_age->setFont(bold);
    QFont large = bold;
    large.setPixelSize(scale.wholePx(18));
    m_progress->setFont(large);
    m_stop->setColours(palette, scale);
    m_waterfall->setColours(palette, scale);
    update();
}

void ResponseBanner::setObserving(bool isObserving)
{
    m_isObserving = isObserving;
    refresh();
}

void ResponseBanner::setCompact(bool isCompact)
{
    m_isCompact = isCompact;
    refresh();
}

void ResponseBanner::setSnapshot(const std::shared_ptr<const Snapshot> &snapshot)
{
    m_snapshot = snapshot;
    refresh();
}

void ResponseBanner::setNow(UtcInstant now)
{
    m_now = now;
    refresh();
}

void ResponseBanner::refresh()
{
    const ResponseView *response = m_snapshot && m_snapshot->response ? &*m_snapshot->response : nullptr;
    setVisible(response != nullptr);
    if (response == nullptr)
        return;
    const bool isQuiet = response->isOver;
    const WaterfallChart chart = waterfallChart(*response, m_now);
    say(m_title, tr("RESPONSE  %1").arg(QString::fromStdString(response->name)));
    // Both clocks: the burst's, and how late the notice came.
    say(m_age,
        response->triggerUtc ? tr("T0+%1").arg(words::age(ageAt(m_now, *response->triggerUtc)))
                             : tr("T0 unknown"));
    const bool hasLight = !chart.isRunning;
    m_doing->setFullText(
        isQuiet        ? summarySentence(*response)
            : hasLight ? u"%1 · %2"_s.arg(waitingSentence(*response), summarySentence(*response))
                       : waitingSentence(*response));
    if (chart.isRunning && chart.predicted > Duration::zero())
        say(m_progress,
            tr("%1 of %2", "seconds elapsed, seconds predicted")
                .arg(words::secondsOf(chart.elapsed), words::secondsOf(chart.predicted)));
    else
        say(m_progress, chart.isRunning ? words::secondsOf(chart.elapsed) : QString());
    m_progress->setVisible(chart.isRunning);
    m_stop->setVisible(!isQuiet);
    m_stop->setEnabled(!m_isObserving);
    m_detail->setVisible(isQuiet);
    m_detail->setText(m_isDetailWanted ? tr("Less") : tr("Detail"));
    m_waterfall->setVisible((!isQuiet && !m_isCompact) || (isQuiet && m_isDetailWanted));
    m_waterfall->setChart(chart);
}

std::vector<KeyLine> ResponseBanner::keys() const
{
    return {{tr("Enter, Enter"), tr("on Stop: choose, confirm")}};
}

void ResponseBanner::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_palette.panel);
    const bool isRunning = m_snapshot && m_snapshot->response && !m_snapshot->response->isOver;
    painter.fillRect(0, 0, width(), 1, m_palette.line);
    if (isRunning)
        painter.fillRect(0, 0, m_scale.wholePx(4), height(), m_palette.attention);
}

} // namespace tulpar
