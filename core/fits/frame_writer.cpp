#include "core/fits/frame_writer.h"

#include "core/fits/cfitsio_file.h"
#include "core/fits/header_check.h"
#include "core/image/tangent_plane.h"
#include "core/sky/night_name.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <cstdio>
#include <fcntl.h>
#include <system_error>
#include <unistd.h>

namespace tulpar {

namespace {

constexpr double kMjdOfUnixEpoch = 40587;
constexpr double kNsPerDay = 86'400e9;
const std::string kPart = ".part";

double mjd(UtcInstant t)
{
    return kMjdOfUnixEpoch + static_cast<double>(t.nsSinceUnixEpoch) / kNsPerDay;
}

/// FITS writes times without a Z; TIMESYS says UTC.
std::string fitsTime(UtcInstant t)
{
    std::string text = isoUtc(t, 6);
    text.pop_back();
    return text;
}

/// Names of events and channels as parts of file names: letters, digits, '-', '+', '.'; all else becomes '-'.
std::string forFileName(const std::string &text)
{
    std::string name = text;
    for (char &c : name)
        if (std::isalnum(static_cast<unsigned char>(c)) == 0 && c != '-' && c != '+' && c != '.')
            c = '-';
    if (!name.empty() && name.front() != '.')
        return name;
    std::string safe("x");
    safe += name;
    return safe;
}

/// Writes cards; remembers the first status that is not zero.
class Cards {
public:
    explicit Cards(fitsfile *file)
        : m_file(file)
    {
    }

    void text(const char *key, const std::string &value, const char *comment)
    {
        fits_update_key_longstr(m_file, key, value.c_str(), comment, &m_status);
    }
    void number(const char *key, double value, int decimals, const char *comment)
    {
        fits_update_key_fixdbl(m_file, key, value, decimals, comment, &m_status);
    }
    void exact(const char *key, double value, const char *comment)
    {
        fits_update_key_dbl(m_file, key, value, -15, comment, &m_status);
    }
    void integer(const char *key, long long value, const char *comment)
    {
        LONGLONG copy = value;
        fits_update_key(m_file, TLONGLONG, key, &copy, comment, &m_status);
    }
    void truth(const char *key, bool value, const char *comment)
    {
        fits_update_key_log(m_file, key, value ? 1 : 0, comment, &m_status);
    }
    [[nodiscard]] int &status() { return m_status; }

private:
    fitsfile *m_file;
    int m_status = 0;
};

void writeTimes(Cards &cards, const CameraFrame &frame)
{
    const UtcInstant start = frame.exposureStart;
    const double exposureS = seconds(frame.exposure);
    cards.text("DATE-OBS", fitsTime(start), "start of exposure");
    cards.text("DATE-BEG", fitsTime(start), "start of exposure");
    cards.text("DATE-AVG", fitsTime(start + frame.exposure / 2), "middle of exposure");
    cards.text("DATE-END", fitsTime(start + frame.exposure), "end of exposure");
    cards.text("TIMESYS", "UTC", "time scale");
    cards.text("TREFPOS", "TOPOCENTER", "times are as seen at the telescope");
    cards.number("MJD-OBS", mjd(start), 9, "[d] start of exposure");
    cards.number("MJD-BEG", mjd(start), 9, "[d] start of exposure");
    cards.number("MJD-AVG", mjd(start + frame.exposure / 2), 9, "[d] middle of exposure");
    cards.number("MJD-END", mjd(start + frame.exposure), 9, "[d] end of exposure");
    cards.number("EXPTIME", exposureS, 6, "[s] exposure");
    cards.number("XPOSURE", exposureS, 6, "[s] effective exposure");
    cards.number("TELAPSE", exposureS, 6, "[s] from start to end");
}

/// FITS 4.0, 9.4: TIMSYER is the error that all times of the file may share, in seconds. Without a bound on
/// the clock no accuracy is claimed.
void writeClock(Cards &cards, const std::optional<FrameClock> &clock)
{
    if (!clock)
        return;
    cards.truth("CLKSYNC", clock->isSynchronised, "host clock steered by a reference");
    if (clock->offset)
        cards.number("CLKOFF", seconds(*clock->offset), 9, "[s] host clock minus reference, not corrected");
    if (!clock->error)
        return;
    cards.number("CLKERR", seconds(*clock->error), 6, "[s] bound on the error of the host clock");
    const Duration offset = clock->offset.value_or(Duration{});
    const Duration worst = *clock->error + (offset < Duration{} ? -offset : offset);
    if (clock->isSynchronised)
        cards.number("TIMSYER", seconds(worst), 6, "[s] times may be wrong by so much, by the clock");
}

const char *imageType(ExposureKind kind)
{
    switch (kind) {
    case ExposureKind::Light:
        return "Light Frame";
    case ExposureKind::Dark:
        return "Dark Frame";
    case ExposureKind::Flat:
        break;
    }
    return "Flat Frame";
}

void writeSite(Cards &cards, const FrameRecord &record)
{
    cards.text("TELESCOP", record.telescope, "telescope");
    cards.text("INSTRUME", record.instrument, "instrument");
    cards.text("OBSERVAT", record.observatory, "observatory");
    cards.number("OBSGEO-B", record.site.latitude.asDegrees(), 6, "[deg] latitude, WGS 84");
    cards.number("OBSGEO-L", record.site.longitude.asDegrees(), 6, "[deg] longitude, east positive");
    cards.number("OBSGEO-H", record.site.heightM, 1, "[m] height");
    cards.number("SITELAT", record.site.latitude.asDegrees(), 6, "[deg] latitude");
    cards.number("SITELONG", record.site.longitude.asDegrees(), 6, "[deg] longitude, east positive");
    cards.number("SITEELEV", record.site.heightM, 1, "[m] height");
}

void writeCamera(Cards &cards, const FrameRecord &record)
{
    const CameraFrame &frame = record.frame;
    cards.text("IMAGETYP", imageType(frame.kind), "type of frame");
    cards.text("CHANNEL", frame.channel, "camera channel");
    cards.text("FILTER", record.filter.empty() ? frame.channel + "'" : record.filter, "filter");
    cards.number("GAIN", frame.gainEPerAdu, 6, "[photoelectron/adu] EM gain divided out");
    cards.integer("EMGAIN", frame.emGain, "electron multiplication");
    cards.number("CCD-TEMP", frame.sensorTemperatureC, 2, "[deg C] sensor");
    cards.integer(
        "FRAMENO", static_cast<long long>(frame.number), "of this channel since its driver started");
    cards.truth("SIMULATE", record.isSimulated, "T: no real photon fell");
}

void writePointing(Cards &cards, const FrameRecord &record)
{
    const CameraFrame &frame = record.frame;
    const double altitude = frame.pointing.altitude.asDegrees();
    cards.number("ALT", altitude, 5, "[deg] pointing at mid exposure, observed");
    cards.number("AZ", frame.pointing.azimuth.wrapped().asDegrees(), 5, "[deg] from north through east");
    if (altitude > 0) {
        // Pickering 2002, DIO 12: holds to the horizon.
        const double air = 1 / sine(Angle::degrees(altitude + 244 / (165 + 47 * std::pow(altitude, 1.1))));
        cards.number("AIRMASS", air, 4, "Pickering 2002");
    }
    cards.number("ROTANG", frame.fieldRotation.asDegrees(), 4, "[deg] position angle of +y");
    if (!frame.pointingIcrs)
        return;
    cards.number("RA", frame.pointingIcrs->ra.asDegrees(), 6, "[deg] pointing, ICRS");
    cards.number("DEC", frame.pointingIcrs->dec.asDegrees(), 6, "[deg] pointing, ICRS");
    const PixelPosition centre{(frame.width + 1) / 2.0, (frame.height + 1) / 2.0};
    const TangentPlane plane =
        TangentPlane::around(*frame.pointingIcrs, centre, record.scaleArcsecPerPx, frame.fieldRotation);
    cards.integer("WCSAXES", 2, "a guess from the pointing, not a solution");
    cards.text("CTYPE1", "RA---TAN", "gnomonic");
    cards.text("CTYPE2", "DEC--TAN", "gnomonic");
    cards.text("CUNIT1", "deg", "");
    cards.text("CUNIT2", "deg", "");
    cards.exact("CRVAL1", plane.reference.ra.asDegrees(), "[deg] at the reference pixel");
    cards.exact("CRVAL2", plane.reference.dec.asDegrees(), "[deg] at the reference pixel");
    cards.exact("CRPIX1", plane.referencePixel.x, "reference pixel");
    cards.exact("CRPIX2", plane.referencePixel.y, "reference pixel");
    cards.exact("CD1_1", plane.cd11, "[deg/px]");
    cards.exact("CD1_2", plane.cd12, "[deg/px]");
    cards.exact("CD2_1", plane.cd21, "[deg/px]");
    cards.exact("CD2_2", plane.cd22, "[deg/px]");
    cards.text("RADESYS", "ICRS", "");
    cards.text("WCSSRC", "pointing", "where the coordinates come from");
}

void writeEvent(Cards &cards, const FrameRecord &record)
{
    cards.text(
        "OBJECT", record.event ? (record.event->name.empty() ? record.event->id : record.event->name) : "sky",
        "");
    if (!record.event)
        return;
    cards.text("EVENT", record.event->id, "the burst, as known when the exposure opened");
    if (record.event->trigger)
        cards.text("TRIGUTC", fitsTime(*record.event->trigger), "trigger (T0), UTC");
    if (record.event->trigger)
        cards.number(
            "T-T0", seconds(record.frame.exposureStart - *record.event->trigger), 3,
            "[s] start after the trigger");
    if (record.event->position) {
        cards.number("EVT-RA", record.event->position->ra.asDegrees(), 6, "[deg] ICRS");
        cards.number("EVT-DEC", record.event->position->dec.asDegrees(), 6, "[deg] ICRS");
    }
    if (record.event->error)
        cards.number("EVT-ERR", record.event->error->asDegrees(), 6, "[deg] radius of its error circle");
}

Result<void> writePart(const std::filesystem::path &part, const FrameRecord &record)
{
    const CameraFrame &frame = record.frame;
    int status = 0;
    fitsfile *raw = nullptr;
    if (fits_create_diskfile(&raw, part.c_str(), &status) != 0)
        return fail(Errc::Io, part.string() + ": " + cfitsioMessage(status));
    CfitsioFile file(raw);
    long lengths[2] = {frame.width, frame.height};
    fits_create_img(raw, USHORT_IMG, 2, lengths, &status);
    Cards cards(raw);
    cards.status() = status;
    writeTimes(cards, frame);
    writeClock(cards, record.clock);
    writeSite(cards, record);
    writeCamera(cards, record);
    writePointing(cards, record);
    writeEvent(cards, record);
    cards.text("SWCREATE", record.software, "program that wrote this file");
    status = cards.status();
    fits_write_img(
        raw, TUSHORT, 1, static_cast<LONGLONG>(frame.pixels->size()),
        const_cast<std::uint16_t *>(frame.pixels->data()), &status);
    fits_write_chksum(raw, &status);
    int closing = 0;
    fits_close_file(file.release(), &closing);
    if (status != 0 || closing != 0)
        return fail(Errc::Io, part.string() + ": " + cfitsioMessage(status != 0 ? status : closing));
    return {};
}

/// Brings the bytes of a file to the disk before its name says that it is whole.
Result<void> flush(const std::filesystem::path &path)
{
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    const bool isFlushed = descriptor >= 0 && ::fdatasync(descriptor) == 0;
    if (descriptor >= 0)
        ::close(descriptor);
    if (!isFlushed)
        return fail(Errc::Io, path.string() + ": cannot flush");
    return {};
}

/// Renames without replacing what is there.
Result<void> putInPlace(const std::filesystem::path &part, const std::filesystem::path &file)
{
    std::error_code failed;
    std::filesystem::create_hard_link(part, file, failed); // refuses an existing name, as rename would not
    if (failed == std::errc::file_exists)
        return fail(Errc::Refused, file.string() + " is there already");
    if (failed) {
        std::error_code ignored;
        if (std::filesystem::exists(file, ignored))
            return fail(Errc::Refused, file.string() + " is there already");
        std::filesystem::rename(part, file, failed); // a file system without hard links
        if (failed)
            return fail(Errc::Io, file.string() + ": " + failed.message());
        return {};
    }
    std::filesystem::remove(part, failed);
    return {};
}

/// True when the part was closed with checksums that hold.
bool isWhole(const std::filesystem::path &part)
{
    if (!checkFitsFile(part))
        return false;
    const auto opened = CfitsioFile::openForReading(part);
    if (!opened)
        return false;
    int status = 0;
    int dataOk = 0;
    int hduOk = 0;
    return fits_verify_chksum(opened->get(), &dataOk, &hduOk, &status) == 0 && dataOk == 1 && hduOk == 1;
}

std::filesystem::path withoutPart(const std::filesystem::path &part)
{
    std::filesystem::path file = part;
    return file.replace_extension(); // "x.fits.part" -> "x.fits"
}

} // namespace

std::filesystem::path frameFile(const std::filesystem::path &root, const FrameRecord &record)
{
    const CameraFrame &frame = record.frame;
    const std::string night = nightName(frame.exposureStart, record.site.longitude);
    std::string time = isoUtc(frame.exposureStart, 3);
    time.pop_back();
    std::erase_if(time, [](char c) { return c == '-' || c == ':'; });
    char number[32] = {};
    std::snprintf(number, sizeof number, "%06llu", static_cast<unsigned long long>(frame.number));
    const std::string name = (record.event ? forFileName(record.event->id) : std::string("sky")) + "_"
        + forFileName(frame.channel) + "_" + time + "_" + number + ".fits";
    return root / night / name;
}

Result<std::filesystem::path> writeFrame(const std::filesystem::path &root, const FrameRecord &record)
{
    const CameraFrame &frame = record.frame;
    const bool isComplete = frame.pixels && frame.width > 0 && frame.height > 0
        && frame.pixels->size()
            == static_cast<std::size_t>(frame.width) * static_cast<std::size_t>(frame.height);
    if (!isComplete)
        return fail(Errc::OutOfRange, "a frame whose pixels do not fit its size");
    const std::filesystem::path file = frameFile(root, record);
    std::filesystem::path part = file;
    part += kPart;
    std::error_code failed;
    std::filesystem::create_directories(file.parent_path(), failed);
    if (failed)
        return fail(Errc::Io, file.parent_path().string() + ": " + failed.message());
    if (std::filesystem::exists(file, failed))
        return fail(Errc::Refused, file.string() + " is there already");
    std::filesystem::remove(part, failed); // left by a failed attempt at this very frame
    if (auto written = writePart(part, record); !written)
        return Failure(written.error());
    if (auto flushed = flush(part); !flushed)
        return Failure(flushed.error());
    if (auto placed = putInPlace(part, file); !placed)
        return Failure(placed.error());
    return file;
}

Result<RecoveredParts> recoverPartFiles(const std::filesystem::path &root)
{
    RecoveredParts result;
    std::error_code failed;
    if (!std::filesystem::exists(root, failed))
        return result;
    std::vector<std::filesystem::path> parts;
    for (std::filesystem::recursive_directory_iterator entry(root, failed), end; !failed && entry != end;
         entry.increment(failed))
        if (entry->is_regular_file(failed) && entry->path().extension() == kPart)
            parts.push_back(entry->path());
    if (failed)
        return fail(Errc::Io, root.string() + ": " + failed.message());
    std::sort(parts.begin(), parts.end());
    for (const std::filesystem::path &part : parts) {
        const std::filesystem::path file = withoutPart(part);
        const bool isTaken = std::filesystem::exists(file, failed);
        if (!isTaken && isWhole(part) && putInPlace(part, file)) {
            result.recovered.push_back(file);
            continue;
        }
        std::filesystem::path broken = file;
        broken += ".broken";
        for (int n = 2; std::filesystem::exists(broken, failed); ++n)
            broken = file.string() + "." + std::to_string(n) + ".broken";
        std::filesystem::rename(part, broken, failed);
        if (failed)
            return fail(Errc::Io, part.string() + ": " + failed.message());
        result.broken.push_back(broken);
    }
    return result;
}

} // namespace tulpar
