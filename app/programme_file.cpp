#include "app/programme_file.h"

#include "core/base/fingerprint.h"

#include <QFile>

#include <algorithm>
#include <cstdio>

namespace tulpar {

namespace {
constexpr std::size_t kMostLinesTold = 5;
} // namespace

ReadProgrammeFile readProgrammeText(
    const std::string &text, const std::string &source, bool takeGood, const PlaceLookup &lookup)
{
    const ProgrammeRead read = readProgramme(text, lookup);
    ReadProgrammeFile result;
    ProgrammeLoaded &fact = result.fact;
    fact.name = read.programme.name;
    fact.source = source;
    fact.fingerprint = fingerprintOf(text);
    fact.targets = static_cast<int>(read.programme.targets.size());
    fact.blocks = static_cast<int>(read.programme.blocks.size());
    fact.problems = static_cast<int>(read.problems.size());
    result.problems = read.problems;
    for (const ProgrammeProblem &problem : read.problems)
        std::fprintf(stderr, "%s: %s\n", source.c_str(), textOf(problem).c_str());
    // One of which nothing is left is a slip: the programme in force stays.
    if ((read.isRefusedInPart() && !takeGood) || read.programme.targets.empty()) {
        const auto worst = std::ranges::find(read.problems, false, &ProgrammeProblem::isWarning);
        fact.error = worst == read.problems.end() ? "it holds no target" : textOf(*worst);
        return result;
    }
    result.programme = std::make_shared<const Programme>(read.programme);
    return result;
}

ReadProgrammeFile readProgrammeFile(const QString &path, const PlaceLookup &lookup)
{
    const std::string source = path.toStdString();
    QFile file(path);
    ReadProgrammeFile result;
    result.fact.source = source;
    if (!file.open(QIODevice::ReadOnly))
        result.fact.error = file.errorString().toStdString();
    else if (file.size() > static_cast<qint64>(kLongestProgramme))
        result.fact.error = "larger than " + std::to_string(kLongestProgramme / 1024 / 1024) + " MiB";
    else
        // A file is somebody's considered choice: its good targets run, and its problems are shown.
        return readProgrammeText(file.readAll().toStdString(), source, true, lookup);
    std::fprintf(stderr, "%s: %s\n", source.c_str(), result.fact.error.c_str());
    return result;
}

Reasons whyRefused(const ReadProgrammeFile &read)
{
    Reasons reasons{{ReasonCode::ProgrammeRefused, {}, static_cast<double>(read.fact.problems), {}}};
    const auto tell = [&](bool isWarning) {
        for (const ProgrammeProblem &problem : read.problems) {
            if (problem.isWarning != isWarning || reasons.size() > kMostLinesTold)
                continue;
            std::string what = problem.place.empty() ? problem.what : problem.place + ": " + problem.what;
            if (!problem.next.empty())
                what += "; " + problem.next;
            reasons.push_back(
                {ReasonCode::ProgrammeLine, {}, static_cast<double>(problem.line), {}, {}, what});
        }
    };
    tell(false); // what refuses it first
    tell(true);
    if (read.problems.empty())
        reasons.push_back({ReasonCode::ProgrammeLine, {}, {}, {}, {}, read.fact.error});
    return reasons;
}

} // namespace tulpar
