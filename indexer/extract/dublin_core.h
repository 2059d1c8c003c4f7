// The metadata of office documents and electronic books, all of them Dublin Core with small differences.
#pragma once

#include <string_view>

#include "indexer/schema/document.h"

namespace limier::extract {

// Gives `document` what `xml` says: docProps/core.xml of DOCX, meta.xml of ODT, the package document of EPUB.
void read_dublin_core(std::string_view xml, schema::Document& document);

}  // namespace limier::extract
