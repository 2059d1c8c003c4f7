// What every test file needs: an index of the test documents, a server, a browser; and a page that lets nothing pass unseen.

import assert from 'node:assert/strict';
import {after, before} from 'node:test';
import path from 'node:path';
import {chromium} from 'playwright-core';

import {jsonLines} from './documents.mjs';
import {index, serve, temporaryDirectory} from './programs.mjs';

const ARGUMENTS = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync'];
const TIMEOUT = 15000;

// Registers before/after hooks. → an object whose members are there once the tests run.
export function session({documents = jsonLines()} = {}) {
  const own = {};
  before(async () => {
    own.temporary = await temporaryDirectory();
    own.database = path.join(own.temporary.directory, 'index');
    if (documents) await index(own.database, documents);
    own.server = await serve(own.database);
    own.browser = await chromium.launch({executablePath: process.env.LIMIER_CHROMIUM ?? '/usr/bin/chromium', args: ARGUMENTS});
  });
  after(async () => {
    await own.browser?.close();
    await own.server?.stop();
    await own.temporary?.remove();
  });

  // Runs `steps` in a new page with an empty profile, then fails when the page said anything on its console, threw, opened a dialog or
  // asked another machine. `expected`: a pattern of console messages that the test provokes.
  own.inPage = async (steps, {expected = null, ...options} = {}) => {
    const context = await own.browser.newContext({locale: 'fr-FR', viewport: {width: 1200, height: 850}, ...options});
    const said = [];
    const page = await context.newPage();
    page.setDefaultTimeout(TIMEOUT);
    page.on('console', (message) => said.push(`console.${message.type()}: ${message.text()}`));
    page.on('pageerror', (error) => said.push(`error: ${error.stack}`));
    page.on('dialog', (dialog) => {
      said.push(`dialog: ${dialog.message()}`);
      dialog.dismiss();
    });
    page.on('request', (request) => {
      if (!request.url().startsWith(own.server.url)) said.push(`request: ${request.url()}`);
    });
    try {
      await steps(page);
      assert.deepEqual(said.filter((line) => !expected?.test(line)), []);
    } finally {
      await context.close();
    }
  };

  own.address = (search = '') => `${own.server.url}/${search}`;
  return own;
}

// Opens the page and waits for its first results.
export async function openSearch(page, address) {
  await page.goto(address);
  await page.locator('#search').waitFor();
}

export const titles = (page) => page.locator('#hits h2').allTextContents();
export const summary = (page) => page.locator('#summary').textContent();
// Waits until the heading says `text`.
export const summaryBecomes = (page, text) => page.locator('#summary', {hasText: text}).waitFor();
