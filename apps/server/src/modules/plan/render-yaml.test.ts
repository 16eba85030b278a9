import { expect, test } from 'vitest';
import { renderYaml } from './render-yaml.ts';

test.each([
  ['a policy', 'policies/roofs/policy.yaml', '../../../schemas/policies.schema.json'],
  ['its cases', 'policies/roofs/cases.yaml', '../../../schemas/policy-cases.schema.json'],
  [
    'the cases of an earlier version',
    'policies/roofs/2023-01-01/cases.yaml',
    '../../../../schemas/policy-cases.schema.json',
  ],
  ['a register', 'registers/roofs.yaml', '../../schemas/registers.schema.json'],
])('an editor is told the schema of %s', (_what, path, schema) => {
  const [first] = renderYaml({ path, value: {} }).split('\n');
  expect(first).toBe(`# yaml-language-server: $schema=${schema}`);
});
