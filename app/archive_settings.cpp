#include "app/archive_settings.h"

#include "app/settings_file.h"

namespace tulpar {

namespace {

constexpr double kGibiByte = 1024.0 * 1024 * 1024;
constexpr double kSecondsOfHour = 3600;
constexpr double kSecondsOfDay = 86400;

void readSpan(
    SettingsTable &table, std::string_view key, Duration &span, double unitS, double low, double high)
{
    double value = seconds(span) / unitS;
    table.read(key, value, low, high);
    span = fromSeconds(value * unitS);
}

void readSet(SettingsTable &table, std::string_view key, std::set<std::string> &set)
{
    std::vector<std::string> values(set.begin(), set.end());
    table.read(key, values);
    set = {values.begin(), values.end()};
}

} // namespace

void readArchive(SettingsTable table, const QDir &folder, ArchiveSettings &archive)
{
    QString address;
    table.read("address", address);
    archive.isKept = address != QLatin1String("none");
    if (archive.isKept && !address.isEmpty()) {
        auto parsed = parseArchiveAddress(address);
        if (!parsed)
            return table.refuse("address", parsed.error().detail);
        archive.address = std::move(*parsed);
        if (archive.address.engine == ArchiveEngine::Sqlite)
            archive.address.file = folder.absoluteFilePath(archive.address.file);
    }
    RetentionPolicy &retention = archive.retention;
    readSpan(table, "compress_after_h", retention.compressAfter, kSecondsOfHour, 1, 87600);
    auto cubeFrom = static_cast<int>(retention.cubeFrom);
    table.read("cube_from", cubeFrom, 0, static_cast<int>(kMostPlanes));
    retention.cubeFrom = static_cast<std::size_t>(cubeFrom);
    readSpan(table, "never_before_h", retention.neverBefore, kSecondsOfHour, 0.1, 8760);
    double wantedFreeGib = static_cast<double>(retention.wantedFreeBytes) / kGibiByte;
    table.read("wanted_free_gib", wantedFreeGib, 0, 1e6);
    retention.wantedFreeBytes = static_cast<std::int64_t>(wantedFreeGib * kGibiByte);
    table.read("delete", retention.mayDelete);
    readSpan(table, "delete_after_days", retention.deleteAfter, kSecondsOfDay, 1, 36500);
    table.read("delete_needs_copy", retention.needsCopy);
    readSet(table, "keep_nights", retention.keptNights);
    readSet(table, "delete_subjects", retention.deletableSubjects);
}

std::optional<ArchiveAddress> archiveAddress(const ArchiveSettings &archive, const QString &stateFolder)
{
    if (!archive.isKept)
        return std::nullopt;
    ArchiveAddress address = archive.address;
    if (address.engine == ArchiveEngine::Sqlite && address.file.isEmpty())
        address.file = stateFolder + QStringLiteral("/archive.sqlite");
    return address;
}

} // namespace tulpar
