// The two languages of messages: French, and English for those who prefer it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace limier::api {

enum class Language : std::uint8_t { kFrench, kEnglish };

// What an Accept-Language header asks for: English only when it is wanted more than French.
Language preferred_language(std::string_view accept_language);

// One message in both languages, without final stop.
struct Text {
  std::string french;
  std::string english;

  const std::string& in(Language language) const {
    return language == Language::kEnglish && !english.empty() ? english : french;
  }
};

}  // namespace limier::api
