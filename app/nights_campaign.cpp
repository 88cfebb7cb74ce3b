#include "app/nights_campaign.h"

#include "core/nights/random_night.h"
#include "core/session/fact.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <map>
#include <mutex>
#include <thread>
#include <utility>

namespace tulpar {

namespace {

constexpr std::uint64_t kProgressEvery = 50;

std::string hex(std::uint64_t number)
{
    char text[17];
    std::snprintf(text, sizeof text, "%016llx", static_cast<unsigned long long>(number));
    return text;
}

double rounded(Duration duration)
{
    return std::round(seconds(duration) * 1e3) / 1e3;
}

} // namespace

void NightsTotals::add(std::uint32_t seed, NightResult night)
{
    ++seeds;
    alerts += static_cast<std::uint64_t>(night.alerts);
    responses += static_cast<std::uint64_t>(night.responses);
    faults += static_cast<std::uint64_t>(night.faults);
    facts += night.facts;
    totals.insert(totals.end(), night.totals.begin(), night.totals.end());
    takenUp.insert(takenUp.end(), night.takenUp.begin(), night.takenUp.end());
    for (BrokenInvariant &one : night.broken)
        broken.push_back({seed, std::move(one)});
    Fingerprint print;
    print.add(fingerprint);
    print.add(night.fingerprint);
    fingerprint = print.value();
}

void NightsTotals::finish()
{
    std::sort(totals.begin(), totals.end());
    std::sort(takenUp.begin(), takenUp.end());
}

Duration NightsTotals::quantile(const std::vector<Duration> &sorted, double part)
{
    if (sorted.empty())
        return {};
    const auto at = static_cast<std::size_t>(part * static_cast<double>(sorted.size()));
    return sorted[std::min(at, sorted.size() - 1)];
}

NightsTotals runNights(const NightsCampaign &campaign, const std::function<void(std::uint64_t)> &progress)
{
    NightsTotals totals;
    std::mutex lock;
    std::uint32_t next = campaign.first;
    std::uint32_t merged = campaign.first;
    std::map<std::uint32_t, NightResult> waiting; // done before an earlier seed
    std::uint64_t done = 0;
    const auto work = [&] {
        while (true) {
            std::uint32_t seed = 0;
            {
                const std::lock_guard guard(lock);
                if (next > campaign.last)
                    return;
                seed = next++;
            }
            NightResult night = playNight(randomNight(seed));
            const std::lock_guard guard(lock);
            waiting.emplace(seed, std::move(night));
            for (auto first = waiting.begin(); first != waiting.end() && first->first == merged;
                 first = waiting.erase(first), ++merged)
                totals.add(first->first, std::move(first->second));
            if (++done % kProgressEvery == 0 && progress)
                progress(done);
        }
    };
    std::vector<std::thread> threads;
    for (int i = 1; i < campaign.threads; ++i)
        threads.emplace_back(work);
    work();
    for (std::thread &thread : threads)
        thread.join();
    totals.finish();
    return totals;
}

std::string totalsAsJson(const NightsTotals &totals)
{
    nlohmann::ordered_json json;
    json["seeds"] = totals.seeds;
    json["nights"] = totals.seeds;
    json["alerts"] = totals.alerts;
    json["responses"] = totals.responses;
    json["median_total_s"] = rounded(NightsTotals::quantile(totals.totals, 0.5));
    json["p99_total_s"] = rounded(NightsTotals::quantile(totals.totals, 0.99));
    json["taken_up"] = totals.takenUp.size();
    json["median_taken_up_s"] = rounded(NightsTotals::quantile(totals.takenUp, 0.5));
    json["faults_injected"] = totals.faults;
    json["invariants_broken"] = totals.broken.size();
    json["broken"] = nlohmann::ordered_json::array();
    for (const BrokenNight &one : totals.broken)
        json["broken"].push_back(
            {{"seed", one.seed},
             {"invariant", std::string(nameOf(one.broken.invariant))},
             {"utc", isoUtc(one.broken.at)},
             {"detail", one.broken.detail}});
    if (!totals.missed.empty())
        json["expectations_missed"] = totals.missed;
    json["facts"] = totals.facts;
    json["hash"] = hex(totals.fingerprint);
    return json.dump();
}

std::string describeBroken(const BrokenNight &night)
{
    std::string text = "seed " + std::to_string(night.seed) + ", " + isoUtc(night.broken.at) + ", "
        + std::string(nameOf(night.broken.invariant)) + ": " + std::string(sentenceOf(night.broken.invariant))
        + "\n  " + night.broken.detail + "\n";
    for (const FactRecord &fact : night.broken.lastFacts)
        text += "    " + asJsonLine(fact) + "\n";
    return text;
}

} // namespace tulpar
