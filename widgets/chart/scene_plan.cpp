#include "widgets/chart/scene_plan.h"

#include "core/words/numbers.h"
#include "widgets/chart/chart_text.h"
#include "widgets/chart/sky_plan.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace tulpar {

namespace {

constexpr double kLeastFieldPx = 6; ///< narrower is a mark
constexpr double kNumberedPx = 34; ///< wide enough for words inside
constexpr std::size_t kMostFields = 2000;
constexpr double kMostProbable = 0.999; ///< of the highest: as probable as this is drawn strongest
constexpr std::size_t kMostNames = 40; ///< more in sight are named when one looks closer

QPointF rounded(const QPointF &p)
{
    return {std::round(p.x() * 2) / 2, std::round(p.y() * 2) / 2};
}

bool isSeen(const SceneInput &input, const ChartProjection &projection, const QPointF &p, const Vec3 &place)
{
    return (place.z >= 0 || !input.options.hasGround)
        && projection.rect().adjusted(-40, -40, 40, 40).contains(p);
}

QString percents(double probability)
{
    const double percent = 100 * probability;
    return words::fixed(
               percent,
               percent < 0.1      ? 3
                   : percent < 1  ? 2
                   : percent < 10 ? 1
                                  : 0)
        + QStringLiteral(" %");
}

class PlanScene {
public:
    PlanScene(
        const SceneInput &input, const ChartProjection &projection, std::vector<DrawItem> &items,
        std::vector<DrawItem> &labels, LabelPlacer &placer)
        : m_input(input)
        , m_projection(projection)
        , m_items(items)
        , m_labels(labels)
        , m_placer(placer)
    {
    }

    void addFields(const std::vector<PlannedField> &fields)
    {
        double highest = 0;
        for (const PlannedField &field : fields)
            if (!field.isDone)
                highest = std::max(highest, field.probability.value_or(0));
        std::size_t drawn = 0;
        for (const PlannedField &field : fields)
            if (drawn < kMostFields && addField(field, highest))
                ++drawn;
    }

    void addTarget(const PlannedTarget &target)
    {
        const Vec3 place = m_input.moment->observed(target.place);
        const auto p = m_projection.project(place);
        if (!p || !isSeen(m_input, m_projection, *p, place))
            return;
        const Ink ink = target.isDone ? Ink::Dim : target.isProgramme ? Ink::Text : Ink::Alert;
        const double size = px(4.5);
        DrawItem mark = markItem("planned " + target.name, MarkKind::Planned, rounded(*p), size, ink);
        mark.width = px(1.3);
        mark.line = target.isDone ? LineKind::Dotted : LineKind::Solid;
        m_items.push_back(mark);
        QString words = QString::fromStdString(target.name);
        if (target.isDone)
            words = ChartText::tr("%1, done").arg(words);
        else if (target.fromUtc)
            words += QStringLiteral("  ") + ChartText::timeOfDay(*target.fromUtc);
        DrawItem label = labelItem("planned", words, TextKind::Small, ink);
        label.hasPlate = true;
        m_placer.take(QRectF(*p - QPointF(size, size), QSizeF(2 * size, 2 * size)));
        m_placer.beside(m_labels, rounded(*p), size + px(3), std::move(label));
    }

    void addExposed(const ExposedField &field)
    {
        PlannedField done;
        done.centre = field.centre;
        done.turned = field.turned;
        done.isDone = true;
        addField(done, 0);
    }

private:
    [[nodiscard]] double px(double at100) const { return at100 * m_input.scale; }

    [[nodiscard]] std::optional<QPolygonF> outline(const PlannedField &field, Angle width, Angle height) const
    {
        const double half = std::hypot(width.asRadians(), height.asRadians()) / 2;
        const Angle towards = Angle::radians(std::atan2(width.asRadians(), height.asRadians()));
        QPolygonF box;
        for (const Angle corner :
             {towards, Angle::degrees(180) - towards, Angle::degrees(180) + towards, Angle() - towards}) {
            const IcrsDirection at =
                offset(field.centre, (corner + field.turned).wrapped(), Angle::radians(half));
            const auto p = m_projection.project(m_input.moment->observed(at));
            if (!p)
                return std::nullopt;
            box << rounded(*p);
        }
        box << box.front();
        return box;
    }

    bool addField(const PlannedField &field, double highest)
    {
        const Angle own = m_input.snapshot->observatory.fieldWidth;
        const Angle width = field.width.asRadians() > 0 ? field.width : own;
        const Angle height = field.height.asRadians() > 0 ? field.height : width;
        const Vec3 place = m_input.moment->observed(field.centre);
        const auto p = m_projection.project(place);
        if (!p || !isSeen(m_input, m_projection, *p, place))
            return false;
        const double sidePx = std::min(width, height).asRadians() * m_projection.pxPerRadian();
        const Ink ink = field.isDone ? Ink::Dim : Ink::Path;
        if (sidePx < px(kLeastFieldPx)) {
            m_items.push_back(markItem(
                field.isDone ? "field done" : "planned field", MarkKind::Second, rounded(*p), px(1.3), ink));
            return true;
        }
        const auto box = outline(field, width, height);
        if (!box)
            return false;
        const bool isBest =
            !field.isDone && field.probability && *field.probability >= kMostProbable * highest;
        m_items.push_back(lineItem(
            field.isDone ? "field done" : "planned field", *box, ink, LineKind::Solid,
            px(field.isDone ? 0.8
                   : isBest ? 2.2
                            : 1.2)));
        if (field.isDone) // struck through: told from a planned one by shape
            m_items.push_back(
                lineItem("field done", QPolygonF({box->at(0), box->at(2)}), ink, LineKind::Solid, px(0.8)));
        addWords(field, *p, sidePx, ink);
        return true;
    }

    void addWords(const PlannedField &field, const QPointF &at, double sidePx, Ink ink)
    {
        if (field.isDone || sidePx < px(kNumberedPx))
            return;
        // Its turn above, its probability below the middle.
        const double high = m_input.measure(QStringLiteral("0"), TextKind::Small).height();
        const bool hasBoth = field.order > 0 && field.probability;
        if (field.order > 0)
            centred(QString::number(field.order), at - QPointF(0, hasBoth ? high / 2 : 0), sidePx, ink);
        if (field.probability)
            centred(percents(*field.probability), at + QPointF(0, hasBoth ? high / 2 : 0), sidePx, ink);
    }

    void centred(const QString &words, const QPointF &at, double mostWide, Ink ink)
    {
        DrawItem label = labelItem("planned field", words, TextKind::Small, ink);
        if (m_input.measure(words, TextKind::Small).width() <= mostWide - px(2))
            m_placer.centred(m_labels, rounded(at), std::move(label));
    }

    const SceneInput &m_input;
    const ChartProjection &m_projection;
    std::vector<DrawItem> &m_items;
    std::vector<DrawItem> &m_labels;
    LabelPlacer &m_placer;
};

} // namespace

void addPlan(
    const SceneInput &input, const ChartProjection &projection, std::vector<DrawItem> &items,
    std::vector<DrawItem> &labels, LabelPlacer &placer)
{
    if (!input.plan)
        return;
    PlanScene scene(input, projection, items, labels, placer);
    if (input.options.hasExposures)
        for (const ExposedField &field : input.plan->exposed)
            scene.addExposed(field);
    if (!input.options.hasTiles)
        return;
    scene.addFields(input.plan->fields);
    for (const PlannedTarget &target : input.plan->targets)
        scene.addTarget(target);
}

void addOwnObjects(
    const SceneInput &input, const ChartProjection &projection, std::vector<DrawItem> &items,
    std::vector<NamedLater> &names, LabelPlacer &placer)
{
    if (!input.options.hasObjects)
        return;
    std::vector<NamedLater> found;
    for (const UserObject &object : input.data->ownObjects()) {
        const Vec3 place = input.moment->observed(object.place);
        const auto p = projection.project(place);
        if (!p || !isSeen(input, projection, *p, place))
            continue;
        const double size = 4.5 * input.scale;
        DrawItem mark = markItem("own object " + object.name, MarkKind::Own, *p, size, Ink::Text);
        mark.width = 1.2 * input.scale;
        items.push_back(std::move(mark));
        placer.take(QRectF(*p - QPointF(size, size), QSizeF(2 * size, 2 * size)));
        if (found.size() <= kMostNames)
            found.push_back(
                {*p, size + 3 * input.scale,
                 labelItem("own object", QString::fromStdString(object.name), TextKind::Small, Ink::Text)});
    }
    if (found.size() <= kMostNames)
        names.insert(names.end(), found.begin(), found.end());
}

} // namespace tulpar
