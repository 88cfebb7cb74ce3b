#pragma once

#include "tests/programs/support_device_side.h"
#include "tests/programs/support_scene.h"

#include <QElapsedTimer>
#include <QProcess>

#include <array>
#include <memory>
#include <random>
#include <string>

namespace tulpar {

enum class Victim { Core, Desk, Lab, Server, Driver };

template <>
struct EnumNames<Victim> {
    static constexpr std::array<std::string_view, 5> names{"core", "desk", "lab", "indiserver", "driver"};
};

/// One row of the campaign's table.
struct KillRow {
    int run = 0;
    Victim victim = Victim::Core;
    bool isCoreStartedAgain = false; ///< of a killed core
    double killedAfterS = 0; ///< the notice
    std::string state; ///< of the response and the roof, at the kill
    std::string weather; ///< "fine", or what and when, in seconds from the kill
    bool mustClose = false;
    double closedAfterS = -1; ///< unsafe; -1: it was not measured closed
    int notices = 0;
    int frames = 0;
    int commands = 0; ///< that reached the devices
    std::string flaws; ///< empty: as it must be
};

/// One run of the campaign: a night of its own, a burst, one of the programs killed at a random moment of the
/// response, the weather turning bad in half of the runs, and what is left judged by the device side and the
/// journal. All chance comes from seed and number, so one run can be played again. Real processes; needs an
/// event loop.
class NightKill {
public:
    NightKill(int run, std::uint32_t seed);

    [[nodiscard]] KillRow play();

    static constexpr double kHeartbeatLimitS = 6;
    static constexpr double kStaleS = 10; ///< weather older is unknown
    static constexpr double kClosedWithinS = 60;

private:
    using Flaw = QString;
    [[nodiscard]] Flaw prepare();
    [[nodiscard]] Flaw strike();
    [[nodiscard]] Flaw watchClosing();
    [[nodiscard]] Flaw goesOn();
    [[nodiscard]] Flaw comeBack();
    [[nodiscard]] Flaw judge();
    [[nodiscard]] Flaw noticeFlaws() const;
    [[nodiscard]] Flaw frameFlaws();
    [[nodiscard]] Flaw commandFlaws();

    [[nodiscard]] double elapsedS() const { return 1e-3 * static_cast<double>(m_sinceNotice.elapsed()); }
    [[nodiscard]] bool isWeatherDue() const
    {
        return m_isBad && m_weatherAtS < 0 && elapsedS() >= m_weatherDueS;
    }
    void turnWeather();
    void sendOther();
    void wait(double untilS);
    [[nodiscard]] std::string stateNow() const;

    KillRow m_row;
    std::mt19937 m_chance;
    bool m_isBad = false;
    bool m_isStale = false;
    double m_killDueS = 0;
    double m_weatherDueS = 0;
    double m_restartDueS = 0;
    double m_weatherAtS = -1; ///< really
    double m_killedAtS = -1;
    UtcInstant m_shut; ///< machine's UTC, when it was closed for good
    int m_others = 0;
    std::unique_ptr<Scene> m_scene;
    std::unique_ptr<DeviceSide> m_side;
    QProcess m_desk;
    QElapsedTimer m_sinceNotice;
    std::vector<QByteArray> m_sent; ///< by offset
};

} // namespace tulpar
