// Going from one marked passage of a document to the next.

import {element, byId} from './dom.js';
import {formatNumber} from './format.js';

const TOGETHER = 2;  // characters between two marks of one passage: a space, an apostrophe, a hyphen

// The first mark of each passage: the words of a phrase are one stop, not one each.
export function passages(root) {
  return [...root.querySelectorAll('mark')].filter((mark) => {
    const between = mark.previousSibling;
    const beside = between?.nodeType === Node.TEXT_NODE && between.data.length <= TOGETHER ? between.previousSibling : between;
    return !(beside instanceof HTMLElement && beside.localName === 'mark');
  });
}

// A bar with « Passage 2 sur 7 » and two buttons; null when nothing is marked below `root`.
export function passageBar(root) {
  const stops = passages(root);
  if (stops.length === 0) return null;
  let at = -1;
  const count = element('span', {}, stops.length < 2 ? '1 passage' : `${formatNumber(stops.length)} passages`);
  const go = (step) => {
    stops[at]?.classList.remove('here');
    at = at < 0 && step < 0 ? stops.length - 1 : (at + step + stops.length) % stops.length;
    stops[at].classList.add('here');
    stops[at].scrollIntoView({block: 'center'});
    count.textContent = `Passage ${formatNumber(at + 1)} sur ${formatNumber(stops.length)}`;
    byId('live').textContent = `${count.textContent}\u00a0: ${stops[at].closest('p, td, th').textContent.trim().slice(0, 200)}`;
  };
  return element('div', {class: 'passages', role: 'group', 'aria-label': 'Passages trouvés'}, count,
    element('button', {type: 'button', onclick: () => go(-1), 'aria-label': 'Passage précédent', title: 'Passage précédent'}, '↑'),
    element('button', {type: 'button', onclick: () => go(1), 'aria-label': 'Passage suivant', title: 'Passage suivant'}, '↓'));
}
