#pragma once

#include "core/image/contour.h"
#include "core/session/snapshot.h"
#include "widgets/viewer/pane_layer.h"

#include <functional>
#include <string>
#include <vector>

namespace tulpar {

class ChannelPane;

/// A star of a catalogue as it is marked on a frame.
struct CatalogueStar {
    IcrsDirection position;
    double magnitude = 0; ///< V
    std::string name; ///< empty: none
};

/// The stars around a direction that are brighter than a limit; given by whoever has a catalogue.
using StarSource =
    std::function<std::vector<CatalogueStar>(const IcrsDirection &, Angle radius, double limit)>;

/// Lines of right ascension and declination at round steps, with their words at the edge.
class GridLayer final : public PaneLayer {
public:
    void paint(QPainter &painter, const PaneOverlay &overlay) const override;
};

/// Lines of equal brightness of what a pane shows. Traced from the samples on the screen when they change.
class ContourLayer final : public PaneLayer {
public:
    explicit ContourLayer(const ChannelPane &pane)
        : m_pane(pane)
    {
    }
    void paint(QPainter &painter, const PaneOverlay &overlay) const override;

private:
    const ChannelPane &m_pane;
    mutable std::vector<Contour> m_lines;
    mutable quint64 m_linesOf = 0; ///< the pane's picture
};

/// Rings around catalogue stars, larger the brighter; what has no ring is not in the catalogue.
class StarLayer final : public PaneLayer {
public:
    void setSource(StarSource source) { m_source = std::move(source); }
    [[nodiscard]] bool hasSource() const { return static_cast<bool>(m_source); }
    void paint(QPainter &painter, const PaneOverlay &overlay) const override;
    /// Those within the frame; asked of the source once a field.
    [[nodiscard]] const std::vector<CatalogueStar> &starsOf(const Frame &frame) const;

private:
    StarSource m_source;
    mutable IcrsDirection m_centre;
    mutable Angle m_radius;
    mutable std::vector<CatalogueStar> m_stars;
};

/// Positions and error circles of the queue's alerts.
class AlertLayer final : public PaneLayer {
public:
    /// True when they are others.
    bool setAlerts(const AlertRows &alerts);
    [[nodiscard]] bool isEmpty() const { return m_alerts.empty(); }
    void paint(QPainter &painter, const PaneOverlay &overlay) const override;

private:
    struct Mark {
        IcrsDirection position;
        Angle error;
        QString name;
        bool operator==(const Mark &) const = default;
    };
    std::vector<Mark> m_alerts;
    AlertRows m_rows; ///< of which they were made
};

} // namespace tulpar
