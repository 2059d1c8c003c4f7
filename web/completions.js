// Completions below the search box, as the combobox of the ARIA Authoring Practices: the focus stays in the box, the arrows choose,
// Enter takes, Escape closes. What is typed is never changed unless one takes a completion; without the server's answer the box is
// an ordinary one.

import {element} from './dom.js';
import {completions} from './api.js';
import {formatNumber} from './format.js';

const TYPING_PAUSE = 90;  // ms without a key before asking
const SHORTEST = 2;       // characters that say something

// A title is asked for as the phrase that it is.
const queryOf = ({kind, text}) => (kind === 'title' ? (text.includes('"') ? text : `titre:"${text}"`) : text);

// How far a completion repeats what was typed: to the letter, but for case and accents.
export function typedLength(text, typed) {
  const folded = (value) => value.normalize('NFD').replace(/\p{M}/gu, '').replace(/’/g, "'").toLocaleLowerCase('fr');
  let length = 0;
  for (const character of typed) {
    const here = text.codePointAt(length);
    if (here === undefined || folded(String.fromCodePoint(here)) !== folded(character)) return length;
    length += here > 0xffff ? 2 : 1;
  }
  return length;
}

function option(suggestion, index, typed) {
  const {kind, text, documents} = suggestion;
  const repeated = kind === 'term' ? typedLength(text, typed) : 0;
  return element('li', {role: 'option', id: `completion-${index}`, 'aria-selected': 'false', class: kind},
    element('span', {class: 'text'}, text.slice(0, repeated), repeated > 0 ? element('b', {}, text.slice(repeated)) : text.slice(repeated)),
    kind === 'title' ? element('span', {class: 'kind'}, 'titre')
      : element('span', {class: 'kind'}, formatNumber(documents),
        element('span', {class: 'unseen'}, documents < 2 ? ' document' : ' documents')));
}

// `accept(query)` is called with the query that a taken completion stands for. → {close}
export function attachCompletions(input, list, accept) {
  let found = [];
  let chosen = -1;
  let timer = 0;
  let request = null;

  function choose(index) {
    list.children[chosen]?.setAttribute('aria-selected', 'false');
    chosen = index;
    const row = list.children[chosen];
    row?.setAttribute('aria-selected', 'true');
    row?.scrollIntoView({block: 'nearest'});
    if (row) input.setAttribute('aria-activedescendant', row.id);
    else input.removeAttribute('aria-activedescendant');
  }

  function draw(suggestions, typed) {
    found = suggestions.filter(({kind, text}) => kind === 'title' || text.toLocaleLowerCase('fr') !== typed.toLocaleLowerCase('fr'));
    chosen = -1;
    input.removeAttribute('aria-activedescendant');
    list.replaceChildren(...found.map((suggestion, index) => option(suggestion, index, typed)));
    list.hidden = found.length === 0;
    input.setAttribute('aria-expanded', String(!list.hidden));
  }

  function close() {
    clearTimeout(timer);
    request?.abort();
    request = null;
    if (!list.hidden) draw([], '');
  }

  // A new question drops the old one; an answer that comes late finds its request gone.
  async function ask() {
    request?.abort();
    const own = new AbortController();
    request = own;
    const typed = input.value.trimStart();
    if (typed.trim().length < SHORTEST) return draw([], '');
    try {
      const {suggestions} = await completions(typed, own.signal);
      if (own === request && document.activeElement === input) draw(suggestions, typed);
    } catch {
      if (own === request) draw([], '');
    }
    return undefined;
  }

  function take(index) {
    const query = queryOf(found[index]);
    close();
    accept(query);
  }

  function pressed(event) {
    if (list.hidden || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey || event.isComposing) return;
    if (event.key === 'ArrowDown' && chosen < found.length - 1) choose(chosen + 1);
    else if (event.key === 'ArrowUp') choose(chosen < 0 ? found.length - 1 : chosen - 1);
    else if (event.key === 'Enter' && chosen >= 0) take(chosen);
    else if (event.key === 'Escape') close();
    else {
      // Past the last completion the arrow goes on into the results.
      if (event.key === 'ArrowDown' || event.key === 'Enter') close();
      return;
    }
    event.preventDefault();
  }

  input.setAttribute('role', 'combobox');
  input.setAttribute('aria-autocomplete', 'list');
  input.setAttribute('aria-controls', list.id);
  input.setAttribute('aria-expanded', 'false');
  input.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(ask, TYPING_PAUSE);
  });
  input.addEventListener('keydown', pressed);
  input.addEventListener('blur', close);
  list.addEventListener('pointerdown', (event) => event.preventDefault());  // keeps the focus in the box
  list.addEventListener('click', (event) => {
    const row = event.target.closest('[role=option]');
    if (row) take([...list.children].indexOf(row));
  });
  return {close};
}
