#include "widgets/chart/pixel_rows.h"

#include <algorithm>
#include <cmath>

namespace tulpar {

namespace {

QRgb mixed(QRgb below, QRgb above, int of256)
{
    const auto part = [of256](int b, int a) { return b + (((a - b) * of256) >> 8); };
    return qRgb(
        part(qRed(below), qRed(above)), part(qGreen(below), qGreen(above)), part(qBlue(below), qBlue(above)));
}

/// Of numbers that fit an int; the library's are calls.
int floorOf(double x)
{
    const int whole = static_cast<int>(x);
    return whole - (x < whole ? 1 : 0);
}

int ceilOf(double x)
{
    return -floorOf(-x);
}

constexpr double kLeastSeen = 1 / 6.0; ///< coverage below it leaves no trace

/// The part of a line inside [low, high] of one axis, as the numbers 0 to 1 along it.
bool cut(double start, double delta, double low, double high, double &from, double &to)
{
    if (delta == 0)
        return start >= low && start <= high;
    const double a = (low - start) / delta;
    const double b = (high - start) / delta;
    from = std::max(from, std::min(a, b));
    to = std::min(to, std::max(a, b));
    return from < to;
}

} // namespace

PixelRows::PixelRows(QImage &image, bool isCrude)
    : m_bits(reinterpret_cast<QRgb *>(image.bits()))
    , m_stride(image.bytesPerLine() / static_cast<std::ptrdiff_t>(sizeof(QRgb)))
    , m_width(image.width())
    , m_height(image.height())
    , m_ratio(image.devicePixelRatio())
    , m_isCrude(isCrude)
{
    m_crossings.rows.resize(static_cast<std::size_t>(m_height));
}

void PixelRows::blend(int x, int y, double coverage, QRgb ink)
{
    QRgb &pixel = row(y)[x];
    if (coverage >= (m_isCrude ? 0.5 : 5 / 6.0))
        pixel = ink;
    else if (!m_isCrude && coverage >= kLeastSeen)
        pixel = mixed(pixel, ink, coverage < 0.5 ? 85 : 171);
}

void PixelRows::addCrossings(int first, int end)
{
    if (first >= end)
        return;
    const bool isFirst = m_crossings.bottom < m_crossings.top;
    m_crossings.top = isFirst ? first : std::min(m_crossings.top, first);
    m_crossings.bottom = isFirst ? end - 1 : std::max(m_crossings.bottom, end - 1);
}

void PixelRows::addCircle(const Cap &cap)
{
    const double x = cap.centre.x() * m_ratio;
    const double y = cap.centre.y() * m_ratio;
    const double r = cap.radius * m_ratio;
    const int first = std::max(0, static_cast<int>(std::ceil(std::max(-1.0, y - r - 0.5))));
    const int last =
        std::min(m_height - 1, static_cast<int>(std::floor(std::min<double>(m_height, y + r - 0.5))));
    addCrossings(first, last + 1);
    for (int i = first; i <= last; ++i) {
        const double dy = i + 0.5 - y;
        const double half = std::sqrt(std::max(0.0, (r - dy) * (r + dy)));
        auto &xs = m_crossings.rows[static_cast<std::size_t>(i)];
        xs.push_back(static_cast<float>(std::clamp(x - half, -1e6, 1e6)));
        xs.push_back(static_cast<float>(std::clamp(x + half, -1e6, 1e6)));
    }
}

void PixelRows::addRing(const QPolygonF &ring)
{
    QPointF last = ring.isEmpty() ? QPointF() : ring.back() * m_ratio;
    for (const QPointF &point : ring) {
        const QPointF next = point * m_ratio;
        const QPointF &upper = last.y() < next.y() ? last : next;
        const QPointF &lower = last.y() < next.y() ? next : last;
        // A row belongs to an edge when its middle lies in [upper, lower): corners count once.
        const int first = static_cast<int>(std::ceil(std::clamp<double>(upper.y() - 0.5, 0, m_height)));
        const int end = static_cast<int>(std::ceil(std::clamp<double>(lower.y() - 0.5, 0, m_height)));
        if (first < end) {
            addCrossings(first, end);
            const double slope = (lower.x() - upper.x()) / (lower.y() - upper.y());
            double x = upper.x() + (first + 0.5 - upper.y()) * slope;
            for (int i = first; i < end; ++i, x += slope)
                m_crossings.rows[static_cast<std::size_t>(i)].push_back(
                    static_cast<float>(std::clamp(x, -1e6, 1e6)));
        }
        last = next;
    }
}

void PixelRows::addAreas(const std::vector<Cap> &areas)
{
    for (const Cap &cap : areas) {
        if (cap.isOutside)
            m_crossings.isInverted = !m_crossings.isInverted;
        if (cap.isPolygon)
            addRing(cap.area);
        else
            addCircle(cap);
    }
}

template <class F>
void PixelRows::forEachSpan(F &&span)
{
    const bool isInverted = m_crossings.isInverted;
    const int top = isInverted ? 0 : m_crossings.top;
    const int bottom = isInverted ? m_height - 1 : m_crossings.bottom;
    for (int y = top; y <= bottom; ++y) {
        auto &xs = m_crossings.rows[static_cast<std::size_t>(y)];
        if (isInverted) {
            xs.push_back(-1e6F);
            xs.push_back(1e6F);
        }
        std::sort(xs.begin(), xs.end());
        for (std::size_t i = 0; i + 1 < xs.size(); i += 2)
            span(y, static_cast<double>(xs[i]), static_cast<double>(xs[i + 1]));
        xs.clear();
    }
    m_crossings.top = 0;
    m_crossings.bottom = -1;
    m_crossings.isInverted = false;
}

void PixelRows::fillSpans(QRgb ink)
{
    forEachSpan([this, ink](int y, double left, double right) {
        const double from = std::max(0.0, left);
        const double to = std::min<double>(m_width, right);
        if (from >= to)
            return;
        const int first = static_cast<int>(std::floor(from));
        const int last = static_cast<int>(std::ceil(to)) - 1;
        if (first == last) {
            blend(first, y, to - from, ink);
            return;
        }
        blend(first, y, first + 1 - from, ink);
        std::fill(row(y) + first + 1, row(y) + last, ink);
        blend(last, y, to - last, ink);
    });
}

void PixelRows::fill(const std::vector<Cap> &areas, QRgb ink)
{
    addAreas(areas);
    fillSpans(ink);
}

void PixelRows::fill(const std::vector<QPolygonF> &rings, bool isInverted, QRgb ink)
{
    m_crossings.isInverted = isInverted;
    for (const QPolygonF &ring : rings)
        addRing(ring);
    fillSpans(ink);
}

void PixelRows::hatch(const std::vector<Cap> &areas, QRgb ink, double spacing)
{
    addAreas(areas);
    const int step = std::max(2, static_cast<int>(std::lround(spacing * m_ratio)));
    forEachSpan([this, ink, step](int y, double left, double right) {
        const int from = static_cast<int>(std::ceil(std::max(0.0, left - 0.5)));
        const int to = static_cast<int>(std::floor(std::min<double>(m_width, right + 0.5) - 1));
        for (int x = from + (step - (from + y) % step) % step; x <= to; x += step)
            row(y)[x] = mixed(row(y)[x], ink, 128);
    });
}

/// Dash by dash: an angle for each pixel would cost more than all else.
void PixelRows::dashedCircle(
    const QPointF &centre, double radius, double width, QRgb ink, const Dashes &dashes)
{
    const double period = (dashes.on + dashes.off) / radius; // radians
    const double on = dashes.on / radius;
    const QRectF room = QRectF(0, 0, m_width / m_ratio, m_height / m_ratio).adjusted(-10, -10, 10, 10);
    for (double at = -M_PI; at < M_PI; at += period) {
        const double middle = at + on / 2;
        if (!room.contains(centre + QPointF(std::cos(middle), std::sin(middle)) * radius))
            continue;
        const double end = std::min(at + on, M_PI);
        const int parts = std::max(1, static_cast<int>(std::ceil((end - at) / 0.15)));
        for (int i = 0; i < parts; ++i) {
            const double a = at + (end - at) * i / parts;
            const double b = at + (end - at) * (i + 1) / parts;
            segment(
                centre + QPointF(std::cos(a), std::sin(a)) * radius,
                centre + QPointF(std::cos(b), std::sin(b)) * radius, width, ink, true, true);
        }
    }
}

void PixelRows::circle(const Cap &cap, double width, QRgb ink, const Dashes &dashes)
{
    if (cap.isPolygon) {
        for (const QPolygonF &arc : cap.arcs)
            polyline(arc, width, ink, dashes);
        return;
    }
    constexpr double kDashedPx = 5000; // a larger one is nearly all beside the screen
    if (dashes.on > 0 && cap.radius < kDashedPx) {
        dashedCircle(cap.centre, cap.radius, width, ink, dashes);
        return;
    }
    const double x = cap.centre.x() * m_ratio - 0.5;
    const double y = cap.centre.y() * m_ratio - 0.5;
    const double r = cap.radius * m_ratio;
    const double half = width * m_ratio / 2;
    const double most = std::min(1.0, width * m_ratio);
    const double outer = r + half + 0.5;
    const double inner = r - half - 0.5;
    const double on = dashes.on * m_ratio;
    const double period = (dashes.on + dashes.off) * m_ratio;
    const auto run = [&](int row, double dy, double from, double to) {
        const int first = static_cast<int>(std::ceil(std::max(0.0, from)));
        const int last = static_cast<int>(std::floor(std::min<double>(m_width - 1, to)));
        for (int i = first; i <= last; ++i) {
            const double dx = i - x;
            const double covered = half + 0.5 - std::abs(std::sqrt(dx * dx + dy * dy) - r);
            if (covered <= 0 || (on > 0 && std::fmod((std::atan2(dy, dx) + M_PI) * r, period) > on))
                continue;
            blend(i, row, std::min(covered, most), ink);
        }
    };
    const int top = static_cast<int>(std::clamp<double>(std::ceil(y - outer), 0, m_height));
    const int bottom = static_cast<int>(std::clamp<double>(std::floor(y + outer), -1, m_height - 1));
    for (int i = top; i <= bottom; ++i) {
        const double dy = i - y;
        const double far = std::sqrt(std::max(0.0, (outer - dy) * (outer + dy)));
        if (inner > 0 && std::abs(dy) < inner) {
            const double near = std::sqrt((inner - dy) * (inner + dy));
            run(i, dy, x - far, x - near);
            run(i, dy, x + near, x + far);
        } else {
            run(i, dy, x - far, x + far);
        }
    }
}

void PixelRows::segment(QPointF from, QPointF to, double width, QRgb ink, bool isStartOpen, bool isEndOpen)
{
    from = from * m_ratio - QPointF(0.5, 0.5);
    to = to * m_ratio - QPointF(0.5, 0.5);
    const double half = width * m_ratio / 2;
    const double most = std::min(1.0, width * m_ratio);
    const QPointF d = to - from;
    const double length = std::hypot(d.x(), d.y());
    if (length < 1e-6)
        return;
    const QPointF u = d / length;
    // An end that another segment continues is drawn over by half a pixel, so that no gap is seen.
    const double before = isStartOpen ? 0.5 : 1;
    const double after = length + (isEndOpen ? 0.5 : 1);
    double part0 = 0;
    double part1 = 1;
    const double reach = half + 2;
    if (!cut(from.x(), d.x(), -reach, m_width + reach, part0, part1)
        || !cut(from.y(), d.y(), -reach, m_height + reach, part0, part1))
        return;
    const bool isFlat = std::abs(d.x()) >= std::abs(d.y());
    const double along0 = isFlat ? from.x() + d.x() * part0 : from.y() + d.y() * part0;
    const double along1 = isFlat ? from.x() + d.x() * part1 : from.y() + d.y() * part1;
    const double uAlong = isFlat ? u.x() : u.y();
    const double uAcross = isFlat ? u.y() : u.x();
    const double acrossStart = isFlat ? from.y() : from.x();
    const double alongStart = isFlat ? from.x() : from.y();
    const double thick = (half + 0.5) / std::abs(uAlong);
    const int limitAlong = isFlat ? m_width : m_height;
    const int limitAcross = isFlat ? m_height : m_width;
    const int first = std::max(0, static_cast<int>(std::floor(std::min(along0, along1) - half - 0.5)));
    const int last =
        std::min(limitAlong - 1, static_cast<int>(std::ceil(std::max(along0, along1) + half + 0.5)));
    const double slope = uAcross / uAlong;
    const double steep = std::abs(uAlong);
    for (int i = first; i <= last; ++i) {
        const double middle = acrossStart + (i - alongStart) * slope;
        const int low = std::max(0, ceilOf(middle - thick));
        const int high = std::min(limitAcross - 1, floorOf(middle + thick));
        for (int j = low; j <= high; ++j) {
            double covered = std::min(half + 0.5 - std::abs(j - middle) * steep, most);
            if (covered < kLeastSeen)
                continue;
            const double t = (i - alongStart) * uAlong + (j - acrossStart) * uAcross;
            if (t + before < 1 || after - t < 1) // near its ends
                covered *= std::clamp(t + before, 0.0, 1.0) * std::clamp(after - t, 0.0, 1.0);
            if (covered >= kLeastSeen)
                blend(isFlat ? i : j, isFlat ? j : i, covered, ink);
        }
    }
}

void PixelRows::line(const QPointF &from, const QPointF &to, double width, QRgb ink)
{
    segment(from, to, width, ink, true, true);
}

void PixelRows::polyline(const QPolygonF &points, double width, QRgb ink, const Dashes &dashes)
{
    if (dashes.on <= 0) {
        for (qsizetype i = 1; i < points.size(); ++i)
            segment(points[i - 1], points[i], width, ink, i == 1, i + 1 == points.size());
        return;
    }
    const double period = dashes.on + dashes.off;
    const QRectF room(-10, -10, m_width / m_ratio + 20, m_height / m_ratio + 20);
    double walked = 0;
    for (qsizetype i = 1; i < points.size(); ++i) {
        const QPointF d = points[i] - points[i - 1];
        const double length = std::hypot(d.x(), d.y());
        double part0 = 0;
        double part1 = 1;
        if (length > 0 && cut(points[i - 1].x(), d.x(), room.left(), room.right(), part0, part1)
            && cut(points[i - 1].y(), d.y(), room.top(), room.bottom(), part0, part1)) {
            const double from = walked + length * part0;
            const double to = walked + length * part1;
            for (double at = std::floor(from / period) * period; at < to; at += period) {
                const double begin = std::max(at, from);
                const double end = std::min(at + dashes.on, to);
                if (begin < end)
                    segment(
                        points[i - 1] + d * ((begin - walked) / length),
                        points[i - 1] + d * ((end - walked) / length), width, ink, true, true);
            }
        }
        walked += length;
    }
}

void PixelRows::disc(double x, double y, double radius, double light, QRgb ink)
{
    const auto r = static_cast<float>(std::max(0.6, radius * m_ratio));
    const auto cx = static_cast<float>(x * m_ratio - 0.5);
    const auto cy = static_cast<float>(y * m_ratio - 0.5);
    const int x0 = std::max(0, static_cast<int>(std::floor(cx - r - 0.5F)));
    const int x1 = std::min(m_width - 1, static_cast<int>(std::ceil(cx + r + 0.5F)));
    const int y0 = std::max(0, static_cast<int>(std::floor(cy - r - 0.5F)));
    const int y1 = std::min(m_height - 1, static_cast<int>(std::ceil(cy + r + 0.5F)));
    const auto most = static_cast<float>(light * 256);
    for (int i = y0; i <= y1; ++i) {
        QRgb *pixels = row(i);
        const float dy = static_cast<float>(i) - cy;
        for (int j = x0; j <= x1; ++j) {
            const float dx = static_cast<float>(j) - cx;
            const float covered = std::clamp(r + 0.5F - std::sqrt(dx * dx + dy * dy), 0.0F, 1.0F);
            const int of256 = static_cast<int>(covered * most);
            if (of256 > 0)
                pixels[j] = mixed(pixels[j], ink, of256);
        }
    }
}

void PixelRows::mask(const QPoint &corner, const QImage &mask, QRgb ink)
{
    const int left = std::max(0, -corner.x());
    const int right = std::min(mask.width(), m_width - corner.x());
    const int bottom = std::min(mask.height(), m_height - corner.y());
    for (int y = std::max(0, -corner.y()); y < bottom; ++y) {
        const uchar *const from = mask.constScanLine(y);
        QRgb *const to = row(corner.y() + y);
        for (int x = left; x < right; ++x)
            if (from[x] != 0) {
                QRgb &pixel = to[corner.x() + x];
                pixel = from[x] == 255 ? ink : mixed(pixel, ink, from[x]);
            }
    }
}

} // namespace tulpar
