#include "app/shot_options.h"

#include "app/desk_scenes.h"
#include "app/desk_start.h"

#include <QCommandLineParser>
#include <QFileInfo>

namespace tulpar {

using namespace Qt::Literals::StringLiterals;

namespace {

QSize sizeOf(const QString &text)
{
    const QStringList parts = text.split(u'x');
    if (parts.size() != 2)
        return {};
    const QSize size(parts[0].toInt(), parts[1].toInt());
    return size.width() >= 100 && size.height() >= 100 && size.width() <= 8000 && size.height() <= 8000
        ? size
        : QSize();
}

} // namespace

Result<Picture> readPicture(QCommandLineParser &parser, const QStringList &arguments)
{
    parser.setApplicationDescription(u"A picture of the desk or of one panel."_s);
    const QCommandLineOption panel(
        u"panel"_s,
        u"desk, chart, viewer, alerts, response, devices, standing, alarms, safety, night, programme, archive or about"_s,
        u"NAME"_s, u"desk"_s);
    const QCommandLineOption scenario(
        u"scenario"_s, u"a .night file, or a scene: %1"_s.arg(sceneNames().join(u", "_s)), u"NAME"_s,
        u"idle"_s);
    const QCommandLineOption at(
        u"at"_s, u"seconds from the receipt of the notice, or from the start of the file's night"_s,
        u"SECONDS"_s);
    const QCommandLineOption frame(
        u"frame"_s, u"FITS image shown in the viewer, or one a channel apart by commas"_s, u"FILES"_s);
    const QCommandLineOption attach(u"attach"_s, u"a running core instead of a scene"_s, u"ADDRESS"_s);
    const QCommandLineOption size(u"size"_s, u"of the desk or panel"_s, u"WxH"_s, u"1600x1000"_s);
    const QCommandLineOption reasons(u"reasons"_s, u"with the reasons unfolded"_s);
    const QCommandLineOption details(u"details"_s, u"with the details of the newest alert"_s);
    const QCommandLineOption story(u"story"_s, u"with the story of this event"_s, u"EVENT"_s);
    const QCommandLineOption whole(u"whole"_s, u"the story in the whole window"_s);
    const QCommandLineOption entry(
        u"entry"_s, u"with the entry by hand: `position`, or the file of a notice"_s, u"WHAT"_s);
    const QCommandLineOption who(u"who"_s, u"who speaks at the desk"_s, u"NAME"_s);
    const QCommandLineOption unlinked(
        u"unlinked"_s, u"SECONDS after the core was last heard"_s, u"SECONDS"_s);
    const QCommandLineOption people(u"people"_s, u"with the list of who speaks"_s);
    const QCommandLineOption byHand(u"by-hand"_s, u"with the levers of single devices"_s);
    const QCommandLineOption condition(u"condition"_s, u"chosen in the safety panel"_s, u"NAME"_s);
    const QCommandLineOption block(u"block"_s, u"chosen in the night, by its name"_s, u"NAME"_s);
    const QCommandLineOption layers(
        u"layers"_s, u"of the chart, apart by commas, off with '-' in front"_s, u"NAMES"_s);
    const QCommandLineOption find(u"find"_s, u"on the chart: a name or coordinates"_s, u"WORDS"_s);
    const QCommandLineOption field(u"field"_s, u"of the chart around what was found"_s, u"DEGREES"_s);
    const QCommandLineOption hours(u"hours"_s, u"from now, shown by the chart"_s, u"HOURS"_s);
    const QCommandLineOption actions(u"actions"_s, u"with what can be done at the place found"_s);
    const QCommandLineOption bare(u"bare"_s, u"without the card of what was found"_s);
    const QCommandLineOption words(u"words"_s, u"in the open search of the chart"_s, u"WORDS"_s);
    const QCommandLineOption switches(u"switches"_s, u"with the layers' switches of the chart"_s);
    const QCommandLineOption keys(
        u"keys"_s, u"pressed in the viewer, apart by blanks, as 'C Ctrl+R'"_s, u"KEYS"_s);
    const QCommandLineOption search(u"search"_s, u"words in the queue's search"_s, u"WORDS"_s);
    const QCommandLineOption archive(
        u"archive"_s, u"searched in the panel archive: a file, or postgresql://..."_s, u"ADDRESS"_s);
    const QCommandLineOption topic(u"in"_s, u"of the archive: frames, events or nights"_s, u"TOPIC"_s);
    parser.addOptions({archive, topic, panel, scenario, at,      frame,    attach, size,   reasons,   details,
                       story,   whole, entry, search,   who,     unlinked, people, byHand, condition, block,
                       layers,  find,  field, hours,    actions, switches, bare,   words,  keys});
    addLookOptions(parser);
    parser.addPositionalArgument(u"OUT.png"_s, u"where the picture goes"_s);
    if (!parser.parse(QStringList{u"tulpar shot"_s} + arguments))
        return fail(Errc::Malformed, parser.errorText().toStdString());
    if (parser.positionalArguments().size() != 1)
        return fail(Errc::Malformed, "one output file is needed");
    Picture picture{
        parser.positionalArguments().front(),
        parser.value(panel),
        sizeOf(parser.value(size)),
        parser.isSet(size),
        parser.isSet(reasons),
        parser.isSet(details),
        parser.value(story),
        parser.isSet(whole),
        parser.value(entry),
        parser.value(search),
        parser.value(who),
        parser.isSet(unlinked),
        parser.isSet(people),
        parser.isSet(byHand),
        parser.value(condition),
        parser.value(block),
        parser.value(keys).split(u' ', Qt::SkipEmptyParts),
        {parser.value(layers).split(u',', Qt::SkipEmptyParts), parser.value(find),
         parser.value(field).toDouble(), parser.value(hours).toDouble(), parser.isSet(actions),
         parser.isSet(switches), parser.isSet(bare), parser.value(words)},
        parser.value(scenario),
        {},
        {},
        parser.value(attach),
        parser.value(unlinked).toDouble(),
        {},
        parser.value(topic)};
    if (!picture.size.isValid())
        return fail(Errc::Malformed, "--size is WIDTHxHEIGHT, each 100 to 8000");
    for (const QString &path : parser.value(frame).split(u',', Qt::SkipEmptyParts))
        picture.frames.append(QFileInfo(path).absoluteFilePath());
    if (parser.isSet(archive)) {
        const auto address = parseArchiveAddress(parser.value(archive));
        if (!address)
            return tl::unexpected(address.error());
        picture.archive = *address;
    }
    if (parser.isSet(at)) {
        bool ok = false;
        picture.seconds = parser.value(at).toDouble(&ok);
        if (!ok)
            return fail(Errc::Malformed, "--at is a number of seconds");
    }
    return picture;
}

} // namespace tulpar
