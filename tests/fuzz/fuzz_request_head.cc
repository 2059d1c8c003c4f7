// Any bytes are a whole head, the beginning of one, or refused; what is whole stays so whatever follows.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "server/http/request_head.h"
#include "server/http/router.h"
#include "server/http/routes.h"

namespace {

using namespace limier::http;

void require(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  const RequestHead head = examine_head(input);
  match(routes(), "GET", input);
  if (head.state != RequestHead::State::kComplete) return 0;
  require(head.length >= 4 && head.length <= kMaxHead + 4);
  require(input.substr(head.length - 4, 4) == "\r\n\r\n");
  const RequestHead again = examine_head(std::string(input) + "GET");
  require(again.length == head.length && again.body_length == head.body_length &&
          again.chunked == head.chunked);
  const std::string_view line = input.substr(0, input.find("\r\n"));
  const std::string mended = mend_request_line(line);
  require(mended.find('?') == line.find('?') && mended.find('?') == mended.rfind('?'));
  return 0;
}
