#pragma once

#include "core/nights/virtual_observatory.h"

#include <QFile>

namespace tulpar {

/// An Einstein Probe alert after GCN's schema; high in the sky of Assy-Turgen at the receipt.
inline std::string probeNotice(
    double raDeg, double decDeg, double errorDeg, const std::string &time, int id = 7)
{
    return R"({"$schema":"https://gcn.nasa.gov/schema/v4.1.0/gcn/notices/einstein_probe/wxt/alert.schema.json",)"
           R"("instrument":"WXT","id":["0170)"
        + std::to_string(id) + R"("],"trigger_time":")" + time + R"(","ra":)" + std::to_string(raDeg)
        + R"(,"dec":)" + std::to_string(decDeg) + R"(,"ra_dec_error":)" + std::to_string(errorDeg)
        + R"(,"image_energy_range":[0.5,4],"net_count_rate":1.0,"image_snr":12.0})";
}

/// A virtual observatory in the night of GRB 201015A, with what a test asks of it.
struct Night {
    static UtcInstant receipt() { return *parseUtc("2020-10-15T22:50:33Z"); }

    explicit Night(bool open, HardwareProfile profile = HardwareProfile::Assy)
        : Night(open, profile, [](CoreConfig &) {})
    {
    }

    template <class Change>
    Night(bool open, HardwareProfile profile, const Change &change)
        : observatory(configFor(profile, change), worldFor(open, profile), receipt() - 5s)
    {
        observatory.liveUntil(receipt() - 4s);
        if (open)
            armed = observatory.request(Arm{});
        observatory.liveUntil(receipt());
    }

    template <class Change>
    static CoreConfig configFor(HardwareProfile profile, const Change &change)
    {
        CoreConfig config = simulatedConfig(profile);
        change(config);
        return config;
    }

    static World worldFor(bool open, HardwareProfile profile)
    {
        World world(assySite(), receipt() - 5s);
        world.setProfile(profile);
        world.place({100, 60}, open ? 1 : 0, open ? 1 : 0);
        return world;
    }

    static std::string notice()
    {
        QFile file(QStringLiteral(TULPAR_SOURCE_DIR "/resources/notices/grb201015a.xml"));
        return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
    }

    template <class F>
    [[nodiscard]] std::vector<F> facts() const
    {
        std::vector<F> all;
        for (const FactRecord &record : observatory.journal())
            if (const auto fact = factOf(record); fact && std::holds_alternative<F>(*fact))
                all.push_back(std::get<F>(*fact));
        return all;
    }

    bool liveFor(Duration d, const std::function<bool()> &done = {})
    {
        return observatory.liveUntil(observatory.now().utc + d, done);
    }

    /// Another client of the devices commands.
    [[nodiscard]] bool another(const CommandBody &command)
    {
        return observatory.port().submit({0, command}).has_value();
    }

    [[nodiscard]] Snapshot snapshot() { return observatory.core().snapshot(); }
    [[nodiscard]] bool isClosed()
    {
        return observatory.world().roof().state == OpeningState::Closed
            && observatory.world().cover().state == OpeningState::Closed;
    }

    VirtualObservatory observatory;
    Answer armed;
};

} // namespace tulpar
