# Targets for developers, made of tools that need not be there:
#   format, format-check   clang-format on every source
#   tidy                   clang-tidy on every source of this build
#   coverage               (preset `coverage`) runs the unit tests, then writes build/coverage/report/index.html
find_program(CLANG_FORMAT NAMES clang-format-14 clang-format)
find_program(RUN_CLANG_TIDY NAMES run-clang-tidy-14 run-clang-tidy)
find_program(GCOVR gcovr)

file(GLOB_RECURSE sources CONFIGURE_DEPENDS RELATIVE ${PROJECT_SOURCE_DIR}
     indexer/*.cc indexer/*.h server/*.cc server/*.h tests/*.cc tests/*.h)
list(FILTER sources EXCLUDE REGEX "node_modules")

if(CLANG_FORMAT)
  add_custom_target(format COMMAND ${CLANG_FORMAT} -i ${sources} WORKING_DIRECTORY ${PROJECT_SOURCE_DIR} VERBATIM)
  add_custom_target(format-check COMMAND ${CLANG_FORMAT} --dry-run --Werror ${sources}
                    WORKING_DIRECTORY ${PROJECT_SOURCE_DIR} VERBATIM)
endif()
if(RUN_CLANG_TIDY)
  add_custom_target(tidy COMMAND ${RUN_CLANG_TIDY} -quiet -p ${PROJECT_BINARY_DIR} "${PROJECT_SOURCE_DIR}/(indexer|server)/.*"
                    WORKING_DIRECTORY ${PROJECT_SOURCE_DIR} VERBATIM)
endif()
if(GCOVR AND CMAKE_CXX_FLAGS MATCHES "--coverage")
  file(MAKE_DIRECTORY ${PROJECT_BINARY_DIR}/report)
  add_custom_target(coverage
    COMMAND ${CMAKE_CTEST_COMMAND} -L "^unit$" --output-on-failure
    COMMAND ${GCOVR} --root ${PROJECT_SOURCE_DIR} --filter "${PROJECT_SOURCE_DIR}/(indexer|server)/" --print-summary
            --html-details ${PROJECT_BINARY_DIR}/report/index.html ${PROJECT_BINARY_DIR}
    DEPENDS unit_tests WORKING_DIRECTORY ${PROJECT_BINARY_DIR} VERBATIM)
endif()
