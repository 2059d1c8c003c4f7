// Starts the two real programs on a fresh index, and ends them. LIMIER_BIN names the folder that holds them.

import {spawn} from 'node:child_process';
import {mkdtemp, rm} from 'node:fs/promises';
import {createServer} from 'node:net';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {fileURLToPath} from 'node:url';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const bin = path.resolve(root, process.env.LIMIER_BIN ?? 'build/dev/bin');
const web = path.join(root, 'web');

function finished(child) {
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => resolve(code ?? signal));
  });
}

// Indexes JSON Lines given as text; fails with what the program said.
export async function index(database, jsonLines) {
  const child = spawn(path.join(bin, 'limier-index'), ['--db', database, '-'], {stdio: ['pipe', 'ignore', 'pipe']});
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text) => { said += text; });
  child.stdin.on('error', () => {});  // an early death is told by the exit code
  child.stdin.end(jsonLines);
  const code = await finished(child);
  if (code !== 0) throw new Error(`limier-index ended with ${code}: ${said}`);
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject).listen(0, '127.0.0.1', () => {
      const {port} = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

// → {url, stop, restart}: `stop` ends the server as SIGTERM does, `restart` starts it again at the same address.
export async function serve(database) {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  let child;
  let said = '';
  let ended;
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
  };
  const start = async () => {
    child = spawn(path.join(bin, 'limier-serve'), ['--db', database, '--web', web, '--listen', `127.0.0.1:${port}`],
      {stdio: ['ignore', 'ignore', 'pipe']});
    child.stderr.setEncoding('utf8').on('data', (text) => { said += text; });
    let gone = false;
    ended = finished(child).then((code) => { gone = true; return code; });
    for (let tries = 0; tries < 200; tries += 1) {
      if (gone) break;
      const alive = await fetch(`${url}/health`).then((response) => response.ok, () => false);
      if (alive) return;
      await new Promise((resolve) => { setTimeout(resolve, 50); });
    }
    child.kill('SIGKILL');
    throw new Error(`limier-serve does not answer at ${url}: ${said}`);
  };
  await start();
  return {url, stop, restart: start};
}

export async function temporaryDirectory() {
  const directory = await mkdtemp(path.join(tmpdir(), 'limier-browser-'));
  return {directory, remove: () => rm(directory, {recursive: true, force: true})};
}
