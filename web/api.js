// The server's answers. Every function takes an AbortSignal; an aborted call throws AbortError, anything else that goes wrong an ApiError.

import {searchParameters} from './state.js';

export const PER_PAGE = 10;
const COMPLETIONS = 6;
const SIMILAR = 5;
const FACETS = 'year,type,source,author,tags';

export class ApiError extends Error {
  // `status` is 0 when no answer came. `detail` is a French sentence from the server, perhaps empty. `retryAfter`: seconds, or null.
  constructor({status, code = '', title = '', detail = '', retryAfter = null}) {
    super(title || detail || `HTTP ${status}`);
    Object.assign(this, {status, code, title, detail, retryAfter});
  }
}

async function get(path, signal) {
  let response;
  try {
    // Relative: the page also works below a path of a reverse proxy.
    response = await fetch(new URL(path, document.baseURI), {
      signal, headers: {Accept: 'application/json, application/problem+json', 'Accept-Language': 'fr'},
    });
  } catch (error) {
    if (error.name === 'AbortError') throw error;
    throw new ApiError({status: 0});
  }
  let body;
  try {
    body = await response.json();
  } catch (error) {
    if (error.name === 'AbortError') throw error;
    throw new ApiError({status: response.ok ? 0 : response.status});
  }
  if (response.ok) return body;
  const seconds = Number.parseInt(response.headers.get('Retry-After') ?? '', 10);
  throw new ApiError({
    status: response.status, code: body.code, title: body.title, detail: body.detail,
    retryAfter: Number.isFinite(seconds) ? seconds : null,
  });
}

export function search(state, signal) {
  const parameters = searchParameters(state);
  parameters.set('q', state.q);
  parameters.set('page', String(state.page));
  parameters.set('per_page', String(PER_PAGE));
  parameters.set('facets', FACETS);
  return get(`v1/search?${parameters}`, signal);
}

// How much there is to search: {documents, updated}.
export async function holdings(signal) {
  const answer = await get('v1/search?q=&per_page=1&snippets=0', signal);
  return answer.index;
}

// With the places of what `q` asks for, when it asks for something.
export function fetchDocument(id, q, signal) {
  const marked = q.trim() ? `?${new URLSearchParams({q})}` : '';
  return get(`v1/documents/${encodeURIComponent(id)}${marked}`, signal);
}

// What may be meant by what is typed so far: {suggestions: [{kind, text, documents}]}.
export function completions(typed, signal) {
  return get(`v1/suggest?${new URLSearchParams({q: typed, limit: String(COMPLETIONS)})}`, signal);
}

export async function similarDocuments(id, signal) {
  const answer = await get(`v1/documents/${encodeURIComponent(id)}/similar?limit=${SIMILAR}&snippets=0`, signal);
  return answer.hits;
}
