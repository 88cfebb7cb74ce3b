// The viewer's half of ds9_ratio.py. `open_frames make FOLDER` writes pairs of frames, one dark and one
// bright in the middle; `open_frames show` is the viewer in a window of 1200x900 that does what the lines on
// its input say: live PATH (as a camera's frame arrives), open PATH (as a file of strangers), quit.
#include "core/fits/apart_reader.h"
#include "widgets/common/fonts.h"
#include "widgets/viewer/channel_pane.h"
#include "widgets/viewer/frame_viewer.h"

#include <QApplication>

#include <array>
#include <cstdio>
#include <filesystem>
#include <random>
#include <string>
#include <vector>

#include <fitsio.h>

#include "../widgets/viewer/support_running_clock.h"
#include "tests/bench/command_lines.h"

using namespace tulpar;

namespace {

struct Kind {
    const char *name;
    int side;
    int type;
    int compression;
};
constexpr std::array kKinds{
    Kind{"1024_u16", 1024, USHORT_IMG, 0}, Kind{"4096_u16", 4096, USHORT_IMG, 0},
    Kind{"8192_f32", 8192, FLOAT_IMG, 0}, Kind{"4096_rice", 4096, USHORT_IMG, RICE_1}};

bool write(const std::filesystem::path &file, const Kind &kind, bool isBright)
{
    std::mt19937 chance(isBright ? 2 : 1);
    const auto side = static_cast<std::size_t>(kind.side);
    std::vector<std::uint16_t> pixels(side * side);
    for (std::size_t y = 0; y < side; ++y)
        for (std::size_t x = 0; x < side; ++x) {
            const auto draw = chance(); // four bytes added are near enough to a Gaussian
            const auto sum = (draw & 255U) + (draw >> 8 & 255U) + (draw >> 16 & 255U) + (draw >> 24);
            const bool isMiddle = x > side / 3 && x < 2 * side / 3 && y > side / 3 && y < 2 * side / 3;
            pixels[y * side + x] =
                static_cast<std::uint16_t>(900 + sum / 5 + (isBright && isMiddle ? 3000 : 0));
        }
    int status = 0;
    fitsfile *out = nullptr;
    std::array<long, 2> axes{kind.side, kind.side};
    fits_create_diskfile(&out, file.c_str(), &status);
    fits_set_compression_type(out, kind.compression, &status);
    fits_create_img(out, kind.type, 2, axes.data(), &status);
    fits_write_img(out, TUSHORT, 1, static_cast<LONGLONG>(pixels.size()), pixels.data(), &status);
    fits_close_file(out, &status);
    return status == 0;
}

int make(const std::filesystem::path &folder)
{
    for (const Kind &kind : kKinds)
        for (const bool isBright : {false, true}) {
            const auto file = folder / (std::string(kind.name) + (isBright ? "_bright.fits" : "_dark.fits"));
            if (!std::filesystem::exists(file) && !write(file, kind, isBright)) {
                std::fprintf(stderr, "cannot write %s\n", file.c_str());
                return 1;
            }
        }
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    if (argc == 3 && std::string_view(argv[1]) == "make")
        return make(argv[2]);
    QApplication application(argc, argv);
    loadFonts();
    QApplication::setFont(deskFont());
    QApplication::setStyle(QStringLiteral("Fusion"));
    const test::RunningClock clock;
    FrameViewer viewer(clock);
    viewer.setWindowFlag(Qt::FramelessWindowHint);
    viewer.resize(1200, 900);
    ApartReader::Config config;
    config.program = std::filesystem::path(argv[0]).parent_path().parent_path() / "bin/tulpar-fits";
    viewer.setReader(std::make_shared<const ApartReader>(std::move(config)));
    viewer.show();

    Snapshot snapshot;
    std::uint64_t number = 0;
    onCommandLines(&viewer, [&](const std::string &line) {
        const std::string path = line.substr(std::min<std::size_t>(5, line.size()));
        if (line.starts_with("live ")) {
            viewer.closeFile();
            const UtcInstant now = clock.now().utc;
            snapshot.utc = now;
            snapshot.frames = {{"r", path, ++number, now, std::chrono::milliseconds(300), {}, now, 0}};
            viewer.setSnapshot(std::make_shared<const Snapshot>(snapshot));
        } else if (line.starts_with("open ")) {
            viewer.openFile(QString::fromStdString(path));
        }
    });
    return QApplication::exec();
}
