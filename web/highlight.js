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

// Segments → nodes to append.
export const nodes = (parts) => parts.map(({text, marked}) => (marked ? element('mark', {}, text) : document.createTextNode(text)));
