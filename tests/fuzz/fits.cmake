# FITS files belong to the shell but need no Qt: here they are built alone, so that their fuzzer runs what flies.
pkg_check_modules(FUZZ_FITS REQUIRED IMPORTED_TARGET cfitsio wcslib)
file(GLOB fits_sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/core/fits/*.cpp)
add_library(core_fits STATIC ${fits_sources})
target_link_libraries(core_fits PUBLIC tulpar_options core_devices core_image PkgConfig::FUZZ_FITS nlohmann_json::nlohmann_json)
