// Narrowing a search: the values of each field with their counts, the years as bars, and the filters in force as chips.

import {element, byId, fill} from './dom.js';
import {FIELD_NAMES, counted, formatNumber, formatPeriod, formatValue} from './format.js';
import {address, filterParts, quoteValue, splitValues, withFilter, withoutFilter} from './state.js';

const SHOWN = 6;   // values of a field before « Tout voir »
const BARS = 9;    // bars fit a narrow column with 24 px each
const STEPS = [1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000];

// [{value: "2024", count}] → [{first, last, count}], gaps filled, in so many years a bar that at most BARS of them cover everything.
export function yearBars(values) {
  const counts = new Map(values.filter(({value}) => /^\d{1,4}$/.test(value)).map(({value, count}) => [Number(value), count]));
  if (counts.size === 0) return [];
  const oldest = Math.min(...counts.keys());
  const newest = Math.max(...counts.keys());
  const floor = (year, step) => Math.floor(year / step) * step;
  const step = STEPS.find((width) => (floor(newest, width) - floor(oldest, width)) / width < BARS) ?? STEPS.at(-1);
  const bars = [];
  for (let first = floor(oldest, step); first <= newest; first += step) {
    const bar = {first: Math.max(first, oldest), last: Math.min(first + step - 1, newest), count: 0};
    for (let year = bar.first; year <= bar.last; year += 1) bar.count += counts.get(year) ?? 0;
    bars.push(bar);
  }
  return bars;
}

const fourDigits = (year) => String(year).padStart(4, '0');

function yearChart(values, state) {
  const bars = yearBars(values);
  if (bars.length < 2) return null;
  const highest = Math.max(...bars.map(({count}) => count));
  const items = bars.map(({first, last, count}) => {
    const period = first === last ? fourDigits(first) : `${fourDigits(first)}..${fourDigits(last)}`;
    const name = `${formatPeriod(period)}\u00a0: ${counted(count, 'résultat', 'résultats')}`;
    const bar = element('span', {class: 'bar'});
    bar.style.setProperty('--share', String(count / highest));
    return element('li', {}, count === 0 ? element('span', {class: 'none'}, bar)
      : element('a', {href: address(withFilter(state, 'date', period)), title: name, 'aria-label': name}, bar));
  });
  return element('section', {class: 'facet'}, element('h2', {}, 'Années'),
    element('ol', {class: 'years'}, ...items),
    element('p', {class: 'ends', 'aria-hidden': 'true'}, element('span', {}, bars[0].first), element('span', {}, bars.at(-1).last)));
}

function valueList(field, values, total, state) {
  if (values.length === 0 || (values.length === 1 && values[0].count >= total)) return null;
  const item = ({value, count}) => element('li', {},
    element('a', {href: address(withFilter(state, field, quoteValue(value)))},
      element('span', {class: 'value'}, formatValue(field, value)), ' ',
      element('span', {class: 'count'}, formatNumber(count), element('span', {class: 'unseen'}, count < 2 ? ' résultat' : ' résultats'))));
  const rest = values.slice(SHOWN);
  return element('section', {class: 'facet'}, element('h2', {}, FIELD_NAMES[field]),
    element('ul', {}, ...values.slice(0, SHOWN).map(item)),
    rest.length > 0 && element('details', {}, element('summary', {}, `${formatNumber(rest.length)} de plus`), element('ul', {}, ...rest.map(item))));
}

// Wide enough, they have a column of their own, without the summary that would open them (style.css).
const roomy = matchMedia('(min-width: 60rem)');
const refine = () => byId('facets').querySelector('.refine');
roomy.addEventListener('change', () => {
  if (roomy.matches && refine()) refine().open = true;
});

export function drawFacets(answer, state) {
  const {year = [], ...fields} = answer.facets ?? {};
  const sections = [
    yearChart(year, state),
    ...Object.entries(fields).filter(([field]) => field in FIELD_NAMES).map(([field, values]) => valueList(field, values, answer.total, state)),
  ].filter(Boolean);
  if (answer.total === 0 || sections.length === 0) return fill(byId('facets'));
  const open = roomy.matches || refine()?.open;
  return fill(byId('facets'), element('details', {class: 'refine', open}, element('summary', {}, 'Affiner'), ...sections));
}

export function drawChips(state) {
  fill(byId('chips'), state.filters.map((filter) => {
    const {field, value} = filterParts(filter);
    const negated = field.startsWith('-');
    const name = field.replace(/^-/, '');
    const label = `${negated ? 'sauf ' : ''}${FIELD_NAMES[name] ?? name}\u00a0: ${splitValues(value).map((one) => formatValue(name, one)).join(' ou ')}`;
    return element('li', {}, element('a', {class: 'chip', href: address(withoutFilter(state, filter)), 'aria-label': `Retirer le filtre ${label}`},
      label, element('span', {'aria-hidden': 'true'}, '×')));
  }));
}
