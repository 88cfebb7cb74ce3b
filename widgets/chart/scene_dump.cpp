#include "widgets/chart/chart_scene.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

namespace tulpar {

namespace {

std::string number(double v)
{
    std::array<char, 32> text{};
    const double rounded = std::round(v * 10) / 10;
    std::snprintf(text.data(), text.size(), "%.1f", rounded == 0 ? 0.0 : rounded);
    return text.data();
}

std::string point(const QPointF &p)
{
    return number(p.x()) + "," + number(p.y());
}

const char *name(LineKind line)
{
    return line == LineKind::Solid ? "solid" : line == LineKind::Dashed ? "dashed" : "dotted";
}

std::string line(const DrawItem &item)
{
    std::string out;
    switch (item.kind) {
    case DrawKind::Fill:
        out = "fill " + item.what + (item.isHatched ? " hatched" : "");
        for (const Cap &cap : item.caps)
            out +=
                " (" + point(cap.centre) + " r " + number(cap.radius) + (cap.isOutside ? " outside)" : ")");
        for (const QPolygonF &ring : item.rings)
            out += " ring of " + std::to_string(ring.size()) + " from " + point(ring.front());
        if (item.isInverted)
            out += " inverted";
        break;
    case DrawKind::Circle:
        out = "circle " + item.what + " " + name(item.line) + " " + point(item.caps.front().centre) + " r "
            + number(item.caps.front().radius);
        break;
    case DrawKind::Line:
        out = "line " + item.what + " " + name(item.line) + " " + point(item.points.front()) + " .. "
            + point(item.points.back()) + " of " + std::to_string(item.points.size());
        break;
    case DrawKind::Mark:
        out = "mark " + item.what + " " + point(item.points.front()) + " r " + number(item.size)
            + (item.isHatched ? " hatched" : "");
        break;
    case DrawKind::Label:
        out = "label " + item.what + " \"" + item.words.toStdString() + "\" " + point(item.points.front());
        break;
    }
    return out + "\n";
}

} // namespace

std::string dump(const std::vector<DrawItem> &items)
{
    std::string out;
    for (const DrawItem &item : items)
        out += line(item);
    return out;
}

std::string dump(const SkyScene &scene, double starsBrighterThan)
{
    std::string out = dump(scene.under);
    std::vector<const StarDot *> bright;
    for (const StarDot &dot : scene.stars)
        if (static_cast<double>(dot.star->v) < starsBrighterThan)
            bright.push_back(&dot);
    std::stable_sort(bright.begin(), bright.end(), [](const StarDot *a, const StarDot *b) {
        return a->star->v < b->star->v;
    });
    for (const StarDot *dot : bright)
        out += "star hip " + std::to_string(dot->star->hip) + " "
            + point({static_cast<double>(dot->x), static_cast<double>(dot->y)}) + " r "
            + number(static_cast<double>(dot->radius)) + "\n";
    return out + dump(scene.over);
}

} // namespace tulpar
