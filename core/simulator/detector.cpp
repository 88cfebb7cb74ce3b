#include "core/simulator/detector.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace tulpar {

namespace {
constexpr double kEmOutputEPerAdu = 4.5;
constexpr double kEmReadNoiseE = 50;
constexpr double kReadNoiseE = 6;
constexpr double kManyElectrons = 24; // from here on a normal law serves
constexpr std::size_t kTableSize = 65536;

double uniform(std::mt19937 &chance)
{
    return (static_cast<double>(chance()) + 0.5) / 4294967296.0;
}
} // namespace

double gainEPerAdu(int emGain)
{
    return emGain > 1 ? kEmOutputEPerAdu / emGain : 1.0;
}

double readNoiseAdu(int emGain)
{
    return emGain > 1 ? kEmReadNoiseE / kEmOutputEPerAdu : kReadNoiseE;
}

double darkElectrons(double exposureS, double sensorC)
{
    constexpr double kClockInduced = 0.004;
    return kClockInduced + 0.01 * std::exp2((sensorC + 60) / 7) * exposureS;
}

Detector::Detector(int emGain)
    : m_emGain(emGain)
    , m_aduPerElectron(emGain > 1 ? 1 / kEmOutputEPerAdu : 1.0)
    , m_readAdu(readNoiseAdu(emGain))
    , m_normals(kTableSize)
{
    std::mt19937 chance(20201015U); // any fixed deviates do; each is drawn by a fresh index
    double sum = 0;
    for (std::size_t i = 0; i < kTableSize; i += 2) {
        const double radius = std::sqrt(-2 * std::log(uniform(chance)));
        const double turn = 2 * std::numbers::pi * uniform(chance);
        m_normals[i] = static_cast<float>(radius * std::cos(turn));
        m_normals[i + 1] = static_cast<float>(radius * std::sin(turn));
        sum += static_cast<double>(m_normals[i]) + static_cast<double>(m_normals[i + 1]);
    }
    for (float &value : m_normals)
        value -= static_cast<float>(sum / static_cast<double>(kTableSize));
}

double Detector::normal(std::mt19937 &chance) const
{
    return static_cast<double>(m_normals[chance() >> 16U]);
}

std::uint16_t Detector::count(double expectedElectrons, std::mt19937 &chance) const
{
    double electrons = 0;
    if (expectedElectrons > kManyElectrons) {
        electrons = std::max(0.0, expectedElectrons + std::sqrt(expectedElectrons) * normal(chance));
    } else if (expectedElectrons > 0) {
        double left = uniform(chance);
        const double none = std::exp(-expectedElectrons);
        while (left > none) {
            electrons += 1;
            left *= uniform(chance);
        }
    }
    double output = electrons;
    if (m_emGain > 1 && electrons > 0) {
        if (electrons > kManyElectrons) {
            output = m_emGain * (electrons + std::sqrt(electrons) * normal(chance));
        } else {
            double product = 1;
            for (int i = 0; i < static_cast<int>(electrons); ++i)
                product *= uniform(chance);
            output = -m_emGain * std::log(product);
        }
    }
    const double adu = kBiasAdu + std::max(0.0, output) * m_aduPerElectron + m_readAdu * normal(chance);
    return static_cast<std::uint16_t>(std::clamp(adu + 0.5, 0.0, 65535.0));
}

std::vector<std::uint16_t> Detector::counts(double expectedElectrons, std::mt19937 &chance) const
{
    std::vector<std::uint16_t> all(kTableSize);
    for (std::uint16_t &value : all)
        value = count(expectedElectrons, chance);
    return all;
}

} // namespace tulpar
