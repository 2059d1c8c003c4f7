// Light and dark, phone and desktop: screenshots to look at (LIMIER_SCREENSHOTS), nothing wider than the screen, and the checks of
// WCAG 2.2 AA that a program can make.

import assert from 'node:assert/strict';
import {mkdir, readFile} from 'node:fs/promises';
import {createRequire} from 'node:module';
import path from 'node:path';
import test from 'node:test';
import {fileURLToPath} from 'node:url';

import {session} from './support/session.mjs';

const own = session();
const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = path.resolve(root, process.env.LIMIER_SCREENSHOTS ?? 'build/screenshots');
const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

const SCREENS = [
  {name: 'desktop-light', colorScheme: 'light', viewport: {width: 1200, height: 850}},
  {name: 'desktop-dark', colorScheme: 'dark', viewport: {width: 1200, height: 850}},
  {name: 'phone-light', colorScheme: 'light', viewport: {width: 390, height: 800}},
  {name: 'phone-dark', colorScheme: 'dark', viewport: {width: 390, height: 800}},
  {name: 'narrow', colorScheme: 'light', viewport: {width: 320, height: 640}},
];
// `type`: what is typed in the box once the page is there.
const VIEWS = [
  {name: 'home', search: '', ready: '#holdings:not(:empty)'},
  {name: 'results', search: '?q=mar%C3%A9e', ready: '#hits .hit'},
  {name: 'filtered', search: '?q=mar%C3%A9e&filter=date:2005..2016&page=2', ready: '#chips li'},
  {name: 'nothing', search: '?q=zygomorphe', ready: '#nothing ul'},
  {name: 'hostile', search: '?q=hame%C3%A7on', ready: '#hits .hit'},
  {name: 'completions', search: '', type: 'maré', ready: '#completions [role=option]'},
  {name: 'reader', search: '?q=intelligence&doc=atelier', ready: '#reader-title'},
];

for (const {name: screen, ...options} of SCREENS) {
  test(screen, (context) => own.inPage(async (page) => {
    await mkdir(folder, {recursive: true});
    for (const {name, search, type, ready} of VIEWS) {
      await context.test(name, async () => {
        await page.goto(own.address(search));
        if (type) await page.locator('#q').pressSequentially(type);
        await page.locator(ready).first().waitFor();
        await page.screenshot({path: path.join(folder, `${name}-${screen}.png`)});
        assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), options.viewport.width);
        await page.evaluate(axe);
        const {violations} = await page.evaluate((values) => window.axe.run(document, {runOnly: values}), RULES);
        assert.deepEqual(violations.map(({id, nodes}) => `${id}: ${nodes.map(({html}) => html).join(' ')}`), []);
      });
    }
  }, options));
}
