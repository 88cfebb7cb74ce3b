#include "core/archive/frame_original.h"

#include "core/fits/cube_file.h"
#include "core/fits/frame_packer.h"

#include <QCryptographicHash>
#include <QFile>

#include <filesystem>
#include <system_error>

namespace tulpar {

namespace {

Result<std::vector<std::byte>> wholeFile(const std::string &path)
{
    QFile file(QString::fromStdString(path));
    if (!file.open(QIODevice::ReadOnly))
        return fail(Errc::Io, path + ": " + file.errorString().toStdString());
    std::vector<std::byte> bytes(static_cast<std::size_t>(file.size()));
    if (file.read(reinterpret_cast<char *>(bytes.data()), std::ssize(bytes)) != std::ssize(bytes))
        return fail(Errc::Io, path + ": " + file.errorString().toStdString());
    return bytes;
}

Result<std::vector<std::byte>> unproven(const ArchivedFrame &frame)
{
    switch (frame.form) {
    case FrameForm::Raw:
        return wholeFile(frame.path);
    case FrameForm::Rice:
        return unpackedBytes(frame.path);
    case FrameForm::Cube:
        return CubeFile::open(frame.path).and_then([&frame](const CubeFile &cube) {
            return cube.bytes(static_cast<std::size_t>(frame.plane.value_or(-1)));
        });
    case FrameForm::Deleted:
        break;
    }
    return fail(Errc::Refused, frame.originalPath + " was deleted");
}

} // namespace

Result<std::vector<std::byte>> originalBytes(const ArchivedFrame &frame)
{
    std::error_code failed;
    if (frame.form != FrameForm::Deleted && !std::filesystem::exists(frame.path, failed))
        return fail(failed ? Errc::Io : Errc::NotFound, frame.path + " is not there");
    auto bytes = unproven(frame);
    if (!bytes)
        return bytes;
    const auto hash = QCryptographicHash::hash(
        QByteArrayView(bytes->data(), std::ssize(*bytes)), QCryptographicHash::Sha256);
    if (!frame.original || hash.toHex().toStdString() != frame.original->sha256)
        return fail(Errc::Refused, frame.path + " does not hold the frame as it was written");
    return bytes;
}

} // namespace tulpar
