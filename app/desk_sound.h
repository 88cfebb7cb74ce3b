#pragma once

#include "core/safety/alarm.h"
#include "widgets/alerts/call_watch.h"

#include <QString>

namespace tulpar {

/// Plays the calls for a person and the alarms on the machine's own loudspeaker: two tones made here, through
/// whichever of PipeWire's, PulseAudio's and ALSA's players is installed, and the display's bell beside them.
/// VNC carries none of it: the bar, the title and core/notify call there. GUI thread; never waits.
class DeskSound {
public:
    enum class Tune { Response, Ask, Notice, Warning, Danger };

    void play(Tune tune);
    void play(CallWatch::Sound sound);
    void play(AlarmWeight weight);

    /// The tones as a WAV file: 16 bit, 22.05 kHz, mono. Ask rises twice, Response once; alarms fall, the
    /// more often the heavier.
    [[nodiscard]] static QByteArray wave(Tune tune);

private:
    QString m_player;
    bool m_isLooked = false;
};

} // namespace tulpar
