// What people ask for at one place of the sky.
#include "widgets/chart/chart_tools.h"

#include "core/words/numbers.h"
#include "core/words/sentences.h"
#include "widgets/chart/chart_reach.h"
#include "widgets/chart/chart_search.h"
#include "widgets/chart/sky_chart.h"

#include <QClipboard>
#include <QGuiApplication>

namespace tulpar {

namespace {

const Angle kDrillError = Angle::arcminutes(3);
constexpr const char *kDrillLight = ",14.5,200"; ///< magnitude at the peak, seconds to it: as tulparctl drill

std::string number(double value)
{
    return QString::number(value, 'f', 6).toStdString();
}

/// A place on the sky, and where the telescope looks, are no targets with a name.
bool isNamed(const Chosen &chosen)
{
    return chosen.kind == ChosenKind::Star || chosen.kind == ChosenKind::Alert
        || (chosen.kind == ChosenKind::Place && !chosen.about.isEmpty());
}

} // namespace

void ChartTools::openActions(const QPointF &point, const std::optional<Chosen> &on)
{
    const SceneInput in = m_chart->input();
    if (!in.snapshot || !in.moment)
        return;
    if (on)
        m_chart->chooseThing(*on);
    else
        m_chart->choose(point);
    m_actionOn = m_chart->chosen();
    if (!m_actionOn)
        return;
    m_actions->setHasDrill(in.snapshot->observatory.isSimulated);
    m_actions->setHasProgramme(m_actionOn->kind != ChosenKind::Body);
    m_actions->setPlace(m_actionOn->name);
    refreshActions();
    m_actions->move((point + QPointF(14, 14)).toPoint());
    m_actions->show();
    m_actions->setColours(m_chart->colours(), m_chart->scale()); // fits it to the chart
    m_actions->raise();
    m_actions->takeFocus();
    m_chart->settleCard();
}

std::optional<IcrsDirection> ChartTools::actionPlace() const
{
    return m_actionOn ? directionOf(*m_actionOn, m_chart->input()) : std::nullopt;
}

QString ChartTools::whyNot(const RequestBody &body, bool needsManual) const
{
    const SceneInput in = m_chart->input();
    if (in.offset != Duration::zero())
        return tr("the chart shows another time; Esc in the time slider first");
    if (needsManual && in.snapshot && in.snapshot->mode == Mode::Robotic)
        return tr("robotic mode: to manual first");
    if (const QString why = whyNotAsk(in.snapshot, m_standing, body); !why.isEmpty())
        return why;
    if (in.snapshot->isMakingSafe)
        return tr("being made safe");
    return {};
}

void ChartTools::refreshActions()
{
    if (!m_actionOn)
        return;
    const SceneInput in = m_chart->input();
    const auto place = actionPlace();
    if (!in.snapshot || !in.moment || !place)
        return;
    const UtcInstant shown = in.now + in.offset;
    const Reach reach = reachOf(in.snapshot->observatory, *place, in.moment->observer().rotatedTo(shown));
    m_actions->setWhere(placeWords(*place, in.options.isInDegrees));
    m_actions->setReach(reachWords(reach, shown));
    QString slew = whyNot(Operate{Operation::Slew, place}, true);
    if (slew.isEmpty() && !reach.reasons.empty())
        slew = words::reasons(reach.reasons);
    m_actions->setWhyNot(ActionList::Action::Slew, slew);
    m_actions->setWhyNot(ActionList::Action::Drill, whyNot(EnterAlert{}, false));
}

void ChartTools::act(ActionList::Action action)
{
    const auto place = actionPlace();
    if (!place)
        return;
    const SceneInput in = m_chart->input();
    switch (action) {
    case ActionList::Action::Slew:
        askSlew();
        return;
    case ActionList::Action::Drill:
        askDrill();
        return;
    case ActionList::Action::Programme:
        m_actions->hide();
        emit programmeAsked(isNamed(*m_actionOn) ? m_actionOn->name : QString(), *place);
        return;
    case ActionList::Action::Copy:
        QGuiApplication::clipboard()->setText(words::direction(
            *place, in.options.isInDegrees ? words::Notation::Degrees : words::Notation::Sexagesimal));
        m_actions->setAnswer(tr("copied: %1").arg(QGuiApplication::clipboard()->text()));
        return;
    case ActionList::Action::Measure:
        toChart(m_actions);
        startMeasuring(place);
        return;
    case ActionList::Action::Centre:
        toChart(m_actions);
        goTo(*m_actionOn);
        return;
    case ActionList::Action::Follow:
        toChart(m_actions);
        follow();
        return;
    }
}

void ChartTools::askSlew()
{
    const Operate order{Operation::Slew, actionPlace()};
    if (order.target && whyNot(order, true).isEmpty())
        emit requested({{}, order, {}});
}

void ChartTools::askDrill()
{
    const SceneInput in = m_chart->input();
    const auto place = actionPlace();
    if (!place || !in.snapshot->observatory.isSimulated)
        return;
    const EnterAlert alert{
        tr("Drill %1").arg(words::utcTime(in.now)).toStdString(), *place, kDrillError, in.now};
    if (!whyNot(alert, false).isEmpty())
        return;
    // The afterglow first, so that the frames of the answer show it.
    emit requested(
        {{},
         SetWorld{
             "burst",
             number(place->ra.asDegrees()) + "," + number(place->dec.asDegrees()) + ","
                 + number(static_cast<double>(in.now.nsSinceUnixEpoch) / 1e9) + kDrillLight},
         {}});
    emit requested({{}, alert, {}});
}

void ChartTools::follow()
{
    if (m_actionOn->kind == ChosenKind::Telescope) {
        m_chart->setLock(ChartLock::Telescope);
    } else if (m_actionOn->kind == ChosenKind::Target) {
        m_chart->setLock(ChartLock::Target);
    } else {
        goTo(*m_actionOn);
        m_chart->setLock(ChartLock::Sky);
    }
}

void ChartTools::showAnswer(const RequestBody &body, const Answer &answer)
{
    const auto *order = std::get_if<Operate>(&body);
    const bool isOurs = (order && order->operation == Operation::Slew)
        || (std::holds_alternative<SetWorld>(body) && !answer.accepted)
        || std::holds_alternative<EnterAlert>(body);
    if (isOurs && !m_actions->isHidden())
        m_actions->setAnswer(words::answer(body, answer));
}

} // namespace tulpar
