import { describe, expect, test } from 'vitest';
import { FileRefused } from '../refusal.ts';
import { XmlScanner } from './xml-scanner.ts';
import { decodeXmlText } from './xml-text.ts';

/** What the scanner tells, with the document cut into pieces of `size` bytes. */
function told(xml: string, size = 1_000_000): string[] {
  const events: string[] = [];
  let text = '';
  const flush = () => {
    if (text) events.push(`"${text}"`);
    text = '';
  };
  const scanner = new XmlScanner({
    open(name, tag) {
      flush();
      events.push(`<${name} ${tag.attribute('a') ?? ''}>`);
    },
    text(bytes, start, end, raw) {
      text += raw ? bytes.toString('utf8', start, end) : decodeXmlText(bytes, start, end);
    },
    close(name) {
      flush();
      events.push(`</${name}>`);
    },
  });
  const bytes = Buffer.from(xml);
  for (let at = 0; at < bytes.length; at += size) scanner.write(bytes.subarray(at, at + size));
  scanner.end();
  return events;
}

function refusedWith(xml: string): string {
  try {
    told(xml);
  } catch (error) {
    if (error instanceof FileRefused) return error.refused.code;
    throw error;
  }
  return 'read';
}

describe('the XML reader', () => {
  test('however a document is cut into pieces, the same is told', () => {
    const xml =
      '\ufeff<?xml version="1.0" encoding="UTF-8"?>\n<!-- > <x> --><x:r xmlns:x="u" a="一&lt;"><c a=\'&quot;\' b="2>1"/>' +
      '<t>甲&amp;乙<![CDATA[<丙>]]&gt;]]><!-- - -->丁</t >\r\n</x:r>\n<!-- end -->';
    const whole = told(xml);
    expect(whole).toEqual([
      '<r 一<>',
      '<c ">',
      '</c>',
      '<t >',
      '"甲&乙<丙>]]&gt;丁"',
      '</t>',
      '"\n"',
      '</r>',
    ]);
    for (let size = 1; size < 40; size += 1) expect(told(xml, size)).toEqual(whole);
  });

  test.each([
    ['a document type', '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>', 'FILE_UNSAFE'],
    ['a document type inside', '<x><!DOCTYPE y></x>', 'FILE_UNSAFE'],
    ['endless nesting', '<x>'.repeat(300), 'FILE_UNSAFE'],
    ['an entity of its own', '<x><t>&bomb;</t></x>', 'FILE_DAMAGED'],
    ['a reference to no character', '<x><t>&#xD800;</t></x>', 'FILE_DAMAGED'],
    ['an open reference', '<x><t>&lt</t></x>', 'FILE_DAMAGED'],
    ['crossed tags', '<x><y></x></y>', 'FILE_DAMAGED'],
    ['a missing end', '<x><y></y>', 'FILE_DAMAGED'],
    ['a second root', '<x/><y/>', 'FILE_DAMAGED'],
    ['an attribute without quotes', '<x a=1/>', 'FILE_DAMAGED'],
    ['an attribute without value', '<x a/>', 'FILE_DAMAGED'],
    ['a tag in a tag', '<x <y/>/>', 'FILE_DAMAGED'],
    ['a name without end', `<${'x'.repeat(300)}/>`, 'FILE_DAMAGED'],
    ['an end of nothing', '</x>', 'FILE_DAMAGED'],
    ['nothing', ' ', 'FILE_DAMAGED'],
    ['another encoding', '<?xml version="1.0" encoding="GBK"?><x/>', 'FILE_DAMAGED'],
  ])('refuses %s', (_title, xml, code) => {
    expect(refusedWith(xml)).toBe(code);
  });
});
