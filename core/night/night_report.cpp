#include "core/night/night_report.h"

#include <algorithm>

namespace tulpar {

ReportCount totalOf(const ReportCounts &counts)
{
    ReportCount total;
    for (const auto &[channel, count] : counts) {
        total.begun += count.begun;
        total.stored += count.stored;
        total.exposed += count.exposed;
    }
    return total;
}

const ReportSubject *subjectOf(const NightReport &report, const std::string &name)
{
    const auto found = std::ranges::find(report.subjects, name, &ReportSubject::name);
    return found != report.subjects.end() ? &*found : nullptr;
}

std::string subjectName(const ReportBlock &block)
{
    return "programme:" + block.target + "/" + block.block;
}

} // namespace tulpar
