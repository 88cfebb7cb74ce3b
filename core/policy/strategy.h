#pragma once

#include "core/alerts/notice.h"
#include "core/policy/decision.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tulpar {

/// Which notices something is for. Each empty list and missing value stands for "any".
struct NoticeMatch {
    std::vector<Mission> missions;
    std::vector<std::string> kinds; ///< patterns with `*`; capitals do not matter
    std::vector<std::string> notKinds;
    std::vector<std::string> instruments; ///< patterns likewise
    std::vector<SourceClass> classes;
    std::vector<PositionKind> positions;
    std::optional<Stated> test;
    bool operator==(const NoticeMatch &) const = default;

    [[nodiscard]] bool matches(const Notice &notice) const;
    /// Every notice that matches `other` matches this too (never true by mistake, false when in doubt).
    [[nodiscard]] bool covers(const NoticeMatch &other) const;
};

/// Whether `text` fits `pattern`, where `*` stands for any letters, also none; capitals do not matter.
[[nodiscard]] bool fitsPattern(std::string_view pattern, std::string_view text);

/// One thing that a strategy demands. The limit has the rule's unit (unitOf).
struct Requirement {
    Rule rule = Rule::NotATest;
    Outcome otherwise = Outcome::Ignore; ///< where it fails
    std::optional<Outcome> unknown; ///< where it cannot be judged; none: as where it fails
    bool unknownGoesOn = false; ///< where it cannot be judged, a later requirement settles it
    double limit = 0;
    bool inHalfFields = false; ///< error: the limit counts half widths of the field
    double above = 0; ///< up_long_enough: deg of altitude; far_from_moon: illumination from which it counts
    std::vector<SourceClass> classes; ///< class_is_among
    std::vector<SlewReason> except; ///< class_permits_response: reasons that do not count
    int line = 0; ///< in the policy's text
    bool operator==(const Requirement &) const = default;
};

/// How a region that one field cannot hold is covered by fields, as blocks of the night's programme.
struct TilingRule {
    Duration exposure = std::chrono::seconds(60); ///< of one frame, in every channel
    int count = 1; ///< frames a visit, in every channel
    int epochs = 2; ///< visits of each field: what fades shows between them
    Duration revisit = std::chrono::hours(1); ///< from one visit of a field to the next, at least
    int most = 100; ///< fields
    Duration within = std::chrono::hours(24); ///< from the trigger on; then no field is begun
    double priority = 100; ///< of the most probable field, as a block's; the others by their probability
    bool operator==(const TilingRule &) const = default;
};

/// What is done about the notices that it matches: the requirements in order; the first that fails decides;
/// all passed: the outcome.
struct Strategy {
    std::string name;
    std::string why; ///< for people, as written in the policy
    NoticeMatch when;
    std::vector<Requirement> requirements;
    Outcome outcome = Outcome::Ignore;
    int priority = 50; ///< of the response, 0 to 100
    Duration askWithin{};
    Outcome unanswered = Outcome::Queue;
    std::optional<TilingRule> tiles; ///< of what is queued; none: nothing is tiled
    int line = 0;
    bool operator==(const Strategy &) const = default;

    [[nodiscard]] bool demands(Rule rule) const;
};

} // namespace tulpar
