#pragma once

#include "core/session/request.h"
#include "core/session/snapshot.h"

#include <QString>

#include <string>

namespace tulpar {

/// Who speaks at this desk and what the desk is: what decides whether it may ask for something. A value.
struct Standing {
    QString who; ///< empty: nobody has said a name
    std::string desk; ///< as ControlView names it
    bool isObserving = false; ///< read-only
    bool isLinked = false; ///< the core is heard
    bool operator==(const Standing &) const = default;
};

/// True when this desk holds the control token.
[[nodiscard]] bool hasControl(const Snapshot &snapshot, const Standing &standing);

/// Why this desk may not ask for what needs control, in words; empty: it may. A free token is taken by the
/// first command.
[[nodiscard]] QString whyNoControl(const Snapshot *snapshot, const Standing &standing);

/// The same for one request: what everybody may ask needs the link alone; direct commands, overrides and
/// *take back* need a name too.
[[nodiscard]] QString whyNotAsk(const Snapshot *snapshot, const Standing &standing, const RequestBody &body);

} // namespace tulpar
