import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { makeFolder } from './make-folder.ts';

const root = mkdtempSync(join(tmpdir(), 'tenglong-folder-'));
afterAll(() => rmSync(root, { recursive: true }));

describe('a folder is made', () => {
  test('with those above it, private if asked, and stays when it is there', () => {
    const path = join(root, 'a', 'b', 'c');
    makeFolder(path, 0o700);
    makeFolder(path);
    expect(statSync(path).isDirectory()).toBe(true);
    if (process.platform !== 'win32') expect(statSync(join(root, 'a')).mode & 0o777).toBe(0o700);
  });

  test('never where a file is in the way', () => {
    const file = join(root, 'file');
    writeFileSync(file, '');
    expect(() => makeFolder(file)).toThrow('EEXIST');
    expect(() => makeFolder(join(file, 'below'))).toThrow('ENOTDIR');
  });

  test.runIf(process.platform === 'linux')(
    'or where nothing can be made: refused, not tried for ever',
    () => {
      expect(() => makeFolder('/proc/nothing')).toThrow('ENOENT');
      expect(() => makeFolder('/proc/nothing/below')).toThrow('ENOENT');
    },
  );
});
