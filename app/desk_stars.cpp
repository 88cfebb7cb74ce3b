#include "app/desk_stars.h"

#include "core/fits/apart_reader.h"
#include "widgets/chart/sky_data.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>
#include <cmath>

namespace tulpar {

using namespace Qt::Literals::StringLiterals;

namespace {

CatalogueStar catalogueStar(const ChartStar &star)
{
    CatalogueStar marked;
    marked.position.ra = Angle::radians(std::atan2(double(star.y), double(star.x))).wrapped();
    marked.position.dec =
        Angle::radians(std::atan2(double(star.z), std::hypot(double(star.x), double(star.y))));
    marked.magnitude = star.v;
    if (star.hip != 0)
        marked.name = "HIP " + std::to_string(star.hip);
    return marked;
}

} // namespace

StarSource starSourceOf(std::shared_ptr<const SkyData> sky)
{
    if (!sky)
        return {};
    return [sky = std::move(sky)](const IcrsDirection &centre, Angle radius, double limit) {
        std::vector<CatalogueStar> found;
        const Vec3 way = vec3Of(centre);
        const double reach = std::cos(radius.asRadians());
        const auto take = [&](const StarCell &cell) {
            for (const ChartStar &star : cell.stars)
                if (star.v <= limit && star.x * way.x + star.y * way.y + star.z * way.z >= reach)
                    found.push_back(catalogueStar(star));
        };
        for (const StarCell &cell : sky->cells()) {
            const double apart =
                std::acos(std::clamp(cell.x * way.x + cell.y * way.y + cell.z * way.z, -1.0, 1.0));
            if (apart <= radius.asRadians() + cell.radiusRad)
                take(cell);
        }
        if (const auto faint = sky->faintStars(way, radius, limit))
            take(*faint);
        return found;
    };
}

std::shared_ptr<const ApartReader> readerBesideUs()
{
    const QFileInfo program(QCoreApplication::applicationDirPath() + u"/tulpar-fits"_s);
    if (!program.isExecutable())
        return nullptr;
    ApartReader::Config config;
    config.program = program.filePath().toStdU16String();
    return std::make_shared<const ApartReader>(std::move(config));
}

} // namespace tulpar
