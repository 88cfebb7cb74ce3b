#include "app/desk_sound.h"

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>

#include <cmath>
#include <numbers>
#include <vector>

namespace tulpar {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kRate = 22050;

void addTone(std::vector<std::int16_t> &samples, double hertz, double lengthS)
{
    const int count = static_cast<int>(lengthS * kRate);
    for (int i = 0; i < count; ++i) {
        const double edge = std::min({1.0, i / (0.01 * kRate), (count - i) / (0.03 * kRate)}); // no click
        const double phase = 2 * std::numbers::pi * hertz * i / kRate;
        samples.push_back(static_cast<std::int16_t>(std::lround(16000 * edge * std::sin(phase))));
    }
}

void put(QByteArray &bytes, std::uint32_t value, int size)
{
    for (int i = 0; i < size; ++i)
        bytes.append(static_cast<char>((value >> (8 * i)) & 0xff));
}

} // namespace

QByteArray DeskSound::wave(Tune tune)
{
    const bool isAlarm = tune == Tune::Notice || tune == Tune::Warning || tune == Tune::Danger;
    const int times = tune == Tune::Danger ? 3 : tune == Tune::Ask || tune == Tune::Warning ? 2 : 1;
    std::vector<std::int16_t> samples;
    for (int i = 0; i < times; ++i) {
        addTone(samples, isAlarm ? 880 : 660, 0.16);
        addTone(samples, isAlarm ? 440 : 990, 0.28);
        addTone(samples, 0, 0.12);
    }
    const auto size = static_cast<std::uint32_t>(samples.size() * 2);
    QByteArray bytes("RIFF");
    put(bytes, 36 + size, 4);
    bytes += "WAVEfmt ";
    put(bytes, 16, 4);
    put(bytes, 1, 2); // PCM
    put(bytes, 1, 2);
    put(bytes, kRate, 4);
    put(bytes, kRate * 2, 4);
    put(bytes, 2, 2);
    put(bytes, 16, 2);
    bytes += "data";
    put(bytes, size, 4);
    for (const std::int16_t sample : samples)
        put(bytes, static_cast<std::uint16_t>(sample), 2);
    return bytes;
}

void DeskSound::play(CallWatch::Sound sound)
{
    if (sound != CallWatch::Sound::None)
        play(sound == CallWatch::Sound::Ask ? Tune::Ask : Tune::Response);
}

void DeskSound::play(AlarmWeight weight)
{
    play(
        weight == AlarmWeight::Danger        ? Tune::Danger
            : weight == AlarmWeight::Warning ? Tune::Warning
                                             : Tune::Notice);
}

void DeskSound::play(Tune tune)
{
    QApplication::beep();
    if (!m_isLooked) {
        m_isLooked = true;
        for (const QString &name : {u"pw-play"_s, u"paplay"_s, u"aplay"_s})
            if (m_player.isEmpty())
                m_player = QStandardPaths::findExecutable(name);
    }
    if (m_player.isEmpty())
        return;
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::CacheLocation);
    QDir().mkpath(folder);
    constexpr const char *kFiles[] = {"response", "ask", "notice", "warning", "danger"};
    const QString path = folder + u"/%1.wav"_s.arg(QLatin1String(kFiles[static_cast<int>(tune)]));
    if (!QFile::exists(path)) {
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(wave(tune)) < 0)
            return; // the bell has rung, the bar stands
    }
    QProcess::startDetached(m_player, {path});
}

} // namespace tulpar
