#include "core/archive/frame_inspection.h"

#include "core/image/header.h"

#include <QCryptographicHash>
#include <QFile>
#include <QtEndian>

#include <algorithm>
#include <span>
#include <system_error>
#include <vector>

namespace tulpar {

namespace {

constexpr qint64 kPiece = 1 << 20;
constexpr qint64 kBlock = 2880;
constexpr std::uint32_t kSumOfWhole = 0xffffffff; ///< minus zero in ones' complement (FITS 4.0, 4.4.2.7)

/// The sum that FITS checksums are about: 32-bit words, high byte first, in ones' complement.
class WordSum {
public:
    void add(std::span<const char> bytes)
    {
        for (std::size_t i = 0; i + 4 <= bytes.size(); i += 4)
            m_sum += qFromBigEndian<std::uint32_t>(bytes.data() + i);
        while (m_sum >> 32)
            m_sum = (m_sum & 0xffffffff) + (m_sum >> 32);
    }
    [[nodiscard]] std::uint32_t value() const { return static_cast<std::uint32_t>(m_sum); }

private:
    std::uint64_t m_sum = 0; // a piece holds too few words to overflow it
};

struct Reading {
    FileDigest digest;
    std::uint32_t sum = 0;
    std::vector<char> start; ///< the first piece
};

Result<Reading> read(const std::filesystem::path &path)
{
    QFile file(QString::fromStdString(path.string()));
    std::error_code failed;
    if (!std::filesystem::exists(path, failed))
        return fail(failed ? Errc::Io : Errc::NotFound, path.string() + " is not there");
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return fail(Errc::Io, path.string() + ": " + file.errorString().toStdString());
    QCryptographicHash hash(QCryptographicHash::Sha256);
    WordSum sum;
    Reading reading;
    std::vector<char> piece(kPiece);
    for (;;) {
        qint64 filled = 0; // whole pieces, so that no word is cut
        while (filled < kPiece) {
            const qint64 count = file.read(piece.data() + filled, kPiece - filled);
            if (count < 0)
                return fail(Errc::Io, path.string() + ": " + file.errorString().toStdString());
            if (count == 0)
                break;
            filled += count;
        }
        if (filled == 0)
            break;
        hash.addData(QByteArrayView(piece.data(), filled));
        sum.add(std::span(piece).first(static_cast<std::size_t>(filled)));
        if (reading.digest.bytes == 0)
            reading.start.assign(piece.begin(), piece.begin() + filled);
        reading.digest.bytes += filled;
    }
    reading.digest.sha256 = hash.result().toHex().toStdString();
    reading.sum = sum.value();
    return reading;
}

} // namespace

Result<FileDigest> digestOf(const std::filesystem::path &file)
{
    return read(file).map([](const Reading &reading) { return reading.digest; });
}

FrameInspection inspectFrame(const std::filesystem::path &file)
{
    FrameInspection found;
    const auto reading = read(file);
    if (!reading) {
        found.state = reading.error().code == Errc::NotFound ? FrameState::Missing : FrameState::Damaged;
        return found;
    }
    found.digest = reading->digest;
    const auto header = FitsHeader::parse(std::as_bytes(std::span(reading->start)));
    const bool isSummed = header && header->text("CHECKSUM");
    if (!header || found.digest.bytes % kBlock != 0 || (isSummed && reading->sum != kSumOfWhole)) {
        found.state = FrameState::Damaged;
        return found;
    }
    found.kind = header->text("IMAGETYP").value_or("");
    found.object = header->text("OBJECT").value_or("");
    const auto ra = header->number("RA");
    const auto dec = header->number("DEC");
    if (ra && dec && *dec >= -90 && *dec <= 90)
        found.pointing = IcrsDirection{Angle::degrees(*ra).wrapped(), Angle::degrees(*dec)};
    return found;
}

} // namespace tulpar
