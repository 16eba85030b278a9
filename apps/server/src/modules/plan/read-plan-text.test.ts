import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { readPlanText } from './read-plan-text.ts';

const NS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://mc"';
const docx = (body: string) =>
  zipSync({
    'word/document.xml': strToU8(
      `<?xml version="1.0"?><w:document ${NS}><w:body>${body}</w:body></w:document>`,
    ),
  });
const p = (...runs: string[]) => `<w:p>${runs.map((run) => `<w:r><w:t>${run}</w:t></w:r>`).join('')}</w:p>`;
const cell = (...paragraphs: string[]) => `<w:tc>${paragraphs.map((one) => p(one)).join('')}</w:tc>`;

const refused = (bytes: Uint8Array): unknown => {
  try {
    return readPlanText(bytes);
  } catch (error) {
    return (error as { code?: string }).code;
  }
};

describe('the words of a .docx', () => {
  test('a paragraph is a line, however many runs it is cut into', () => {
    expect(readPlanText(docx(p('一、总体', '要求') + p('1．整治 &amp; 提升。')))).toBe(
      '一、总体要求\n1．整治 & 提升。',
    );
  });

  test('a table row is a line of cells, an empty one kept, a break inside a cell closed', () => {
    const row = `<w:tr>${cell('2')}${cell('')}${cell('培育', '品牌')}</w:tr>`;
    expect(readPlanText(docx(`<w:tbl>${row}</w:tbl>`))).toBe('\t2\t\t培育品牌\n');
  });

  test('what was struck out and what a newer drawing repeats is not read', () => {
    const struck = '<w:p><w:del><w:r><w:delText>旧</w:delText></w:r></w:del><w:r><w:t>新</w:t></w:r></w:p>';
    const twice = `<w:p><mc:Fallback><w:r><w:t>重复</w:t></w:r></mc:Fallback><w:r><w:t>一次</w:t></w:r></w:p>`;
    expect(readPlanText(docx(struck + twice))).toBe('新\n一次');
  });
});

test.each([
  ['UTF-8', Buffer.from('一、总体')],
  ['GBK', Buffer.from('d2bba1a2d7dccce5', 'hex')],
  ['what Windows calls Unicode', Buffer.from('fffe004e01303b60534f', 'hex')],
  ['the same, big end first', Buffer.from('feff4e003001603b4f53', 'hex')],
])('plain text in %s', (_title, bytes) => {
  expect(readPlanText(bytes).replace(/^\uFEFF/, '')).toBe('一、总体');
});

describe('what is no plan in words is refused with what to do', () => {
  test.each([
    ['.doc of old', Buffer.from('d0cf11e0a1b11ae10000', 'hex'), 'PLAN_TEXT_FORMAT'],
    ['PDF', Buffer.from('%PDF-1.7'), 'PLAN_TEXT_FORMAT'],
    ['RTF', Buffer.from('{\\rtf1'), 'PLAN_TEXT_FORMAT'],
    ['an archive without words', Buffer.from(zipSync({ 'a.txt': strToU8('一、') })), 'PLAN_TEXT_FORMAT'],
    ['a broken archive', docx(p('一、')).slice(0, 60), 'PLAN_TEXT_FORMAT'],
    ['XML that does not close', docx('<w:p>'), 'PLAN_TEXT_FORMAT'],
    ['a body that unfolds to 40 MB', docx(p('一'.repeat(14_000_000))), 'PLAN_TEXT_FORMAT'],
    ['20 MB and one byte', new Uint8Array(20 * 1024 * 1024 + 1), 'PLAN_TEXT_TOO_LARGE'],
  ])('%s', (_title, bytes, code) => {
    expect(refused(bytes)).toBe(code);
  });
});
