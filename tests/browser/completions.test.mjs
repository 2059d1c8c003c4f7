// Completions below the box: offered while one types, chosen by the arrows or a click, never in the way.

import assert from 'node:assert/strict';
import test from 'node:test';

import {openSearch, session, summaryBecomes} from './support/session.mjs';

const own = session();
const options = (page) => page.locator('#completions [role=option]');
const texts = (page) => options(page).locator('.text').allTextContents();
const chosen = (page) => page.evaluate(() => {
  const id = document.getElementById('q').getAttribute('aria-activedescendant');
  return id && document.getElementById(id).querySelector('.text').textContent;
});
const expanded = (page) => page.locator('#q').getAttribute('aria-expanded');

// Types, and waits for the completion that only the whole of it brings, not its beginning.
async function type(page, text, completion) {
  await page.locator('#q').focus();
  await page.keyboard.type(text);
  await options(page).locator('.text', {hasText: completion}).first().waitFor();
}

test('words and titles are offered, the end that is missing set off', () => own.inPage(async (page) => {
  await page.goto(own.address());
  await type(page, 'atel', /^atelier$/);
  assert.deepEqual(await texts(page), ['atelier', 'L’intelligence de l’atelier']);
  assert.deepEqual(await options(page).locator('b').allTextContents(), ['ier']);
  assert.deepEqual(await options(page).locator('.kind').allTextContents(), ['1 document', 'titre']);
  assert.equal(await expanded(page), 'true');
  assert.equal(await chosen(page), null);
}));

test('the arrows choose, Enter searches for what is chosen; the box has the focus all along', () => own.inPage(async (page) => {
  await page.goto(own.address());
  await type(page, 'intelligence de l’ate', /^intelligence de l’atelier$/);
  await page.keyboard.press('ArrowDown');
  assert.equal(await chosen(page), 'intelligence de l’atelier');
  assert.equal(await page.locator('#q').inputValue(), 'intelligence de l’ate');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'q');
  await page.keyboard.press('ArrowDown');
  assert.equal(await chosen(page), 'L’intelligence de l’atelier');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  assert.equal(await page.locator('#q').inputValue(), 'intelligence de l’atelier');
  await summaryBecomes(page, '1\u00a0résultat');
  assert.ok(await page.locator('#completions').isHidden());
  assert.equal(await expanded(page), 'false');
  await page.goBack();
  await page.locator('#home').waitFor();
}));

test('a title is found by itself', () => own.inPage(async (page) => {
  await page.goto(own.address());
  await type(page, 'marée numéro 12', 'numéro 12');
  await options(page).locator('.text', {hasText: 'numéro 12'}).click();
  assert.equal(await page.locator('#q').inputValue(), 'titre:"Relevé de marée numéro 12"');
  await summaryBecomes(page, '1\u00a0résultat');
}));

test('down past the last completion goes on into the results', () => own.inPage(async (page) => {
  await page.goto(own.address());
  await type(page, 'télescope', 'Une étoile au télescope');
  await page.locator('#hits h2', {hasText: 'télescope'}).waitFor();
  await page.waitForLoadState('networkidle');
  const count = await options(page).count();
  for (let step = 0; step < count; step += 1) await page.keyboard.press('ArrowDown');
  assert.notEqual(await chosen(page), null);
  await page.keyboard.press('ArrowDown');
  assert.equal(await page.evaluate(() => document.activeElement.dataset.doc), 'etoile');
  assert.ok(await page.locator('#completions').isHidden());
}));

test('Escape closes the list, then clears the box', () => own.inPage(async (page) => {
  await page.goto(own.address());
  await type(page, 'atel', /^atelier$/);
  await page.keyboard.press('Escape');
  assert.ok(await page.locator('#completions').isHidden());
  assert.equal(await page.locator('#q').inputValue(), 'atel');
  await page.keyboard.press('Escape');
  assert.equal(await page.locator('#q').inputValue(), '');
}));

test('leaving the box closes the list; one letter opens none', () => own.inPage(async (page) => {
  await openSearch(page, own.address('?q=mar%C3%A9e'));
  await page.locator('#q').fill('');
  await type(page, 'atel', /^atelier$/);
  await page.keyboard.press('Tab');
  assert.ok(await page.locator('#completions').isHidden());
  await page.locator('#q').focus();
  const asked = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.locator('#q').fill('a');
  await page.waitForResponse((response) => response.url().includes('/v1/search'));
  assert.ok(!asked.includes('/v1/suggest'));
}));

// An answer that comes late must not replace the answer to what was typed since.
test('a late answer to an old question is dropped', () => own.inPage(async (page) => {
  let release;
  const held = new Promise((resolve) => { release = resolve; });
  await page.route('**/v1/suggest?*', async (route) => {
    if (new URL(route.request().url()).searchParams.get('q') === 'mar') await held;
    await route.continue().catch(() => {});
  });
  await page.goto(own.address());
  await page.locator('#q').focus();
  const asked = page.waitForRequest((request) => new URL(request.url()).searchParams.get('q') === 'mar');
  await page.keyboard.type('mar');
  await asked;
  await page.locator('#q').fill('atel');
  await options(page).locator('.text', {hasText: /^atelier$/}).waitFor();
  release();
  await page.waitForLoadState('networkidle');
  assert.deepEqual(await texts(page), ['atelier', 'L’intelligence de l’atelier']);
}));

test('without the server’s completions the box works as before', () => own.inPage(async (page) => {
  await page.route('**/v1/suggest?*', (route) => route.fulfill({status: 500, body: 'rien'}));
  await page.goto(own.address());
  await page.locator('#q').focus();
  await page.keyboard.type('atelier');
  await summaryBecomes(page, '1\u00a0résultat');
  assert.ok(await page.locator('#completions').isHidden());
  assert.equal(await page.locator('#notice').textContent(), '');
}, {expected: /500/}));

test('a hostile title is text in the list', () => own.inPage(async (page) => {
  await page.goto(own.address());
  await type(page, 'piège', 'Le piège');
  assert.equal(await page.locator('#completions').locator('img, mark').count(), 0);
  assert.match((await texts(page)).join('\n'), /<img src=x onerror="alert\(1\)"> Le piège/);
}));
