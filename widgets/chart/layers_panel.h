#pragma once

#include "widgets/chart/chart_plate.h"
#include "widgets/chart/chart_scene.h"

#include <QStringList>

#include <vector>

namespace tulpar {

/// One switch of the chart.
struct Layer {
    const char *name = ""; ///< stable word, remembered
    bool ChartOptions::*isOn = nullptr;
    int key = 0; ///< Qt::Key on the chart
};

/// All switches in order of show.
[[nodiscard]] const std::vector<Layer> &chartLayers();
[[nodiscard]] QString layerWords(const Layer &layer); ///< "Milky Way"
[[nodiscard]] QString layerHint(const Layer &layer); ///< a sentence of what is shown

/// The switches as kept words, "-milky_way" for one that is off, and back; unknown words are passed over.
[[nodiscard]] QStringList layerWordsOf(const ChartOptions &options);
[[nodiscard]] ChartOptions withLayerWords(ChartOptions options, const QStringList &words);

/// What the chart shows, to be switched by pointer or keyboard. Shows the options, it is not them.
class LayersPanel : public ChartPlate {
    Q_OBJECT
public:
    explicit LayersPanel(QWidget *parent);

    void setColours(const Palette &palette, const Scale &scale) override;
    void setOptions(const ChartOptions &options);

signals:
    void optionsWanted(const tulpar::ChartOptions &options);

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    bool event(QEvent *event) override;

private:
    [[nodiscard]] int rowHeight() const;
    [[nodiscard]] int rowAt(const QPoint &at) const; ///< -1: none
    void toggle(int row);
    void fit();

    ChartOptions m_options;
    int m_row = 0;
};

} // namespace tulpar
