#include "core/fits/apart_process.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>

namespace tulpar {

namespace {

constexpr int kSharedDescriptor = 3;
constexpr std::size_t kMostReply = std::size_t{16} << 20; // 36000 cards are 3 MB
constexpr int kLookMs = 20; // how often a stop is looked for
constexpr unsigned kGraceSeconds = 5;

class Actions {
public:
    Actions() { posix_spawn_file_actions_init(&m_actions); }
    ~Actions() { posix_spawn_file_actions_destroy(&m_actions); }
    Actions(const Actions &) = delete;
    Actions &operator=(const Actions &) = delete;
    posix_spawn_file_actions_t *get() { return &m_actions; }

private:
    posix_spawn_file_actions_t m_actions{};
};

class Attributes {
public:
    Attributes()
    {
        posix_spawnattr_init(&m_attributes);
        sigset_t none;
        sigset_t all;
        sigemptyset(&none);
        sigfillset(&all);
        posix_spawnattr_setsigmask(&m_attributes, &none);
        posix_spawnattr_setsigdefault(&m_attributes, &all);
        posix_spawnattr_setflags(&m_attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    }
    ~Attributes() { posix_spawnattr_destroy(&m_attributes); }
    Attributes(const Attributes &) = delete;
    Attributes &operator=(const Attributes &) = delete;
    const posix_spawnattr_t *get() const { return &m_attributes; }

private:
    posix_spawnattr_t m_attributes{};
};

Result<pid_t> begun(const ApartProcess &process, int output)
{
    Actions actions;
    posix_spawn_file_actions_addopen(actions.get(), STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_adddup2(actions.get(), output, STDOUT_FILENO);
    posix_spawn_file_actions_addopen(actions.get(), STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    if (process.sharedDescriptor >= 0)
        posix_spawn_file_actions_adddup2(actions.get(), process.sharedDescriptor, kSharedDescriptor);
    posix_spawn_file_actions_addclosefrom_np(
        actions.get(), process.sharedDescriptor >= 0 ? kSharedDescriptor + 1 : kSharedDescriptor);
    std::vector<std::string> words{process.program.string()};
    words.insert(words.end(), process.arguments.begin(), process.arguments.end());
    std::vector<char *> pointers;
    for (std::string &word : words)
        pointers.push_back(word.data());
    pointers.push_back(nullptr);
    const Attributes attributes;
    pid_t child = 0;
    const int error =
        posix_spawn(&child, words.front().c_str(), actions.get(), attributes.get(), pointers.data(), environ);
    if (error != 0)
        return fail(Errc::Unavailable, words.front() + " cannot be started: " + std::strerror(error));
    return child;
}

int endOf(pid_t child)
{
    int status = 0;
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) { }
    return status;
}

/// What an end says that came without a result.
Failure failureOf(int status, const std::filesystem::path &file)
{
    const std::string name = file.string();
    if (WIFEXITED(status))
        return fail(
            Errc::Malformed,
            name + ": reading it ended without a result, status " + std::to_string(WEXITSTATUS(status)));
    switch (const int signal = WTERMSIG(status)) {
    case SIGALRM:
    case SIGXCPU:
        return fail(Errc::Timeout, name + ": reading it took too long and was ended");
    case SIGKILL:
        return fail(Errc::Unavailable, name + ": the process that read it was ended from outside");
    default:
        return fail(
            Errc::Malformed,
            name + kCrashed + " (signal " + std::to_string(signal) + ", " + strsignal(signal)
                + "): the file is damaged or made to do harm");
    }
}

} // namespace

Result<std::string> runApart(
    const ApartProcess &process, const std::filesystem::path &file, const std::stop_token &stop)
{
    std::array<int, 2> ends{};
    if (stop.stop_requested())
        return fail(Errc::Refused, file.string() + ": no longer wanted");
    if (pipe2(ends.data(), O_CLOEXEC) != 0)
        return fail(Errc::Unavailable, std::string("no pipe: ") + std::strerror(errno));
    const auto child = begun(process, ends[1]);
    close(ends[1]);
    if (!child) {
        close(ends[0]);
        return Failure(child.error());
    }
    std::string reply;
    bool isStopped = false;
    bool isLate = false;
    unsigned waitedMs = 0;
    while (!isStopped && !isLate && reply.size() <= kMostReply) {
        pollfd waiting{ends[0], POLLIN, 0};
        const int ready = poll(&waiting, 1, kLookMs);
        isStopped = stop.stop_requested();
        if (ready <= 0) {
            waitedMs += kLookMs;
            isLate = waitedMs > 1000 * (process.wallSeconds + kGraceSeconds);
            continue;
        }
        std::array<char, 65536> piece{};
        const ssize_t got = ::read(ends[0], piece.data(), piece.size());
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            break;
        reply.append(piece.data(), static_cast<std::size_t>(got));
    }
    close(ends[0]);
    const bool isTooLong = reply.size() > kMostReply;
    if (isStopped || isLate || isTooLong)
        kill(*child, SIGKILL);
    const int status = endOf(*child);
    if (isStopped)
        return fail(Errc::Refused, file.string() + ": no longer wanted");
    if (isLate)
        return fail(Errc::Timeout, file.string() + ": reading it took too long and was ended");
    if (isTooLong)
        return fail(Errc::TooLarge, file.string() + ": reading it gave more than a header");
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
        return failureOf(status, file);
    return reply;
}

} // namespace tulpar
