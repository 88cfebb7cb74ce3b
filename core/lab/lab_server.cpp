#include "core/lab/lab_server.h"

#include "core/lab/map_report.h"

#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdint>
#include <cstring>
#include <span>

namespace tulpar {

namespace {

constexpr std::size_t kHeaderBytes = 8;

/// As many bytes as there are, up to the size of `to`.
std::size_t readAll(int from, std::span<char> to)
{
    std::size_t count = 0;
    while (count < to.size()) {
        const ssize_t got = read(from, to.data() + count, to.size() - count);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            break;
        count += static_cast<std::size_t>(got);
    }
    return count;
}

bool writeAll(int to, std::string_view bytes)
{
    while (!bytes.empty()) {
        const ssize_t put = write(to, bytes.data(), bytes.size());
        if (put < 0 && errno == EINTR)
            continue;
        if (put <= 0)
            return false;
        bytes.remove_prefix(static_cast<std::size_t>(put));
    }
    return true;
}

/// What the end of a child says that did not end well.
Error errorOf(int status, const LabLimits &limits)
{
    if (WIFEXITED(status))
        return {
            Errc::Malformed,
            "reading the map ended without a result, status " + std::to_string(WEXITSTATUS(status))};
    switch (const int signal = WTERMSIG(status)) {
    case SIGALRM:
        return {
            Errc::Timeout,
            "reading the map took longer than " + std::to_string(limits.wallSeconds) + " s and was ended"};
    case SIGXCPU:
        return {
            Errc::Timeout,
            "reading the map took more than " + std::to_string(limits.processorSeconds)
                + " s of the processor and was ended"};
    case SIGKILL:
        return {Errc::Unavailable, "reading the map was ended from outside (signal 9)"};
    default:
        return {
            Errc::Malformed,
            "reading the map crashed (signal " + std::to_string(signal) + ", " + strsignal(signal) + ")"};
    }
}

[[noreturn]] void workAndEnd(int to, std::string_view job, const LabLimits &limits, const LabWork &work)
{
    std::string line;
    if (auto bound = bindToLimits(limits); !bound)
        line = reportLine(Failure(bound.error()));
    else
        line = work(job);
    _exit(writeAll(to, line) ? 0 : 1);
}

} // namespace

std::string jobHeader(std::size_t bytes)
{
    std::string header(kLabJob);
    for (unsigned shift = 0; shift < 32; shift += 8)
        header += static_cast<char>(static_cast<unsigned char>(bytes >> shift & 0xff));
    return header;
}

std::string workedApart(std::string_view job, const LabLimits &limits, const LabWork &work)
{
    std::array<int, 2> ends{};
    if (pipe(ends.data()) != 0)
        return reportLine(fail(Errc::Io, std::string("no pipe in the lab: ") + std::strerror(errno)));
    const pid_t child = fork();
    if (child == 0) {
        close(ends[0]);
        endWithParent();
        workAndEnd(ends[1], job, limits, work);
    }
    close(ends[1]);
    if (child < 0) {
        close(ends[0]);
        return reportLine(fail(Errc::Io, std::string("no process in the lab: ") + std::strerror(errno)));
    }
    std::string line(kMostReplyBytes + 1, '\0');
    line.resize(readAll(ends[0], line));
    close(ends[0]);
    const bool isTooLong = line.size() > kMostReplyBytes || line.find('\n') != std::string::npos;
    if (isTooLong)
        kill(child, SIGKILL);
    int status = 0;
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) { }
    if (isTooLong)
        return reportLine(fail(Errc::TooLarge, "reading the map gave more than a result"));
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0 || line.empty())
        return reportLine(Failure(errorOf(status, limits)));
    return line;
}

int serveJobs(int from, int to, const LabLimits &limits, const LabWork &work)
{
    for (;;) {
        std::array<char, kHeaderBytes> header{};
        const std::size_t count = readAll(from, header);
        if (count == 0)
            return 0;
        std::size_t bytes = 0;
        for (std::size_t i = 0; i < 4; ++i)
            bytes |= std::size_t{static_cast<unsigned char>(header[kLabJob.size() + i])} << (8 * i);
        if (count < kHeaderBytes || std::string_view(header.data(), kLabJob.size()) != kLabJob
            || bytes > kMostJobBytes)
            return 1;
        std::string job(bytes, '\0');
        if (readAll(from, job) < bytes)
            return 1;
        if (!writeAll(to, workedApart(job, limits, work) + '\n'))
            return 1;
    }
}

} // namespace tulpar
