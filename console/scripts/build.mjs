// What Maven runs: installs and builds, each only where something is newer than what it made the last time.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const NEEDED = [20, 19];
const INSTALLED = 'node_modules/.package-lock.json';
const BUILT = 'target/classes/META-INF/resources/index.html';
const SOURCES = [
  'src',
  'public',
  'index.html',
  'vite.config.ts',
  'firstLoad.ts',
  'package.json',
  INSTALLED,
];

process.chdir(fileURLToPath(new URL('..', import.meta.url)));

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < NEEDED[0] || (major === NEEDED[0] && minor < NEEDED[1])) {
  console.error(
    `The console needs Node.js ${NEEDED.join('.')} or newer to be built; this is ${process.versions.node}.`,
  );
  process.exit(1);
}
if (changed(INSTALLED, ['package-lock.json'])) {
  npm('ci', '--loglevel=error');
}
if (changed(BUILT, SOURCES)) {
  npm('run', '--silent', 'build', '--', '--logLevel', 'error');
}

function changed(made, sources) {
  return !existsSync(made) || Math.max(...sources.map(newest)) > statSync(made).mtimeMs;
}

/** When the file, or anything in the folder, was last touched; a folder tells of files that are gone. */
function newest(path) {
  const stat = statSync(path);
  return stat.isDirectory()
    ? Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))))
    : stat.mtimeMs;
}

function npm(...args) {
  const { status } = spawnSync('npm', args, {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) {
    process.exit(status ?? 1);
  }
}
