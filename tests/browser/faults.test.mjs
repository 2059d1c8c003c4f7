// When the server is not there, or has nothing to search.

import assert from 'node:assert/strict';
import test from 'node:test';

import {jsonLines} from './support/documents.mjs';
import {index} from './support/programs.mjs';
import {session, summaryBecomes} from './support/session.mjs';

const own = session({documents: null});

// The first search finds the server busy. → how often it was asked.
async function refuseOnce(page) {
  let asked = 0;
  await page.route('**/v1/search?*', (route) => {
    asked += 1;
    if (asked > 1) return route.continue();
    return route.fulfill({
      status: 503, contentType: 'application/problem+json', headers: {'Retry-After': '1'},
      body: JSON.stringify({title: 'Serveur occupé', status: 503, code: 'busy'}),
    });
  });
  return () => asked;
}

test('no index yet: said in French, and the page comes to life when there is one', () => own.inPage(async (page) => {
  await page.goto(own.address('?q=mar%C3%A9e'));
  await page.locator('#notice', {hasText: /index/i}).waitFor();
  assert.ok(await page.locator('#hits').isHidden());
  await index(own.database, jsonLines());
  await summaryBecomes(page, '25\u00a0résultats');
  assert.equal(await page.locator('#notice').textContent(), '');
}, {expected: /503/}));

test('a stopped server is said, « Réessayer » works once it is back', () => own.inPage(async (page) => {
  await page.goto(own.address());
  await page.locator('#holdings:not(:empty)').waitFor();
  await own.server.stop();
  await page.locator('#q').fill('marée');
  await page.locator('#notice', {hasText: 'Le serveur ne répond pas'}).waitFor();
  await own.server.restart();
  await page.locator('#notice button').click();
  await summaryBecomes(page, '25\u00a0résultats');
}, {expected: /ERR_CONNECTION/}));

test('a busy server is asked again after the time that it names', () => own.inPage(async (page) => {
  const asked = await refuseOnce(page);
  await page.goto(own.address('?q=mar%C3%A9e'));
  await page.locator('#notice', {hasText: 'très occupé'}).waitFor();
  await summaryBecomes(page, '25\u00a0résultats');
  assert.equal(asked(), 2);
}, {expected: /503/}));

// The answer that came at last put the old query back into the box, over the letters typed since.
test('what is typed while the server is busy stays in the box', () => own.inPage(async (page) => {
  await refuseOnce(page);
  await page.goto(own.address('?q=mar%C3%A9e'));
  await page.locator('#notice', {hasText: 'très occupé'}).waitFor();
  await page.locator('#q').evaluate((box) => { box.value = 'marée bas'; });  // before the pause that asks
  await summaryBecomes(page, '25\u00a0résultats');
  assert.equal(await page.locator('#q').inputValue(), 'marée bas');
}, {expected: /503/}));
