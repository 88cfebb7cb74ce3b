#include "app/ending_signal.h"

#include <csignal>
#include <cstdint>
#include <sys/eventfd.h>
#include <unistd.h>

namespace tulpar {

namespace {

// A signal handler can reach nothing else; written once, before the handler is installed.
volatile std::sig_atomic_t s_descriptor = -1;

void wake(int)
{
    const std::uint64_t one = 1;
    [[maybe_unused]] const auto written = ::write(s_descriptor, &one, sizeof one);
}

int openDescriptor()
{
    s_descriptor = ::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    return s_descriptor;
}

} // namespace

EndingSignal::EndingSignal(QObject *parent)
    : QObject(parent)
    , m_notifier(openDescriptor(), QSocketNotifier::Read)
{
    connect(&m_notifier, &QSocketNotifier::activated, this, [this] {
        std::uint64_t count = 0;
        if (::read(s_descriptor, &count, sizeof count) == sizeof count)
            emit asked();
    });
    struct sigaction action { };
    action.sa_handler = wake;
    action.sa_flags = SA_RESTART;
    sigaction(SIGTERM, &action, nullptr);
    sigaction(SIGINT, &action, nullptr);
}

} // namespace tulpar
