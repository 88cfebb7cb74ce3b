#include "core/sky/solar_system.h"
#include "widgets/chart/chart_scene.h"
#include "widgets/chart/chart_text.h"
#include "widgets/chart/chart_tools.h"
#include "widgets/chart/sky_chart.h"
#include "widgets/chart/time_slider.h"

// Another time than now, and what is known of it.

namespace tulpar {

namespace {

constexpr Duration kDarkStep = 15min;
constexpr Duration kAskPastEvery = 1min; ///< while a moment that is past is shown

} // namespace

void ChartTools::take(const Snapshot &snapshot)
{
    m_trail.take(snapshot);
    if (m_past == Past::NotAsked)
        askPast(snapshot.utc);
}

void ChartTools::askPast(UtcInstant now)
{
    const bool isRecent = now >= m_pastAskedUtc && now - m_pastAskedUtc < kAskPastEvery;
    if (m_past != Past::NotAsked && isRecent)
        return;
    m_pastAskedUtc = now;
    if (m_past != Past::Known)
        m_past = Past::Asked;
    emit pastAsked(now + TimeSlider::kBack, now);
}

void ChartTools::recall(std::optional<std::vector<KeptExposures>> kept)
{
    const SceneInput in = m_chart->input();
    if (!in.snapshot)
        return;
    m_past = kept ? Past::Known : Past::Unknown;
    if (kept)
        m_trail.recall(std::move(*kept), in.snapshot->observatory.fieldWidth);
    refreshSlider();
    m_chart->refreshLive();
}

QString ChartTools::sliderRemark(const SceneInput &in) const
{
    if (in.offset == Duration::zero())
        return {};
    if (in.offset > Duration::zero())
        return tr("the sky then; the telescope is not drawn");
    const UtcInstant then = in.now + in.offset;
    if (m_trail.telescopeAt(then))
        return tr("the telescope as this desk saw it");
    if (m_trail.exposedAt(then))
        return tr("the telescope as its exposures were kept");
    switch (m_past) {
    case Past::NotAsked:
    case Past::Asked:
        return tr("reading the archive …");
    case Past::Known:
        return tr("the telescope is not drawn: no exposure within 2 min of this moment");
    case Past::Unknown:
        break;
    }
    return tr("the telescope is not drawn: this desk did not see it, and the archive does not answer");
}

void ChartTools::toggleTime()
{
    if (!m_slider->isHidden()) {
        emit m_slider->closed();
        return;
    }
    m_slider->show();
    place();
    m_chart->roomChanged();
    m_slider->raise();
    m_slider->setFocus(Qt::ShortcutFocusReason);
    m_darkHour = 0;
    refreshSlider();
}

void ChartTools::setTime(Duration /*offset*/)
{
    m_chart->timeChanged();
    refresh(true);
    m_chart->refreshLive();
}

void ChartTools::refreshSlider()
{
    const SceneInput in = m_chart->input();
    if (m_slider->isHidden() || !in.moment)
        return;
    m_slider->setNow(in.now, QString::fromStdString(in.snapshot->observatory.site.timeZone));
    const std::int64_t hour = in.now.nsSinceUnixEpoch / Duration(kDarkStep).count();
    if (hour != m_darkHour) {
        m_darkHour = hour;
        std::vector<int> steps;
        for (Duration at = TimeSlider::kBack; at < TimeSlider::kOn; at += kDarkStep) {
            const Observer then = in.moment->observer().rotatedTo(in.now + at + kDarkStep / 2);
            steps.push_back(static_cast<int>(twilight(sunAltitude(then))));
        }
        m_slider->setDarkness(std::move(steps));
    }
    if (in.offset < Duration::zero())
        askPast(in.now);
    m_slider->setRemark(sliderRemark(in));
}

} // namespace tulpar
