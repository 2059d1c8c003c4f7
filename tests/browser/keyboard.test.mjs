// The keyboard alone is enough.

import assert from 'node:assert/strict';
import test from 'node:test';

import {openSearch, session} from './support/session.mjs';

const own = session();
const focused = (page) => page.evaluate(() => document.activeElement.id || document.activeElement.dataset.doc || document.activeElement.tagName);

test('/ goes to the box, and is a letter inside it', () => own.inPage(async (page) => {
  await openSearch(page, own.address('?q=mar%C3%A9e'));
  await page.keyboard.press('/');
  assert.equal(await focused(page), 'q');
  assert.equal(await page.locator('#q').inputValue(), 'marée');
  await page.keyboard.press('End');
  await page.keyboard.type('/');
  assert.equal(await page.locator('#q').inputValue(), 'marée/');
}));

test('/ is no letter of a box that is empty', () => own.inPage(async (page) => {
  await page.goto(own.address(''));
  await page.keyboard.press('/');
  await page.keyboard.type('sel/poivre');
  assert.equal(await page.locator('#q').inputValue(), 'sel/poivre');
}));

test('arrows go down through the results and back up into the box', () => own.inPage(async (page) => {
  await openSearch(page, own.address('?q=mar%C3%A9e&sort=date:asc'));
  await page.keyboard.press('/');
  const seen = [];
  for (const key of ['ArrowDown', 'ArrowDown', 'ArrowUp', 'ArrowUp']) {
    await page.keyboard.press(key);
    seen.push(await focused(page));
  }
  assert.deepEqual(seen, ['marees/01', 'marees/02', 'marees/01', 'q']);
}));

test('down past the last result stays on it', () => own.inPage(async (page) => {
  await openSearch(page, own.address('?q=intelligence'));
  const count = await page.locator('.hit').count();
  for (let step = 0; step <= count; step += 1) await page.keyboard.press('ArrowDown');
  assert.equal(await focused(page), await page.locator('.hit').last().locator('h2 a').getAttribute('data-doc'));
}));

test('Enter opens the result, Escape comes back to it', () => own.inPage(async (page) => {
  await openSearch(page, own.address('?q=intelligence'));
  await page.keyboard.press('/');
  await page.keyboard.press('ArrowDown');
  const id = await focused(page);
  await page.keyboard.press('Enter');
  await page.locator('#reader-title').waitFor();
  assert.equal(await focused(page), 'reader-title');
  assert.equal(new URL(page.url()).searchParams.get('doc'), id);
  await page.keyboard.press('Escape');
  await page.locator('#search').waitFor();
  await page.waitForFunction((wanted) => document.activeElement.dataset.doc === wanted, id);
}));

test('Escape in the box clears it, and the home page is there', () => own.inPage(async (page) => {
  await openSearch(page, own.address('?q=intelligence'));
  await page.keyboard.press('/');
  await page.keyboard.press('Escape');
  await page.locator('#home').waitFor();
  assert.equal(await page.locator('#q').inputValue(), '');
  assert.equal(await focused(page), 'q');
}));

test('Tab reaches the skip link first, and it leads to the content', () => own.inPage(async (page) => {
  await openSearch(page, own.address('?q=intelligence'));
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.className), 'skip');
  await page.keyboard.press('Enter');
  assert.equal(await focused(page), 'main');
}));
