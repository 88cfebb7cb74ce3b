#include "widgets/archive/archive_cells.h"

#include "core/words/night_report_parts.h"
#include "core/words/numbers.h"
#include "core/words/sentences.h"

#include <QCoreApplication>

#include <array>

namespace tulpar {

using namespace Qt::Literals::StringLiterals;

namespace {

struct ArchiveText {
    Q_DECLARE_TR_FUNCTIONS(ArchiveText)
};

QString text(const std::string &utf8)
{
    return QString::fromStdString(utf8);
}

QString moment(UtcInstant utc)
{
    return words::utcDate(utc) + u' ' + words::utcTime(utc);
}

QString place(const std::optional<IcrsDirection> &position)
{
    return position ? words::direction(*position) : QString();
}

QString fileText(const FoundFrame &frame)
{
    switch (frame.file) {
    case FoundFile::Good:
        return frame.plane   ? ArchiveText::tr("whole, in a cube")
            : frame.isPacked ? ArchiveText::tr("whole, RICE")
                             : ArchiveText::tr("whole");
    case FoundFile::Missing:
        return ArchiveText::tr("missing");
    case FoundFile::Damaged:
        return ArchiveText::tr("damaged");
    case FoundFile::Deleted:
        return ArchiveText::tr("deleted by the rules");
    case FoundFile::Unchecked:
        break;
    }
    return ArchiveText::tr("not checked yet");
}

Mark markOf(FoundFile file)
{
    switch (file) {
    case FoundFile::Good:
        return Mark::Steady;
    case FoundFile::Missing:
        return Mark::Refused;
    case FoundFile::Damaged:
        return Mark::Trouble;
    case FoundFile::Deleted:
        return Mark::Barred;
    case FoundFile::Unchecked:
        break;
    }
    return Mark::Resting;
}

/// What it was taken of and for; the header's OBJECT often says the same as the subject, in other letters.
QString targetText(const FoundFrame &frame)
{
    const QString subject = words::subjectText(frame.subject);
    if (frame.object.empty())
        return subject;
    const QString object = words::subjectText(frame.object);
    if (subject.contains(object, Qt::CaseInsensitive))
        return subject;
    if (object.contains(subject, Qt::CaseInsensitive))
        return object;
    return object + u" \u00b7 "_s + subject;
}

} // namespace

QStringList archiveTitles(ArchiveTopic topic)
{
    switch (topic) {
    case ArchiveTopic::Events:
        return {ArchiveText::tr("T0, UTC"), ArchiveText::tr("name"),   ArchiveText::tr("event"),
                ArchiveText::tr("RA Dec"),  ArchiveText::tr("error"),  ArchiveText::tr("decision"),
                ArchiveText::tr("notices"), ArchiveText::tr("frames"), ArchiveText::tr("first notice, UTC")};
    case ArchiveTopic::Nights:
        return {ArchiveText::tr("night"),      ArchiveText::tr("first exposure, UTC"),
                ArchiveText::tr("last, UTC"),  ArchiveText::tr("frames"),
                ArchiveText::tr("as written"), ArchiveText::tr("on disk now")};
    case ArchiveTopic::Frames:
        break;
    }
    return {ArchiveText::tr("began, UTC"), ArchiveText::tr("channel"), ArchiveText::tr("exposure"),
            ArchiveText::tr("target"),     ArchiveText::tr("kind"),    ArchiveText::tr("RA Dec"),
            ArchiveText::tr("file"),       ArchiveText::tr("size"),    ArchiveText::tr("path")};
}

ArchiveCells cellsOf(const FoundFrame &frame)
{
    const bool isLost = frame.file == FoundFile::Missing || frame.file == FoundFile::Damaged;
    return {
        {moment(frame.start), text(frame.channel), words::exposure(frame.exposure), targetText(frame),
         text(frame.kind), place(frame.position), fileText(frame),
         frame.bytes > 0 ? bytesText(frame.bytes) : QString(), text(frame.path)},
        markOf(frame.file),
        isLost ? Need::Look : Need::None,
        frame.file == FoundFile::Missing || frame.file == FoundFile::Deleted};
}

ArchiveCells cellsOf(const FoundEvent &event)
{
    QString decision = event.outcome ? words::outcome(*event.outcome) : QString();
    if (event.isWithdrawn)
        decision = ArchiveText::tr("withdrawn");
    return {
        {event.trigger ? moment(*event.trigger) : QString(), text(event.name), text(event.event),
         place(event.position), event.error ? words::radius(*event.error) : QString(), decision,
         countText(event.notices), countText(event.frames), moment(event.first)},
        event.frames > 0        ? Mark::Done
            : event.isWithdrawn ? Mark::Barred
                                : Mark::Resting,
        Need::None,
        event.frames == 0};
}

ArchiveCells cellsOf(const FoundNight &night)
{
    return {
        {text(night.night), moment(night.first), moment(night.last), countText(night.frames),
         bytesText(night.bytes), bytesText(night.storedBytes)},
        Mark::Done,
        Need::None,
        night.frames == 0};
}

QString bytesText(std::int64_t bytes)
{
    const std::array units{
        ArchiveText::tr("%1 B", "bytes"), ArchiveText::tr("%1 kB"), ArchiveText::tr("%1 MB"),
        ArchiveText::tr("%1 GB"), ArchiveText::tr("%1 TB")};
    auto value = static_cast<double>(bytes);
    std::size_t unit = 0;
    while (value >= 999.5 && unit + 1 < units.size()) {
        value /= 1000;
        ++unit;
    }
    const int decimals = unit == 0 || value >= 99.95 ? 0 : value >= 9.995 ? 1 : 2;
    return units[unit].arg(words::fixed(value, decimals));
}

QString countText(std::int64_t count)
{
    QString digits = QString::number(count);
    for (qsizetype at = digits.size() - 3; at > 0; at -= 3)
        digits.insert(at, u'\u202f');
    return digits;
}

QString foundText(ArchiveTopic topic, std::int64_t count, std::int64_t bytes)
{
    const QString number = countText(count);
    const QString words = topic == ArchiveTopic::Events ? ArchiveText::tr("events: %1").arg(number)
        : topic == ArchiveTopic::Nights                 ? ArchiveText::tr("nights: %1").arg(number)
                                                        : ArchiveText::tr("frames: %1").arg(number);
    return bytes > 0 ? words + u", "_s + bytesText(bytes) : words;
}

QString problemText(const ArchiveProblem &problem, const ArchivePlace &place)
{
    switch (problem.trouble) {
    case ArchiveTrouble::None:
        return {};
    case ArchiveTrouble::NotKept:
        return ArchiveText::tr(
            "The settings keep no archive: [archive] address is \u201cnone\u201d. Give another "
            "address there, or start the desk with --archive.");
    case ArchiveTrouble::Absent:
        return place.isServer
            ? ArchiveText::tr(
                "The database answers and holds no archive yet: the core makes it at its start. Look "
                "at [archive] address in the settings of the core.")
            : ArchiveText::tr(
                  "There is no archive %1 on this computer. A core makes its archive where it runs: if it "
                  "runs elsewhere, use the desk there, or keep the archive on a server and start the "
                  "desk with --archive postgresql://\u2026")
                  .arg(place.shown);
    case ArchiveTrouble::Unreachable:
        return place.isServer
            ? ArchiveText::tr(
                "The archive\u2019s server does not answer or lets nobody in. Nothing is lost: the core "
                "keeps what it misses in its journal. Look at the server, the network, ~/.pgpass; "
                "then search again.")
            : ArchiveText::tr("Another program holds the archive; search again in a moment.");
    case ArchiveTrouble::NotAnArchive:
        return ArchiveText::tr("What lies there is no archive that this program can read: damaged, another "
                               "program\u2019s, or of another version.");
    case ArchiveTrouble::Failed:
        break;
    }
    return ArchiveText::tr("The archive could not be read.");
}

QString workText(const ArchiveWork &work, const ArchivePlace &place)
{
    if (work.problem.trouble != ArchiveTrouble::None)
        return problemText(work.problem, place);
    if (!work.isCopy) {
        if (work.isStopped)
            return ArchiveText::tr("stopped; nothing was written");
        return work.firstFailure.isEmpty()
            ? ArchiveText::tr("rows written: %1, to %2").arg(countText(work.done), work.to)
            : ArchiveText::tr("not written: %1").arg(work.firstFailure);
    }
    QStringList parts;
    parts
        << (work.isStopped
                ? ArchiveText::tr("stopped; frames looked at: %1 of %2")
                      .arg(countText(work.done + work.thereAlready + work.failed), countText(work.all))
                : ArchiveText::tr("frames copied: %1 of %2").arg(countText(work.done), countText(work.all)));
    if (work.bytes > 0)
        parts << bytesText(work.bytes);
    if (work.thereAlready > 0)
        parts << ArchiveText::tr("there already: %1").arg(countText(work.thereAlready));
    if (work.failed > 0)
        parts << ArchiveText::tr("failed: %1, the first: %2").arg(countText(work.failed), work.firstFailure);
    parts << work.to;
    return parts.join(u" \u00b7 "_s);
}

QString whyNotOpen(const FoundFrame &frame, bool isHere)
{
    const QString path = text(frame.path);
    if (frame.file == FoundFile::Deleted)
        return ArchiveText::tr("the rules for old frames deleted it: %1").arg(path);
    if (isHere && frame.plane && frame.file == FoundFile::Damaged)
        return ArchiveText::tr("the cube does not give this frame back as it was written: %1").arg(path);
    if (isHere)
        return {};
    if (frame.file == FoundFile::Missing)
        return ArchiveText::tr(
                   "the core missed the file too: %1. `tulparctl archive restore` brings a copy back")
            .arg(path);
    return ArchiveText::tr(
               "not on this computer: %1. Frames lie where the core runs: use the desk there, or mount "
               "its folder under the same path")
        .arg(path);
}

} // namespace tulpar
