#pragma once

#include "core/session/request.h"
#include "widgets/chart/chart_card.h"
#include "widgets/chart/chart_pick.h"
#include "widgets/chart/chart_picture.h"
#include "widgets/chart/chart_scene.h"
#include "widgets/chart/sky_data.h"
#include "widgets/common/palette.h"
#include "widgets/common/standing.h"

#include <QBasicTimer>
#include <QWidget>

#include <memory>
#include <optional>
#include <vector>

namespace tulpar {

class ChartTools;
struct SkyPlan;

/// The sky over the observatory with telescope, target and alerts. Draws snapshots; commands nothing and
/// reads no clock: the owner calls setNow once a second. The fixed sky is an image remade only when the view
/// changes or before the sky has turned by half a pixel; of the rest only what changed is repainted. On a
/// remote screen it is quiet while it is moved and a minute after it was left alone. GUI thread.
class SkyChart : public QWidget {
    Q_OBJECT
public:
    explicit SkyChart(std::shared_ptr<const SkyData> sky, QWidget *parent = nullptr);

    void setSnapshot(std::shared_ptr<const Snapshot> snapshot);
    void setNow(UtcInstant now); ///< observatory time
    void setColours(const Palette &palette);
    void setScale(const Scale &scale);
    void setLinkLost(bool isLost); ///< the core is not heard: what moves is shown as old
    void setOptions(const ChartOptions &options);
    /// The event whose whole story is drawn: every position with its error; empty: none.
    void setStory(const QString &event);
    /// Fields and targets of the night; null: none.
    void setPlan(std::shared_ptr<const SkyPlan> plan);
    void setView(const ChartView &view);
    /// The pictures go through a wire: the brightest stars and what one steers by while the view is moved and
    /// while nobody is at the chart. At first: whether this is a session of a VNC server.
    void setRemote(bool isRemote);
    void setMirrored(bool isMirrored);
    /// Another kind of view of what is in the centre now, of about the same field.
    void setViewKind(ViewKind kind);
    /// What stands still as the sky turns; the frame's pole is turned upwards.
    void setFrame(ViewFrame frame);

    [[nodiscard]] const ChartView &view() const { return m_view; }
    [[nodiscard]] const ChartOptions &options() const { return m_options; }
    [[nodiscard]] ChartProjection projection() const;
    /// Of the sky: the widget without what stands below it.
    [[nodiscard]] QSizeF room() const;
    [[nodiscard]] const SkyData *sky() const { return m_data.get(); }
    [[nodiscard]] std::size_t starsDrawn() const
    {
        return m_picture.sky().stars.size();
    } ///< at the last painting
    [[nodiscard]] const ChartCard *card() const { return m_card; }
    [[nodiscard]] const std::optional<Chosen> &chosen() const { return m_chosen; }
    [[nodiscard]] const Palette &colours() const { return m_palette; }
    [[nodiscard]] const Scale &scale() const { return m_scale; }
    /// All that is drawn now is made of this.
    [[nodiscard]] SceneInput input() const;
    /// Actions, search, time, measuring, layers.
    [[nodiscard]] ChartTools *tools() const { return m_tools; }
    [[nodiscard]] QSize sizeHint() const override { return {640, 640}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {240, 240}; }

    /// All sky, zenith in the centre.
    void goHome();
    /// `field` across the shorter side with `at` in the centre.
    void lookAt(const HorizontalDirection &at, Angle field);
    void zoomAt(const QPointF &point, double factor);
    /// Opens the card of what is at `point`.
    void choose(const QPointF &point);
    /// Opens the card of a thing found otherwise.
    void chooseThing(const Chosen &what);
    void closeCard();
    void setLock(ChartLock lock);
    /// Who speaks and what the desk may ask: why an action cannot be asked for.
    void setStanding(const Standing &standing);
    /// What became of a request of this desk.
    void showAnswer(const RequestBody &body, const Answer &answer);
    void refreshLive(); ///< repaints what differs of all that moves
    void timeChanged(); ///< another moment is shown
    void roomChanged(); ///< what stands below the sky came or went
    void settleCard(); ///< off what is open beside it

signals:
    /// The person pointed at something (also at an empty place).
    void placeChosen(const tulpar::IcrsDirection &direction, const QString &name);
    void alertChosen(const QString &event);
    void optionsChanged();
    void requested(const tulpar::Request &request);
    /// As ChartTools.
    void programmeAsked(const QString &name, const tulpar::IcrsDirection &place);
    /// As ChartTools; ChartTools::recall takes the answer.
    void pastAsked(tulpar::UtcInstant from, tulpar::UtcInstant until);

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;
    void timerEvent(QTimerEvent *event) override;

private:
    [[nodiscard]] bool isReady() const { return m_snapshot && m_data && m_moment; }
    [[nodiscard]] double maximumZoom() const { return maximumZoom(m_view.kind); }
    [[nodiscard]] double maximumZoom(ViewKind kind) const;
    /// By a hand that may go on.
    void moveView(const ChartView &view);
    void rest(); ///< the hand has let go
    void touch(); ///< somebody is at the chart
    [[nodiscard]] bool isIdle() const;
    void invalidateSky(); ///< the static layer is to be made anew
    void
    refresh(); ///< after new facts or time: renew the moment, follow what is locked, repaint what changed
    void renewMoment();
    void follow();
    void refreshCard();
    void showChosen(const QPointF &at);
    void pan(const QPointF &from, const QPointF &to);
    void dragSky(const Vec3 &grabbed, const QPointF &to);
    void toggleKeys();
    void placeCard(const QPointF &chosenAt);
    void keepCardClear();
    void paintEmpty(QPainter &painter) const;
    bool handleKey(int key, Qt::KeyboardModifiers modifiers);

    std::shared_ptr<const SkyData> m_data;
    std::shared_ptr<const Snapshot> m_snapshot;
    std::shared_ptr<const SkyMoment> m_moment;
    UtcInstant m_now;
    Palette m_palette = Palette::of(Lighting::Night);
    Scale m_scale;
    ChartView m_view = ChartView::allSky();
    ChartOptions m_options;
    bool m_isLinkLost = false;
    std::string m_story;
    std::shared_ptr<const SkyPlan> m_plan;
    IcrsDirection m_followed; ///< centre while the view follows the stars

    ChartPicture m_picture;
    UtcInstant m_touched; ///< when a person last changed what is seen

    std::optional<QPointF> m_pressed;
    Vec3 m_grabbed;
    bool m_isPanning = false;

    std::optional<Chosen> m_chosen;
    UtcInstant m_cardMadeUtc;
    ChartCard *m_card;
    ChartCard *m_keys;
    ChartTools *m_tools;
    bool m_isRemote = false;
    bool m_isQuiet = false; ///< what is drawn
    QBasicTimer m_resting; ///< runs on a remote screen while a hand moves the view
};

} // namespace tulpar
