#include "server/api/opensearch.h"

#include <fmt/format.h>

#include "server/api/highlight.h"

namespace limier::api {

std::string opensearch(std::string_view origin) {
  constexpr std::string_view kDescription = R"(<?xml version="1.0" encoding="UTF-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
  <ShortName>Limier</ShortName>
  <Description>Recherche dans les textes français indexés par Limier</Description>
  <Language>fr</Language>
  <InputEncoding>UTF-8</InputEncoding>
  <Url type="text/html" template="{0}/?q={{searchTerms}}"/>
  <Url type="application/json" template="{0}/v1/search?q={{searchTerms}}&amp;page={{startPage?}}&amp;per_page={{count?}}"/>
  <Url type="application/opensearchdescription+xml" rel="self" template="{0}/opensearch.xml"/>
</OpenSearchDescription>
)";
  return fmt::format(kDescription, escape_html(origin));
}

}  // namespace limier::api
