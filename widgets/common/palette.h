#pragma once

#include <QColor>
#include <QFont>
#include <QString>

class QApplication;

namespace tulpar {

enum class Lighting { Day, Night, Red };

/// The colours of the desk, named by their role. A value; no state is told by colour alone.
/// In the red variant every colour has green and blue zero: luminance and shape alone tell states apart.
struct Palette {
    Lighting lighting = Lighting::Night;

    QColor background; ///< behind everything
    QColor panel; ///< of a dock, a card
    QColor panelRaised; ///< a button, the row under the cursor
    QColor text;
    QColor dimText; ///< units, ages, second thoughts
    QColor line; ///< frames, separators
    QColor selection; ///< behind the chosen row
    QColor focus; ///< ring of the widget that has the keyboard

    QColor good; ///< as it should be; nearly monochrome
    QColor attention; ///< needs a look
    QColor danger; ///< needs a person now
    QColor unknownHatch; ///< lines over what is stale or never heard
    QColor simulation; ///< frame and word

    QColor sky; ///< chart background above the horizon
    QColor ground; ///< below the horizon
    QColor horizon;
    QColor grid;
    QColor gridText;
    QColor constellation; ///< lines of the figures
    QColor constellationText;
    QColor border; ///< between constellations
    QColor milkyWay; ///< one flat tone, a touch from the sky
    QColor deepSky; ///< symbols and names of galaxies, clusters, nebulae
    QColor star; ///< without tint
    QColor solarSystem; ///< planets and their names
    QColor sun;
    QColor moon;
    QColor limit; ///< altitude limits
    QColor forbidden; ///< fill of where the mount must not look
    QColor target;
    QColor telescope;
    QColor path; ///< the slew as it will be driven
    QColor alert; ///< positions of the queue
    bool hasStarTint = true; ///< stars carry the colour of their B-V

    [[nodiscard]] static Palette of(Lighting lighting);

    /// Colours of the widgets of the whole program: QPalette, Fusion, tool tips.
    void applyTo(QApplication &application) const;

    bool operator==(const Palette &) const = default;
};

/// Sizes that follow the wish of the person, 100 to 200 %. A value.
class Scale {
public:
    Scale() = default;
    explicit Scale(int percent);

    [[nodiscard]] int percent() const { return m_percent; }
    [[nodiscard]] double factor() const { return m_percent / 100.0; }
    /// A length in logical pixels at 100 %, scaled.
    [[nodiscard]] double px(double at100) const { return at100 * factor(); }
    /// The same rounded to whole pixels, at least 1.
    [[nodiscard]] int wholePx(double at100) const;
    /// `base` with its size scaled, and times `relative`.
    [[nodiscard]] QFont font(const QFont &base, double relative = 1) const;

    bool operator==(const Scale &) const = default;

private:
    int m_percent = 100;
};

} // namespace tulpar
