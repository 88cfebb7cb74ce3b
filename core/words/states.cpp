#include "core/words/night.h"
#include "core/words/sentences.h"

#include "core/response/response_table.h"

#include <QCoreApplication>

namespace tulpar::words {

using namespace Qt::Literals::StringLiterals;

namespace {

class Text {
    Q_DECLARE_TR_FUNCTIONS(words)
};

struct Said {
    const char *word;
    const char *sentence;
};

/// Stable words of the core; the sentences are marked for translation here and translated when asked.
constexpr Said kGoals[] = {
    {"open", QT_TRANSLATE_NOOP("words", "open")},     {"close", QT_TRANSLATE_NOOP("words", "close")},
    {"closed", QT_TRANSLATE_NOOP("words", "close")},  {"track", QT_TRANSLATE_NOOP("words", "track")},
    {"stop", QT_TRANSLATE_NOOP("words", "stop")},     {"park", QT_TRANSLATE_NOOP("words", "park")},
    {"expose", QT_TRANSLATE_NOOP("words", "expose")}, {"idle", QT_TRANSLATE_NOOP("words", "rest")},
    {"rest", QT_TRANSLATE_NOOP("words", "rest")},
};

template <std::size_t N>
QString said(const Said (&table)[N], const std::string &word)
{
    for (const Said &entry : table)
        if (word == entry.word)
            return QCoreApplication::translate("words", entry.sentence);
    return QString::fromStdString(word);
}

} // namespace

QString device(const DeviceId &device)
{
    switch (device.kind) {
    case DeviceKind::Mount:
        return Text::tr("mount");
    case DeviceKind::Roof:
        return Text::tr("roof");
    case DeviceKind::Cover:
        return Text::tr("cover");
    case DeviceKind::Camera:
        return Text::tr("camera %1").arg(channel(device.channel));
    case DeviceKind::Focuser:
        return Text::tr("focus");
    case DeviceKind::Rotator:
        return Text::tr("rotator");
    case DeviceKind::Weather:
        return Text::tr("weather");
    }
    return {};
}

QString opening(OpeningState state)
{
    switch (state) {
    case OpeningState::Unknown:
        return Text::tr("unknown");
    case OpeningState::Closed:
        return Text::tr("closed");
    case OpeningState::Opening:
        return Text::tr("opening");
    case OpeningState::Open:
        return Text::tr("open", "state of the roof or cover");
    case OpeningState::Closing:
        return Text::tr("closing");
    case OpeningState::PartlyOpen:
        return Text::tr("partly open");
    case OpeningState::Fault:
        return Text::tr("fault");
    }
    return {};
}

QString camera(CameraState state)
{
    switch (state) {
    case CameraState::Idle:
        return Text::tr("ready", "camera");
    case CameraState::Exposing:
        return Text::tr("exposing");
    case CameraState::Reading:
        return Text::tr("readout");
    case CameraState::Fault:
        return Text::tr("fault");
    }
    return {};
}

QString mount(const MountReport &mount)
{
    if (mount.isParked)
        return Text::tr("parked");
    if (mount.isSlewing)
        return Text::tr("slewing");
    if (mount.isTracking)
        return Text::tr("tracking");
    return Text::tr("at rest");
}

QString response(ResponseState state)
{
    switch (state) {
    case ResponseState::Idle:
        return Text::tr("waiting");
    case ResponseState::Vetting:
        return Text::tr("deciding");
    case ResponseState::Acquiring:
        return Text::tr("acquiring");
    case ResponseState::Exposing:
        return Text::tr("exposing");
    case ResponseState::Stopping:
        return Text::tr("stopping");
    }
    return {};
}

QString step(Step step)
{
    switch (step) {
    case Step::Received:
        return Text::tr("notice");
    case Step::Parsed:
        return Text::tr("read");
    case Step::Decided:
        return Text::tr("decided");
    case Step::FirstCommand:
        return Text::tr("first command");
    case Step::InField:
        return Text::tr("in field");
    case Step::RoofClear:
        return Text::tr("roof clear");
    case Step::CoverOpen:
        return Text::tr("cover open");
    case Step::FirstExposure:
        return Text::tr("exposure");
    case Step::FirstFrame:
        return Text::tr("first frame");
    }
    return {};
}

QString slowest(SlowestDevice device)
{
    switch (device) {
    case SlowestDevice::None:
        return Text::tr("none", "slowest device");
    case SlowestDevice::Mount:
        return Text::tr("mount");
    case SlowestDevice::Roof:
        return Text::tr("roof");
    case SlowestDevice::Cover:
        return Text::tr("cover");
    case SlowestDevice::Camera:
        return Text::tr("camera");
    }
    return {};
}

QString alert(AlertState state)
{
    switch (state) {
    case AlertState::New:
        return Text::tr("new");
    case AlertState::Responding:
        return Text::tr("responding");
    case AlertState::Observed:
        return Text::tr("observed");
    case AlertState::Queued:
        return Text::tr("queued");
    case AlertState::Asking:
        return Text::tr("asks you");
    case AlertState::Ignored:
        return Text::tr("ignored");
    case AlertState::Refused:
        return Text::tr("unreadable");
    case AlertState::Retracted:
        return Text::tr("retracted");
    case AlertState::Superseded:
        return Text::tr("superseded");
    case AlertState::NotABurst:
        return Text::tr("not a burst");
    case AlertState::Test:
        return Text::tr("test");
    case AlertState::Declined:
        return Text::tr("declined");
    case AlertState::Failed:
        return Text::tr("failed");
    }
    return {};
}

QString mode(Mode mode)
{
    switch (mode) {
    case Mode::Robotic:
        return Text::tr("robotic");
    case Mode::Manual:
        return Text::tr("manual");
    case Mode::Engineering:
        return Text::tr("engineering");
    }
    return {};
}

QString cause(const std::string &cause)
{
    const auto event = enumNamed<ResponseEvent>(cause);
    if (!event)
        return QString::fromStdString(cause);
    switch (*event) {
    case ResponseEvent::Alert:
        return Text::tr("alert received");
    case ResponseEvent::Accepted:
        return Text::tr("accepted");
    case ResponseEvent::Declined:
        return Text::tr("declined");
    case ResponseEvent::Acquired:
        return Text::tr("on target");
    case ResponseEvent::Lost:
        return Text::tr("target lost");
    case ResponseEvent::Improved:
        return Text::tr("better position");
    case ResponseEvent::Retracted:
        return Text::tr("retracted");
    case ResponseEvent::Finished:
        return Text::tr("all exposures taken");
    case ResponseEvent::OperatorStop:
        return Text::tr("stopped by a person");
    case ResponseEvent::Unsafe:
        return Text::tr("stopped: not safe");
    case ResponseEvent::Fault:
        return Text::tr("device fault");
    case ResponseEvent::Deadline:
        return Text::tr("took too long");
    case ResponseEvent::Superseded:
        return Text::tr("given up for a more important alert");
    case ResponseEvent::Quiet:
        return Text::tr("all at rest");
    }
    return {};
}

QString goal(const std::string &goal)
{
    return said(kGoals, goal);
}

QString channel(const std::string &channel)
{
    return QString::fromStdString(channel) + u'\u2032';
}

QString request(const RequestBody &request)
{
    struct Name {
        QString operator()(const MakeSafe &) const { return Text::tr("make safe"); }
        QString operator()(const StopMotion &) const { return Text::tr("stop motion"); }
        QString operator()(const StopResponse &) const { return Text::tr("stop the response"); }
        QString operator()(const Arm &) const { return Text::tr("arm"); }
        QString operator()(const Disarm &) const { return Text::tr("disarm"); }
        QString operator()(const SetMode &body) const
        {
            const auto wanted = enumNamed<Mode>(body.mode);
            return wanted ? mode(*wanted) : QString::fromStdString(body.mode);
        }
        QString operator()(const SetWorld &body) const
        {
            return Text::tr("simulation: %1").arg(QString::fromStdString(body.name));
        }
        QString operator()(const DecideAlert &body) const
        {
            return body.accept ? Text::tr("respond to the alert") : Text::tr("decline the alert");
        }
        QString operator()(const AcknowledgeAlert &) const { return Text::tr("acknowledge the alert"); }
        QString operator()(const NoteAlert &) const { return Text::tr("note"); }
        QString operator()(const NameAlert &) const { return Text::tr("another name"); }
        QString operator()(const EnterNotice &) const { return Text::tr("notice by hand"); }
        QString operator()(const EnterAlert &) const { return Text::tr("alert by hand"); }
        QString operator()(const ReloadPolicy &) const { return Text::tr("read the rules again"); }
        QString operator()(const ReadHistory &) const { return Text::tr("read earlier alerts again"); }
        QString operator()(const TryNotification &) const { return Text::tr("trial notification"); }
        QString operator()(const TakeControl &) const { return Text::tr("take control"); }
        QString operator()(const ReleaseControl &) const { return Text::tr("release control"); }
        QString operator()(const AnswerControl &) const { return Text::tr("answer who asks for control"); }
        QString operator()(const TakeBackControl &) const { return Text::tr("take control back"); }
        QString operator()(const BeginOverride &) const { return Text::tr("override"); }
        QString operator()(const EndOverride &) const { return Text::tr("end of override"); }
        QString operator()(const AcknowledgeAlarm &) const { return Text::tr("acknowledge alarm"); }
        QString operator()(const Operate &operate) const { return operation(operate.operation); }
        QString operator()(const RunNight &body) const
        {
            return body.run ? Text::tr("run the night") : Text::tr("no longer run the night");
        }
        QString operator()(const OrderStep &body) const { return nightStep(body.step); }
        QString operator()(const OrderBlock &body) const { return QString::fromStdString(body.target); }
        QString operator()(const EnterProgramme &) const { return Text::tr("programme"); }
    };
    return std::visit(Name{}, request);
}

QString answer(const RequestBody &body, const Answer &answer)
{
    if (answer.accepted && !answer.reasons.empty())
        return Text::tr("%1: accepted: %2", "request, reasons").arg(request(body), reasons(answer.reasons));
    if (answer.accepted)
        return Text::tr("%1: accepted", "request").arg(request(body));
    if (answer.reasons.empty())
        return Text::tr("%1: no answer, the link broke", "request").arg(request(body));
    return Text::tr("%1: not accepted: %2", "request, reasons").arg(request(body), reasons(answer.reasons));
}

} // namespace tulpar::words
