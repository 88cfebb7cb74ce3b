# The lab belongs to the shell but needs no Qt: here it is built alone, so that its fuzzer runs what flies.
pkg_check_modules(FUZZ_LAB REQUIRED IMPORTED_TARGET cfitsio zlib)
find_library(HEALPIX_LIBRARY healpix_cxx REQUIRED)
file(GLOB lab_sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/core/lab/*.cpp)
add_library(core_lab STATIC ${lab_sources})
target_link_libraries(core_lab PUBLIC core_sky core_image PkgConfig::FUZZ_LAB ${HEALPIX_LIBRARY}
    ${SIMDJSON_LIBRARY} nlohmann_json::nlohmann_json)
