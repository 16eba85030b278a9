// Finds a Chromium that is already on the machine; on Debian as root installs the distribution's own.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const usual = {
  linux: [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/usr/bin/microsoft-edge',
  ],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  ],
};

const present = () =>
  [process.env.CHROMIUM_PATH, ...(usual[process.platform] ?? [])].find((path) => path && existsSync(path));

const canInstall = () =>
  process.platform === 'linux' && existsSync('/etc/debian_version') && process.getuid?.() === 0;

/** @returns the path of a browser, or undefined after saying plainly how to get one */
export function findChromium() {
  const found = present();
  if (found) return found;
  if (canInstall()) {
    console.log('No Chromium here; installing the one of the distribution.');
    const quiet = {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    };
    spawnSync('apt-get', ['update', '-qq'], quiet);
    try {
      execFileSync('apt-get', ['install', '-y', '-qq', 'chromium', 'fonts-noto-cjk'], quiet);
    } catch {
      console.error('The distribution could not install chromium.');
    }
  }
  const installed = present();
  if (!installed) {
    console.error(
      'The browser tests need Chromium, Chrome or Edge. Install one (Debian: apt-get install chromium fonts-noto-cjk; ' +
        'macOS: brew install --cask chromium; Windows: Edge is enough) or name it in CHROMIUM_PATH, then run again.',
    );
  }
  return installed;
}
