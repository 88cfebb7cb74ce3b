#pragma once

#include "core/fits/apart_reader.h"
#include "core/session/snapshot.h"
#include "core/threads/work_pool.h"
#include "core/time/clock.h"
#include "widgets/common/key_help.h"
#include "widgets/common/palette.h"
#include "widgets/viewer/frame_loader.h"
#include "widgets/viewer/frame_pixmap.h"
#include "widgets/viewer/overlay_layers.h"
#include "widgets/viewer/view_link.h"
#include "widgets/viewer/viewer_action.h"
#include "widgets/viewer/viewer_look.h"
#include "widgets/viewer/viewer_model.h"

#include <QTimer>
#include <QWidget>

#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <vector>

namespace tulpar {

class ChannelPane;
class ChannelStack;
class ControlStrip;
class FilmStrip;
class FrameArchive;
class FrameLoader;
class HeaderPanel;
class ReadoutLine;
class SidePanel;
class ViewerTools;

/// The live viewer: the channels side by side, one large, blinking, subtracted or as one colour picture, all
/// looking at the same sky; files from outside; the night's frames. Reads frames itself, by the paths of the
/// snapshot; asks nothing of the core. GUI thread.
class FrameViewer final : public QWidget, public HasKeys {
    Q_OBJECT

public:
    explicit FrameViewer(const Clock &clock, QWidget *parent = nullptr);
    ~FrameViewer() override;

    void setSnapshot(std::shared_ptr<const Snapshot> snapshot);
    /// The font is the widget's own, already at its size; `scale` is for all else.
    void setColours(const Palette &colours, const Scale &scale = Scale());
    void setNow(UtcInstant now); ///< about once a second
    /// Reads files from outside in a process of its own; without one they are read here.
    void setReader(std::shared_ptr<const ApartReader> reader);
    /// Where the catalogue's stars come from; without one there are none to show.
    void setStarSource(StarSource source);

    void openFile(const QString &path); ///< any image core/fits reads; what fails is said in the panel
    /// The first of them; the others stand beside it in the strip, in the order of their times.
    void openFiles(const QStringList &paths);
    void closeFile(); ///< back to the live channels
    void openFolder(const QString &folder); ///< watched: its newest frame is opened as it appears
    void showChannel(const QString &channel); ///< large
    void showAll();
    void perform(ViewerAction action, bool isBackwards = false);
    /// Writes the picture, cut-out, table or regions; how it went is said at the foot.
    void save(ViewerAction what, const QString &path);
    void loadRegions(const QString &path); ///< DS9's
    /// A step that can be undone; steps of one `kind` that follow quickly are one.
    void changeLook(const ViewerLook &look, int kind);
    void setRemote(bool isRemote); ///< few greys, quiet noise, fewer frames: for a thin link
    /// Bytes that the link to who looks on has not taken: while remote, no more frames than it takes.
    void setLinkBacklog(std::function<std::optional<std::size_t>()> backlog);

    [[nodiscard]] ChannelPane *pane(const QString &channel) const; ///< null: no such channel
    [[nodiscard]] ChannelPane *filePane() const { return m_file.pane; }
    [[nodiscard]] ChannelPane *blendPane() const { return m_blend.pane; } ///< difference and composite
    [[nodiscard]] ChannelPane *referencePane() const { return m_reference.pane; }
    [[nodiscard]] std::vector<ChannelPane *> shownPanes() const;
    [[nodiscard]] const ReadoutLine *readoutLine() const { return m_readout; }
    [[nodiscard]] ControlStrip *controls() const { return m_controls; }
    [[nodiscard]] FilmStrip *filmStrip() const { return m_film; }
    [[nodiscard]] FrameArchive *archive() const { return m_archive; }
    [[nodiscard]] ViewerTools *tools() const { return m_tools; }
    [[nodiscard]] SidePanel *sidePanel() const { return m_side; } ///< the one shown; null: none
    [[nodiscard]] HeaderPanel *headerPanel() const { return m_header; }
    [[nodiscard]] const ViewerLook &look() const { return m_look; }
    [[nodiscard]] const ViewState &view() const { return m_isFileShown ? m_look.fileView : m_look.view; }
    [[nodiscard]] const Tone &tone() const { return m_look.tone; }
    [[nodiscard]] bool isFileShown() const { return m_isFileShown; }
    [[nodiscard]] bool isRemote() const { return m_isRemote; }
    [[nodiscard]] bool isKeyHelpShown() const;
    [[nodiscard]] bool isStacking() const; ///< frames are being added up

    [[nodiscard]] std::vector<KeyLine> keys() const override;
    [[nodiscard]] QSize sizeHint() const override { return {900, 360}; }

signals:
    /// A frame of a channel is on the screen.
    void framePainted(const QString &channel, quint64 number, tulpar::MonoInstant at);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    struct Seat {
        std::string channel; ///< empty: a file
        QString path;
        QString problem; ///< of the newest frame, when it could not be shown
        ChannelPane *pane = nullptr;
        FrameLoader *loader = nullptr;
        ChannelStack *stack = nullptr; ///< of channels alone
        std::uint64_t newest = 0; ///< number of the newest frame taken
        std::set<std::uint64_t> missed; ///< numbers before it that were stored while nobody looked
    };

    // the channels and their frames
    void buildParts();
    void seatChannels();
    [[nodiscard]] Seat newSeat(const std::string &channel);
    void takeFrame(ChannelPane *pane, const Frame &frame, quint64 number);
    void takeFailure(ChannelPane *pane, const Error &error, quint64 number, const QString &path);
    void showSource(Seat &seat);
    void refreshBlend();
    void startDifference();
    void takeDifference(const Result<Frame> &difference, quint64 turn);
    void wantReference();
    void noteMissed(Seat &seat, std::uint64_t number);
    void catchUp(); ///< adds up what was missed, from the night's folder
    void refreshWords();
    void refreshTitle(const Seat &seat);
    [[nodiscard]] Seat *seatOf(const ChannelPane *pane);
    [[nodiscard]] Seat *currentSeat();
    [[nodiscard]] QString nameOf(const ChannelPane *pane);
    void eachPane(const std::function<void(const Seat &)> &does) const;

    // what is seen
    void applyLook();
    void applyView();
    [[nodiscard]] ViewState alignedView();
    void setLayout(ViewLayout layout);
    void setView(const ViewState &view, int kind);
    void setTone(const Tone &tone, int kind);
    void setStretch(const StretchChoice &choice);
    void performShow(ViewerAction action);
    void performPlace(ViewerAction action, bool isBackwards);
    void performPicture(ViewerAction action, bool isBackwards);
    void performFiles(ViewerAction action, bool isBackwards);
    void refreshControls();
    void arrange();
    void arrangePanes(const QRect &room);
    void beat(); ///< of the blinking

    // cursor, keys, files
    void setCursorAt(ChannelPane *pane, std::optional<QPointF> device);
    void refreshReadout();
    bool takeArrowKey(const QKeyEvent &event);
    void copySky() const;
    void askForFile();
    void askForFolder();
    void askWhereTo(ViewerAction what);
    void tell(const QString &words); ///< at the foot, until something else is to be said there
    void stepInArchive(int steps);
    void readOther(int planes, int hdus);
    void showSide(SidePanel *panel);
    void refreshSide();
    void turnKeyHelp(); ///< to its next page, and away
    void showKeyHelp(); ///< its page, in this window's height
    [[nodiscard]] ChannelPane *currentPane() const;
    [[nodiscard]] ChannelPane *actedPane() const; ///< under the cursor, else the keyboard's

    const Clock &m_clock;
    WorkPool m_pool{2}; ///< goes before the panes, and with it all work for them
    WorkPool m_stackPool{1}; ///< likewise; frames are added up behind each other, and nobody waits for it
    ViewerModel m_model;
    UtcInstant m_now;
    Palette m_colours = Palette::of(Lighting::Night);
    Scale m_scale;
    ViewerLook m_look;
    LookHistory m_history;
    std::optional<ViewTurn> m_alignedTurn; ///< of the first channel, when others are turned otherwise

    std::vector<Seat> m_seats;
    Seat m_file;
    std::optional<ReadWish> m_otherWish; ///< another plane or HDU of the file, on its way
    Seat m_blend;
    Seat m_reference; ///< what is blinked against and subtracted
    bool m_isReferenceChosen = false; ///< by hand; else the first epoch
    quint64 m_differenceTurn = 0;
    bool m_isDifferenceRunning = false;
    bool m_isDifferenceWanted = false;

    FrameArchive *m_archive = nullptr;
    ControlStrip *m_controls = nullptr;
    FilmStrip *m_film = nullptr;
    HeaderPanel *m_header = nullptr;
    ViewerTools *m_tools = nullptr;
    SidePanel *m_side = nullptr; ///< the one shown; null: none
    ReadoutLine *m_readout = nullptr;
    KeyHelp *m_keyHelp = nullptr;
    int m_keyPage = 0; ///< 0: not shown
    QTimer m_blink;
    std::size_t m_blinkAt = 0;
    bool m_isFileShown = false;
    bool m_isCompassShown = true;
    bool m_isRemote = false;
    std::function<std::optional<std::size_t>()> m_linkBacklog;
    bool m_areControlsShown = true;
    std::vector<ChannelPane *> m_shown; ///< as last arranged
    ChannelPane *m_cursorPane = nullptr;
    std::optional<QPointF> m_cursor; ///< device pixels of the image area; none: the keyboard reads the middle
    bool m_isKeyboardReading = false;
};

} // namespace tulpar
