import { describe, expect, test } from 'vitest';
import { draftKey, listDrafts, readDraft } from './use-draft.ts';

const ENTRY = '9344cc20-75f9-4145-951a-e61304248e66';

/** Local storage of one machine, as a map. */
function store(kept: Record<string, unknown>) {
  const keys = Object.keys(kept);
  return {
    length: keys.length,
    key: (at: number) => keys[at] ?? null,
    getItem: (key: string) => (key in kept ? JSON.stringify(kept[key]) : null),
  };
}
const draft = (at: string, title?: string) => ({
  fields: { land: '12.5' },
  reason: '',
  at,
  ...(title && { title }),
});

describe('what waits to be sent on this machine', () => {
  test('says which step of whom, opens its form, and comes the latest first', () => {
    const kept = store({
      [draftKey('damaiyu', ENTRY, 'verify')]: draft('2023-08-31T09:00:00Z', '甲公司，属地核实'),
      [draftKey('damaiyu', ENTRY, 'report-2023-08')]: draft('2023-08-31T10:00:00Z'),
    });
    expect(listDrafts(kept, 'damaiyu').map(({ title, href }) => [title, href])).toEqual([
      // One kept before steps had names, and by the month: its form is not a step's.
      ['清单里的一步', `/entries/${ENTRY}`],
      ['甲公司，属地核实', `/entries/${ENTRY}?move=verify`],
    ]);
  });

  test('is nobody else’s, though they use the same machine, and never what goes on a new list', () => {
    const kept = store({
      [draftKey('damaiyu', ENTRY, 'verify')]: draft('2023-08-31T09:00:00Z', '甲公司，属地核实'),
      [draftKey('jingxin', 'rectification', 'open.')]: draft('2023-08-31T09:00:00Z'),
    });
    expect(listDrafts(kept, 'jingxin')).toEqual([]);
  });
});

describe('a draft', () => {
  test('is kept under the account, the entry and the step; what cannot be read is no draft', () => {
    const key = draftKey('damaiyu', 'e1', 'apply');
    const kept = { fields: { freed: '6' }, reason: '', at: '2023-08-31T08:42:00Z' };
    expect(readDraft({ getItem: (of) => (of === key ? JSON.stringify(kept) : null) }, key)).toEqual(kept);
    expect(readDraft({ getItem: () => '{"fields":3}' }, key)).toBeUndefined();
    expect(readDraft({ getItem: () => null }, key)).toBeUndefined();
  });
});
