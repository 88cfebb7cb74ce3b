# What turns INDI's values into ours belongs to the shell but needs no Qt: built alone, so that the fuzzer runs what flies.
pkg_check_modules(FUZZ_INDI REQUIRED libindi)
find_library(INDICLIENT_LIBRARY indiclient REQUIRED)
add_library(core_indi STATIC ${PROJECT_SOURCE_DIR}/core/indi/device_readings.cpp
    ${PROJECT_SOURCE_DIR}/core/indi/blob_frame.cpp ${PROJECT_SOURCE_DIR}/core/indi/property_change.cpp)
target_link_libraries(core_indi PUBLIC core_sky core_devices core_image ${INDICLIENT_LIBRARY} Threads::Threads)
target_include_directories(core_indi SYSTEM PUBLIC ${FUZZ_INDI_INCLUDE_DIRS})
