# The proof on record, for the build and for its check.
#   cmake -DROOT=. -DOUT=file.cpp -P proven_record.cmake   writes provenRecord() of this build
#   cmake -DROOT=. -DMODE=print -P proven_record.cmake     prints the fingerprint of the sources
#   cmake -DROOT=. -DMODE=check -P proven_record.cmake     fails when the record speaks of other sources

# What the proof speaks of: the rooms it explores, and the explorer and the mutants themselves.
set(proven_sources
    core/safety/*.h core/safety/*.cpp core/response/response_*.h core/response/response_*.cpp
    core/devices/command.h core/devices/command.cpp core/devices/report.h core/devices/azimuth_wrap.h
    core/devices/azimuth_wrap.cpp core/runtime/core_config.h core/runtime/core_loop.h core/runtime/core_loop.cpp
    core/runtime/core_loop_people.cpp core/runtime/device_*.h core/runtime/device_*.cpp core/runtime/goals.h
    core/runtime/heartbeat.h core/runtime/heartbeat.cpp core/runtime/others_watch.h core/runtime/others_watch.cpp
    core/runtime/reconciler*.h core/runtime/reconciler*.cpp core/runtime/responder*.h core/runtime/responder*.cpp
    core/runtime/safety_keeper*.h core/runtime/safety_keeper*.cpp app/core_actor_flow.cpp
    tests/proof/*.h tests/proof/*.cpp tests/mutants/mutants.toml)

if(NOT CMAKE_SCRIPT_MODE_FILE) # included by the project
    list(TRANSFORM proven_sources PREPEND ${PROJECT_SOURCE_DIR}/ OUTPUT_VARIABLE globs)
    file(GLOB proven_files CONFIGURE_DEPENDS ${globs})
    set(record ${PROJECT_SOURCE_DIR}/resources/safety_proof.json)
    set(out ${PROJECT_BINARY_DIR}/proven_record.cpp)
    add_custom_command(OUTPUT ${out}
        COMMAND ${CMAKE_COMMAND} -DROOT=${PROJECT_SOURCE_DIR} -DOUT=${out} -P ${CMAKE_CURRENT_LIST_FILE}
        DEPENDS ${proven_files} ${record} ${CMAKE_CURRENT_LIST_FILE}
            ${CMAKE_CURRENT_LIST_DIR}/proven_record.cpp.in
        COMMENT "" VERBATIM)
    target_sources(core_safety PRIVATE ${out})
    return()
endif()

list(TRANSFORM proven_sources PREPEND ${ROOT}/ OUTPUT_VARIABLE globs)
file(GLOB files RELATIVE ${ROOT} ${globs})
list(SORT files)
set(all "")
foreach(file IN LISTS files)
    file(SHA256 ${ROOT}/${file} hash)
    string(APPEND all "${file} ${hash}\n")
endforeach()
string(SHA256 fingerprint "${all}")
string(SUBSTRING ${fingerprint} 0 16 fingerprint)
if("${MODE}" STREQUAL "print")
    execute_process(COMMAND ${CMAKE_COMMAND} -E echo ${fingerprint})
    return()
endif()

set(PROOF_VERSION "")
set(PROOF_UTC "")
set(PROOF_FINGERPRINT "")
foreach(number STATES TRANSITIONS PROPERTIES MUTANTS)
    set(PROOF_${number} 0)
endforeach()
if(EXISTS ${ROOT}/resources/safety_proof.json)
    file(READ ${ROOT}/resources/safety_proof.json json)
    foreach(key version utc fingerprint states transitions properties mutants)
        string(TOUPPER ${key} name)
        string(JSON PROOF_${name} GET "${json}" ${key})
    endforeach()
endif()
if("${MODE}" STREQUAL "check")
    if(NOT PROOF_FINGERPRINT STREQUAL fingerprint)
        message(FATAL_ERROR "The proof on record (${PROOF_FINGERPRINT}, ${PROOF_UTC}) speaks of other sources than "
            "these (${fingerprint}). Prove again: tests/proof/prove.sh")
    endif()
    message(STATUS "proven ${PROOF_UTC}: ${PROOF_STATES} states, ${PROOF_TRANSITIONS} transitions, "
        "${PROOF_PROPERTIES} properties kept, ${PROOF_MUTANTS} mutants killed")
    return()
endif()
set(PROOF_IS_CURRENT false)
if(PROOF_FINGERPRINT STREQUAL fingerprint)
    set(PROOF_IS_CURRENT true)
endif()
configure_file(${CMAKE_CURRENT_LIST_DIR}/proven_record.cpp.in ${OUT} @ONLY)
