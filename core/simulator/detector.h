#pragma once

#include <cstdint>
#include <random>
#include <vector>

namespace tulpar {

inline constexpr double kBiasAdu = 500;

/// Photoelectrons a count: the EM gain is divided out. Gain 1 reads through the conventional amplifier.
[[nodiscard]] double gainEPerAdu(int emGain);
/// Read noise in counts: 50 electrons at the EM output (10 MHz), 6 at the conventional one.
[[nodiscard]] double readNoiseAdu(int emGain);
/// Electrons of an exposure without light: thermal (0.01 a second at -60 C, twice as many every 7 C) and
/// clock-induced.
[[nodiscard]] double darkElectrons(double exposureS, double sensorC);

/// Turns expected electrons of a pixel into counts: Poisson, then multiplication (exponential for each
/// electron, so that the variance is twice Poisson's), read noise, bias, 16 bits. Confine to one thread.
class Detector {
public:
    explicit Detector(int emGain);

    [[nodiscard]] std::uint16_t count(double expectedElectrons, std::mt19937 &chance) const;
    /// 65536 independent counts of the same expectation, for filling frames quickly.
    [[nodiscard]] std::vector<std::uint16_t> counts(double expectedElectrons, std::mt19937 &chance) const;

private:
    [[nodiscard]] double normal(std::mt19937 &chance) const;
    int m_emGain = 1;
    double m_aduPerElectron = 1; ///< after multiplication
    double m_readAdu = 6;
    std::vector<float> m_normals; ///< unit normal deviates to draw from
};

} // namespace tulpar
