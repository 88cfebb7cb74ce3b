#pragma once

#include "core/simulator/sky_model.h"
#include "core/sky/catalogue.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace tulpar {

/// A star as the simulated camera sees it.
struct FieldStar {
    IcrsDirection direction; ///< at the date
    std::array<double, 3> magnitude{}; ///< by Band, outside the air
    bool isSynthetic = false;
};

/// The stars of any piece of sky: the catalogue's, moved to the date, and below its limit synthetic ones that
/// depend on nothing but their place, so that they stand still from frame to frame and night to night. The
/// counts of the synthetic ones follow galactic latitude (about 1200 a square degree to magnitude 20 at the
/// pole, 13000 at the plane). Immutable; any thread.
class StarField {
public:
    /// `catalogue` may be null: synthetic stars alone, from magnitude 10. It must outlive the field.
    explicit StarField(const StarCatalogue *catalogue)
        : m_catalogue(catalogue)
    {
    }

    /// `years` since J2000 for proper motion.
    [[nodiscard]] std::vector<FieldStar> within(
        const IcrsDirection &centre, Angle radius, double years) const;

private:
    const StarCatalogue *m_catalogue = nullptr;
};

} // namespace tulpar
