#include "widgets/chart/scene_tools.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace tulpar {

LabelPlacer::LabelPlacer(const SceneInput &input, std::vector<QRectF> taken)
    : m_input(&input)
    , m_room(QRectF(QPointF(0, 0), input.size).adjusted(4, 4, -4, -4))
    , m_taken(std::move(taken))
{
}

double LabelPlacer::overlap(const QRectF &box) const
{
    double sum = 0;
    const double left = box.x();
    const double top = box.y();
    const double right = left + box.width();
    const double bottom = top + box.height();
    for (const QRectF &other : m_taken) {
        const double w = std::min(right, other.x() + other.width()) - std::max(left, other.x());
        if (w <= 0)
            continue;
        const double h = std::min(bottom, other.y() + other.height()) - std::max(top, other.y());
        if (h > 0)
            sum += w * h;
    }
    if (!m_room.contains(box))
        sum += 1e6;
    return sum;
}

bool LabelPlacer::beside(
    std::vector<DrawItem> &items, const QPointF &at, double clearance, DrawItem label, bool isNeeded)
{
    const QSizeF box = m_input->measure(label.words, label.text);
    const double w = box.width();
    const double h = box.height();
    const double d = clearance * 0.72;
    const std::array<QPointF, 8> corners{
        at + QPointF(clearance, -h / 2), at + QPointF(-clearance - w, -h / 2),
        at + QPointF(d, d - h / 4),      at + QPointF(d, -d - h * 0.75),
        at + QPointF(-d - w, d - h / 4), at + QPointF(-d - w, -d - h * 0.75),
        at + QPointF(-w / 2, clearance), at + QPointF(-w / 2, -clearance - h)};
    std::size_t first = 0; // where it stood before
    if (m_input->sides)
        if (const auto found = m_input->sides->find(key(label)); found != m_input->sides->end())
            first = static_cast<std::size_t>(found->second) % corners.size();
    double least = std::numeric_limits<double>::max();
    QPointF best = corners[first];
    for (std::size_t i = 0; i < corners.size() && least > 0; ++i) {
        const std::size_t which = i == 0 ? first : i <= first ? i - 1 : i;
        const double cost = overlap({corners[which], box});
        if (cost < least) {
            least = cost;
            best = corners[which];
            label.side = static_cast<int>(which);
        }
    }
    if (least > 0 && !isNeeded)
        return false;
    best.setX(std::clamp(best.x(), 2.0, std::max(2.0, m_input->size.width() - w - 2)));
    best.setY(std::clamp(best.y(), 2.0, std::max(2.0, m_input->size.height() - h - 2)));
    label.points = QPolygonF({best});
    label.box = box;
    m_taken.emplace_back(best, box);
    items.push_back(std::move(label));
    return true;
}

bool LabelPlacer::centred(std::vector<DrawItem> &items, const QPointF &at, DrawItem label, bool isNeeded)
{
    const QSizeF box = m_input->measure(label.words, label.text);
    const QPointF corner = at - QPointF(box.width() / 2, box.height() / 2);
    if (!isNeeded && overlap({corner, box}) > 0)
        return false;
    label.points = QPolygonF({corner});
    label.box = box;
    m_taken.emplace_back(corner, box);
    items.push_back(std::move(label));
    return true;
}

std::string LabelPlacer::key(const DrawItem &label)
{
    return label.what + '\n' + label.words.toStdString();
}

bool mayBeSeen(const SceneInput &input, const ChartProjection &projection, const SkyLine &line)
{
    constexpr double kSlackRad = 0.05; // refraction, aberration, a little of what lies beside the screen
    const Vec3 centre = input.moment->observed(line.centre);
    const double radius = line.radiusRad + kSlackRad;
    if (input.options.hasGround && radius < M_PI / 2 && centre.z < -std::sin(radius))
        return false;
    const double reach = projection.radiusOfView().asRadians() + radius;
    return reach >= M_PI || dot(centre, projection.view().centre()) >= std::cos(reach);
}

LabelSides sidesOf(const std::vector<DrawItem> &items)
{
    LabelSides sides;
    for (const DrawItem &item : items)
        if (item.kind == DrawKind::Label && item.side >= 0)
            sides.emplace(LabelPlacer::key(item), item.side);
    return sides;
}

DrawItem labelItem(std::string what, QString words, TextKind kind, Ink ink)
{
    DrawItem item;
    item.kind = DrawKind::Label;
    item.what = std::move(what);
    item.words = std::move(words);
    item.text = kind;
    item.ink = ink;
    return item;
}

DrawItem markItem(std::string what, MarkKind mark, const QPointF &at, double size, Ink ink)
{
    DrawItem item;
    item.kind = DrawKind::Mark;
    item.what = std::move(what);
    item.mark = mark;
    item.points = QPolygonF({at});
    item.size = size;
    item.ink = ink;
    return item;
}

DrawItem circleItem(std::string what, const Cap &cap, Ink ink, LineKind line, double width)
{
    DrawItem item;
    item.kind = DrawKind::Circle;
    item.what = std::move(what);
    item.caps = {cap};
    item.ink = ink;
    item.line = line;
    item.width = width;
    return item;
}

DrawItem lineItem(std::string what, QPolygonF points, Ink ink, LineKind line, double width)
{
    DrawItem item;
    item.kind = DrawKind::Line;
    item.what = std::move(what);
    item.points = std::move(points);
    item.ink = ink;
    item.line = line;
    item.width = width;
    return item;
}

std::vector<QRectF> labelBoxes(const std::vector<DrawItem> &items)
{
    std::vector<QRectF> boxes;
    for (const DrawItem &item : items)
        if (item.kind == DrawKind::Label)
            boxes.emplace_back(item.points.front(), item.box);
    return boxes;
}

} // namespace tulpar
