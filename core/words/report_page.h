#pragma once

#include <QPointF>
#include <QRectF>
#include <QSizeF>
#include <QString>
#include <QStringList>

#include <set>
#include <variant>
#include <vector>

/// A report as its readers see it, before it is text, HTML or paper: titles, paragraphs, tables and figures,
/// in the reader's language. Values; any thread.
namespace tulpar::words {

/// What a colour stands for in a figure.
enum class Ink {
    Text,
    Faint, ///< lines and words behind the data
    Ground,
    Day,
    Twilight,
    Night,
    Moon,
    Exposing,
    Slewing,
    Reading,
    Weather,
    Fault,
    Waiting,
    Unexplained,
    Good,
    Marginal,
    Mark, ///< alerts and measured points
};

/// "#rrggbb"; legible on white paper, apart for all colour-vision types and in grey.
[[nodiscard]] QString colourOf(Ink ink);

enum class Anchor { Left, Middle, Right };

struct FigureBox {
    QRectF place;
    Ink ink = Ink::Ground;
};
struct FigureLine {
    std::vector<QPointF> points; ///< at least two
    Ink ink = Ink::Faint;
    double width = 1;
};
struct FigureDot {
    QPointF at;
    double radius = 2.5;
    Ink ink = Ink::Mark;
};
struct FigureWords {
    QPointF at; ///< of the baseline
    QString text;
    Anchor anchor = Anchor::Left;
    Ink ink = Ink::Text;
    double size = 10; ///< of the letters, in the figure's unit
};
using FigureShape = std::variant<FigureBox, FigureLine, FigureDot, FigureWords>;

/// A drawing in its own unit, a pixel at 96 a inch; later shapes lie on top.
struct ReportFigure {
    QSizeF size;
    std::vector<FigureShape> shapes;
    QString says; ///< the same in words, for who cannot see it and for text
};

struct ReportTable {
    QStringList head; ///< empty: none
    std::vector<QStringList> rows; ///< each as long as the head
    std::set<int> numbers; ///< columns set to the right
};

struct ReportList {
    QStringList items;
    bool isUrgent = false;
};

using ReportItem = std::variant<QString, ReportList, ReportTable, ReportFigure>;

struct ReportPart {
    QString title;
    std::vector<ReportItem> items;
};

struct ReportPage {
    QString title;
    QStringList lines; ///< under the title
    std::vector<ReportPart> parts;
};

} // namespace tulpar::words
