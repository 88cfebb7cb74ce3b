#include "widgets/viewer/look_words.h"

#include "core/words/numbers.h"
#include "core/words/sentences.h"

#include <QCoreApplication>
#include <QStringList>

namespace tulpar {

using namespace Qt::Literals::StringLiterals;

namespace {

class Text {
    Q_DECLARE_TR_FUNCTIONS(FrameViewer)
};

QString joined(const QStringList &words)
{
    return words.join(u" · "_s);
}

} // namespace

QString curveWord(StretchCurve curve)
{
    switch (curve) {
    case StretchCurve::Linear:
        return Text::tr("linear");
    case StretchCurve::Log:
        return Text::tr("log");
    case StretchCurve::Power:
        return Text::tr("power");
    case StretchCurve::Sqrt:
        return Text::tr("sqrt");
    case StretchCurve::Squared:
        return Text::tr("squared");
    case StretchCurve::Asinh:
        return u"asinh"_s;
    case StretchCurve::Sinh:
        return u"sinh"_s;
    case StretchCurve::HistogramEqualised:
        return Text::tr("equalised");
    case StretchCurve::MidtonesTransfer:
        return Text::tr("midtones");
    }
    return {};
}

QString limitsWord(const LimitsSettings &limits)
{
    switch (limits.kind) {
    case LimitsKind::MinMax:
        return Text::tr("min–max");
    case LimitsKind::Percentile:
        return Text::tr("%1 %").arg(words::number(limits.percent));
    case LimitsKind::Zscale:
        return u"zscale"_s;
    case LimitsKind::Sigma:
        return u"−%1…+%2 σ"_s.arg(words::number(limits.sigmasBelow), words::number(limits.sigmasAbove));
    case LimitsKind::User:
        return Text::tr("by hand");
    }
    return {};
}

QString mapWord(ColourMap map)
{
    switch (map) {
    case ColourMap::Grey:
        return Text::tr("grey");
    case ColourMap::Heat:
        return Text::tr("heat");
    case ColourMap::Cool:
        return Text::tr("cool");
    case ColourMap::RedNight:
        return Text::tr("red night");
    default:
        return QString::fromLatin1(nameOf(map).data(), static_cast<qsizetype>(nameOf(map).size()));
    }
}

QString showWords(const ViewerLook &look)
{
    QStringList words;
    switch (look.layout) {
    case ViewLayout::SideBySide:
        words.append(Text::tr("side by side"));
        break;
    case ViewLayout::Single:
        words.append(::tulpar::words::channel(look.channel));
        break;
    case ViewLayout::Blink:
        words.append(Text::tr("blink"));
        break;
    case ViewLayout::Reference:
        words.append(Text::tr("%1 blink first").arg(::tulpar::words::channel(look.channel)));
        break;
    case ViewLayout::Difference:
        words.append(Text::tr("%1 difference").arg(::tulpar::words::channel(look.channel)));
        break;
    case ViewLayout::Composite:
        words.append(u"RGB"_s);
        break;
    }
    words.append(
        look.source == ChannelSource::Live        ? Text::tr("live")
            : look.source == ChannelSource::Coadd ? Text::tr("coadd")
                                                  : Text::tr("sharpest"));
    return joined(words);
}

QString pictureWords(const ViewerLook &look, bool isRemote)
{
    QStringList words;
    if (look.stretch.isAutomatic() && look.ranges.empty())
        words.append(Text::tr("auto"));
    if (look.stretch.curve)
        words.append(curveWord(*look.stretch.curve));
    if (!look.ranges.empty())
        words.append(Text::tr("by hand"));
    else if (look.stretch.limits)
        words.append(limitsWord(*look.stretch.limits));
    if (look.tone.map != ColourMap::Grey)
        words.append(mapWord(look.tone.map));
    if (look.tone.isInverted)
        words.append(Text::tr("inverted"));
    if (!look.tone.contrastBias.isNeutral())
        words.append(Text::tr("contrast %1").arg(::tulpar::words::fixed(look.tone.contrastBias.contrast, 1)));
    if (isRemote)
        words.append(Text::tr("REMOTE"));
    return joined(words);
}

QString placeWords(const ViewState &view)
{
    QStringList words;
    if (view.isFit)
        words.append(Text::tr("fit"));
    if (view.skyTurn == ViewTurn())
        words.append(Text::tr("north up"));
    else if (view.skyTurn || view.turn != Turn())
        words.append(Text::tr("turned"));
    return joined(words);
}

} // namespace tulpar
