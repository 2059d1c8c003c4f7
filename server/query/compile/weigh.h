// How what is found weighs.
#pragma once

#include <functional>

#include <xapian.h>

namespace limier::query {

// `query` with its weight times `factor`; empty when it is.
Xapian::Query scaled(double factor, const Xapian::Query& query);

// How a term, or several joined by OP_SYNONYM, are asked for with a factor on their weight: scaled(), or what
// finds and weighs the same in less time.
using Weigh = std::function<Xapian::Query(double factor, const Xapian::Query& group)>;

}  // namespace limier::query
