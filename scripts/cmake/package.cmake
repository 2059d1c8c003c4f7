# `cpack` in a build folder writes a Debian package of what `cmake --install` puts in place.
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_CONTACT "The Limier maintainers <maintainers@limier.invalid>")
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION text)
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION "Local full-text search engine for French text
 limier-index analyses French documents into a Xapian database, limier-serve
 answers ranked queries with snippets over HTTP and serves a page to search in.")
set(CPACK_STRIP_FILES ON)
# Installed below DESTDIR as for /usr, so that the systemd unit names the program where it will be.
set(CPACK_SET_DESTDIR ON)
set(CPACK_INSTALL_PREFIX /usr)
# The libraries that the programs need become dependencies. Without the tool that finds them, or without its manual, a package would
# be made all the same, and fail its users: then cpack finds nothing to make.
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
find_program(DPKG_SHLIBDEPS dpkg-shlibdeps)
if(DPKG_SHLIBDEPS AND RST2MAN)
  include(CPack)
else()
  message(STATUS "No dpkg-shlibdeps or rst2man: no Debian package (scripts/install-dependencies package)")
endif()
