// The address holds the state: back, forward, reload, and no entry for a keystroke.

import assert from 'node:assert/strict';
import test from 'node:test';

import {openSearch, session, summaryBecomes} from './support/session.mjs';

const own = session();

async function type(page, text, title) {
  await page.locator('#q').fill('');
  await page.locator('#q').pressSequentially(text, {delay: 20});
  await page.locator('#hits h2', {hasText: title}).waitFor();
}

test('typing adds no entry to the history; Enter adds one', () => own.inPage(async (page) => {
  await page.goto(own.address());
  const length = () => page.evaluate(() => history.length);
  const start = await length();
  await type(page, 'étoile', 'Une étoile');
  assert.equal(await length(), start);
  assert.equal(new URL(page.url()).searchParams.get('q'), 'étoile');
  await page.keyboard.press('Enter');
  assert.equal(await length(), start + 1);
}));

test('back goes through the searches that one committed, to the home page', () => own.inPage(async (page) => {
  await page.goto(own.address());
  await type(page, 'étoile', 'Une étoile');
  await page.keyboard.press('Enter');
  await type(page, 'atelier', 'L’intelligence de l’atelier');
  await page.keyboard.press('Enter');
  await page.goBack();
  await page.locator('#hits h2', {hasText: 'Une étoile'}).waitFor();
  assert.equal(await page.locator('#q').inputValue(), 'étoile');
  await page.goBack();
  await page.locator('#home').waitFor();
  assert.equal(await page.locator('#q').inputValue(), '');
  await page.goForward();
  await page.locator('#hits h2', {hasText: 'Une étoile'}).waitFor();
}));

test('a search left for a document, without Enter, is there when one comes back', () => own.inPage(async (page) => {
  await page.goto(own.address());
  await type(page, 'étoile', 'Une étoile');
  await page.locator('#hits h2 a').first().click();
  await page.locator('#reader-title', {hasText: 'Une étoile'}).waitFor();
  assert.equal(await page.title(), 'Une étoile au télescope — Limier');
  await page.goBack();
  await page.locator('#search').waitFor();
  assert.equal(await page.locator('#q').inputValue(), 'étoile');
  await page.goBack();
  await page.locator('#home').waitFor();
}));

test('reload keeps the page of results, and the document', () => own.inPage(async (page) => {
  await openSearch(page, own.address('?q=mar%C3%A9e&page=2&sort=date:asc'));
  await page.reload();
  await page.locator('#hits h2', {hasText: 'numéro 11'}).waitFor();
  await page.locator('#hits h2 a').first().click();
  await page.locator('#reader-title', {hasText: 'numéro 11'}).waitFor();
  await page.reload();
  await page.locator('#reader-title', {hasText: 'numéro 11'}).waitFor();
  await page.locator('.back a').click();
  await summaryBecomes(page, '25\u00a0résultats');
  assert.equal(new URL(page.url()).searchParams.get('page'), '2');
}));

test('coming back from a document finds the place where one was', () => own.inPage(async (page) => {
  await openSearch(page, own.address('?q=mar%C3%A9e'));
  const link = page.locator('#hits h2 a').last();
  await link.scrollIntoViewIfNeeded();
  const before = await page.evaluate(() => scrollY);
  assert.ok(before > 0);
  await link.click();
  await page.locator('#reader-title').waitFor();
  assert.equal(await page.evaluate(() => scrollY), 0);
  await page.goBack();
  await page.locator('#search').waitFor();
  await page.waitForFunction((wanted) => Math.abs(scrollY - wanted) <= 1, before);
}));

test('a link to a document alone opens it, and leads home', () => own.inPage(async (page) => {
  await page.goto(own.address('?doc=etoile'));
  await page.locator('#reader-title', {hasText: 'Une étoile'}).waitFor();
  await page.keyboard.press('Escape');
  await page.locator('#home').waitFor();
}));
