// Puts the parts together: the address says what to show, the server is asked, the parts are drawn.

import {byId} from './dom.js';
import {ApiError, fetchDocument, holdings, search, similarDocuments} from './api.js';
import {attachCompletions} from './completions.js';
import {counted, formatDate} from './format.js';
import {drawChips, drawFacets} from './facets.js';
import {drawHits, drawNothing, drawPages, drawSummary, drawUnderstood} from './results.js';
import {drawReader} from './reader.js';
import {similarSection} from './similar.js';
import {clearError, showError} from './notices.js';
import {focusBox, listen} from './keyboard.js';
import {commit, draft, isHome, parse, sameSearch, settle} from './state.js';

const TYPING_PAUSE = 180;     // ms without a key before asking
const SLOW = 300;             // ms before the page says that it waits
const LONGEST_RETRY_WAIT = 30;  // s

let state = parse(location.search);
let shown = null;             // the search whose results are in the page
let request = null;           // AbortController of the question under way
let typing = 0;
let retrying = 0;

function view(name) {
  document.body.dataset.view = name;
  byId('home').hidden = name !== 'home';
  byId('search').hidden = name !== 'search';
  byId('reader').hidden = name !== 'reader';
  if (name !== 'reader') byId('reader').replaceChildren();
}

// Asks the server one thing at a time: a new question drops the old one. → the answer, or null when it was dropped or failed.
async function ask(question) {
  request?.abort();
  clearTimeout(retrying);
  const own = new AbortController();
  request = own;
  const slow = setTimeout(() => document.body.classList.add('waiting'), SLOW);
  try {
    const answer = await question(own.signal);
    if (own !== request) return null;
    clearError();
    return answer;
  } catch (error) {
    if (own !== request || error.name === 'AbortError') return null;
    if (!(error instanceof ApiError)) throw error;
    failed(error);
    return null;
  } finally {
    clearTimeout(slow);
    if (own === request) document.body.classList.remove('waiting');
  }
}

function failed(error) {
  shown = null;
  if (!isHome(state)) view('search');
  byId('search').hidden = true;
  showError(error, () => show());
  if (error.status === 503 || error.status === 429) {
    retrying = setTimeout(() => show(), Math.min(Math.max(error.retryAfter ?? 2, 1), LONGEST_RETRY_WAIT) * 1000);
  }
}

async function showHome() {
  view('home');
  document.title = 'Limier';
  shown = null;
  const index = await ask(holdings);
  if (!index) return;
  const updated = index.updated ? `, à jour du ${formatDate(index.updated)}` : '';
  byId('holdings').textContent = `${counted(index.documents, 'document', 'documents')} à portée de flair${updated}`;
}

async function showSearch() {
  const asked = state;
  document.title = asked.q.trim() ? `${asked.q.trim()} — Limier` : 'Tous les documents — Limier';
  byId('sort').value = asked.sort;
  if (shown && sameSearch(shown, asked)) {
    request?.abort();
    return view('search');
  }
  const answer = await ask((signal) => search(asked, signal));
  if (!answer) return undefined;
  drawSummary(answer, asked);
  drawUnderstood(answer, asked);
  drawChips(asked);
  drawHits(answer, asked);
  drawNothing(answer, asked);
  drawPages(answer, asked);
  drawFacets(answer, asked);
  shown = asked;
  return view('search');
}

async function showDocument() {
  const asked = state;
  const found = await ask((signal) => fetchDocument(asked.doc, asked.q, signal));
  if (!found) return;
  const drawn = drawReader(found, asked);
  document.title = `${found.title || found.id} — Limier`;
  view('reader');
  scrollTo(0, 0);
  byId('reader-title').focus({preventScroll: true});
  showSimilar(asked);
  await drawn;  // for a step back, which goes to where one was in it
}

// Beside the document, which is there without them: when they cannot be had, nothing is said.
async function showSimilar(asked) {
  const hits = await similarDocuments(asked.doc, request.signal).catch(() => []);
  const section = state === asked && similarSection(hits, asked);
  if (section) byId('reader').append(section);
}

// The box is left as it is: someone may be typing in it.
function show() {
  if (state.doc) return showDocument();
  return isHome(state) ? showHome() : showSearch();
}

// Goes to a state that does not come from the box.
function move(next) {
  clearTimeout(typing);
  typing = 0;
  suggestions.close();
  state = next;
  if (byId('q').value !== state.q) byId('q').value = state.q;
}

// A step that one can go back from.
function go(next) {
  move(next);
  commit(state);
  return show();
}

// The same, for a step away from the results: what was typed since the last pause goes with it.
function goOn(next) {
  return go(typing && next.q === state.q ? {...next, q: byId('q').value} : next);
}

async function goToPage(next) {
  await go(next);
  scrollTo(0, 0);
  byId('summary').focus({preventScroll: true});
}

function typed() {
  clearTimeout(typing);
  typing = setTimeout(() => {
    typing = 0;
    const next = {...state, q: byId('q').value, page: 1, doc: ''};
    if (!state.doc && sameSearch(next, state)) return;
    state = next;
    draft(state);
    show();
  }, TYPING_PAUSE);
}

// Leaving the reader: back to where one came from, the same result under the keyboard.
function closeReader() {
  if (history.state?.inside) history.back();
  else go({...state, doc: ''});
}

function escape() {
  if (state.doc) {
    closeReader();
    return true;
  }
  if (document.activeElement !== byId('q')) {
    focusBox();
    return true;
  }
  if (byId('q').value === '' && state.filters.length === 0) return false;
  go({...state, q: '', page: 1, filters: byId('q').value === '' ? [] : state.filters});
  return true;
}

async function returned() {
  const before = state.doc;
  move(parse(location.search));
  settle();
  const {scroll = 0} = history.state ?? {};
  const there = state;
  await show();
  if (state !== there) return;
  if (scroll || !state.doc) scrollTo(0, scroll);
  if (before && !state.doc) {
    const link = [...byId('hits').querySelectorAll('a[data-doc]')].find((candidate) => candidate.dataset.doc === before);
    link?.focus({preventScroll: true});
  }
}

// A plain click on a link of this page is a step; with a modifier the browser opens its tab as usual.
function followed(event) {
  const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
  if (!link || event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  const target = new URL(link.href);
  if (target.origin !== location.origin || target.pathname !== new URL(document.baseURI).pathname || target.hash) return;
  event.preventDefault();
  if ('close' in link.dataset) closeReader();
  else if ('page' in link.dataset) goToPage(parse(target.search));
  else goOn(parse(target.search));
}

const suggestions = attachCompletions(byId('q'), byId('completions'), (query) => {
  byId('q').value = query;
  const next = {...state, q: query, page: 1, doc: ''};
  draft(next);  // takes the place of the half word
  go(next);
});
history.scrollRestoration = 'manual';
addEventListener('popstate', returned);
addEventListener('pagehide', () => history.replaceState({...history.state, scroll: scrollY}, ''));
document.addEventListener('click', followed);
byId('q').addEventListener('input', typed);
byId('form').addEventListener('submit', (event) => {
  event.preventDefault();
  go({...state, q: byId('q').value, page: 1, doc: ''});
});
byId('sort').addEventListener('change', () => goOn({...state, page: 1, sort: byId('sort').value}));
listen({escape});

move(state);
await show();
if (history.state?.scroll) scrollTo(0, history.state.scroll);
if (isHome(state) && matchMedia('(hover: hover)').matches) byId('q').focus();
