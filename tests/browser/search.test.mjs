// Searching: results while one types, marks, facets, pages, help when there is nothing.

import assert from 'node:assert/strict';
import test from 'node:test';

import {COUNT} from './support/documents.mjs';
import {openSearch, session, summary, summaryBecomes, titles} from './support/session.mjs';

const own = session();

test('the home page says how much there is to search', () => own.inPage(async (page) => {
  await page.goto(own.address());
  await page.locator('#holdings', {hasText: `${COUNT} documents`}).waitFor();
  assert.equal(await page.title(), 'Limier');
  assert.ok(await page.locator('#home').isVisible());
}));

test('results come while one types, without Enter', () => own.inPage(async (page) => {
  await page.goto(own.address());
  await page.locator('#q').pressSequentially('atelier', {delay: 30});
  await page.locator('#hits h2', {hasText: 'L’intelligence de l’atelier'}).waitFor();
  assert.equal(await page.title(), 'atelier — Limier');
  assert.match(await summary(page), /^1\u00a0résultat /);
  assert.match(await page.locator('#live').textContent(), /^1\u00a0résultat pour/);
}));

test('letters typed just before another order is chosen are not lost', () => own.inPage(async (page) => {
  await openSearch(page, own.address('?q=mar%C3%A9e'));
  await page.evaluate(() => {
    const box = document.getElementById('q');
    box.value = 'étoile';
    box.dispatchEvent(new Event('input', {bubbles: true}));
    const sort = document.getElementById('sort');
    sort.value = 'date:desc';
    sort.dispatchEvent(new Event('change', {bubbles: true}));
  });
  await page.locator('#hits h2', {hasText: 'étoile'}).waitFor();
  assert.equal(await page.locator('#q').inputValue(), 'étoile');
  assert.match(page.url(), /q=%C3%A9toile.*sort=date%3Adesc|q=%C3%A9toile.*sort=date:desc/);
}));

// An answer that comes late must not replace the answer to what was typed since.
test('a late answer to an old question is dropped', () => own.inPage(async (page) => {
  let release;
  const held = new Promise((resolve) => { release = resolve; });
  await page.route('**/v1/search?*', async (route) => {
    if (new URL(route.request().url()).searchParams.get('q') === 'marée') await held;
    await route.continue().catch(() => {});
  });
  await page.goto(own.address());
  const asked = page.waitForRequest((request) => new URL(request.url()).searchParams.get('q') === 'marée');
  await page.locator('#q').fill('marée');
  await asked;
  await page.locator('#q').fill('étoile');
  await page.locator('#hits h2', {hasText: 'étoile'}).waitFor();
  release();
  await page.waitForLoadState('networkidle');
  assert.deepEqual(await titles(page), ['Une étoile au télescope']);
}));

test('marks stand exactly around the word, after an elision and after emoji', () => own.inPage(async (page) => {
  await openSearch(page, own.address('?q=intelligence'));
  const hit = (id) => page.locator('.hit', {has: page.locator(`a[data-doc="${id}"]`)});
  assert.deepEqual(await hit('atelier').locator('h2 mark').allTextContents(), ['intelligence']);
  assert.deepEqual(await hit('atelier').locator('.snippet mark').allTextContents(), ['intelligence']);
  assert.match(await hit('atelier').locator('.snippet').first().textContent(), /l’intelligence de la main/);
  assert.deepEqual(await hit('chien').locator('.snippet mark').allTextContents(), ['intelligence']);
}));

// Icons of a PDF, which are such characters, were taken for the page's own marks: all the title was marked, its icons gone.
test('a title with characters of private use is shown as it is', () => own.inPage(async (page) => {
  await openSearch(page, own.address('?q=dict%C3%A9es'));
  assert.deepEqual(await titles(page), ['\ue000 Un carnet de dictées \ue001']);
  assert.deepEqual(await page.locator('.hit h2 mark').allTextContents(), ['dictées']);
}));

test('pages: links, numbers, the last one', () => own.inPage(async (page) => {
  await openSearch(page, own.address('?q=mar%C3%A9e'));
  assert.match(await summary(page), /^25\u00a0résultats /);
  assert.equal((await titles(page)).length, 10);
  await page.locator('#pages a', {hasText: 'Suivante'}).click();
  await page.locator('#pages [aria-current]', {hasText: '2'}).waitFor();
  assert.equal(new URL(page.url()).searchParams.get('page'), '2');
  await page.locator('#pages a[aria-label="Page 3"]').click();
  await page.locator('#pages [aria-current]', {hasText: '3'}).waitFor();
  assert.equal((await titles(page)).length, 5);
  assert.equal(await page.locator('#pages a', {hasText: 'Suivante'}).count(), 0);
}));

test('facets narrow, chips widen again; a value with a comma and quotation marks too', () => own.inPage(async (page) => {
  await openSearch(page, own.address('?q=mar%C3%A9e'));
  await page.locator('#facets a', {hasText: 'Port du Sud, quai "Ouest"'}).click();
  await summaryBecomes(page, '13\u00a0résultats');
  const chip = page.locator('#chips a');
  assert.match(await chip.textContent(), /Source\u00a0: Port du Sud, quai "Ouest"/);
  await page.reload();
  await summaryBecomes(page, '13\u00a0résultats');
  await chip.click();
  await summaryBecomes(page, '25\u00a0résultats');
  assert.equal(await chip.count(), 0);
}));

// Closed on a narrow window they stayed so on a wide one, where nothing is there to open them.
test('facets are there again on a window made wide', () => own.inPage(async (page) => {
  await openSearch(page, own.address('?q=mar%C3%A9e'));
  const facet = page.locator('#facets .facet a').first();
  await facet.waitFor({state: 'hidden'});
  await page.locator('#facets summary', {hasText: 'Affiner'}).click();
  await facet.waitFor();
  await page.locator('#facets summary', {hasText: 'Affiner'}).click();
  await facet.waitFor({state: 'hidden'});
  await page.setViewportSize({width: 1200, height: 850});
  await facet.waitFor();
}, {viewport: {width: 390, height: 800}}));

test('the bars of the years narrow to a period', () => own.inPage(async (page) => {
  await openSearch(page, own.address('?q=mar%C3%A9e'));
  const bars = page.locator('.years a');
  assert.ok(await bars.count() > 1 && await bars.count() <= 9);
  const name = await bars.first().getAttribute('aria-label');
  const [, count] = /: (\d+)/.exec(name.replace(/\u00a0/g, ' '));
  await bars.first().click();
  await summaryBecomes(page, `${count}\u00a0résultat`);
  assert.match(await page.locator('#chips').textContent(), /Date/);
}));

test('sorting by date changes the order and the address', () => own.inPage(async (page) => {
  await openSearch(page, own.address('?q=mar%C3%A9e'));
  await page.locator('#sort').selectOption('date:desc');
  await page.locator('#hits .hit:first-child h2', {hasText: 'numéro 25'}).waitFor();
  assert.equal(new URL(page.url()).searchParams.get('sort'), 'date:desc');
}));

test('nothing found: help, not an empty page', () => own.inPage(async (page) => {
  await openSearch(page, own.address('?q=zygomorphe'));
  assert.match(await summary(page), /Aucun résultat/);
  await page.locator('#nothing', {hasText: 'Quelques pistes'}).waitFor();
  assert.ok(await page.locator('#pages').isHidden());
}));

test('a misspelt word that finds nothing: what was meant, with its count, one click away', () => own.inPage(async (page) => {
  await openSearch(page, own.address('?q=inteligensse'));
  assert.match(await summary(page), /Aucun résultat/);
  assert.deepEqual(await page.locator('.suggestion mark').allTextContents(), ['intelligence']);
  assert.equal((await page.locator('.suggestion').textContent()).replace(/\u00a0/g, ' '), 'Vouliez-vous dire intelligence ? 2 résultats');
  await page.locator('.suggestion a').click();
  await summaryBecomes(page, '2\u00a0résultats');
  assert.equal(await page.locator('#q').inputValue(), 'intelligence');
  assert.equal(await page.locator('.suggestion').count(), 0);
}));

test('what was understood is said', () => own.inPage(async (page) => {
  await openSearch(page, own.address('?q=pluie+SAUF+vent'));
  assert.notEqual((await page.locator('.interpreted q').textContent()).trim(), '');
}));
