#include "app/desk_night_file.h"

#include "core/nights/night_file.h"
#include "core/nights/night_player.h"

#include <QFile>
#include <QStringList>

#include <algorithm>

namespace tulpar {

Result<std::shared_ptr<const Snapshot>> sceneOfNightFile(
    const QString &path, std::optional<double> afterS, const QString &frames)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(Errc::NotFound, (path + QStringLiteral(": ") + file.errorString()).toStdString());
    const auto read = parseNight(file.readAll().toStdString());
    if (!read)
        return fail(read.error().code, path.toStdString() + ": " + read.error().detail);
    const Duration after = afterS ? fromSeconds(*afterS) : read->night.length;
    const auto seen = snapshotDuring(read->night, after);
    if (!seen)
        return fail(
            Errc::NotFound,
            path.toStdString() + ": no core runs " + std::to_string(seconds(after)) + " s into it");
    auto scene = std::make_shared<Snapshot>(*seen);
    const QStringList files = frames.split(u',', Qt::SkipEmptyParts);
    if (files.isEmpty())
        scene->frames.clear();
    for (std::size_t i = 0; i < scene->frames.size(); ++i)
        scene->frames[i].path =
            files[std::min<qsizetype>(static_cast<qsizetype>(i), files.size() - 1)].toStdString();
    return scene;
}

} // namespace tulpar
