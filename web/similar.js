// Documents that resemble the one that is read.

import {element} from './dom.js';
import {metadataLine} from './results.js';
import {address} from './state.js';

// A section of links; null when there is none.
export function similarSection(hits, state) {
  if (hits.length === 0) return null;
  return element('section', {class: 'similar', 'aria-labelledby': 'similar-title'},
    element('h2', {id: 'similar-title'}, 'Documents semblables'),
    element('ul', {}, ...hits.map(({id, title, fields}) => element('li', {},
      element('a', {href: address({...state, doc: id})}, title || id), metadataLine(fields)))));
}
