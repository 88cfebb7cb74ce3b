#pragma once

#include "core/sky/observer.h"

#include <optional>

namespace tulpar {

/// The sky over one site at any moment, cheap to ask often: keeps the last costly Observer and turns it.
/// Bases lie on a grid of half hours, so that the answer does not depend on what was asked before; within
/// 0.05". Confine to one thread.
class SiteSky {
public:
    explicit SiteSky(const Site &site)
        : m_site(site)
    {
    }

    [[nodiscard]] Observer at(UtcInstant utc) const;
    [[nodiscard]] const Site &site() const { return m_site; }

private:
    Site m_site;
    mutable std::optional<Observer> m_base;
    mutable std::int64_t m_baseIndex = 0;
};

} // namespace tulpar
