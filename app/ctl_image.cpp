#include "app/ctl_image.h"

#include "core/fits/apart_reader.h"
#include "core/image/statistics.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTextStream>

#include <cmath>
#include <vector>

namespace tulpar {

namespace {

struct ImageRequest {
    QStringList files;
    ReadWish wish;
    std::vector<PixelPosition> pixels;
};

std::optional<PixelPosition> pixelIn(const QString &text)
{
    const QStringList parts = text.split(QLatin1Char(','));
    bool isX = false;
    bool isY = false;
    if (parts.size() != 2)
        return std::nullopt;
    const PixelPosition pixel{parts[0].toDouble(&isX), parts[1].toDouble(&isY)};
    const bool isNumber = isX && isY && std::isfinite(pixel.x) && std::isfinite(pixel.y);
    return isNumber ? std::optional(pixel) : std::nullopt;
}

std::optional<ImageRequest> read(const QStringList &arguments)
{
    ImageRequest request;
    for (int i = 0; i < arguments.size(); ++i) {
        const QString &argument = arguments[i];
        const bool hasValue = i + 1 < arguments.size();
        bool isNumber = true;
        if (argument == QStringLiteral("--hdu") && hasValue) {
            request.wish.hdu = arguments[++i].toInt(&isNumber);
            if (!isNumber || *request.wish.hdu < 0)
                return std::nullopt;
        } else if (argument == QStringLiteral("--plane") && hasValue) {
            request.wish.plane = arguments[++i].toLongLong(&isNumber);
            if (!isNumber || request.wish.plane < 0)
                return std::nullopt;
        } else if (argument == QStringLiteral("--pixel") && hasValue) {
            const auto pixel = pixelIn(arguments[++i]);
            if (!pixel)
                return std::nullopt;
            request.pixels.push_back(*pixel);
        } else if (argument.startsWith(QStringLiteral("--"))) {
            return std::nullopt;
        } else {
            request.files.append(argument);
        }
    }
    return request.files.isEmpty() ? std::nullopt : std::optional(request);
}

QString text(std::string_view latin)
{
    return QString::fromUtf8(latin.data(), static_cast<qsizetype>(latin.size()));
}

/// JSON has no NaN: what is not a number is null.
QJsonValue number(std::optional<double> value)
{
    return value && std::isfinite(*value) ? QJsonValue(*value) : QJsonValue();
}

std::optional<double> valueAt(const Frame &frame, PixelPosition pixel)
{
    const double column = std::floor(pixel.x - 0.5);
    const double row = std::floor(pixel.y - 0.5);
    const bool isInside = column >= 0 && row >= 0 && column < frame.width() && row < frame.height();
    return isInside ? std::optional(frame.at(static_cast<int>(column), static_cast<int>(row))) : std::nullopt;
}

QJsonObject describePixel(const FitsImage &image, PixelPosition pixel)
{
    const auto position = image.sky.at(pixel);
    return {
        {QStringLiteral("x"), pixel.x},
        {QStringLiteral("y"), pixel.y},
        {QStringLiteral("value"), number(valueAt(image.frame, pixel))},
        {QStringLiteral("lon_deg"), number(position ? std::optional(position->lonDeg) : std::nullopt)},
        {QStringLiteral("lat_deg"), number(position ? std::optional(position->latDeg) : std::nullopt)},
        {QStringLiteral("frame"), image.sky.isUsable() ? QJsonValue(text(image.sky.frame())) : QJsonValue()}};
}

QString codeName(Errc code)
{
    switch (code) {
    case Errc::TooLarge:
        return QStringLiteral("too_large");
    case Errc::UnknownFormat:
        return QStringLiteral("unknown_format");
    case Errc::OutOfRange:
        return QStringLiteral("out_of_range");
    case Errc::NotFound:
        return QStringLiteral("not_found");
    case Errc::Io:
        return QStringLiteral("io");
    case Errc::Unsupported:
        return QStringLiteral("unsupported");
    case Errc::Timeout:
        return QStringLiteral("timeout");
    case Errc::Unavailable:
        return QStringLiteral("unavailable");
    default:
        return QStringLiteral("malformed");
    }
}

QJsonObject describe(const ApartReader &reader, const QString &file, const ImageRequest &request)
{
    const auto image = reader.read(QFile::encodeName(file).toStdString(), request.wish);
    if (!image)
        return {
            {QStringLiteral("file"), file},
            {QStringLiteral("ok"), false},
            {QStringLiteral("code"), codeName(image.error().code)},
            {QStringLiteral("error"), text(image.error().detail)}};
    const ImageStatistics values = statistics(image->frame);
    const auto ifFinite = [&](double value) {
        return number(values.finite > 0 ? std::optional(value) : std::nullopt);
    };
    const auto range = zscale(image->frame);
    QJsonArray pixels;
    for (const PixelPosition pixel : request.pixels)
        pixels.append(describePixel(*image, pixel));
    return {
        {QStringLiteral("file"), file},
        {QStringLiteral("ok"), true},
        {QStringLiteral("hdus"), image->hdus},
        {QStringLiteral("hdu"), image->hdu},
        {QStringLiteral("width"), image->frame.width()},
        {QStringLiteral("height"), image->frame.height()},
        {QStringLiteral("bitpix"), image->bitpix},
        {QStringLiteral("min"), ifFinite(values.minimum)},
        {QStringLiteral("max"), ifFinite(values.maximum)},
        {QStringLiteral("mean"), ifFinite(values.mean)},
        {QStringLiteral("median"), ifFinite(values.median)},
        {QStringLiteral("nonfinite"), static_cast<qint64>(values.nonfinite)},
        {QStringLiteral("zscale"), range ? QJsonValue(QJsonArray{range->low, range->high}) : QJsonValue()},
        {QStringLiteral("checksum"), text(nameOf(image->checksum))},
        {QStringLiteral("wcs"), text(image->sky.name())},
        {QStringLiteral("pixels"), pixels}};
}

} // namespace

int runImage(const QStringList &arguments)
{
    const auto request = read(arguments);
    if (!request) {
        QTextStream(stderr) << "tulparctl image FILE... [--hdu N] [--plane N] [--pixel X,Y]...\n";
        return 2;
    }
    ApartReader::Config config;
    config.program = QFile::encodeName(QCoreApplication::applicationDirPath()).toStdString() + "/tulpar-fits";
    const ApartReader reader(config);
    QTextStream out(stdout);
    bool isGood = true;
    for (const QString &file : request->files) {
        const QJsonObject object = describe(reader, file, *request);
        isGood = isGood && object[QStringLiteral("ok")].toBool();
        out << QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact)) << '\n';
    }
    return isGood ? 0 : 1;
}

} // namespace tulpar
