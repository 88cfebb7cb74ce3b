#include "widgets/chart/chart_text.h"
#include "widgets/chart/night_trail.h"
#include "widgets/chart/scene_observatory.h"

#include "core/words/numbers.h"

#include <algorithm>
#include <cmath>

namespace tulpar {

namespace {

constexpr double kPieceDeg = 2; ///< of a great circle drawn straight

QString rulerWords(const Ruler &ruler)
{
    const Angle away = separation(ruler.from, ruler.to);
    QString distance = ChartText::field(away);
    if (away.asDegrees() >= 1)
        distance = words::fixed(away.asDegrees(), 2) + QStringLiteral("°");
    return ChartText::tr("%1 · position angle %2")
        .arg(distance, ChartText::degrees(positionAngle(ruler.from, ruler.to), 1));
}

} // namespace

void addRuler(
    const SceneInput &input, const ChartProjection &projection, std::vector<DrawItem> &items,
    std::vector<DrawItem> &labels, LabelPlacer &placer)
{
    if (!input.ruler)
        return;
    const Vec3 from = input.moment->observed(input.ruler->from);
    const Vec3 to = input.moment->observed(input.ruler->to);
    const double degrees = angleBetween(from, to).asDegrees();
    const int pieces = std::max(1, static_cast<int>(std::ceil(degrees / kPieceDeg)));
    QPolygonF run;
    const auto flush = [&] {
        if (run.size() > 1)
            items.push_back(lineItem("ruler", run, Ink::Text, LineKind::Solid, 1.3 * input.scale));
        run.clear();
    };
    for (int i = 0; i <= pieces; ++i) {
        const double f = static_cast<double>(i) / pieces;
        const Vec3 between = from * (1 - f) + to * f;
        const double length = std::sqrt(dot(between, between));
        const auto p = length > 1e-9 ? projection.project(between * (1 / length)) : std::nullopt;
        if (p)
            run << QPointF(std::round(p->x() * 2) / 2, std::round(p->y() * 2) / 2);
        else
            flush();
    }
    flush();
    for (const Vec3 &end : {from, to})
        if (const auto p = projection.project(end))
            items.push_back(markItem("ruler end", MarkKind::Zenith, *p, 5 * input.scale, Ink::Text));
    const auto end = projection.project(to);
    if (!end || (degrees <= 0 && input.ruler->from == input.ruler->to))
        return;
    DrawItem label = labelItem("ruler", rulerWords(*input.ruler), TextKind::Normal, Ink::Text);
    label.hasPlate = true;
    placer.beside(labels, *end, 10 * input.scale, std::move(label), true);
}

void addExposures(const SceneInput &input, const ChartProjection &projection, std::vector<DrawItem> &items)
{
    if (!input.options.hasExposures || !input.trail)
        return;
    const double side = input.snapshot->observatory.fieldWidth.asRadians() * projection.pxPerRadian();
    for (const NightTrail::Exposure &exposure : input.trail->exposures()) {
        if (input.offset < Duration::zero() && exposure.begunUtc > input.now + input.offset)
            continue; // not yet made then
        const Vec3 place = input.moment->observed(exposure.centre);
        const auto p = projection.project(place);
        if (!p || place.z < 0 || !projection.rect().adjusted(-200, -200, 200, 200).contains(*p))
            continue;
        if (side < 5 * input.scale) {
            const QPointF at(std::round(p->x() * 2) / 2, std::round(p->y() * 2) / 2);
            items.push_back(markItem("exposed", MarkKind::Second, at, 1.3 * input.scale, Ink::Dim));
            continue;
        }
        const LineKind line = exposure.turned ? LineKind::Solid : LineKind::Dotted; // the turn is not kept
        if (const auto square =
                fieldSquare(input, projection, exposure.centre, exposure.turned.value_or(Angle())))
            items.push_back(lineItem("exposed", *square, Ink::Dim, line, 0.8 * input.scale));
    }
}

void addNotNow(
    const SceneInput &input, std::vector<DrawItem> &items, std::vector<DrawItem> &labels, LabelPlacer &placer)
{
    if (input.offset == Duration::zero())
        return;
    const double inset = 3 * input.scale;
    const QRectF frame = QRectF(QPointF(0, 0), input.size).adjusted(inset, inset, -inset, -inset);
    items.push_back(lineItem("not now", QPolygonF(frame), Ink::Attention, LineKind::Dashed, 3 * input.scale));
    const QString words = ChartText::tr("NOT NOW  %1").arg(ChartText::offset(input.offset));
    DrawItem label = labelItem("not now", words, TextKind::Strong, Ink::Attention);
    label.hasPlate = true;
    const QSizeF box = input.measure(label.words, label.text);
    placer.centred(
        labels, {input.size.width() / 2, 36 * input.scale + box.height() / 2}, std::move(label), true);
}

} // namespace tulpar
