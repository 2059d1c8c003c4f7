// The page's own functions, as tables, in the browser that will run them.

import assert from 'node:assert/strict';
import test from 'node:test';

import {session} from './support/session.mjs';

const own = session();

// [module, function, arguments, result]
const TABLE = [
  ['highlight', 'segments', ['l’été', [[2, 5]]], [['l’', false], ['été', true]]],
  // One letter too far left for each character outside the first 65,536, when units are counted instead of code points.
  ['highlight', 'segments', ['🐕🐾 été !', [[3, 6]]], [['🐕🐾 ', false], ['été', true], [' !', false]]],
  ['highlight', 'segments', ['abc', []], [['abc', false]]],
  ['highlight', 'segments', ['', []], []],
  ['highlight', 'segments', ['abcdef', [[3, 4], [0, 2]]], [['ab', true], ['c', false], ['d', true], ['ef', false]]],
  ['highlight', 'segments', ['abc', [[0, 2], [1, 9]]], [['ab', true], ['c', true]]],
  ['highlight', 'segments', ['abc', [[7, 9]]], [['abc', false]]],
  ['format', 'filePath', ['registres/1953.txt', 'text'], 'registres/1953.txt'],
  ['format', 'filePath', ['art-17', 'jsonl'], null],
  ['format', 'filePath', ['art-17', ['jsonl']], null],
  ['format', 'filePath', ['', 'text'], ''],
  ['format', 'formatNumber', [1234567], '1 234 567'],
  ['format', 'counted', [0, 'résultat', 'résultats'], '0 résultat'],
  ['format', 'counted', [1, 'résultat', 'résultats'], '1 résultat'],
  ['format', 'counted', [1280, 'résultat', 'résultats'], '1 280 résultats'],
  ['format', 'formatDuration', [4.13], '4,1 ms'],
  ['format', 'formatDuration', [128.6], '129 ms'],
  ['format', 'formatDuration', [2345], '2,3 s'],
  ['format', 'formatDate', ['2024'], '2024'],
  ['format', 'formatDate', ['2024-08'], 'août 2024'],
  ['format', 'formatDate', ['2024-05-01'], '1er mai 2024'],
  ['format', 'formatDate', ['2024-05-21'], '21 mai 2024'],
  // Near midnight the day in France is not that of Greenwich.
  ['format', 'formatDate', ['2026-11-21T22:59:03Z'], '21 novembre 2026'],
  ['format', 'formatDate', ['2026-11-30T23:59:03Z'], '1er décembre 2026'],
  ['format', 'formatDate', ['2026-11-21T99:00:00Z'], '2026-11-21T99:00:00Z'],
  ['format', 'formatDate', ['0079-10-24'], '24 octobre 79'],
  ['format', 'formatDate', ['vers 1900'], 'vers 1900'],
  ['format', 'formatPeriod', ['2020..2024'], '2020 – 2024'],
  ['format', 'formatPeriod', ['2020..'], 'depuis 2020'],
  ['format', 'formatPeriod', ['..2024-05'], 'jusqu’à mai 2024'],
  ['format', 'formatPeriod', ['2024'], '2024'],
  ['format', 'formatValue', ['type', 'pdf'], 'PDF'],
  ['format', 'formatValue', ['lang', 'fr'], 'français'],
  ['format', 'formatValue', ['lang', 'pas une langue'], 'pas une langue'],
  ['state', 'parse', ['?q=a&page=3&filter=type:pdf&filter=-lang:en&sort=date:asc&doc=x'],
    {q: 'a', page: 3, filters: ['type:pdf', '-lang:en'], sort: 'date:asc', doc: 'x'}],
  ['state', 'parse', ['?page=-1&filter=x&sort=hasard'], {q: '', page: 1, filters: [], sort: 'relevance', doc: ''}],
  ['state', 'address', [{q: 'a&b c', page: 2, filters: ['type:pdf'], sort: 'relevance', doc: ''}], '?q=a%26b+c&page=2&filter=type%3Apdf'],
  ['state', 'address', [{q: '', page: 1, filters: [], sort: 'relevance', doc: ''}], './'],
  ['state', 'quoteValue', ['Le Monde'], 'Le Monde'],
  ['state', 'quoteValue', ['Durand, Anne'], '"Durand, Anne"'],
  ['state', 'quoteValue', ['le "bon", le mauvais'], '"le ""bon"", le mauvais"'],
  ['state', 'quoteValue', ['"bon"'], '"""bon"""'],
  ['state', 'quoteValue', ['le "bon"'], 'le "bon"'],
  ['state', 'splitValues', ['a,"b, c",d'], ['a', 'b, c', 'd']],
  ['state', 'splitValues', ['"le ""bon"", le mauvais",le "bon"'], ['le "bon", le mauvais', 'le "bon"']],
  ['results', 'pageNumbers', [1, 1], [1]],
  ['results', 'pageNumbers', [1, 3], [1, 2, 3]],
  ['results', 'pageNumbers', [5, 13], [1, null, 4, 5, 6, null, 13]],
  ['results', 'pageNumbers', [3, 13], [1, 2, 3, 4, null, 13]],
  ['results', 'pageNumbers', [13, 13], [1, null, 12, 13]],
  ['results', 'pageNumbers', [1, 13, true], [1, 2, null]],
  ['results', 'pageNumbers', [13, 13, true], [1, null, 12, 13, null]],
  ['results', 'totalText', [{total: 0, total_relation: 'eq'}], 'Aucun résultat'],
  ['results', 'totalText', [{total: 3000, total_relation: 'gte'}], 'Au moins 3 000 résultats'],
  ['facets', 'yearBars', [[{value: '2024', count: 3}, {value: '2022', count: 1}]],
    [{first: 2022, last: 2022, count: 1}, {first: 2023, last: 2023, count: 0}, {first: 2024, last: 2024, count: 3}]],
  ['facets', 'yearBars', [[{value: '1998', count: 1}, {value: '2024', count: 2}]],
    [[1998, 1999, 1], [2000, 2004, 0], [2005, 2009, 0], [2010, 2014, 0], [2015, 2019, 0], [2020, 2024, 2]].map(([first, last, count]) => ({first, last, count}))],
  ['facets', 'yearBars', [[]], []],
  ['completions', 'typedLength', ['été', 'ete'], 3],
  ['completions', 'typedLength', ['l’été', 'l\'ét'], 4],
  ['completions', 'typedLength', ['🐕été', '🐕É'], 3],
  ['completions', 'typedLength', ['abc', 'x'], 0],
  ['completions', 'typedLength', ['ab', 'abc'], 2],
];

const spaces = (value) => (typeof value === 'string' ? value.replace(/[\u00a0\u202f]/g, ' ') : value);
const pairs = (value) => (Array.isArray(value) && value[0]?.marked !== undefined ? value.map(({text, marked}) => [text, marked]) : value);

test('tables of input and result', async (context) => {
  await own.inPage(async (page) => {
    await page.goto(own.address('?doc=etoile'));
    await page.locator('#reader-title').waitFor();
    for (const [module, name, given, wanted] of TABLE) {
      await context.test(`${module}.${name}(${JSON.stringify(given)})`, async () => {
        const found = await page.evaluate(async ([file, member, values]) => (await import(file))[member](...values), [`/${module}.js`, name, given]);
        assert.deepEqual(spaces(pairs(found)), wanted);
      });
    }
  }, {timezoneId: 'Europe/Paris'});
});
