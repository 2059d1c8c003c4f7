// Reading a long text: drawn piece by piece, whole in the end.

import assert from 'node:assert/strict';
import test from 'node:test';

import {session} from './support/session.mjs';

const LINES = Array.from({length: 12_000}, (_, index) => `Ligne ${index + 1}\u202f: la marée descend le long de la grève, et le gardien du port `
  + `note l’heure dans son registre${index % 4000 === 3999 ? ', près d’un zygène' : ''}.`);

const own = session({
  documents: [{id: 'livre', title: 'Le registre', text: LINES.join('\n')}, {id: 'feuille', title: 'Une feuille', text: 'Le registre du port.'}]
    .map((document) => `${JSON.stringify(document)}\n`).join(''),
});

const open = async (page) => {
  await page.goto(own.address(`?${new URLSearchParams({q: 'zygène', doc: 'livre'})}`));
  await page.locator('#reader-title', {hasText: 'Le registre'}).waitFor();
};
const isSeen = (page) => page.waitForFunction(() => {
  const {top, bottom} = document.querySelector('mark.here').getBoundingClientRect();
  return top >= 0 && bottom <= innerHeight;
});

test('all of it is there, and its passages are gone to', () => own.inPage(async (page) => {
  await open(page);
  await page.locator('.passages', {hasText: /^3 passages/}).waitFor();
  assert.equal(await page.locator('.text p').count(), LINES.length);
  assert.equal(await page.locator('.text').textContent(), LINES.join(''));
  await page.locator('[aria-label="Passage suivant"]').click();
  await isSeen(page);
  await page.locator('[aria-label="Passage précédent"]').click();
  await isSeen(page);
  assert.match(await page.locator('#live').textContent(), /^Passage 3 sur 3\u00a0: Ligne 12000/);
}));

// After its first turn the drawing waits until this test lets it go on.
test('left before its end, it is not drawn on', () => own.inPage(async (page) => {
  await page.addInitScript(() => {
    const later = window.setTimeout.bind(window);
    window.held = [];
    window.setTimeout = (callback, delay, ...rest) => (delay === undefined ? window.held.push(callback) : later(callback, delay, ...rest));
    let now = 0;
    performance.now = () => { now += 1000; return now; };
  });
  await open(page);
  await page.evaluate(() => { window.text = document.querySelector('.text'); });
  await page.keyboard.press('Escape');
  await page.locator('#search').waitFor();
  assert.equal(await page.evaluate(() => window.held.splice(0).map((callback) => callback()).length), 1);
  assert.deepEqual(await page.evaluate(() => [window.text.children.length, window.held.length]), [1, 0]);
  assert.equal(await page.locator('.passages').count(), 0);
}));
