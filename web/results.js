// The list of results: heading, what was understood, hits, pages. Each function draws one part from the answer.

import {element, byId, fill} from './dom.js';
import {counted, filePath, formatDate, formatDuration, formatNumber, formatValue} from './format.js';
import {nodes, segments} from './highlight.js';
import {PER_PAGE} from './api.js';
import {address} from './state.js';

const LAST_PAGE = 10000 / PER_PAGE;  // the API's bound on depth

export function totalText(answer) {
  const total = counted(answer.total, 'résultat', 'résultats');
  return answer.total_relation === 'gte' ? `Au moins ${total}` : answer.total === 0 ? 'Aucun résultat' : total;
}

export function drawSummary(answer, state) {
  const asked = state.q.trim();
  const about = asked && asked !== '*' ? ` pour «\u00a0${asked}\u00a0»` : '';
  const page = state.page > 1 ? `, page\u00a0${formatNumber(state.page)}` : '';
  byId('summary').replaceChildren(
    totalText(answer), element('span', {class: 'unseen'}, about + page), ' ',
    element('small', {class: 'took'}, `en ${formatDuration(answer.took_ms)}`));
  byId('sorting').hidden = answer.total < 2;
  byId('live').textContent = totalText(answer) + about + page;
}

export function drawUnderstood(answer, state) {
  const parts = [];
  if (answer.suggestion) {
    const {query, matches, total} = answer.suggestion;
    parts.push(element('p', {class: 'suggestion'}, 'Vouliez-vous dire ',
      element('a', {href: address({...state, q: query, page: 1, doc: ''})}, ...nodes(segments(query, matches))),
      '\u00a0?', total ? element('span', {class: 'quiet'}, ` ${counted(total, 'résultat', 'résultats')}`) : null));
  }
  if (answer.interpreted && state.q.trim() && state.q.trim() !== '*') {
    parts.push(element('p', {class: 'interpreted'}, 'Compris\u00a0: ', element('q', {}, answer.interpreted)));
  }
  if (answer.warnings?.length > 0) {
    parts.push(element('ul', {class: 'warnings', 'aria-label': 'Remarques sur la requête'},
      answer.warnings.map(({detail}) => element('li', {}, detail))));
  }
  fill(byId('understood'), parts);
}

// The line under a title: date, source, author, type, path of the file. `fields` as in a hit; a document may bring members of its own
// under these names, of any kind: only text is shown.
export function metadataLine(fields = {}, id = '') {
  const [date, source, author, type] = ['date', 'source', 'author', 'type'].map((name) => typeof fields[name] === 'string' && fields[name]);
  return element('p', {class: 'meta'},
    date && element('time', {datetime: date}, formatDate(date)),
    source && element('span', {}, source),
    author && element('span', {}, author),
    type && element('span', {class: 'type'}, formatValue('type', type)),
    filePath(id, type) && element('span', {class: 'path'}, filePath(id, type)));
}

function hitItem(hit, state) {
  const title = hit.title ? nodes(segments(hit.title, hit.title_matches)) : [hit.id];
  return element('li', {class: 'hit'},
    element('article', {},
      element('h2', {}, element('a', {href: address({...state, doc: hit.id}), 'data-doc': hit.id}, ...title)),
      metadataLine(hit.fields, hit.id),
      (hit.snippets ?? []).map(({text, matches}) => element('p', {class: 'snippet'}, ...nodes(segments(text, matches))))));
}

export function drawHits(answer, state) {
  const list = byId('hits');
  list.start = (state.page - 1) * PER_PAGE + 1;
  list.replaceChildren(...answer.hits.map((hit) => hitItem(hit, state)));
  list.hidden = answer.hits.length === 0;
}

// 1 … 4 5 6 … 13, as page numbers and null for a gap; a gap of one page is that page. `open`: there may be pages after `last`, which is
// then no end to go to.
export function pageNumbers(current, last, open = false) {
  const wanted = [...new Set([1, current - 1, current, current + 1, ...(open ? [] : [last])])].filter((page) => page >= 1 && page <= last).sort((a, b) => a - b);
  const shown = [];
  for (const page of wanted) {
    const before = shown.at(-1) ?? 0;
    if (page - before === 2) shown.push(page - 1);
    else if (page - before > 2) shown.push(null);
    shown.push(page);
  }
  return open ? [...shown, null] : shown;
}

export function drawPages(answer, state) {
  const last = Math.min(Math.ceil(answer.total / PER_PAGE), LAST_PAGE);
  if (last < 2) return fill(byId('pages'));
  const link = (page, text, properties = {}) => element('a', {href: address({...state, page, doc: ''}), 'data-page': page, ...properties}, text);
  const open = answer.total_relation === 'gte' && last < LAST_PAGE;
  const current = Math.min(state.page, last);
  const numbers = pageNumbers(current, last, open).map((page) => element('li', page === null ? {class: 'gap', 'aria-hidden': 'true'} : {},
    page === null ? '…' : link(page, formatNumber(page), {'aria-label': `Page ${page}`, 'aria-current': page === state.page && 'page'})));
  return fill(byId('pages'),
    state.page > 1 && link(Math.min(state.page - 1, last), '← Précédente', {class: 'step', rel: 'prev'}),
    element('ol', {}, ...numbers),
    (state.page < last || (open && answer.hits.length === PER_PAGE)) && link(state.page + 1, 'Suivante →', {class: 'step', rel: 'next'}));
}

// No result: what one can try.
export function drawNothing(answer, state) {
  if (answer.hits.length > 0) return fill(byId('nothing'));
  if (answer.total > 0) {
    return fill(byId('nothing'), element('p', {}, 'Il n’y a rien à cette page. ',
      element('a', {href: address({...state, page: 1})}, 'Revenir à la première')));
  }
  return fill(byId('nothing'),
    element('p', {}, 'Rien ne correspond. Quelques pistes\u00a0:'),
    element('ul', {},
      state.filters.length > 0 && element('li', {}, element('a', {href: address({...state, filters: [], page: 1})}, 'chercher sans les filtres')),
      element('li', {}, 'vérifier l’orthographe des noms propres\u202f;'),
      element('li', {}, 'garder seulement les mots les plus importants, ou d’autres qui disent la même chose\u202f;'),
      element('li', {}, 'relier deux mots par ', element('code', {}, 'OU'), '\u202f;'),
      element('li', {}, 'finir un mot par une étoile\u00a0: ', element('code', {}, 'gouvern*'), '.')));
}
