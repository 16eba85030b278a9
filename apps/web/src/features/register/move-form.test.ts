import { describe, expect, test } from 'vitest';
import { move } from '../../../test/register-parts.ts';
import { fieldsToSend } from './move-form.tsx';

describe('a form', () => {
  test('sends what was changed, trimmed, and a blank only over something that stood there', () => {
    const step = move({ fields: ['way', 'freed', 'note', 'breach'] });
    const held = { way: 'close', note: '旧' };
    expect(fieldsToSend(step, held, { way: 'close', freed: ' 6.2 ', note: '', breach: false })).toEqual({
      freed: '6.2',
      note: '',
      breach: false,
    });
  });

  test('sends what an earlier step left blank with what the step asks for', () => {
    const conditions = { fields: ['land'], optional: ['parcels'], evidence: [] };
    const step = move({ fields: ['freed'], conditions });
    const typed = { freed: '6', land: ' 9 ', parcels: 'T1', way: 'close' };
    expect(fieldsToSend(step, {}, typed)).toEqual({ freed: '6', land: '9', parcels: 'T1' });
  });
});
