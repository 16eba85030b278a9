import { expect, test } from 'vitest';
import { smallDocuments } from '../../test/plan/small-county.ts';
import { withDocument } from './with-document.ts';

test('a file replaced leaves the others and their texts alone', () => {
  const documents = smallDocuments().map((document) => ({ ...document, text: '# 原文' }));
  const edited = withDocument(documents, 'units.yaml', { units: [] });
  expect(edited.find(({ path }) => path === 'units.yaml')).toEqual({
    path: 'units.yaml',
    value: { units: [] },
  });
  expect(edited.filter(({ text }) => text === '# 原文')).toHaveLength(documents.length - 1);
});
