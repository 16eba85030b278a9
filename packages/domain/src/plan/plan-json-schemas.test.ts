import { expect, test } from 'vitest';
import { planJsonSchemas } from './plan-json-schemas.ts';

test('every kind of plan file has a schema for editors, with descriptions in the words of the office', () => {
  const schemas = planJsonSchemas();
  expect(Object.keys(schemas).sort()).toEqual(
    [
      ...['plan', 'units', 'departments', 'clauses', 'indicators', 'tasks', 'lists', 'rulings', 'industries'],
      ...['facts', 'screening', 'workbooks', 'evaluation', 'registers', 'ledger', 'funds'],
      ...['policies', 'policy-cases'],
    ]
      .map((name) => `${name}.schema.json`)
      .sort(),
  );
  expect(schemas['units.schema.json']).toMatchObject({
    title: '乡镇（街道）与开发区',
    properties: {
      units: { items: { required: expect.arrayContaining(['id', 'name', 'tile', 'hasTargets']) } },
    },
  });
  expect(JSON.stringify(schemas['units.schema.json'])).toContain('九位统计用区划代码');
});
