import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { beforeAll, describe, expect, test } from 'vitest';
import { readPlanFolder, renderSchemas } from '../../src/modules/plan/index.ts';
import { YUNPING } from './yunping.ts';

const PLANS = fileURLToPath(new URL('../../../../plans/', import.meta.url));
const FOLDERS = { 玉环: `${PLANS}yuhuan-2021-2023`, 云屏: YUNPING };

/** What an editor does: the schema of a file by its folder or its name. */
const schemaOf = (path: string): string => {
  if (/^policies\/.*\/cases\.yaml$/.test(path)) return 'policy-cases.schema.json';
  const [first = '', ...rest] = path.split('/');
  return `${rest.length === 0 ? first.replace(/\.yaml$/, '') : first}.schema.json`;
};

const validators = new Map<string, ValidateFunction>();
beforeAll(async () => {
  // `strict` is about how schemas are written; formats are for the reader and not checked here.
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  for (const { path } of renderSchemas()) {
    validators.set(path, ajv.compile(JSON.parse(await readFile(`${PLANS}schemas/${path}`, 'utf8'))));
  }
});
const validate = (path: string, value: unknown) => validators.get(schemaOf(path))!(value);

describe('the schemas for editors', () => {
  test('in the repository are the ones the program makes', async () => {
    for (const { path, text } of renderSchemas()) {
      expect(await readFile(`${PLANS}schemas/${path}`, 'utf8'), path).toBe(text);
    }
  });

  test.each(Object.entries(FOLDERS))('let every file of %s pass', async (_county, folder) => {
    const reading = await readPlanFolder(folder);
    if (!reading.ok) throw new Error(JSON.stringify(reading.errors));
    const refused = reading.documents.filter(({ path, value }) => !validate(path, value));
    expect(refused.map(({ path }) => path)).toEqual([]);
    expect(reading.documents.length).toBeGreaterThan(10);
  });

  test.each([
    ['a misspelt name', 'units.yaml', { unit: [] }],
    ['a code without quotes', 'units.yaml', { units: [{ id: 331083001 }] }],
    ['a figure without quotes', 'rulings.yaml', { rulings: [{ value: 20 }] }],
    [
      'a direction nobody knows',
      'indicators.yaml',
      { quantities: [{ direction: 'more' }], enumerations: [] },
    ],
    ['a workbook without its columns', 'workbooks/tax.yaml', { id: 'tax' }],
  ])('do not let %s pass', (_title, path, value) => {
    expect(validate(path, value)).toBe(false);
  });
});
