#include "core/policy/policy_text.h"

namespace tulpar {

std::string_view builtInPolicyText()
{
    // clang-format off
    return R"policy(# What Tulpar does about an alert.
#
# The file is read from the top: the first [[strategy]] whose description fits a notice is used, and only that one.
# Its rules are applied in order, all of them; the first that fails decides, by its `else`. If none fails, the
# strategy's `outcome` is done.
#
#   "respond"   slew at once                     "ask"      a person decides, within ask_within_s; after that
#   "queue"     worth observing, not at once                `unanswered` is done
#   "ignore"    nothing
#
# After a change:    tulparctl policy --check policy.toml
# What it would do:  tulparctl policy --dry-run policy.toml --against OLD.toml RECORDING
#
# A word that is not known, a number out of its range, or a strategy that would respond without what every response
# must make sure of, is refused with its line, and the core keeps the rules that it had.

name = "Assy-Turgen, one field of 10 arcminutes"

[time]
# A notice that claims to come from further in our future than this has no readable time.
clock_tolerance_s = 120

[error]
# Error radii of all missions are compared at this probability, taken as two-dimensional Gaussians.
containment = 0.9

# A better position of the burst that is being observed: what part of the probability moves into the useful part of the
# field, over the next horizon_s, against the slew, its settling and the exposures cut short. Two radii follow from
# that, and are shown with every such decision: a shift below the first moves nothing, beyond the second the
# telescope moves at once, between them in the next gap between exposures.
[improved_position]
useful_half_fields = 0.5     # the source counts as caught within this part of the field's half width
ignore_gain = 0.02           # a smaller gain of probability never moves the telescope
horizon_s = 600
settle_s = 1.4

# What a mission's own error radius leaves out. All keys of a strategy's description may be used here.
[[systematic]]
kinds = ["FERMI_GBM_*", "JSON:fermi/gbm*"]
add_deg = 5.6                # GOTO's value
in_quadrature = true

[[systematic]]
missions = ["icecube"]
classes = ["neutrino"]
add_deg = 0.2                # GOTO's value for tracks

# ---------------------------------------------------------------------------------------------------------------
# Rules that strategies share. Each has a name, an `else` ("queue", "ask" or "ignore") and, if it compares numbers,
# a limit; at the limit a rule still passes. What is not known fails, and leads to `unknown` if that is written.
# unknown = "go_on" leaves the matter to the rules after it.
#
#   not_a_test, not_a_retraction, times_readable, position_is_source, may_interrupt
#   class_is_grb          class_is_among     classes = ["grb", "xray"]
#   class_permits_response                   except = [reasons of the notice that do not count here]
#   error_within_field    at_most_half_fields = 1.0      or at_most_deg
#   fresh, not_stale      at_most_s, since the trigger
#   significance_enough   at_least_sigma                 false_alarm_rare      at_most_per_year
#   above_hard_limit      at_least_deg, now              sun_is_down           at_most_deg, now
#   high_enough_tonight   at_least_deg, at best          up_long_enough        at_least_s, above_deg
#   far_from_sun          at_least_deg                   moon_not_bright       at_most_fraction
#   far_from_moon         at_least_deg, when_illuminated (a Moon that is down or dimmer does not count)
#   responses_tonight     at_most, this one included     mission_responses_tonight
#
# may_interrupt: nothing runs, or what runs has a lower priority (0 to 100) than the strategy.
# ---------------------------------------------------------------------------------------------------------------
[list]

# What is beyond doubt no case for this telescope.
no_case = [
    { rule = "not_a_test", else = "ignore", unknown = "go_on" },
    { rule = "not_a_retraction", else = "ignore" },
    { rule = "class_permits_response", else = "ignore", except = ["class_unstated", "time_unreadable", "possible_cosmic_ray", "position_doubtful"] },
    { rule = "position_is_source", else = "ignore" },
]

too_late = [
    { rule = "not_stale", at_most_s = 86400, else = "ignore", unknown = "go_on" },
    { rule = "high_enough_tonight", at_least_deg = 15, else = "ignore", unknown = "go_on" },
]

# Doubts that a person may settle.
doubtful = [
    { rule = "not_a_test", else = "ignore", unknown = "ask" },
    { rule = "class_permits_response", else = "ask" },
    { rule = "times_readable", else = "ask" },
    { rule = "error_within_field", at_most_half_fields = 1.0, else = "ask" },
]

now = [
    { rule = "fresh", at_most_s = 3600, else = "queue" },
    { rule = "above_hard_limit", at_least_deg = 15, else = "queue" },
    { rule = "sun_is_down", at_most_deg = -12, else = "queue" },
    { rule = "far_from_sun", at_least_deg = 30, else = "queue" },
]

within_our_means = [
    { rule = "may_interrupt", else = "queue" },
    { rule = "responses_tonight", at_most = 12, else = "ask" },
]

# ---------------------------------------------------------------------------------------------------------------
# Strategies, the first that fits is used. A description may say missions, kinds and not_kinds (the mission's names of
# its notices, * stands for anything), instruments, classes, positions, test; what it leaves out may be anything.
# ---------------------------------------------------------------------------------------------------------------

[[strategy]]
name = "Gravitational waves"
why = "Their area is hundreds of fields: a matter of galaxies and tiles, never of one slew."
missions = ["lvk"]
require = [
    { rule = "not_a_test", else = "ignore" },
    { rule = "not_a_retraction", else = "ignore" },
    { rule = "class_permits_response", else = "ignore", except = ["sky_map_only", "no_position"] },
    { rule = "false_alarm_rare", at_most_per_year = 12, else = "ignore" },
    { rule = "not_stale", at_most_s = 259200, else = "ignore" },
]
outcome = "queue"

[[strategy]]
name = "Neutrinos"
why = "No burst in most cases, and mostly wider than the field; one that fits is for a person to judge."
classes = ["neutrino"]
require = [
    "no_case",
    "too_late",
    { rule = "false_alarm_rare", at_most_per_year = 4, else = "ignore", unknown = "go_on" },
    { rule = "up_long_enough", at_least_s = 1800, above_deg = 20, else = "ignore", unknown = "go_on" },
    { rule = "error_within_field", at_most_half_fields = 1.0, else = "queue" },
]
outcome = "ask"
ask_within_s = 1800

[[strategy]]
name = "Wide positions"
why = "Degrees wide: one field of 10' hardly ever holds the burst. Another mission may place it better."
kinds = ["FERMI_GBM_*", "JSON:fermi/gbm*", "TEXT:Fermi-GBM*", "GECAM_*", "SVOM:grm*", "KONUS*", "CALET*", "IPN*", "INTEGRAL_SPIACS*", "JSON:burstcube*", "JSON:glowbug*"]
require = [
    "no_case",
    "too_late",
    { rule = "error_within_field", at_most_half_fields = 1.0, else = "ignore" },
    { rule = "class_is_grb", else = "ignore" },
]
outcome = "ask"
ask_within_s = 600

[[strategy]]
name = "X-ray transients"
why = "Einstein Probe and the like name no class; their positions fit the field and the source fades fast."
classes = ["xray"]
require = [
    "no_case",
    "too_late",
    "doubtful",
    { rule = "class_is_among", classes = ["xray"], else = "ignore" },
    "now",
    { rule = "far_from_moon", at_least_deg = 10, when_illuminated = 0.3, else = "queue" },
    { rule = "mission_responses_tonight", at_most = 4, else = "ask" },
    "within_our_means",
]
outcome = "respond"
priority = 70
ask_within_s = 600

[[strategy]]
name = "Bursts of SVOM and INTEGRAL"
why = "They name no class, but place hardly anything else: a strong signal settles it, a weak one a person."
missions = ["svom", "integral"]
require = [
    "no_case",
    { rule = "class_is_grb", else = "ignore", unknown = "go_on" },
    "too_late",
    "doubtful",
    { rule = "significance_enough", at_least_sigma = 8, else = "ask" },
    "now",
    "within_our_means",
]
outcome = "respond"
priority = 80
ask_within_s = 600

# The last strategy is for everything that is left.
[[strategy]]
name = "Bursts"
why = "A burst that its mission calls one, at a place that fits the field: what this telescope is here for."
require = [
    "no_case",
    { rule = "class_is_grb", else = "ignore", unknown = "go_on" },
    "too_late",
    "doubtful",
    { rule = "class_is_grb", else = "ignore", unknown = "ask" },
    "now",
    "within_our_means",
]
outcome = "respond"
priority = 80
ask_within_s = 600
unanswered = "queue"
)policy";
    // clang-format on
}

} // namespace tulpar
