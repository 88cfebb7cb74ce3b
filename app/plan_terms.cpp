#include "app/plan_terms.h"

namespace tulpar {

PlanTerms planTermsOf(const CoreConfig &config)
{
    PlanTerms terms;
    terms.mount = config.mount;
    terms.altitudeHard = config.safety.altitudeHard;
    terms.altitudeTop = config.safety.altitudeTop;
    terms.horizon = config.safety.horizon;
    return terms;
}

} // namespace tulpar
