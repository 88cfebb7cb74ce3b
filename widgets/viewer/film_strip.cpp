#include "widgets/viewer/film_strip.h"

#include "core/fits/reader.h"
#include "core/threads/work_pool.h"
#include "core/words/numbers.h"
#include "core/words/sentences.h"
#include "widgets/viewer/frame_pixmap.h"

#include <QFileInfo>
#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>

#include <algorithm>
#include <filesystem>

namespace tulpar {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kSide = 96; // of a small picture, made once for all scales
constexpr int kPicturesKept = 600;

QImage smallPicture(const QString &path)
{
    const auto frame = openFrame(std::filesystem::path(path.toStdU16String()));
    const auto display = frame ? displayAtFirstSight(*frame, true) : std::nullopt;
    if (!display)
        return QImage(1, 1, QImage::Format_RGB32);
    const Placement placement(ViewState(), *frame, QSize(kSide, kSide));
    ViewSamples samples;
    sampleFrame(*frame, placement, Sampling::Box, samples);
    QImage picture;
    paintSamples(samples, paintTableOf(*display, Tone(), Qt::black), picture);
    return picture.convertToFormat(QImage::Format_Grayscale8);
}

} // namespace

FilmStrip::FilmStrip(FrameArchive &archive, WorkPool &pool, QWidget *parent)
    : QWidget(parent)
    , m_archive(archive)
    , m_pool(pool)
    , m_pictures(kPicturesKept)
{
    setAttribute(Qt::WA_OpaquePaintEvent);
    connect(&m_archive, &FrameArchive::changed, this, &FilmStrip::refresh);
}

void FilmStrip::refresh()
{
    if (m_back > 0) // looking back: what is looked at stays where it is
        m_back = std::min(m_back, furthest(static_cast<int>(shown().size())));
    if (isVisible())
        update();
}

void FilmStrip::setColours(const Palette &colours, const Scale &scale)
{
    m_colours = colours;
    m_scale = scale;
    update();
}

void FilmStrip::setFilter(const ArchiveFilter &filter)
{
    if (m_filter == filter)
        return;
    m_filter = filter;
    m_back = 0;
    update();
}

void FilmStrip::setChosen(const QString &path)
{
    if (m_chosen == path)
        return;
    m_chosen = path;
    const auto all = shown();
    const auto at =
        std::find_if(all.begin(), all.end(), [&](const FolderFrame *frame) { return frame->path == path; });
    if (at != all.end()) {
        const int count = static_cast<int>(all.size());
        const QRect place = cell(static_cast<int>(at - all.begin()), count);
        if (place.left() < 0)
            m_back += -place.left() + cellWidth();
        else if (place.right() > width())
            m_back -= place.right() - width();
        m_back = std::clamp(m_back, 0, furthest(count));
    }
    update();
}

std::vector<const FolderFrame *> FilmStrip::shown() const
{
    std::vector<const FolderFrame *> held;
    for (const FolderFrame &frame : m_archive.frames())
        if (m_filter.holds(frame))
            held.push_back(&frame);
    return held;
}

int FilmStrip::headHeight() const
{
    return QFontMetrics(Scale().font(font(), 0.88)).height() + m_scale.wholePx(6);
}

int FilmStrip::cellWidth() const
{
    const int most = m_scale.wholePx(84);
    return m_room == 0 ? most : std::clamp(m_room - 2 * headHeight(), m_scale.wholePx(40), most);
}

bool FilmStrip::areNamesShown() const
{
    return cellWidth() >= m_scale.wholePx(76); // else no time of a frame has room; the open one says its own
}

int FilmStrip::stripHeight() const
{
    return headHeight() + cellWidth() + (areNamesShown() ? headHeight() : 0);
}

void FilmStrip::setRoom(int height)
{
    m_room = height;
}

int FilmStrip::furthest(int count) const
{
    return std::max(0, count * cellWidth() - width());
}

QRect FilmStrip::cell(int index, int count) const
{
    // The newest at the right edge; a short night begins at the left.
    const int start = std::min(0, width() - count * cellWidth()) + m_back;
    return QRect(start + index * cellWidth(), headHeight(), cellWidth(), stripHeight() - headHeight());
}

std::vector<FilmStrip::Word> FilmStrip::filterWords() const
{
    const QFontMetrics metrics(Scale().font(font(), 0.88));
    std::vector<Word> all;
    int x = m_scale.wholePx(8);
    const auto add = [&](const QString &text, bool isOn, const ArchiveFilter &filter) {
        const int wide = metrics.horizontalAdvance(text) + m_scale.wholePx(12);
        all.push_back({QRect(x, 0, wide, headHeight()), text, isOn, filter});
        x += wide;
    };
    add(tr("all channels"), m_filter.channel.empty(), {{}, m_filter.event});
    for (const char *channel : {"g", "r", "i"})
        add(words::channel(channel), m_filter.channel == channel, {channel, m_filter.event});
    x += m_scale.wholePx(18);
    add(tr("all of the night"), m_filter.event.empty(), {m_filter.channel, {}});
    for (const std::string &event : m_archive.events())
        add(QString::fromStdString(event), m_filter.event == event, {m_filter.channel, event});
    return all;
}

void FilmStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_colours.panel);
    painter.fillRect(QRect(0, 0, width(), 1), m_colours.line);
    painter.setFont(Scale().font(font(), 0.88));
    const QFontMetrics metrics = painter.fontMetrics();
    for (const Word &word : filterWords()) {
        painter.setPen(word.isOn ? m_colours.text : m_colours.dimText);
        painter.drawText(word.place, Qt::AlignCenter, word.text);
        if (word.isOn) // told by a line, not by colour alone
            painter.fillRect(
                word.place.left() + m_scale.wholePx(6), word.place.bottom() - m_scale.wholePx(2),
                word.place.width() - m_scale.wholePx(12), m_scale.wholePx(1), m_colours.focus);
    }
    const auto frames = shown();
    const int count = static_cast<int>(frames.size());
    const QString told = tr("frames: %1").arg(count) + u"  ·  "_s
        + (!m_archive.isByHand()              ? tr("tonight")
               : m_archive.folder().isEmpty() ? tr("chosen files")
                                              : m_archive.folder());
    const std::vector<Word> heads = filterWords();
    const int room = width() - m_scale.wholePx(16) - (heads.empty() ? 0 : heads.back().place.right());
    painter.setPen(m_colours.dimText);
    painter.drawText(
        QRect(width() - m_scale.wholePx(8) - room, 0, room, headHeight()), Qt::AlignRight | Qt::AlignVCenter,
        metrics.elidedText(told, Qt::ElideLeft, room));
    if (frames.empty()) {
        painter.drawText(
            QRect(0, headHeight(), width(), height() - headHeight()), Qt::AlignCenter | Qt::TextWordWrap,
            m_archive.isReading() ? tr("Reading the folder")
                                  : tr("No frame here yet. Each frame appears as it is stored."));
        return;
    }
    for (int i = 0; i < count; ++i) {
        const QRect place = cell(i, count);
        if (place.right() >= 0 && place.left() <= width())
            paintCell(painter, place, *frames[static_cast<std::size_t>(i)]);
    }
}

void FilmStrip::paintCell(QPainter &painter, const QRect &place, const FolderFrame &frame)
{
    const int gap = m_scale.wholePx(2);
    const QRect box(place.left() + gap, place.top() + gap, place.width() - 2 * gap, place.width() - 2 * gap);
    if (const QImage *picture = m_pictures.object(frame.path)) {
        QImage toned = *picture;
        if (m_colours.lighting == Lighting::Red) {
            toned = picture->convertToFormat(QImage::Format_Indexed8);
            for (int i = 0; i < toned.colorCount(); ++i)
                toned.setColor(i, qRgb(qRed(toned.color(i)), 0, 0));
        }
        const QSize fitted = toned.size().scaled(box.size(), Qt::KeepAspectRatio);
        QRect at(QPoint(0, 0), fitted);
        at.moveCenter(box.center());
        painter.drawImage(at, toned);
    } else {
        painter.fillRect(box, m_colours.background);
        order(frame.path);
    }
    const bool isChosen = frame.path == m_chosen;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(isChosen ? m_colours.focus : m_colours.line, isChosen ? 2 * gap : 1));
    painter.drawRect(box.adjusted(0, 0, -1, -1));
    if (!areNamesShown())
        return;
    const QString name = frame.channel.empty()
        ? QFileInfo(frame.path).completeBaseName()
        : words::channel(frame.channel) + u" "_s + words::utcTime(frame.start);
    painter.setPen(isChosen ? m_colours.text : m_colours.dimText);
    painter.drawText(
        QRect(place.left(), box.bottom(), place.width(), place.bottom() - box.bottom()), Qt::AlignCenter,
        painter.fontMetrics().elidedText(name, Qt::ElideRight, place.width() - gap));
}

void FilmStrip::order(const QString &path)
{
    if (!m_ordered.insert(path).second)
        return;
    m_pool.start([this, path] {
        const QImage picture = smallPicture(path);
        m_pool.tell(this, [this, path, picture] {
            m_ordered.erase(path);
            m_pictures.insert(path, new QImage(picture));
            if (isVisible())
                update();
        });
    });
}

void FilmStrip::mousePressEvent(QMouseEvent *event)
{
    for (const Word &word : filterWords())
        if (word.place.contains(event->position().toPoint())) {
            setFilter(word.filter);
            return;
        }
    const auto frames = shown();
    const int count = static_cast<int>(frames.size());
    for (int i = 0; i < count; ++i)
        if (cell(i, count).contains(event->position().toPoint())) {
            emit opened(frames[static_cast<std::size_t>(i)]->path);
            return;
        }
}

void FilmStrip::wheelEvent(QWheelEvent *event)
{
    const int turned = event->angleDelta().y() != 0 ? event->angleDelta().y() : -event->angleDelta().x();
    m_back = std::clamp(m_back + turned * cellWidth() / 120, 0, furthest(static_cast<int>(shown().size())));
    update();
    event->accept();
}

void FilmStrip::resizeEvent(QResizeEvent *)
{
    m_back = std::min(m_back, furthest(static_cast<int>(shown().size())));
}

} // namespace tulpar
