#include "app/pointing_catalogue.h"

#include "core/time/scales.h"

#include <QFile>

namespace tulpar {

std::shared_ptr<const std::vector<PointingStar>> readPointingStars(const QString &folder, UtcInstant date)
{
    QFile file(folder + QStringLiteral("/stars_v10.bin"));
    if (!file.open(QIODevice::ReadOnly))
        return nullptr;
    const QByteArray bytes = file.readAll();
    const std::span<const char> chars(bytes.constData(), static_cast<std::size_t>(bytes.size()));
    const auto catalogue = StarCatalogue::open(std::as_bytes(chars));
    if (!catalogue)
        return nullptr;
    return std::make_shared<const std::vector<PointingStar>>(
        pointingStars(*catalogue, julianYearsSinceJ2000(date)));
}

} // namespace tulpar
