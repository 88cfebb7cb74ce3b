#include "core/base/parse.h"
#include "core/fits/apart_server.h"
#include "core/lab/lab_limits.h"

#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

using namespace tulpar;

namespace {

constexpr const char *kUsage =
    "usage: tulpar-fits read|list FILE [--hdu N] [--plane N] [--checksum] [--no-sky] [--pixels BYTES]\n"
    "                   [--memory BYTES] [--processor SECONDS] [--wall SECONDS]\n"
    "Reads one FITS file of a stranger for the desk, within limits: facts and header to standard\n"
    "output, pixels into the shared memory that is descriptor 3.\n";

struct Options {
    ApartOrder order;
    LabLimits limits;
};

/// Nothing where the words are not such options.
std::optional<Options> optionsOf(const std::vector<std::string> &words)
{
    if (words.size() < 2 || (words[0] != "read" && words[0] != "list"))
        return std::nullopt;
    Options options;
    options.limits.niceness = 5; // somebody waits for it, but a burst comes first
    options.order.kind = words[0] == "read" ? ApartOrder::Kind::Read : ApartOrder::Kind::List;
    options.order.file = words[1];
    for (std::size_t i = 2; i < words.size(); ++i) {
        if (words[i] == "--checksum") {
            options.order.isChecksumWanted = true;
            continue;
        }
        if (words[i] == "--no-sky") {
            options.order.isSkyWanted = false;
            continue;
        }
        const auto number = i + 1 < words.size() ? parseInteger(words[i + 1]) : std::nullopt;
        if (!number || *number < 0)
            return std::nullopt;
        const std::string &name = words[i++];
        if (name == "--hdu" && *number <= std::numeric_limits<int>::max())
            options.order.hdu = static_cast<int>(*number);
        else if (name == "--plane")
            options.order.plane = *number;
        else if (name == "--pixels")
            options.order.mostPixelBytes = static_cast<std::uint64_t>(*number);
        else if (name == "--memory")
            options.limits.memoryBytes = static_cast<std::uint64_t>(*number);
        else if (name == "--processor" && *number <= std::numeric_limits<int>::max())
            options.limits.processorSeconds = static_cast<unsigned>(*number);
        else if (name == "--wall" && *number <= std::numeric_limits<int>::max())
            options.limits.wallSeconds = static_cast<unsigned>(*number);
        else
            return std::nullopt;
    }
    return options;
}

bool said(std::string_view bytes)
{
    while (!bytes.empty()) {
        const ssize_t put = write(STDOUT_FILENO, bytes.data(), bytes.size());
        if (put < 0 && errno == EINTR)
            continue;
        if (put <= 0)
            return false;
        bytes.remove_prefix(static_cast<std::size_t>(put));
    }
    return true;
}

} // namespace

int main(int argc, char **argv)
{
    const auto options = optionsOf({argv + 1, argv + argc});
    if (!options) {
        std::fputs(kUsage, stderr);
        return 2;
    }
    endWithParent();
    const auto bound = bindToLimits(options->limits);
    // Past all destructors: what a file has done to memory shall not matter any more.
    _exit(said(bound ? apartReply(options->order) : apartFailure(bound.error())) ? 0 : 1);
}
