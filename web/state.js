// What the page shows, as a value; the address holds all of it, under the API's own names:
//   ?q=…&page=2&filter=type:pdf&sort=date:desc&doc=ID
//
// History: while one types, the current entry is replaced, so that no keystroke is a step back. A search becomes an entry of its own
// when one commits it (Enter, a page, a filter, a document), and the entry below then gets back the address it had before the typing.

const SORTS = ['relevance', 'date:desc', 'date:asc', 'title:asc'];

export function parse(search) {
  const parameters = new URLSearchParams(search);
  const page = Number.parseInt(parameters.get('page') ?? '1', 10);
  const sort = parameters.get('sort');
  return {
    q: parameters.get('q') ?? '',
    page: page >= 1 && page <= 1000 ? page : 1,
    filters: parameters.getAll('filter').filter((filter) => /^-?[a-z]+:./.test(filter)),
    sort: SORTS.includes(sort) ? sort : 'relevance',
    doc: parameters.get('doc') ?? '',
  };
}

// The parameters of a search, without the defaults; the page's address and the API's share them.
export function searchParameters(state) {
  const parameters = new URLSearchParams();
  if (state.q) parameters.set('q', state.q);
  if (state.page > 1) parameters.set('page', String(state.page));
  for (const filter of state.filters) parameters.append('filter', filter);
  if (state.sort !== 'relevance') parameters.set('sort', state.sort);
  return parameters;
}

export function address(state) {
  const parameters = searchParameters(state);
  if (state.doc) parameters.set('doc', state.doc);
  const query = parameters.toString();
  return query ? `?${query}` : './';
}

// Nothing asked for: the home page.
export const isHome = (state) => !state.doc && !state.q.trim() && state.filters.length === 0;

export const sameSearch = (a, b) => searchParameters(a).toString() === searchParameters(b).toString();

export function filterParts(filter) {
  const colon = filter.indexOf(':');
  return {field: filter.slice(0, colon), value: filter.slice(colon + 1)};
}

// In a filter a comma separates values; one that holds a comma stands in double quotes, and those that it holds are doubled.
export const quoteValue = (value) => (value.includes(',') || value.startsWith('"') ? `"${value.replaceAll('"', '""')}"` : value);

// 'a,"b, ""c"""' → ['a', 'b, "c"']
export const splitValues = (values) =>
  Array.from(values.matchAll(/"((?:[^"]|"")*)"|[^,]+/g), ([whole, quoted]) => quoted?.replaceAll('""', '"') ?? whole);

// Another value for a field takes the place of the first, except for tags, which add up.
export function withFilter(state, field, value) {
  const kept = field === 'tags' ? state.filters : state.filters.filter((filter) => filterParts(filter).field !== field);
  const filter = `${field}:${value}`;
  return {...state, page: 1, doc: '', filters: kept.includes(filter) ? kept : [...kept, filter]};
}

export function withoutFilter(state, filter) {
  return {...state, page: 1, doc: '', filters: state.filters.filter((other) => other !== filter)};
}

let committed = location.href;  // the address of the current entry before any typing

// While typing.
export function draft(state) {
  history.replaceState(history.state, '', new URL(address(state), document.baseURI));
}

// A new entry. What had been typed since the last one, and is left now for a document or a page, becomes an entry on the way.
// `inside` tells an entry that was reached from another of this page; `scroll` is where the view was when it was left.
export function commit(state) {
  const drafted = location.href;
  const target = new URL(address(state), document.baseURI).href;
  history.replaceState({...history.state, scroll: scrollY}, '', committed);
  if (drafted !== committed) history.pushState({inside: true, scroll: scrollY}, '', drafted);
  if (target !== drafted) history.pushState({inside: true}, '', target);
  settle();
}

// After popstate: the entry one came to is now the current one.
export function settle() {
  committed = location.href;
}
