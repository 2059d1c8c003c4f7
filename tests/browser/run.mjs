// Runs the browser tests; 77 (skipped, for CTest) when what they need is not installed: `npm ci` in this folder, and Chromium.

import {spawnSync} from 'node:child_process';
import {existsSync, readdirSync} from 'node:fs';
import {fileURLToPath} from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
const chromium = process.env.LIMIER_CHROMIUM ?? '/usr/bin/chromium';

function skip(reason) {
  console.error(`SKIPPED: ${reason}`);
  process.exit(77);
}

if (!existsSync(`${here}node_modules/playwright-core`)) skip('no node_modules; run `npm ci` in tests/browser');
if (!existsSync(chromium)) skip(`no ${chromium}; install chromium`);

const wanted = process.argv.slice(2);
const files = readdirSync(here).filter((name) => name.endsWith('.test.mjs') && (wanted.length === 0 || wanted.some((part) => name.includes(part))));
const {status} = spawnSync(process.execPath, ['--test', '--test-concurrency=1', ...files.sort()], {cwd: here, stdio: 'inherit'});
process.exit(status ?? 1);
