#include "app/frame_keeper.h"

#include "core/time/duration_of.h"

#include "core/fits/reader.h"
#include "core/measure/lone_star.h"
#include "core/measure/sharpness.h"
#include "core/runtime/focus_task.h"
#include "core/runtime/pointing_task.h"

#include <algorithm>

namespace tulpar {

namespace {

/// What the file says of itself; what it does not say stays empty.
FrameStored foundAgain(const std::filesystem::path &path)
{
    FrameStored found;
    found.path = path.string();
    found.recovered = true;
    const auto image = readFits(path);
    if (!image)
        return found;
    const FitsHeader &header = image->header;
    found.channel = header.text("CHANNEL").value_or("");
    found.number =
        static_cast<std::uint64_t>(std::max<std::int64_t>(header.integer("FRAMENO").value_or(0), 0));
    found.exposure = durationOf(header.number("EXPTIME").value_or(0)).value_or(Duration());
    if (const auto gain = header.integer("EMGAIN"))
        found.emGain = static_cast<int>(*gain);
    found.event = header.text("EVENT").value_or("");
    if (const auto start = parseUtc(std::string(header.text("DATE-BEG").value_or("")) + "Z"))
        found.start = *start;
    return found;
}

/// Where the star of a pointing check stands, from the middle of the frame.
void placeStar(FrameStored &fact, const Frame &image, const FrameRecord &record)
{
    const auto star = loneStar(image);
    const auto &centre = record.frame.pointingIcrs;
    if (!star || !centre)
        return;
    const PixelPosition middle{(image.width() + 1) / 2.0, (image.height() + 1) / 2.0};
    const TangentPlane plane =
        TangentPlane::around(*centre, middle, record.scaleArcsecPerPx, record.frame.fieldRotation);
    const IcrsDirection place = plane.toIcrs(*star);
    const Angle towards = positionAngle(*centre, place);
    const double apart = separation(*centre, place).asArcseconds();
    fact.starEastArcsec = apart * sine(towards);
    fact.starNorthArcsec = apart * cosine(towards);
}

/// What a frame of the night's own work is asked for: its level, of a focus run the width of its stars, of a
/// pointing check the place of the one bright star.
FrameStored storedFact(const FrameRecord &record, const std::string &path)
{
    const CameraFrame &frame = record.frame;
    FrameStored fact{frame.channel,  frame.number,
                     path,           frame.exposureStart,
                     frame.exposure, record.event ? record.event->id : std::string(),
                     false};
    fact.emGain = frame.emGain;
    const bool isBurst = record.event && record.event->trigger;
    if (isBurst || !record.event)
        return fact; // nothing waits for a number there
    const auto image = Frame::of(frame.pixels, frame.width, frame.height);
    if (!image)
        return fact;
    fact.levelAdu = sampledMedian(*image);
    if (fact.event == FocusTask::kSubject)
        if (const auto sharpness = sharpnessOf(*image)) {
            fact.fwhmPx = sharpness->fwhmPx;
            fact.stars = sharpness->stars;
        }
    if (fact.event == PointingTask::kSubject)
        placeStar(fact, *image, record);
    return fact;
}

} // namespace

std::set<std::string> toldFrames(std::span<const FactRecord> facts)
{
    std::set<std::string> paths;
    for (const FactRecord &record : facts)
        if (record.kind == FrameStored::kKind)
            if (const auto fact = factOf(record))
                paths.insert(std::get<FrameStored>(*fact).path);
    return paths;
}

FoundFrames findFrames(
    const std::filesystem::path &root, const std::set<std::string> &told,
    std::filesystem::file_time_type lastWords)
{
    FoundFrames found;
    const auto parts = recoverPartFiles(root);
    if (!parts) {
        found.lost.push_back({{}, 0, "not looked for: " + parts.error().detail});
        return found;
    }
    for (const auto &path : parts->recovered)
        found.stored.push_back(foundAgain(path));
    for (const auto &path : parts->broken)
        found.lost.push_back({{}, 0, "only begun when the run before ended; kept as " + path.string()});
    // A frame gets its name before the journal tells of it, so the newest may be untold.
    constexpr std::chrono::seconds margin(10);
    std::error_code failed;
    for (std::filesystem::recursive_directory_iterator entry(root, failed), end; !failed && entry != end;
         entry.increment(failed)) {
        std::error_code untimed;
        const auto written = entry->last_write_time(untimed);
        if (entry->path().extension() == ".fits" && !untimed && written + margin > lastWords
            && !told.contains(entry->path().string())
            && std::ranges::find(parts->recovered, entry->path()) == parts->recovered.end())
            found.stored.push_back(foundAgain(entry->path()));
    }
    return found;
}

FrameKeeper::FrameKeeper(std::filesystem::path root, QObject *parent)
    : QObject(parent)
    , m_root(std::move(root))
{
    m_hand.moveToThread(&m_thread);
    m_thread.setObjectName(QStringLiteral("frames"));
    m_thread.start();
}

FrameKeeper::~FrameKeeper()
{
    writeAll();
}

void FrameKeeper::finish()
{
    writeAll();
    m_written.deliver();
}

void FrameKeeper::writeAll()
{
    // quit() stands behind every frame handed in, so they are all written first.
    m_hand.post([this] { m_thread.quit(); });
    m_thread.join();
}

void FrameKeeper::keep(const FrameRecord &record)
{
    m_hand.post([this, record] {
        const CameraFrame &frame = record.frame;
        const auto path = writeFrame(m_root, record);
        if (path)
            m_written.post([this, fact = storedFact(record, path->string())] { emit stored(fact); });
        else
            m_written.post([this, fact = FrameLost{frame.channel, frame.number, path.error().detail}] {
                emit lost(fact);
            });
    });
}

} // namespace tulpar
