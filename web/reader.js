// Reading one stored document in full.

import {element, byId, fill} from './dom.js';
import {nodes, segments} from './highlight.js';
import {passageBar} from './passages.js';
import {metadataLine} from './results.js';
import {address} from './state.js';

const SLICE = 20_000;  // characters
const BOOK = 500_000;  // characters: longer, it is laid out where it is looked at only
const TURN = 50;       // ms of drawing before the page is given back

// Segments of a whole text → its lines, each a list of segments; empty lines are dropped.
export function lines(parts) {
  const found = [[]];
  for (const {text, marked} of parts) {
    text.split('\n').forEach((piece, index) => {
      if (index > 0) found.push([]);
      if (piece) found.at(-1).push({text: piece, marked});
    });
  }
  return found.filter((line) => line.some(({text}) => text.trim()));
}

const plain = (line) => line.map(({text}) => text).join('');

// A line of segments → its cells, when it is a row of a table drawn with bars: « a | b | c | » or « | a | b | ».
function cells(line) {
  const found = [[]];
  for (const {text, marked} of line) {
    text.split('|').forEach((piece, index) => {
      if (index > 0) found.push([]);
      if (piece) found.at(-1).push({text: piece, marked});
    });
  }
  const blank = (cell) => plain(cell).trim() === '';
  if (found.length > 2 && blank(found[0])) found.shift();
  if (found.length > 2 && blank(found.at(-1))) found.pop();
  return found;
}

const isRule = (line) => /^[\s|:-]+$/.test(plain(line));

// How many lines from `start` are rows of one table; 0 when fewer than two.
function tableLength(all, start) {
  const width = cells(all[start]).length;
  let end = start;
  while (end < all.length && width > 1 && cells(all[end]).length === width) end += 1;
  return end - start >= 2 ? end - start : 0;
}

const paragraph = (line, looks) => element('p', {class: looks}, ...nodes(line));

// Rows of which none says anything, as in an ornament of dashes and bars, are no table: they stay lines.
function table(rows) {
  const [head, ...body] = rows.filter((row) => !isRule(row)).map(cells);
  if (!head) return rows.map((row) => paragraph(row));
  const row = (tag, columns) => element('tr', {}, ...columns.map((cell) => element(tag, tag === 'th' ? {scope: 'col'} : {}, ...nodes(cell))));
  return [element('div', {class: 'wide', tabindex: '0', role: 'region', 'aria-label': 'Tableau'},
    element('table', {}, element('thead', {}, row('th', head)), element('tbody', {}, ...body.map((columns) => row('td', columns)))))];
}

// A short line without an end, before a long one, is shown as a heading would be. Looks only: the text says nothing of it.
function isHeading(line, next) {
  const text = plain(line).trim();
  return next !== undefined && text.length <= 100 && !/[.!…:;,»"]$/.test(text) && plain(next).length > 140;
}

function* blocks(all) {
  for (let index = 0; index < all.length;) {
    const rows = tableLength(all, index);
    if (rows > 0) yield* table(all.slice(index, index + rows));
    else yield paragraph(all[index], isHeading(all[index], all[index + 1]) && 'subhead');
    index += Math.max(rows, 1);
  }
}

// A text in slices of some pages.
function* slices(text, matches) {
  let slice = element('div', {class: 'slice'});
  let length = 0;
  for (const block of blocks(lines(segments(text, matches)))) {
    slice.append(block);
    length += block.textContent.length;
    if (length < SLICE) continue;
    yield slice;
    slice = element('div', {class: 'slice'});
    length = 0;
  }
  yield slice;
}

// Draws one slice after the other: a book drawn in one turn would leave the page dead for seconds. → whether all are there, and not
// the reader gone elsewhere meanwhile.
async function pour(drawn, content) {
  let pause = performance.now() + TURN;
  for (const slice of drawn) {
    content.append(slice);
    if (performance.now() < pause) continue;
    await new Promise((resolve) => { setTimeout(resolve); });
    if (!content.isConnected) return false;
    pause = performance.now() + TURN;
  }
  return true;
}

// Only web addresses become links: a document may claim any scheme.
function webAddress(url) {
  try {
    const parsed = new URL(url);
    return ['http:', 'https:'].includes(parsed.protocol) ? parsed : null;
  } catch {
    return null;
  }
}

// Shows the document at once, a long one in part; resolves when it is there to its end.
export async function drawReader(found, state) {
  const original = webAddress(found.url ?? '');
  const text = found.text ?? '';
  const tags = Array.isArray(found.fields?.tags) ? found.fields.tags : [];
  const content = element('div', {class: text.length > BOOK ? 'text book' : 'text', lang: found.fields?.lang});
  fill(byId('reader'),
    element('nav', {class: 'back', 'aria-label': 'Retour'},
      element('a', {href: address({...state, doc: ''}), 'data-close': true}, '← ', state.q || state.filters.length > 0 ? 'Résultats' : 'Accueil',
        element('kbd', {'aria-hidden': 'true'}, 'Échap'))),
    element('header', {},
      element('h1', {id: 'reader-title', tabindex: '-1'}, ...nodes(segments(found.title || found.id, found.title ? found.title_matches : []))),
      metadataLine(found.fields, found.id),
      tags.length > 0 && element('ul', {class: 'tags', 'aria-label': 'Mots-clés'}, tags.map((tag) => element('li', {}, tag))),
      original && element('p', {class: 'original'}, element('a', {href: original.href, rel: 'noreferrer noopener'}, `Lire l’original sur ${original.hostname}`))),
    content,
    text.trim() === '' && element('p', {class: 'quiet'}, 'Ce document n’a pas de texte.'));
  const bar = await pour(slices(text, found.matches), content) && passageBar(content);
  if (bar) content.after(bar);
}
