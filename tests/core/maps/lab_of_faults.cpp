#include "core/base/parse.h"
#include "core/lab/lab_server.h"
#include "core/lab/map_report.h"

#include <unistd.h>

#include <csignal>
#include <string>
#include <vector>

using namespace tulpar;

namespace {

/// Does to its process what the job says.
std::string faultOf(std::string_view job)
{
    if (job == "crash")
        std::raise(SIGSEGV);
    if (job == "spin")
        for (const volatile bool isOver = false; !isOver;) { }
    if (job == "sleep")
        for (;;)
            pause();
    if (job == "memory")
        for (std::vector<std::string> all;; all.emplace_back(std::size_t{16} << 20, 'x')) { }
    if (job == "exit")
        _exit(3);
    if (job == "talk")
        return std::string(std::size_t{8} << 20, 'x');
    if (job == "two lines")
        return reportLine(fail(Errc::NotFound, "one")) + "\n" + reportLine(fail(Errc::NotFound, "two"));
    if (job == "nonsense")
        return "{\"ok\":true,\"maps\":[{";
    if (job == "end the lab")
        kill(getppid(), SIGKILL);
    if (job == "stop the lab")
        kill(getppid(), SIGSTOP);
    SkyRegion region;
    region.creator = std::string(job.substr(0, 20));
    region.area50Deg2 = static_cast<double>(job.size());
    region.area90Deg2 = static_cast<double>(job.size()) * 2;
    return reportLine(std::vector{region});
}

} // namespace

/// Takes the options of tulpar-lab and serves as it does.
int main(int argc, char **argv)
{
    LabLimits limits;
    const std::vector<std::string> words(argv + 1, argv + argc);
    for (std::size_t i = 0; i + 1 < words.size(); ++i) {
        const auto number = parseNumber(words[i + 1]);
        if (words[i] == "--memory" && number)
            limits.memoryBytes = static_cast<std::uint64_t>(*number) << 20;
        if (words[i] == "--seconds" && number)
            limits = limitsFor(limits.memoryBytes, static_cast<unsigned>(*number));
    }
    endWithParent();
    return serveJobs(STDIN_FILENO, STDOUT_FILENO, limits, faultOf);
}
