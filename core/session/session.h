#pragma once

#include "core/session/request.h"
#include "core/session/snapshot.h"

#include <functional>
#include <memory>
#include <string>

namespace tulpar {

/// The seam between a desk and the core, seen from the desk: snapshots come down, requests go up.
/// Far (core/link) or in one process (tests). Use from one thread; callbacks arrive on it.
class Session {
public:
    virtual ~Session() = default;

    /// The newest snapshot, or null while none has arrived.
    [[nodiscard]] virtual std::shared_ptr<const Snapshot> snapshot() const = 0;

    /// False while the core cannot be heard; the last snapshot then only grows older.
    [[nodiscard]] virtual bool isLinked() const = 0;

    /// What this desk is called in its requests and in ControlView; unique while it lives.
    [[nodiscard]] virtual std::string deskName() const = 0;

    /// Called on each new snapshot and on each change of the link. One listener.
    virtual void onChanged(std::function<void()> changed) = 0;

    /// Sends a request; `answered` is called once, later, on this thread: not accepted and without reasons
    /// when the link broke before an answer.
    virtual void request(const Request &request, std::function<void(const Answer &)> answered) = 0;
};

} // namespace tulpar
