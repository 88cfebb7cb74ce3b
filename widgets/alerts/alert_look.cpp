#include "widgets/alerts/alert_look.h"

namespace tulpar {

AlertLook alertLook(AlertState state)
{
    switch (state) {
    case AlertState::New:
        return {Mark::Resting, Need::None, false, false};
    case AlertState::Responding:
        return {Mark::Moving, Need::Look, false, false};
    case AlertState::Observed:
        return {Mark::Done, Need::None, false, false};
    case AlertState::Queued:
        return {Mark::Waiting, Need::None, false, false};
    case AlertState::Asking:
        return {Mark::Asks, Need::Act, false, false};
    case AlertState::Ignored:
        return {Mark::Closed, Need::None, false, true};
    case AlertState::Refused:
        return {Mark::Unknown, Need::None, false, true};
    case AlertState::Retracted:
        return {Mark::Refused, Need::None, true, true};
    case AlertState::Failed:
        return {Mark::Trouble, Need::Act, false, false};
    case AlertState::Superseded:
        return {Mark::Replaced, Need::None, false, true};
    case AlertState::NotABurst:
        return {Mark::Barred, Need::None, false, true};
    case AlertState::Test:
        return {Mark::Trial, Need::None, false, true};
    case AlertState::Declined:
        return {Mark::NoEntry, Need::None, false, true};
    }
    return {};
}

AlertGroup groupOf(AlertState state)
{
    switch (state) {
    case AlertState::Asking:
    case AlertState::Failed:
        return AlertGroup::NeedsPerson;
    case AlertState::New:
    case AlertState::Responding:
    case AlertState::Observed:
    case AlertState::Queued:
        return AlertGroup::Followed;
    case AlertState::Ignored:
    case AlertState::Retracted:
    case AlertState::Superseded:
    case AlertState::NotABurst:
    case AlertState::Declined:
        return AlertGroup::PassedBy;
    case AlertState::Refused:
    case AlertState::Test:
        return AlertGroup::Others;
    }
    return AlertGroup::Others;
}

} // namespace tulpar
