// Reading a document, and documents that wish us harm.

import assert from 'node:assert/strict';
import test from 'node:test';

import {HOSTILE} from './support/documents.mjs';
import {openSearch, session} from './support/session.mjs';

const own = session();
const documentAddress = (id, q = '') => own.address(`?${new URLSearchParams({...(q && {q}), doc: id})}`);

test('a document is shown with its title, metadata, paragraphs and tables', () => own.inPage(async (page) => {
  await page.goto(documentAddress('atelier', 'intelligence'));
  await page.locator('#reader-title').waitFor();
  assert.equal(await page.locator('#reader-title').textContent(), 'L’intelligence de l’atelier');
  assert.equal(await page.locator('#reader header time').getAttribute('datetime'), '2024-05-01');
  assert.equal((await page.locator('#reader header time').textContent()).replace(/\s/g, ' '), '1er mai 2024');
  assert.deepEqual(await page.locator('.tags li').allTextContents(), ['artisanat', 'livre']);
  assert.deepEqual(await page.locator('#reader th').allTextContents().then((cells) => cells.map((cell) => cell.trim())), ['Colle', 'Papier', 'Toile']);
  assert.match(await page.locator('.text p').last().textContent(), /cousus un à un/);
  assert.equal(await page.locator('.original a').getAttribute('href'), 'https://example.org/atelier');
}));

// Such rows were a table without a first row, and the document could not be opened.
test('rows of bars that say nothing are shown as lines', () => own.inPage(async (page) => {
  await page.goto(documentAddress('ornement'));
  await page.locator('#reader-title').waitFor();
  assert.deepEqual(await page.locator('.text p').allTextContents(), ['Copié à l’encre violette.', '|  |  |', '--|--', 'Fin du carnet.']);
  assert.equal(await page.locator('.text table').count(), 0);
}));

// The words stand where the API says, counted in code points: after an elision, after emoji, in a table.
test('the words of the search are marked in the document, one passage after the other', () => own.inPage(async (page) => {
  await page.goto(documentAddress('atelier', 'intelligence lin'));
  await page.locator('#reader-title').waitFor();
  assert.deepEqual(await page.locator('#reader mark').allTextContents(), ['intelligence', 'intelligence', 'Lin']);
  const bar = page.locator('.passages');
  assert.equal(await bar.locator('span').textContent(), '2 passages');
  const here = () => page.locator('.text mark.here').allTextContents();
  await bar.locator('[aria-label="Passage suivant"]').click();
  assert.deepEqual(await here(), ['intelligence']);
  assert.equal(await bar.locator('span').textContent(), 'Passage 1 sur 2');
  assert.match(await page.locator('#live').textContent(), /^Passage 1 sur 2\u00a0: La relieuse parle peu/);
  await bar.locator('[aria-label="Passage suivant"]').click();
  assert.deepEqual(await here(), ['Lin']);
  await page.keyboard.press('Enter');
  assert.deepEqual(await here(), ['intelligence']);
  await bar.locator('[aria-label="Passage précédent"]').click();
  assert.deepEqual(await here(), ['Lin']);
  await page.goto(documentAddress('chien', 'flair nez intelligence'));
  await page.locator('#reader-title', {hasText: 'limier'}).waitFor();
  assert.deepEqual(await page.locator('#reader mark').allTextContents(), ['flair', 'intelligence', 'nez']);
}));

test('the words of a phrase are one passage', () => own.inPage(async (page) => {
  await page.goto(documentAddress('atelier', '"cahiers sont cousus"'));
  await page.locator('.passages', {hasText: /^1 passage/}).waitFor();
  assert.deepEqual(await page.locator('.text mark').allTextContents(), ['cahiers', 'sont', 'cousus']);
}));

test('a document opened without a search has no mark', () => own.inPage(async (page) => {
  await page.goto(documentAddress('atelier'));
  await page.locator('#reader-title').waitFor();
  assert.equal(await page.locator('#reader mark, .passages').count(), 0);
}));

test('documents that resemble it are below, one step away', () => own.inPage(async (page) => {
  await page.goto(documentAddress('atelier', 'livre'));
  const links = page.locator('.similar a');
  await links.first().waitFor();
  assert.deepEqual(await links.allTextContents(), ['Le flair 🐕 du limier']);
  await links.first().click();
  await page.locator('#reader-title', {hasText: 'Le flair'}).waitFor();
  assert.equal(new URL(page.url()).searchParams.get('q'), 'livre');
  await page.locator('.similar a', {hasText: 'atelier'}).waitFor();
}));

test('a document that is not there is said to be missing, and one can go back', () => own.inPage(async (page) => {
  await page.goto(documentAddress('absent', 'marée'));
  await page.locator('#notice', {hasText: 'Document introuvable'}).waitFor();
  await page.keyboard.press('Escape');
  await page.locator('#search').waitFor();
  assert.equal(await page.locator('#notice').textContent(), '');
}, {expected: /404/}));

test('a hostile document is text in the results: nothing runs', () => own.inPage(async (page) => {
  await openSearch(page, own.address('?q=hame%C3%A7on'));
  const hit = page.locator('.hit').first();
  assert.equal(await hit.locator('h2').textContent(), HOSTILE.title);
  assert.match(await hit.locator('.snippet').first().textContent(), /<script>alert\(2\)<\/script> <img src=x onerror=alert\(3\)> &lt;b&gt;/);
  for (const words of await hit.locator('mark').allTextContents()) assert.equal(words, 'hameçon');
  assert.equal(await hit.locator('img, script, svg, b, i').count(), 0);
}));

test('a hostile document is text in the reader: nothing runs', () => own.inPage(async (page) => {
  await openSearch(page, own.address('?q=hame%C3%A7on'));
  await page.locator('.hit h2 a').first().click();
  await page.locator('#reader-title', {hasText: 'Le piège'}).waitFor();
  assert.equal(await page.locator('#reader-title').textContent(), HOSTILE.title);
  assert.equal(await page.locator('.text p').allTextContents().then((lines) => lines.join('\n')), HOSTILE.text);
  assert.equal(await page.locator('#reader').locator('img, script, svg, b, i').count(), 0);
  assert.equal(await page.locator('.original').count(), 0);
  await page.reload();
  await page.locator('#reader-title', {hasText: 'Le piège'}).waitFor();
}));

test('a hostile query is text too', () => own.inPage(async (page) => {
  const query = '<img src=x onerror=alert(9)> marée';
  await openSearch(page, own.address(`?${new URLSearchParams({q: query})}`));
  assert.equal(await page.title(), `${query} — Limier`);
  assert.equal(await page.locator('main img').count(), 0);
}));

test('the server forbids what the page never does', () => own.inPage(async (page) => {
  const response = await page.goto(own.address());
  const policy = response.headers()['content-security-policy'];
  for (const part of ["default-src 'none'", "script-src 'self'", "style-src 'self'", "connect-src 'self'"]) {
    assert.ok(policy?.includes(part), `${part} in ${policy}`);
  }
}));
