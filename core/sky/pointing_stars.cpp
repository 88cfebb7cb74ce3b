#include "core/sky/pointing_stars.h"

namespace tulpar {

namespace {

bool standsAlone(const StarCatalogue &catalogue, const Star &star, const PointingStarTerms &terms)
{
    int bright = 0; // itself among them
    catalogue.forEachWithin(
        star.j2000, terms.alone, star.v + terms.outshines, [&](const Star &) { ++bright; });
    return bright == 1;
}

} // namespace

std::vector<PointingStar> pointingStars(
    const StarCatalogue &catalogue, double years, const PointingStarTerms &terms)
{
    std::vector<PointingStar> stars;
    catalogue.forEach(terms.faintest, [&](const Star &star) {
        if (star.v >= terms.brightest && standsAlone(catalogue, star, terms))
            stars.push_back({star.at(years), star.v});
    });
    return stars;
}

} // namespace tulpar
