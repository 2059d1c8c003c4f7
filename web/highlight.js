// Marking the words that were asked for. The API counts in Unicode code points, JavaScript strings in UTF-16 units: everything here
// walks code points, so that an emoji before a word does not shift its mark.

import {element} from './dom.js';

// text + [[start, end), …] in code points → [{text, marked}, …] in order, together the whole text. Ranges out of order, overlapping
// or past the end are cut to what is left.
export function segments(text, matches = []) {
  const found = [];
  let point = 0;
  let unit = 0;  // where that code point begins
  const take = (end, marked) => {
    const from = unit;
    for (; point < end && unit < text.length; point += 1) unit += text.codePointAt(unit) > 0xffff ? 2 : 1;
    if (unit > from) found.push({text: text.slice(from, unit), marked});
  };
  for (const [start, end] of [...matches].sort((a, b) => a[0] - b[0])) {
    take(start, false);
    take(end, true);
  }
  if (unit < text.length) found.push({text: text.slice(unit), marked: false});
  return found;
}

// The `html` members are asked for with these two private characters as marks, so that a <mark> written inside a document cannot
// be taken for one of ours.
export const MARK_START = '\ue000';
export const MARK_END = '\ue001';

const ENTITIES = {'&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'", '&#x27;': "'", '&apos;': "'"};
const unescape = (html) => html.replace(/&(?:amp|lt|gt|quot|apos|#39|#x27);/g, (entity) => ENTITIES[entity]);

// An `html` member → the same segments: cut at the marks, entities read back into letters, nothing else interpreted.
export function markedSegments(html) {
  const found = [];
  let marked = false;
  for (const piece of html.split(/([\ue000\ue001])/)) {
    if (piece === MARK_START) marked = true;
    else if (piece === MARK_END) marked = false;
    else if (piece) found.push({text: unescape(piece), marked});
  }
  return found;
}

// Segments → nodes to append.
export const nodes = (parts) => parts.map(({text, marked}) => (marked ? element('mark', {}, text) : document.createTextNode(text)));
