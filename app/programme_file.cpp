#include "app/programme_file.h"

#include "core/base/fingerprint.h"

#include <QFile>

#include <algorithm>
#include <cstdio>

namespace tulpar {

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

} // namespace tulpar
