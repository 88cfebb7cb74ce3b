#pragma once

#include "core/devices/command.h"
#include "core/runtime/goals.h"
#include "core/safety/knowledge.h"

#include <optional>

namespace tulpar {

/// The next command that brings one device nearer to its goal, from what is measured alone; none: it agrees,
/// or is on its way, or has not yet had the time. Pure apart from remembering what it asked last. One
/// instance a device.
class Reconciler {
public:
    struct Wish {
        CommandBody command;
        int attempt = 1;
    };

    [[nodiscard]] std::optional<Wish> mount(const MountWish &goal, const Knowledge &knowledge, Now now) const;
    [[nodiscard]] std::optional<Wish> opening(
        DeviceKind kind, OpeningGoal goal, const Knowledge &knowledge, Now now) const;
    [[nodiscard]] std::optional<Wish> camera(
        const std::string &channel, const CameraGoal &goal, const Knowledge &knowledge, Now now) const;

    /// The wish left for the device at `now`.
    void asked(const Wish &wish, Now now);
    /// The goal changed or is met: start counting afresh.
    void forget();

    /// Asked often enough in vain that a person should know.
    [[nodiscard]] bool isFailing() const { return m_attempts >= kFailingAttempts; }
    [[nodiscard]] int attempts() const { return m_attempts; }

private:
    static constexpr int kFailingAttempts = 5;

    [[nodiscard]] std::optional<Wish> unlessJustAsked(CommandBody command, Duration patience, Now now) const;

    std::optional<CommandBody> m_last;
    MonoInstant m_askedAt;
    int m_attempts = 0;
};

} // namespace tulpar
