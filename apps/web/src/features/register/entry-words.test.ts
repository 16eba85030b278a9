import { describe, expect, test } from 'vitest';
import { EVIDENCE, entry, missing, move } from '../../../test/register-parts.ts';
import { entrySentence, primaryAct, stepSentence } from './entry-words.ts';

describe('the sentence of an entry', () => {
  const lacksPhotos = { kind: 'photoAfter', label: '整治后照片', have: 0, need: 2 };
  const lacksFile = { kind: 'approval', label: '方案批复', have: 0, need: 1 };
  test.each([
    ['photos alone', move({ evidence: [lacksPhotos] }), '再拍 2 张整治后照片即可申请验收'],
    ['a document alone', move({ evidence: [lacksFile] }), '再交 1 份方案批复即可申请验收'],
    [
      'a document and a condition besides',
      move({ evidence: [lacksFile], missing: [missing('guard', 'machines')] }),
      '再交 1 份方案批复、办好 1 个条件即可申请验收',
    ],
    [
      'fields and several kinds',
      move({ evidence: [lacksPhotos, lacksFile], missing: [missing('field', 'freed')] }),
      '再填 1 项、交 3 件材料即可申请验收',
    ],
    [
      'a condition',
      move({ missing: [missing('guard', null, '腾出用地大于实际用地')] }),
      '腾出用地大于实际用地',
    ],
    ['another person', move({ missing: [missing('second-person', null)] }), '“申请验收”须由另一人复核'],
    ['nothing', move({}), '可以申请验收了'],
    ['nothing, of a step that is a sentence', move({ title: '受理，约验收' }), '可以办“受理，约验收”了'],
  ])('with %s missing', (_title, step, sentence) => {
    expect(stepSentence(step, { evidenceSpecs: EVIDENCE })).toBe(sentence);
  });
  test('names whom it waits for, since when it stands still, and that it is closed', () => {
    const next = { title: '批复方案', by: '市经信局', mine: false };
    expect(entrySentence(entry({ next }))).toBe('等市经信局批复方案');
    expect(entrySentence(entry({ heldSince: '2023-08-01' }))).toBe('暂停计时，自 2023 年 8 月 1 日起');
    const line = { ...entry({}).line, at: 1 };
    expect(entrySentence(entry({ next: null, line, stageTitle: '销号' }))).toBe('已销号');
    expect(entrySentence(entry({ next: null, line: { ...line, at: -1 }, stageTitle: '移出' }))).toBe(
      '现在是“移出”',
    );
  });
});

describe('the one button', () => {
  const photos = [{ kind: 'photoAfter', label: '整治后照片', have: 1, need: 2 }];
  test('takes the photo when only that is missing, else opens the form', () => {
    const only = move({ evidence: photos, missing: [missing('evidence', 'photoAfter')] });
    expect(primaryAct(entry({ moves: [only] }))).toEqual({
      kind: 'attach',
      wanted: { kind: 'photoAfter', label: '整治后照片', lack: 1 },
    });
    const both = { ...only, missing: [...only.missing, missing('field', 'freed')] };
    expect(primaryAct(entry({ moves: [both] }))).toEqual({ kind: 'form', move: both });
  });
  test('signs before anything else, and is not there while others are to act', () => {
    expect(primaryAct(entry({ maySign: true }))).toEqual({ kind: 'sign' });
    expect(primaryAct(entry({ next: { title: '批复', by: '市经信局', mine: false } }))).toBeUndefined();
  });
});
