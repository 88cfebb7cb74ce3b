#pragma once

#include "core/policy/policy_text.h"
#include "core/policy/policy_trial.h"

#include <cstddef>
#include <string>

namespace tulpar {

/// What was played to a pair of policies, and how.
struct TrialPlayed {
    std::string file;
    std::string against;
    std::string recording;
    UtcInstant first;
    UtcInstant last;
    std::size_t notices = 0;
    std::size_t refused = 0; ///< no notices
    std::size_t unreadable = 0; ///< of the recording itself
    TrialTerms terms;
};

/// Every strategy with its rules, as understood.
[[nodiscard]] std::string checkText(const std::string &file, const PolicyRead &read, Angle halfField);
[[nodiscard]] std::string checkJson(const std::string &file, const PolicyRead &read);

/// What the second policy would have gained, lost and disturbed: sums and every event where they differ.
[[nodiscard]] std::string trialText(
    const TrialPlayed &played, const PolicyTrial &before, const PolicyTrial &after);
/// A summary, then a line for each event where they differ.
[[nodiscard]] std::string trialJson(
    const TrialPlayed &played, const PolicyTrial &before, const PolicyTrial &after);

[[nodiscard]] std::string refusalJson(const std::string &file, const Error &error);

} // namespace tulpar
