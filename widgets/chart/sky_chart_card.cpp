// What was chosen on the chart, and the card that speaks of it.
#include "widgets/chart/card_place.h"
#include "widgets/chart/chart_tools.h"
#include "widgets/chart/scene_observatory.h"
#include "widgets/chart/sky_chart.h"

#include <cmath>

namespace tulpar {

namespace {

constexpr double kChosenPx = 18; ///< around what the card speaks of nothing is covered

} // namespace

void SkyChart::refreshCard()
{
    if (!m_chosen || !isReady())
        return;
    const SceneInput in = input();
    const bool isOld =
        std::abs(seconds(m_now - m_cardMadeUtc)) >= 20 || m_chosen->kind == ChosenKind::Telescope;
    if (!isOld)
        return;
    m_cardMadeUtc = m_now;
    m_card->setText(cardText(*m_chosen, in));
}

void SkyChart::choose(const QPointF &point)
{
    if (!isReady())
        return;
    m_picture.renew(input(), devicePixelRatioF()); // what is picked is what will be seen
    m_chosen = pick(input(), m_picture.sky(), point);
    showChosen(point);
}

void SkyChart::chooseThing(const Chosen &what)
{
    const auto place = isReady() ? placeOf(what, input()) : std::nullopt;
    if (!place)
        return;
    m_chosen = what;
    showChosen(projection().project(*place).value_or(projection().middle()));
}

void SkyChart::showChosen(const QPointF &at)
{
    const SceneInput in = input();
    m_cardMadeUtc = m_now;
    m_card->setText(cardText(*m_chosen, in));
    placeCard(at);
    m_card->show();
    m_card->raise();
    refreshLive();
    if (const auto place = placeOf(*m_chosen, in))
        emit placeChosen(m_moment->observer().icrs(horizontalOf(*place)), m_chosen->name);
    if (!m_chosen->event.empty())
        emit alertChosen(QString::fromStdString(m_chosen->event));
}

void SkyChart::placeCard(const QPointF &chosenAt)
{
    std::vector<QRectF> words = m_tools->plates();
    for (const DrawItem &label : stateWords(input()))
        words.emplace_back(label.points.front(), label.box);
    const QPointF reach(m_scale.px(kChosenPx), m_scale.px(kChosenPx));
    m_card->adjustSize();
    m_card->move(cardPlace(
        m_card->size(), QRectF(QPointF(), room()), QRectF(chosenAt - reach, chosenAt + reach), words,
        m_scale.px(10)));
}

void SkyChart::settleCard()
{
    const auto place = m_chosen && isReady() ? placeOf(*m_chosen, input()) : std::nullopt;
    if (place)
        placeCard(projection().project(*place).value_or(projection().middle()));
}

/// Nothing moves while it need not.
void SkyChart::keepCardClear()
{
    const auto place = m_chosen && isReady() ? placeOf(*m_chosen, input()) : std::nullopt;
    const auto at = place ? projection().project(*place) : std::nullopt;
    if (at && m_card->geometry().contains(at->toPoint()))
        placeCard(*at);
}

void SkyChart::closeCard()
{
    if (!m_chosen)
        return;
    m_chosen.reset();
    m_card->hide();
    refreshLive();
}

} // namespace tulpar
