import { describe, expect, test } from 'vitest';
import { fieldsToSend } from './move-form.tsx';

describe('a form', () => {
  test('sends what was changed, trimmed, and a blank only over something that stood there', () => {
    const fields = ['way', 'freed', 'note', 'breach'];
    const held = { way: 'close', note: '旧' };
    expect(fieldsToSend({ fields }, held, { way: 'close', freed: ' 6.2 ', note: '', breach: false })).toEqual(
      { freed: '6.2', note: '', breach: false },
    );
  });
});
