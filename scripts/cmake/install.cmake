# What `cmake --install` puts in place: programs, page, manual, systemd unit, shell completion. The lexicon's rule is where it is made.
install(TARGETS limier-index limier-serve RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(DIRECTORY web/ DESTINATION ${CMAKE_INSTALL_DATADIR}/limier/web)
install(FILES scripts/completion/limier-index scripts/completion/limier-serve
        DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions)
# The unit names the program where this installation puts it, which --prefix may change.
install(CODE "set(LIMIER_PROGRAMS \"\${CMAKE_INSTALL_PREFIX}/${CMAKE_INSTALL_BINDIR}\")
configure_file(\"${PROJECT_SOURCE_DIR}/server/system/limier-serve.service.in\" \"${PROJECT_BINARY_DIR}/limier-serve.service\" @ONLY)")
install(FILES ${PROJECT_BINARY_DIR}/limier-serve.service DESTINATION lib/systemd/system)

find_program(RST2MAN NAMES rst2man rst2man.py)
if(RST2MAN)
  set(pages)
  foreach(page indexer/man/limier-index.1 server/man/limier-serve.1 server/man/limier-query.7 server/man/fr/limier-query.7)
    string(REGEX REPLACE "^.*/man/" "" name ${page})
    set(output ${PROJECT_BINARY_DIR}/man/${name})
    cmake_path(GET output PARENT_PATH folder)
    cmake_path(GET name PARENT_PATH language)  # of a translation; English has no folder
    add_custom_command(OUTPUT ${output}
      COMMAND ${CMAKE_COMMAND} -E make_directory ${folder}
      COMMAND ${RST2MAN} --halt=warning ${PROJECT_SOURCE_DIR}/${page}.rst ${output}
      DEPENDS ${page}.rst COMMENT "Writing ${name}" VERBATIM)
    list(APPEND pages ${output})
    string(REGEX MATCH "[0-9]$" section ${name})
    install(FILES ${output} DESTINATION ${CMAKE_INSTALL_MANDIR}/${language}/man${section})
  endforeach()
  add_custom_target(manual ALL DEPENDS ${pages})
else()
  message(STATUS "No rst2man: no manual pages (scripts/install-dependencies package)")
endif()
