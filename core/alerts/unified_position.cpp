#include "core/alerts/unified_position.h"

#include "core/alerts/judge.h"
#include "core/base/parse.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace tulpar {

namespace {

/// Degrees: a number, or the largest of the first two of a list (semi-axes; a third is their position angle).
Result<std::optional<double>> largestError(const std::optional<JsonElement> &element)
{
    simdjson::dom::array array;
    if (!element || element->get(array) != simdjson::SUCCESS)
        return jsonNumber(element, "ra_dec_error");
    std::optional<double> largest;
    std::size_t index = 0;
    for (const JsonElement item : array) {
        double value = 0;
        if (item.get(value) != simdjson::SUCCESS)
            return fail(Errc::Malformed, "'ra_dec_error' holds what is not a number");
        if (index++ < 2)
            largest = std::max(largest.value_or(value), value);
    }
    return largest;
}

Result<std::vector<IcrsDirection>> cornersOf(const std::optional<JsonElement> &element)
{
    constexpr std::size_t kMostCorners = 16;
    std::vector<IcrsDirection> corners;
    simdjson::dom::array array;
    if (!element)
        return corners;
    if (element->get(array) != simdjson::SUCCESS || array.size() > kMostCorners)
        return fail(Errc::Malformed, "'rectangular_error_corners' is no list of corners");
    for (const JsonElement item : array) {
        simdjson::dom::array pair;
        if (item.get(pair) != simdjson::SUCCESS || pair.size() != 2)
            return fail(Errc::Malformed, "'rectangular_error_corners' holds what is no pair of RA and Dec");
        double values[2] = {0, 0};
        std::size_t i = 0;
        for (const JsonElement value : pair)
            if (value.get(values[i++]) != simdjson::SUCCESS)
                return fail(Errc::Malformed, "'rectangular_error_corners' holds what is not a number");
        const auto corner = printedDirection(values[0], values[1], "in 'rectangular_error_corners'");
        if (!corner)
            return tl::unexpected(corner.error());
        corners.push_back(*corner);
    }
    return corners;
}

/// The direction between all corners; none where they cancel each other.
std::optional<IcrsDirection> middleOf(const std::vector<IcrsDirection> &corners)
{
    double x = 0;
    double y = 0;
    double z = 0;
    for (const IcrsDirection &corner : corners) {
        x += cosine(corner.dec) * cosine(corner.ra);
        y += cosine(corner.dec) * sine(corner.ra);
        z += sine(corner.dec);
    }
    if (std::hypot(x, y, z) < 1e-3)
        return std::nullopt;
    return IcrsDirection{
        Angle::radians(std::atan2(y, x)).wrapped(), Angle::radians(std::atan2(z, std::hypot(x, y)))};
}

} // namespace

Result<void> readJsonPlace(Notice &notice, const JsonPlace &place)
{
    const auto ra = jsonNumber(place.ra, "ra");
    const auto dec = jsonNumber(place.dec, "dec");
    const auto error = largestError(place.error);
    const auto containment = jsonNumber(place.containment, "containment_probability");
    for (const auto *result : {&ra, &dec, &error, &containment})
        if (!*result)
            return tl::unexpected(result->error());
    const auto corners = cornersOf(place.corners);
    if (!corners)
        return tl::unexpected(corners.error());
    if (ra->has_value() != dec->has_value())
        return fail(Errc::Malformed, ra->has_value() ? "'ra' without 'dec'" : "'dec' without 'ra'");

    NoticePosition &position = notice.position;
    if (ra->has_value()) {
        const bool placeholder = isPlaceholder(**ra, **dec);
        position.kind = placeholder ? PositionKind::Unavailable : PositionKind::Source;
        const auto direction = printedDirection(**ra, **dec, "in 'ra' and 'dec'");
        if (direction)
            position.direction = *direction;
        else if (!placeholder)
            return tl::unexpected(direction.error());
    } else {
        position.direction = middleOf(*corners);
        position.kind = position.direction ? PositionKind::Source : PositionKind::None;
    }
    if (error->has_value() && **error > 360)
        return fail(Errc::OutOfRange, "'ra_dec_error' is above 360 deg");
    if (!position.direction || position.kind != PositionKind::Source)
        return {};
    if (error->has_value() && **error > 0)
        position.error = Angle::degrees(**error);
    for (const IcrsDirection &corner : *corners)
        position.error = std::max(position.error.value_or(Angle()), separation(*position.direction, corner));
    if (position.error && *position.error <= Angle())
        position.error.reset();
    if (!position.error)
        return {};
    const double probability = containment->value_or(place.usualContainment);
    if (probability <= 0 || probability > 1)
        return fail(Errc::OutOfRange, "'containment_probability' is not within 0 to 1");
    position.containment = probability;
    return {};
}

} // namespace tulpar
