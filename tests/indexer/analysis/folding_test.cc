#include "indexer/analysis/folding.h"

#include <doctest/doctest.h>

#include <cstdint>
#include <string>

#include "indexer/base/utf8.h"

namespace limier::analysis {

TEST_CASE("fold takes off what a hurried reader does not type") {
  struct Row {
    std::string input;
    std::string expected;
  };
  const Row rows[] = {
      {"", ""},
      {"plain", "plain"},
      {"élève", "eleve"},
      {"garçon", "garcon"},
      {"noël, aiguë, maïs", "noel, aigue, mais"},
      {"où, dû, fût, l'haÿ", "ou, du, fut, l'hay"},
      {"œuvre", "oeuvre"},
      {"ex æquo", "ex aequo"},
      {"friedrichstraße", "friedrichstrasse"},
      {"ørsted", "orsted"},
      {"łódź", "lodz"},
      {"đorđe", "dorde"},
      {"þórr, eiður", "thorr, eidur"},
      {"erdoğan, ısparta", "erdogan, isparta"},
      {"ᴘᴇᴛɪᴛᴇs ᴄᴀᴘɪᴛᴀʟᴇs, ʙᴅꜰɢʜᴊᴋᴍɴᴏʀꜱᴜᴠᴡʏᴢ", "petites capitales, bdfghjkmnorsuvwyz"},
      {"são paulo, müller, dvořák, señor", "sao paulo, muller, dvorak, senor"},
      // Letters that carry two signs: the ligature must be opened after the accent is off.
      {"ǽ ǿ ệ", "ae o e"},
      // Final sigma would keep ΛΟΓΟΣ in capitals from meeting λόγος.
      {"λόγος", "λογοσ"},
      {"ёлка, й", "елка, и"},
      {"שָׁלוֹם", "שלום"},
      {"سَلَام", "سلام"},
      // One letter each, however Unicode decomposes them.
      {"한국", "한국"},
      {"ガス", "ガス"},
      {"हिन्दी", "हिन्दी"},
      {"e\u0301te\u0301", "ete"},
      {"café☕ 𝐭 日本", "cafe☕ 𝐭 日本"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.input);
    CHECK(folded(row.input) == row.expected);
  }
}

TEST_CASE("fold appends") {
  std::string out = "é";
  fold("é", out);
  CHECK(out == "ée");
}

TEST_CASE("folding twice changes nothing, over every code point, and stays valid UTF-8") {
  std::string once;
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    std::string text;
    utf8::append(text, c);
    once.clear();
    fold(text, once);
    if (folded(once) != once || !utf8::is_valid(once)) FAIL("code point " << static_cast<std::uint32_t>(c));
  }
}

}  // namespace limier::analysis
