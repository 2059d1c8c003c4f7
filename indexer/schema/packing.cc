#include "indexer/schema/packing.h"

#include <zstd.h>

#include <algorithm>
#include <memory>
#include <new>

namespace limier::schema {
namespace {

constexpr int kLevel = 3;

struct Free {
  void operator()(ZSTD_CCtx* context) const { ZSTD_freeCCtx(context); }
  void operator()(ZSTD_DCtx* context) const { ZSTD_freeDCtx(context); }
};

template <typename Context>
Context* made(Context* context) {
  if (context == nullptr) throw std::bad_alloc();
  return context;
}

ZSTD_CCtx* packer() {
  thread_local const std::unique_ptr<ZSTD_CCtx, Free> context = [] {
    std::unique_ptr<ZSTD_CCtx, Free> fresh(made(ZSTD_createCCtx()));
    ZSTD_CCtx_setParameter(fresh.get(), ZSTD_c_compressionLevel, kLevel);
    return fresh;
  }();
  return context.get();
}

ZSTD_DCtx* unpacker() {
  thread_local const std::unique_ptr<ZSTD_DCtx, Free> context(made(ZSTD_createDCtx()));
  return context.get();
}

std::optional<std::size_t> length(std::string_view frame, std::size_t most) {
  const unsigned long long length = ZSTD_getFrameContentSize(frame.data(), frame.size());
  if (length == ZSTD_CONTENTSIZE_UNKNOWN || length == ZSTD_CONTENTSIZE_ERROR || length > most)
    return std::nullopt;
  return static_cast<std::size_t>(length);
}

}  // namespace

std::string pack(std::initializer_list<std::string_view> parts) {
  std::size_t length = 0;
  for (const std::string_view part : parts) length += part.size();
  std::string frame(std::min(ZSTD_compressBound(length), ZSTD_CStreamOutSize()), '\0');
  ZSTD_outBuffer out{frame.data(), frame.size(), 0};
  ZSTD_CCtx* const context = packer();
  ZSTD_CCtx_reset(context, ZSTD_reset_session_only);
  ZSTD_CCtx_setPledgedSrcSize(context, length);
  const auto put = [&](std::string_view bytes, ZSTD_EndDirective directive) {
    ZSTD_inBuffer in{bytes.data(), bytes.size(), 0};
    for (;;) {
      const std::size_t left = ZSTD_compressStream2(context, &out, &in, directive);
      if (ZSTD_isError(left)) throw std::bad_alloc();  // memory is all that can fail
      if (directive == ZSTD_e_end ? left == 0 : in.pos == in.size) return;
      frame.resize(frame.size() + frame.size() / 2);
      out.dst = frame.data();
      out.size = frame.size();
    }
  };
  for (const std::string_view part : parts) put(part, ZSTD_e_continue);
  put({}, ZSTD_e_end);
  frame.resize(out.pos);
  frame.shrink_to_fit();  // it may wait for long
  return frame;
}

std::optional<std::string> unpack(std::string_view frame, std::size_t most) {
  const auto size = length(frame, most);
  if (!size) return std::nullopt;
  std::string bytes(*size, '\0');
  const std::size_t written =
      ZSTD_decompressDCtx(unpacker(), bytes.data(), bytes.size(), frame.data(), frame.size());
  if (written != *size) return std::nullopt;  // an error is a length too, greater than any
  return bytes;
}

std::optional<std::string> unpack_line(std::string_view frame, std::size_t most) {
  const auto size = length(frame, most);
  if (!size) return std::nullopt;
  ZSTD_DCtx* const context = unpacker();
  ZSTD_DCtx_reset(context, ZSTD_reset_session_only);
  ZSTD_inBuffer in{frame.data(), frame.size(), 0};
  std::string bytes;
  while (bytes.size() < *size) {
    const std::size_t begin = bytes.size();
    bytes.resize(std::min(*size, begin + ZSTD_DStreamOutSize()));
    ZSTD_outBuffer out{bytes.data(), bytes.size(), begin};
    if (ZSTD_isError(ZSTD_decompressStream(context, &out, &in)) || out.pos == begin) return std::nullopt;
    bytes.resize(out.pos);
    if (const std::size_t end = bytes.find('\n', begin); end != std::string::npos) {
      bytes.resize(end);
      return bytes;
    }
  }
  return std::nullopt;
}

}  // namespace limier::schema
