// The keyboard alone is enough: / to the box, ↓ ↑ through the results, Enter opens (a link does that by itself), Escape closes or clears.

import {byId} from './dom.js';

const isField = (node) => node instanceof HTMLElement && (node.matches('input, select, textarea') || node.isContentEditable);

function move(step) {
  const links = [...byId('hits').querySelectorAll('h2 a')];
  const at = links.indexOf(document.activeElement);
  if (at + step < 0 || (at === -1 && step < 0)) {
    if (at === 0) focusBox();
    return at === 0;
  }
  const link = links[Math.min(at + step, links.length - 1)];
  link?.focus({preventScroll: true});
  link?.closest('.hit').scrollIntoView({block: 'nearest'});
  return link !== undefined;
}

export function focusBox() {
  byId('q').focus();
  byId('q').select();
}

// `escape` closes or clears what is there; it returns false when there was nothing to do.
export function listen({escape}) {
  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    const inBox = event.target === byId('q');
    const inHits = event.target instanceof HTMLElement && event.target.closest('#hits') !== null;
    const elsewhere = event.target === document.body || event.target === byId('main') || event.target === byId('summary');
    let done = false;
    // In the empty box too, which has the focus where nothing is asked yet: no query begins with it.
    if (event.key === '/' && (!isField(event.target) || (inBox && event.target.value === ''))) {
      focusBox();
      done = true;
    } else if (event.key === 'Escape') {
      done = escape();
    } else if (document.body.dataset.view === 'search' && !event.shiftKey) {
      if (event.key === 'ArrowDown' && (inBox || inHits || elsewhere)) done = move(1);
      if (event.key === 'ArrowUp' && inHits) done = move(-1);
    }
    if (done) event.preventDefault();
  });
}
