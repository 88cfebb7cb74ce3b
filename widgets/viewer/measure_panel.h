#pragma once

#include "core/measure/aperture.h"
#include "core/measure/cut.h"
#include "core/measure/radial_profile.h"
#include "widgets/viewer/flat_plot.h"
#include "widgets/viewer/side_panel.h"

#include <QString>

#include <optional>
#include <vector>

class QLabel;
class QLineEdit;
class QToolButton;

namespace tulpar {

/// What was measured: a plot, numbers that can be copied, and a table for a file. Measures nothing. GUI
/// thread.
class MeasurePanel final : public SidePanel {
    Q_OBJECT

public:
    explicit MeasurePanel(QWidget *parent);

    void setColours(const Palette &colours, const Scale &scale) override;
    /// `where`: channel or file; `arcsecPerPx` 0: not known.
    void setStar(const QString &where, const Result<RadialProfile> &profile, double arcsecPerPx);
    void setCut(const QString &where, bool isBox, const std::vector<CutPoint> &cut, double arcsecPerPx);
    /// `shape` as the table names it, in every language.
    void setAperture(
        const QString &title, const QString &shape, const ApertureStatistics &statistics, double arcsecPerPx);
    void setPoint(const QString &where); ///< a region of words alone: nothing to measure
    /// Of the region measured, to be edited; none: what is measured is no region. Left alone while it is
    /// edited.
    void setRegionText(const std::optional<QString> &text);
    void editRegionText();
    void setHint(const QString &title, const QString &hint); ///< before anything is measured

    [[nodiscard]] const FlatPlot *plot() const { return m_plot; }
    [[nodiscard]] QString words() const;
    [[nodiscard]] QLineEdit *regionText() const { return m_text; }
    [[nodiscard]] const QString &table() const { return m_table; } ///< CSV with a head line; empty: nothing

signals:
    void saveWanted();
    void regionTextGiven(const QString &text);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void put(const QString &title, const QStringList &lines, const Plot &plot, const QString &table);

    FlatPlot *m_plot = nullptr;
    QLabel *m_words = nullptr;
    QLineEdit *m_text = nullptr;
    QToolButton *m_save = nullptr;
    QString m_table;
};

} // namespace tulpar
